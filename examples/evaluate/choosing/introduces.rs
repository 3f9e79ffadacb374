//! Two people in the conversations of a third in, whether they exchanged letters that the third does not have out.

use super::archive::Archive;
use super::rows::Row;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use wieder::choose::features::{self, Acquainted};
use wieder::model::DAY;

pub const BASELINES: &[&str] = &["activity", "activity_in_view", "conversations", "wrote_directly"];

/// On a list, so many who wrote most are taken for somebody whose mail it is.
const EGOS: usize = 25;
const QUARTER: i64 = 91 * DAY;

/// For each of those whose mail it is, everybody else who stands with another in one of their conversations. Said to
/// have exchanged letters: at least two, in conversations that this one has not.
pub fn rows(archive: &Archive) -> Vec<(u32, Row)> {
    let quarters = Quarters::of(archive);
    egos(archive).into_iter().flat_map(|ego| of_ego(archive, &quarters, ego)).collect()
}

fn egos(archive: &Archive) -> Vec<u32> {
    if !archive.owners.is_empty() {
        return archive.owners.clone();
    }
    let mut written = vec![0_usize; archive.people.len()];
    archive.messages.iter().for_each(|message| written[message.from as usize] += 1);
    let mut busiest: Vec<u32> = (0..written.len() as u32).collect();
    busiest.sort_by_key(|who| (Reverse(written[*who as usize]), *who));
    busiest.truncate(EGOS);
    busiest
}

/// Letters of each person in each quarter of a year, and of all.
struct Quarters {
    of: Vec<BTreeMap<i64, f64>>,
    all: BTreeMap<i64, f64>,
}

impl Quarters {
    fn of(archive: &Archive) -> Quarters {
        let mut quarters = Quarters { of: vec![BTreeMap::new(); archive.people.len()], all: BTreeMap::new() };
        for message in &archive.messages {
            let quarter = message.at.div_euclid(QUARTER);
            *quarters.of[message.from as usize].entry(quarter).or_default() += 1.0;
            *quarters.all.entry(quarter).or_default() += 1.0;
        }
        quarters
    }

    fn meeting(&self, one: u32, other: u32) -> f64 {
        let (one, other) = (&self.of[one as usize], &self.of[other as usize]);
        one.iter().filter_map(|(quarter, letters)| Some(letters * other.get(quarter)? / self.all[quarter])).sum()
    }

    fn letters(&self, who: u32) -> u32 {
        self.of[who as usize].values().sum::<f64>() as u32
    }
}

fn of_ego(archive: &Archive, quarters: &Quarters, ego: u32) -> Vec<(u32, Row)> {
    let with_me = archive.messages.iter().filter(|letter| letter.from == ego || letter.to.contains(&ego));
    let mine: BTreeSet<u32> = with_me.map(|letter| letter.thread).collect();
    let mut voices: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut in_view: BTreeMap<u32, u32> = BTreeMap::new();
    for letter in archive.messages.iter().filter(|letter| mine.contains(&letter.thread)) {
        voices.entry(letter.thread).or_default().extend(letter.to.iter().copied().chain([letter.from]));
        *in_view.entry(letter.from).or_default() += 1;
    }
    let mut pairs: BTreeMap<(u32, u32), Acquainted> = BTreeMap::new();
    for voices in voices.values() {
        let others: Vec<u32> = voices.iter().copied().filter(|who| *who != ego).collect();
        for (at, one) in others.iter().enumerate() {
            for other in &others[at + 1..] {
                let pair = pairs.entry((*one, *other)).or_default();
                pair.conversations += 1;
                pair.among_few += 1.0 / (others.len() as f64 - 1.0);
            }
        }
    }
    let mut outside: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for letter in &archive.messages {
        for to in archive.targets(letter) {
            let two = (letter.from.min(to), letter.from.max(to));
            match pairs.get_mut(&two) {
                Some(pair) if mine.contains(&letter.thread) => pair.wrote_directly += 1,
                Some(_) => *outside.entry(two).or_default() += 1,
                None => {}
            }
        }
    }
    let end = archive.end() + 1;
    let ln = |who: u32| f64::from(in_view.get(&who).copied().unwrap_or(0)).ln_1p();
    let row = |((one, other), mut pair): ((u32, u32), Acquainted)| {
        pair.meeting = quarters.meeting(one, other);
        pair.letters = (quarters.letters(one), quarters.letters(other));
        let row = Row {
            cutoff: end,
            me: one,
            them: other,
            features: features::introduces(&pair),
            baselines: vec![
                f64::from(pair.letters.0).ln_1p() + f64::from(pair.letters.1).ln_1p(),
                ln(one) + ln(other),
                f64::from(pair.conversations),
                f64::from(pair.wrote_directly),
            ],
            label: outside.get(&(one, other)).is_some_and(|letters| *letters >= 2),
            known_from: end,
            newest: archive.end(),
            silent: None,
            present: true,
        };
        (ego, row)
    };
    pairs.into_iter().map(row).collect()
}
