//! A person in, all that is known for a letter to them out; what is not known stays open, to be asked.

use super::bridge::{evidence, my_names};
use super::show::{Known as Page, known};
use super::world::timestamp;
use super::{World, index};
use crate::draft;
use crate::model::{
    Address, Ask, Bridge, Case, ClosedBy, Decision, Direction, Doubt, Entry, Evidence, Language, Mailbox, MemoryForm,
    MemoryKind, MessageId, Person, PromiseKind, Region, Register, Silence, Silent, TellingLine, Tie,
};
use crate::speech::{durations, one_line, subject};
use crate::store::Store;
use anyhow::{Context, Result};
use jiff::{Timestamp, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};

/// Everything about one letter before anybody was asked anything.
#[derive(Clone)]
pub struct Plan {
    /// Language, register and memory may still be open; they hold what is likeliest until then.
    pub case: Case,
    pub open: Open,
    pub memories: Vec<Memory>,
    pub known: draft::Known,
    pub from: Mailbox,
    pub to: Mailbox,
    /// The letter that is answered where an answer is owed.
    pub answers: Option<MessageId>,
}

/// What must be asked because the letters do not tell.
#[derive(Clone, Debug, Default)]
pub struct Open {
    pub language: bool,
    pub register: Option<OpenRegister>,
    /// Nothing shows how the person is addressed.
    pub salutation: bool,
}

#[derive(Clone, Debug)]
pub struct OpenRegister {
    pub called: String,
    /// One writes du, the other Sie; otherwise nothing shows it.
    pub one_sided: bool,
    pub telling: Vec<TellingLine>,
}

/// Something to remind the person of, with what the archive fills in.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    pub form: MemoryForm,
    pub ctx: BTreeMap<String, String>,
    /// What it was in the archive, to choose by.
    pub text: String,
    pub at: Option<Timestamp>,
}

/// Why no letter is written.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub by: ClosedBy,
    pub evidence: Vec<Evidence>,
    pub called: String,
}

pub enum Planned {
    Ready(Box<Plan>),
    /// They asked for it, or have died. There is no way round.
    Refused(Refusal),
    /// There are no letters between us.
    NoLetters,
}

pub fn plan(store: &Store, world: &World, person: &Person, ask: Ask) -> Result<Planned> {
    let Some(tie) = world.tie(person.id) else { return Ok(Planned::NoLetters) };
    let Some(page) = known(store, world, tie)? else { return Ok(Planned::NoLetters) };
    if let Bridge::Closed { by, .. } = &page.standing.bridge {
        let evidence = evidence(&page.standing.bridge).to_vec();
        return Ok(Planned::Refused(Refusal { by: *by, evidence, called: page.standing.called.clone() }));
    }
    let language = page.standing.manners.language;
    let to = address(&page)?;
    let mut case = case(world, tie, &page, person, ask, to.as_str());
    let memories = memories(&page, case.language);
    let owed = answered_letter(store, &page, &mut case)?;
    let register = match page.standing.manners.register {
        Decision::Decide(..) => None,
        Decision::Suggest(_) => Some(false),
        Decision::Ask(doubt) => Some(doubt == Doubt::OneSided),
    };
    let english = language == Some(Language::English);
    Ok(Planned::Ready(Box::new(Plan {
        open: Open {
            language: language.is_none(),
            register: register.filter(|_| !english).map(|one_sided| OpenRegister {
                called: page.standing.called.clone(),
                one_sided,
                telling: page.standing.manners.telling.clone(),
            }),
            salutation: case.salutation.is_empty(),
        },
        known: draft_known(store, world, person, &page)?,
        from: Mailbox { name: my_names(world).into_iter().next().unwrap_or_default(), address: my_address(world)? },
        to: Mailbox { name: person.name.clone(), address: to },
        answers: owed,
        memories,
        case,
    })))
}

fn case(world: &World, tie: &Tie, page: &Page, person: &Person, ask: Ask, to: &str) -> Case {
    let manners = &page.standing.manners;
    let language = manners.language.unwrap_or(Language::German);
    let register = match manners.register {
        Decision::Decide(register, _) | Decision::Suggest(register) => register,
        Decision::Ask(_) => Register::Formal,
    };
    let now = timestamp(world.now);
    let last = tie.last().map(|last| timestamp(last.at));
    let gap_months = last.map(|last| months(last, now));
    let former = former_surname(world, page);
    let far = gap_months.is_some_and(|months| months >= 60);
    let full = my_names(world).into_iter().next().unwrap_or_default();
    let me = match &manners.my_name {
        Some(name) if !far && register == Register::Informal && tie.exchanges.len() > 5 && former.is_none() => {
            name.clone()
        }
        _ => full.clone(),
    };
    let mut ctx = BTreeMap::new();
    if let Some(last) = last {
        let month = month_words(language, manners.region, last);
        ctx.insert(
            "last_in".to_owned(),
            if language == Language::German { format!("im {month}") } else { format!("in {month}") },
        );
        ctx.insert("last_month".to_owned(), month);
    }
    if let Some(former) = &former {
        ctx.insert("former_surname".to_owned(), former.clone());
    }
    Case {
        person: to.to_owned(),
        language,
        register,
        region: manners.region,
        capital_du: manners.capital_du,
        silent: match page.memory.silence {
            Some(Silence::Them) => Silent::Them,
            Some(Silence::MeOwed | Silence::Me) => Silent::Me,
            Some(Silence::Mutual) | None => Silent::Mutual,
        },
        owed: false,
        gap_months,
        ask,
        promise_first: false,
        memory: None,
        hard_update: false,
        reintro: draft::needs_reintro(gap_months.unwrap_or(0), tie.exchanges.len(), former.is_some()),
        no_out: false,
        salutation: manners
            .salutation
            .clone()
            .or_else(|| fallback_salutation(language, register, person))
            .unwrap_or_default(),
        sign_off: manners.sign_off.clone().unwrap_or_else(|| fallback_sign_off(language, register).to_owned()),
        me,
        subject: None,
        ctx,
        choice: BTreeMap::new(),
        ticked: BTreeSet::new(),
    }
}

