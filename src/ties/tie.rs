//! Compact rows in, one tie per person out.

use crate::model::{AddressId, DAY, Direction, Exchange, Kind, People, PersonId, Row, Tie};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::f64::consts::TAU;

/// A letter to more people than this is no exchange between two; on a list, where many are copied, to more than this.
pub const MAX_RECIPIENTS: (usize, usize) = (5, 10);
/// A letter that waits for an answer is written to few.
const MAX_ASKED: usize = 3;
/// Days in which an answer is an answer.
const ANSWER_DAYS: i64 = 21;

/// Ties with everybody I exchanged a letter with up to `now` (seconds since 1970). An exchange is a letter of mine
/// that names the person in To or Cc, or one of theirs that names me, with at most five addressees, ten on a list; or
/// a direct reply of one of us to the other. Machines, automatic replies and bounces are none.
pub fn ties(rows: &[Row], people: &People, now: i64) -> Vec<Tie> {
    let past: Vec<&Row> = rows.iter().filter(|row| row.at.is_some_and(|at| at <= now)).collect();
    let by_key = answered(&past, people);
    let mut letters: Vec<Vec<(Exchange, &Row)>> = vec![Vec::new(); people.all.len()];
    let mut together: Vec<Pair> = Vec::new();
    let mut last_seen: Vec<Option<i64>> = vec![None; people.all.len()];
    for row in past.into_iter().filter(|row| matches!(row.kind, Kind::Personal | Kind::List)) {
        let at = row.at.unwrap_or_default();
        let writer = row.from.and_then(|from| people.person_of(from));
        if let Some(seen) = writer.and_then(|writer| last_seen.get_mut(writer.0 as usize)) {
            *seen = (*seen).max(Some(at));
        }
        meet(row, writer, people, &mut together);
        exchanges(row, writer, people, &by_key, &mut |person, direction, named| {
            if let Some(list) = letters.get_mut(person.0 as usize) {
                let exchange = Exchange { letter: row.id, at, direction, named };
                list.push((exchange, row));
            }
        });
    }
    together.sort_unstable();
    together.dedup();
    let is_mine: Vec<bool> = letters.iter().map(|list| !list.is_empty()).collect();
    let mine = is_mine.iter().filter(|mine| **mine).count();
    let mut ties = Vec::with_capacity(mine);
    for (person, mut list) in (0..).map(PersonId).zip(letters).filter(|(_, list)| !list.is_empty()) {
        list.sort_by_key(|(exchange, _)| (exchange.at, exchange.letter));
        let overlap = overlap(&is_mine, mine, around(&together, person));
        ties.push(tie(person, &list, overlap, last_seen.get(person.0 as usize).copied().flatten(), now));
    }
    ties
}

/// Letters by the keys of their Message-IDs, as far as an answer to them can be an exchange: mine, and those that I
/// answered.
fn answered<'r>(past: &[&'r Row], people: &People) -> FxHashMap<i64, &'r Row> {
    let from_me = |row: &Row| row.from.is_some_and(|from| people.me.contains(&from));
    let by_me: FxHashSet<i64> = past.iter().filter(|row| from_me(row)).map(|row| row.parent_key).collect();
    let asked_for = |row: &Row| row.own_key != 0 && (from_me(row) || by_me.contains(&row.own_key));
    past.iter().filter(|row| asked_for(row)).map(|row| (row.own_key, *row)).collect()
}

/// Two people in one number, which is sorted faster than two.
type Pair = u64;

fn pair(one: PersonId, other: PersonId) -> Pair {
    u64::from(one.0) << 32 | u64::from(other.0)
}

/// Everybody named in one letter was in one place: they are around each other.
fn meet(row: &Row, writer: Option<PersonId>, people: &People, together: &mut Vec<Pair>) {
    if !is_to_few(row) {
        return;
    }
    let present = || row.recipients.iter().filter_map(|id| people.person_of(*id)).chain(writer);
    for person in present() {
        together.extend(present().filter(|other| *other != person).map(|other| pair(person, other)));
    }
}

/// Everybody who was together with the person, in a sorted list of pairs.
fn around(together: &[Pair], person: PersonId) -> impl Iterator<Item = PersonId> {
    let first = together.partition_point(|two| *two < pair(person, PersonId(0)));
    let theirs = together.iter().skip(first).take_while(move |two| **two >> 32 == u64::from(person.0));
    theirs.map(|two| PersonId((two & u64::from(u32::MAX)) as u32))
}

fn is_to_few(row: &Row) -> bool {
    let most = if row.kind == Kind::List { MAX_RECIPIENTS.1 } else { MAX_RECIPIENTS.0 };
    row.recipients.len() <= most
}

