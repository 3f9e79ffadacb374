//! Somebody's addresses in, how they are shown and what to type for them out. One that was made up for somebody without
//! any is never shown: in place of it stands their page on LinkedIn, or what is enough to name them.

use super::talk::Talk;
use crate::flow::World;
use crate::model::{Address, Person, leads_nowhere, page_of};

/// In place of one that was made up, the page it was made of, or that there is none.
pub fn shown(talk: &Talk, address: &Address) -> String {
    match (leads_nowhere(address), page_of(address)) {
        (false, _) => address.to_string(),
        (true, Some(page)) => page,
        (true, None) => talk.text("no-address", &[]),
    }
}

/// All of them in a line; those that were made up only where there are no others.
pub fn all<'a>(talk: &Talk, addresses: impl Iterator<Item = &'a Address> + Clone) -> String {
    let real: Vec<&str> = addresses.clone().filter(|address| !leads_nowhere(address)).map(Address::as_str).collect();
    match addresses.into_iter().next().filter(|_| real.is_empty()) {
        Some(made_up) => shown(talk, made_up),
        None => real.join(", "),
    }
}

/// The same of one among namesakes: without an address there must be something else to type.
pub fn among_namesakes<'a>(talk: &Talk, addresses: impl Iterator<Item = &'a Address> + Clone) -> String {
    match addresses.clone().next().filter(|_| addresses.clone().all(leads_nowhere)) {
        Some(made_up) if page_of(made_up).is_none() => talk.text("no-address-but", &[("word", typed(made_up).into())]),
        _ => all(talk, addresses),
    }
}

/// What to type for the person behind an address.
pub fn typed(address: &Address) -> String {
    match leads_nowhere(address) {
        true => page_of(address).unwrap_or_else(|| address.local().to_owned()),
        false => address.to_string(),
    }
}

pub fn typed_or_nothing(address: Option<&Address>) -> String {
    address.map(typed).unwrap_or_default()
}

/// Their address, or the name where the address leads nowhere and only they are called so.
pub fn typed_of(world: &World, person: &Person) -> String {
    let Some(address) = person.address() else { return String::new() };
    if leads_nowhere(address) && world.find(&person.name).len() == 1 { quoted(&person.name) } else { typed(address) }
}

pub fn quoted(name: &str) -> String {
    format!("\"{}\"", super::talk::clean(name).replace('"', ""))
}
