//! Whether one may write to somebody, with the sentences that say so.

use super::{Address, Direction, LetterId, Span};
use jiff::Timestamp;
use serde::Serialize;

/// A sentence in a letter. `span` is its place in the text of that letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub letter: LetterId,
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub span: Span,
    pub sentence: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosedBy {
    /// They asked me not to write any more.
    NoContact,
    LegalThreat,
    Death,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Bridge {
    #[default]
    Open,
    /// May be shown, but only together with the evidence.
    Strained { evidence: Vec<Evidence> },
    /// Never suggested; nothing is written.
    Closed { by: ClosedBy, evidence: Vec<Evidence> },
}

/// A death notice found in anybody's letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// The name as written in the notice.
    pub name: String,
    /// Names of the letter's writer, who is alive.
    pub writer: Vec<String>,
    pub evidence: Evidence,
}

/// The user says: this sentence was read wrongly. `span` `None` means the whole letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    pub letter: LetterId,
    pub span: Option<Span>,
}

/// A bounce found in anybody's mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounce {
    pub address: Address,
    pub at: Option<Timestamp>,
    pub permanent: bool,
}

/// What is known about one address of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct AddressReach {
    pub address: Address,
    pub last_seen: Option<Timestamp>,
    /// Mail came back for good, and nothing has come from there since.
    pub bounced: Option<Timestamp>,
}
