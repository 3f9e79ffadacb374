//! A case in, a letter and the remarks of the linter out: grammar, composer, linter, stubs for what the user types.
//!
//! Pure: no I/O and no clock. The letters themselves are data in `content/`.

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
mod score;
mod slots;

pub use claims::{Claim, claims};
pub use compose::{Missing, alternatives, compose};
pub use fill::Origin;
pub use finding::{Arg, Finding, Level, Place};
pub use known::Known;
pub use letter::{Draft, Mail, Piece};
pub use lint::lint;
pub use slots::{band, needs_reintro};

#[cfg(test)]
mod golden_tests;
