//! Ties in, ranked choices with reasons out.

mod lost;

pub use lost::{Candidate, Wish, draw, is_lost, rank};
