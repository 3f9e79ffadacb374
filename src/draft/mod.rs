//! A case in, a letter and the remarks of the linter out: grammar, composer, linter, stubs for what the user types.
//!
//! Pure: no I/O and no clock. The letters themselves are data in `content/`.

mod check;
mod cheer;
mod claims;
mod compose;
mod condition;
mod fill;
mod finding;
mod form;
mod grammar;
mod known;
mod letter;
mod lint;
mod regional;
mod revise;
mod score;
mod slots;
mod stubs;
mod topics;

pub use check::{Problem, check};
pub use cheer::encouragements;
pub use claims::{Claim, claims};
pub use compose::{Missing, alternatives, compose};
pub use fill::Origin;
pub use finding::{Arg, Finding, Level, Place};
pub use known::Known;
pub use letter::{Draft, Mail, Piece};
pub use lint::lint;
pub use revise::revised;
pub use slots::{band, needs_reintro, unknown_keys};
pub use stubs::{Shape, Stub, stub, stubs, stubs_after};
pub use topics::safe_topics;

#[cfg(test)]
pub(crate) mod compose_tests;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod locale_tests;
#[cfg(test)]
mod register_tests;
#[cfg(test)]
mod threshold_tests;
#[cfg(test)]
mod variant_tests;