fn exchanges(
    row: &Row,
    writer: Option<PersonId>,
    people: &People,
    by_key: &FxHashMap<i64, &Row>,
    add: &mut impl FnMut(PersonId, Direction, bool),
) {
    let is_me = |id: &AddressId| people.me.contains(id);
    let from_me = row.from.as_ref().is_some_and(is_me);
    let few = is_to_few(row);
    let parent = (row.parent_key != 0).then(|| by_key.get(&row.parent_key)).flatten();
    if from_me {
        let addressed = || row.recipients.iter().filter_map(|id| people.person_of(*id));
        let count = if few { usize::MAX } else { 0 };
        for (at, person) in addressed().enumerate().take(count) {
            if !addressed().take(at).any(|known| known == person) {
                add(person, Direction::Out, true);
            }
        }
        if let Some(answered) = parent.and_then(|parent| parent.from).and_then(|from| people.person_of(from)) {
            let named = addressed().any(|person| person == answered);
            if !(few && named) {
                add(answered, Direction::Out, row.to == 0 || named);
            }
        }
        return;
    }
    let Some(writer) = writer else { return };
    let named = row.recipients.iter().any(is_me);
    let answers_me = parent.and_then(|parent| parent.from).as_ref().is_some_and(is_me);
    match (named && few, answers_me) {
        (true, _) => add(writer, Direction::In, true),
        (false, true) => add(writer, Direction::In, named || row.to == 0),
        (false, false) => {}
    }
}

/// The share of those around me or them who are around both of us.
fn overlap(is_mine: &[bool], mine: usize, theirs: impl Iterator<Item = PersonId>) -> f64 {
    let (mut common, mut around) = (0.0, 0.0);
    for other in theirs {
        around += 1.0;
        common += f64::from(u8::from(is_mine.get(other.0 as usize).copied().unwrap_or_default()));
    }
    let all = mine as f64 - 1.0 + around - common;
    if all > 0.0 { common / all } else { 0.0 }
}

fn tie(person: PersonId, list: &[(Exchange, &Row)], overlap: f64, last_seen: Option<i64>, now: i64) -> Tie {
    let count = |direction| list.iter().filter(|(exchange, _)| exchange.direction == direction).count() as u32;
    let (asked, answered) = answers(list, now);
    let mut days: Vec<i64> = list.iter().map(|(exchange, _)| exchange.at.div_euclid(DAY)).collect();
    days.dedup();
    Tie {
        person,
        sent: count(Direction::Out),
        received: count(Direction::In),
        asked,
        answered,
        unanswered: unanswered(list),
        usual_gap: usual_gap(&days),
        yearly: yearly(&days),
        overlap,
        last_seen,
        exchanges: list.iter().map(|(exchange, _)| *exchange).collect(),
    }
}

/// Letters of mine after their last, but those that answer one: nobody waits for an answer to an answer.
fn unanswered(list: &[(Exchange, &Row)]) -> u32 {
    let since = list.iter().rev().take_while(|(exchange, _)| exchange.direction == Direction::Out);
    since.filter(|(_, row)| row.begins()).count() as u32
}

/// How often I began with a letter to few, old enough to have been answered, and how often one of theirs came within
/// [`ANSWER_DAYS`]. I began where the letter answers none, and none of theirs came under its subject shortly before.
/// Letters of mine with none of theirs between them are one beginning, so that one answer never counts twice.
fn answers(list: &[(Exchange, &Row)], now: i64) -> (u32, u32) {
    let soon = |from: i64, to: i64| to - from <= ANSWER_DAYS * DAY;
    // the same all day long, since ties are remembered for a day
    let today = now.div_euclid(DAY) * DAY;
    let mut in_thread: FxHashMap<i64, i64> = FxHashMap::default();
    let (mut asked, mut answered) = (0, 0);
    let mut waiting_since = None;
    for (exchange, row) in list {
        if exchange.direction == Direction::In {
            in_thread.insert(row.thread_key, exchange.at);
            if let Some(since) = waiting_since.take() {
                asked += 1;
                answered += u32::from(soon(since, exchange.at));
            }
            continue;
        }
        let few = row.kind == Kind::List || row.recipients.len() <= MAX_ASKED;
        let before = in_thread.get(&row.thread_key).filter(|_| row.thread_key != 0);
        let began = row.begins() && !before.is_some_and(|at| soon(*at, exchange.at));
        if few && began && !soon(exchange.at, today) {
            waiting_since = Some(exchange.at);
        }
    }
    (asked + u32::from(waiting_since.is_some()), answered)
}

fn usual_gap(days: &[i64]) -> Option<f64> {
    let mut gaps: Vec<i64> = days.windows(2).filter_map(|pair| Some(pair.get(1)? - pair.first()?)).collect();
    gaps.sort_unstable();
    let middle = gaps.get(gaps.len() / 2).copied()?;
    let below = gaps.get((gaps.len() - 1) / 2).copied()?;
    (gaps.len() >= 2).then_some((middle + below) as f64 / 2.0)
}

