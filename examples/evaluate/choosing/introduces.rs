//! Two people in the conversations of a third in, whether they exchanged letters that the third does not have out.

use super::archive::{Archive, Message};
use super::rows::Row;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use wieder::choose::features::{self, Acquainted};
use wieder::model::Quarters;

pub const BASELINES: &[&str] = &["activity_in_view", "conversations", "wrote_directly", "activity"];
/// Those that one's own mail tells.
pub const BASELINES_IN_VIEW: &[&str] = &["activity_in_view", "conversations", "wrote_directly"];

/// On a list, so many who wrote most are taken for somebody whose mail it is.
const EGOS: usize = 25;

/// What of an archive is known of two people.
#[derive(Clone, Copy, PartialEq)]
pub enum View {
    /// Of who writes when all of it, letters outside one's own conversations among them, as who subscribes to a list has
    /// it; and the two stand in one conversation. Those letters are what is to be told, too, so that all numbers of it,
    /// those of activity as well, are higher than they would be of mail.
    All,
    /// One's own conversations alone; the two stand in one letter.
    Own,
}

/// For each of those whose mail it is, everybody else who stands with another in one of their conversations. Said to
/// have exchanged letters: at least two, in conversations that this one has not.
pub fn rows(archive: &Archive, view: View) -> Vec<(u32, Row)> {
    let by_list = wrote(archive.messages.iter());
    egos(archive).into_iter().flat_map(|ego| of_ego(archive, &by_list, ego, view)).collect()
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

/// When each wrote.
fn wrote<'a>(letters: impl Iterator<Item = &'a Message>) -> BTreeMap<u32, Quarters> {
    let mut moments: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    letters.for_each(|letter| moments.entry(letter.from).or_default().push(letter.at));
    moments.into_iter().map(|(who, moments)| (who, moments.into_iter().collect())).collect()
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

fn of_ego(archive: &Archive, by_list: &BTreeMap<u32, Quarters>, ego: u32, view: View) -> Vec<(u32, Row)> {
    let with_me = archive.messages.iter().filter(|letter| letter.from == ego || letter.to.contains(&ego));
    let mine: BTreeSet<u32> = with_me.map(|letter| letter.thread).collect();
    let in_view = || archive.messages.iter().filter(|letter| mine.contains(&letter.thread));
    let by_mail = wrote(in_view());
    let all: Quarters = match view {
        View::All => archive.messages.iter().map(|letter| letter.at).collect(),
        View::Own => in_view().map(|letter| letter.at).collect(),
    };
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
    let nothing = Quarters::default();
    let ln = |letters: u32| f64::from(letters).ln_1p();
    let row = |((one, other), pair): ((u32, u32), Acquainted)| {
        let [list, mail] = [by_list, &by_mail].map(|by| [one, other].map(|who| by.get(&who).unwrap_or(&nothing)));
        let active = |[one, other]: [&Quarters; 2]| ln(one.letters()) + ln(other.letters());
        let mut baselines = vec![active(mail), f64::from(pair.conversations), f64::from(pair.wrote_directly)];
        if view == View::All {
            baselines.push(active(list));
        }
        let features = features::introduces(&pair, if view == View::All { list } else { mail }, &all);
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
            offset: 0.0,
        };
        (ego, row)
    };
    pairs.into_iter().map(row).collect()
}
