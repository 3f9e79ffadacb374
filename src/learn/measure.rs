//! Cases with a score and what became of them in, how well the score told them apart out.

/// One case: the score it was given, and whether it came true.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case {
    pub score: f64,
    pub label: bool,
    /// Cases of one person stand and fall together; of two, where a case is of both.
    pub person: u32,
    pub other: Option<u32>,
}

/// How well a score told cases apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Measured {
    pub value: f64,
    /// The middle 95 % over archives drawn person by person from this one.
    pub low: f64,
    pub high: f64,
}

/// Archives drawn for an interval.
const DRAWN: usize = 1000;
/// Archives drawn for a mean.
const CHANCES: usize = 100;

/// Chance that a case that came true has the higher score of two (area under the ROC curve); ties count half. One half
/// where all came true or none.
pub fn auc(cases: &[Case]) -> f64 {
    Order::new(cases).auc(&vec![1.0; cases.len()])
}

/// Precision at each case that came true, averaged in the order of the scores; among equal scores, in no order (the mean
/// precision of their block). 0 where none came true.
pub fn average_precision(cases: &[Case]) -> f64 {
    Order::new(cases).average_precision(&vec![1.0; cases.len()])
}

/// Share that came true of the `count` with the highest scores; of those that tie at the border, their share.
pub fn precision_at(cases: &[Case], count: usize) -> f64 {
    let order = Order::new(cases);
    let (mut taken, mut right) = (0.0, 0.0);
    let wanted = count.min(cases.len()) as f64;
    for block in &order.blocks {
        let size = block.len() as f64;
        let room = (wanted - taken).min(size);
        right += block.iter().filter(|at| order.label(**at)).count() as f64 * room / size;
        taken += room;
        if taken >= wanted {
            break;
        }
    }
    if wanted > 0.0 { right / wanted } else { 0.0 }
}

/// Mean squared difference between probability and what came true.
pub fn brier(cases: &[Case]) -> f64 {
    mean(cases.iter().map(|case| (case.score - truth(case)).powi(2)))
}

/// How much smaller [`brier`] is than with the same share for all; 0 for no better, 1 for perfect.
pub fn brier_skill(cases: &[Case]) -> f64 {
    let base = mean(cases.iter().map(truth));
    let naive = base * (1.0 - base);
    if naive > 0.0 { 1.0 - brier(cases) / naive } else { 0.0 }
}

/// Mean surprise, in nats.
pub fn log_loss(cases: &[Case]) -> f64 {
    let surprise = |case: &Case| {
        let p = case.score.clamp(1e-6, 1.0 - 1e-6);
        -(if case.label { p } else { 1.0 - p }).ln()
    };
    mean(cases.iter().map(surprise))
}

/// Distance between what was expected and what came, in ten groups of equal size from the lowest score to the highest
/// (expected calibration error).
pub fn calibration_error(cases: &[Case]) -> f64 {
    let mut sorted: Vec<&Case> = cases.iter().collect();
    sorted.sort_by(|a, b| a.score.total_cmp(&b.score));
    let size = sorted.len().div_ceil(10).max(1);
    let distance = |group: &[&Case]| {
        let expected: f64 = group.iter().map(|case| case.score).sum();
        let came: f64 = group.iter().map(|case| truth(case)).sum();
        (expected - came).abs()
    };
    sorted.chunks(size).map(distance).sum::<f64>() / (sorted.len().max(1) as f64)
}

/// [`calibration_error`] of cases whose probabilities are true, by chance alone: the mean over archives in which what came
/// is drawn by them.
pub fn calibration_error_by_chance(cases: &[Case]) -> f64 {
    let mut dice = Dice(11);
    let mut drawn = |case: &Case| Case { label: dice.share() < case.score, ..*case };
    mean((0..CHANCES).map(|_| calibration_error(&cases.iter().map(&mut drawn).collect::<Vec<_>>())))
}

/// [`auc`] with an interval over persons.
pub fn auc_measured(cases: &[Case]) -> Measured {
    let order = Order::new(cases);
    let persons = Persons::new(cases.iter().map(|case| (case.person, case.other)));
    interval(auc(cases), &persons, |weights| order.auc(weights))
}

