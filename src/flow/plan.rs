//! A person in, all that is known for a letter to them out; what is not known stays open, to be asked.

use super::World;
use super::bridge::{evidence, my_names};
use super::first::plan_without_letters;
use super::memories::{Memory, in_region, memories, month_words, remember};
use super::show::{Known as Page, known};
use super::world::timestamp;
use crate::draft;
use crate::letters;
use crate::model::{
    Address, Ask, Bridge, Case, ClosedBy, DAY, Decision, Direction, Doubt, Entry, Evidence, Language, Mailbox,
    MemoryForm, MessageId, Person, Register, Settled, Silence, Silent, TellingLine, Tie, leads_nowhere,
};
use crate::people::names;
use crate::speech::{closings, durations, one_line, salutation, subject};
use crate::store::Store;
use anyhow::{Context, Result};
use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Everything about one letter before anybody was asked anything.
#[derive(Clone)]
pub struct Plan {
    /// Language, register and memory may still be open; they hold what is likeliest until then.
    pub case: Case,
    pub open: Open,
    pub memories: Vec<Memory>,
    pub known: draft::Known,
    /// `None` where no address of mine is known and none is needed.
    pub from: Option<Mailbox>,
    pub to: Mailbox,
    pub channel: Channel,
    /// Their page, where it is to be sent through a network.
    pub profile: Option<String>,
    /// The letter that is answered where an answer is owed, and the subject of its thread.
    pub answers: Option<MessageId>,
    pub thread_subject: Option<String>,
    /// What stands between us, to be read before anything is written.
    pub strained: Vec<Evidence>,
}

/// How it gets to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Mail,
    /// As text to be pasted there: no address is known, or they only ever wrote through it.
    Linkedin,
    /// As text to be pasted into whatever reaches them.
    Messenger,
}

/// What must be asked because the letters do not tell.
#[derive(Clone, Debug, Default)]
pub struct Open {
    pub language: bool,
    pub register: Option<OpenRegister>,
    /// Nothing shows how the person is addressed.
    pub salutation: bool,
    /// No letter shows my name.
    pub my_name: bool,
    /// There are no letters at all that could tell.
    pub without_letters: bool,
}

#[derive(Clone, Debug)]
pub struct OpenRegister {
    pub called: String,
    /// One writes du, the other Sie; otherwise nothing shows it.
    pub one_sided: bool,
    pub telling: Vec<TellingLine>,
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
    /// They wrote only these days ago and wait: that is an answer, no letter after years.
    JustWrote {
        days: i64,
    },
}

/// Days in which a letter of theirs is simply answered.
pub(super) const FRESH: i64 = 30;

/// What the user wants to be so, whatever the letters show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    pub language: Option<Language>,
    pub register: Option<Register>,
}

/// Fails only when the store does. What `wanted` settles is not open any more, and salutation, sign-off, months and
/// memories follow it.
pub fn plan(store: &Store, world: &World, person: &Person, ask: Ask, wanted: Wanted) -> Result<Planned> {
    let Some(tie) = world.tie(person.id) else { return plan_without_letters(store, world, person, ask, wanted) };
    let Some(page) = known(store, world, tie)? else { return Ok(Planned::NoLetters) };
    if let Bridge::Closed { by, .. } = &page.standing.bridge {
        let evidence = evidence(&page.standing.bridge).to_vec();
        return Ok(Planned::Refused(Refusal { by: *by, evidence, called: page.standing.called.clone() }));
    }
    let last = tie.last().filter(|last| last.direction == Direction::In);
    let days = last.map(|last| world.now.div_euclid(DAY) - last.at.div_euclid(DAY));
    if let Some(days) = days.filter(|days| *days <= FRESH) {
        return Ok(Planned::JustWrote { days });
    }
    let manners = &page.standing.manners;
    let to = address(&page)?;
    let mut case = case(world, tie, &page, person, ask, wanted);
    case.person = to.to_string();
    let answers = answered_letter(store, &page, &mut case)?;
    let doubt = match manners.register {
        Decision::Decide(..) => None,
        Decision::Suggest(_) => Some(false),
        Decision::Ask(doubt) => Some(doubt == Doubt::OneSided),
    };
    let doubt = doubt.filter(|_| wanted.register.is_none() && case.language == Language::German);
    Ok(Planned::Ready(Box::new(Plan {
        open: Open {
            language: manners.language.or(wanted.language).is_none(),
            register: doubt.map(|one_sided| OpenRegister {
                called: page.standing.called.clone(),
                one_sided,
                telling: manners.telling.clone(),
            }),
            salutation: case.salutation.is_empty(),
            my_name: case.me.is_empty(),
            without_letters: false,
        },
        known: draft_known(store, world, person, &page)?,
        from: Some(from(world)?),
        channel: channel(&to),
        profile: profile(world, person),
        to: Mailbox { name: person.name.clone(), address: to },
        thread_subject: case.subject.clone(),
        answers,
        memories: memories(store, world, &page, case.language)?,
        strained: evidence(&page.standing.bridge).to_vec(),
        case,
    })))
}

