//! A path and why nothing, or no more, can be read there, as an error that doors can tell in the user's language.

use serde::Serialize;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct NotRead {
    pub path: PathBuf,
    pub why: Why,
    /// What the system or a library says; for a table the columns that were found.
    pub detail: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Missing,
    NotAllowed,
    /// A link that leads back to itself.
    Circle,
    /// A pipe, a socket, a device.
    NoFile,
    EmptyFile,
    EmptyFolder,
    /// Files are there, but none holds mail.
    NoMail,
    /// A table of messages without any.
    NoMessages,
    /// A table whose columns are none of contacts, nor of messages.
    NoContacts,
    /// A table of contacts, or a file of cards, without any.
    NobodyInIt,
    /// Rows of a table that do not fit its columns were left out.
    OddRows,
    /// A `.pst` or `.ost`.
    Outlook,
    /// Packed in a way that is not unpacked here.
    Packed,
    Encrypted,
    /// It ends before its end; what was whole before that was read.
    CutOff,
    Broken,
    /// It unpacks beyond measure.
    Bomb,
    /// The system fails.
    System,
}

impl NotRead {
    pub fn new(path: &Path, why: Why) -> NotRead {
        NotRead { path: path.to_owned(), why, detail: String::new() }
    }

    pub fn of(path: &Path, error: &io::Error) -> NotRead {
        NotRead { path: path.to_owned(), why: why(error), detail: said_by_system(error) }
    }
}

fn why(error: &io::Error) -> Why {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Why::Missing,
        ErrorKind::PermissionDenied => Why::NotAllowed,
        ErrorKind::UnexpectedEof => Why::CutOff,
        ErrorKind::FileTooLarge => Why::Bomb,
        ErrorKind::Unsupported if error.raw_os_error().is_none() => Why::Packed,
        // What libraries that unpack have to say.
        _ if error.raw_os_error().is_none() => Why::Broken,
        _ => Why::System,
    }
}

impl std::fmt::Display for NotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.why {
            Why::Missing => "there is no such file or folder",
            Why::NotAllowed => "not allowed to read this",
            Why::Circle => "a link that leads back to itself",
            Why::NoFile => "neither a file nor a folder",
            Why::EmptyFile => "the file is empty",
            Why::EmptyFolder => "the folder is empty",
            Why::NoMail => "no mail found here",
            Why::NoMessages => "no message in it; its columns are",
            Why::NoContacts => "no contacts known by its columns",
            Why::NobodyInIt => "nobody in it; it begins with",
            Why::OddRows => "rows that do not fit the columns were left out; the columns are",
            Why::Outlook => "Outlook's own files are not read",
            Why::Packed => "packed in a way that is not unpacked here",
            Why::Encrypted => "protected by a password",
            Why::CutOff => "it ends too early",
            Why::Broken => "it is damaged",
            Why::Bomb => "it unpacks beyond measure",
            Why::System => "the system fails",
        };
        write!(f, "{}: {what}", self.path.display())?;
        if self.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.detail) }
    }
}

impl std::error::Error for NotRead {}

/// What the system says of an error, without its number.
pub fn said_by_system(error: &io::Error) -> String {
    let said = error.to_string();
    said.split_once(" (os error").map_or(said.as_str(), |(words, _)| words).to_owned()
}
