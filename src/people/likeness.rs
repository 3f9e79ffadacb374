//! What speaks for two people being one, and against it: plain nouns, each true by itself.

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
    /// One first name, and a surname in common, beside which the one may have another.
    Surname { one: String, other: String },
    /// Two long names, or two addresses, that one letter tells apart.
    Slip { one: String, other: String },
    /// One address bore both names.
    BothNames { address: Address, one: String, other: String },
    /// The address can be read as the name: the whole of it, or with an initial.
    Spelt { address: Address, name: String, whole: bool },
    /// The same stands before the `@` of both.
    Local { local: String },
    /// The one address stops where the other begins.
    Followed { old: Address, new: Address, stopped: Timestamp, began: Timestamp },
    /// People who stand in letters with both.
    Correspondents { count: u32 },
    /// Both addresses lie at one firm or house, by its domain, or by its name where it has several.
    Domain { domain: String },
    /// Nobody else in the archive has the surname.
    OnlyBearers { surname: String },
    /// Against: both were written to at once, in so many of the letters of the one who has fewer.
    Together { letters: u32, of: u32 },
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
            Likeness::Nickname { .. } => 3.1,
            Likeness::BothNames { .. } => 2.6,
            Likeness::Spelt { whole: true, .. } => 3.0,
            Likeness::Surname { .. } => 2.3,
            Likeness::Spelt { .. } | Likeness::Initial { .. } => 2.4,
            Likeness::Slip { .. } if self.is_of_surnames() => 2.0,
            Likeness::Slip { .. } => 2.4,
            Likeness::Local { .. } => 2.2,
            Likeness::Followed { .. } | Likeness::Domain { .. } => 0.8,
            Likeness::OnlyBearers { .. } => 0.6,
            Likeness::Correspondents { count } => 0.25 * f64::from((*count).min(4)),
            Likeness::Together { letters, of } => -0.4 - 3.0 * f64::from(*letters) / f64::from((*of).max(3)),
            Likeness::Overlap { .. } => -0.4,
            Likeness::Shared { .. } => -1.5,
            Likeness::OthersFit { count } => -1.2 * f64::from((*count).min(3)),
        }
    }

    /// A slip that makes another surname, not another first name.
    pub(super) fn is_of_surnames(&self) -> bool {
        let last = |name: &str| name.split_whitespace().next_back().map(str::to_lowercase);
        matches!(self, Likeness::Slip { one, other } if last(one) != last(other))
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
}
