//! Letters read from one source in, each kept once: new ones are added, copies known, cut ones completed.

use super::find::Failure;
use super::index::{own_key, prepare, terms};
use super::task::{ImportReport, Task};
use super::work::{ReadyLetter, Seen, Step, Worked};
use crate::letters;
use crate::model::{Letter, LetterId, Oddity};
use crate::sources::{NotRead, Why};
use crate::store::{Indexer, KeptLetter, NewLetter, SourceRow, Store, digest_key, pack};
use anyhow::Result;

/// So many letters with one Message-ID are compared; more are no accident.
const NAMESAKES: usize = 8;
/// What a list adds below a letter has no more lines and characters.
const FOOTER_LINES: usize = 15;
const FOOTER_CHARS: usize = 1_000;

/// Writes what comes from the sources, in that order.
pub struct Keeper<'a> {
    tasks: &'a [Task],
    everything: bool,
    pub report: &'a mut ImportReport,
    digests: Seen,
    /// Keys of Message-IDs.
    ids: Seen,
    pub source: Current,
    indexer: Indexer,
}

/// The source that is read now.
#[derive(Default)]
pub struct Current {
    /// Its number among the tasks.
    pub task: usize,
    id: i64,
    by_place: bool,
    /// Bytes of it up to the last letter written.
    pub consumed: u64,
    /// Places of letters not written down yet.
    places: Vec<String>,
    /// Something in it could not be read.
    failed: bool,
}

impl Keeper<'_> {
    pub fn new<'a>(
        tasks: &'a [Task],
        everything: bool,
        digests: Seen,
        ids: Seen,
        report: &'a mut ImportReport,
    ) -> Keeper<'a> {
        let (source, indexer) = (Current::default(), Indexer::default());
        Keeper { tasks, everything, report, digests, ids, source, indexer }
    }

    /// Call [`Keeper::flush`] before the transaction ends.
    pub fn take(&mut self, store: &mut Store, step: Step) -> Result<()> {
        match step {
            Step::Begin(task) => return self.begin(store, task),
            Step::Letter(letter) => {
                self.source.consumed = letter.consumed;
                return self.letter(store, *letter);
            }
            Step::LeftOut { consumed, reason } => {
                *self.report.left_out.entry(reason).or_default() += 1;
                self.source.consumed = consumed;
            }
            Step::Failed(error) if is_gone(&error) => return self.gone(store),
            Step::Failed(error) => self.fail(&error),
            Step::End(Err(error)) => self.fail(&error),
            Step::End(Ok(read_to)) => return self.end(store, read_to),
        }
        Ok(())
    }

    fn begin(&mut self, store: &mut Store, task: usize) -> Result<()> {
        let Some(Task { path, by_place, .. }) = self.tasks.get(task) else { return Ok(()) };
        self.flush(store)?;
        self.source = Current { task, id: store.start_source(path)?, by_place: *by_place, ..Current::default() };
        Ok(())
    }

    fn fail(&mut self, error: &anyhow::Error) {
        self.source.failed = true;
        let path = self.tasks.get(self.source.task).map(|task| task.source.path.as_path());
        self.report.failed.extend(path.map(|path| Failure::new(path, error)));
    }

    /// The next run looks for it under another name, should it have one.
    fn gone(&mut self, store: &mut Store) -> Result<()> {
        self.source.failed = true;
        self.odd(store, "", Oddity::Changed)
    }

    fn end(&mut self, store: &mut Store, read_to: u64) -> Result<()> {
        let Some(Task { source, .. }) = self.tasks.get(self.source.task) else { return Ok(()) };
        if source.has_changed() {
            self.odd(store, "", Oddity::Changed)?;
        }
        self.report.read += 1;
        // Where something failed the source stays unfinished, and is tried again next time.
        if self.source.failed {
            return Ok(());
        }
        store.finish_source(&SourceRow {
            id: self.source.id,
            bytes: source.stamp.bytes,
            modified: source.stamp.modified,
            head: source.stamp.head.clone(),
            read_to,
            everything: self.everything,
        })
    }

    pub fn flush(&mut self, store: &mut Store) -> Result<()> {
        let places = std::mem::take(&mut self.source.places);
        if !places.is_empty() {
            store.add_places(self.source.id, &places)?;
        }
        store.flush_index(&mut self.indexer)
    }

    fn odd(&mut self, store: &mut Store, place: &str, oddity: Oddity) -> Result<()> {
        *self.report.oddities.entry(oddity).or_default() += 1;
        store.add_oddity(self.source.id, place, oddity)
    }

    fn letter(&mut self, store: &mut Store, mut letter: ReadyLetter) -> Result<()> {
        if self.source.by_place {
            self.source.places.push(letter.place.clone());
        }
        for oddity in std::mem::take(&mut letter.oddities) {
            self.odd(store, &letter.place, oddity)?;
        }
        if !self.digests.is_surely_new(digest_key(&letter.digest))
            && let Some(id) = store.letter_with_digest(letter.digest)?
        {
            return self.copy(store, id, letter.sent);
        }
        let key = letter.worked.as_ref().map_or_else(|| own_key(&letter.letter), |worked| worked.prepared.own_key);
        let namesakes = match self.ids.is_surely_new(key) {
            true => Vec::new(),
            false => store.letters_with_id(key, NAMESAKES)?,
        };
        for id in &namesakes {
            let kept = store.letter(*id)?;
            let here = kept.source == self.source.id && kept.place == letter.place;
            let open_end = here || store.is_odd(kept.source, &kept.place, Oddity::Truncated)?;
            let one = letter_of(&kept);
            if let Some(same) = same_letter(&one, &letter.letter, open_end) {
                if same == Same::Longer {
                    self.complete(store, kept, &letter.letter.text)?;
                }
                return self.copy(store, *id, letter.sent);
            }
        }
        if !namesakes.is_empty() {
            self.odd(store, &letter.place, Oddity::SameIdOtherContent)?;
        }
        self.add(store, letter)
    }

    fn copy(&mut self, store: &mut Store, id: LetterId, sent: bool) -> Result<()> {
        self.report.duplicates += 1;
        if sent { store.mark_sent(id) } else { Ok(()) }
    }

    /// The header that came first stands, with the text that is longer.
    fn complete(&mut self, store: &mut Store, kept: KeptLetter, text: &str) -> Result<()> {
        let whole = Letter { text: text.to_owned(), ..letter_of(&kept) };
        store.replace_letter(kept.id, &pack(&kept.header, &whole.text)?)?;
        store.replace_reading(&prepare(&whole).indexed(&whole, kept.id, kept.sent))?;
        store.replace_words(kept.id, terms(&whole))
    }

    fn add(&mut self, store: &mut Store, letter: ReadyLetter) -> Result<()> {
        let worked = match letter.worked {
            Some(worked) => worked,
            None => Worked::new(&letter.letter)?,
        };
        let id = store.add_letter(&NewLetter {
            digest: letter.digest,
            id_key: worked.prepared.own_key,
            sent: letter.sent,
            source: self.source.id,
            place: &letter.place,
            attachments: &letter.letter.attachments,
            packed: &worked.packed,
        })?;
        store.add_row(&mut self.indexer, &worked.prepared.indexed(&letter.letter, id, letter.sent))?;
        self.report.kept += 1;
        Ok(())
    }
}

