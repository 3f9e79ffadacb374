//! Cases in the order of time in, each with the probability the model gave it then out.

use super::knows::Query;
use super::rows::Row;
use std::collections::VecDeque;
use wieder::learn::belief::Belief;
use wieder::learn::measure::Dice;
use wieder::model::{Logistic, Weight, log_odds, sigmoid};

/// How firmly a model learnt elsewhere is held: standard deviations of the intercept and of the slopes, by which archives
/// differ, and what is kept at each outcome of all that is known (a forgetting factor).
#[derive(Clone, Copy)]
pub struct Held {
    intercept: f64,
    slopes: f64,
    kept: f64,
}

/// Where outcomes are known after days, and where after years.
pub const HELD: Held = Held { intercept: 0.3, slopes: 0.1, kept: 0.9998 };
pub const HELD_FIRM: Held = Held { intercept: 0.3, slopes: 0.03, kept: 1.0 };
/// The line that is laid through its probabilities and what came.
const LINE: Held = Held { intercept: 0.15, slopes: 0.15, kept: 0.999 };

/// Each case is judged by the model as it was shipped, moved by all that was known by then: the weights, and where
/// `lined` a line through what was expected and what came (Platt 1999).
pub fn adapted(model: &Logistic, rows: &[Row], held: Held, lined: bool) -> Vec<f64> {
    let mut belief = Belief::of(model, held.intercept, held.slopes);
    let line = Weight { name: "log_odds".to_owned(), mean: 0.0, deviation: 1.0, weight: 1.0 };
    let mut line = Belief::of(&Logistic { intercept: 0.0, weights: vec![line] }, LINE.intercept, LINE.slopes);
    let cases: Vec<Vec<f64>> = rows.iter().map(|row| model.standardised(&row.features)).collect();
    let mut due: Vec<usize> = (0..rows.len()).collect();
    due.sort_by_key(|at| (rows[*at].known_from, *at));
    let mut due = due.into_iter().peekable();
    let mut expected = vec![0.0; rows.len()];
    let mut found = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        while let Some(known) = due.next_if(|known| rows[*known].known_from <= row.cutoff) {
            line.forget(LINE.kept);
            line.learn(&[1.0, expected[known]], rows[known].label);
            belief.forget(held.kept);
            belief.learn(&cases[known], rows[known].label);
        }
        expected[at] = log_odds(belief.probability(&cases[at]));
        found.push(if lined { line.probability(&[1.0, expected[at]]) } else { sigmoid(expected[at]) });
    }
    found
}

/// Most candidates of a question that are learnt from: those who were judged likeliest, and those who answered.
const LEARNT: usize = 100;

/// For each question the scores of all who might answer.
pub fn adapted_choices(model: &Logistic, queries: &[Query]) -> Vec<Vec<f64>> {
    let mut belief = Belief::of(model, HELD.intercept, HELD.slopes);
    let mut waiting: VecDeque<(i64, Vec<Vec<f64>>, Vec<bool>)> = VecDeque::new();
    let mut found = Vec::with_capacity(queries.len());
    for query in queries {
        let Some(first) = query.rows.first() else {
            found.push(Vec::new());
            continue;
        };
        while waiting.front().is_some_and(|(known_from, ..)| *known_from <= first.cutoff) {
            let Some((_, cases, chosen)) = waiting.pop_front() else { break };
            belief.learn_choice(&cases, &chosen);
        }
        let cases: Vec<Vec<f64>> = query.rows.iter().map(|row| model.standardised(&row.features)).collect();
        let scores: Vec<f64> = cases.iter().map(|case| belief.score(case)).collect();
        let learnt = likeliest(&scores, &query.rows);
        let chosen = learnt.iter().map(|at| query.rows[*at].label).collect();
        waiting.push_back((first.known_from, learnt.iter().map(|at| cases[*at].clone()).collect(), chosen));
        found.push(scores);
    }
    found
}

/// Places of the likeliest and of those who answered, in order.
pub fn likeliest(scores: &[f64], rows: &[Row]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    places.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let (first, rest) = places.split_at(places.len().min(LEARNT));
    let mut places: Vec<usize> = first.iter().chain(rest.iter().filter(|at| rows[**at].label)).copied().collect();
    places.sort_unstable();
    places
}

/// The same cases with what came dealt out anew: no score may tell anything then.
pub fn shuffled(rows: &[Row]) -> Vec<Row> {
    let mut dice = Dice(7);
    let mut labels: Vec<bool> = rows.iter().map(|row| row.label).collect();
    for at in (1..labels.len()).rev() {
        labels.swap(at, dice.below(at + 1));
    }
    rows.iter().zip(labels).map(|(row, label)| Row { label, ..row.clone() }).collect()
}
