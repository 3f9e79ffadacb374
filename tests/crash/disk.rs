//! What commands asked of the system in; what a disk may hold when the power fails at any moment out.
//!
//! The model is the one of SQLite's own crash tests (`src/test6.c`), with folders added. What was synced stays. Of what
//! was written to a file since, each write may be there whole, not at all, or in part, sector by sector of 512 bytes,
//! where a sector may hold what it held, what it should, or anything; in any order. Bytes beside those written are not
//! touched (`SQLITE_POWERSAFE_OVERWRITE`, as SQLite assumes of today's disks). A name that was made, removed or changed
//! and whose folder was not synced since may stand there or not: syncing a file is no promise about its name.

use super::common::chance::Chance;
use super::trace::{Call, Trace};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const SECTOR: usize = 512;

type Number = usize;
/// Names in one folder that change in one act; `None` takes a name away.
type Together = Vec<(PathBuf, Option<Node>)>;

/// One act on the disk, or something said to the user.
#[derive(Clone, Debug)]
pub enum Act {
    Write { file: Number, at: usize, bytes: Vec<u8> },
    Length { file: Number, bytes: usize },
    Sync(Number),
    Names { folder: PathBuf, names: Together },
    SyncFolder(PathBuf),
    Said,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node {
    File(Number),
    Folder,
}

/// Follows commands one after another: which number stands for which file, and under which name.
pub struct Recorder {
    root: PathBuf,
    names: BTreeMap<PathBuf, Node>,
    files: Number,
    pub acts: Vec<Act>,
}

enum Open {
    File {
        file: Number,
        at: usize,
    },
    Folder(PathBuf),
    /// Not below the root.
    Other,
}

impl Recorder {
    /// `root` is there from the start and stays.
    pub fn new(root: &Path) -> Recorder {
        Recorder { root: root.to_owned(), names: BTreeMap::new(), files: 0, acts: Vec::new() }
    }

    /// All that lies below `root` now is safe on the disk.
    pub fn found(root: &Path) -> (Recorder, Disk) {
        let (mut recorder, mut disk) = (Recorder::new(root), Disk::default());
        for entry in walkdir::WalkDir::new(root).min_depth(1).into_iter().map(Result::unwrap) {
            let path = entry.into_path();
            let node = if path.is_dir() { Node::Folder } else { Node::File(recorder.files) };
            if let Node::File(number) = node {
                disk.file(number).safe = std::fs::read(&path).unwrap();
                recorder.files += 1;
            }
            recorder.names.insert(path, node);
        }
        disk.names = recorder.names.clone();
        (recorder, disk)
    }

    pub fn add(&mut self, trace: &Trace) {
        let mut open: BTreeMap<i64, Open> = BTreeMap::new();
        for call in &trace.calls {
            self.call(call, &mut open);
        }
    }

    fn call(&mut self, call: &Call, open: &mut BTreeMap<i64, Open>) {
        match call.name.as_str() {
            "openat" => {
                let opened = self.open(&call.path(1), call);
                open.insert(call.gave, opened);
            }
            "close" => drop(open.remove(&call.number(0))),
            "mkdir" => self.name(vec![(call.path(0), Some(Node::Folder))]),
            "unlink" => self.name(vec![(call.path(0), None)]),
            "unlinkat" => self.name(vec![(call.path(1), None)]),
            "rename" => {
                let (from, to) = (call.path(0), call.path(1));
                let node = self.names.get(&from).copied();
                self.name(vec![(from, None), (to, node)]);
            }
            "pwrite64" | "write" => match open.get_mut(&call.number(0)) {
                Some(Open::File { file, at }) => {
                    let bytes = call.bytes(1).get(..call.gave as usize).unwrap().to_vec();
                    let place = if call.name == "write" { *at } else { call.number(3) as usize };
                    *at += if call.name == "write" { bytes.len() } else { 0 };
                    self.acts.push(Act::Write { file: *file, at: place, bytes });
                }
                None if call.number(0) == 1 => self.acts.push(Act::Said),
                _ => {}
            },
            "lseek" => {
                if let Some(Open::File { at, .. }) = open.get_mut(&call.number(0)) {
                    *at = call.gave as usize;
                }
            }
            "ftruncate" => {
                if let Some(Open::File { file, .. }) = open.get(&call.number(0)) {
                    self.acts.push(Act::Length { file: *file, bytes: call.number(1) as usize });
                }
            }
            "fsync" | "fdatasync" => match open.get(&call.number(0)) {
                Some(Open::File { file, .. }) => self.acts.push(Act::Sync(*file)),
                Some(Open::Folder(folder)) => self.acts.push(Act::SyncFolder(folder.clone())),
                _ => {}
            },
            other => self.unknown(other, call, open),
        }
    }

    /// Fails where something is asked of a file below the root that this disk does not know how to do.
    fn unknown(&self, name: &str, call: &Call, open: &BTreeMap<i64, Open>) {
        let root = self.root.to_str().unwrap();
        let concerns = call.args.iter().any(|arg| match arg {
            super::trace::Arg::Text(bytes) => String::from_utf8_lossy(bytes).starts_with(root),
            super::trace::Arg::Plain(text) => {
                text.parse().is_ok_and(|fd: i64| matches!(open.get(&fd), Some(Open::File { .. } | Open::Folder(_))))
            }
        });
        assert!(!concerns, "this disk does not know {name}: {call:?}");
    }

