//! Ties in, ranked choices with reasons out.

pub mod features;
mod lost;

pub use lost::{Candidate, DRAWN_FROM, Wish, draw, is_lost, rank};
