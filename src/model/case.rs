//! Everything known about one letter before it is written.

use super::{Ask, Language, Region, Register};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the composer must know. Built from the archive and the user's answers, or read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The address of the person; part of the tie-break, so that two people rarely get the same letter.
    pub person: String,
    pub language: Language,
    pub register: Register,
    pub region: Region,
    /// I write Du and Dir with a capital.
    pub capital_du: bool,
    pub silent: Silent,
    /// I owe an answer; it goes before every other reason for the silence.
    pub owed: bool,
    /// Whole calendar months since the last exchange. `None`: there was another channel, so no duration is named.
    pub gap_months: Option<u32>,
    pub ask: Ask,
    /// An open promise is the request: memory and ask stand together.
    pub promise_first: bool,
    pub memory: Option<MemoryForm>,
    /// The news about me is bad, and I chose to say so.
    pub hard_update: bool,
    /// Say who I am before anything else.
    pub reintro: bool,
    /// Leave out the easy way out: nothing is asked for.
    pub no_out: bool,
    /// The salutation line as it shall stand.
    pub salutation: String,
    pub sign_off: String,
    /// My name as I sign to this person.
    pub me: String,
    /// Overrides the subject: the old thread, or my own words.
    pub subject: Option<String>,
    /// What fills the placeholders of the grammar.
    pub ctx: BTreeMap<String, String>,
    /// Variants chosen by hand.
    pub choice: BTreeMap<Slot, usize>,
    /// Claims the user has confirmed, by their ids.
    pub ticked: BTreeSet<String>,
}

/// Who fell silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silent {
    Me,
    /// Never mentioned in the letter.
    Them,
    Mutual,
    /// No letter tells; nothing is said about any.
    Unknown,
}

/// What the one concrete memory is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoryForm {
    Clause,
    Sentence,
    Subject,
    Learned,
    PromiseMeal,
    PromiseCoffee,
    PromiseCall,
    PromiseMeet,
    PromiseMine,
    Question,
}

impl MemoryForm {
    pub const ALL: [MemoryForm; 10] = [
        MemoryForm::Clause,
        MemoryForm::Sentence,
        MemoryForm::Subject,
        MemoryForm::Learned,
        MemoryForm::PromiseMeal,
        MemoryForm::PromiseCoffee,
        MemoryForm::PromiseCall,
        MemoryForm::PromiseMeet,
        MemoryForm::PromiseMine,
        MemoryForm::Question,
    ];

    /// The word used in the grammar and in case files.
    pub fn key(self) -> &'static str {
        match self {
            MemoryForm::Clause => "clause",
            MemoryForm::Sentence => "sentence",
            MemoryForm::Subject => "subject",
            MemoryForm::Learned => "learned",
            MemoryForm::PromiseMeal => "promise_meal",
            MemoryForm::PromiseCoffee => "promise_coffee",
            MemoryForm::PromiseCall => "promise_call",
            MemoryForm::PromiseMeet => "promise_meet",
            MemoryForm::PromiseMine => "promise_mine",
            MemoryForm::Question => "question",
        }
    }
}

/// A place in the letter that one sentence or two fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Subject,
    Lapse,
    Reintro,
    Memory,
    Update,
    Ask,
    Out,
    Close,
    /// The one sentence group of a follow-up, a thank-you or a report.
    After,
}

impl Slot {
    pub fn key(self) -> &'static str {
        match self {
            Slot::Subject => "subject",
            Slot::Lapse => "lapse",
            Slot::Reintro => "reintro",
            Slot::Memory => "memory",
            Slot::Update => "update",
            Slot::Ask => "ask",
            Slot::Out => "out",
            Slot::Close => "close",
            Slot::After => "after",
        }
    }
}
