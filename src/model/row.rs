//! What the calculations need of one letter, small enough to hold a million of them.

use super::{Kind, LetterId, Verdict};

/// The number of an address in the index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressId(pub u32);

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: LetterId,
    /// Seconds since 1970, UTC.
    pub at: Option<i64>,
    pub kind: Kind,
    /// Lay in a folder of sent mail.
    pub sent: bool,
    pub from: Option<AddressId>,
    pub to: Vec<AddressId>,
    pub cc: Vec<AddressId>,
    /// Hash of its own Message-ID, of the one it answers, and of its subject without prefixes; 0 for none.
    pub own_key: i64,
    pub parent_key: i64,
    pub thread_key: i64,
    /// Its subject says that it is an answer (Re, AW, …).
    pub replies: bool,
    /// What it says about du and Sie.
    pub verdict: Verdict,
}

impl Row {
    /// Everyone addressed, To first.
    pub fn recipients(&self) -> impl Iterator<Item = AddressId> + '_ {
        self.to.iter().chain(&self.cc).copied()
    }
}

/// An address as the archive shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AddressFacts {
    pub id: AddressId,
    pub address: super::Address,
    /// Display names with the number of letters that bore them and the last time, most frequent first.
    pub names: Vec<NameSeen>,
    /// Stood in `From` in place of a list member: nobody.
    pub relay: bool,
    /// Letters addressed to my copy of the mail (`Delivered-To`).
    pub delivered: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameSeen {
    pub name: String,
    pub letters: u32,
    /// Seconds since 1970 of the first and last letter bearing it; 0 where no date is known.
    pub first: i64,
    pub last: i64,
}

/// A remark as it is indexed, so that it can be found from the person it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkRow {
    pub letter: LetterId,
    pub kind: RemarkKind,
    /// The address or the name it is about; empty when about the writer.
    pub about: String,
    /// The sentence, as bytes of the letter's text.
    pub span: super::Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    NoContact,
    LegalThreat,
    Died,
    BouncedForGood,
    BouncedOnce,
    Moved,
    /// The writer names an earlier surname of theirs.
    FormerName,
}
