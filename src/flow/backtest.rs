//! The archive in, how far our ranking could have been trusted in each year of it out.
//!
//! At the beginning of each year everybody is ranked who was lost then, by what was known then, and compared with what
//! the 365 days after it brought. Whoever asked not to be written to or was laid to rest is left out of `lost`, but not
//! here: to find them takes the letters themselves.

use super::bridge::bounces;
use super::world::timestamp;
use super::{Archive, World};
use crate::choose::{self, Candidate, Wish};
use crate::learn::backtest::{Became, LostThen, Moment, Trust, moment, trust};
use crate::learn::baselines;
use crate::model::{AddressId, DAY, Direction, Exchange, Past, PersonId, Tie};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Days after a moment in which somebody comes back, or does not.
const AFTER: i64 = 365;
/// Days in which an answer is one.
const ANSWER: i64 = 21;
/// Years looked at, the last ones of the archive.
const YEARS: usize = 30;
/// Years worked out at once.
const AT_ONCE: usize = 4;

#[derive(Clone, Debug, Serialize)]
pub struct Backtest {
    pub now: Timestamp,
    /// The first and the last letter up to then: what came later is not known. `None` where no letter has a date.
    pub first: Option<Timestamp>,
    pub newest: Option<Timestamp>,
    /// Silence from which a tie counted as lost, in days.
    pub min_days: i64,
    /// No address of mine is known: nothing can be said.
    #[serde(skip)]
    pub nobody_asks: bool,
    /// At the beginning of how many years it was looked whom I had lost.
    pub looked: usize,
    /// From the first year in which somebody was lost, oldest first.
    pub years: Vec<Year>,
    #[serde(flatten)]
    pub trust: Trust,
}

#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// The year whose beginning it is about.
    pub year: i16,
    #[serde(flatten)]
    pub moment: Moment,
}

/// `progress` is told how many of how many years are done.
pub fn backtest(archive: &Archive, wish: &Wish, now: i64, progress: &mut dyn FnMut(u64, u64)) -> Backtest {
    let span = archive.span(now);
    let cuts = span.map(|(first, last)| cuts(first, last)).unwrap_or_default();
    let (looked, steps) = (cuts.len(), cuts.len() as u64 + 1);
    progress(0, steps);
    let later = Later::new(World::at(archive, now), span.map_or(now, |(_, last)| last));
    let mut lost: Vec<(i16, Vec<LostThen>)> = Vec::new();
    // Some at once, and not all: each holds its part of the letters.
    let at_once = rayon::current_num_threads().clamp(1, AT_ONCE);
    for (done, some) in (1..).step_by(at_once).zip(cuts.chunks(at_once)) {
        progress(done, steps);
        let ranked: Vec<Vec<Then>> = some.par_iter().map(|(_, cut)| ranked(&World::at(archive, *cut), wish)).collect();
        for ((year, cut), then) in some.iter().zip(ranked) {
            if !then.is_empty() || !lost.is_empty() {
                lost.push((*year, then.into_iter().map(|one| later.label(one, *cut)).collect()));
            }
        }
    }
    progress(steps, steps);
    let years = lost.iter().map(|(year, lost)| Year { year: *year, moment: moment(lost) }).collect();
    let moments: Vec<Vec<LostThen>> = lost.into_iter().map(|(_, lost)| lost).collect();
    let nobody_asks = later.world.people.me.is_empty() && span.is_some();
    let (first, newest) = (span.map(|(first, _)| timestamp(first)), span.map(|(_, last)| timestamp(last)));
    Backtest {
        now: timestamp(now),
        first,
        newest,
        min_days: wish.min_days,
        nobody_asks,
        looked,
        years,
        trust: trust(&moments),
    }
}

/// The beginnings of all years between the first letter and the last that are over for long enough, with the year.
fn cuts(first: i64, last: i64) -> Vec<(i16, i64)> {
    let year = |at: i64| timestamp(at).to_zoned(TimeZone::UTC).year();
    let begins = |year: i16| Some(Date::new(year, 1, 1).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second());
    let over = |(_, cut): &(i16, i64)| *cut > first && cut.saturating_add(AFTER * DAY) <= last;
    let back = (year(first)..=year(last)).rev().filter_map(|year| Some((year, begins(year)?)));
    let mut cuts: Vec<(i16, i64)> = back.filter(over).take(YEARS).collect();
    cuts.reverse();
    cuts
}

/// Somebody lost at a moment, without what came after it.
struct Then {
    addresses: Vec<AddressId>,
    ours: f64,
    baselines: [f64; baselines::NAMES.len()],
}

