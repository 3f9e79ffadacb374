//! Compact rows in, one tie per person out.

use crate::model::{AddressId, DAY, Direction, Exchange, Kind, People, PersonId, Row, Tie};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A letter to more people than this is no exchange between two; on a list, where many are copied, to more than this.
pub const MAX_RECIPIENTS: (usize, usize) = (5, 10);
/// A letter that waits for an answer is written to few.
const MAX_ASKED: usize = 3;
/// Days in which an answer is an answer.
const ANSWER_DAYS: i64 = 21;
const HALF_LIFE_DAYS: f64 = 365.0;

/// Ties with everybody I exchanged a letter with up to `now` (seconds since 1970). An exchange is a letter of mine
/// that names the person in To or Cc, or one of theirs that names me, with few addressees ([`MAX_RECIPIENTS`]); or
/// a direct reply of one of us to the other. Machines, automatic replies and bounces are none.
pub fn ties(rows: &[Row], people: &People, now: i64) -> Vec<Tie> {
    let past: Vec<&Row> = rows.iter().filter(|row| row.at.is_some_and(|at| at <= now)).collect();
    let by_key: HashMap<i64, &Row> =
        past.iter().filter(|row| row.own_key != 0).map(|row| (row.own_key, *row)).collect();
    let mut letters: Vec<Vec<(Exchange, &Row)>> = vec![Vec::new(); people.all.len()];
    let mut around: Vec<BTreeSet<PersonId>> = vec![BTreeSet::new(); people.all.len()];
    let mut last_seen: Vec<Option<i64>> = vec![None; people.all.len()];
    for row in past.into_iter().filter(|row| matches!(row.kind, Kind::Personal | Kind::List)) {
        let at = row.at.unwrap_or_default();
        let writer = row.from.and_then(|from| people.person_of(from));
        if let Some(seen) = writer.and_then(|writer| last_seen.get_mut(writer.0 as usize)) {
            *seen = (*seen).max(Some(at));
        }
        meet(row, writer, people, &mut around);
        for (person, direction, named) in exchanges(row, writer, people, &by_key) {
            if let Some(list) = letters.get_mut(person.0 as usize) {
                let exchange = Exchange { letter: row.id, at, direction, named, asks: row.asks };
                list.push((exchange, row));
            }
        }
    }
    let mine: BTreeSet<PersonId> =
        (0..).map(PersonId).zip(&letters).filter(|(_, list)| !list.is_empty()).map(|(id, _)| id).collect();
    let mut ties = Vec::with_capacity(mine.len());
    for person in &mine {
        let index = person.0 as usize;
        let Some(mut list) = letters.get_mut(index).map(std::mem::take) else { continue };
        list.sort_by_key(|(exchange, _)| (exchange.at, exchange.letter));
        let overlap = around.get(index).map_or(0.0, |theirs| overlap(&mine, theirs, *person));
        ties.push(tie(*person, &list, overlap, last_seen.get(index).copied().flatten(), now));
    }
    ties
}

/// Everybody named in one letter was in one place: they are around each other.
fn meet(row: &Row, writer: Option<PersonId>, people: &People, around: &mut [BTreeSet<PersonId>]) {
    if !is_to_few(row) {
        return;
    }
    let present: BTreeSet<PersonId> = row.recipients().filter_map(|id| people.person_of(id)).chain(writer).collect();
    if present.len() < 2 {
        return;
    }
    for person in &present {
        if let Some(set) = around.get_mut(person.0 as usize) {
            set.extend(present.iter().filter(|other| *other != person));
        }
    }
}

fn is_to_few(row: &Row) -> bool {
    let most = if row.kind == Kind::List { MAX_RECIPIENTS.1 } else { MAX_RECIPIENTS.0 };
    row.to.len() + row.cc.len() <= most
}

fn exchanges(
    row: &Row,
    writer: Option<PersonId>,
    people: &People,
    by_key: &HashMap<i64, &Row>,
) -> Vec<(PersonId, Direction, bool)> {
    let is_me = |id: &AddressId| people.me.contains(id);
    let from_me = row.from.as_ref().is_some_and(is_me);
    let few = is_to_few(row);
    let parent = (row.parent_key != 0).then(|| by_key.get(&row.parent_key)).flatten();
    let mut found = BTreeMap::new();
    if from_me {
        if few {
            found.extend(row.recipients().filter_map(|id| people.person_of(id)).map(|id| (id, true)));
        }
        if let Some(answered) = parent.and_then(|parent| parent.from).and_then(|from| people.person_of(from)) {
            let named = row.to.is_empty() || row.recipients().any(|id| people.person_of(id) == Some(answered));
            found.entry(answered).or_insert(named);
        }
        return found.into_iter().map(|(id, named)| (id, Direction::Out, named)).collect();
    }
    let Some(writer) = writer else { return Vec::new() };
    let named = row.recipients().any(|id| is_me(&id));
    let answers_me = parent.and_then(|parent| parent.from).as_ref().is_some_and(is_me);
    match (named && few, answers_me) {
        (true, _) => vec![(writer, Direction::In, true)],
        (false, true) => vec![(writer, Direction::In, named || row.to.is_empty())],
        (false, false) => Vec::new(),
    }
}