/// Forms that guess nobody's gender; `None` where only an address is known.
fn fallback_salutation(language: Language, register: Register, person: &Person) -> Option<String> {
    let first = crate::people::names::full(&person.name).and_then(|_| {
        let shown = crate::people::names::shown(&person.name);
        shown.split_whitespace().find(|word| !word.ends_with('.')).map(str::to_owned)
    })?;
    Some(match (language, register) {
        (Language::German, Register::Informal) => format!("Hallo {first}"),
        (Language::German, Register::Formal) => format!("Guten Tag {}", person.name),
        (Language::English, Register::Informal) => format!("Hi {first}"),
        (Language::English, Register::Formal) => format!("Dear {}", person.name),
    })
}

fn fallback_sign_off(language: Language, register: Register) -> &'static str {
    match (language, register) {
        (Language::German, Register::Informal) => "Viele Grüße",
        (Language::German, Register::Formal) => "Mit freundlichen Grüßen",
        (Language::English, Register::Informal) => "All the best",
        (Language::English, Register::Formal) => "Kind regards",
    }
}

/// When their last letter asks something, the letter is its late answer: in the old thread, under its subject.
fn answered_letter(store: &Store, page: &Page, case: &mut Case) -> Result<Option<MessageId>> {
    let last = page.letters.last().filter(|last| last.direction == Direction::In);
    let (Some(last), Some(Silence::MeOwed)) = (last, page.memory.silence) else { return Ok(None) };
    let title = one_line(subject::title(&last.subject));
    if page.memory.their_questions.is_empty() || title.is_empty() {
        return Ok(None);
    }
    case.owed = true;
    case.subject = Some(format!("Re: {title}"));
    if let Some(at) = last.at {
        case.ctx.insert("owed_month".to_owned(), month_words(case.language, case.region, at));
    }
    let kept = store.letter(last.id)?;
    Ok(index::reopen(&kept.header, kept.text, kept.attachments).message_id)
}

/// An open promise to meet is the request itself when nothing else is asked.
pub fn remember(case: &mut Case, form: MemoryForm) {
    case.memory = Some(form);
    let common = [MemoryForm::PromiseMeal, MemoryForm::PromiseCoffee, MemoryForm::PromiseCall, MemoryForm::PromiseMeet];
    case.promise_first = case.ask == Ask::CatchUp && common.contains(&form);
}

/// What the archive offers to remind of, in the order of the memory room.
fn memories(page: &Page, language: Language) -> Vec<Memory> {
    let region = page.standing.manners.region;
    let month = |at: Option<Timestamp>| at.map(|at| month_words(language, region, at));
    let mut memories = Vec::new();
    for suggestion in &page.memory.suggestions {
        let mut ctx = BTreeMap::new();
        let text = one_line(&suggestion.text);
        let form = match suggestion.kind {
            MemoryKind::MyPromise => MemoryForm::PromiseMine,
            MemoryKind::TheirQuestion => {
                ctx.insert("quote".to_owned(), text.clone());
                MemoryForm::Question
            }
            MemoryKind::CommonPlan => {
                let kind = page.memory.promises.iter().find(|p| one_line(&p.evidence.sentence) == text).map(|p| p.kind);
                let at = suggestion.at.map(|at| at.to_zoned(TimeZone::UTC).year().to_string());
                ctx.extend(at.map(|year| ("promise_year".to_owned(), year)));
                ctx.extend(month(suggestion.at).map(|month| ("promise_month".to_owned(), month)));
                match kind {
                    Some(PromiseKind::Meal) => MemoryForm::PromiseMeal,
                    Some(PromiseKind::Drink) => MemoryForm::PromiseCoffee,
                    Some(PromiseKind::Call) => MemoryForm::PromiseCall,
                    _ => MemoryForm::PromiseMeet,
                }
            }
            MemoryKind::LongThread | MemoryKind::Subject => {
                ctx.insert("subject".to_owned(), text.clone());
                ctx.extend(month(suggestion.at).map(|month| ("subject_month".to_owned(), month)));
                MemoryForm::Subject
            }
        };
        memories.push(Memory { form, ctx, text, at: suggestion.at });
    }
    memories
}

