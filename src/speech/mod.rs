//! Pure functions on German and English that reading and writing share: no I/O, no clock.

pub mod addressed;
pub mod asking;
pub mod bare_name;
pub mod closings;
pub mod compounds;
pub mod durations;
pub mod fold;
mod greetings;
pub mod hostility;
pub mod language;
mod lexicon;
pub mod names;
pub mod nicknames;
pub mod pattern;
pub mod register;
pub mod salutation;
pub mod sensitivity;
pub mod sentences;
pub mod sign_off;
pub mod signed_name;
mod smileys;
mod spellings;
pub mod stems;
pub mod subject;
pub mod syllables;
mod tokens;
pub mod words;
pub mod workplaces;

pub use words::{beginning, one_line};