fn case(world: &World, tie: &Tie, page: &Page, person: &Person, ask: Ask, wanted: Wanted) -> Case {
    let manners = &page.standing.manners;
    let language = wanted.language.or(manners.language).unwrap_or(Language::German);
    let register = wanted.register.unwrap_or(match manners.register {
        Decision::Decide(register, _) | Decision::Suggest(register) => register,
        Decision::Ask(_) => Register::Formal,
    });
    let settled = &page.standing.settled;
    let same_language = manners.language == Some(language);
    // what the user settled needs no language of the letters to suit
    let suits = |settled: bool| same_language || settled && manners.language.is_none();
    let as_always = matches!(manners.register, Decision::Decide(known, _) if known == register);
    let salutation = manners.salutation.clone();
    let salutation =
        salutation.filter(|line| suits(settled.salutation.is_some()) && (as_always || salutation_fits(line, register)));
    let closing = manners.sign_off.clone();
    let closing =
        closing.filter(|closing| suits(settled.sign_off.is_some()) && (as_always || sign_off_fits(closing, register)));
    let now = timestamp(world.now);
    let last = tie.last().map(|last| timestamp(last.at));
    let gap_months = last.map(|last| months(last, now));
    let former = former_surname(world, page);
    let far = gap_months.is_some_and(|months| months >= 60);
    let full = my_names(world).into_iter().next().unwrap_or_default();
    let me = match &manners.my_name {
        Some(name) if settled.my_name.is_some() => name.clone(),
        Some(name) if !far && register == Register::Informal && tie.exchanges.len() > 5 && former.is_none() => {
            name.clone()
        }
        _ => full.clone(),
    };
    let mut ctx = BTreeMap::new();
    if let Some(last) = last {
        let date = last.to_zoned(TimeZone::UTC).date();
        let in_month = durations::in_month(date.year(), date.month(), language).unwrap_or_default();
        ctx.insert("last_in".to_owned(), in_region(manners.region, in_month));
        ctx.insert("last_month".to_owned(), month_words(language, manners.region, last));
    }
    if let Some(former) = &former {
        ctx.insert("former_surname".to_owned(), former.clone());
    }
    Case {
        person: String::new(),
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
        salutation: salutation.or_else(|| fallback_salutation(language, register, person, settled)).unwrap_or_default(),
        sign_off: closing.unwrap_or_else(|| closings::plain(language, register, warmth(register)).to_owned()),
        me,
        subject: None,
        ctx,
        choice: BTreeMap::new(),
        ticked: BTreeSet::new(),
    }
}

/// A Herr or Frau is no salutation for a du; a first name alone is none for a Sie that was just decided on.
pub fn salutation_fits(line: &str, register: Register) -> bool {
    let Some(parsed) = salutation::parse(line) else { return false };
    match register {
        Register::Informal => parsed.honorific.is_empty() && parsed.formal < 0.5,
        Register::Formal => parsed.informal < 0.5,
    }
}

pub fn sign_off_fits(closing: &str, register: Register) -> bool {
    closings::register_of(closing).is_none_or(|known| known == register)
}

/// Forms that guess nobody's gender; `None` where only an address is known and no name was settled.
pub(super) fn fallback_salutation(
    language: Language,
    register: Register,
    person: &Person,
    settled: &Settled,
) -> Option<String> {
    let formal = register == Register::Formal;
    if let Some(called) = &settled.called {
        return Some(salutation::plain(Some(language), formal, called));
    }
    names::full(&person.name)?;
    let shown = names::shown(&person.name);
    let first = shown.split_whitespace().find(|word| !word.ends_with('.'))?;
    Some(salutation::plain(Some(language), formal, if formal { &person.name } else { first }))
}

/// Of a closing that nothing shows: neither cold nor close.
pub(super) fn warmth(register: Register) -> u8 {
    if register == Register::Formal { 1 } else { 2 }
}

/// When their last letter asks something, the letter is its late answer: in the old thread, under its subject.
fn answered_letter(store: &Store, page: &Page, case: &mut Case) -> Result<Option<MessageId>> {
    let last = page.letters.last().filter(|last| last.direction == Direction::In);
    let (Some(last), Some(Silence::MeOwed)) = (last, page.memory.silence) else { return Ok(None) };
    let title = one_line(subject::title(&last.subject));
    let asked = page.memory.their_questions.iter().any(|question| question.sentence.trim_end().ends_with('?'));
    if !asked || title.is_empty() {
        return Ok(None);
    }
    case.owed = true;
    case.subject = Some(format!("Re: {title}"));
    if let Some(at) = last.at {
        case.ctx.insert("owed_month".to_owned(), month_words(case.language, case.region, at));
    }
    let kept = store.letter(last.id)?;
    Ok(letters::reopen(&kept.header, kept.text, kept.attachments).message_id)
}

