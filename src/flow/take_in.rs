//! Files of contacts in, each contact kept once; how many are new out.

use super::find::{Failure, absolute};
use crate::sources::contacts::ContactFile;
use crate::sources::{NotRead, Why};
use crate::store::{Store, Taken};
use anyhow::Result;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Contacts written in one transaction.
const BATCH: usize = 500;
const NANOSECONDS: i64 = 1_000_000_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContactsReport {
    pub new: u64,
    pub changed: u64,
    /// They were there, as they are.
    pub known: u64,
    /// Positions of mine that are new.
    pub positions: u64,
    /// Files in which contacts or positions were found, now or before.
    pub files: u64,
    /// Of these, those that have not changed since.
    pub unchanged: u64,
}

/// What was found where, and what could not be read.
#[derive(Default)]
pub struct TakenIn {
    pub report: ContactsReport,
    /// Paths that were named and under which contacts are.
    pub fruitful: BTreeSet<PathBuf>,
    pub failed: Vec<Failure>,
}

/// Each file with the path that was named.
pub fn take_in(store: &mut Store, files: &[(PathBuf, ContactFile)], stop: &AtomicBool) -> Result<TakenIn> {
    let mut done = TakenIn::default();
    for (named, file) in files {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let path = absolute(&file.path);
        let stamp = &file.stamp;
        let known = store.contact_file(&path)?;
        if known.is_some_and(|(bytes, at, head)| (bytes, at, &head) == (stamp.bytes, stamp.modified, &stamp.head)) {
            done.report.files += 1;
            done.report.unchanged += 1;
            done.fruitful.insert(named.clone());
            continue;
        }
        let harvest = match file.read() {
            Ok(harvest) => harvest,
            // Much that lies in a folder is called an archive and is none; reading it for letters tells, if anybody does.
            Err(_) if file.archive && file.path != *named => continue,
            Err(not_read) => {
                done.failed.push(failure(not_read));
                continue;
            }
        };
        let at = stamp.modified.div_euclid(NANOSECONDS);
        for batch in harvest.contacts.chunks(BATCH) {
            for taken in store.keep_contacts(batch, at)? {
                match taken {
                    Taken::New => done.report.new += 1,
                    Taken::Changed => done.report.changed += 1,
                    Taken::Known => done.report.known += 1,
                }
            }
        }
        done.report.positions += store.keep_positions(&harvest.positions)? as u64;
        if !harvest.contacts.is_empty() || !harvest.positions.is_empty() {
            done.report.files += 1;
            done.fruitful.insert(named.clone());
            if harvest.failed.is_empty() {
                store.set_contact_file(&path, stamp.bytes, stamp.modified, &stamp.head)?;
            }
        }
        done.failed.extend(harvest.failed.into_iter().map(failure));
    }
    Ok(done)
}

impl TakenIn {
    /// What was told of the sources of letters, with what was found out here: that there is no mail is no failure
    /// where there are contacts.
    pub fn and_failures(&self, of_letters: Vec<Failure>) -> Vec<Failure> {
        let no_letters =
            |failure: &Failure| matches!(failure.why, Some(Why::NoMail | Why::NoMessages | Why::EmptyFolder));
        let said_better = |failure: &Failure| {
            self.fruitful.contains(&failure.path) || self.failed.iter().any(|other| other.path == failure.path)
        };
        let mut all = of_letters;
        all.retain(|failure| !(no_letters(failure) && said_better(failure)));
        for failure in &self.failed {
            let same = |other: &Failure| other.path == failure.path && other.why == failure.why;
            if !all.iter().any(same) {
                all.push(failure.clone());
            }
        }
        all
    }
}

fn failure(not_read: NotRead) -> Failure {
    let path = not_read.path.clone();
    Failure::new(&path, &not_read.into())
}
