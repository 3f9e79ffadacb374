//! How well people fit a wish and what lies between me and them in, whom to ask first out.

use super::{Candidate, rank};
use crate::model::{Ask, Choice, PersonId};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the rank is made of, each 0 to 1: `total` is the geometric mean of `fit` and of what lies between us.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Suits {
    pub total: f64,
    /// Their letters fit the words, or they were together with whom I want to meet.
    pub fit: f64,
    pub reach: f64,
    pub reply: f64,
    pub trust: f64,
    pub novelty: f64,
}

/// Ranks by `½·ln fit + ½·ln between`. To know something it takes to be reached and to answer; for anything else trust and
/// novelty count as well, as in [`rank`].
pub fn asked(
    candidates: &[Candidate],
    fits: &BTreeMap<PersonId, f64>,
    ask: Ask,
    mean: f64,
    now: i64,
) -> Vec<(PersonId, Suits)> {
    let suits = |choice: Choice| {
        let value = choice.value;
        let fit = fits.get(&choice.person).copied().unwrap_or_default();
        let between = if ask == Ask::Knowledge { value.reach * value.reply } else { value.total };
        let total = (fit * between).max(0.0).sqrt();
        let (reach, reply, trust, novelty) = (value.reach, value.reply, value.trust, value.novelty);
        (choice.person, Suits { total, fit, reach, reply, trust, novelty })
    };
    let mut all: Vec<(PersonId, Suits)> = rank(candidates, Some(ask), mean, now).into_iter().map(suits).collect();
    all.retain(|(_, suits)| suits.total.is_finite() && suits.fit > 0.0);
    all.sort_by(|(a, x), (b, y)| y.total.total_cmp(&x.total).then(a.cmp(b)));
    all
}
