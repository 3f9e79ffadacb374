//! What the linter says: a rule, how grave, where, and the words to say it with.

use crate::model::{Slot, Span};

/// Least grave first, so that the gravest of many is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Hint,
    Warning,
    /// Neither copied nor sent before it is mended.
    Error,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The letter as a whole.
    Letter,
    Recipient,
    Subject,
    Salutation,
    /// Bytes of [`super::Draft::body`].
    Body {
        slot: Option<Slot>,
        span: Span,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Number(u32),
    Text(String),
}

impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(number)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

/// One remark of the linter. `key` and `args` name a message of the interface (`draft.ftl`).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// "L01" to "L30".
    pub rule: &'static str,
    pub level: Level,
    pub place: Place,
    pub key: &'static str,
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    pub fn new(rule: &'static str, level: Level, place: Place, key: &'static str) -> Finding {
        Finding { rule, level, place, key, args: Vec::new() }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Finding {
        self.args.push((name, value.into()));
        self
    }
}

/// A count as a finding tells it.
pub fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
