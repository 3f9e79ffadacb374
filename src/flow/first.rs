//! Somebody known from contacts alone in, all that is known for a letter to them out: nothing in it rests on a letter.

use super::World;
use super::bridge::{evidence, my_names};
use super::plan::{
    Channel, Open, OpenRegister, Plan, Planned, Refusal, Wanted, channel, draft_known, fallback_salutation, from,
    profile, warmth,
};
use super::show::known_without_letters;
use crate::model::{Ask, Bridge, Case, Decision, Language, Mailbox, Person, Register, Silent, Together, leads_nowhere};
use crate::speech::{closings, workplaces};
use crate::store::Store;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};

/// As [`super::plan()`]; [`Planned::NoLetters`] where there is no contact either.
pub(super) fn plan_without_letters(
    store: &Store,
    world: &World,
    person: &Person,
    ask: Ask,
    wanted: Wanted,
) -> Result<Planned> {
    let Some(page) = known_without_letters(store, world, person)? else { return Ok(Planned::NoLetters) };
    let standing = &page.standing;
    if let Bridge::Closed { by, .. } = &standing.bridge {
        let evidence = evidence(&standing.bridge).to_vec();
        return Ok(Planned::Refused(Refusal { by: *by, evidence, called: standing.called.clone() }));
    }
    let manners = &standing.manners;
    let known = match manners.register {
        Decision::Decide(register, _) => Some(register),
        Decision::Suggest(_) | Decision::Ask(_) => None,
    };
    let language = wanted.language.or(manners.language);
    let register = wanted.register.or(known);
    let contacts = world.contacts.of(person);
    let together = contacts.iter().find_map(|contact| contact.together.as_ref());
    let real = person.addresses.iter().find(|address| !leads_nowhere(&address.address));
    let to =
        real.or(person.addresses.first()).map(|address| address.address.clone()).context("nobody can be reached")?;
    let mut case = case(world, person, together, language.unwrap_or(Language::German), register, ask);
    let own = manners.salutation.clone().filter(|_| standing.settled.salutation.is_some());
    let said = || fallback_salutation(case.language, case.register, person, &standing.settled);
    case.salutation = own.or_else(said).unwrap_or_default();
    if let Some(closing) = manners.sign_off.clone().filter(|_| standing.settled.sign_off.is_some()) {
        case.sign_off = closing;
    }
    if let Some(me) = manners.my_name.clone().filter(|_| standing.settled.my_name.is_some()) {
        case.me = me;
    }
    case.person = to.to_string();
    (case.region, case.capital_du) = (manners.region, manners.capital_du);
    let channel = channel(&to);
    let asked = register.is_none() && language != Some(Language::English);
    Ok(Planned::Ready(Box::new(Plan {
        open: Open {
            language: language.is_none(),
            register: asked.then(|| OpenRegister {
                called: standing.called.clone(),
                one_sided: false,
                telling: Vec::new(),
            }),
            salutation: case.salutation.is_empty(),
            my_name: case.me.is_empty(),
            without_letters: true,
        },
        known: draft_known(store, world, person, &page)?,
        from: if channel == Channel::Mail { Some(from(world)?) } else { from(world).ok() },
        channel,
        profile: profile(world, person),
        to: Mailbox { name: person.name.clone(), address: to },
        thread_subject: None,
        answers: None,
        memories: Vec::new(),
        strained: Vec::new(),
        case,
    })))
}

/// Salutation and person are still empty.
fn case(
    world: &World,
    person: &Person,
    together: Option<&Together>,
    language: Language,
    register: Option<Register>,
    ask: Ask,
) -> Case {
    // In English two who worked together are on first-name terms.
    let register = register.unwrap_or(match (language, together) {
        (Language::English, Some(_)) => Register::Informal,
        _ => Register::Formal,
    });
    Case {
        person: person.name.clone(),
        language,
        register,
        region: Default::default(),
        capital_du: false,
        silent: Silent::Unknown,
        owed: false,
        gap_months: None,
        ask,
        promise_first: false,
        memory: None,
        hard_update: false,
        reintro: true,
        no_out: false,
        salutation: String::new(),
        sign_off: closings::plain(language, register, warmth(register)).to_owned(),
        me: my_names(world).into_iter().next().unwrap_or_default(),
        subject: None,
        ctx: together.map(|together| said(together, language)).unwrap_or_default(),
        choice: BTreeMap::new(),
        ticked: BTreeSet::new(),
    }
}

/// Where and until when the two worked together, as it stands in a sentence.
fn said(together: &Together, language: Language) -> BTreeMap<String, String> {
    let until = match language {
        Language::German => "bis",
        Language::English => "until",
    };
    let mut ctx = BTreeMap::from([
        ("ex_at".to_owned(), workplaces::at(&together.company, language)),
        ("ex_name".to_owned(), together.company.clone()),
    ]);
    match together.until {
        Some(year) => ctx.insert("ex_when".to_owned(), format!("{until} {year}")),
        None => ctx.insert("together".to_owned(), "yes".to_owned()),
    };
    ctx
}