/// A letter of a folder that was moved or deleted since the folder was listed: mail programs do so all the time.
fn is_gone(error: &anyhow::Error) -> bool {
    error.downcast_ref::<NotRead>().is_some_and(|not_read| not_read.why == Why::Missing)
}

fn letter_of(kept: &KeptLetter) -> Letter {
    letters::reopen(&kept.header, kept.text.clone(), kept.attachments.clone())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Same {
    /// The new copy says no more than the one that is kept.
    AsLong,
    /// The new copy goes on where the kept one ends.
    Longer,
}

/// Two copies of one letter: the same writer and second, and one text the beginning of the other. What is kept holds all
/// of the new one then; the other way round no more may be new than a list adds below. So a copy that was met before
/// the kept one was completed is known afterwards, too. At an open end any text may go on: the kept letter broke off with
/// its file, or stood in the very same place, and was still being written to it.
fn same_letter(kept: &Letter, new: &Letter, open_end: bool) -> Option<Same> {
    let writer = |letter: &Letter| letter.from.as_ref().map(|mailbox| mailbox.address.clone());
    if writer(kept) != writer(new) || kept.date != new.date {
        return None;
    }
    let footer = |tail: &str| tail.lines().count() <= FOOTER_LINES && tail.chars().count() <= FOOTER_CHARS;
    match (behind(&kept.text, &new.text, open_end), behind(&new.text, &kept.text, false)) {
        (Some(""), _) => Some(Same::AsLong),
        (Some(tail), _) if open_end || !kept.text.trim().is_empty() && footer(tail) => Some(Same::Longer),
        (_, Some(_)) if !new.text.trim().is_empty() => Some(Same::AsLong),
        _ => None,
    }
}

/// What `long` holds behind the words of `short`, when it begins with them; of the last word the end may be `cut`.
fn behind<'a>(short: &str, long: &'a str, cut: bool) -> Option<&'a str> {
    let mut rest = long;
    let mut words = short.split_whitespace().peekable();
    while let Some(word) = words.next() {
        rest = rest.trim_start().strip_prefix(word)?;
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        if !(ends || cut && words.peek().is_none()) {
            return None;
        }
    }
    Some(rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies() {
        let footer = "Hi Eva,\n\nsee you.\n--\nlist mailing list\nlist@example.org";
        let long = format!("Hi Eva,\n\nsee you.{}", "\nAnd another thing.".repeat(16));
        let rows = [
            ("Hi Eva,\n\nsee you.", "Hi Eva, see  you.\n", false, Some(Same::AsLong)),
            ("Hi Eva,\n\nsee you.", footer, false, Some(Same::Longer)),
            (footer, "Hi Eva,\n\nsee you.", false, Some(Same::AsLong)),
            ("", "", false, Some(Same::AsLong)),
            ("", footer, false, None),
            (footer, " \n", false, None),
            ("Hi Eva,\n\nsee you.", &long, false, None),
            (&long, "Hi Eva,\n\nsee you.", false, Some(Same::AsLong)),
            ("Hi Eva,\n\nsee you.", &long, true, Some(Same::Longer)),
            ("", &long, true, Some(Same::Longer)),
            ("Hi Eva,\n\nsee you.", "Hi Eva,\n\nsee your brother.", false, None),
            ("Hi Eva,\n\nsee yo", "Hi Eva,\n\nsee you.", true, Some(Same::Longer)),
            ("Hi Eva", "Hi Ida", true, None),
        ];
        for (kept, new, open_end, expected) in rows {
            let letter = |text: &str| Letter { text: text.to_owned(), ..Letter::default() };
            assert_eq!(same_letter(&letter(kept), &letter(new), open_end), expected, "{kept:?} {new:?}");
        }
    }
}
