//! Paths in, letters kept and indexed; a report out.

use super::cores::{Jobs, on_all_cores, write_all};
use super::find::{Export, Failure, Finds, absolute, find};
use super::keep::Keeper;
use super::work::{Raw, Seen, Step, work};
use crate::model::Oddity;
use crate::sources::{Format, Source};
use crate::store::{SourceRow, Store};
use anyhow::Result;
use std::collections::{BTreeMap, HashSet};
use std::mem::take;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;

/// Letters read together, in bytes and in number.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_LETTERS: usize = 200;

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
    let mut before = 0;
    let mut tasks = Vec::new();
    for source in found {
        let bytes = source.stamp.bytes;
        match Task::new(store, source, options, before)? {
            Some(task) => tasks.push(task),
            None => report.unchanged += 1,
        }
        before += bytes;
    }
    if !tasks.is_empty() {
        read_all(store, &tasks, options, &mut report, &mut state, progress)?;
    }
    report.total = store.letter_count()?;
    Ok(report)
}

/// A source in which something may be new.
pub struct Task {
    pub source: Source,
    pub path: String,
    /// Letters are known by their place: a second reading passes over them.
    pub by_place: bool,
    /// Places read before.
    known: HashSet<String>,
    start: u64,
    /// Bytes of the sources before.
    before: u64,
}

impl Task {
    /// `None` where nothing has changed.
    fn new(store: &Store, source: Source, options: &ImportOptions, before: u64) -> Result<Option<Task>> {
        let path = absolute(&source.path);
        let stamp = &source.stamp;
        let row = store.source(&path)?;
        // What was left out last time and is wished for now makes the source unread.
        let known_well = row.as_ref().filter(|row| row.everything || !options.everything);
        let same = |row: &SourceRow| (row.bytes, row.modified, &row.head) == (stamp.bytes, stamp.modified, &stamp.head);
        if known_well.is_some_and(same) {
            return Ok(None);
        }
        let grown =
            |row: &&SourceRow| source.format == Format::Mbox && row.head == stamp.head && row.read_to <= stamp.bytes;
        let start = known_well.filter(grown).map_or(0, |row| row.read_to);
        let by_place = matches!(source.format, Format::Maildir | Format::Letters);
        let known = match &row {
            Some(row) if by_place => store.places(row.id)?,
            _ => HashSet::new(),
        };
        Ok(Some(Task { source, path, by_place, known, start, before }))
    }
}

/// One reads, all cores work, one writes; the order of the letters is kept.
fn read_all(
    store: &mut Store,
    tasks: &[Task],
    options: &ImportOptions,
    report: &mut ImportReport,
    state: &mut Progress,
    progress: &mut dyn FnMut(&Progress),
) -> Result<()> {
    // What the cores have met, in no order, saves them work; what was written, in order, decides.
    let digests = Seen::new(store.digests()?);
    let seen = Mutex::new(digests.clone());
    let ids = Seen::new(store.id_keys()?);
    let mut keeper = Keeper::new(tasks, options.everything, digests, ids, report);
    std::thread::scope(|scope| {
        let (jobs, mut done) = on_all_cores(scope, |batch| Ok(work(batch, options, &seen)));
        let reader = scope.spawn(move || read_tasks(tasks, &jobs));
        let _at_work = store.take_over(scope);
        let keep = |keeper: &mut Keeper, store: &mut Store, steps: Vec<Step>| {
            steps.into_iter().try_for_each(|step| keeper.take(store, step))
        };
        write_all(store, &mut done, &mut keeper, keep, Keeper::flush, |keeper| {
            if let Some(task) = tasks.get(keeper.source.task) {
                state.source.clone_from(&task.source.path);
                state.bytes = task.before + keeper.source.consumed.min(task.source.stamp.bytes);
            }
            state.letters = keeper.report.seen();
            progress(state);
        })?;
        reader.join().map_err(|_| anyhow::anyhow!("the reader stopped"))
    })
}

/// Reads the sources one after the other; batches go over the borders between them, since many are small.
fn read_tasks(tasks: &[Task], jobs: &Jobs<Vec<Raw>, Vec<Step>>) {
    let mut batch = Batch { jobs, raw: Vec::new(), bytes: 0 };
    for (number, task) in tasks.iter().enumerate() {
        let mut flow = batch.push(Raw::Begin(number), 0);
        let read_to = task.source.read(task.start, &|place| task.known.contains(place), &mut |piece| {
            let bytes = piece.as_ref().map_or(0, |piece| piece.size as usize);
            flow = batch.push(Raw::Piece(piece), bytes);
            flow
        });
        // What came before an error counts.
        if flow.is_break() || batch.push(Raw::End(read_to), 0).is_break() {
            return;
        }
    }
    jobs.give(batch.raw, batch.bytes);
}

/// What is read and not handed in yet.
struct Batch<'a> {
    jobs: &'a Jobs<Vec<Raw>, Vec<Step>>,
    raw: Vec<Raw>,
    bytes: usize,
}

impl Batch<'_> {
    /// Breaks when nobody waits for it any more.
    fn push(&mut self, raw: Raw, bytes: usize) -> ControlFlow<()> {
        self.raw.push(raw);
        self.bytes += bytes;
        let full = self.bytes >= BATCH_BYTES || self.raw.len() >= BATCH_LETTERS;
        match !full || self.jobs.give(take(&mut self.raw), take(&mut self.bytes)) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }
}
