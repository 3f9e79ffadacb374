//! What an import is asked for, what of each source is still to be read, and what is told of it.

use super::find::{Export, Failure, absolute};
use super::take_in::ContactsReport;
use crate::model::Oddity;
use crate::sources::{Format, Source};
use crate::store::{SourceRow, Store};
use anyhow::Result;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Read spam, trash and drafts too.
    pub everything: bool,
    /// Once it is true no more is read; what was read is kept.
    pub stop: Arc<AtomicBool>,
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
    /// Sources of letters that were there, read or not.
    pub mailboxes: u64,
    pub contacts: ContactsReport,
    /// Exports of which parts lay beside the one that was named, or are missing.
    pub exports: Vec<Export>,
    /// It was told to stop before it was done.
    pub stopped: bool,
    /// Letters in the store at the end.
    pub total: u64,
}

impl ImportReport {
    /// Letters read so far, kept or not.
    pub fn seen(&self) -> u64 {
        self.kept + self.duplicates + self.left_out.values().sum::<u64>()
    }
}

/// A source in which something may be new.
pub struct Task {
    pub source: Source,
    pub path: String,
    /// Letters are known by their place: a second reading passes over them.
    pub by_place: bool,
    /// Places read before.
    pub known: HashSet<String>,
    pub start: u64,
    /// Bytes of the sources before.
    pub before: u64,
}

impl Task {
    /// `None` where nothing has changed.
    pub fn new(store: &Store, source: Source, options: &ImportOptions, before: u64) -> Result<Option<Task>> {
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
