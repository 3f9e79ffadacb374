//! The world in, the people in it who are known from contacts and not from letters out, with what is known and what not.

use super::World;
use super::bridge::{Testimony, standing_without_letters};
use super::contacts::says;
use super::lost::{LostPerson, SHOWN};
use crate::choose::{Acquaintance, value_of_contact};
use crate::model::{
    Ask, Bridge, Contact, ContactSource, Person, PersonId, Reason, RemarkOf, Tie, Value, leads_nowhere,
};
use crate::people::{self, names};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Of those shown at once so many may be known from contacts alone, unless there are too few others.
const MOST: usize = 3;

#[derive(Default, Deserialize)]
struct NoFirms {
    names: Vec<String>,
}

/// As they are compared.
static NO_FIRMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let source: NoFirms = toml::from_str(include_str!("../../content/no_firms.toml")).unwrap_or_default();
    source.names.iter().map(|name| people::firm(name)).collect()
});

/// Best first. `alone` are those who are to be left alone.
pub fn without_letters(
    world: &World,
    testimony: &Testimony,
    ask: Option<Ask>,
    alone: &dyn Fn(PersonId) -> bool,
) -> Vec<LostPerson> {
    if world.contacts.is_empty() {
        return Vec::new();
    }
    let mine = my_companies(world);
    // Who wrote, be it to a list, has letters here, though there is no exchange: nothing is to be said of them.
    let wrote = |person: &Person| person.addresses.iter().any(|address| address.wrote.is_some());
    let no_letters = |person: &Person| world.tie(person.id).is_none() && !wrote(person);
    let candidates = world.people.all.iter().filter(|person| no_letters(person) && !alone(person.id));
    let open = |person: &Person| standing_without_letters(world, testimony, person).bridge == Bridge::Open;
    let mut found: Vec<LostPerson> = candidates
        .filter(|person| names::full(&person.name).is_some())
        .filter_map(|person| Some((person, lost_person(world, person, &world.contacts.of(person), &mine, ask)?)))
        .filter(|(person, _)| open(person))
        .map(|(_, found)| found)
        .collect();
    // Of two who are worth the same, whom I have known for longer.
    let since = |one: &LostPerson| {
        let connected = one.reasons.iter().find_map(|reason| match reason {
            Reason::Contact { connected, .. } => *connected,
            _ => None,
        });
        (connected.is_none(), connected)
    };
    found.sort_by(|a, b| {
        let by_name = || a.name.cmp(&b.name).then(a.address.cmp(&b.address));
        b.value.total.total_cmp(&a.value.total).then(since(a).cmp(&since(b))).then_with(by_name)
    });
    found
}

fn lost_person(
    world: &World,
    person: &Person,
    contacts: &[&Contact],
    mine: &BTreeSet<String>,
    ask: Option<Ask>,
) -> Option<LostPerson> {
    contacts.first()?;
    let (known, mut reasons) = acquaintance(person, contacts, mine);
    reasons.push(Reason::NoLetters { address: known.email });
    Some(LostPerson {
        address: person.address()?.clone(),
        name: person.name.clone(),
        called: person.name.clone(),
        addresses: person.addresses.iter().map(|address| address.address.clone()).collect(),
        silent_since: None,
        silent_days: None,
        value: value_of_contact(&known, ask, world.mean_reply),
        reasons,
        drawn: None,
    })
}

/// Of people with `few` letters, those of whom contacts tell: what writing to them is worth by that, and why.
pub(super) fn by_contacts(
    world: &World,
    ask: Option<Ask>,
    few: impl Fn(&Tie) -> bool,
) -> BTreeMap<PersonId, (Value, Vec<Reason>)> {
    if world.contacts.is_empty() {
        return BTreeMap::new();
    }
    let mine = my_companies(world);
    let told = |tie: &Tie| {
        let person = world.people.get(tie.person)?;
        let contacts = world.contacts.of(person);
        contacts.first()?;
        let (known, reasons) = acquaintance(person, &contacts, &mine);
        Some((person.id, (value_of_contact(&known, ask, world.mean_reply), reasons)))
    };
    world.ties.iter().filter(|tie| few(tie)).filter_map(told).collect()
}

fn acquaintance(person: &Person, contacts: &[&Contact], mine: &BTreeSet<String>) -> (Acquaintance, Vec<Reason>) {
    let together = contacts.iter().find_map(|contact| contact.together.clone());
    let recommended = contacts
        .iter()
        .flat_map(|contact| &contact.remarks)
        .map(|remark| remark.kind)
        .find(|kind| matches!(kind, RemarkOf::RecommendedMe | RemarkOf::RecommendedByMe));
    let jobs = contacts.iter().flat_map(|contact| &contact.jobs);
    let same_company = jobs.map(|job| &job.company).find(|company| mine.contains(&firm(company))).cloned();
    let same_company = same_company
        .filter(|company| together.as_ref().is_none_or(|together| firm(&together.company) != firm(company)));
    let known = Acquaintance {
        email: person.addresses.iter().any(|address| !leads_nowhere(&address.address)),
        profile: contacts.iter().any(|one| one.profile.is_some() || one.source == ContactSource::Linkedin),
        together: together.is_some(),
        recommended: recommended.is_some(),
        same_company: same_company.is_some(),
        by_hand: contacts.iter().any(|contact| contact.source == ContactSource::Hand),
    };
    let mut reasons = Vec::new();
    reasons.extend(together.map(|together| Reason::Colleagues { company: together.company, until: together.until }));
    reasons.extend(recommended.map(|by| Reason::Recommended { by }));
    reasons.extend(telling(contacts).map(|contact| says(contact, contact.jobs.first())));
    reasons.extend(same_company.map(|company| Reason::SameCompany { company }));
    (known, reasons)
}

