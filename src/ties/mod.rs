//! All that lies between two people, from their letters.

mod tie;

pub use tie::{MAX_RECIPIENTS, ties};
