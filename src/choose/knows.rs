//! Letters that hold words in, who knows of what they say out: every letter votes for those behind it.

use crate::model::{DAY, LetterId, PersonId, faded};
use std::collections::BTreeMap;

/// How a word stands in a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum By {
    /// Itself in any form, or as a whole within a compound: how near that is to the word, 0 to 1.
    Whole(f64),
    /// One part of the compound that it is; parts add up.
    Part(f64),
}

/// One word in one letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub letter: LetterId,
    /// Which of the words.
    pub word: usize,
    pub by: By,
    /// BM25, above 0.
    pub fits: f64,
}

/// Why a letter speaks for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// They sign with it.
    Signs,
    /// They wrote it, in answer to somebody.
    Answered,
    /// They wrote it of their own accord.
    Wrote,
    /// It was written to them, and they answered.
    WasAsked,
    /// It was written to them alone, without an answer: it proves hardly anything.
    WasTold,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vote {
    pub person: PersonId,
    pub letter: LetterId,
    /// The letter that holds the words: the same, or the one that it answers.
    pub speaks: LetterId,
    /// Seconds since 1970.
    pub at: i64,
    pub role: Role,
    /// As [`relevance`] gives it.
    pub relevance: f64,
}

/// Days after which what was written counts half. Who *answers* on a list is told best by a year (`docs/ranking.md`), which
/// is who is there; here reach tells that, and knowledge keeps longer.
const HALF_LIFE: f64 = 4.0 * 365.25;
/// Letters of one person that vote, the best first; beyond them it is only shown who writes much.
const MOST_VOTES: usize = 50;

/// Whose letters are worth less than this share of the best mentioned it by the way.
const LEAST: f64 = 0.1;

/// How well each letter fits all words together: the sum of what each word fits, by the square of the share of the words that
/// are there, the rare ones counting more.
/// `rarity` of each word is above 0.
pub fn relevance(hits: &[Hit], rarity: &[f64]) -> BTreeMap<LetterId, f64> {
    let mut letters: BTreeMap<LetterId, BTreeMap<usize, Held>> = BTreeMap::new();
    for hit in hits {
        let held = letters.entry(hit.letter).or_default().entry(hit.word).or_default();
        let fits = if hit.fits.is_finite() { hit.fits.max(0.0) } else { 0.0 };
        match hit.by {
            By::Whole(near) => {
                held.whole = held.whole.max(near * fits);
                held.near = held.near.max(near);
            }
            By::Part(near) => {
                held.parts += near * fits;
                held.near_parts += near;
            }
        }
    }
    let rare = |word: usize| rarity.get(word).copied().filter(|rare| rare.is_finite()).unwrap_or(0.0).max(0.0);
    let all: f64 = (0..rarity.len()).map(rare).sum();
    let fits = |held: BTreeMap<usize, Held>| {
        let sum: f64 = held.values().map(|held| held.whole.max(held.parts)).sum();
        let there: f64 = held.iter().map(|(word, held)| rare(*word) * held.near.max(held.near_parts).min(1.0)).sum();
        if all > 0.0 { sum * (there / all).powi(2) } else { 0.0 }
    };
    letters.into_iter().map(|(letter, held)| (letter, fits(held))).filter(|(_, fits)| *fits > 0.0).collect()
}

#[derive(Default)]
struct Held {
    whole: f64,
    near: f64,
    parts: f64,
    near_parts: f64,
}

/// A person whose letters hold much less of the words than those of others is none to ask: this share of the most.
const ENOUGH: f64 = 2.0 / 3.0;

/// Only the votes for those whose letters together hold enough of the words. `held` is the share of them that the
/// letters of some votes hold; what I told somebody does not count.
pub fn of_enough(votes: Vec<Vote>, held: impl Fn(&[&Vote]) -> f64) -> Vec<Vote> {
    let mut of_person: BTreeMap<PersonId, Vec<&Vote>> = BTreeMap::new();
    for vote in votes.iter().filter(|vote| vote.role != Role::WasTold) {
        of_person.entry(vote.person).or_default().push(vote);
    }
    let held: BTreeMap<PersonId, f64> = of_person.iter().map(|(person, votes)| (*person, held(votes))).collect();
    let most = held.values().copied().fold(0.0, f64::max);
    let enough = |vote: &Vote| held.get(&vote.person).is_some_and(|held| *held >= most * ENOUGH && *held > 0.0);
    votes.into_iter().filter(enough).collect()
}

/// People with what their letters are worth, the best 1, best first (CombSUM of Macdonald and Ounis, CIKM 2006, over
/// letters that grow old, those written in answer counting most). A letter votes once for each person, in its best role;
/// who is worth hardly anything is left out.
pub fn knows(votes: &[Vote], now: i64) -> Vec<(PersonId, f64)> {
    let mut of_person: BTreeMap<PersonId, BTreeMap<LetterId, f64>> = BTreeMap::new();
    for vote in votes {
        let weight = worth(vote, now);
        let best = of_person.entry(vote.person).or_default().entry(vote.letter).or_default();
        *best = best.max(weight);
    }
    let sum = |votes: BTreeMap<LetterId, f64>| {
        let mut votes: Vec<f64> = votes.into_values().collect();
        votes.sort_by(|a, b| b.total_cmp(a));
        votes.iter().take(MOST_VOTES).sum::<f64>()
    };
    let mut people: Vec<(PersonId, f64)> = of_person.into_iter().map(|(person, votes)| (person, sum(votes))).collect();
    people.retain(|(_, sum)| sum.is_finite() && *sum > 0.0);
    people.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    let best = people.first().map_or(1.0, |(_, sum)| *sum);
    people.iter_mut().for_each(|(_, sum)| *sum /= best);
    people.retain(|(_, share)| *share >= LEAST);
    people
}

