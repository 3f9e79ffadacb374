//! Paths in, letters kept and indexed; a report out.

use super::index::{Prepared, prepare, reopen};
use crate::letters;
use crate::model::{Letter, LetterId, Oddity};
use crate::sources::{self, Folder, Format, NotRead, Piece, Source, Why};
use crate::store::{Indexer, NewLetter, SourceRow, Store, pack};
use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
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
    /// Letters in the store at the end.
    pub total: u64,
}

/// A source, or one file in it, that could not be read.
#[derive(Clone, Debug)]
pub struct Failure {
    pub path: PathBuf,
    pub why: Option<Why>,
    /// The whole error, for whatever no `why` stands for.
    pub detail: String,
}

impl Failure {
    fn new(path: &Path, error: &anyhow::Error) -> Failure {
        let of_io = || {
            let error = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>())?;
            match error.kind() {
                io::ErrorKind::NotFound => Some(Why::Missing),
                io::ErrorKind::PermissionDenied => Some(Why::NotAllowed),
                _ => None,
            }
        };
        let why = error.downcast_ref::<NotRead>().map(|refused| refused.why).or_else(of_io);
        Failure { path: path.to_owned(), why, detail: format!("{error:#}") }
    }
}

/// One letter ready to be written, or the reason why it is not.
enum Ready {
    Letter(Box<ReadyLetter>),
    LeftOut { place: String, consumed: u64, reason: &'static str },
    Failed(anyhow::Error),
}

struct ReadyLetter {
    place: String,
    consumed: u64,
    sent: bool,
    digest: [u8; 16],
    packed: Vec<u8>,
    oddities: Vec<Oddity>,
    prepared: Prepared,
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
    let mut found = Vec::new();
    for path in paths {
        match sources::look(path) {
            Ok(sources) => found.extend(sources),
            Err(error) => report.failed.push(Failure::new(path, &error)),
        }
    }
    super::catch_up(store, &mut |_| {})?;
    let mut state = Progress { total_bytes: found.iter().map(|s| s.stamp.bytes).sum(), ..Progress::default() };
    let mut writer = Writer::default();
    let mut before = 0;
    for source in &found {
        state.source = source.path.clone();
        let read = read_source(store, source, options, &mut writer, &mut report, &mut |consumed, letters| {
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
    writer: &mut Writer,
    report: &mut ImportReport,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Result<()>> {
    let path = absolute(&source.path);
    let known = store.source(&path)?;
    if let Some(row) = &known
        && row.bytes == source.stamp.bytes
        && row.modified == source.stamp.modified
        && row.head == source.stamp.head
    {
        report.unchanged += 1;
        return Ok(Ok(()));
    }
    let grown = |row: &SourceRow| source.format == Format::Mbox && row.head == source.stamp.head;
    let start = known.as_ref().filter(|row| grown(row) && row.read_to <= source.stamp.bytes).map_or(0, |r| r.read_to);
    let by_place = matches!(source.format, Format::Maildir | Format::Letters);
    let places = match &known {
        Some(row) if by_place => store.places(row.id)?,
        _ => HashSet::new(),
    };
    let id = store.start_source(&path)?;
    let mut left_out = BTreeMap::new();
    let (sender, receiver) = crossbeam_channel::bounded::<Vec<Ready>>(2);
    let read = std::thread::scope(|scope| -> Result<Result<u64>> {
        let places = &places;
        let reader = scope.spawn(move || read_pieces(source, start, places, options, &sender));
        store.begin()?;
        let mut since = Instant::now();
        for batch in receiver {
            for ready in batch {
                if let Ready::Failed(error) = &ready {
                    report.failed.push(Failure::new(&source.path, error));
                }
                writer.write(store, id, by_place, ready, report, &mut left_out, progress)?;
            }
            if since.elapsed() > TRANSACTION {
                store.flush_index(&mut writer.indexer)?;
                store.commit()?;
                store.begin()?;
                since = Instant::now();
            }
        }
        store.flush_index(&mut writer.indexer)?;
        store.commit()?;
        Ok(reader.join().unwrap_or_else(|_| Err(anyhow::anyhow!("the reader stopped"))))
    })?;
    let read_to = match read {
        Ok(read_to) => read_to,
        Err(error) => return Ok(Err(error)),
    };
    let stamp = &source.stamp;
    store.add_left_out(id, &left_out)?;
    store.finish_source(&SourceRow {
        id,
        bytes: stamp.bytes,
        modified: stamp.modified,
        head: stamp.head.clone(),
        read_to,
    })?;
    report.read += 1;
    Ok(Ok(()))
}

/// Reads the source and works each batch out on all cores; the order of the letters is kept.
fn read_pieces(
    source: &Source,
    start: u64,
    places: &HashSet<String>,
    options: &ImportOptions,
    sender: &crossbeam_channel::Sender<Vec<Ready>>,
) -> Result<u64> {
    let mut batch: Vec<Result<Piece>> = Vec::new();
    let mut bytes = 0;
    let flush = |batch: &mut Vec<Result<Piece>>| {
        let ready: Vec<Ready> = std::mem::take(batch).into_par_iter().map(|piece| make_ready(piece, options)).collect();
        sender.send(ready).is_ok()
    };
    let read_to = source.read(start, &|place| places.contains(place), &mut |piece| {
        bytes += piece.as_ref().map_or(0, |piece| piece.raw.len());
        batch.push(piece);
        if bytes < BATCH_BYTES && batch.len() < BATCH_LETTERS {
            return ControlFlow::Continue(());
        }
        bytes = 0;
        if flush(&mut batch) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    flush(&mut batch);
    Ok(read_to)
}

fn make_ready(piece: Result<Piece>, options: &ImportOptions) -> Ready {
    let piece = match piece {
        Ok(piece) => piece,
        Err(error) => return Ready::Failed(error),
    };
    let reason = match piece.folder {
        Folder::Spam => Some("spam"),
        Folder::Trash => Some("trash"),
        Folder::Drafts => Some("drafts"),
        Folder::Sent | Folder::Other => None,
    };
    if let Some(reason) = reason.filter(|_| !options.everything) {
        return Ready::LeftOut { place: piece.place, consumed: piece.consumed, reason };
    }
    let (letter, mut oddities) = letters::open(&piece.raw);
    oddities.extend(piece.oddity);
    let digest = digest(&letter);
    match pack(&letter.header, &letter.text) {
        Ok(packed) => Ready::Letter(Box::new(ReadyLetter {
            place: piece.place,
            consumed: piece.consumed,
            sent: piece.folder == Folder::Sent,
            digest,
            packed,
            oddities,
            prepared: prepare(letter),
        })),
        Err(error) => Ready::Failed(error),
    }
}

/// What makes two copies one letter: writer, date, subject, text but for white space.
fn digest(letter: &Letter) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(letter.from.as_ref().map_or("", |mailbox| mailbox.address.as_str()));
    hash.update([0]);
    hash.update(letter.date.map_or(0, |date| date.as_second()).to_le_bytes());
    hash.update(letter.subject.trim());
    hash.update([0]);
    for word in letter.text.split_whitespace() {
        hash.update(word);
        hash.update([b' ']);
    }
    hash.finalize().first_chunk::<16>().copied().unwrap_or_default()
}

/// Writes letters in order and knows which are there already.
#[derive(Default)]
struct Writer {
    digests: Option<HashMap<[u8; 16], LetterId>>,
    ids: HashMap<i64, LetterId>,
    indexer: Indexer,
}

impl Writer {
    #[allow(clippy::too_many_arguments)]
    fn write(
        &mut self,
        store: &mut Store,
        source: i64,
        by_place: bool,
        ready: Ready,
        report: &mut ImportReport,
        left_out: &mut BTreeMap<&'static str, u64>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        let letter = match ready {
            Ready::Letter(letter) => letter,
            Ready::LeftOut { place, consumed, reason } => {
                *report.left_out.entry(reason).or_default() += 1;
                *left_out.entry(reason).or_default() += 1;
                progress(consumed, report.kept);
                return if by_place { store.add_place(source, &place) } else { Ok(()) };
            }
            Ready::Failed(_) => return Ok(()),
        };
        if by_place {
            store.add_place(source, &letter.place)?;
        }
        for oddity in &letter.oddities {
            *report.oddities.entry(*oddity).or_default() += 1;
            store.add_oddity(source, &letter.place, *oddity)?;
        }
        self.load(store)?;
        match self.copy_of(store, &letter)? {
            Some(copy) => {
                report.duplicates += 1;
                if letter.sent {
                    store.mark_sent(copy)?;
                }
            }
            None => {
                if letter.prepared.own_key != 0 && self.ids.contains_key(&letter.prepared.own_key) {
                    *report.oddities.entry(Oddity::SameIdOtherContent).or_default() += 1;
                    store.add_oddity(source, &letter.place, Oddity::SameIdOtherContent)?;
                }
                self.add(store, source, &letter)?;
                report.kept += 1;
            }
        }
        progress(letter.consumed, report.kept);
        Ok(())
    }

    fn load(&mut self, store: &Store) -> Result<()> {
        if self.digests.is_none() {
            let known = store.digests()?;
            self.ids = known.iter().filter(|(_, key, _)| *key != 0).map(|(_, key, id)| (*key, *id)).collect();
            self.digests = Some(known.into_iter().map(|(digest, _, id)| (digest, id)).collect());
        }
        Ok(())
    }

    fn copy_of(&self, store: &Store, letter: &ReadyLetter) -> Result<Option<LetterId>> {
        if let Some(id) = self.digests.as_ref().and_then(|digests| digests.get(&letter.digest)) {
            return Ok(Some(*id));
        }
        match self.ids.get(&letter.prepared.own_key) {
            Some(id) if letter.prepared.own_key != 0 => {
                let kept = store.letter(*id)?;
                let kept = reopen(&kept.header, kept.text, kept.attachments);
                Ok(same_letter(&kept, &letter.prepared.letter).then_some(*id))
            }
            _ => Ok(None),
        }
    }

    fn add(&mut self, store: &mut Store, source: i64, letter: &ReadyLetter) -> Result<()> {
        let id = store.add_letter(&NewLetter {
            digest: letter.digest,
            id_key: letter.prepared.own_key,
            sent: letter.sent,
            source,
            place: &letter.place,
            attachments: &letter.prepared.letter.attachments,
            packed: &letter.packed,
        })?;
        store.add_row(&mut self.indexer, &letter.prepared.indexed(id, letter.sent))?;
        if let Some(digests) = &mut self.digests {
            digests.insert(letter.digest, id);
        }
        self.ids.entry(letter.prepared.own_key).or_insert(id);
        Ok(())
    }
}

/// Two copies of one letter: the same writer and second, and one text the beginning of the other (a list adds a footer).
fn same_letter(a: &Letter, b: &Letter) -> bool {
    let writer = |letter: &Letter| letter.from.as_ref().map(|mailbox| mailbox.address.clone());
    let mut words = a.text.split_whitespace().zip(b.text.split_whitespace());
    writer(a) == writer(b) && a.date == b.date && words.all(|(x, y)| x == y)
}

fn absolute(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}
