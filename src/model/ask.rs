//! What one wants of somebody.

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    CareerAdvice,
    Introduction,
    Knowledge,
    Referral,
    Feedback,
    JobOpening,
    CatchUp,
}

impl Ask {
    pub const ALL: [Ask; 7] = [
        Ask::CareerAdvice,
        Ask::Introduction,
        Ask::Knowledge,
        Ask::Referral,
        Ask::Feedback,
        Ask::JobOpening,
        Ask::CatchUp,
    ];

    /// The word used on the command line, in data files and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Ask::CareerAdvice => "career_advice",
            Ask::Introduction => "introduction",
            Ask::Knowledge => "knowledge",
            Ask::Referral => "referral",
            Ask::Feedback => "feedback",
            Ask::JobOpening => "job_opening",
            Ask::CatchUp => "catch_up",
        }
    }

    pub fn from_key(key: &str) -> Option<Ask> {
        Ask::ALL.into_iter().find(|ask| ask.key() == key)
    }
}
