//! `wieder lost`: the people to write to first, each with reasons in words.

use super::door::Door;
use super::{json, named};
use crate::flow::{self, Lost, LostPerson, Wish};
use crate::locale::{month, number, reason, silence};
use crate::model::{Ask, leads_nowhere};
use anyhow::Result;
use sha2::{Digest, Sha256};

/// An archive whose newest letter is older than this, in seconds, says nothing of the time since.
const ARCHIVE_ENDS: i64 = 60 * 86_400;

pub fn run(door: &Door, all: bool, ask: Option<Ask>, min_years: f64) -> Result<()> {
    let mut store = door.store()?;
    let world = door.world(&store)?;
    let wish = Wish { ask, min_days: (min_years * 365.0).round() as i64 };
    let lost = flow::lost(&store, &world, &wish, all, seed(door, &store)?)?;
    if !all {
        flow::remember_proposals(&mut store, &lost);
    }
    if door.global.json {
        return json::print(&door.talk, &lost);
    }
    tell(door, &lost, all);
    if !lost.lost.is_empty() && flow::may_warm_up(&world) {
        door.talk.hint("hint-warm-up", &[]);
    }
    Ok(())
}

/// Without a verb: how things stand and what to do next.
pub fn welcome(door: &Door) -> Result<()> {
    match door.store() {
        Ok(_) => run(door, false, None, 1.0),
        Err(error) => {
            door.talk.say("welcome", &[]);
            Err(error)
        }
    }
}

/// The same all day in the same store.
fn seed(door: &Door, store: &crate::store::Store) -> Result<u64> {
    let day = door.now.as_second().div_euclid(86_400);
    let first = store.first_digest()?.unwrap_or_default();
    let digest = Sha256::new().chain_update(first).chain_update(day.to_le_bytes()).finalize();
    Ok(digest.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes)))
}

fn tell(door: &Door, lost: &Lost, all: bool) {
    let talk = &door.talk;
    for waiting in &lost.waiting {
        let days = number(&talk.strings, waiting.days.unsigned_abs());
        let args = [("name", waiting.name.clone().into()), ("n", waiting.days.into()), ("days", days.into())];
        talk.print_wrapped(&talk.text("lost-waiting", &args), 0);
        talk.print("");
    }
    let ends = lost.newest.filter(|newest| lost.now.as_second() - newest.as_second() > ARCHIVE_ENDS);
    if let Some(newest) = ends {
        talk.say("lost-archive-ends", &[("month", month(&talk.strings, newest).into())]);
    }
    if lost.lost.is_empty() {
        talk.say("lost-nobody", &[]);
        return;
    }
    let words = number(&talk.strings, lost.lost.len() as u64);
    let key = match all || lost.count <= lost.lost.len() {
        true if lost.of_contacts > 0 => "lost-all-and-contacts",
        true => "lost-all",
        false => "lost-first",
    };
    let args = [("n", lost.lost.len().into()), ("words", words.into()), ("count", lost.count.into())];
    talk.print_styled(&talk.bold(&talk.text(key, &args)));
    for (at, person) in lost.lost.iter().enumerate() {
        talk.print("");
        tell_person(door, at + 1, person, lost.now);
    }
    talk.print("");
    if let Some(first) = lost.lost.first() {
        let made_up = leads_nowhere(&first.address) && first.silent_since.is_none();
        let typed = if made_up { named::quoted(&first.name) } else { named::typed(&first.address) };
        talk.hint("hint-show", &[("address", typed.into())]);
    }
}

fn tell_person(door: &Door, rank: usize, person: &LostPerson, now: jiff::Timestamp) {
    let talk = &door.talk;
    let drawn = if person.drawn.is_some() { format!("  {}", talk.text("lost-drawn", &[])) } else { String::new() };
    // Without letters a made-up address would be taken for one to write to.
    let made_up = person.silent_since.is_none() && leads_nowhere(&person.address);
    let address =
        if made_up { String::new() } else { format!("  {}", talk.faint(&named::shown(talk, &person.address))) };
    let line = format!("{rank:>3}  {}{address}{drawn}", talk.bold(&person.name));
    talk.print_styled(&line);
    let mut words: Vec<String> =
        person.silent_since.map(|since| silence(&talk.strings, since, now)).into_iter().collect();
    words.extend(person.reasons.iter().map(|why| reason(&talk.strings, why, &person.called)));
    talk.print_wrapped(&words.join(" "), 5);
}
