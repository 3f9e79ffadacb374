//! wieder reads the mail a person already has, finds whom they lost touch with, and writes the letter back.
//!
//! The rooms, from the top down: the door [`cli`]; [`flow`], the only room that knows the order; the rooms
//! side by side that do the work; below them the kernels [`speech`] and [`locale`]; at the bottom [`model`],
//! plain nouns without I/O. `ARCHITECTURE.md` draws the house, `tests/tidy.rs` keeps it.

#![cfg_attr(test, allow(clippy::string_slice))]

pub mod choose;
pub mod cli;
pub mod draft;
pub mod flow;
pub mod learn;
pub mod letters;
pub mod locale;
pub mod model;
pub mod outreach;
pub mod people;
pub mod sources;
pub mod speech;
pub mod store;
pub mod ties;
