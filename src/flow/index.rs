//! A decoded letter in, what the index holds of it out; and the index brought up to date with the letters kept.

use super::cores::{Jobs, on_all_cores, write_all};
use crate::letters;
use crate::model::{Kind, Language, Letter, LetterId, Reading, Remark, RemarkKind, Span, Verdict};
use crate::speech::{stems, subject};
use crate::store::{Compounds, Indexed, Indexer, Store, Wordless, Words};
use anyhow::{Result, anyhow};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

/// Letters read again in one transaction, in number and in bytes.
const BATCH: usize = 500;
const BATCH_BYTES: usize = 8 << 20;
/// Bytes of letters whose words are worked out together.
const WORDED: usize = 1 << 20;

/// All that decides who is who and to whom one may write, worked out away from the store, so that many letters can be
/// worked out at once.
pub struct Prepared {
    pub own_key: i64,
    pub parent_key: i64,
    pub thread_key: i64,
    pub replies: bool,
    pub verdict: Verdict,
    pub remarks: Vec<(RemarkKind, String, Span)>,
}

/// Most letters say nothing that bears on other letters: those are not read here, but for their words, later. The
/// register tells namesakes apart, and only by letters from one to one.
pub fn prepare(letter: &Letter) -> Prepared {
    let between_two = letter.kind == Kind::Personal && letter.to.len() == 1 && letter.cc.is_empty();
    let telling = || letters::remarkable(letter) || between_two && letters::may_have_register(letter);
    let reading = unbroken(|| if telling() { letters::read_bearing(letter) } else { Reading::default() });
    Prepared {
        own_key: own_key(letter),
        // Nothing answers itself.
        parent_key: letter
            .answers
            .iter()
            .find(|id| Some(*id) != letter.message_id.as_ref())
            .map_or(0, |id| key(id.as_str())),
        thread_key: key(&subject::thread_key(&letter.subject)),
        replies: subject::replies(&letter.subject),
        verdict: reading.verdict,
        remarks: remarks(&reading),
    }
}

impl Prepared {
    pub fn indexed<'a>(&'a self, letter: &'a Letter, id: LetterId, sent: bool) -> Indexed<'a> {
        Indexed {
            id,
            at: letter.date.map(|date| date.as_second()),
            kind: letter.kind,
            sent,
            from: letter.from.as_ref(),
            relay: letter.relay.as_ref().map(|mailbox| &mailbox.address),
            to: &letter.to,
            cc: &letter.cc,
            delivered_to: &letter.delivered_to,
            own_key: self.own_key,
            parent_key: self.parent_key,
            thread_key: self.thread_key,
            replies: self.replies,
            verdict: self.verdict,
            remarks: &self.remarks,
        }
    }
}

/// Indexes whatever is kept but not indexed: after a crash, after the index was deleted, or made by older rules. Call
/// it under the import lock. `progress` is told how many letters of how many are done; when it is stopped, the next call
/// goes on.
pub fn catch_up(store: &mut Store, stop: &AtomicBool, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
    let mut done = 0;
    let mut indexer = Indexer::default();
    let mut total = None;
    while !stop.load(Ordering::Relaxed) {
        let ids = store.unindexed(BATCH)?;
        if ids.is_empty() {
            store.set_index_filled()?;
            return Ok(done);
        }
        let total = match total {
            Some(total) => total,
            None => *total.insert(store.unindexed_count()?),
        };
        let (mut kept, mut bytes) = (Vec::new(), 0);
        for id in ids {
            let letter = store.letter(id)?;
            bytes += letter.header.len() + letter.text.len();
            kept.push(letter);
            if bytes >= BATCH_BYTES {
                break;
            }
        }
        let prepared: Vec<_> = kept
            .into_par_iter()
            .map(|kept| {
                let letter = letters::reopen(&kept.header, kept.text, kept.attachments);
                (kept.id, kept.sent, prepare(&letter), letter)
            })
            .collect();
        store.write(|store| {
            for (id, sent, prepared, letter) in &prepared {
                store.add_row(&mut indexer, &prepared.indexed(letter, *id, *sent))?;
            }
            store.flush_index(&mut indexer)
        })?;
        done += prepared.len() as u64;
        progress(done, total);
        store.give_way();
    }
    Ok(done)
}

