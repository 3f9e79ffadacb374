//! A composed letter in, what a mail program understands out.

mod eml;
mod mailto;

pub use eml::{Outgoing, eml};
pub use mailto::mailto;
