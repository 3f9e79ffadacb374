//! The world in, three people I am in touch with out: who hesitates to write to somebody lost writes to them first.
//!
//! After writing to friends in this way two thirds more people sent the letter to a lost one (Aknin and Sandstrom,
//! Communications Psychology 2024).

use super::bridge::{standing, testimony};
use super::lost::{is_under_way, open_question};
use super::plan::FRESH;
use super::world::timestamp;
use super::{World, correspondence};
use crate::model::{Address, Bridge, DAY, Direction, Exchange, Kind, Tie};
use crate::store::Store;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;

/// So many are shown.
const SHOWN: usize = 3;
/// Days since the last letter within which two are in touch, if their rhythm is not shorter.
const IN_TOUCH: i64 = 180;
/// Silences so many times longer than usual are none of their rhythm, but never below so many days.
const BEYOND_RHYTHM: (f64, i64) = (3.0, 60);
/// Days on which both were heard, at least.
const RECIPROCATED: u32 = 3;
/// Days since my last letter before which another would follow too soon.
const TOO_SOON: i64 = 7;
/// People whose letters are read at most.
const READ: usize = 30;
/// Letters read of each.
const LAST_LETTERS: usize = 60;

#[derive(Clone, Debug, Serialize)]
pub struct WarmUp {
    pub now: Timestamp,
    pub warm_up: Vec<InTouch>,
}

#[derive(Clone, Debug, Serialize)]
pub struct InTouch {
    pub address: Address,
    pub name: String,
    pub called: String,
    /// Letters between us.
    pub sent: u32,
    pub received: u32,
    /// The last of them.
    pub last: Timestamp,
    pub days: i64,
    pub direction: Direction,
    /// What they asked in it, and I have not answered.
    pub question: Option<String>,
    /// They wrote only lately: an answer in the mail program, no letter of its own.
    pub answer: bool,
}

/// One who waits for my answer first, then those with whom I wrote back and forth on most days.
pub fn warm_up(store: &Store, world: &World) -> Result<WarmUp> {
    let (rest, drafts) = (store.at_rest()?, store.drafts()?);
    let testimony = testimony(store, world)?;
    let mut ties: Vec<(&Tie, u32)> = in_touch(world).map(|tie| (tie, tie.reciprocated())).collect();
    ties.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.person.cmp(&b.0.person)));
    let (mut waiting, mut others, mut fresh) = (Vec::new(), Vec::new(), Vec::new());
    for (tie, _) in ties.into_iter().filter(|(tie, _)| !world.machines.contains(&tie.person)).take(READ) {
        let Some(person) = world.people.get(tie.person) else { continue };
        if is_under_way(&drafts, person, world.now) || rest.iter().any(|address| person.has(address)) {
            continue;
        }
        let letters = correspondence(store, world, tie, LAST_LETTERS)?;
        let standing = standing(world, &testimony, tie, &letters).filter(|standing| standing.bridge == Bridge::Open);
        let (Some(standing), Some(last), Some(address)) = (standing, tie.last(), person.address()) else { continue };
        if standing.addresses.first().is_none_or(|first| first.bounced.is_some()) {
            continue;
        }
        let days = world.now.div_euclid(DAY) - last.at.div_euclid(DAY);
        let theirs = last.direction == Direction::In;
        let question = if theirs { open_question(&testimony, tie, &letters) } else { None };
        let found = InTouch {
            address: address.clone(),
            name: person.name.clone(),
            called: standing.called,
            sent: tie.sent,
            received: tie.received,
            last: timestamp(last.at),
            days,
            direction: last.direction,
            answer: theirs && days <= FRESH,
            question,
        };
        match &found {
            found if found.question.is_some() => waiting.push(found.clone()),
            found if found.answer => fresh.push(found.clone()),
            found if theirs || days >= TOO_SOON => others.push(found.clone()),
            _ => {}
        }
    }
    // Somebody whose last letter is a month old comes before somebody of last week.
    others.sort_by_key(|found| found.days <= FRESH);
    let first = waiting.len().min(1);
    let more = waiting.split_off(first);
    let warm_up = waiting.into_iter().chain(others).chain(more).chain(fresh).take(SHOWN).collect();
    Ok(WarmUp { now: timestamp(world.now), warm_up })
}

/// Whether there may be somebody; takes no letter to be read.
pub fn may_warm_up(world: &World) -> bool {
    in_touch(world).next().is_some()
}

/// Both were heard again and again, and not only in public, and the last letter lies within their rhythm.
fn in_touch(world: &World) -> impl Iterator<Item = &Tie> {
    let personal = |exchange: &Exchange| {
        exchange.named && world.row(exchange.letter).is_some_and(|row| row.kind == Kind::Personal)
    };
    world.ties.iter().filter(move |tie| {
        let Some(days) = tie.silent_days(world.now) else { return false };
        let (times, least) = BEYOND_RHYTHM;
        let rhythm = tie.usual_gap.map_or(IN_TOUCH, |gap| ((gap * times) as i64).clamp(least, IN_TOUCH));
        days <= rhythm && tie.reciprocated() >= RECIPROCATED && tie.last().is_some_and(personal)
    })
}