/// By how much the first score's `of` is above the second's, on the same cases, with an interval over persons.
pub fn paired_auc(ours: &[Case], theirs: &[Case]) -> Measured {
    let (one, other) = (Order::new(ours), Order::new(theirs));
    let persons = Persons::new(ours.iter().map(|case| (case.person, case.other)));
    interval(auc(ours) - auc(theirs), &persons, |weights| one.auc(weights) - other.auc(weights))
}

/// By how much one number per person's case is above the other: mean difference, with an interval over persons.
pub fn paired_mean(differences: &[(u32, f64)]) -> Measured {
    let of = |weights: &[f64]| {
        let all: f64 = weights.iter().sum();
        let sum: f64 = differences.iter().zip(weights).map(|((_, value), weight)| weight * value).sum();
        if all > 0.0 { sum / all } else { 0.0 }
    };
    let persons = Persons::new(differences.iter().map(|(person, _)| (*person, None)));
    interval(of(&vec![1.0; differences.len()]), &persons, of)
}

fn truth(case: &Case) -> f64 {
    f64::from(u8::from(case.label))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// Who stands behind each case, as a number from 0.
struct Persons {
    count: usize,
    of_case: Vec<(usize, Option<usize>)>,
}

impl Persons {
    fn new(cases: impl Iterator<Item = (u32, Option<u32>)>) -> Persons {
        let cases: Vec<(u32, Option<u32>)> = cases.collect();
        let mut all: Vec<u32> = cases.iter().flat_map(|(one, other)| [Some(*one), *other]).flatten().collect();
        all.sort_unstable();
        all.dedup();
        let number = |person: u32| all.partition_point(|other| *other < person);
        let of_case = cases.iter().map(|(one, other)| (number(*one), other.map(number))).collect();
        Persons { count: all.len(), of_case }
    }
}

/// Of the weights of all cases with persons drawn anew. The same drawings every time.
fn interval(value: f64, persons: &Persons, of: impl Fn(&[f64]) -> f64) -> Measured {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut drawn = vec![0.0; persons.count];
    let mut weights = vec![0.0; persons.of_case.len()];
    let mut found: Vec<f64> = (0..DRAWN)
        .map(|_| {
            drawn.fill(0.0);
            for _ in 0..persons.count {
                if let Some(times) = drawn.get_mut(dice.below(persons.count)) {
                    *times += 1.0;
                }
            }
            let times = |person: usize| drawn.get(person).copied().unwrap_or_default();
            for (weight, (one, other)) in weights.iter_mut().zip(&persons.of_case) {
                *weight = times(*one) * other.map_or(1.0, times);
            }
            of(&weights)
        })
        .collect();
    found.sort_by(f64::total_cmp);
    let at = |share: f64| found.get((share * found.len() as f64) as usize).copied().unwrap_or(value);
    Measured { value, low: at(0.025), high: at(0.975) }
}

/// SplitMix64 (Steele et al., OOPSLA 2014): the same numbers everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// 0 for 0.
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.roll()) * count as u128) >> 64) as usize
    }
}

/// Cases from the highest score down, in blocks of equal scores.
struct Order<'a> {
    cases: &'a [Case],
    blocks: Vec<Vec<usize>>,
}

