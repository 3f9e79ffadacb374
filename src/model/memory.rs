//! What two people left open and what they wrote about.

use super::{Direction, Evidence, PromiseKind};
use jiff::Timestamp;
use serde::Serialize;

/// Who is bound, seen from me.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    Me,
    Them,
    Both,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OpenPromise {
    pub bound: Bound,
    pub kind: PromiseKind,
    pub evidence: Evidence,
}

/// Who fell silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// Their last letter asks me something.
    MeOwed,
    Me,
    /// My last letter asked something; never mentioned in a draft.
    Them,
    Mutual,
}

/// A thread subject over the years.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// As written in the newest letter, without Re and tags.
    pub title: String,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub letters: usize,
}

/// A phrase that came up in several threads between us, and hardly elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// As it was written most often.
    pub phrase: String,
    /// Letters between us that hold it, and the dates of the first and the last.
    pub letters: usize,
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub example: Evidence,
}

/// What somebody was and where, as their own signatures tell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Station {
    pub title: Option<String>,
    pub company: Option<String>,
    pub department: Option<String>,
    /// As in the newest signature that gives them.
    pub phone: Option<String>,
    pub place: Option<String>,
    /// Dates of the first and last letter that say so.
    pub first: Option<Timestamp>,
    pub last: Option<Timestamp>,
    pub letters: usize,
    /// The first of these letters.
    #[serde(skip)]
    pub letter: super::LetterId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoryKind {
    MyPromise,
    TheirQuestion,
    CommonPlan,
    LongThread,
    Subject,
}

/// Something to remind the person of, in the order in which it is best proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct MemorySuggestion {
    pub kind: MemoryKind,
    /// The sentence, or the subject line.
    pub text: String,
    pub at: Option<Timestamp>,
    pub direction: Option<Direction>,
    /// What was promised, where it was a promise.
    pub promise: Option<PromiseKind>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub silence: Option<Silence>,
    /// Questions in their last letter that I never answered.
    pub their_questions: Vec<Evidence>,
    /// Questions in my last letter that they never answered.
    pub my_questions: Vec<Evidence>,
    /// Newest first.
    pub promises: Vec<OpenPromise>,
    /// Most letters first.
    pub subjects: Vec<Subject>,
}
