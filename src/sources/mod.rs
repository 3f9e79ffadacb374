//! A path in, the raw letters found there out.

use anyhow::Result;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How a source holds its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file, many letters.
    Mbox,
    /// A Maildir folder: the directory that holds `cur` and `new`.
    Maildir,
    /// A directory whose files are single letters (`.eml`), or one such file.
    Letters,
    /// A zip with mbox or `.eml` files inside (Google Takeout), read in place.
    Zip,
    /// The same as `.tgz` or `.tar.gz`.
    Tgz,
}

/// Where in a mailbox a letter lay. Spam, trash and drafts are left out by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folder {
    #[default]
    Other,
    Sent,
    Spam,
    Trash,
    Drafts,
}

/// Size, time and beginning of a file: the same stamp means nothing new to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    pub bytes: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
    /// SHA-256 of the first 4,096 bytes (fewer in a shorter file); empty for a directory.
    pub head: Vec<u8>,
}

/// One thing that can be read.
#[derive(Clone, Debug)]
pub struct Source {
    pub path: PathBuf,
    pub format: Format,
    /// What the path says about the letters in it ("Sent", "Papierkorb").
    pub folder: Folder,
    pub stamp: Stamp,
}

/// One raw letter.
#[derive(Clone, Debug)]
pub struct Piece {
    pub raw: Vec<u8>,
    pub folder: Folder,
    /// Stable name inside the source: the byte offset in an mbox, the base name (without flags) in a Maildir,
    /// `member:offset` in an archive.
    pub place: String,
    /// Bytes of the source consumed up to the end of this letter, for progress (compressed bytes in archives
    /// where they are known).
    pub consumed: u64,
}

/// Finds by looking, not by name alone, what can be read under `path`. An error when nothing is there.
pub fn look(path: &Path) -> Result<Vec<Source>> {
    anyhow::bail!("{}: not read yet", path.display())
}

impl Source {
    /// Calls `each` for every letter from byte `start` on (mbox only; 0 for the others) whose place is not `known`.
    /// Returns the number of bytes read, from where a grown mbox goes on next time.
    pub fn read(
        &self,
        _start: u64,
        _known: &dyn Fn(&str) -> bool,
        _each: &mut dyn FnMut(Result<Piece>) -> ControlFlow<()>,
    ) -> Result<u64> {
        anyhow::bail!("{}: not read yet", self.path.display())
    }
}