/// What one letter is worth for one person.
pub fn worth(vote: &Vote, now: i64) -> f64 {
    let days = (now.saturating_sub(vote.at)).max(0) as f64 / DAY as f64;
    let relevance = if vote.relevance.is_finite() { vote.relevance.max(0.0) } else { 0.0 };
    let role = match vote.role {
        Role::Signs => 2.0,
        Role::Answered => 1.0,
        Role::Wrote => 0.8,
        Role::WasAsked => 0.4,
        Role::WasTold => 0.1,
    };
    role * relevance * faded(days, HALF_LIFE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hit(letter: i64, word: usize, by: By, fits: f64) -> Hit {
        Hit { letter: LetterId(letter), word, by, fits }
    }

    #[test]
    fn a_letter_with_all_words_is_worth_more_than_one_with_the_commonest() {
        let hits = [
            hit(1, 0, By::Whole(1.0), 4.0),
            hit(1, 1, By::Whole(1.0), 1.0),
            hit(2, 1, By::Whole(1.0), 1.2),
            hit(3, 0, By::Part(0.4), 4.0),
            hit(3, 0, By::Part(0.4), 4.0),
            hit(4, 0, By::Part(0.4), 4.0),
        ];
        let found = relevance(&hits, &[5.0, 1.0]);
        let order = |a: i64, b: i64| found[&LetterId(a)] > found[&LetterId(b)];
        assert!(order(1, 3) && order(3, 4) && order(4, 2), "{found:?}");
        assert!(relevance(&hits, &[]).is_empty());
    }

    /// Person, letter, years ago, role, relevance; the people in order.
    #[test]
    fn rows() {
        use Role::{Answered, WasAsked, WasTold, Wrote};
        for (votes, want, what) in [
            (vec![(1, 1, 0, Answered, 1.0), (2, 2, 0, Wrote, 1.0)], vec![1, 2], "who answered knows more"),
            (vec![(1, 1, 0, WasTold, 1.0), (2, 2, 0, WasAsked, 1.0)], vec![2, 1], "who was told proves nothing"),
            (vec![(1, 1, 9, Wrote, 1.0), (2, 2, 1, Wrote, 1.0)], vec![2, 1], "the old counts less"),
            (vec![(1, 1, 0, Wrote, 1.0), (1, 2, 0, Wrote, 1.0), (2, 3, 0, Wrote, 1.5)], vec![1, 2], "letters add up"),
            (vec![(1, 1, 0, Wrote, 1.0), (1, 1, 0, Wrote, 1.0), (2, 3, 0, Wrote, 1.5)], vec![2, 1], "but each once"),
            (vec![(1, 1, 0, Wrote, 0.0)], vec![], "nothing"),
        ] {
            let vote = |(person, letter, years, role, relevance): (u32, i64, i64, Role, f64)| {
                let at = 100 * 365 * DAY - years * 365 * DAY;
                let letter = LetterId(letter);
                Vote { person: PersonId(person), letter, speaks: letter, at, role, relevance }
            };
            let votes: Vec<Vote> = votes.into_iter().map(vote).collect();
            let found = knows(&votes, 100 * 365 * DAY);
            let people: Vec<u32> = found.iter().map(|(person, _)| person.0).collect();
            assert_eq!(people, want, "{what}");
        }
    }

    /// The share of the words that the letters of three people hold; who is left.
    #[test]
    fn whoever_holds_too_little_of_the_words_is_left_out() {
        for (held, want) in [
            ([1.0, 0.7, 0.5], vec![0, 1]),
            ([0.3, 0.25, 0.1], vec![0, 1]),
            ([1.0, 0.0, 0.0], vec![0]),
            ([0.0, 0.0, 0.0], vec![]),
        ] {
            let vote = |(person, role)| {
                let letter = LetterId(i64::from(person));
                Vote { person: PersonId(person), letter, speaks: letter, at: 0, role, relevance: 1.0 }
            };
            let mut votes: Vec<Vote> = (0..3).map(|person| vote((person, Role::Wrote))).collect();
            // what I told somebody is no word of theirs
            votes.push(vote((3, Role::WasTold)));
            let left = of_enough(votes, |votes| held[votes[0].person.0 as usize]);
            let left: Vec<u32> = left.iter().map(|vote| vote.person.0).collect();
            assert_eq!(left, want, "{held:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_gives_a_number(
            hits in proptest::collection::vec((0i64..5, 0usize..4, any::<bool>(), any::<f64>(), any::<f64>()), 0..30),
            rarity in proptest::collection::vec(any::<f64>(), 0..4),
            at in any::<i64>(),
            now in any::<i64>(),
        ) {
            let by = |whole, near: f64| if whole { By::Whole(near.clamp(0.0, 1.0)) } else { By::Part(near.clamp(0.0, 1.0)) };
            let finite = |near: f64| if near.is_nan() { 0.5 } else { near };
            let hits: Vec<Hit> =
                hits.into_iter().map(|(letter, word, whole, near, fits)| hit(letter, word, by(whole, finite(near)), fits)).collect();
            let found = relevance(&hits, &rarity);
            let votes: Vec<Vote> = found
                .iter()
                .map(|(letter, relevance)| Vote { person: PersonId(letter.0 as u32 % 3), letter: *letter,
                    speaks: *letter, at, role: Role::Wrote, relevance: *relevance })
                .collect();
            for (_, worth) in knows(&votes, now) {
                prop_assert!((0.0..=1.0).contains(&worth), "{worth}");
            }
        }
    }
}
