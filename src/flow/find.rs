//! Paths in, what can be read there and why the rest cannot out.

use crate::sources::contacts::{self, ContactFile};
use crate::sources::{self, NotRead, Source, Why, parts};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A source, or one file in it, that could not be read.
#[derive(Clone, Debug)]
pub struct Failure {
    pub path: PathBuf,
    pub why: Option<Why>,
    /// What the system says, or which columns were found.
    pub found: String,
    /// The whole error, in English.
    pub detail: String,
}

impl Failure {
    pub fn new(path: &Path, error: &anyhow::Error) -> Failure {
        let whole = format!("{error:#}");
        match error.downcast_ref::<NotRead>() {
            Some(NotRead { path, why, detail }) => {
                Failure { path: path.clone(), why: Some(*why), found: detail.clone(), detail: whole }
            }
            None => Failure { path: path.to_owned(), why: None, found: whole.clone(), detail: whole },
        }
    }
}

/// An export that came in numbered parts.
#[derive(Clone, Debug)]
pub struct Export {
    /// The first part that is there.
    pub path: PathBuf,
    pub parts: usize,
    /// Parts that nobody named and that were read too.
    pub beside: usize,
    /// Numbers of parts that are not there.
    pub missing: Vec<u32>,
}

#[derive(Default)]
pub struct Finds {
    pub sources: Vec<Source>,
    /// Files that hold contacts, or may, each with the path that was named.
    pub contacts: Vec<(PathBuf, ContactFile)>,
    pub exports: Vec<Export>,
    pub failed: Vec<Failure>,
}

/// One part of an export stands for all that lie beside it; what is named twice is found once.
pub fn find(paths: &[PathBuf]) -> Finds {
    let mut finds = Finds::default();
    let mut seen = BTreeSet::new();
    let mut of_exports = BTreeSet::new();
    for path in paths {
        let Some(export) = parts(path) else {
            finds.look(path, &mut seen);
            continue;
        };
        let named = |part: &PathBuf| paths.iter().any(|path| absolute(path) == absolute(part));
        if !of_exports.insert(export.paths.first().cloned()) {
            continue;
        }
        let (sources, contacts, failed) = (finds.sources.len(), finds.contacts.len(), finds.failed.len());
        for part in &export.paths {
            finds.look(part, &mut seen);
        }
        finds.contacts.iter_mut().skip(contacts).for_each(|(named, _)| named.clone_from(path));
        let mut without = finds.failed.split_off(failed);
        let holds_mail = finds.sources.len() > sources;
        // In most parts there are pictures and calendars; that none holds mail is said of the one that was named.
        without.retain(|failure| failure.why != Some(Why::NoMail) || !holds_mail && failure.path == *path);
        finds.failed.extend(without);
        let beside = export.paths.iter().filter(|part| !named(part)).count();
        finds.export(export, beside);
    }
    let found: Vec<PathBuf> = finds.sources.iter().map(|source| source.path.clone()).collect();
    for export in found.iter().filter_map(|path| parts(path)) {
        if of_exports.insert(export.paths.first().cloned()) {
            finds.export(export, 0);
        }
    }
    finds
}

impl Finds {
    fn look(&mut self, path: &Path, seen: &mut BTreeSet<String>) {
        match sources::look(path) {
            Ok(sources) => {
                self.sources.extend(sources.into_iter().filter(|source| seen.insert(absolute(&source.path))))
            }
            Err(error) => self.failed.push(Failure::new(path, &error)),
        }
        match contacts::look(path) {
            Ok(files) => {
                let new = |file: &ContactFile| seen.insert(format!("contacts {}", absolute(&file.path)));
                self.contacts.extend(files.into_iter().filter(new).map(|file| (path.to_owned(), file)));
            }
            // It says better than that there is no message in it.
            Err(not_read) => {
                let last = self.failed.last_mut().filter(|last| last.path == path);
                if let Some(last) = last.filter(|last| matches!(last.why, Some(Why::NoMessages | Why::NoMail))) {
                    *last = Failure::new(path, &not_read.into());
                }
            }
        }
    }

    fn export(&mut self, export: sources::Parts, beside: usize) {
        let parts = export.paths.len();
        let path = export.paths.into_iter().next().unwrap_or_default();
        if beside > 0 || !export.missing.is_empty() {
            self.exports.push(Export { path, parts, beside, missing: export.missing });
        }
    }
}

/// The name under which a source is kept. Bytes that are no letters are written out, so that two names stay two.
pub fn absolute(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.to_str().map_or_else(|| path.as_os_str().as_encoded_bytes().escape_ascii().to_string(), str::to_owned)
}
