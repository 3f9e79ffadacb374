//! `wieder add NAME`: somebody the user knows by hand, added, or taken back.

use super::args::AddArgs;
use super::door::Door;
use super::{json, named, people};
use crate::flow::{self, Added, NewContact, Refused, ShownContact, World};
use crate::locale::month;
use crate::model::{Contact, Person, Register};
use crate::store::{Store, StoreError};
use anyhow::Result;
use jiff::Timestamp;
use serde_json::json;

pub fn run(door: &Door, args: &AddArgs) -> Result<()> {
    let name = args.name.join(" ");
    let mut store = store(door)?;
    let now = door.now.as_second();
    if args.undo {
        return match flow::undo_add(&mut store, &door.global.me, &name, now)? {
            Some(contact) => {
                door.talk.say("add-undone", &[("name", contact.name.into())]);
                Ok(())
            }
            None => Err(door.said("add-nothing-to-undo", "hint-people", &[("name", name.into())])),
        };
    }
    let register = match (args.du, args.sie) {
        (true, _) => Some(Register::Informal),
        (_, true) => Some(Register::Formal),
        _ => None,
    };
    let (address, worked_at) = (args.address.clone(), args.worked_at.clone());
    let new = NewContact { name, address, worked_at, until: args.until, register };
    match flow::add(&mut store, &door.global.me, &new, now)? {
        Ok(added) => tell(door, &store, &added),
        Err(refused) => Err(refuse(door, &new, &refused)),
    }
}

/// There may be no mail yet: somebody can be added all the same.
fn store(door: &Door) -> Result<Store> {
    match door.store_with_nobody() {
        Err(error) if error.downcast_ref::<StoreError>() == Some(&StoreError::Missing) => {
            Store::create(&door.folder()?)?;
            door.store_with_nobody()
        }
        other => other,
    }
}

fn refuse(door: &Door, new: &NewContact, refused: &Refused) -> anyhow::Error {
    let name = ("name", new.name.clone().into());
    let address = new.address.as_ref().map(ToString::to_string).unwrap_or_default();
    match refused {
        Refused::NoFullName => door.said("add-no-full-name", "hint-add", &[name]),
        Refused::OwnName => door.said("add-own-name", "", &[name]),
        Refused::OwnAddress => door.said("add-own-address", "", &[("address", address.into())]),
        Refused::OthersAddress { name } => {
            let args = [("address", address.into()), ("other", name.clone().into())];
            door.said("add-others-address", "hint-add-others-address", &args)
        }
        Refused::NoYear { from, to } => {
            let args = [("from", from.to_string().into()), ("to", to.to_string().into())];
            door.said("add-no-year", "", &args)
        }
        Refused::UntilWithoutCompany => door.said("add-until-without-company", "hint-add-company", &[]),
    }
}

fn tell(door: &Door, store: &Store, added: &Added) -> Result<()> {
    let world = World::load(store, &door.global.me, door.now.as_second())?;
    let contact = &added.contact;
    let person = flow::person_of(&world, contact);
    let tie = person.and_then(|person| world.tie(person.id));
    if door.global.json {
        let address = person.and_then(Person::address);
        let letters = tie.map_or(0, |tie| tie.exchanges.len());
        let register = contact.register;
        return json::print(
            &door.talk,
            &json!({
                "address": address, "again": added.again, "letters": letters, "register": register,
                "contact": ShownContact::of(contact)
            }),
        );
    }
    let talk = &door.talk;
    let name = ("name", contact.name.clone().into());
    talk.say(if added.again { "add-again" } else { "add-done" }, std::slice::from_ref(&name));
    said(door, contact).iter().for_each(|sentence| talk.say_text(sentence));
    match tie.zip(tie.and_then(|tie| Timestamp::from_second(tie.last()?.at).ok())) {
        Some((tie, last)) => {
            let args = [("n", tie.exchanges.len().into()), ("month", month(&talk.strings, last).into())];
            talk.say("add-letters", &args);
        }
        None => talk.say("add-no-letters", &[]),
    }
    let same_name: Vec<&Person> = world.people.all.iter().filter(|one| one.name == contact.name).collect();
    if same_name.len() > 1 {
        people::list(door, &world, &same_name);
        talk.say("add-several", &[name]);
        talk.hint("hint-same-list", &[]);
    }
    let Some(person) = person else { return Ok(()) };
    if same_name.len() <= 1 {
        like(door, store, &world, person)?;
    }
    talk.hint("hint-write", &[("address", named::typed_of(&world, person).into())]);
    Ok(())
}

/// Somebody under nearly the same name may be the same human being.
fn like(door: &Door, store: &Store, world: &World, person: &Person) -> Result<()> {
    let found = flow::same(store, world, Some(&[person]), 1)?;
    let Some(pair) = found.same.first() else { return Ok(()) };
    let other = if pair.a.name == person.name { &pair.b } else { &pair.a };
    let address = other.address.as_ref().map(|address| named::shown(&door.talk, address)).unwrap_or_default();
    door.talk.say("add-like", &[("other", other.name.clone().into()), ("address", address.into())]);
    let (own, other) = (named::typed_or_nothing(person.address()), named::typed_or_nothing(other.address.as_ref()));
    door.talk.hint("hint-same", &[("one", own.into()), ("other", other.into())]);
    Ok(())
}

/// What the user said of them, in sentences.
fn said(door: &Door, contact: &Contact) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(together) = &contact.together {
        sentences.push(super::contact::together(&door.talk, together));
    }
    if let Some(register) = contact.register {
        let key = if register == Register::Informal { "add-du" } else { "add-sie" };
        sentences.push(door.talk.text(key, &[]));
    }
    sentences
}
