//! `wieder people --same`: who may be one person, and why; `wieder same A B`: that they are, or are not.

use super::door::Door;
use super::talk::Talk;
use super::{json, named, people};
use crate::flow::{self, Chosen, Decided, Likeness, Lookalike, Side, World};
use crate::locale::month;
use crate::model::{Address, Person, of_page};
use anyhow::Result;

pub fn list(door: &Door, name: Option<&str>, limit: usize) -> Result<()> {
    let store = door.store()?;
    let world = door.world(&store)?;
    let among: Option<Vec<&Person>> = name.map(|name| world.find(name));
    let found = flow::same(&store, &world, among.as_deref(), limit)?;
    let talk = &door.talk;
    if door.global.json {
        return json::print(talk, &found);
    }
    if found.same.is_empty() {
        talk.say("same-nobody", &[]);
    }
    for pair in &found.same {
        let number = pair.number.to_string();
        let indent = number.chars().count() + 2;
        talk.print_styled(&format!("{}  {}", talk.bold(&number), line(talk, &pair.a)));
        talk.print_styled(&format!("{:indent$}{}", "", line(talk, &pair.b)));
        for shown in &pair.evidence {
            let sentence = sentence(talk, &shown.likeness);
            let key = if shown.against { "same-against" } else { "same-for" };
            talk.print_wrapped(&talk.text(key, &[("sentence", sentence.into())]), indent + 2);
        }
        talk.print("");
    }
    if found.count > found.same.len() {
        talk.say("same-more", &[("shown", found.same.len().into()), ("count", found.count.into())]);
    }
    found.lookalikes.iter().for_each(|found| talk.say_text(&warning(talk, found)));
    if let Some((one, other)) = found.same.first().and_then(|pair| pair.a.address.clone().zip(pair.b.address.clone())) {
        talk.hint("hint-same", &[("one", named::typed(&one).into()), ("other", named::typed(&other).into())]);
    }
    Ok(())
}

/// Name, addresses, years, letters.
fn line(talk: &Talk, side: &Side) -> String {
    let addresses = named::among_namesakes(talk, side.addresses.iter());
    let year = |at: Option<jiff::Timestamp>| at.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).year().to_string());
    let years = match (year(side.first), year(side.last)) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(year), _) => year,
        _ => talk.text("show-unknown-date", &[]),
    };
    let letters = match side.letters {
        0 => talk.text("people-no-letters", &[]),
        letters => talk.text("same-letters", &[("years", years.into()), ("n", letters.into())]),
    };
    format!("{}  {}  {letters}", talk.bold(&side.name), talk.faint(&addresses))
}

fn sentence(talk: &Talk, likeness: &Likeness) -> String {
    let quoted = named::typed;
    let month = |at: &jiff::Timestamp| month(&talk.strings, *at);
    match likeness {
        Likeness::Name { name } => talk.text("same-name", &[("name", name.clone().into())]),
        Likeness::Spelling { one, other } => pair(talk, "same-spelling", one, other),
        Likeness::Surname { one, other } => pair(talk, "same-surname", one, other),
        Likeness::Slip { one, other } => pair(talk, "same-slip", one, other),
        Likeness::Nickname { one, other, surname } => talk.text(
            "same-nickname",
            &[("one", one.clone().into()), ("other", other.clone().into()), ("surname", surname.clone().into())],
        ),
        Likeness::Initial { one, other, surname } => talk.text(
            "same-initial",
            &[("one", one.clone().into()), ("other", other.clone().into()), ("surname", surname.clone().into())],
        ),
        Likeness::BothNames { address, one, other } => talk.text(
            "same-both-names",
            &[("address", quoted(address).into()), ("one", one.clone().into()), ("other", other.clone().into())],
        ),
        Likeness::Spelt { address, name, .. } => {
            talk.text("same-spelt", &[("address", quoted(address).into()), ("name", name.clone().into())])
        }
        Likeness::Local { local } => talk.text("same-local", &[("local", local.clone().into())]),
        Likeness::Followed { old, new, stopped, began } => {
            let (stopped, began) = (month(stopped), month(began));
            let key = if stopped == began { "same-followed-at-once" } else { "same-followed" };
            let args = [("old", quoted(old).into()), ("new", quoted(new).into())];
            talk.text(key, &[&args[..], &[("stopped", stopped.into()), ("began", began.into())]].concat())
        }
        Likeness::Correspondents { count } => talk.text("same-correspondents", &[("n", (*count).into())]),
        Likeness::Domain { domain } => talk.text("same-domain", &[("domain", domain.clone().into())]),
        Likeness::OnlyBearers { surname } => talk.text("same-only-bearers", &[("surname", surname.clone().into())]),
        Likeness::Together { letters, of } => {
            talk.text("same-together", &[("n", (*letters).into()), ("of", (*of).into())])
        }
        Likeness::Overlap { from, to } => {
            talk.text("same-overlap", &[("from", month(from).into()), ("to", month(to).into())])
        }
        Likeness::Shared { address } => talk.text("same-shared", &[("address", quoted(address).into())]),
        Likeness::OthersFit { count } => talk.text("same-others-fit", &[("n", (*count).into())]),
    }
}

