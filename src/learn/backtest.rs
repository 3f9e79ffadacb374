//! Ties lost at some moments, in the order each ranking gave them then, with what became of them in, how far each ranking
//! can be trusted out.

use super::baselines::NAMES;
use super::measure::{Case, Measured, auc, auc_measured, paired_auc, precision_at};
use rayon::prelude::*;
use serde::Serialize;

/// How many of the first are looked at: as many as are shown.
pub const FIRST: usize = 10;
/// People who came back, and people who did not, below which no number is given.
pub const ENOUGH: usize = 30;
/// Our own ranking among [`NAMES`].
pub const OURS: &str = "wieder";

/// Somebody who was lost at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LostThen {
    /// The same person at every moment.
    pub person: u32,
    /// Higher for further in front: ours, and the baselines in the order of [`NAMES`].
    pub ours: f64,
    pub baselines: [f64; NAMES.len()],
    pub became: Became,
}

/// What the year after that moment brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Became {
    /// A letter between us, whoever began.
    pub back: bool,
    /// I began, and whether they answered within 21 days; `None` where I did not, or where it is too early to tell.
    pub answered: Option<bool>,
}

/// People, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub lost: usize,
    pub back: usize,
    /// To how many of them I wrote first, and how many of those answered.
    pub written: usize,
    pub answered: usize,
}

/// How many of the first ten of each ranking came back; where several tie at the border, their share.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FirstTen {
    pub ranking: &'static str,
    pub back: f64,
}

/// One moment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moment {
    #[serde(flatten)]
    pub counts: Counts,
    /// Ours first, then as [`NAMES`].
    pub first_ten: Vec<FirstTen>,
}

/// How well one ranking told those who came back from the others, over all moments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranking {
    pub ranking: &'static str,
    /// Of two of whom one came back, how often it stood in front (area under the ROC curve), with an interval over persons.
    pub auc: Measured,
    /// By how much that is more than with the strongest baseline; `None` of that one itself.
    pub difference: Option<Measured>,
}

/// What can be said of our ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nobody was lost at any of the moments.
    NobodyLost,
    NobodyBack,
    /// Fewer than [`ENOUGH`] came back, or stayed away.
    TooFew,
    /// The interval of the difference to the strongest baseline lies above 0, around it, below it.
    Better,
    Unclear,
    Worse,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trust {
    pub counts: Counts,
    pub verdict: Verdict,
    /// The baseline with the greatest area; `None` where there is none to tell.
    pub strongest: Option<&'static str>,
    /// Ours first, then as [`NAMES`]; empty where there are too few to tell.
    pub rankings: Vec<Ranking>,
    /// Moments with more than ten lost, some of whom came back: those in which a ranking matters.
    pub compared: usize,
    /// In how many of them more, and fewer, of our first ten came back than of the ten last heard of.
    pub more: usize,
    pub fewer: usize,
}

/// One moment by itself.
pub fn moment(lost: &[LostThen]) -> Moment {
    let first_ten = rankings().map(|(ranking, of)| FirstTen {
        ranking,
        back: precision_at(&cases(lost, of), FIRST) * FIRST.min(lost.len()) as f64,
    });
    Moment { counts: counts(lost), first_ten: first_ten.collect() }
}

