//! How two people write to each other: language, register, salutation, sign-off.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Language {
    #[serde(rename = "de")]
    German,
    #[serde(rename = "en")]
    English,
}

/// German du or Sie; in English first names or Dear Ms Osei.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
