//! Jobs in, what all cores made of them out, in the same order.

use anyhow::{Context, Result};
use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::Scope;

/// Where jobs are handed in.
pub struct Jobs<T, U> {
    jobs: Sender<(T, Sender<U>)>,
    order: Sender<Receiver<U>>,
    /// So many can be under way; the next one waits.
    pub most: usize,
}

/// Where they come out.
pub struct Done<U> {
    order: Receiver<Receiver<U>>,
    /// The one that is next.
    next: Option<Receiver<U>>,
}

/// Each job is worked on by one core. They end when the jobs do, or when nobody waits for what they make.
pub fn on_all_cores<'scope, T: Send + 'scope, U: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl Fn(T) -> U + Clone + Send + 'scope,
) -> (Jobs<T, U>, Done<U>) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let most = cores + 2;
    let (jobs, given) = bounded::<(T, Sender<U>)>(most);
    let (order, next) = bounded(most);
    for _ in 0..cores {
        let (work, given) = (work.clone(), given.clone());
        scope.spawn(move || {
            for (job, done) in given {
                // One that panics drops its sender: that is told where its turn comes.
                if let Ok(made) = catch_unwind(AssertUnwindSafe(|| work(job))) {
                    done.send(made).ok();
                }
            }
        });
    }
    (Jobs { jobs, order, most }, Done { order: next, next: None })
}

impl<T, U> Jobs<T, U> {
    /// False when nobody waits for it any more.
    pub fn give(&self, job: T) -> bool {
        let (done, wait) = bounded(1);
        self.order.send(wait).is_ok() && self.jobs.send((job, done)).is_ok()
    }
}

impl<U> Done<U> {
    /// Waits for the next; `None` when all are done.
    pub fn wait(&mut self) -> Option<Result<U>> {
        let next = self.next.take().or_else(|| self.order.recv().ok())?;
        Some(next.recv().context("the reader stopped"))
    }

    /// The next, if it is done.
    pub fn ready(&mut self) -> Option<Result<U>> {
        let next = self.next.take().or_else(|| self.order.try_recv().ok())?;
        match next.try_recv() {
            Err(TryRecvError::Empty) => {
                self.next = Some(next);
                None
            }
            made => Some(made.context("the reader stopped")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_stays() {
        std::thread::scope(|scope| {
            let (jobs, mut done) = on_all_cores(scope, |number: u64| {
                std::thread::sleep(std::time::Duration::from_millis(number * 7 % 5));
                assert!(number != 13);
                number
            });
            scope.spawn(move || (0..40).for_each(|number| assert!(jobs.give(number))));
            for number in 0..40 {
                let made = done.wait().unwrap();
                assert_eq!(made.ok(), (number != 13).then_some(number));
            }
            assert!(done.wait().is_none() && done.ready().is_none());
        });
    }

    #[test]
    fn nobody_waits() {
        std::thread::scope(|scope| {
            let (jobs, done) = on_all_cores(scope, |number: u64| number);
            drop(done);
            assert!(!jobs.give(1));
        });
    }
}
