//! Two people in the conversations of a third in, whether they exchanged letters that the third does not have out.

use super::archive::Archive;
use super::rows::Row;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use wieder::choose::features::{self, Acquainted};
use wieder::model::Periods;

pub const BASELINES: &[&str] = &["activity_in_view", "conversations", "wrote_directly", "activity"];
/// Those that one's own mail tells.
pub const BASELINES_IN_VIEW: &[&str] = &["activity_in_view", "conversations", "wrote_directly"];

/// On a list, so many who wrote most are taken for somebody whose mail it is.
const EGOS: usize = 25;

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
    let wrote = Wrote::of(archive);
    egos(archive).into_iter().flat_map(|ego| of_ego(archive, &wrote, ego, view)).collect()
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

/// When each wrote, and when anybody did: in quarters of a year, in weeks and in days.
struct Wrote {
    of: Vec<[Periods; 3]>,
    all: [Periods; 3],
}

impl Wrote {
    fn of(archive: &Archive) -> Wrote {
        let mut moments: Vec<Vec<i64>> = vec![Vec::new(); archive.people.len()];
        archive.messages.iter().for_each(|message| moments[message.from as usize].push(message.at));
        let all: Vec<i64> = archive.messages.iter().map(|message| message.at).collect();
        Wrote { of: moments.iter().map(|moments| periods(moments)).collect(), all: periods(&all) }
    }
}

fn periods(moments: &[i64]) -> [Periods; 3] {
    let of = |days| Periods::of(days, moments.iter().copied());
    [Periods::quarters(moments.iter().copied()), of(7), of(1)]
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

fn of_ego(archive: &Archive, wrote: &Wrote, ego: u32, view: View) -> Vec<(u32, Row)> {
    let with_me = archive.messages.iter().filter(|letter| letter.from == ego || letter.to.contains(&ego));
    let mine: BTreeSet<u32> = with_me.map(|letter| letter.thread).collect();
    let mut in_view: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for letter in archive.messages.iter().filter(|letter| mine.contains(&letter.thread)) {
        in_view.entry(letter.from).or_default().push(letter.at);
    }
    let all_in_view = Periods::quarters(in_view.values().flatten().copied());
    let in_view: BTreeMap<u32, Periods> =
        in_view.into_iter().map(|(who, moments)| (who, Periods::quarters(moments))).collect();
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
    let nothing = Periods::default();
    let seen = |who: u32| in_view.get(&who).unwrap_or(&nothing);
    let ln = |letters: u32| f64::from(letters).ln_1p();
    let row = |((one, other), pair): ((u32, u32), Acquainted)| {
        let conversations = f64::from(pair.conversations);
        let active = ln(seen(one).all()) + ln(seen(other).all());
        let mut baselines = vec![active, conversations, f64::from(pair.wrote_directly)];
        let features = if view == View::All {
            let [one, other] = [one, other].map(|who| &wrote.of[who as usize]);
            baselines.push(ln(one[0].all()) + ln(other[0].all()));
            features::introduces(&pair, [one, other], &wrote.all)
        } else {
            features::introduces_in_view(&pair, [seen(one), seen(other)], &all_in_view)
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
