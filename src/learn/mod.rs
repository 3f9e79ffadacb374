//! What became of letters in, how far the ranking can be trusted out.

pub mod backtest;
pub mod baselines;
pub mod belief;
pub mod buyers;
pub mod measure;
