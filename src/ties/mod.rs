//! ties
