//! Judged texts in, how well those that are looked for are told from the others out.

#![allow(dead_code)] // Two examples and a test take of this what they need.

use std::fmt::{Display, Formatter, Result};
use wieder::learn::measure::{Case, auc};

/// All places where one could cut, from the most suspicious downwards: (value, found rightly, found at all).
pub struct Curve {
    cuts: Vec<(f64, usize, usize)>,
    offending: usize,
    all: usize,
    /// The share of pairs in the right order.
    pub area: f64,
}

impl Curve {
    pub fn of(judged: &[(f64, bool)]) -> Curve {
        let mut sorted = judged.to_vec();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut cuts, mut right, mut found) = (Vec::new(), 0, 0);
        for equal in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            right += equal.iter().filter(|(_, offends)| *offends).count();
            found += equal.len();
            cuts.push((equal[0].0, right, found));
        }
        let case = |(score, label): &(f64, bool)| Case { score: *score, label: *label, person: 0, other: None };
        let area = auc(&judged.iter().map(case).collect::<Vec<_>>());
        Curve { cuts, offending: right, all: found, area }
    }

    /// The largest share that is found where so many of those found are right.
    pub fn recall(&self, precision: f64) -> f64 {
        let cut = self.cut(precision);
        cut.map_or(0.0, |(_, right, _)| right as f64 / self.offending as f64)
    }

    /// The lowest value at which so many of those found are right.
    pub fn value(&self, precision: f64) -> Option<f64> {
        self.cut(precision).map(|(value, ..)| value)
    }

    fn cut(&self, precision: f64) -> Option<(f64, usize, usize)> {
        self.cuts.iter().rev().find(|(_, right, found)| *right as f64 >= precision * *found as f64).copied()
    }

    /// Precision, recall and macro F1 of what is at least so suspicious.
    pub fn at(&self, value: f64) -> [f64; 3] {
        let (right, found) = self.cuts.iter().rev().find(|cut| cut.0 >= value).map_or((0, 0), |cut| (cut.1, cut.2));
        let f1 = |right: usize, found: usize, wanted: usize| 2.0 * right as f64 / (found + wanted).max(1) as f64;
        let rest = self.all - self.offending;
        let others = f1(rest - (found - right), self.all - found, rest);
        let precision = if found == 0 { 1.0 } else { right as f64 / found as f64 };
        [precision, right as f64 / self.offending as f64, (f1(right, found, self.offending) + others) / 2.0]
    }
}

impl Display for Curve {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "area {:.4}, recall at precision", self.area)?;
        [0.8, 0.85, 0.9].iter().try_for_each(|precision| write!(f, " {precision:.2}: {:.3}", self.recall(*precision)))
    }
}
