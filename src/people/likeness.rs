//! What speaks for two people being one, and against it: plain nouns, each true by itself.

use super::forms::Fit;
use crate::model::Address;
use jiff::Timestamp;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Likeness {
    /// Both bear this name.
    Name { name: String },
    /// One name, spelt with other letters: Müller and Mueller.
    Spelling { one: String, other: String },
    /// Two forms of one first name, and one surname.
    Nickname { one: String, other: String, surname: String },
    /// The initial or the middle name of the one fits the other.
    Initial { one: String, other: String, surname: String },
    /// Two long names that one letter tells apart.
    Slip { one: String, other: String },
    /// One address bore both names.
    BothNames { address: Address, one: String, other: String },
    /// The address can be read as the name: the whole of it, or with an initial.
    Spelt { address: Address, name: String, whole: bool },
    /// The same stands before the `@` of both.
    Local { local: String },
    /// The same telephone number stands below letters from both.
    Phone { number: String },
    /// The one address stops where the other begins.
    Followed { old: Address, new: Address, stopped: Timestamp, began: Timestamp },
    /// People who stand in letters with both.
    Correspondents { count: u32 },
    /// Both addresses lie at one firm or house.
    Domain { domain: String },
    /// Nobody else in the archive has the surname.
    OnlyBearers { surname: String },
    /// Against: both were written to at once.
    Together { letters: u32 },
    /// Against: both were in use for long at the same time.
    Overlap { from: Timestamp, to: Timestamp },
    /// Against: several people use the address.
    Shared { address: Address },
    /// Against: so many others fit as well.
    OthersFit { count: u32 },
}

impl Likeness {
    pub fn is_against(&self) -> bool {
        matches!(
            self,
            Likeness::Together { .. } | Likeness::Overlap { .. } | Likeness::Shared { .. } | Likeness::OthersFit { .. }
        )
    }

    /// How much it counts, in parts of what is proposed; what speaks against it is below zero.
    pub fn weight(&self) -> f64 {
        match self {
            Likeness::Name { .. } | Likeness::Spelling { .. } => 3.6,
            Likeness::Nickname { .. } | Likeness::BothNames { .. } => 3.1,
            Likeness::Spelt { whole: true, .. } => 3.3,
            Likeness::Phone { .. } => 2.5,
            Likeness::Spelt { .. } | Likeness::Slip { .. } | Likeness::Initial { .. } => 2.0,
            Likeness::Local { .. } => 1.6,
            Likeness::Followed { .. } | Likeness::Domain { .. } => 0.8,
            Likeness::OnlyBearers { .. } => 0.6,
            Likeness::Correspondents { count } => 0.25 * f64::from((*count).min(4)),
            Likeness::Together { letters } => -f64::from((*letters).min(3)),
            Likeness::Overlap { .. } => -0.4,
            Likeness::Shared { .. } => -1.5,
            Likeness::OthersFit { count } => -1.2 * f64::from((*count).min(3)),
        }
    }

    /// Fits others as well, unless nobody else is called so.
    pub(super) fn is_vague(&self) -> bool {
        matches!(
            self,
            Likeness::Initial { .. }
                | Likeness::Local { .. }
                | Likeness::Spelt { whole: false, .. }
                | Likeness::Nickname { .. }
        )
    }

    /// Of two forms with one surname, as they are to be shown.
    pub(super) fn of(fit: Fit, one: &str, other: &str, surname: &str) -> Likeness {
        let (one, other, surname) = (one.to_owned(), other.to_owned(), surname.to_owned());
        match fit {
            Fit::Same if one == other => Likeness::Name { name: one },
            Fit::Same | Fit::Spelling => Likeness::Spelling { one, other },
            Fit::Nickname => Likeness::Nickname { one, other, surname },
            Fit::Initial | Fit::Middle => Likeness::Initial { one, other, surname },
        }
    }
}
