//! A person in, how the two of us write to each other out: what holds, what the letters show, and what was settled.

use super::World;
use super::bridge::{all_names, my_names};
use super::plan::{salutation_fits, sign_off_fits};
use super::show::{RegisterDoubt, Telling, known, known_without_letters, register_and_doubt};
use super::world::timestamp;
use crate::model::{
    Address, Confidence, Decision, DuOffer, Language, Part, Person, Region, Register, Settled, TellingLine,
};
use crate::people::names;
use crate::speech::{closings, salutation};
use crate::store::{SettledRow, Store};
use crate::ties::grounds::{self, Line};
use crate::ties::manners::manners;
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct HowWeWrite {
    /// The address in use last.
    pub address: Option<Address>,
    pub name: String,
    pub language: Shown<Option<Language>>,
    pub register: ShownRegister,
    pub salutation: Shown<Option<String>>,
    pub called: Shown<Option<String>>,
    pub sign_off: Shown<Option<String>>,
    pub my_name: Shown<Option<String>>,
    pub region: Shown<Region>,
    pub capital_du: Shown<bool>,
    pub evidence: Grounds,
    /// What the user settled and does not go together.
    pub clashes: Vec<Clash>,
}

/// One part of the manners.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown<T> {
    /// What holds.
    pub value: T,
    /// What the letters show.
    pub read: T,
    /// When the user settled it.
    pub settled: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownRegister {
    #[serde(flatten)]
    pub shown: Shown<Option<Register>>,
    /// How sure the letters are of it, or why they are not.
    pub confidence: Option<Confidence>,
    pub doubt: Option<RegisterDoubt>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Grounds {
    /// Letters among the last ten that settle the language.
    pub german: usize,
    pub english: usize,
    pub register: Vec<Telling>,
    pub du_offered: Option<Telling>,
    pub salutations: Vec<Telling>,
    pub sign_offs: Vec<Telling>,
    pub region: Vec<Telling>,
    pub capital_du: Vec<Telling>,
    /// How often I wrote du inside a sentence, and how often of these with a capital.
    pub all_du: u32,
    pub capital_dus: u32,
    /// A name they signed with since my last letter.
    pub suggested_name: Option<String>,
}

/// A line that the user settled and that does not suit the language, the register or the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clash {
    pub part: Part,
    pub line: String,
    /// [`Part::Language`], [`Part::Register`] or [`Part::Called`].
    pub with: Part,
}

/// `None` where there are neither letters between us nor a contact.
pub fn how_we_write(store: &Store, world: &World, person: &Person) -> Result<Option<HowWeWrite>> {
    let found = match world.tie(person.id) {
        Some(tie) => known(store, world, tie)?,
        None => known_without_letters(store, world, person)?,
    };
    let Some(known) = found else { return Ok(None) };
    let rows = store.settled_manners()?;
    let names = all_names(person);
    let (now, read) = (known.standing.manners, manners(&known.letters, &my_names(world), &names));
    let grounds = grounds::grounds(&known.letters, &names, read.region);
    let settled = &known.standing.settled;
    let when = |part: Part| {
        let last = rows.iter().rev().find(|row| row.part == part && person.has(&row.address));
        last.filter(|_| settled.kept(part).is_some()).map(|row| timestamp(row.at))
    };
    let (read_register, doubt) = register_and_doubt(read.register);
    let confidence = match read.register {
        Decision::Decide(_, confidence) => Some(confidence),
        Decision::Suggest(_) | Decision::Ask(_) => None,
    };
    Ok(Some(HowWeWrite {
        address: person.address().cloned(),
        name: person.name.clone(),
        clashes: clashes(settled, now.language, now.register),
        language: Shown { value: now.language, read: read.language, settled: when(Part::Language) },
        register: ShownRegister {
            shown: Shown {
                value: register_and_doubt(now.register).0,
                read: read_register,
                settled: when(Part::Register),
            },
            confidence,
            doubt,
        },
        salutation: Shown { value: now.salutation, read: read.salutation, settled: when(Part::Salutation) },
        called: Shown { value: now.called, read: read.called, settled: when(Part::Called) },
        sign_off: Shown { value: now.sign_off, read: read.sign_off, settled: when(Part::SignOff) },
        my_name: Shown { value: now.my_name, read: read.my_name, settled: when(Part::MyName) },
        region: Shown { value: now.region, read: read.region, settled: when(Part::Region) },
        capital_du: Shown { value: now.capital_du, read: read.capital_du, settled: when(Part::CapitalDu) },
        evidence: Grounds {
            german: grounds.german,
            english: grounds.english,
            register: read.telling.into_iter().map(of_register).collect(),
            du_offered: read.du_offer.map(of_offer),
            salutations: tellings(grounds.salutations),
            sign_offs: tellings(grounds.sign_offs),
            region: tellings(grounds.region),
            capital_du: tellings(grounds.capital_du),
            all_du: grounds.all_du,
            capital_dus: grounds.capital_dus,
            suggested_name: read.suggested_name,
        },
    }))
}

