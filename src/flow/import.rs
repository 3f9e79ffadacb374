//! Paths in, letters kept and indexed; a report out.

use super::find::{Export, Failure, Finds, absolute, find};
use super::keep::{Keeper, Ready, ReadyLetter, Worked};
use crate::letters;
use crate::model::{Letter, Oddity};
use crate::sources::{Folder, Format, Piece, Source};
use crate::store::{SourceRow, Store};
use anyhow::Result;
use crossbeam_channel::{Receiver, Sender};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Letters read together, in bytes and in number.
const BATCH_BYTES: usize = 4 << 20;
const BATCH_LETTERS: usize = 400;
/// A write transaction ends after this long, so that others never wait.
const TRANSACTION: Duration = Duration::from_millis(150);

#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Read spam, trash and drafts too.
    pub everything: bool,
}

/// How far an import has come.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    pub source: PathBuf,
    pub bytes: u64,
    pub total_bytes: u64,
    /// Read so far, kept or not; while the index is brought up to date, letters indexed.
    pub letters: u64,
}

#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    pub kept: u64,
    pub duplicates: u64,
    /// Letters left out, by reason: `spam`, `trash`, `drafts`.
    pub left_out: BTreeMap<&'static str, u64>,
    pub oddities: BTreeMap<Oddity, u64>,
    /// Sources read now, and those in which nothing was new.
    pub read: u64,
    pub unchanged: u64,
    pub failed: Vec<Failure>,
    /// Exports of which parts lay beside the one that was named, or are missing.
    pub exports: Vec<Export>,
    /// Letters in the store at the end.
    pub total: u64,
}

impl ImportReport {
    /// Letters read so far, kept or not.
    pub fn seen(&self) -> u64 {
        self.kept + self.duplicates + self.left_out.values().sum::<u64>()
    }
}

/// Reads every path; a source that fails is reported and the rest goes on.
pub fn import(
    store: &mut Store,
    paths: &[PathBuf],
    options: &ImportOptions,
    progress: &mut dyn FnMut(&Progress),
) -> Result<ImportReport> {
    let _lock = store.lock_import()?;
    let mut report = ImportReport::default();
    let Finds { sources: found, exports, failed } = find(paths);
    (report.exports, report.failed) = (exports, failed);
    let mut state = Progress { total_bytes: found.iter().map(|s| s.stamp.bytes).sum(), ..Progress::default() };
    super::catch_up(store, &mut |done, _| progress(&Progress { letters: done, ..state.clone() }))?;
    let mut seen = Seen::default();
    let mut before = 0;
    for source in &found {
        state.source = source.path.clone();
        let read = read_source(store, source, options, &mut report, &mut seen, &mut |consumed, letters| {
            state.bytes = before + consumed.min(source.stamp.bytes);
            state.letters = letters;
            progress(&state);
        })?;
        if let Err(error) = read {
            report.failed.push(Failure::new(&source.path, &error));
        }
        before += source.stamp.bytes;
    }
    report.total = store.letter_count()?;
    Ok(report)
}

