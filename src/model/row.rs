//! What the calculations need of one letter, small enough to hold a million of them.

use super::{Kind, LetterId, Verdict};
use serde::{Deserialize, Serialize};

/// The number of an address in the index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// Everyone addressed: those in To first, then those in Cc.
    pub recipients: Vec<AddressId>,
    /// How many of them stand in To.
    pub to: u32,
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
    /// It answers no letter, as far as it says.
    pub fn begins(&self) -> bool {
        self.parent_key == 0 && !self.replies
    }
}

/// More than any archive holds; a higher number is damage.
const MOST_ADDRESSES: usize = 1 << 26;

/// One value for each address, found by its number.
#[derive(Clone, Debug, Default)]
pub struct PerAddress<T>(Vec<T>);

impl<T: Default + Clone> PerAddress<T> {
    /// `None` only for a number that no index gives.
    pub fn at(&mut self, id: AddressId) -> Option<&mut T> {
        let place = id.0 as usize;
        if place >= self.0.len() {
            if place > MOST_ADDRESSES {
                return None;
            }
            self.0.resize((place + 1).next_power_of_two(), T::default());
        }
        self.0.get_mut(place)
    }

    pub fn get(&self, id: AddressId) -> Option<&T> {
        self.0.get(id.0 as usize)
    }

    /// Every value that was set, and some that were not, in the order of their addresses.
    pub fn iter(&self) -> impl Iterator<Item = (AddressId, &T)> {
        (0..).map(AddressId).zip(&self.0)
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

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
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
