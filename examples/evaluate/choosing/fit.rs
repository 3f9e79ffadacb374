//! Cases and what became of them in, the model that fits them best out: the same every time.

use wieder::learn::belief::{Belief, solve};
use wieder::model::{Logistic, Weight, sigmoid};

/// A case with the log-odds that the model is added to (an offset); and the cases of one question, of which some were chosen.
pub type Case<'a> = (&'a [f64], bool, f64);
pub type Question<'a> = (Vec<&'a [f64]>, Vec<bool>);

const ROUNDS: usize = 25;

/// Logistic regression of greatest likelihood with a penalty on the slopes, by Newton's method.
pub fn logistic(names: &[&str], cases: &[Case], penalty: f64) -> Logistic {
    let share = cases.iter().filter(|case| case.1).count() as f64 / cases.len().max(1) as f64;
    let mut model = empty(names, cases.iter().map(|case| case.0));
    let offset = cases.iter().map(|case| case.2).sum::<f64>() / cases.len().max(1) as f64;
    model.intercept = ((share / (1.0 - share)).ln() - offset).clamp(-8.0, 8.0);
    let standard: Vec<Vec<f64>> = cases.iter().map(|case| model.standardised(case.0)).collect();
    let mut weights: Vec<f64> = std::iter::once(model.intercept).chain(names.iter().map(|_| 0.0)).collect();
    for _ in 0..ROUNDS {
        let (mut gradient, mut hessian) = held(&weights, penalty);
        for (values, (_, came, offset)) in standard.iter().zip(cases) {
            let p = sigmoid(dot(values, &weights) + offset);
            add(&mut gradient, &mut hessian, values, f64::from(u8::from(*came)) - p, p * (1.0 - p));
        }
        let cost = |weights: &[f64]| {
            let of = |(values, (_, came, offset)): (&Vec<f64>, &Case)| {
                let odds = dot(values, weights) + offset;
                (if *came { -odds } else { odds }).exp().ln_1p()
            };
            held_cost(weights, penalty) + standard.iter().zip(cases).map(of).sum::<f64>()
        };
        if newton(&mut weights, &gradient, &hessian, cost) {
            break;
        }
    }
    with(model, &weights)
}

/// Of several who might be chosen, who is (conditional logit).
pub fn choice(names: &[&str], questions: &[Question], penalty: f64) -> Logistic {
    let mut model = empty(names, questions.iter().flat_map(|question| question.0.iter().copied()));
    let standard: Vec<Vec<Vec<f64>>> =
        questions.iter().map(|(cases, _)| cases.iter().map(|case| model.standardised(case)).collect()).collect();
    let mut weights = vec![0.0; names.len() + 1];
    for _ in 0..ROUNDS {
        let (mut gradient, mut hessian) = held(&weights, penalty);
        model.intercept = weights[0];
        model.weights.iter_mut().zip(&weights[1..]).for_each(|(weight, value)| weight.weight = *value);
        let belief = Belief::of(&model, 1.0, 1.0);
        for (cases, (_, chosen)) in standard.iter().zip(questions) {
            let shares = belief.shares(cases);
            let count = chosen.iter().filter(|chosen| **chosen).count() as f64;
            let mut mean = vec![0.0; weights.len()];
            for (case, share) in cases.iter().zip(&shares) {
                mean.iter_mut().zip(case).for_each(|(mean, value)| *mean += share * value);
            }
            for ((case, share), chosen) in cases.iter().zip(&shares).zip(chosen) {
                let far: Vec<f64> = case.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
                let missed = f64::from(u8::from(*chosen)) - count * share;
                gradient.iter_mut().zip(case).for_each(|(sum, value)| *sum += missed * value);
                add(&mut vec![0.0; weights.len()], &mut hessian, &far, 0.0, count * share);
            }
        }
        let cost = |weights: &[f64]| {
            let of = |(cases, (_, chosen)): (&Vec<Vec<f64>>, &Question)| {
                let scores: Vec<f64> = cases.iter().map(|case| dot(case, weights)).collect();
                let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let all = scores.iter().map(|score| (score - most).exp()).sum::<f64>().ln() + most;
                scores.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(score, _)| all - score).sum::<f64>()
            };
            held_cost(weights, penalty) + standard.iter().zip(questions).map(of).sum::<f64>()
        };
        if newton(&mut weights, &gradient, &hessian, cost) {
            break;
        }
    }
    with(model, &weights)
}

fn empty<'a>(names: &[&str], cases: impl Iterator<Item = &'a [f64]> + Clone) -> Logistic {
    let count = cases.clone().count().max(1) as f64;
    let of = |(at, name): (usize, &&str)| {
        let mean = cases.clone().map(|case| case[at]).sum::<f64>() / count;
        let variance = cases.clone().map(|case| (case[at] - mean).powi(2)).sum::<f64>() / count;
        Weight { name: (*name).to_owned(), mean, deviation: variance.sqrt().max(1e-6), weight: 0.0 }
    };
    Logistic { intercept: 0.0, weights: names.iter().enumerate().map(of).collect() }
}

/// What the penalty adds: nothing to the intercept, but for a trace that keeps the equations solvable.
fn held(weights: &[f64], penalty: f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let of = |at: usize| if at == 0 { 1e-6 } else { penalty };
    let gradient = weights.iter().enumerate().map(|(at, weight)| -of(at) * weight).collect();
    let row = |at: usize| (0..weights.len()).map(|other| if at == other { of(at) } else { 0.0 }).collect();
    (gradient, (0..weights.len()).map(row).collect())
}

fn add(gradient: &mut [f64], hessian: &mut [Vec<f64>], values: &[f64], slope: f64, curve: f64) {
    for ((sum, row), value) in gradient.iter_mut().zip(hessian).zip(values) {
        *sum += slope * value;
        let factor = curve * value;
        row.iter_mut().zip(values).for_each(|(place, other)| *place += factor * other);
    }
}

/// True when the step was too small to matter. A step that makes it worse is halved: where little came true, the whole
/// one leads far away.
fn newton(weights: &mut Vec<f64>, gradient: &[f64], hessian: &[Vec<f64>], cost: impl Fn(&[f64]) -> f64) -> bool {
    let step = solve(hessian, gradient).expect("a penalty keeps it solvable");
    let before = cost(weights);
    let mut part = 1.0;
    while part > 1e-4 {
        let next: Vec<f64> = weights.iter().zip(&step).map(|(weight, step)| weight + part * step).collect();
        if cost(&next) <= before {
            *weights = next;
            return step.iter().all(|step| step.abs() * part < 1e-7);
        }
        part /= 2.0;
    }
    true
}

/// What the penalty costs.
fn held_cost(weights: &[f64], penalty: f64) -> f64 {
    weights.iter().skip(1).map(|weight| penalty * weight * weight / 2.0).sum()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Rounded, so that a file of it reads well and is the same on every machine.
fn with(mut model: Logistic, weights: &[f64]) -> Logistic {
    let round = |value: f64| (value * 1e6).round() / 1e6;
    model.intercept = round(weights[0]);
    for (weight, value) in model.weights.iter_mut().zip(&weights[1..]) {
        weight.weight = round(*value);
        weight.mean = round(weight.mean);
        weight.deviation = round(weight.deviation).max(1e-6);
    }
    model
}
