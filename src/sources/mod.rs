//! A path in, the raw letters found there out.
//!
//! `look` finds what can be read and `kind` recognises it by its first bytes; `mbox`, `maildir`, `files`, `linkedin`
//! and `archive` read one format each; `folder` knows where in a mailbox a letter lay; `places` and `takeout` know
//! where mail is usually found. `contacts` reads what is no letter: whom a person knows.

mod archive;
pub mod contacts;
mod files;
mod folder;
mod from_line;
mod kind;
mod linkedin;
mod look;
mod maildir;
mod mbox;
mod not_read;
mod open;
mod places;
mod takeout;
mod window;

pub use look::look;
pub use mbox::{Cut, split};
pub use not_read::{NotRead, Why, said_by_system};
pub use places::{Place, usual_places};
pub use takeout::{Parts, parts};

use crate::model::Oddity;
use anyhow::Result;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// A longer letter is cut here and the rest of it passed over, so that memory stays bounded.
pub const LONGEST_LETTER: usize = 16 << 20;

/// How a source holds its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One file, many letters; also when the whole file is packed with gzip or zstd.
    Mbox,
    /// A Maildir folder: the directory that holds `cur` and `new`.
    Maildir,
    /// A directory whose files are single letters (`.eml`), or one such file.
    Letters,
    /// A zip with mbox or `.eml` files inside (Google Takeout), read in place.
    Zip,
    /// The same as `.tgz`, `.tar.gz` or `.tar`.
    Tgz,
    /// LinkedIn's `messages.csv`.
    LinkedIn,
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
    /// Of a directory: the bytes of its letters together; of a Maildir, as a few of them let expect.
    pub bytes: u64,
    /// Nanoseconds since 1970. Of a directory: of the file or folder in it that changed last.
    pub modified: i64,
    /// SHA-256 of the first 4,096 bytes (fewer in a shorter file); in a Maildir, of the names of its letters; empty for
    /// another directory.
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
    /// Empty while the letter still lies in `file`.
    pub raw: Vec<u8>,
    /// From where [`Piece::whole`] takes the letter.
    pub file: Option<PathBuf>,
    /// Bytes of the letter, wherever it lies.
    pub size: u64,
    /// Where it lay, by path and flags; after [`Piece::whole`] also by what the letter says.
    pub folder: Folder,
    /// Stable name inside the source: the byte offset in an mbox, the base name (without flags) in a Maildir,
    /// `member:offset` in an archive.
    pub place: String,
    /// Bytes of the source consumed up to the end of this letter, for progress: out of `Stamp::bytes`, except in
    /// a packed mbox, where they are bytes unpacked.
    pub consumed: u64,
    /// [`Oddity::TooLong`] or [`Oddity::Truncated`].
    pub oddity: Option<Oddity>,
}

impl Piece {
    fn of(raw: Vec<u8>, folder: Folder, place: String, consumed: u64) -> Piece {
        Piece { size: raw.len() as u64, raw, file: None, folder, place, consumed, oddity: None }
    }

    /// What takes time, so that many can do it side by side: reads the letter where it lies in a file of its own, and
    /// looks for what it says about its folder.
    pub fn whole(mut self) -> Result<Piece> {
        if let Some(path) = self.file.take() {
            (self.raw, self.oddity) = files::whole(&path)?;
        }
        self.folder = folder::of_letter(&self.raw, self.folder);
        Ok(self)
    }
}

/// Is told each letter, or why one file could not be read, and says whether to go on.
pub type Each<'a> = dyn FnMut(Result<Piece>) -> ControlFlow<()> + 'a;

impl Source {
    /// The file is not as it was when it was found. Letters that come and go in a folder are no such change.
    pub fn has_changed(&self) -> bool {
        let now = std::fs::metadata(&self.path).ok().filter(|now| now.is_file());
        now.is_some_and(|now| (now.len(), look::modified(&now)) != (self.stamp.bytes, self.stamp.modified))
    }

    /// Calls `each` for every letter from byte `start` on (mbox only; 0 for the others) whose place is not `known`.
    /// Returns the number of bytes read, from where a grown mbox goes on next time. An mbox in which no letter
    /// begins at `start` was rewritten and is read from its beginning.
    ///
    /// An error of this function says that the source cannot be read at all, or no further; an `Err` given to
    /// `each` that one file in it cannot.
    pub fn read(&self, start: u64, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
        match self.format {
            Format::Mbox => mbox::read(self, start, known, each),
            Format::Maildir => maildir::read(self, known, each),
            Format::Letters => files::read(self, known, each),
            Format::Zip => archive::read_zip(self, known, each),
            Format::Tgz => archive::read_tar(self, known, each),
            Format::LinkedIn => linkedin::read(self, known, each),
        }
    }
}
