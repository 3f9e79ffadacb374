//! What was left open and what we wrote about in, what a letter may remind of out.

use super::World;
use super::bridge::evidence;
use super::show::Known as Page;
use super::topics::Words;
use crate::model::{Ask, Case, DAY, Language, MemoryForm, MemoryKind, PromiseKind, Region};
use crate::speech::pattern::Pattern;
use crate::speech::{durations, one_line};
use crate::store::Store;
use crate::ties::memory::suggestions;
use crate::ties::topics::Archive;
use anyhow::Result;
use jiff::{Timestamp, tz::TimeZone};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Something to remind the person of, with what the archive fills in.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    pub form: MemoryForm,
    pub ctx: BTreeMap<String, String>,
    /// What it was in the archive, to choose by.
    pub text: String,
    pub at: Option<Timestamp>,
}

/// An open promise to meet is the request itself when nothing else is asked.
pub fn remember(case: &mut Case, form: MemoryForm) {
    case.memory = Some(form);
    let common = [MemoryForm::PromiseMeal, MemoryForm::PromiseCoffee, MemoryForm::PromiseCall, MemoryForm::PromiseMeet];
    case.promise_first = case.ask == Ask::CatchUp && common.contains(&form);
}

/// Only a coffee is a coffee.
static COFFEE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?i)\b(?:kaffee|käffchen|espresso|coffee)\b"));

/// Both of us, in one sentence.
static COMMON: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?i)\b(?:wir|uns|we|us|let'?s|let’s)\b"));
static TALK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:telefonier\w*|anrufen|on the phone|have a call|a phone call|give you a (?:call|ring)|call you)\b",
    )
});
static MEET: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:treffen|wiedersehen|sehen|get together|meet up|catch up|see each other|meet again|meet for)\b",
    )
});
/// Subjects nobody wants to be reminded of out of the blue.
static SAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)sad news|traurig|trauer|beileid|condolence|verstorben|gestorben|\btod\b|\bdied\b|death|funeral|entschuldig|verzeih|apolog|\bsorry\b|streit|quarrel|kündigung|abmahnung",
    )
});

/// A quarrel begins before its hard word; nothing from these days is offered as a memory.
const QUARREL_DAYS: i64 = 90;

/// What is younger is the present: nobody comes across it again in old mail.
const PAST_DAYS: i64 = 180;

/// What the archive offers to remind of, in the order of the memory room.
pub fn memories(store: &Store, world: &World, page: &Page, language: Language) -> Result<Vec<Memory>> {
    let region = page.standing.manners.region;
    let month = |at: Option<Timestamp>| at.map(|at| month_words(language, region, at));
    let quarrel = evidence(&page.standing.bridge).iter().filter_map(|found| found.at).min();
    let before_quarrel = |at: Option<Timestamp>| match (quarrel, at) {
        (Some(quarrel), Some(at)) => at.as_second() < quarrel.as_second() - QUARREL_DAYS * DAY,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let mut memories = Vec::new();
    let archive = Words::of(store, world)?;
    let suggested = suggestions(&page.memory, archive.as_ref().map(|archive| archive as &dyn Archive));
    archive.map_or(Ok(()), Words::all_well)?;
    let wrong = store.wrong_readings()?;
    let right = |text: &str| !wrong.iter().any(|(_, sentence)| *sentence == one_line(text));
    let past = |at: Option<Timestamp>| at.is_none_or(|at| at.as_second() < world.now - PAST_DAYS * DAY);
    for suggestion in suggested.iter().filter(|one| right(&one.text) && before_quarrel(one.at) && past(one.at)) {
        let mut ctx = BTreeMap::new();
        let text = one_line(&suggestion.text);
        let form = match suggestion.kind {
            MemoryKind::MyPromise => MemoryForm::PromiseMine,
            MemoryKind::TheirQuestion if !text.ends_with('?') => continue,
            MemoryKind::LongThread | MemoryKind::Subject if is_nothing(&text) => continue,
            MemoryKind::TheirQuestion => {
                ctx.insert("quote".to_owned(), text.clone());
                MemoryForm::Question
            }
            MemoryKind::CommonPlan => {
                let year = suggestion.at.map(|at| at.to_zoned(TimeZone::UTC).year().to_string());
                ctx.extend(month(suggestion.at).map(|month| ("promise_month".to_owned(), month)));
                if !COMMON.matches(&text) || text.contains(|c: char| c.is_ascii_digit()) {
                    continue; // a wish for one day, or an appointment long over
                }
                match suggestion.promise {
                    Some(PromiseKind::Meal) => {
                        ctx.extend(year.map(|year| ("promise_year".to_owned(), year)));
                        MemoryForm::PromiseMeal
                    }
                    Some(PromiseKind::Drink) if COFFEE.matches(&text) => MemoryForm::PromiseCoffee,
                    Some(PromiseKind::Call) if TALK.matches(&text) => MemoryForm::PromiseCall,
                    Some(PromiseKind::Meet) if MEET.matches(&text) => MemoryForm::PromiseMeet,
                    _ => continue, // a common plan, but none to meet
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
    Ok(memories)
}

/// "(no subject)" and its like remind of nothing, nor does a subject that is cut off in a quotation; a sad one hurts.
fn is_nothing(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    let empty = ["(no subject)", "no subject", "(kein betreff)", "kein betreff", "(none)"];
    let count = |c: char| subject.matches(c).count();
    let cut_off = count('„') > count('“') || count('"') % 2 == 1;
    SAD.matches(subject) || empty.contains(&lower.as_str()) || subject.chars().count() < 3 || cut_off
}

/// "März 2021", in Austria "Jänner 2021", "March 2021".
pub fn month_words(language: Language, region: Region, at: Timestamp) -> String {
    let date = at.to_zoned(TimeZone::UTC).date();
    let month = durations::month(date.year(), date.month(), language).unwrap_or_default();
    in_region(region, month)
}

pub fn in_region(region: Region, month: String) -> String {
    if region == Region::Austria { month.replace("Januar", "Jänner") } else { month }
}