/// The memory that was wanted; else the one whose words were given; else, unless the user is `asked` for it, the first
/// that the archive fills.
pub fn choose_memory(plan: &mut Plan, wanted: Option<MemoryForm>, asked: bool) {
    let has = |key: &str| plan.case.ctx.contains_key(key);
    let typed = [
        (MemoryForm::Question, has("u_answer")),
        (MemoryForm::Clause, has("u_wie") || has("u_how")),
        (MemoryForm::Sentence, has("u_memory")),
        (MemoryForm::Learned, has("u_dass") || has("u_that") || has("u_colon")),
        (MemoryForm::PromiseMine, has("u_zu") || has("u_inf")),
    ];
    let typed = typed.into_iter().find(|(_, given)| *given).map(|(form, _)| form);
    let ready = |form: MemoryForm| !matches!(form, MemoryForm::Question | MemoryForm::PromiseMine);
    let offered = |form: MemoryForm| plan.memories.iter().find(|memory| memory.form == form);
    let first = plan.memories.iter().map(|memory| memory.form).find(|form| ready(*form) && !asked);
    let form = wanted.or(typed).or(first);
    let Some(form) = form else { return };
    if let Some(memory) = offered(form).cloned() {
        plan.case.ctx.extend(memory.ctx);
    }
    remember(&mut plan.case, form);
}

pub(super) fn draft_known(store: &Store, world: &World, person: &Person, page: &Page) -> Result<draft::Known> {
    let drafts = store.drafts()?;
    let mine: BTreeSet<&Address> = person.addresses.iter().map(|address| &address.address).collect();
    let day = |at: i64| at.div_euclid(DAY);
    let (theirs, others): (Vec<_>, Vec<_>) = drafts.iter().partition(|draft| mine.contains(&draft.address));
    let variants = |ids: &str| ids.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut names: Vec<String> = person.names.iter().map(|seen| seen.name.clone()).collect();
    names.push(person.name.clone());
    names.extend(page.standing.manners.called.clone());
    let by_hand = page.standing.settled.salutation.is_some();
    if by_hand {
        names.clear(); // chosen by the user, and so is any name in it
    }
    Ok(draft::Known {
        last_letters: others.iter().rev().map(|draft| draft.body.clone()).collect(),
        used_variants: others.iter().take(20).flat_map(|draft| variants(&draft.variants)).collect(),
        used_with_person: theirs.iter().filter(|d| d.sent.is_some()).flat_map(|d| variants(&d.variants)).collect(),
        names,
        // a salutation taken from old letters says nothing that was not said before
        gender_backed: Some(page.standing.manners.salutation.is_some() || page.standing.manners.gender.is_some())
            .filter(|_| !by_hand),
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
    let written_to = people.filter(|person| addresses.iter().any(|address| person.has(address)));
    written_to.map(|person| person.name.clone()).collect()
}

/// The newest address that mail does not come back from; the newest of all where every one does.
fn address(page: &Page) -> Result<Address> {
    let alive = page.standing.addresses.iter().find(|reach| reach.bounced.is_none());
    let reach = alive.or(page.standing.addresses.first()).context("no address of theirs is known")?;
    Ok(reach.address.clone())
}

pub(super) fn from(world: &World) -> Result<Mailbox> {
    Ok(Mailbox { name: my_names(world).into_iter().next().unwrap_or_default(), address: my_address(world)? })
}

pub(super) fn channel(to: &Address) -> Channel {
    match (leads_nowhere(to), to.domain()) {
        (false, _) => Channel::Mail,
        (true, "linkedin.invalid") => Channel::Linkedin,
        (true, _) => Channel::Messenger,
    }
}

pub(super) fn profile(world: &World, person: &Person) -> Option<String> {
    world.contacts.of(person).iter().find_map(|contact| contact.profile.clone())
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
    // said by the user, but in no letter yet
    let said = || world.me.said.first().cloned();
    facts.map(|facts| facts.address.clone()).or_else(said).context("no address of mine is known")
}

/// The surname I bore when I last wrote to them, where it is no longer mine.
fn former_surname(world: &World, page: &Page) -> Option<String> {
    let last: &Entry = page.letters.iter().rev().find(|entry| entry.direction == Direction::Out)?;
    let then = last.at?.as_second();
    let seen =
        world.addresses.iter().filter(|facts| world.people.me.contains(&facts.id)).flat_map(|facts| &facts.names);
    let surname = |name: &str| {
        names::full(name)?;
        names::shown(name).split_whitespace().next_back().map(str::to_owned)
    };
    let mut bore: Vec<(i64, i64, String)> =
        seen.filter_map(|seen| Some((seen.first, seen.last, surname(&seen.name)?))).collect();
    bore.sort();
    let newest = bore.iter().max_by_key(|(_, last, _)| *last).map(|(_, _, name)| name.clone())?;
    let bore_new = bore.iter().any(|(first, _, name)| *name == newest && *first <= then);
    let old = bore.iter().filter(|(first, _, name)| *first <= then && *name != newest).max_by_key(|(_, last, _)| *last);
    old.filter(|_| !bore_new).map(|(_, _, name)| name.clone())
}

/// Whole calendar months; what is left of a month does not count.
fn months(from: Timestamp, to: Timestamp) -> u32 {
    let date = |at: Timestamp| at.to_zoned(TimeZone::UTC).date();
    let span = date(from).until((jiff::Unit::Month, date(to)));
    span.map_or(0, |span| u32::try_from(span.get_months()).unwrap_or(0))
}
