//! How two people write to each other: language, register, salutation, sign-off.

use super::{Direction, LetterId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Language {
    #[serde(rename = "de")]
    German,
    #[serde(rename = "en")]
    English,
}

/// German du or Sie; in English first names or Dear Ms Osei.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    Informal,
    Formal,
}

/// What one letter says about the register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Informal,
    Formal,
    /// Only euch and ihr.
    Plural,
    /// Both du and Sie, both strong.
    Mixed,
    /// No or too little evidence.
    #[default]
    Unknown,
}

/// Weights of the cues found in one text: informal (du), formal (Sie), plural (euch).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cues {
    pub informal: f32,
    pub formal: f32,
    pub plural: f32,
    /// Swiss or Bavarian forms in which the pronouns mean other things.
    pub dialect: bool,
    /// Second-person pronouns of du written with a capital inside a sentence, and all of them there.
    pub capital_du: u32,
    pub all_du: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Male,
    Female,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Region {
    #[default]
    #[serde(rename = "de")]
    Germany,
    #[serde(rename = "at")]
    Austria,
    #[serde(rename = "ch")]
    Switzerland,
}

/// A salutation line taken apart. Empty strings where a part is missing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Salutation {
    /// The line as written, trimmed.
    pub line: String,
    pub greeting: String,
    pub adjective: String,
    pub honorific: String,
    pub titles: Vec<String>,
    pub name: String,
    pub gender: Option<Gender>,
    /// Addressed to several people: says nothing about two.
    pub group: bool,
    /// Weight of its cue for du and for Sie, 0 to 1.
    pub informal: f32,
    pub formal: f32,
}

/// The closing of a letter with the name under it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SignOff {
    /// The closing as written, without name and comma.
    pub closing: String,
    pub name: String,
    /// 0 cold to 4 intimate.
    pub warmth: u8,
    pub informal: f32,
    pub formal: f32,
}

/// How sure a register is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Medium,
    High,
}

/// Why the user must be asked for the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// One of us writes du, the other Sie.
    OneSided,
    NoEvidence,
}

/// The register of a pair of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Decide(Register, Confidence),
    /// Only they use it; the user confirms.
    Suggest(Register),
    Ask(Doubt),
}

/// A line that shows the register, to be put before the user with its date.
#[derive(Clone, Debug, PartialEq)]
pub struct TellingLine {
    pub letter: LetterId,
    pub at: Option<Timestamp>,
    pub direction: Direction,
    pub register: Register,
    pub line: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DuOffer {
    pub letter: LetterId,
    pub at: Option<Timestamp>,
    /// `In`: they offered it to me.
    pub by: Direction,
    pub line: String,
}

/// How I write to one person, read from our letters. No part of it is guessed: gender and titles are copied from
/// salutations.
#[derive(Clone, Debug, PartialEq)]
pub struct Manners {
    /// `None`: ask.
    pub language: Option<Language>,
    pub register: Decision,
    /// At most two.
    pub telling: Vec<TellingLine>,
    /// The salutation to use, without the sign at its end; `None` when only an address is known.
    pub salutation: Option<String>,
    /// What I call the person: „Tom", „Frau Dr. Weber".
    pub called: Option<String>,
    /// Another form they signed with since; ask once.
    pub suggested_name: Option<String>,
    pub gender: Option<Gender>,
    pub titles: Vec<String>,
    pub sign_off: Option<String>,
    /// As I last signed.
    pub my_name: Option<String>,
    pub region: Region,
    /// I write Du and Dir with a capital.
    pub capital_du: bool,
    pub du_offer: Option<DuOffer>,
}
