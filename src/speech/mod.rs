//! Pure functions on German and English that reading and writing share: no I/O, no clock.

pub mod durations;
pub mod register;
pub mod sentences;
pub mod stems;
pub mod syllables;
pub mod words;
