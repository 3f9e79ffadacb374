//! What was read of sources in, the letters in it worked out, in the same order, out.

use super::index::{Prepared, prepare};
use super::task::ImportOptions;
use crate::letters;
use crate::model::{Letter, Oddity};
use crate::sources::{Folder, Piece};
use crate::store::{digest_key, pack};
use anyhow::Result;
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// What comes from the sources, one after the other.
pub enum Raw {
    /// The source with this number begins.
    Begin(usize),
    Piece(Result<Piece>),
    /// It was read up to this byte, or no further for this reason.
    End(Result<u64>),
}

/// The same, ready to be written.
pub enum Step {
    Begin(usize),
    Letter(Box<ReadyLetter>),
    LeftOut { consumed: u64, reason: &'static str },
    Failed(anyhow::Error),
    End(Result<u64>),
}

impl Step {
    fn letter(&mut self) -> Option<&mut ReadyLetter> {
        match self {
            Step::Letter(letter) => Some(letter),
            _ => None,
        }
    }
}

pub struct ReadyLetter {
    pub place: String,
    pub consumed: u64,
    pub sent: bool,
    pub digest: [u8; 16],
    pub oddities: Vec<Oddity>,
    pub letter: Letter,
    /// `None` where some core met another copy first; worked out when it is written, should it be needed.
    pub worked: Option<Worked>,
}

/// What is written down of a letter that is new.
pub struct Worked {
    pub packed: Vec<u8>,
    pub prepared: Prepared,
}

impl Worked {
    pub fn new(letter: &Letter) -> Result<Worked> {
        Ok(Worked { packed: pack(&letter.header, &letter.text)?, prepared: prepare(letter) })
    }
}

/// Keys of letters: those of the store, and what was seen since.
#[derive(Clone)]
pub struct Seen {
    keys: FxHashSet<i64>,
    /// None was forgotten.
    whole: bool,
}

impl Seen {
    /// So many are remembered, to bound the memory: with more the table would take 75 MB.
    const MOST: usize = 3_600_000;

    pub fn new(keys: FxHashSet<i64>) -> Seen {
        Seen { keys, whole: true }
    }

    /// Not seen, as far as is remembered; from now on it is.
    pub fn is_new(&mut self, key: i64) -> bool {
        if self.keys.len() >= Seen::MOST {
            self.keys = FxHashSet::default();
            self.whole = false;
        }
        self.keys.insert(key)
    }

    /// Not seen, and none was forgotten; from now on it is seen.
    pub fn is_surely_new(&mut self, key: i64) -> bool {
        self.is_new(key) && self.whole
    }
}

/// One copy of each letter is worked out whole, of the others no more than it takes to know them.
pub fn work(batch: Vec<Raw>, options: &ImportOptions, seen: &Mutex<Seen>) -> Vec<Step> {
    let mut steps: Vec<Step> = batch.into_iter().map(|raw| opened(raw, options)).collect();
    let mut letters: Vec<_> = steps.iter_mut().filter_map(Step::letter).collect();
    {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        letters.retain(|letter| seen.is_new(digest_key(&letter.digest)));
    }
    // What fails here is tried again where it is written, and told there.
    letters.into_iter().for_each(|letter| letter.worked = Worked::new(&letter.letter).ok());
    steps
}

/// The letter decoded, or what is to be said in its place.
fn opened(raw: Raw, options: &ImportOptions) -> Step {
    let piece = match raw {
        Raw::Begin(source) => return Step::Begin(source),
        Raw::End(read_to) => return Step::End(read_to),
        Raw::Piece(piece) => piece.and_then(Piece::whole),
    };
    let piece = match piece {
        Ok(piece) => piece,
        Err(error) => return Step::Failed(error),
    };
    let reason = match piece.folder {
        Folder::Spam => Some("spam"),
        Folder::Trash => Some("trash"),
        Folder::Drafts => Some("drafts"),
        Folder::Sent | Folder::Other => None,
    };
    if let Some(reason) = reason.filter(|_| !options.everything) {
        return Step::LeftOut { consumed: piece.consumed, reason };
    }
    let (letter, mut oddities) = letters::open(&piece.raw);
    oddities.extend(piece.oddity);
    Step::Letter(Box::new(ReadyLetter {
        place: piece.place,
        consumed: piece.consumed,
        sent: piece.folder == Folder::Sent,
        digest: digest(&letter),
        oddities,
        letter,
        worked: None,
    }))
}

/// What makes two copies one letter: writer, date, subject, everyone addressed, text but for white space. One text
/// mailed to many in the same second makes many letters.
fn digest(letter: &Letter) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(letter.from.as_ref().map_or("", |mailbox| mailbox.address.as_str()));
    hash.update([0]);
    hash.update(letter.date.map_or(0, |date| date.as_second()).to_le_bytes());
    hash.update(letter.subject.trim());
    hash.update([0]);
    let addressed: BTreeSet<_> = letter.to.iter().chain(&letter.cc).map(|mailbox| &mailbox.address).collect();
    for address in addressed {
        hash.update(address.as_str());
        hash.update([0]);
    }
    hash.update([0]);
    hash.update(with_single_blanks(letter.text.trim_ascii()));
    hash.finalize().first_chunk::<16>().copied().unwrap_or_default()
}

fn with_single_blanks(text: &str) -> Vec<u8> {
    let mut single = text.as_bytes().to_vec();
    let (mut length, mut after_blank) = (0, false);
    for byte in text.bytes() {
        let blank = byte.is_ascii_whitespace();
        if let Some(place) = single.get_mut(length) {
            *place = if blank { b' ' } else { byte };
        }
        // No branch that could be guessed wrong at every word.
        length += usize::from(!(blank && after_blank));
        after_blank = blank;
    }
    single.truncate(length);
    single
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_surely_new_once_something_was_forgotten() {
        let mut seen = Seen::new((2..Seen::MOST as i64).collect());
        assert!(!seen.is_new(7) && seen.is_surely_new(0));
        assert!(seen.is_surely_new(1), "the last that finds room");
        assert!(seen.is_new(7) && !seen.is_surely_new(8));
    }

    proptest! {
        #[test]
        fn white_space_makes_no_difference(text in "[a ß\\n\\t\\r]{0,20}") {
            let single = String::from_utf8(with_single_blanks(&text)).unwrap();
            prop_assert!(!single.contains("  ") && !single.contains(['\n', '\t', '\r']));
            let words = |text: &str| text.split_ascii_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&single), words(&text));
            prop_assert_eq!(single.trim_ascii(), words(&text).join(" "));
        }
    }
}
