//! What was read of sources in, the letters in it worked out on all cores, in the same order, out.

use super::import::ImportOptions;
use super::index::{Prepared, prepare};
use crate::letters;
use crate::model::{Letter, Oddity};
use crate::sources::{Folder, Piece};
use crate::store::{digest_key, pack};
use anyhow::Result;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

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

pub struct ReadyLetter {
    pub place: String,
    pub consumed: u64,
    pub sent: bool,
    pub digest: [u8; 16],
    pub oddities: Vec<Oddity>,
    pub letter: Letter,
    /// No letter with this digest went before.
    pub is_new: bool,
    /// `None` where the same letter went before: it is worked out only should it be needed after all.
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

/// Keys of letters that went before: those of the store, and what came since.
pub struct Seen {
    keys: FxHashSet<i64>,
    /// None was forgotten: what has not been seen is surely new.
    pub whole: bool,
}

impl Seen {
    /// So many are remembered, to bound the memory.
    const MOST: usize = 4_000_000;

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
}

/// The first copy of each letter is worked out whole, of the others no more than it takes to know them.
pub fn work(batch: Vec<Raw>, options: &ImportOptions, seen: &mut Seen) -> Vec<Step> {
    let mut steps: Vec<Step> = batch.into_par_iter().map(|raw| opened(raw, options)).collect();
    let mut new = Vec::with_capacity(steps.len());
    for step in &mut steps {
        if let Step::Letter(letter) = step
            && seen.is_new(digest_key(&letter.digest))
        {
            letter.is_new = seen.whole;
            new.push(letter);
        }
    }
    // What fails here is tried again where it is written, and told there.
    new.into_par_iter().for_each(|letter| letter.worked = Worked::new(&letter.letter).ok());
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
        is_new: false,
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
    let mut text = letter.text.trim_ascii().as_bytes().to_vec();
    text.iter_mut().filter(|byte| byte.is_ascii_whitespace()).for_each(|byte| *byte = b' ');
    text.dedup_by(|next, before| (*next, *before) == (b' ', b' '));
    hash.update(text);
    hash.finalize().first_chunk::<16>().copied().unwrap_or_default()
}