    fn open(&mut self, path: &Path, call: &Call) -> Open {
        if *path == self.root {
            return Open::Folder(path.to_owned());
        }
        if !path.starts_with(&self.root) {
            return Open::Other;
        }
        match self.names.get(path) {
            Some(Node::Folder) => Open::Folder(path.to_owned()),
            Some(Node::File(file)) => {
                if call.has(2, "O_TRUNC") {
                    self.acts.push(Act::Length { file: *file, bytes: 0 });
                }
                assert!(!call.has(2, "O_APPEND"), "this disk does not append: {call:?}");
                Open::File { file: *file, at: 0 }
            }
            None if call.has(2, "O_CREAT") => {
                let file = self.files;
                self.files += 1;
                self.name(vec![(path.to_owned(), Some(Node::File(file)))]);
                Open::File { file, at: 0 }
            }
            None => Open::Other,
        }
    }

    fn name(&mut self, names: Together) {
        let Some(folder) = names.first().and_then(|(path, _)| path.parent()).map(Path::to_owned) else { return };
        if !folder.starts_with(&self.root) {
            return;
        }
        assert!(names.iter().all(|(path, _)| path.parent() == Some(&folder)), "moved to another folder: {names:?}");
        for (path, node) in &names {
            match node {
                Some(node) => drop(self.names.insert(path.clone(), *node)),
                None => drop(self.names.remove(path)),
            }
        }
        self.acts.push(Act::Names { folder, names });
    }
}

/// What is safe, and what is under way.
#[derive(Default)]
pub struct Disk {
    files: BTreeMap<Number, File>,
    names: BTreeMap<PathBuf, Node>,
    /// By folder, in order.
    renamed: BTreeMap<PathBuf, Vec<Together>>,
}

#[derive(Default)]
struct File {
    safe: Vec<u8>,
    under_way: Vec<Change>,
}

enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Length(usize),
}

impl Disk {
    pub fn act(&mut self, act: &Act) {
        match act {
            Act::Write { file, at, bytes } => {
                self.file(*file).under_way.push(Change::Write { at: *at, bytes: bytes.clone() });
            }
            Act::Length { file, bytes } => self.file(*file).under_way.push(Change::Length(*bytes)),
            Act::Sync(file) => {
                let file = self.file(*file);
                for change in std::mem::take(&mut file.under_way) {
                    change.done(&mut file.safe);
                }
            }
            Act::Names { folder, names } => {
                self.renamed.entry(folder.clone()).or_default().push(names.clone());
            }
            Act::SyncFolder(folder) => {
                for names in self.renamed.remove(folder).unwrap_or_default() {
                    rename(&mut self.names, &names);
                }
            }
            Act::Said => {}
        }
    }

    fn file(&mut self, number: Number) -> &mut File {
        self.files.entry(number).or_default()
    }

    /// The power fails now. What survives is written below `root`, which is empty; nothing of `-shm`, which is memory.
    pub fn fail(&self, chance: &mut Chance, root: &Path) {
        let mut names = self.names.clone();
        for renamed in self.renamed.values() {
            // Journals of file systems keep the order; without one any of them may be missing.
            let in_order = chance.one_in(2);
            let until = chance.below(renamed.len() + 1);
            for (at, together) in renamed.iter().enumerate() {
                if if in_order { at < until } else { chance.one_in(2) } {
                    rename(&mut names, together);
                }
            }
        }
        for (path, node) in &names {
            // Whatever lies in a folder that is lost is lost with it.
            let lost =
                path.ancestors().skip(1).take_while(|above| *above != root).any(|above| !names.contains_key(above));
            if lost || path.to_string_lossy().ends_with("-shm") {
                continue;
            }
            match node {
                Node::Folder => std::fs::create_dir_all(path).unwrap(),
                Node::File(number) => {
                    let bytes = self.files.get(number).map(|file| file.fail(chance)).unwrap_or_default();
                    std::fs::write(path, bytes).unwrap();
                }
            }
        }
    }
}

fn rename(all: &mut BTreeMap<PathBuf, Node>, together: &[(PathBuf, Option<Node>)]) {
    for (path, node) in together {
        match node {
            Some(node) => drop(all.insert(path.clone(), *node)),
            None => drop(all.remove(path)),
        }
    }
}

impl File {
    /// Now nothing of what is under way survives, now nearly all, now any of it.
    fn fail(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.safe.clone();
        let lost_in = [1, 2, 3, 12, usize::MAX][chance.below(5)];
        let mut survived: Vec<&Change> = self.under_way.iter().filter(|_| !chance.one_in(lost_in)).collect();
        if chance.one_in(2) {
            chance.shuffle(&mut survived);
        }
        let torn_in = [2, 6, usize::MAX][chance.below(3)];
        for change in survived {
            match change {
                Change::Write { at, bytes: new } if chance.one_in(torn_in) => tear(&mut bytes, *at, new, chance),
                change => change.done(&mut bytes),
            }
        }
        bytes
    }
}

impl Change {
    fn done(&self, bytes: &mut Vec<u8>) {
        match self {
            Change::Length(length) => bytes.resize(*length, 0),
            Change::Write { at, bytes: new } => put(bytes, *at, new),
        }
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    if bytes.len() < at + new.len() {
        bytes.resize(at + new.len(), 0);
    }
    bytes[at..at + new.len()].copy_from_slice(new);
}

/// Sector by sector: what was there, what should be there, or anything.
fn tear(bytes: &mut Vec<u8>, at: usize, new: &[u8], chance: &mut Chance) {
    let mut from = 0;
    while from < new.len() {
        let to = (from + SECTOR - (at + from) % SECTOR).min(new.len());
        match chance.below(5) {
            0 | 1 => put(bytes, at + from, &new[from..to]),
            2 => {
                let anything: Vec<u8> = (from..to).map(|_| chance.next() as u8).collect();
                put(bytes, at + from, &anything);
            }
            _ => {}
        }
        from = to;
    }
}
