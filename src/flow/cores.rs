//! Jobs in, what all cores made of them out, in the same order.

use anyhow::{Context, Result, anyhow};
use crossbeam_channel::{Receiver, Sender, bounded};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Scope;
use std::time::Instant;

/// With more the memory that is needed grows, and one who writes cannot keep up.
const MOST_CORES: usize = 16;

/// Where jobs are handed in.
pub struct Jobs<T, U> {
    jobs: Sender<(T, Sender<Result<U>>)>,
    order: Sender<Receiver<Result<U>>>,
}

/// Where they come out.
pub struct Done<U> {
    order: Receiver<Receiver<Result<U>>>,
    /// The one whose turn it is.
    next: Option<Receiver<Result<U>>>,
    /// It failed, and nobody was told yet.
    failed: Option<anyhow::Error>,
}

/// Each job is worked on by one core. The cores stop when no more jobs can come.
pub fn on_all_cores<'scope, T: Send + 'scope, U: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl Fn(T) -> Result<U> + Clone + Send + 'scope,
) -> (Jobs<T, U>, Done<U>) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_CORES);
    let under_way = cores + 2;
    let (jobs, given) = bounded::<(T, Sender<Result<U>>)>(under_way);
    let (order, next) = bounded(under_way);
    for _ in 0..cores {
        let (work, given) = (work.clone(), given.clone());
        scope.spawn(move || {
            for (job, done) in given {
                let made = catch_unwind(AssertUnwindSafe(|| work(job)));
                done.send(made.unwrap_or_else(|_| Err(anyhow!("a worker stopped")))).ok();
            }
        });
    }
    (Jobs { jobs, order }, Done { order: next, next: None, failed: None })
}

impl<T, U> Jobs<T, U> {
    /// One more can be under way without waiting.
    pub fn has_room(&self) -> bool {
        !self.order.is_full()
    }

    /// False when nobody waits for it any more.
    pub fn give(&self, job: T) -> bool {
        let (done, wait) = bounded(1);
        self.order.send(wait).is_ok() && self.jobs.send((job, done)).is_ok()
    }
}

impl<U> Done<U> {
    /// Waits for the next; `None` when all are done.
    pub fn wait(&mut self) -> Result<Option<U>> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let Some(next) = self.next.take().or_else(|| self.order.recv().ok()) else { return Ok(None) };
        next.recv().context("a worker stopped")?.map(Some)
    }

    /// The next, if it is done by then. What failed is told by [`Done::wait`], when those before it are safe.
    pub fn by(&mut self, end: Instant) -> Option<U> {
        if self.failed.is_some() || end <= Instant::now() {
            return None;
        }
        let next = self.next.take().or_else(|| self.order.recv_deadline(end).ok())?;
        match next.recv_deadline(end) {
            Ok(made) => made.map_err(|error| self.failed = Some(error)).ok(),
            Err(_) => {
                self.next = Some(next);
                None
            }
        }
    }
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
            scope.spawn(move || (0..40).for_each(|number| assert!(jobs.give(number))));
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
            assert!(!jobs.give(1));
        });
    }
}
