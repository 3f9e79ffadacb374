//! `wieder lost --warm-up`: three people the user is in touch with, to write to first.

use super::door::Door;
use super::{json, named};
use crate::flow::{self, InTouch};
use crate::locale::{dative, number, shorten};
use crate::model::Direction;
use anyhow::Result;

pub fn run(door: &Door) -> Result<()> {
    let talk = &door.talk;
    let store = door.store()?;
    let world = door.world(&store)?;
    let found = flow::warm_up(&store, &world)?;
    if door.global.json {
        return json::print(talk, &found);
    }
    if found.warm_up.is_empty() {
        talk.say("warm-up-nobody", &[]);
        return Ok(());
    }
    talk.print_wrapped(&talk.text("warm-up", &[("n", found.warm_up.len().into())]), 0);
    for (rank, person) in (1..).zip(&found.warm_up) {
        talk.print("");
        let address = talk.faint(&named::shown(talk, &person.address));
        talk.print_styled(&format!("{rank:>3}  {}  {address}", talk.bold(&person.name)));
        talk.print_wrapped(&reason(door, person), 5);
    }
    talk.print("");
    if let Some(first) = found.warm_up.iter().find(|person| !person.answer) {
        talk.hint("hint-warm-up-write", &[("address", named::typed(&first.address).into())]);
    }
    Ok(())
}

/// How often we write, who wrote last, and what waits for an answer.
fn reason(door: &Door, person: &InTouch) -> String {
    let talk = &door.talk;
    let days = number(&talk.strings, person.days.unsigned_abs());
    let mine = person.direction == Direction::Out;
    let args = [
        ("letters", (person.sent + person.received).into()),
        ("n", person.days.into()),
        ("days", days.into()),
        ("dative", dative(&talk.strings, &person.called).into()),
    ];
    let mut words = talk.text(if mine { "warm-up-last-mine" } else { "warm-up-last-theirs" }, &args);
    if let Some(question) = &person.question {
        words.push(' ');
        words.push_str(&talk.text("warm-up-question", &[("question", shorten(question).into())]));
    }
    if person.answer {
        words.push(' ');
        words.push_str(&talk.text("warm-up-answer", &[]));
    }
    words
}