/// The outer error is the store's and ends the import, the inner one is the source's and does not.
fn read_source(
    store: &mut Store,
    source: &Source,
    options: &ImportOptions,
    report: &mut ImportReport,
    seen: &mut Seen,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Result<()>> {
    let path = absolute(&source.path);
    let stamp = &source.stamp;
    let known = store.source(&path)?;
    // What was left out last time and is wished for now makes the source unread.
    let known_well = known.as_ref().filter(|row| row.everything || !options.everything);
    if known_well.is_some_and(|row| (row.bytes, row.modified, &row.head) == (stamp.bytes, stamp.modified, &stamp.head))
    {
        report.unchanged += 1;
        return Ok(Ok(()));
    }
    let grown =
        |row: &&SourceRow| source.format == Format::Mbox && row.head == stamp.head && row.read_to <= stamp.bytes;
    let start = known_well.filter(grown).map_or(0, |row| row.read_to);
    let by_place = matches!(source.format, Format::Maildir | Format::Letters);
    let places = match &known {
        Some(row) if by_place => store.places(row.id)?,
        _ => HashSet::new(),
    };
    let id = store.start_source(&path)?;
    let mut keeper = Keeper::new(id, by_place, report);
    let (sender, receiver) = crossbeam_channel::bounded::<Vec<Ready>>(2);
    let read = std::thread::scope(|scope| -> Result<Result<u64>> {
        let places = &places;
        let reader = scope.spawn(move || read_pieces(source, start, places, options, seen, &sender));
        keep_all(store, &mut keeper, receiver, progress)?;
        Ok(reader.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the reader stopped"))))
    })?;
    let failed = std::mem::take(&mut keeper.failed);
    let whole = failed.is_empty();
    report.failed.extend(failed.iter().map(|error| Failure::new(&source.path, error)));
    let read_to = match read {
        Ok(read_to) => read_to,
        Err(error) => return Ok(Err(error)),
    };
    if source.has_changed() {
        Keeper::new(id, by_place, report).odd(store, "", Oddity::Changed)?;
    }
    // Where something failed the source stays unfinished, and is tried again next time.
    if whole {
        store.finish_source(&SourceRow {
            id,
            bytes: stamp.bytes,
            modified: stamp.modified,
            head: stamp.head.clone(),
            read_to,
            everything: options.everything,
        })?;
    }
    report.read += 1;
    Ok(Ok(()))
}

/// A transaction begins when letters are there and ends before more are waited for. Takes the receiver, so that the
/// reader stops when writing fails.
fn keep_all(
    store: &mut Store,
    keeper: &mut Keeper,
    receiver: Receiver<Vec<Ready>>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<()> {
    for first in &receiver {
        store.write(|store| {
            let since = Instant::now();
            let mut batch = Some(first);
            while let Some(letters) = batch {
                for ready in letters {
                    keeper.keep(store, ready)?;
                }
                batch = if since.elapsed() < TRANSACTION { receiver.try_recv().ok() } else { None };
            }
            keeper.flush(store)
        })?;
        progress(keeper.consumed, keeper.report.seen());
    }
    Ok(())
}

/// Reads the source and works each batch out on all cores; the order of the letters is kept.
fn read_pieces(
    source: &Source,
    start: u64,
    places: &HashSet<String>,
    options: &ImportOptions,
    seen: &mut Seen,
    sender: &Sender<Vec<Ready>>,
) -> Result<u64> {
    let mut batch: Vec<Result<Piece>> = Vec::new();
    let mut bytes = 0;
    let mut flush = |batch: &mut Vec<Result<Piece>>| {
        let opened: Vec<_> = std::mem::take(batch).into_par_iter().map(|piece| open(piece, options)).collect();
        let new: Vec<bool> =
            opened.iter().map(|opened| opened.as_ref().is_ok_and(|letter| seen.is_new(letter))).collect();
        let ready = opened.into_par_iter().zip(new).map(|(opened, new)| make_ready(opened, new)).collect();
        sender.send(ready).is_ok()
    };
    let read_to = source.read(start, &|place| places.contains(place), &mut |piece| {
        bytes += piece.as_ref().map_or(0, |piece| piece.size as usize);
        batch.push(piece);
        if bytes < BATCH_BYTES && batch.len() < BATCH_LETTERS {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        if flush(&mut batch) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    // What came before an error counts.
    flush(&mut batch);
    read_to
}

/// Digests of letters that went before in this import, so that copies are not worked out again.
#[derive(Default)]
struct Seen(HashSet<u64>);

impl Seen {
    /// So many are remembered, to bound the memory; a copy of one forgotten is only worked out in vain.
    const MOST: usize = 4_000_000;

    fn is_new(&mut self, letter: &ReadyLetter) -> bool {
        if self.0.len() >= Seen::MOST {
            self.0.clear();
        }
        self.0.insert(letter.digest.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes)))
    }
}

/// The letter decoded, or what is to be said in its place.
fn open(piece: Result<Piece>, options: &ImportOptions) -> Result<ReadyLetter, Ready> {
    let piece = piece.and_then(Piece::whole).map_err(Ready::Failed)?;
    let reason = match piece.folder {
        Folder::Spam => Some("spam"),
        Folder::Trash => Some("trash"),
        Folder::Drafts => Some("drafts"),
        Folder::Sent | Folder::Other => None,
    };
    if let Some(reason) = reason.filter(|_| !options.everything) {
        return Err(Ready::LeftOut { consumed: piece.consumed, reason });
    }
    let (letter, mut oddities) = letters::open(&piece.raw);
    oddities.extend(piece.oddity);
    Ok(ReadyLetter {
        place: piece.place,
        consumed: piece.consumed,
        sent: piece.folder == Folder::Sent,
        digest: digest(&letter),
        oddities,
        letter,
        worked: None,
    })
}

fn make_ready(opened: Result<ReadyLetter, Ready>, new: bool) -> Ready {
    let mut letter = match opened {
        Ok(letter) => letter,
        Err(ready) => return ready,
    };
    if new {
        match Worked::new(&letter.letter) {
            Ok(worked) => letter.worked = Some(worked),
            Err(error) => return Ready::Failed(error),
        }
    }
    Ready::Letter(Box::new(letter))
}

/// What makes two copies one letter: writer, date, subject, everyone addressed, text but for white space. One text
/// mailed to many in the same second makes many letters.
fn digest(letter: &Letter) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(letter.from.as_ref().map_or("", |mailbox| mailbox.address.as_str()));
    hash.update([0]);
    hash.update(letter.date.map_or(0, |date| date.as_second()).to_le_bytes());
    hash.update(letter.subject.trim());
    hash.update([0]);
    let addressed: BTreeSet<_> = letter.to.iter().chain(&letter.cc).map(|mailbox| &mailbox.address).collect();
    for address in addressed {
        hash.update(address.as_str());
        hash.update([0]);
    }
    hash.update([0]);
    for word in letter.text.split_whitespace() {
        hash.update(word);
        hash.update([b' ']);
    }
    hash.finalize().first_chunk::<16>().copied().unwrap_or_default()
}
