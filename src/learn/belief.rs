//! What became of letters in, weights that moved a little towards it out: a model learnt elsewhere is believed at first,
//! and the more outcomes of one's own there are, the less.

use crate::model::{Logistic, sigmoid};

/// Weights with how sure they are: the precision (inverse covariance) of a normal distribution, moved by each outcome as
/// in Laplace's approximation (Spiegelhalter and Lauritzen, Networks 1990).
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    pub weights: Vec<f64>,
    precision: Vec<Vec<f64>>,
}

impl Belief {
    /// A model as it was learnt; `intercept` and `slopes` are the standard deviations with which archives differ.
    pub fn of(model: &Logistic, intercept: f64, slopes: f64) -> Belief {
        let weights: Vec<f64> =
            std::iter::once(model.intercept).chain(model.weights.iter().map(|weight| weight.weight)).collect();
        let deviations = std::iter::once(intercept).chain(std::iter::repeat(slopes));
        let precision = (0..weights.len())
            .zip(deviations)
            .map(|(at, deviation)| {
                let mut row = vec![0.0; weights.len()];
                row.iter_mut().skip(at).take(1).for_each(|on| *on = 1.0 / (deviation * deviation));
                row
            })
            .collect();
        Belief { weights, precision }
    }

    /// Of a case in standard deviations ([`Logistic::standardised`]).
    pub fn probability(&self, case: &[f64]) -> f64 {
        sigmoid(self.score(case))
    }

    pub fn score(&self, case: &[f64]) -> f64 {
        dot(case, &self.weights)
    }

    /// What was learnt long ago counts less: the share `kept` of all that is known stays.
    pub fn forget(&mut self, kept: f64) {
        self.precision.iter_mut().flatten().for_each(|place| *place *= kept);
    }

    /// Moves the weights towards what became of a case.
    pub fn learn(&mut self, case: &[f64], came: bool) {
        let p = self.probability(case);
        self.add(case, p * (1.0 - p));
        let missed = f64::from(u8::from(came)) - p;
        self.step(&case.iter().map(|value| value * missed).collect::<Vec<_>>());
    }

    /// Moves the weights towards those who were chosen of several (conditional logit, McFadden 1974).
    pub fn learn_choice(&mut self, cases: &[Vec<f64>], chosen: &[bool]) {
        let count = chosen.iter().filter(|chosen| **chosen).count() as f64;
        let shares = self.shares(cases);
        let mut mean = vec![0.0; self.weights.len()];
        let mut missed = vec![0.0; self.weights.len()];
        for ((case, share), chosen) in cases.iter().zip(&shares).zip(chosen) {
            let far = f64::from(u8::from(*chosen)) - count * share;
            for ((mean, missed), value) in mean.iter_mut().zip(&mut missed).zip(case) {
                *mean += share * value;
                *missed += far * value;
            }
        }
        for (case, share) in cases.iter().zip(&shares) {
            let from_mean: Vec<f64> = case.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
            self.add(&from_mean, count * share);
        }
        self.step(&missed);
    }

    /// The chance of each of several to be the one.
    pub fn shares(&self, cases: &[Vec<f64>]) -> Vec<f64> {
        let scores: Vec<f64> = cases.iter().map(|case| self.score(case)).collect();
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raised: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let all: f64 = raised.iter().sum();
        raised.iter().map(|one| one / all).collect()
    }

    fn add(&mut self, case: &[f64], weight: f64) {
        for (row, value) in self.precision.iter_mut().zip(case) {
            let factor = value * weight;
            for (place, other) in row.iter_mut().zip(case) {
                *place += factor * other;
            }
        }
    }

    fn step(&mut self, gradient: &[f64]) {
        if let Some(step) = solve(&self.precision, gradient) {
            self.weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
        }
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// `x` with `matrix · x = right`, for a symmetric positive definite matrix (Cholesky); `None` for any other.
pub fn solve(matrix: &[Vec<f64>], right: &[f64]) -> Option<Vec<f64>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (at, row) in matrix.iter().enumerate() {
        let mut new = Vec::with_capacity(at + 1);
        for (column, value) in row.iter().enumerate().take(at) {
            let above = lower.get(column)?;
            new.push((value - dot(&new, above)) / above.get(column)?);
        }
        let rest = row.get(at)? - dot(&new, &new);
        new.push(if rest > 0.0 { rest.sqrt() } else { return None });
        lower.push(new);
    }
    let mut half: Vec<f64> = Vec::with_capacity(right.len());
    for (row, value) in lower.iter().zip(right) {
        half.push((value - dot(row, &half)) / row.last()?);
    }
    let mut found = vec![0.0; half.len()];
    for at in (0..half.len()).rev() {
        let below: f64 = (at + 1..half.len()).filter_map(|row| Some(lower.get(row)?.get(at)? * found.get(row)?)).sum();
        *found.get_mut(at)? = (half.get(at)? - below) / lower.get(at)?.get(at)?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Weight;
    use proptest::prelude::*;

    fn model() -> Logistic {
        let weight = |name: &str| Weight { name: name.to_owned(), mean: 0.0, deviation: 1.0, weight: 0.0 };
        Logistic { intercept: 0.0, weights: vec![weight("one"), weight("other")] }
    }

    #[test]
    fn outcomes_move_it_and_few_move_it_little() {
        let cases = [([1.0, 1.0, 0.0], true), ([1.0, -1.0, 0.0], false)];
        let after = |rounds: usize| {
            let mut belief = Belief::of(&model(), 0.3, 0.3);
            for (case, came) in cases.iter().cycle().take(rounds) {
                belief.learn(case, *came);
            }
            belief.probability(&[1.0, 1.0, 0.0])
        };
        assert!((0.5..0.56).contains(&after(2)), "{}", after(2));
        assert!(after(2000) > 0.8, "{}", after(2000));
    }

    #[test]
    fn of_several_the_chosen_one_is_learnt() {
        let mut belief = Belief::of(&model(), 0.3, 0.3);
        let cases = vec![vec![0.0, 1.0, 0.0], vec![0.0, 0.0, 1.0], vec![0.0, 0.0, 0.0]];
        for _ in 0..500 {
            belief.learn_choice(&cases, &[false, true, false]);
        }
        let shares = belief.shares(&cases);
        assert!(shares[1] > 0.8 && shares[1] > shares[2] && shares[2] > shares[0], "{shares:?}");
    }

    #[test]
    fn equations() {
        let found = solve(&[vec![4.0, 2.0], vec![2.0, 3.0]], &[2.0, 5.0]).unwrap();
        assert!((found[0] + 0.5).abs() < 1e-12 && (found[1] - 2.0).abs() < 1e-12, "{found:?}");
        assert_eq!(solve(&[vec![0.0]], &[1.0]), None);
    }

    proptest! {
        /// Whatever is learnt, a probability stays one.
        #[test]
        fn always_a_probability(cases in prop::collection::vec((prop::array::uniform2(-5.0..5.0_f64), any::<bool>()), 0..60)) {
            let mut belief = Belief::of(&model(), 0.3, 0.1);
            for ([one, other], came) in cases {
                let case = [1.0, one, other];
                belief.learn(&case, came);
                prop_assert!((0.0..=1.0).contains(&belief.probability(&case)));
            }
        }
    }
}