/// Everybody who was lost in a world, as `lost` would have had it. Of what came after its moment a [`World::at`] knows
/// nothing, so neither does this.
fn ranked(world: &World, wish: &Wish) -> Vec<Then> {
    let testimony = bounces(world);
    let is_lost = |tie: &&Tie| choose::is_lost(tie, wish, world.now) && !world.machines.contains(&tie.person);
    let candidates: Vec<Candidate> =
        world.ties.iter().filter(is_lost).map(|tie| testimony.candidate(world, tie)).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let pasts: Vec<Past> = world.ties.iter().map(|tie| Past::of(tie, world.mean_reply, world.now)).collect();
    let scores: BTreeMap<PersonId, [f64; baselines::NAMES.len()]> =
        world.ties.iter().map(|tie| tie.person).zip(baselines::scores(&pasts)).collect();
    let then = |choice: crate::model::Choice| {
        let person = world.people.get(choice.person)?;
        let addresses = person.addresses.iter().map(|address| address.id).collect();
        Some(Then { addresses, ours: choice.value.total, baselines: *scores.get(&choice.person)? })
    };
    choose::rank(&candidates, wish.ask, world.mean_reply, world.now).into_iter().filter_map(then).collect()
}

/// What came after, by who is who as it is known in the end: somebody who came back under a new address came back.
struct Later {
    world: World,
    /// The last letter: what came after it is not known.
    end: i64,
}

impl Later {
    fn new(world: World, end: i64) -> Later {
        Later { world, end }
    }

    /// By all addresses known then, and all that are known today to be of the same people.
    fn label(&self, then: Then, cut: i64) -> LostThen {
        let people: BTreeSet<PersonId> =
            then.addresses.iter().filter_map(|address| self.world.people.person_of(*address)).collect();
        let mut after: Vec<&Exchange> = Vec::new();
        for tie in people.iter().filter_map(|person| self.world.tie(*person)) {
            let first = tie.exchanges.partition_point(|exchange| exchange.at <= cut);
            let within = |exchange: &&Exchange| exchange.at <= cut.saturating_add((AFTER + ANSWER) * DAY);
            after.extend(tie.exchanges.iter().skip(first).take_while(within));
        }
        after.sort_by_key(|exchange| (exchange.at, exchange.letter));
        // Somebody who is nobody in the end, or I myself, is still one person.
        let alone = || then.addresses.iter().map(|address| u32::MAX - address.0).min().unwrap_or(u32::MAX);
        let person = people.first().map_or_else(alone, |person| person.0);
        LostThen { person, ours: then.ours, baselines: then.baselines, became: became(&after, cut, self.end) }
    }
}

/// `after` are the letters between us after `cut`, oldest first; after `end` nothing is known.
fn became(after: &[&Exchange], cut: i64, end: i64) -> Became {
    let until = cut.saturating_add(AFTER * DAY);
    let Some(first) = after.first().filter(|first| first.at <= until) else { return Became::default() };
    let in_time = first.at.saturating_add(ANSWER * DAY);
    let theirs = |exchange: &&&Exchange| exchange.direction == Direction::In;
    let answered = after.iter().find(theirs).is_some_and(|answer| answer.at <= in_time);
    // an answer that came early counts no sooner than one that did not come
    let known = first.direction == Direction::Out && in_time <= end;
    Became { back: true, answered: known.then_some(answered) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LetterId;

    #[test]
    fn who_came_back_and_who_answered() {
        use Direction::{In, Out};
        for (letters, end, want, what) in [
            (vec![], 900, (false, None), "silence"),
            (vec![(366, Out)], 900, (false, None), "too late"),
            (vec![(365, In)], 900, (true, None), "they began"),
            (vec![(5, In), (6, Out), (7, In)], 900, (true, None), "they began, and I answered"),
            (vec![(5, Out)], 900, (true, Some(false)), "I began in vain"),
            (vec![(5, Out), (26, In)], 900, (true, Some(true)), "they answered in time"),
            (vec![(5, Out), (27, In)], 900, (true, Some(false)), "too late an answer"),
            (vec![(365, Out), (380, In)], 900, (true, Some(true)), "an answer after the year"),
            (vec![(360, Out)], 370, (true, None), "too early to tell"),
            (vec![(360, Out), (365, In)], 370, (true, None), "no sooner than a silence"),
        ] {
            let exchange = |(day, direction): &(i64, Direction)| Exchange {
                letter: LetterId(*day),
                at: day * DAY,
                direction: *direction,
                named: true,
            };
            let letters: Vec<Exchange> = letters.iter().map(exchange).collect();
            let (back, answered) = want;
            assert_eq!(became(&letters.iter().collect::<Vec<_>>(), 0, end * DAY), Became { back, answered }, "{what}");
        }
    }

    #[test]
    fn every_year_that_is_over() {
        let at = |date: &str| date.parse::<Timestamp>().unwrap().as_second();
        for (first, last, want) in [
            ("2014-03-01T00:00:00Z", "2014-03-01T00:00:00Z", vec![]),
            ("2014-03-01T00:00:00Z", "2015-12-31T00:00:00Z", vec![]),
            ("2014-03-01T00:00:00Z", "2016-01-01T00:00:00Z", vec![2015]),
            ("2014-01-01T00:00:00Z", "2017-06-01T00:00:00Z", vec![2015, 2016]),
            ("0001-01-01T00:00:00Z", "2026-06-01T00:00:00Z", (1996..=2025).collect()),
        ] {
            let years: Vec<i16> = cuts(at(first), at(last)).into_iter().map(|(year, _)| year).collect();
            assert_eq!(years, want, "{first} to {last}");
        }
    }
}
