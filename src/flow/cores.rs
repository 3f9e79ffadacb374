//! Jobs in, what all cores made of them out, in the same order, and written to the store.

use crate::store::{Store, TRANSACTION};
use anyhow::{Context, Result, anyhow};
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Scope;
use std::time::Instant;

/// With more the memory that is needed grows, and one who writes cannot keep up.
const MOST_CORES: usize = 16;
/// Jobs under way beyond one for each core: the cores go on with them while what they made is written to the disk. A job
/// of more than [`SHARE`] bytes counts as several, up to this number.
const AHEAD: usize = 10;
const SHARE: usize = 4 << 20;

/// Where jobs are handed in.
pub struct Jobs<T, U> {
    jobs: Sender<(T, Sender<Result<U>>)>,
    order: Sender<Turn<U>>,
    /// Holds something for each share that is under way.
    room: Sender<()>,
}

/// Where they come out.
pub struct Done<U> {
    order: Receiver<Turn<U>>,
    room: Receiver<()>,
    next: Option<Turn<U>>,
    /// It failed, and nobody was told yet.
    failed: Option<anyhow::Error>,
}

/// Where one of them comes out.
struct Turn<U> {
    made: Receiver<Result<U>>,
    shares: usize,
}

/// Each job is worked on by one core. The cores stop when no more jobs can come.
pub fn on_all_cores<'scope, T: Send + 'scope, U: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl Fn(T) -> Result<U> + Clone + Send + 'scope,
) -> (Jobs<T, U>, Done<U>) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_CORES);
    let (jobs, given) = unbounded::<(T, Sender<Result<U>>)>();
    for _ in 0..cores {
        let (work, given) = (work.clone(), given.clone());
        scope.spawn(move || {
            for (job, done) in given {
                let made = catch_unwind(AssertUnwindSafe(|| work(job)));
                done.send(made.unwrap_or_else(|_| Err(anyhow!("a worker stopped")))).ok();
            }
        });
    }
    let (order, turns) = unbounded();
    let (room, taken) = bounded(cores + AHEAD);
    (Jobs { jobs, order, room }, Done { order: turns, room: taken, next: None, failed: None })
}

impl<T, U> Jobs<T, U> {
    /// Waits until there is room for a job of so many bytes; false when nobody waits for it any more.
    pub fn give(&self, job: T, bytes: usize) -> bool {
        let shares = bytes.div_ceil(SHARE).clamp(1, AHEAD);
        let (done, made) = bounded(1);
        (0..shares).all(|_| self.room.send(()).is_ok())
            && self.order.send(Turn { made, shares }).is_ok()
            && self.jobs.send((job, done)).is_ok()
    }
}

impl<U> Done<U> {
    /// Waits for the next; `None` when all are done.
    pub fn wait(&mut self) -> Result<Option<U>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let Some(next) = self.next.take().or_else(|| self.order.recv().ok()) else { return Ok(None) };
        let made = next.made.recv().context("a worker stopped")?;
        self.free(next.shares);
        made.map(Some)
    }

    /// The next, if it is done by then. What failed is told by [`Done::wait`], when those before it are safe.
    pub fn by(&mut self, end: Instant) -> Option<U> {
        if self.failed.is_some() || end <= Instant::now() {
            return None;
        }
        let next = self.next.take().or_else(|| self.order.recv_deadline(end).ok())?;
        match next.made.recv_deadline(end) {
            Ok(made) => {
                self.free(next.shares);
                made.map_err(|error| self.failed = Some(error)).ok()
            }
            Err(_) => {
                self.next = Some(next);
                None
            }
        }
    }

    fn free(&self, shares: usize) {
        self.room.try_iter().take(shares).for_each(drop);
    }
}

/// Writes all that comes out. A transaction begins when something is there; `flush` comes before it ends, `told` after.
pub fn write_all<U, W>(
    store: &mut Store,
    done: &mut Done<U>,
    writer: &mut W,
    take: impl Fn(&mut W, &mut Store, U) -> Result<()>,
    flush: impl Fn(&mut W, &mut Store) -> Result<()>,
    mut told: impl FnMut(&W),
) -> Result<()> {
    while let Some(first) = done.wait()? {
        store.write(|store| {
            let end = Instant::now() + TRANSACTION;
            let mut next = Some(first);
            while let Some(made) = next {
                take(writer, store, made)?;
                next = done.by(end);
            }
            flush(writer, store)
        })?;
        told(writer);
        store.give_way();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// Some are refused, one ends in a panic.
    fn work(number: u64) -> Result<u64> {
        std::thread::sleep(Duration::from_millis(number * 7 % 5));
        assert!(number != 13);
        anyhow::ensure!(number % 10 != 7, "refused");
        Ok(number)
    }

    #[test]
    fn the_order_stays() {
        std::thread::scope(|scope| {
            let (jobs, mut done) = on_all_cores(scope, work);
            scope.spawn(move || (0..40).for_each(|number| assert!(jobs.give(number, number as usize * SHARE))));
            for number in 0..40 {
                let good = number != 13 && number % 10 != 7;
                // Those that failed are told by `wait` alone, in their turn.
                let soon = Instant::now() + Duration::from_millis(number % 3);
                let made = done.by(soon).map_or_else(|| done.wait(), |made| Ok(Some(made)));
                assert_eq!(made.ok().flatten(), good.then_some(number));
            }
            assert!(done.by(Instant::now() + Duration::from_secs(60)).is_none());
            assert!(done.wait().unwrap().is_none());
        });
    }

    #[test]
    fn nobody_waits() {
        std::thread::scope(|scope| {
            let (jobs, done) = on_all_cores(scope, work);
            drop(done);
            assert!(!jobs.give(1, 0));
        });
    }
}
