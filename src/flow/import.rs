//! Paths in, letters and contacts kept, letters indexed; a report out.

use super::cores::{Jobs, on_all_cores, write_all};
use super::find::{Finds, find};
use super::keep::Keeper;
use super::take_in::take_in;
use super::task::{ImportOptions, ImportReport, Progress, Task};
use super::work::{Raw, Seen, Step, work};
use crate::store::Store;
use anyhow::Result;
use std::mem::take;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Letters read together, in bytes and in number.
const BATCH_BYTES: usize = 1 << 20;
const BATCH_LETTERS: usize = 200;

/// Reads every path; a source that fails is reported and the rest goes on.
pub fn import(
    store: &mut Store,
    paths: &[PathBuf],
    options: &ImportOptions,
    progress: &mut dyn FnMut(&Progress),
) -> Result<ImportReport> {
    let _lock = store.lock_import()?;
    let mut report = ImportReport::default();
    let Finds { sources: found, contacts, exports, failed } = find(paths);
    (report.exports, report.failed, report.mailboxes) = (exports, failed, found.len() as u64);
    let mut state = Progress { total_bytes: found.iter().map(|s| s.stamp.bytes).sum(), ..Progress::default() };
    super::catch_up(store, &options.stop, &mut |done, _| progress(&Progress { letters: done, ..state.clone() }))?;
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
    // What is kept is indexed before more is.
    if !tasks.is_empty() && !options.stop.load(Ordering::Relaxed) {
        read_all(store, &tasks, options, &mut report, &mut state, progress)?;
        store.let_go()?; // who is who comes next, and needs other pages
    }
    let taken = take_in(store, &contacts, &options.stop)?;
    report.failed = taken.and_failures(std::mem::take(&mut report.failed));
    report.contacts = taken.report;
    report.stopped = options.stop.load(Ordering::Relaxed);
    report.total = store.letter_count()?;
    Ok(report)
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
        let reader = scope.spawn(move || read_tasks(tasks, &jobs, &options.stop));
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
        reader.join().map(drop).map_err(|_| anyhow::anyhow!("the reader stopped"))
    })
}

/// Reads the sources one after the other; batches go over the borders between them, since many are small. Breaks when it
/// is told to stop, or when nobody waits for more.
fn read_tasks(tasks: &[Task], jobs: &Jobs<Vec<Raw>, Vec<Step>>, stop: &AtomicBool) -> ControlFlow<()> {
    let mut batch = Batch { jobs, stop, raw: Vec::new(), bytes: 0 };
    for (number, task) in tasks.iter().enumerate() {
        let mut flow = batch.push(Raw::Begin(number), 0);
        let read_to = task.source.read(task.start, &|place| task.known.contains(place), &mut |piece| {
            let bytes = piece.as_ref().map_or(0, |piece| piece.size as usize);
            flow = batch.push(Raw::Piece(piece), bytes);
            flow
        });
        // What came before an error counts.
        flow?;
        batch.push(Raw::End(read_to), 0)?;
    }
    batch.hand_in()
}

/// What is read and not handed in yet.
struct Batch<'a> {
    jobs: &'a Jobs<Vec<Raw>, Vec<Step>>,
    stop: &'a AtomicBool,
    raw: Vec<Raw>,
    bytes: usize,
}

impl Batch<'_> {
    fn push(&mut self, raw: Raw, bytes: usize) -> ControlFlow<()> {
        self.raw.push(raw);
        self.bytes += bytes;
        let full = self.bytes >= BATCH_BYTES || self.raw.len() >= BATCH_LETTERS;
        if full { self.hand_in() } else { ControlFlow::Continue(()) }
    }

    fn hand_in(&mut self) -> ControlFlow<()> {
        let (raw, bytes) = (take(&mut self.raw), take(&mut self.bytes));
        match !self.stop.load(Ordering::Relaxed) && self.jobs.give(raw, bytes) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    }
}
