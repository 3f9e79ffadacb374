//! `wieder wrong PERSON NUMBER…`: readings that `wieder show` numbers are wrong, or are right after all.

use super::door::Door;
use super::json;
use super::{named, people};
use crate::flow::{self, Finding};
use crate::model::LetterId;
use anyhow::Result;
use serde::Serialize;

/// What `wieder wrong PERSON --json` prints.
#[derive(Serialize)]
struct Readings<'a> {
    findings: &'a [Finding],
    withdrawn: Vec<Withdrawn<'a>>,
}

#[derive(Serialize)]
struct Withdrawn<'a> {
    /// For `--undo`.
    number: usize,
    sentence: &'a str,
}

impl Readings<'_> {
    fn new<'a>(findings: &'a [Finding], withdrawn: &'a [(LetterId, String)]) -> Readings<'a> {
        let numbered = withdrawn.iter().enumerate();
        Readings {
            findings,
            withdrawn: numbered.map(|(at, (_, sentence))| Withdrawn { number: at + 1, sentence }).collect(),
        }
    }
}

/// Says that readings are wrong, takes that back, or lists all readings with their numbers. All numbers are those that
/// were shown before the first of them is taken out; where one is none, nothing is changed.
pub fn run(door: &Door, word: &str, numbers: &[usize], undo: bool) -> Result<()> {
    let mut store = door.store()?;
    let world = door.world_around(&mut store, word)?;
    let person = people::person(door, &world, word)?;
    let page = flow::show(&store, &world, person)?;
    let withdrawn = flow::withdrawn(&store, &world, person)?;
    let address = named::typed_or_nothing(page.address.as_ref());
    if numbers.is_empty() {
        return list(door, &page.findings, &withdrawn, address);
    }
    let chosen = |number: &usize| match undo {
        true => number.checked_sub(1).and_then(|at| withdrawn.get(at)).cloned(),
        false => {
            let found = page.findings.iter().find(|finding| finding.number == *number);
            found.map(|finding| (finding.letter, finding.sentence.clone()))
        }
    };
    let unknown = |number: &usize| {
        let args = [("number", (*number).into()), ("address", address.clone().into())];
        door.said("wrong-no-number", "hint-wrong-list", &args)
    };
    let all = numbers.iter().map(|number| chosen(number).ok_or_else(|| unknown(number)));
    let mut readings = all.collect::<Result<Vec<_>>>()?;
    let mut seen = std::collections::BTreeSet::new();
    readings.retain(|reading| seen.insert(reading.clone()));
    let talk = &door.talk;
    flow::set_wrong(&mut store, &readings, !undo, door.now.as_second())?;
    for (_, sentence) in &readings {
        talk.say(if undo { "wrong-undone" } else { "wrong-done" }, &[("sentence", sentence.clone().into())]);
    }
    if !undo {
        let now = flow::withdrawn(&store, &world, person)?;
        let places = now.iter().enumerate().filter(|(_, reading)| readings.contains(reading));
        let number = places.map(|(at, _)| (at + 1).to_string()).collect::<Vec<_>>().join(" ");
        talk.hint("hint-wrong-undo", &[("address", address.into()), ("number", number.into())]);
    }
    Ok(())
}

fn list(door: &Door, findings: &[Finding], withdrawn: &[(LetterId, String)], address: String) -> Result<()> {
    let talk = &door.talk;
    if door.global.json {
        return json::print(talk, &Readings::new(findings, withdrawn));
    }
    if findings.is_empty() && withdrawn.is_empty() {
        talk.say("wrong-none", &[]);
    }
    for finding in findings {
        let quoted = talk.text("show-salutation", &[("salutation", finding.sentence.clone().into())]);
        talk.print_wrapped(&format!("{}  {quoted}", finding.number), 2);
    }
    for (at, (_, sentence)) in withdrawn.iter().enumerate() {
        let args = [("number", (at + 1).into()), ("sentence", sentence.clone().into())];
        talk.print_wrapped(&talk.text("wrong-withdrawn", &args), 2);
    }
    if !withdrawn.is_empty() {
        talk.hint("hint-wrong-undo", &[("address", address.into()), ("number", 1.into())]);
    }
    Ok(())
}