fn draft_known(store: &Store, world: &World, person: &Person, page: &Page) -> Result<draft::Known> {
    let drafts = store.drafts()?;
    let mine: BTreeSet<&Address> = person.addresses.iter().map(|address| &address.address).collect();
    let day = |at: i64| at.div_euclid(crate::model::DAY);
    let (theirs, others): (Vec<_>, Vec<_>) = drafts.iter().partition(|draft| mine.contains(&draft.address));
    let variants = |ids: &str| ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut names: Vec<String> = person.names.iter().map(|seen| seen.name.clone()).collect();
    names.push(person.name.clone());
    names.extend(page.standing.manners.called.clone());
    Ok(draft::Known {
        last_letters: others.iter().rev().map(|draft| draft.body.clone()).collect(),
        used_variants: others.iter().take(20).flat_map(|draft| variants(&draft.variants)).collect(),
        used_with_person: theirs.iter().filter(|d| d.sent.is_some()).flat_map(|d| variants(&d.variants)).collect(),
        names,
        // a salutation taken from old letters says nothing that was not said before
        gender_backed: Some(page.standing.manners.salutation.is_some() || page.standing.manners.gender.is_some()),
        other_names: other_names(world, &others.iter().map(|draft| &draft.address).collect::<Vec<_>>()),
        bounced: page
            .standing
            .addresses
            .iter()
            .filter(|reach| reach.bounced.is_some())
            .map(|reach| reach.address.to_string())
            .collect(),
        letters_today: drafts.iter().filter(|d| d.sent.is_some_and(|at| day(at) == day(world.now))).count() as u32 + 1,
        ..draft::Known::default()
    })
}

fn other_names(world: &World, addresses: &[&Address]) -> Vec<String> {
    let people = world.people.all.iter();
    let written_to = people.filter(|p| p.addresses.iter().any(|address| addresses.contains(&&address.address)));
    written_to.map(|person| person.name.clone()).collect()
}

/// The newest address that mail does not come back from; the newest of all where every one does.
fn address(page: &Page) -> Result<Address> {
    let alive = page.standing.addresses.iter().find(|reach| reach.bounced.is_none());
    let reach = alive.or(page.standing.addresses.first()).context("no address of theirs is known")?;
    Ok(reach.address.clone())
}

/// The address I wrote from last, anywhere.
fn my_address(world: &World) -> Result<Address> {
    let newest = world
        .rows
        .iter()
        .filter(|row| row.from.is_some_and(|from| world.people.me.contains(&from)))
        .max_by_key(|row| (row.at, row.id));
    let id = newest.and_then(|row| row.from).or_else(|| world.people.me.first().copied());
    let facts = world.addresses.iter().find(|facts| Some(facts.id) == id);
    facts.map(|facts| facts.address.clone()).ok_or_else(|| anyhow::anyhow!("no address of mine is known"))
}

/// The surname I bore when I last wrote to them, where it is no longer mine.
fn former_surname(world: &World, page: &Page) -> Option<String> {
    let last: &Entry = page.letters.iter().rev().find(|entry| entry.direction == Direction::Out)?;
    let then = last.at?.as_second();
    let seen =
        world.addresses.iter().filter(|facts| world.people.me.contains(&facts.id)).flat_map(|facts| &facts.names);
    let full = |name: &str| crate::people::names::full(name)?.last().cloned();
    let mut names: Vec<(i64, i64, String)> =
        seen.filter_map(|seen| Some((seen.first, seen.last, full(&seen.name)?))).collect();
    names.sort();
    let newest = names.iter().max_by_key(|(_, last, _)| *last).map(|(_, _, name)| name.clone())?;
    let bore_new = names.iter().any(|(first, _, name)| *name == newest && *first <= then);
    let old =
        names.iter().filter(|(first, _, name)| *first <= then && *name != newest).max_by_key(|(_, last, _)| *last);
    let (_, _, old) = old.filter(|_| !bore_new)?;
    let mut letters = old.chars();
    Some(letters.next()?.to_uppercase().chain(letters).collect())
}

/// Whole calendar months; what is left of a month does not count.
fn months(from: Timestamp, to: Timestamp) -> u32 {
    let date = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let span = date(from).until((jiff::Unit::Month, date(to)));
    span.map_or(0, |span| u32::try_from(span.get_months()).unwrap_or(0))
}

/// "März 2021", in Austria "Jänner 2021", "March 2021".
fn month_words(language: Language, region: Region, at: Timestamp) -> String {
    let date = at.to_zoned(TimeZone::UTC).date();
    let month = durations::month(date.year(), date.month(), language).unwrap_or_default();
    if region == Region::Austria { month.replace("Januar", "Jänner") } else { month }
}
