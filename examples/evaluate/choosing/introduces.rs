//! Two people in the conversations of a third in, whether they exchanged letters that the third does not have out.

use super::archive::Archive;
use super::rows::Row;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use wieder::choose::features::{self, Acquainted};
use wieder::model::DAY;

pub const BASELINES: &[&str] = &["activity_in_view", "conversations", "wrote_directly", "activity"];
/// Those that one's own mail tells.
pub const BASELINES_IN_VIEW: &[&str] = &["activity_in_view", "conversations", "wrote_directly"];

/// On a list, so many who wrote most are taken for somebody whose mail it is.
const EGOS: usize = 25;
const QUARTER: i64 = 91 * DAY;

/// What of an archive is known of two people.
#[derive(Clone, Copy, PartialEq)]
pub enum View {
    /// All of it, as who subscribes to a list has it: the two stand in one conversation.
    All,
    /// One's own conversations, as `wieder ask` has them: the two stand in one letter.
    Own,
}

/// For each of those whose mail it is, everybody else who stands with another in one of their conversations. Said to
/// have exchanged letters: at least two, in conversations that this one has not.
pub fn rows(archive: &Archive, view: View) -> Vec<(u32, Row)> {
    let quarters = Quarters::of(archive);
    egos(archive).into_iter().flat_map(|ego| of_ego(archive, &quarters, ego, view)).collect()
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

/// Who stands together with whom, in conversations or in letters.
fn together(archive: &Archive, ego: u32, mine: &BTreeSet<u32>, view: View) -> BTreeMap<(u32, u32), Acquainted> {
    let mut voices: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut letters: Vec<(u32, BTreeSet<u32>)> = Vec::new();
    for letter in archive.messages.iter().filter(|letter| mine.contains(&letter.thread)) {
        let to = if view == View::Own { archive.targets(letter) } else { letter.to.clone() };
        let present: BTreeSet<u32> = to.into_iter().chain([letter.from]).filter(|who| *who != ego).collect();
        voices.entry(letter.thread).or_default().extend(&present);
        letters.push((letter.thread, present));
    }
    let mut pairs: BTreeMap<(u32, u32), BTreeSet<u32>> = BTreeMap::new();
    let groups = if view == View::Own { letters } else { voices.clone().into_iter().collect() };
    for (thread, present) in groups {
        for (at, one) in present.iter().enumerate() {
            for other in present.iter().skip(at + 1) {
                pairs.entry((*one, *other)).or_default().insert(thread);
            }
        }
    }
    let of = |threads: BTreeSet<u32>| Acquainted {
        conversations: threads.len() as u32,
        among_few: threads.iter().map(|thread| 1.0 / (voices[thread].len() as f64 - 1.0)).sum(),
        ..Acquainted::default()
    };
    pairs.into_iter().map(|(pair, threads)| (pair, of(threads))).collect()
}

fn of_ego(archive: &Archive, quarters: &Quarters, ego: u32, view: View) -> Vec<(u32, Row)> {
    let with_me = archive.messages.iter().filter(|letter| letter.from == ego || letter.to.contains(&ego));
    let mine: BTreeSet<u32> = with_me.map(|letter| letter.thread).collect();
    let mut in_view: BTreeMap<u32, u32> = BTreeMap::new();
    let mut spans: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
    for letter in archive.messages.iter().filter(|letter| mine.contains(&letter.thread)) {
        *in_view.entry(letter.from).or_default() += 1;
        let span = spans.entry(letter.from).or_insert((letter.at, letter.at));
        *span = (span.0.min(letter.at), span.1.max(letter.at));
    }
    let mut pairs = together(archive, ego, &mine, view);
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
    let seen = |who: u32| in_view.get(&who).copied().unwrap_or(0);
    let span = |who: u32| spans.get(&who).copied().unwrap_or_default();
    let ln = |letters: u32| f64::from(letters).ln_1p();
    let row = |((one, other), mut pair): ((u32, u32), Acquainted)| {
        let all = (quarters.letters(one), quarters.letters(other));
        let mut baselines =
            vec![ln(seen(one)) + ln(seen(other)), f64::from(pair.conversations), f64::from(pair.wrote_directly)];
        let features = if view == View::All {
            baselines.push(ln(all.0) + ln(all.1));
            pair.meeting = quarters.meeting(one, other);
            pair.letters = all;
            features::introduces(&pair)
        } else {
            pair.letters = (seen(one), seen(other));
            features::introduces_in_view(&pair, [span(one), span(other)])
        };
        let row = Row {
            cutoff: end,
            me: one,
            them: other,
            features,
            baselines,
            label: outside.get(&(one, other)).is_some_and(|letters| *letters >= 2),
            known_from: end,
            newest: archive.end(),
            silent: None,
            present: true,
            given: 0.0,
        };
        (ego, row)
    };
    pairs.into_iter().map(row).collect()
}
