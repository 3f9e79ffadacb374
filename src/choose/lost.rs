//! Ties in, the people to write to first out.

use super::value::value;
use crate::model::{Ask, Choice, Tie};

/// What narrows the choice.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    pub ask: Option<Ask>,
    /// Silence from which a tie counts as lost, in days.
    pub min_days: i64,
}

/// A tie with what else is known of the person.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub tie: &'a Tie,
    /// Mail to every address of theirs came back.
    pub unreachable: bool,
}

/// Letters, and letters in each direction, below which two people hardly knew each other.
const FEWEST: (u32, u32) = (5, 2);
/// Days from the first letter to the last below which it was an errand, not a tie.
const SHORTEST: i64 = 30;
/// Silences this many times longer than usual are lost touch, not rhythm.
const BEYOND_RHYTHM: f64 = 3.0;
/// A yearly greeting is missing only after this many days.
const YEARLY_DAYS: i64 = 400;
/// Ranks from which the last of the choices is drawn.
pub const DRAWN_FROM: usize = 20;

/// A tie that was one, in both directions and not only in public, and has been silent beyond its own rhythm.
pub fn is_lost(tie: &Tie, wish: &Wish, now: i64) -> bool {
    knew_each_other(tie) && is_silent(tie, wish, now)
}

/// As far as letters show it.
pub fn knew_each_other(tie: &Tie) -> bool {
    tie.sent + tie.received >= FEWEST.0 && tie.reciprocated() >= FEWEST.1 && tie.days() >= SHORTEST
}

/// Not only in public, and beyond its own rhythm.
pub fn is_silent(tie: &Tie, wish: &Wish, now: i64) -> bool {
    let Some(days) = tie.silent_days(now) else { return false };
    let private = tie.exchanges.iter().any(|exchange| exchange.named);
    let rhythm = tie.usual_gap.map_or(0.0, |gap| gap * BEYOND_RHYTHM).min(3.0 * wish.min_days as f64);
    let least = if tie.yearly { wish.min_days.max(YEARLY_DAYS) } else { wish.min_days };
    private && days >= least && days as f64 >= rhythm
}

/// Ranks by reach, reply, trust and novelty together. `mean` is the share of my letters that anybody answers. Reasons are
/// added by the caller, who has the letters.
pub fn rank(candidates: &[Candidate], ask: Option<Ask>, mean: f64, now: i64) -> Vec<Choice> {
    let mut choices: Vec<Choice> = candidates
        .iter()
        .map(|candidate| Choice {
            person: candidate.tie.person,
            value: value(candidate, ask, mean, now),
            reasons: Vec::new(),
            drawn: None,
        })
        .collect();
    choices.sort_by(|a, b| b.value.total.total_cmp(&a.value.total).then(a.person.cmp(&b.person)));
    choices
}

/// The first `count - 1` by rank and one from the next twenty, evenly by `seed`, marked with its propensity: people
/// prefer those they know too well, and only a fair draw lets the program learn whom it overlooks. With no more
/// choices than `count`, all of them by rank.
pub fn draw(choices: Vec<Choice>, count: usize, seed: u64) -> Vec<Choice> {
    if choices.len() <= count || count == 0 {
        return choices;
    }
    let next = choices.len().min(count - 1 + DRAWN_FROM) - (count - 1);
    let drawn = count - 1 + (seed % next as u64) as usize;
    choices
        .into_iter()
        .enumerate()
        .filter(|(at, _)| *at < count - 1 || *at == drawn)
        .map(|(at, choice)| {
            let propensity = (at >= count - 1).then(|| 1.0 / next as f64);
            Choice { drawn: propensity, ..choice }
        })
        .collect()
}
