//! Moments of letters in, how many fall into each quarter of a year out.

use super::DAY;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const QUARTER: i64 = 91 * DAY;

/// Letters of somebody, or of all, in quarters of a year numbered from 1970.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quarters(BTreeMap<i64, u32>);

impl FromIterator<i64> for Quarters {
    /// Moments in seconds since 1970; those that come in order are soon counted.
    fn from_iter<I: IntoIterator<Item = i64>>(moments: I) -> Quarters {
        let mut quarters = BTreeMap::new();
        let (mut last, mut letters) = (0, 0_u32);
        for quarter in moments.into_iter().map(|at| at.div_euclid(QUARTER)) {
            if quarter != last && letters > 0 {
                *quarters.entry(last).or_default() += letters;
                letters = 0;
            }
            (last, letters) = (quarter, letters + 1);
        }
        if letters > 0 {
            *quarters.entry(last).or_default() += letters;
        }
        Quarters(quarters)
    }
}

impl Quarters {
    pub fn letters(&self) -> u32 {
        self.0.values().fold(0, |sum, letters| sum.saturating_add(*letters))
    }

    /// Letters that the two would have written to each other if everybody wrote to anybody: of each quarter theirs
    /// multiplied, over the letters of `all` in it (the expected count under random mixing).
    pub fn meeting(&self, other: &Quarters, all: &Quarters) -> f64 {
        let of = |(quarter, one, two): (i64, u32, u32)| {
            let all = all.0.get(&quarter).copied().unwrap_or_default().max(one.saturating_add(two));
            f64::from(one) * f64::from(two) / f64::from(all)
        };
        self.beside(other).map(of).sum()
    }

    /// Of each quarter with letters of both theirs multiplied.
    pub fn product(&self, other: &Quarters) -> f64 {
        self.beside(other).map(|(_, one, two)| f64::from(one) * f64::from(two)).sum()
    }

    fn beside(&self, other: &Quarters) -> impl Iterator<Item = (i64, u32, u32)> {
        self.0.iter().filter_map(|(quarter, one)| Some((*quarter, *one, *other.0.get(quarter)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn who_wrote_when_the_other_did() {
        let quarters = |numbers: &[i64]| -> Quarters { numbers.iter().map(|number| number * QUARTER + 5).collect() };
        let (one, other) = (quarters(&[0, 0, 1]), quarters(&[0, 2, -1]));
        let all = quarters(&[0, 0, 2, 0, 0, 1]);
        assert_eq!((one.meeting(&other, &all), one.product(&other), one.letters()), (0.5, 2.0, 3));
        assert_eq!(quarters(&[-1]).meeting(&other, &all), 0.5, "as many as they wrote there are at least");
        assert_eq!(quarters(&[1, 0, 1, 0]), quarters(&[0, 0, 1, 1]), "in any order");
    }

    proptest! {
        /// Any dates; there are never more meetings than letters.
        #[test]
        fn always_numbers(one in prop::collection::vec(any::<i64>(), 0..20), other in prop::collection::vec(any::<i64>(), 0..20)) {
            let all: Quarters = one.iter().chain(&other).copied().collect();
            let (one, other): (Quarters, Quarters) = (one.into_iter().collect(), other.into_iter().collect());
            let met = one.meeting(&other, &all);
            prop_assert!(met >= 0.0 && met <= f64::from(one.letters().min(other.letters())), "{met}");
            prop_assert_eq!(met, other.meeting(&one, &all));
        }
    }
}