/// Works out the words of all letters that are indexed without them, so that `search` finds them. Goes on where it
/// was interrupted; takes the import lock. One reads, all cores work, one writes. False where it was stopped before.
pub fn index_words(store: &mut Store, stop: &AtomicBool, progress: &mut dyn FnMut(u64, u64)) -> Result<bool> {
    let _lock = store.lock_import()?;
    let (total, last) = (store.wordless_count()?, store.worded()?);
    let reading = store.reader()?;
    std::thread::scope(|scope| {
        let (jobs, mut worded) = on_all_cores(scope, |batch: Vec<Wordless>| batch.into_iter().map(words).collect());
        let reader = scope.spawn(move || read_wordless(&reading, last, &jobs, stop));
        let _at_work = store.take_over(scope);
        store.find_answers()?;
        let add = |written: &mut Worded, store: &mut Store, words: Vec<Words>| {
            written.last = words.last().map_or(written.last, |letter| letter.id);
            written.letters += words.len() as u64;
            store.add_words(&words, &mut written.compounds)
        };
        let note = |written: &mut Worded, store: &mut Store| store.set_worded(written.last);
        let mut written = Worded { last, letters: 0, compounds: Compounds::default() };
        write_all(store, &mut worded, &mut written, add, note, |written| progress(written.letters, total))?;
        reader.join().unwrap_or_else(|_| Err(anyhow!("the reader stopped")))
    })
}

/// How far the words are written down.
struct Worded {
    last: LetterId,
    letters: u64,
    compounds: Compounds,
}

/// All letters behind one, in order. False where it was stopped before.
fn read_wordless(
    store: &Store,
    mut last: LetterId,
    jobs: &Jobs<Vec<Wordless>, Vec<Words>>,
    stop: &AtomicBool,
) -> Result<bool> {
    loop {
        let batch = store.wordless(last, WORDED)?;
        let Some(newest) = batch.last() else { return Ok(true) };
        last = newest.id;
        let bytes = batch.iter().map(Wordless::size).sum();
        if stop.load(Ordering::Relaxed) || !jobs.give(batch, bytes) {
            return Ok(false);
        }
    }
}

fn words(letter: Wordless) -> Result<Words> {
    let (header, text) = letter.unpacked()?;
    let (from, subject) = letters::writer_and_subject(&header);
    let terms = terms(&Letter { kind: letter.kind, from, subject, text, ..Letter::default() });
    Ok(letter.with(terms))
}

/// The stems of the subject and of the writer's own words, and their language. Asks for kind, writer, subject and text.
pub fn terms(letter: &Letter) -> (String, String, Option<Language>) {
    unbroken(|| {
        let reading = letters::read_words(letter);
        let stems = |text: &str| stems::terms(text, reading.language);
        (stems(&letter.subject), stems(&reading.own_text(&letter.text)), reading.language)
    })
}

/// Should a letter break what reads it, it says nothing: the others must not be lost with it.
fn unbroken<T: Default>(read: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
}

/// The key of the letter's own Message-ID, 0 where it bears none.
pub fn own_key(letter: &Letter) -> i64 {
    letter.message_id.as_ref().map_or(0, |id| key(id.as_str()))
}

/// The first eight bytes of the SHA-256 of a text, never 0; 0 for an empty text.
pub fn key(text: &str) -> i64 {
    if text.is_empty() {
        return 0;
    }
    let digest = Sha256::digest(text.as_bytes());
    digest.first_chunk::<8>().map_or(1, |bytes| i64::from_le_bytes(*bytes) | 1)
}

/// Each remark with whom or what it is about and where it stands.
pub fn remarks(reading: &Reading) -> Vec<(RemarkKind, String, Span)> {
    let row = |remark: &Remark| match remark.clone() {
        Remark::NoContact(span) => (RemarkKind::NoContact, String::new(), span),
        Remark::LegalThreat(span) => (RemarkKind::LegalThreat, String::new(), span),
        Remark::Died { span, name } => (RemarkKind::Died, name, span),
        Remark::Bounced { address, permanent, span } => {
            let kind = if permanent { RemarkKind::BouncedForGood } else { RemarkKind::BouncedOnce };
            (kind, address.to_string(), span)
        }
        Remark::FormerName { span, surname } => (RemarkKind::FormerName, surname, span),
        Remark::Moved { span, to } => (RemarkKind::Moved, to.map(|to| to.to_string()).unwrap_or_default(), span),
    };
    reading.remarks.iter().map(row).collect()
}
