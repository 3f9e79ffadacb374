//! Addresses and letters in, people out: who is who, and which addresses are mine.

mod called;
mod forms;
mod gather;
mod houses;
mod likeness;
mod lookalikes;
mod machines;
mod me;
mod met;
pub mod names;
mod namesakes;
mod owners;
mod proposals;
mod shown;

pub use called::{Fits, Word};
pub use forms::folded;
pub use gather::{Hints, gather};
pub use houses::{firm, is_firm, is_of_house};
pub use lookalikes::{Lookalike, Other, look, lookalikes};
pub use machines::machines;
pub use me::{Guess, guess_me};
pub use proposals::{Clues, Likeness, Proposal, proposals};