fn of_register(line: TellingLine) -> Telling {
    Telling { at: line.at, direction: line.direction, line: line.line }
}

fn of_offer(offer: DuOffer) -> Telling {
    Telling { at: offer.at, direction: offer.by, line: offer.line }
}

fn tellings(lines: Vec<Line>) -> Vec<Telling> {
    let telling = |line: Line| Telling { at: line.at, direction: line.direction, line: line.line };
    lines.into_iter().map(telling).collect()
}

fn clashes(settled: &Settled, language: Option<Language>, register: Decision) -> Vec<Clash> {
    let german = language == Some(Language::German);
    let register = register_and_doubt(register).0.filter(|_| german);
    let mut clashes = Vec::new();
    let mut clash = |part, line: &String, with, suits: bool| {
        clashes.extend((!suits).then(|| Clash { part, line: line.clone(), with }));
    };
    if let Some(line) = &settled.salutation
        && let Some(parsed) = salutation::parse(line)
    {
        clash(Part::Salutation, line, Part::Language, language.is_none_or(|own| salutation::suits(&parsed, own)));
        clash(Part::Salutation, line, Part::Register, register.is_none_or(|own| salutation_fits(line, own)));
    }
    if let Some((line, called)) = settled.salutation.as_ref().zip(settled.called.as_ref()) {
        clash(Part::Salutation, line, Part::Called, calls(line, called));
    }
    if let Some(line) = &settled.sign_off {
        clash(Part::SignOff, line, Part::Language, language.is_none_or(|own| closings::suits(line, own)));
        clash(Part::SignOff, line, Part::Register, register.is_none_or(|own| sign_off_fits(line, own)));
    }
    clashes
}

/// A salutation calls somebody so, or by no name at all; „Lieber Tom" does not call „Thomas".
fn calls(line: &str, called: &str) -> bool {
    let name = |line: &str| salutation::parse(line).map(|parsed| names::parts(&parsed.name)).unwrap_or_default();
    let (said, wanted) = (name(line), name(&format!("Hallo {called},")));
    let wanted = if wanted.is_empty() { names::parts(called) } else { wanted };
    said.is_empty() || wanted.iter().any(|word| said.contains(word))
}

/// What of it holds for a person: of several addresses the newest setting.
pub fn settled_for(rows: &[SettledRow], person: &Person) -> Settled {
    let mut settled = Settled::default();
    for row in rows.iter().filter(|row| person.has(&row.address)) {
        settled.settle(row.part, &row.value);
    }
    settled
}

/// Takes back some parts and settles others, once and for all and for every address of the person.
pub fn settle_manners(store: &mut Store, person: &Person, undo: &[Part], settled: &Settled, now: i64) -> Result<()> {
    let addresses: Vec<Address> = person.addresses.iter().map(|address| address.address.clone()).collect();
    store.settle_manners(&addresses, undo, settled, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salutation_goes_with_a_name_or_has_none() {
        for (line, called, goes) in [
            ("Lieber Tom", "Tom", true),
            ("Liebe Anna, lieber Tom", "Tom", true),
            ("Sehr geehrte Frau Dr. Weber", "Frau Dr. Weber", true),
            ("Moin", "Tommy", true),
            ("Hallo zusammen", "Tommy", true),
            ("Lieber Thomas", "Tom", false),
            ("Sehr geehrter Herr Maier", "Herr Kreil", false),
            ("Liebe Frau Dr. Vogt", "Frau Dr. Weber", false),
        ] {
            assert_eq!(calls(line, called), goes, "{line}: {called}");
        }
    }
}
