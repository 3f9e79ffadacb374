//! Moments of letters in, how many fall into each stretch of time of one length out.

use super::DAY;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Letters of somebody, or of all, in stretches of so many days, numbered from 1970.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    days: i64,
    letters: BTreeMap<i64, u32>,
}

impl Periods {
    /// A quarter of a year each.
    pub fn quarters(moments: impl IntoIterator<Item = i64>) -> Periods {
        Periods::of(91, moments)
    }

    /// `days` is above 0; moments in seconds since 1970.
    pub fn of(days: i64, moments: impl IntoIterator<Item = i64>) -> Periods {
        let mut letters = BTreeMap::new();
        for at in moments {
            *letters.entry(at.div_euclid(days.max(1) * DAY)).or_default() += 1;
        }
        Periods { days, letters }
    }

    pub fn all(&self) -> u32 {
        self.letters.values().fold(0, |sum, letters| sum.saturating_add(*letters))
    }

    /// Letters that the two would have written to each other if everybody wrote to anybody: of each stretch theirs
    /// multiplied, over the letters of `all` in it.
    pub fn meeting(&self, other: &Periods, all: &Periods) -> f64 {
        let of = |(period, one, two): (i64, u32, u32)| {
            let all = all.letters.get(&period).copied().unwrap_or_default().max(one.saturating_add(two));
            f64::from(one) * f64::from(two) / f64::from(all)
        };
        self.beside(other).map(of).sum()
    }

    /// Of each stretch with letters of both theirs multiplied.
    pub fn product(&self, other: &Periods) -> f64 {
        self.beside(other).map(|(_, one, two)| f64::from(one) * f64::from(two)).sum()
    }

    fn beside(&self, other: &Periods) -> impl Iterator<Item = (i64, u32, u32)> {
        let known = self.days == other.days;
        let two = move |(period, one): (&i64, &u32)| Some((*period, *one, *other.letters.get(period)?));
        self.letters.iter().filter(move |_| known).filter_map(two)
    }
}

impl Default for Periods {
    fn default() -> Periods {
        Periods::quarters([])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn who_wrote_when_the_other_did() {
        let quarters = |numbers: &[i64]| Periods::quarters(numbers.iter().map(|number| number * 91 * DAY + 5));
        let (one, other) = (quarters(&[0, 0, 1]), quarters(&[0, 2, -1]));
        let all = quarters(&[0, 0, 0, 0, 1, 2]);
        assert_eq!((one.meeting(&other, &all), one.product(&other), one.all()), (0.5, 2.0, 3));
        assert_eq!(quarters(&[-1]).meeting(&other, &all), 0.5, "as many as they wrote there are at least");
        assert_eq!(one.product(&Periods::of(7, [0])), 0.0, "stretches of different lengths");
    }

    proptest! {
        /// Any dates; there are never more meetings than letters.
        #[test]
        fn always_numbers(one in prop::collection::vec(any::<i64>(), 0..20), other in prop::collection::vec(any::<i64>(), 0..20)) {
            let all = Periods::quarters(one.iter().chain(&other).copied());
            let (one, other) = (Periods::quarters(one), Periods::quarters(other));
            let met = one.meeting(&other, &all);
            prop_assert!(met >= 0.0 && met <= f64::from(one.all().min(other.all())), "{met}");
            prop_assert_eq!(met, other.meeting(&one, &all));
        }
    }
}
