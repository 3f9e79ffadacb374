//! A path and why nothing can be read there, as an error that doors can tell in the user's language.

use std::path::PathBuf;

#[derive(Debug)]
pub struct NotRead {
    pub path: PathBuf,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Missing,
    NotAllowed,
    EmptyFile,
    EmptyFolder,
    /// Files are there, but none holds mail.
    NoMail,
    /// A `.pst` or `.ost`.
    Outlook,
}

impl std::fmt::Display for NotRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.display();
        match self.why {
            Why::Missing => write!(f, "{path}: there is no such file or folder"),
            Why::NotAllowed => write!(f, "{path}: not allowed to read this"),
            Why::EmptyFile => write!(f, "{path}: the file is empty"),
            Why::EmptyFolder => write!(f, "{path}: the folder is empty"),
            Why::NoMail => write!(f, "{path}: no mail found here (looked for mbox, Maildir, .eml, zip and tgz)"),
            Why::Outlook => write!(
                f,
                "{path}: Outlook's own files are not read; unpack it with `readpst -r -o FOLDER FILE`, \
                 or copy the mail to an IMAP account and read it there"
            ),
        }
    }
}

impl std::error::Error for NotRead {}
