//! A small logistic model as data: numbers of one case in, a probability out.

use serde::{Deserialize, Serialize};

/// What one number of a case adds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weight {
    pub name: String,
    /// Mean and standard deviation over the letters it was learnt from; the deviation is above zero.
    pub mean: f64,
    pub deviation: f64,
    /// What one standard deviation more adds to the log-odds.
    pub weight: f64,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    /// Log-odds of a case in which every number is at its mean.
    pub intercept: f64,
    pub weights: Vec<Weight>,
}

/// Standard deviations beyond which a number says no more: an archive of another kind must not be believed too much.
const FARTHEST: f64 = 5.0;

impl Logistic {
    /// The numbers of a case as the weights are learnt on: 1 for the intercept, then each in standard deviations. What
    /// is no number counts as the mean; too few of them are filled up with means.
    pub fn standardised(&self, case: &[f64]) -> Vec<f64> {
        let of = |(at, weight): (usize, &Weight)| {
            let value = case.get(at).copied().unwrap_or(weight.mean);
            let far = (value - weight.mean) / weight.deviation;
            if far.is_finite() { far.clamp(-FARTHEST, FARTHEST) } else { 0.0 }
        };
        std::iter::once(1.0).chain(self.weights.iter().enumerate().map(of)).collect()
    }

    /// Log-odds of a case.
    pub fn log_odds(&self, case: &[f64]) -> f64 {
        let weights = std::iter::once(self.intercept).chain(self.weights.iter().map(|weight| weight.weight));
        self.standardised(case).iter().zip(weights).map(|(value, weight)| value * weight).sum()
    }

    /// Above 0 and below 1.
    pub fn probability(&self, case: &[f64]) -> f64 {
        sigmoid(self.log_odds(case))
    }
}

/// Log-odds in, a probability above 0 and below 1 out.
pub fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds.clamp(-30.0, 30.0)).exp())
}

/// A probability in, its log-odds out; what is too close to 0 or 1 is moved away from it.
pub fn log_odds(probability: f64) -> f64 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}
