//! A person proposed, with reasons as data. Words are made of them only at the door.

use super::{Address, ContactSource, Direction, PersonId, RemarkOf};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub person: PersonId,
    pub value: Value,
    pub reasons: Vec<Reason>,
    /// Drawn from the next ranks, with the probability it had; `None` for a place earned by rank.
    pub drawn: Option<f64>,
}

/// What the rank is made of: `total = reach · reply · (trust and novelty weighed)`, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Value {
    pub total: f64,
    pub reach: f64,
    pub reply: f64,
    pub trust: f64,
    pub novelty: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// Letters that went between us, from the first to the last.
    Letters { sent: u32, received: u32, first: Timestamp, last: Timestamp },
    /// How many of the letters with which I began they answered within 21 days.
    Answered { asked: u32, answered: u32 },
    /// The last letter between us.
    Last { at: Timestamp, direction: Direction, question: Option<String> },
    /// My last letters that stayed without a letter of theirs, when there is more than one.
    Unanswered { letters: u32 },
    /// Every address of theirs sends mail back.
    Unreachable { address: Address, at: Option<Timestamp> },
    /// A hard word that stands between us.
    Strained { at: Option<Timestamp>, sentence: String },
    /// The user said that the two worked together there, and until when.
    Colleagues { company: String, until: Option<i16> },
    /// One recommended the other in a network.
    Recommended { by: RemarkOf },
    /// What a contact says they are, and since when the two are connected. Empty where it does not say.
    Contact { source: ContactSource, company: String, title: String, connected: Option<Date> },
    /// They are, or were, where I was too, by my positions.
    SameCompany { company: String },
    /// No letter between the two is there; whether an e-mail address is known. Nobody knows if it is still right.
    NoLetters { address: bool },
    /// Letters of theirs that hold what was asked about, the newest of them, and some of the words as they stand there.
    Wrote { letters: u32, last: Timestamp, words: Vec<String> },
    /// Letters of mine to them that hold it and that they answered.
    WasAsked { letters: u32, last: Timestamp },
    /// Threads in which they and somebody else both stand, and the last letter in which they do.
    Together { name: String, address: Address, conversations: u32, last: Timestamp },
    /// Letters in my archive with which one of these two wrote to the other.
    EachOther { name: String, address: Address, letters: u32 },
    /// An address of theirs at a house, and their last letter from it.
    Inside { house: String, address: Address, last: Option<Timestamp> },
    /// What they were and where, by their newest signature that says so.
    Signed { title: Option<String>, company: Option<String>, last: Timestamp },
}
