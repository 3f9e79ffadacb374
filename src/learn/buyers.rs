//! When two people wrote each other in, how likely it is that they still do out: the models of buyers who come back
//! until they stop (BG/NBD, Fader, Hardie and Lee, Marketing Science 2005; MBG/NBD, Batislam et al. 2007). A baseline, and
//! no good one: it takes a long silence for an end.

use libm::lgamma;

/// What is known of one tie, in one unit of time: letters after the first, when the last of them came, and how long ago
/// the first was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bought {
    pub repeats: f64,
    pub last: f64,
    pub age: f64,
}

/// Rate of letters ~ gamma(r, α); chance to stop after each ~ beta(a, b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Buyers {
    pub r: f64,
    pub alpha: f64,
    pub a: f64,
    pub b: f64,
    /// One may stop at once, too (MBG/NBD); else not before the first repeat (BG/NBD).
    pub modified: bool,
}

impl Buyers {
    /// Chance that the tie has not ended; 0 to 1.
    pub fn alive(&self, tie: &Bought) -> f64 {
        if tie.repeats <= 0.0 && !self.modified {
            return 1.0;
        }
        let b = if self.modified { self.b + tie.repeats } else { self.b + tie.repeats - 1.0 };
        let gone = (self.alpha + tie.age).ln() - (self.alpha + tie.last).ln();
        1.0 / (1.0 + self.a / b.max(1e-9) * ((self.r + tie.repeats) * gone).min(700.0).exp())
    }

    /// Chance of a letter within `time`, as if nobody stopped within it: an upper bound.
    pub fn again(&self, tie: &Bought, time: f64) -> f64 {
        let ratio = (self.alpha + tie.age) / (self.alpha + tie.age + time);
        self.alive(tie) * (1.0 - ratio.powf(self.r + tie.repeats))
    }

    /// Log-likelihood of one tie.
    pub fn log_likelihood(&self, tie: &Bought) -> f64 {
        let Buyers { r, alpha, a, b, modified } = *self;
        let x = tie.repeats;
        let one = lgamma(r + x) - lgamma(r) + r * alpha.ln();
        let more = if modified { 1.0 } else { 0.0 };
        let two = lgamma(a + b) + lgamma(b + x + more) - lgamma(b) - lgamma(a + b + x + more);
        let three = -(r + x) * (alpha + tie.age).ln();
        let four = a.ln() - (b + x - 1.0 + more).max(1e-12).ln() - (r + x) * (alpha + tie.last).ln();
        let most = three.max(four);
        let sum = if x > 0.0 || modified { most + ((three - most).exp() + (four - most).exp()).ln() } else { three };
        one + two + sum
    }

    /// Of greatest likelihood, by the method of Nelder and Mead (1965) on the logarithms; the same ties give the same.
    pub fn fit(ties: &[Bought], modified: bool) -> Buyers {
        let of = |point: &[f64; 4]| {
            let [r, alpha, a, b] = point.map(|log| log.clamp(-9.0, 12.0).exp());
            Buyers { r, alpha, a, b, modified }
        };
        let cost = |point: &[f64; 4]| {
            let buyers = of(point);
            let all: f64 = ties.iter().map(|tie| buyers.log_likelihood(tie)).sum();
            // held loosely to the middle, so that few ties give no wild numbers
            let held: f64 = point.iter().map(|log| 0.01 * log * log).sum();
            if all.is_finite() { held - all } else { f64::MAX }
        };
        let mut corners: Vec<([f64; 4], f64)> = Vec::with_capacity(5);
        let start = [-0.5, 2.0, -0.3, 0.7];
        corners.push((start, cost(&start)));
        for at in 0..4 {
            let mut corner = start;
            corner.iter_mut().skip(at).take(1).for_each(|log| *log += 1.0);
            corners.push((corner, cost(&corner)));
        }
        for _ in 0..200 {
            corners.sort_by(|a, b| a.1.total_cmp(&b.1));
            let (Some(best), Some(worst)) = (corners.first().copied(), corners.pop()) else { break };
            if (worst.1 - best.1).abs() < 1e-6 * (1.0 + best.1.abs()) {
                corners.push(worst);
                break;
            }
            let middle = mean(&corners);
            let along = |far: f64| {
                let mut point = middle;
                point.iter_mut().zip(worst.0).for_each(|(log, bad)| *log += far * (*log - bad));
                (point, cost(&point))
            };
            let second = corners.last().map_or(f64::MAX, |corner| corner.1);
            let reflected = along(1.0);
            let next = if reflected.1 < best.1 {
                let expanded = along(2.0);
                if expanded.1 < reflected.1 { expanded } else { reflected }
            } else if reflected.1 < second {
                reflected
            } else {
                along(-0.5)
            };
            if next.1 < worst.1 {
                corners.push(next);
                continue;
            }
            corners.push(worst);
            for corner in &mut corners {
                corner.0.iter_mut().zip(best.0).for_each(|(log, good)| *log = f64::midpoint(*log, good));
                corner.1 = cost(&corner.0);
            }
        }
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        of(&corners.first().map_or(start, |corner| corner.0))
    }
}

fn mean(corners: &[([f64; 4], f64)]) -> [f64; 4] {
    let mut middle = [0.0; 4];
    for (corner, _) in corners {
        middle.iter_mut().zip(corner).for_each(|(sum, log)| *sum += log / corners.len() as f64);
    }
    middle
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The customers of CDNOW, weeks (Fader, Hardie and Lee 2005, table 2).
    const CDNOW: Buyers = Buyers { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426, modified: false };

    #[test]
    fn published_values() {
        let modified = Buyers { modified: true, ..CDNOW };
        for (repeats, last, age, alive, log_likelihood, alive_modified) in [
            (2.0, 30.43, 38.86, 0.726_579, Some(-9.458_606), 0.774_419),
            (0.0, 0.0, 38.86, 1.0, Some(-0.554_713), 0.637_253),
            (5.0, 20.0, 100.0, 0.003_963, None, 0.004_576),
        ] {
            let tie = Bought { repeats, last, age };
            assert!((CDNOW.alive(&tie) - alive).abs() < 1e-6, "{tie:?} {}", CDNOW.alive(&tie));
            assert!((modified.alive(&tie) - alive_modified).abs() < 1e-6, "{tie:?} {}", modified.alive(&tie));
            if let Some(want) = log_likelihood {
                assert!((CDNOW.log_likelihood(&tie) - want).abs() < 1e-6, "{}", CDNOW.log_likelihood(&tie));
            }
        }
    }

    #[test]
    fn a_fit_is_better_than_where_it_began() {
        let ties: Vec<Bought> = (0..200)
            .map(|at| Bought {
                repeats: f64::from(at % 7),
                last: f64::from(at % 7) * 4.0,
                age: 60.0 + f64::from(at % 5),
            })
            .collect();
        let sum = |buyers: &Buyers| ties.iter().map(|tie| buyers.log_likelihood(tie)).sum::<f64>();
        for modified in [false, true] {
            assert!(sum(&Buyers::fit(&ties, modified)) > sum(&Buyers { modified, ..CDNOW }));
        }
    }

    proptest! {
        #[test]
        fn always_a_probability(repeats in 0_u32..500, last in 0.0..9000.0_f64, more in 0.0..9000.0_f64, modified: bool) {
            let buyers = Buyers { modified, ..CDNOW };
            let tie = Bought { repeats: f64::from(repeats), last, age: last + more };
            for value in [buyers.alive(&tie), buyers.again(&tie, 52.0)] {
                prop_assert!((0.0..=1.0).contains(&value), "{value}");
            }
        }
    }
}
