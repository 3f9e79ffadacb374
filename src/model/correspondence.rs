//! The letters between two people, in order of time.

use super::{Kind, LetterId, Reading};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the person to me.
    In,
    /// From me to the person.
    Out,
}

/// One letter between me and a person, with what was read from it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: LetterId,
    pub at: Option<Timestamp>,
    pub direction: Direction,
    /// How many addresses stand in To and Cc together; 1 is a letter between the two of us alone.
    pub recipients: usize,
    /// The one written to stands among them; false where only a reply on a list tells of the contact.
    pub named: bool,
    pub kind: Kind,
    pub subject: String,
    pub text: String,
    pub reading: Reading,
    /// The letter it answers, where that one is known.
    pub answers: Option<LetterId>,
}

impl Entry {
    pub fn own_text(&self) -> String {
        self.reading.own_text(&self.text)
    }
}

/// Oldest first; letters without a date stand first of all.
pub type Correspondence = Vec<Entry>;
