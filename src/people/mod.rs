//! Addresses and letters in, people out: who is who, and which addresses are mine.

mod gather;
mod machines;
mod me;
pub mod names;
mod namesakes;

pub use gather::{Hints, assemble, gather};
pub use machines::machines;
pub use me::{Guess, guess_me};
