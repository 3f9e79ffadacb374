//! One raw mail in, a letter and what can be read in it out.

pub mod subject;

use crate::model::{Letter, Oddity, Reading};

/// Decodes one mail. Never fails: what is strange is an oddity.
pub fn open(_raw: &[u8]) -> (Letter, Vec<Oddity>) {
    (Letter::default(), Vec::new())
}

/// Reads what one letter says, by itself.
pub fn read(_letter: &Letter) -> Reading {
    Reading::default()
}