fn pair(talk: &Talk, key: &str, one: &str, other: &str) -> String {
    talk.text(key, &[("one", one.to_owned().into()), ("other", other.to_owned().into())])
}

/// Of a name that is not what it looks like.
pub fn warning(talk: &Talk, found: &Lookalike) -> String {
    let shown =
        |address: &Option<Address>| address.as_ref().map(|address| named::shown(talk, address)).unwrap_or_default();
    let mut args = vec![("name", found.name.clone().into()), ("address", shown(&found.address).into())];
    let key = match (&found.like, found.mixed) {
        (None, _) => "same-foreign",
        (Some(_), true) => "same-foreign-like",
        (Some(_), false) => "same-looks-like",
    };
    if let Some(like) = &found.like {
        args.extend([("other", like.name.clone().into()), ("other_address", shown(&like.address).into())]);
    }
    talk.text(key, &args)
}

/// Says that two are one person, or that they are not, or takes that back.
pub fn decide(door: &Door, one: &str, other: &str, different: bool, undo: bool) -> Result<()> {
    let mut store = door.store()?;
    let world = door.world(&store)?;
    let (a, b) = (chosen(door, &world, one)?, chosen(door, &world, other)?);
    let now = door.now.as_second();
    let decided = match (different, undo) {
        (_, true) => flow::undo_same(&mut store, a, b, now)?,
        (true, false) => flow::set_different(&mut store, a, b, now)?,
        (false, false) => flow::set_same(&mut store, a, b, now)?,
    };
    let of = |a: &Address, b: &Address| [("one", named::typed(a).into()), ("other", named::typed(b).into())];
    match decided {
        Decided::Done(one, other) => {
            let key = match (different, undo) {
                (_, true) => "same-undone",
                (true, false) => "same-different",
                (false, false) => "same-done",
            };
            door.talk.say(key, &of(&one, &other));
            if !undo {
                door.talk.hint("hint-same-undo", &of(&one, &other));
            }
            Ok(())
        }
        Decided::Already => {
            door.talk.say("same-already", &[("name", a.person.name.clone().into())]);
            Ok(())
        }
        Decided::NeedsAddresses => {
            let addresses: Vec<String> = a.person.addresses.iter().map(|one| named::typed(&one.address)).collect();
            let args = [("name", a.person.name.clone().into()), ("addresses", addresses.join(", ").into())];
            Err(door.said("same-needs-addresses", "hint-same-needs-addresses", &args))
        }
        Decided::Contradicts(one, other) => Err(door.said("same-contradicts", "hint-same-undo", &of(&one, &other))),
        Decided::Nothing => Err(door.said("same-nothing", "hint-same-list", &[])),
        Decided::Several(all) => {
            let Some((one, other)) = all.first() else { return Ok(()) };
            Err(door.said("same-several", "hint-same-undo", &of(one, other)))
        }
    }
}

fn chosen<'w>(door: &Door, world: &'w World, word: &str) -> Result<Chosen<'w>> {
    let person = people::person(door, world, word)?;
    let given = of_page(word).or_else(|| Address::parse(word));
    let word = word.trim().to_lowercase();
    let is_given = |known: &&Address| Some(*known) == given.as_ref() || named::typed(known) == word;
    let address = person.addresses.iter().map(|known| &known.address).find(is_given);
    Ok(Chosen { person, address })
}