/// Letters in three or more years, on average at most two days with letters a year, all around one day of the year.
/// A year runs from half a year before that day to half a year after it.
fn yearly(days: &[i64]) -> bool {
    const YEAR: f64 = 365.25;
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return false };
    // the years there are at most are known for less
    if days.len() as f64 > 2.0 * ((last - first) as f64 / YEAR + 2.0) {
        return false;
    }
    let angle = |day: i64| (day as f64).rem_euclid(YEAR) / YEAR * TAU;
    let (sin, cos) = days.iter().fold((0.0, 0.0), |(s, c), day| (s + angle(*day).sin(), c + angle(*day).cos()));
    let around = sin.atan2(cos) / TAU * YEAR;
    let years: BTreeSet<i64> = days.iter().map(|day| ((*day as f64 - around) / YEAR).round() as i64).collect();
    let n = days.len() as f64;
    years.len() >= 3 && days.len() <= years.len() * 2 && (sin * sin + cos * cos).sqrt() / n >= 0.9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LetterId;

    /// One letter a row: day, direction, own key, key of the one it answers, key of the subject.
    fn check(letters: &[(i64, Direction, i64, i64, i64)], now: i64, want: (u32, u32), what: &str) {
        let row = |(at, _, own_key, parent_key, thread_key): &(i64, Direction, i64, i64, i64)| Row {
            id: LetterId(*own_key),
            at: Some(at * DAY),
            kind: Kind::Personal,
            sent: false,
            from: None,
            recipients: Vec::new(),
            to: 0,
            own_key: *own_key,
            parent_key: *parent_key,
            thread_key: *thread_key,
            replies: false,
            verdict: crate::model::Verdict::Unknown,
        };
        let rows: Vec<Row> = letters.iter().map(row).collect();
        let exchange = |(letter, row): (&(i64, Direction, i64, i64, i64), &Row)| Exchange {
            letter: row.id,
            at: letter.0 * DAY,
            direction: letter.1,
            named: true,
        };
        let list: Vec<(Exchange, &Row)> = letters.iter().zip(&rows).map(|pair| (exchange(pair), pair.1)).collect();
        assert_eq!(answers(&list, now * DAY), want, "{what}");
    }

    #[test]
    fn letters_that_wait_for_an_answer() {
        use Direction::{In, Out};
        for (letters, want, what) in [
            (vec![(0, Out, 1, 0, 7)], (1, 0), "never answered"),
            (vec![(0, Out, 1, 0, 7), (21, In, 2, 1, 8)], (1, 1), "a reply in time"),
            (vec![(0, Out, 1, 0, 7), (22, In, 2, 1, 7)], (1, 0), "a reply too late"),
            (vec![(0, Out, 1, 0, 0), (3, In, 2, 0, 9)], (1, 1), "any letter of theirs, soon after"),
            (vec![(0, In, 1, 0, 7), (300, Out, 2, 1, 8)], (0, 0), "a late reply to their letter begins nothing"),
            (vec![(0, In, 1, 0, 7), (20, Out, 2, 0, 7)], (0, 0), "nor does the same subject soon after"),
            (vec![(0, In, 1, 0, 7), (300, Out, 2, 0, 7)], (1, 0), "the same subject long after does"),
            (
                vec![(0, Out, 1, 0, 7), (1, Out, 2, 9, 8), (2, In, 3, 2, 9)],
                (1, 1),
                "an answer to a stranger begins nothing",
            ),
            (vec![(0, Out, 1, 0, 7), (1, Out, 2, 0, 7), (2, In, 3, 2, 7)], (1, 1), "two in a row are one beginning"),
            (vec![(0, Out, 1, 0, 7), (3, In, 2, 1, 7), (30, In, 3, 1, 7)], (1, 1), "the first answer counts"),
            (vec![(385, Out, 1, 0, 7)], (0, 0), "too young"),
        ] {
            check(&letters, 400, want, what);
        }
    }

    #[test]
    fn once_a_year() {
        let at = |year: i64, day: i64| (year as f64 * 365.25) as i64 + day;
        for (days, want, what) in [
            (vec![at(48, 358), at(49, 359), at(50, 357)], true, "three Christmases"),
            (
                vec![at(48, 359), at(49, 2), at(49, 360), at(50, 3), at(50, 361), at(51, 1)],
                true,
                "with thanks in January",
            ),
            (vec![at(49, 178), at(49, 185), at(50, 178), at(50, 185)], false, "two summers"),
            (vec![at(49, 181), at(50, 184), at(51, 182)], true, "three summers"),
            (vec![at(48, 10), at(49, 130), at(50, 250)], false, "any time"),
            (vec![at(48, 1), at(48, 3), at(48, 5), at(49, 1), at(49, 4), at(50, 2), at(50, 3)], false, "too many"),
            (vec![], false, "nothing"),
        ] {
            assert_eq!(yearly(&days), want, "{what}");
        }
    }
}
