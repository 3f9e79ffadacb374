//! `wieder me`: which addresses are mine.

use super::args::MeChange;
use super::door::Door;
use super::{json, named};
use crate::flow::{self, MyAddresses};
use anyhow::Result;
use serde_json::json;

pub fn run(door: &Door, change: Option<&MeChange>) -> Result<()> {
    let mut store = door.store()?;
    let now = door.now.as_second();
    let (addresses, mine) = match change {
        Some(MeChange::Add { addresses }) => (addresses.as_slice(), true),
        Some(MeChange::Remove { addresses }) => (addresses.as_slice(), false),
        None => (&[][..], true),
    };
    for address in addresses {
        flow::set_mine(&mut store, address, mine, now)?;
    }
    let me = flow::mine(&store, &door.global.me, now)?;
    if door.global.json {
        return json::print(&door.talk, &value(&me));
    }
    for address in me.all() {
        door.talk.print(&named::typed(&address));
    }
    if me.all().is_empty() {
        door.talk.say("me-none", &[]);
    }
    door.talk.hint("hint-me-change", &[]);
    Ok(())
}

pub fn value(me: &MyAddresses) -> serde_json::Value {
    let guessed: Vec<_> = me
        .guessed
        .iter()
        .map(|guess| json!({"address": guess.address, "sent": guess.sent, "delivered": guess.delivered}))
        .collect();
    json!({"said": me.said, "guessed": guessed})
}

/// After an import: whose mail this is, as far as the program can tell.
pub fn tell(door: &Door, me: &MyAddresses) {
    let talk = &door.talk;
    if me.all().is_empty() {
        talk.say("me-none", &[]);
        talk.hint("hint-me-add", &[]);
        return;
    }
    if !me.said.is_empty() {
        talk.say("me-said", &[("addresses", named::all(talk, me.said.iter()).into())]);
    }
    if !me.guessed.is_empty() {
        let guessed = named::all(talk, me.guessed.iter().map(|guess| &guess.address));
        talk.say("me-guessed", &[("addresses", guessed.into())]);
        talk.hint("hint-me-change", &[]);
    }
}