impl Order<'_> {
    fn new(cases: &[Case]) -> Order<'_> {
        let score = |at: usize| cases.get(at).map_or(f64::NEG_INFINITY, |case| case.score);
        let mut places: Vec<usize> = (0..cases.len()).collect();
        places.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
        let blocks = places.chunk_by(|a, b| score(*a).total_cmp(&score(*b)).is_eq()).map(<[usize]>::to_vec).collect();
        Order { cases, blocks }
    }

    fn label(&self, at: usize) -> bool {
        self.cases.get(at).is_some_and(|case| case.label)
    }

    /// Weights of a block that came true and that did not.
    fn weigh(&self, block: &[usize], weights: &[f64]) -> (f64, f64) {
        block.iter().fold((0.0, 0.0), |(yes, no), at| {
            let weight = weights.get(*at).copied().unwrap_or_default();
            if self.label(*at) { (yes + weight, no) } else { (yes, no + weight) }
        })
    }

    fn auc(&self, weights: &[f64]) -> f64 {
        let (mut above, mut pairs, mut all_no) = (0.0, 0.0, 0.0);
        for block in &self.blocks {
            let (yes, no) = self.weigh(block, weights);
            pairs += no * (above + yes / 2.0);
            above += yes;
            all_no += no;
        }
        if above > 0.0 && all_no > 0.0 { pairs / (above * all_no) } else { 0.5 }
    }

    fn average_precision(&self, weights: &[f64]) -> f64 {
        let (mut right, mut taken, mut sum) = (0.0, 0.0, 0.0);
        for block in &self.blocks {
            let (yes, no) = self.weigh(block, weights);
            taken += yes + no;
            right += yes;
            if taken > 0.0 {
                sum += yes * right / taken;
            }
        }
        if right > 0.0 { sum / right } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cases(rows: &[(f64, u8)]) -> Vec<Case> {
        let case = |(person, (score, label)): (u32, &(f64, u8))| Case {
            score: *score,
            label: *label == 1,
            person,
            other: None,
        };
        (0..).zip(rows).map(case).collect()
    }

    #[test]
    fn known_values() {
        for (rows, want_auc, want_ap, want_p2) in [
            (vec![(0.9, 1), (0.8, 1), (0.2, 0), (0.1, 0)], 1.0, 1.0, 1.0),
            (vec![(0.9, 0), (0.8, 0), (0.2, 1), (0.1, 1)], 0.0, (1.0 / 3.0 + 0.5) / 2.0, 0.0),
            (vec![(0.5, 1), (0.5, 0), (0.5, 1), (0.5, 0)], 0.5, 0.5, 0.5),
            (vec![(0.9, 1), (0.8, 0), (0.7, 1), (0.1, 0)], 0.75, (1.0 + 2.0 / 3.0) / 2.0, 0.5),
            (vec![(0.9, 1), (0.8, 1)], 0.5, 1.0, 1.0),
            (vec![], 0.5, 0.0, 0.0),
        ] {
            let cases = cases(&rows);
            let found = (auc(&cases), average_precision(&cases), precision_at(&cases, 2));
            assert_eq!(found, (want_auc, want_ap, want_p2), "{rows:?}");
        }
    }

    #[test]
    fn how_far_probabilities_are_off() {
        let rows: Vec<(f64, u8)> = (0..100).map(|at| (0.25, u8::from(at % 4 == 0))).collect();
        let good = cases(&rows);
        assert!(brier_skill(&good).abs() < 1e-9, "the share of all is no skill");
        assert!((brier(&good) - 0.1875).abs() < 1e-9);
        let bad: Vec<Case> = good.iter().map(|case| Case { score: 0.75, ..*case }).collect();
        assert!((calibration_error(&bad) - 0.5).abs() < 1e-9);
        assert!(log_loss(&bad) > log_loss(&good));
    }

    /// The mean deviation of a binomial share of one in four: .11 of ten, .011 of a thousand.
    #[test]
    fn the_fewer_cases_the_more_true_probabilities_are_off() {
        let off = |count: usize| calibration_error_by_chance(&cases(&vec![(0.25, 0); count]));
        assert!((0.1..0.125).contains(&off(100)), "{}", off(100));
        assert!((0.009..0.0125).contains(&off(10_000)), "{}", off(10_000));
        assert_eq!(off(0), 0.0);
    }

    #[test]
    fn a_better_score_is_surely_better_and_the_same_is_not() {
        let label = |at: u32| at.is_multiple_of(3);
        let ours: Vec<Case> = (0..300)
            .map(|at| Case { score: f64::from(u8::from(label(at))), label: label(at), person: at / 3, other: None })
            .collect();
        let theirs: Vec<Case> = ours.iter().map(|case| Case { score: 0.5, ..*case }).collect();
        assert!(paired_auc(&ours, &theirs).low > 0.4);
        assert_eq!(paired_auc(&ours, &ours), Measured { value: 0.0, low: 0.0, high: 0.0 });
    }

    proptest! {
        /// Any scores, even those that are no numbers.
        #[test]
        fn never_out_of_bounds(rows in prop::collection::vec((any::<f64>(), 0_u8..2), 0..40)) {
            let cases = cases(&rows);
            let found = [auc(&cases), average_precision(&cases), precision_at(&cases, 7)];
            prop_assert!(found.iter().all(|value| (0.0..=1.0).contains(value)), "{:?}", found);
        }
    }
}
