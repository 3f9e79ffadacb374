//! Ties as they stood at one moment in, the order others would put them in out: what our ranking must beat.

use super::buyers::{Bought, Buyers};
use crate::model::Past;

/// Names of the baselines, in the order of their scores.
pub const NAMES: [&str; 6] = ["recency", "frequency", "rfm", "interactions_rank", "mbg_nbd_alive", "mbg_nbd_again"];

/// Ties from which the buyers' model learns at most.
const ENOUGH: usize = 3000;
const WEEK: f64 = 7.0;
const YEAR_WEEKS: f64 = 52.18;

/// For each tie its scores, higher for more, in the order of [`NAMES`].
pub fn scores(pasts: &[Past]) -> Vec<[f64; 6]> {
    let bought: Vec<Bought> = pasts.iter().map(bought).collect();
    let step = bought.len().div_ceil(ENOUGH).max(1);
    let some: Vec<Bought> = bought.iter().step_by(step).copied().collect();
    let buyers = Buyers::fit(&some, true);
    let recency = |past: &Past| -past.silent_days().unwrap_or(1e6);
    let frequency = |past: &Past| f64::from(past.letters());
    // Recency, frequency and days with letters, each as a rank, summed.
    let ranks = [
        ranks(pasts.iter().map(recency)),
        ranks(pasts.iter().map(frequency)),
        ranks(pasts.iter().map(|past| f64::from(past.days))),
    ];
    let rank = |at: usize| ranks.iter().filter_map(|ranks| ranks.get(at)).sum();
    let of = |(at, (past, bought)): (usize, (&Past, &Bought))| {
        [recency(past), frequency(past), rank(at), past.recent, buyers.alive(bought), buyers.again(bought, YEAR_WEEKS)]
    };
    pasts.iter().zip(&bought).enumerate().map(of).collect()
}

fn bought(past: &Past) -> Bought {
    let weeks = |days: f64| days / WEEK;
    let span = past.span_days();
    Bought {
        repeats: (f64::from(past.days) - 1.0).max(0.0),
        last: weeks(span),
        age: weeks(span + past.silent_days().unwrap_or(0.0)),
    }
}

/// The place of each value from the lowest, as a share; equal values share a place.
fn ranks(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let values: Vec<f64> = values.collect();
    let mut sorted = values.clone();
    sorted.sort_by(f64::total_cmp);
    let place = |value: &f64| sorted.partition_point(|other| other.total_cmp(value).is_lt()) as f64;
    values.iter().map(|value| place(value) / values.len().max(1) as f64).collect()
}