fn overlap(mine: &BTreeSet<PersonId>, theirs: &BTreeSet<PersonId>, person: PersonId) -> f64 {
    let common = theirs.iter().filter(|other| **other != person && mine.contains(other)).count() as f64;
    let all = mine.len() as f64 - 1.0 + theirs.len() as f64 - common;
    if all > 0.0 { common / all } else { 0.0 }
}

fn tie(person: PersonId, list: &[(Exchange, &Row)], overlap: f64, last_seen: Option<i64>, now: i64) -> Tie {
    let count = |direction| list.iter().filter(|(exchange, _)| exchange.direction == direction).count() as u32;
    let (asked, answered) = answers(list, now);
    let days: Vec<i64> = {
        let days: BTreeSet<i64> = list.iter().map(|(exchange, _)| exchange.at.div_euclid(DAY)).collect();
        days.into_iter().collect()
    };
    Tie {
        person,
        sent: count(Direction::Out),
        received: count(Direction::In),
        asked,
        answered,
        unanswered: list.iter().rev().take_while(|(exchange, _)| exchange.direction == Direction::Out).count() as u32,
        usual_gap: usual_gap(&days),
        yearly: yearly(&days),
        strength: list.iter().map(|(exchange, _)| decay(now - exchange.at)).sum(),
        overlap,
        last_seen,
        exchanges: list.iter().map(|(exchange, _)| *exchange).collect(),
    }
}

fn decay(age: i64) -> f64 {
    (-(age.max(0) as f64) / DAY as f64 / HALF_LIFE_DAYS).exp2()
}

/// Letters to few with which I began, old enough to have been answered, and those that were: by a reply to that very
/// letter or by one in its thread within [`ANSWER_DAYS`]. A letter that answers theirs waits for nothing.
fn answers(list: &[(Exchange, &Row)], now: i64) -> (u32, u32) {
    let (mut asked, mut answered) = (0, 0);
    let theirs = |exchange: &Exchange| exchange.direction == Direction::In;
    let one_thread = |a: &Row, b: &Row| a.thread_key != 0 && a.thread_key == b.thread_key;
    for (at, (mine, row)) in list.iter().enumerate() {
        let few = row.kind == Kind::List || row.to.len() + row.cc.len() <= MAX_ASKED;
        let replies = |(earlier, letter): &(Exchange, &Row)| {
            theirs(earlier) && (row.parent_key != 0 && row.parent_key == letter.own_key || one_thread(letter, row))
        };
        let began = !list.iter().take(at).any(replies);
        if theirs(mine) || !few || !began || now - mine.at < ANSWER_DAYS * DAY {
            continue;
        }
        asked += 1;
        let answers = |(later, reply): &(Exchange, &Row)| {
            theirs(later) && (reply.parent_key != 0 && reply.parent_key == row.own_key || one_thread(reply, row))
        };
        let soon = list.iter().skip(at + 1).take_while(|(later, _)| later.at - mine.at <= ANSWER_DAYS * DAY);
        answered += u32::from(soon.into_iter().any(answers));
    }
    (asked, answered)
}

fn usual_gap(days: &[i64]) -> Option<f64> {
    let mut gaps: Vec<i64> = days.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    gaps.sort_unstable();
    let middle = gaps.get(gaps.len() / 2).copied()?;
    let below = gaps.get((gaps.len() - 1) / 2).copied()?;
    (gaps.len() >= 2).then_some((middle + below) as f64 / 2.0)
}

/// Letters in three or more years, at most two days with letters a year, all around one day of the year.
fn yearly(days: &[i64]) -> bool {
    let angle = |day: i64| (day as f64).rem_euclid(365.25) / 365.25 * std::f64::consts::TAU;
    let years: BTreeSet<i64> = days.iter().map(|day| (*day as f64 / 365.25).round() as i64).collect();
    let (sin, cos) = days.iter().fold((0.0, 0.0), |(s, c), day| (s + angle(*day).sin(), c + angle(*day).cos()));
    let n = days.len() as f64;
    years.len() >= 3 && days.len() <= years.len() * 3 && (sin * sin + cos * cos).sqrt() / n >= 0.9
}