/// All moments together.
pub fn trust(moments: &[Vec<LostThen>]) -> Trust {
    let all: Vec<LostThen> = moments.iter().flatten().copied().collect();
    let counts = counts(&all);
    let enough = counts.back >= ENOUGH && counts.lost - counts.back >= ENOUGH;
    let (mut compared, mut more, mut fewer) = (0, 0, 0);
    for lost in moments.iter().filter(|lost| lost.len() > FIRST && lost.iter().any(|one| one.became.back)) {
        let of = |at: usize| {
            let ranking = rankings().nth(at).map(|(_, of)| precision_at(&cases(lost, of), FIRST));
            ranking.unwrap_or_default()
        };
        let (ours, latest) = (of(0), of(1));
        compared += 1;
        more += usize::from(ours > latest + 1e-9);
        fewer += usize::from(ours < latest - 1e-9);
    }
    let verdict = match counts {
        Counts { lost: 0, .. } => Verdict::NobodyLost,
        Counts { back: 0, .. } => Verdict::NobodyBack,
        _ => Verdict::TooFew,
    };
    let nothing = Trust { counts, verdict, strongest: None, rankings: Vec::new(), compared, more, fewer };
    if !enough {
        return nothing;
    }
    // The first of equal ones.
    let strength = |of: Of| auc(&cases(&all, of));
    let strongest =
        rankings().skip(1).reduce(|best, next| if strength(next.1) > strength(best.1) { next } else { best });
    let Some((name, theirs)) = strongest else { return nothing };
    let theirs = cases(&all, theirs);
    let measured = |(ranking, of): (&'static str, Of)| {
        let ours = cases(&all, of);
        let difference = (ranking != name).then(|| paired_auc(&ours, &theirs));
        Ranking { ranking, auc: auc_measured(&ours), difference }
    };
    let rankings: Vec<(&'static str, Of)> = rankings().collect();
    let rankings: Vec<Ranking> = rankings.into_par_iter().map(measured).collect();
    let verdict = match rankings.first().and_then(|ours| ours.difference) {
        Some(Measured { low, .. }) if low > 0.0 => Verdict::Better,
        Some(Measured { high, .. }) if high < 0.0 => Verdict::Worse,
        _ => Verdict::Unclear,
    };
    Trust { verdict, strongest: Some(name), rankings, ..nothing }
}

/// Which number of somebody a ranking goes by: ours for `None`.
type Of = Option<usize>;

fn rankings() -> impl Iterator<Item = (&'static str, Of)> {
    let baselines = NAMES.iter().enumerate().map(|(at, name)| (*name, Some(at)));
    std::iter::once((OURS, None)).chain(baselines)
}

fn cases(lost: &[LostThen], of: Of) -> Vec<Case> {
    let score = |one: &LostThen| of.map_or(one.ours, |at| one.baselines.get(at).copied().unwrap_or_default());
    lost.iter().map(|one| Case { score: score(one), label: one.became.back, person: one.person, other: None }).collect()
}

fn counts(lost: &[LostThen]) -> Counts {
    let count = |is: &dyn Fn(&Became) -> bool| lost.iter().filter(|one| is(&one.became)).count();
    Counts {
        lost: lost.len(),
        back: count(&|became| became.back),
        written: count(&|became| became.answered.is_some()),
        answered: count(&|became| became.answered == Some(true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// So many were lost, of whom every third came back; ours knows them where `knows`.
    fn lost(count: u32, knows: bool) -> Vec<LostThen> {
        let one = |person: u32| {
            let back = person.is_multiple_of(3);
            let ours = if knows { f64::from(u8::from(back)) } else { 0.5 };
            let latest = f64::from(person * 7 % 10);
            let became = Became { back, answered: back.then_some(person.is_multiple_of(2)) };
            LostThen { person, ours, baselines: [latest, 0.5, 0.5, 0.5, 0.5, 0.5], became }
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn what_can_be_said() {
        let none = |mut lost: Vec<LostThen>| {
            lost.iter_mut().for_each(|one| one.became = Became::default());
            vec![lost]
        };
        for (moments, want, what) in [
            (vec![], Verdict::NobodyLost, "no moment"),
            (vec![vec![], vec![]], Verdict::NobodyLost, "nobody"),
            (none(lost(50, true)), Verdict::NobodyBack, "nobody came back"),
            (vec![lost(80, true)], Verdict::TooFew, "27 came back"),
            (vec![lost(60, true), lost(60, true)], Verdict::Better, "ours knows them"),
            (vec![lost(120, false)], Verdict::Unclear, "ours knows nothing"),
        ] {
            let trust = trust(&moments);
            assert_eq!(trust.verdict, want, "{what}");
            let told = matches!(want, Verdict::Better | Verdict::Unclear | Verdict::Worse);
            assert_eq!(
                (trust.rankings.len(), trust.strongest.is_some()),
                if told { (7, true) } else { (0, false) },
                "{what}"
            );
        }
    }

    #[test]
    fn the_first_ten_of_a_moment() {
        let moment = moment(&lost(60, true));
        assert_eq!(moment.counts, Counts { lost: 60, back: 20, written: 20, answered: 10 });
        assert_eq!((moment.first_ten[0].back, moment.first_ten[0].ranking), (10.0, OURS));
        assert!(moment.first_ten[2].back > 3.0 && moment.first_ten[2].back < 4.0, "all tie: their share");
        let trust = trust(&[lost(60, true), lost(9, true), lost(60, false)]);
        assert_eq!(
            (trust.compared, trust.more + trust.fewer <= 2),
            (2, true),
            "with ten or fewer there is nothing to choose"
        );
    }

    proptest! {
        /// Labels in no connection with the numbers: about one half, whatever the ranking; and never no number.
        #[test]
        fn shuffled_labels_are_worth_nothing(seed: u64, weird: f64) {
            let mut dice = super::super::measure::Dice(seed);
            let one = |person: u32| {
                let mut share = || (dice.below(1_000_000) as f64) / 1e6;
                let mut baselines = [0.0; NAMES.len()];
                baselines.iter_mut().for_each(|value| *value = share());
                baselines[5] = weird;
                LostThen { person, ours: share(), baselines, became: Became { back: share() < 0.5, answered: None } }
            };
            let lost: Vec<LostThen> = (0..2000).map(one).collect();
            let cases = cases(&lost, None);
            prop_assert!((auc(&cases) - 0.5).abs() < 0.06, "{}", auc(&cases));
            let moment = moment(&lost);
            prop_assert!(moment.first_ten.iter().all(|ten| ten.back.is_finite() && (0.0..=10.0).contains(&ten.back)));
        }
    }
}
