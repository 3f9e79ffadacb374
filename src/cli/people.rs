//! `wieder people` and `wieder rest`: who is in the archive, and whom to leave in peace.

use super::door::Door;
use super::{json, named, same};
use crate::flow::{self, World};
use crate::locale::month;
use crate::model::Person;
use anyhow::Result;
use jiff::Timestamp;
use serde_json::{Value, json};

pub fn run(door: &Door, name: Option<&str>, limit: usize) -> Result<()> {
    let store = door.store()?;
    let world = door.world(&store)?;
    let mut people: Vec<&Person> = match name {
        Some(name) => world.find(name),
        // Without any letters, all there are.
        None => {
            let known = |person: &&Person| world.tie(person.id).is_some() || world.rows.is_empty();
            world.people.all.iter().filter(known).collect()
        }
    };
    if name.is_none() {
        let strength = |person: &Person| world.tie(person.id).map_or(0, |tie| tie.exchanges.len());
        people.sort_by(|a, b| strength(b).cmp(&strength(a)).then(a.name.cmp(&b.name)).then(a.id.cmp(&b.id)));
    }
    let count = people.len();
    people.truncate(limit);
    let lookalikes = flow::lookalikes(&world, Some(&people));
    if door.global.json {
        let list: Vec<Value> = people.iter().map(|person| value(&world, person)).collect();
        return json::print(&door.talk, &json!({"count": count, "people": list, "lookalikes": lookalikes}));
    }
    if people.is_empty() {
        door.talk.say("people-nobody", &[]);
    }
    list(door, &world, &people);
    if count > people.len() {
        door.talk.say("people-more", &[("shown", people.len().into()), ("count", count.into())]);
    }
    lookalikes.iter().for_each(|found| door.talk.say_text(&same::warning(&door.talk, found)));
    Ok(())
}

/// The one person a word means. Several or none: a failure that says so.
pub fn person<'a>(door: &Door, world: &'a World, word: &str) -> Result<&'a Person> {
    let found = world.find(word);
    match found.as_slice() {
        [person] => Ok(*person),
        [] => Err(door.said("error-nobody", "hint-people", &[("word", word.into())])),
        several => {
            if !door.global.json {
                list(door, world, several);
            }
            Err(door.said(
                "error-several",
                "hint-by-address",
                &[("word", word.into()), ("count", several.len().into())],
            ))
        }
    }
}

/// One line a person: name, addresses, letters, last month.
pub fn list(door: &Door, world: &World, people: &[&Person]) {
    let talk = &door.talk;
    for person in people {
        let addresses = person.addresses.iter().map(|address| &address.address);
        let namesakes = people.iter().filter(|other| other.name == person.name).count() > 1;
        let addresses = match namesakes {
            true => named::among_namesakes(talk, addresses),
            false => named::all(talk, addresses),
        };
        let last = world.tie(person.id).and_then(|tie| {
            let last = Timestamp::from_second(tie.last()?.at).ok()?;
            let args = [("n", tie.exchanges.len().into()), ("month", month(&talk.strings, last).into())];
            Some(talk.text("people-letters", &args))
        });
        let letters = last.unwrap_or_else(|| talk.text("people-no-letters", &[]));
        talk.print_styled(&format!("{}  {}  {letters}", talk.bold(&person.name), talk.faint(&addresses)));
    }
}

fn value(world: &World, person: &Person) -> Value {
    let tie = world.tie(person.id);
    let at = |exchange: Option<&crate::model::Exchange>| {
        exchange.and_then(|exchange| Timestamp::from_second(exchange.at).ok())
    };
    json!({
        "address": person.address(),
        "name": person.name,
        "names": person.names.iter().map(|seen| &seen.name).collect::<Vec<_>>(),
        "addresses": person.addresses.iter().map(|address| &address.address).collect::<Vec<_>>(),
        "sent": tie.map_or(0, |tie| tie.sent),
        "received": tie.map_or(0, |tie| tie.received),
        "first": at(tie.and_then(|tie| tie.first())),
        "last": at(tie.and_then(|tie| tie.last())),
    })
}

/// Lays a tie down on purpose, or takes it up again.
pub fn rest(door: &Door, word: &str, undo: bool) -> Result<()> {
    let mut store = door.store()?;
    let world = door.world(&store)?;
    let person = person(door, &world, word)?;
    flow::set_rest(&mut store, person, !undo, door.now.as_second())?;
    let key = if undo { "rest-undone" } else { "rest-done" };
    door.talk.say(key, &[("name", person.name.clone().into())]);
    Ok(())
}
