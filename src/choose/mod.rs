//! Ties in, ranked choices with reasons out.

mod asked;
mod contact;
pub mod features;
mod introduces;
mod knows;
mod lost;
pub mod models;
mod value;

pub use asked::{Suits, asked};
pub use contact::{Acquaintance, value_of_contact};
pub use introduces::{Heard, Way, introduces, tells};
pub use knows::{By, Hit, Role, Vote, knows, of_enough, relevance, worth};
pub use lost::{Candidate, DRAWN_FROM, Wish, draw, is_lost, is_silent, knew_each_other, rank};
pub use value::reached;