/// The contact that tells most; none where the user's own word says it all.
fn telling<'c>(contacts: &[&'c Contact]) -> Option<&'c Contact> {
    let worth = |contact: &&&Contact| (!contact.jobs.is_empty(), contact.connected.is_some());
    let imported = contacts.iter().filter(|contact| contact.source != ContactSource::Hand);
    let best = imported.max_by_key(worth).copied();
    best.or_else(|| contacts.first().copied().filter(|contact| contact.together.is_none()))
}

/// Where I worked, by my positions and by what I said of others.
fn my_companies(world: &World) -> BTreeSet<String> {
    let said = world.contacts.contacts.iter().filter_map(|contact| contact.together.as_ref());
    let said = said.map(|together| firm(&together.company));
    let own = world.contacts.positions.iter().map(|position| firm(&position.company));
    said.chain(own).filter(|firm| !firm.is_empty()).collect()
}

/// The name of a firm as it is compared: "Nordwerk GmbH & Co. KG" is "Nordwerk". Empty where it is none: "Freelance".
fn firm(name: &str) -> String {
    let firm = people::firm(name);
    if NO_FIRMS.contains(&firm) { String::new() } else { firm }
}

/// Both kinds of people in one list: by their value, but few of those without letters where others are there.
pub fn among(lost: Vec<LostPerson>, others: Vec<LostPerson>, all: bool) -> Vec<LostPerson> {
    let (drawn, mut ranked): (Vec<LostPerson>, Vec<LostPerson>) = lost.into_iter().partition(|one| one.drawn.is_some());
    let room = if all { others.len() } else { SHOWN.saturating_sub(ranked.len() + drawn.len()) };
    let mut others = others.into_iter();
    let mut added: Vec<LostPerson> = others.by_ref().take(room).collect();
    // Who is worth more takes the place of the last.
    while added.len() < MOST && !all {
        let (Some(other), Some(last)) = (others.next(), ranked.last()) else { break };
        if other.value.total <= last.value.total {
            break;
        }
        ranked.pop();
        added.push(other);
    }
    ranked.append(&mut added);
    ranked.sort_by(|a, b| b.value.total.total_cmp(&a.value.total)); // stable: letters before contacts
    ranked.extend(drawn);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, Value};

    fn one(total: f64, letters: bool) -> LostPerson {
        let address = Address::parse("anna@weber.example").unwrap();
        LostPerson {
            address: address.clone(),
            name: "Anna Weber".into(),
            called: "Anna".into(),
            addresses: vec![address],
            silent_since: letters.then_some(jiff::Timestamp::UNIX_EPOCH),
            silent_days: letters.then_some(1),
            value: Value { total, reach: 1.0, reply: 1.0, trust: 1.0, novelty: 1.0 },
            reasons: Vec::new(),
            drawn: None,
        }
    }

    #[test]
    fn contacts_do_not_flood_the_list() {
        for (letters, of_letters, contacts, of_contacts, expected) in [
            (10, 0.5, 1000, 0.9, 3),
            (10, 0.5, 1000, 0.1, 0),
            (8, 0.5, 1000, 0.1, 2),
            (8, 0.5, 1000, 0.9, 3),
            (0, 0.5, 1000, 0.1, 10),
            (4, 0.5, 2, 0.1, 2),
        ] {
            let lost = (0..letters).map(|_| one(of_letters, true)).collect();
            let others = (0..contacts).map(|_| one(of_contacts, false)).collect();
            let shown = among(lost, others, false);
            assert_eq!(shown.iter().filter(|one| one.silent_since.is_none()).count(), expected, "{letters} {contacts}");
            assert!(shown.len() <= SHOWN);
        }
    }

    #[test]
    fn firms() {
        assert_eq!(firm("Nordwerk GmbH & Co. KG"), firm("nordwerk"));
        assert_ne!(firm("Nordwerk Süd"), firm("Nordwerk"));
        assert_ne!(firm("Studentenwerk"), "");
    }

    #[test]
    fn no_firms() {
        for none in [
            "Freelance",
            "FREELANCER",
            "Freiberuflich",
            "Freiberufler(in)",
            "Self-employed",
            "Selbstständig",
            "Selbständig",
            "Confidential",
            "Vertraulich",
            "Various",
            "Diverse",
            "Stealth",
            "Stealth Startup",
            "Student",
            "Retired",
            "Ruhestand",
            "Unemployed",
            "n/a",
            "-",
            "GmbH",
        ] {
            assert_eq!(firm(none), "", "{none}");
        }
    }
}
