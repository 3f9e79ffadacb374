//! Ties in, ranked choices with reasons out.

mod contact;
pub mod features;
mod lost;

pub use contact::{Acquaintance, value_of_contact};
pub use lost::{Candidate, DRAWN_FROM, Wish, draw, is_lost, rank};
