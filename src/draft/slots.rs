//! A case in, the slots of its letter in order and what may fill them out.

use super::condition::holds;
use super::fill::{fill, join, placeholders};
use super::form::{Form, form};
use super::grammar::{Variant, grammar};
use super::letter::{Mail, Piece};
use super::regional;
use crate::model::{Ask, Case, Silent, Slot};
use crate::speech::durations;
use std::collections::BTreeMap;

/// Where the two were together.
const FIRM: [&str; 2] = ["ex_at", "ex_name"];

/// A variant that fits, already in words. `index` is its place in the list, which is its name for the user's choice.
#[derive(Clone, Debug)]
pub struct Fitting {
    pub index: usize,
    pub piece: Piece,
    /// For the ask: how it can be answered.
    pub form: Form,
}

/// The slots of each paragraph. Which of them stay empty is decided later.
pub fn arrangement(case: &Case, mail: Mail) -> Vec<Vec<Slot>> {
    match mail {
        Mail::First if case.promise_first => vec![
            vec![Slot::Lapse, Slot::Reintro],
            vec![Slot::Update],
            vec![Slot::Memory, Slot::Ask],
            vec![Slot::Out, Slot::Close],
        ],
        Mail::First => vec![
            vec![Slot::Lapse, Slot::Reintro, Slot::Memory],
            vec![Slot::Update, Slot::Ask],
            vec![Slot::Out, Slot::Close],
        ],
        _ => vec![vec![Slot::After]],
    }
}

/// True for slots without which there is no letter.
pub fn is_needed(slot: Slot) -> bool {
    matches!(slot, Slot::Lapse | Slot::Ask | Slot::Close | Slot::After | Slot::Subject)
}

/// What the letter says about the silence: an owed answer first, that there is none, its length, then who fell silent.
pub fn band(case: &Case) -> &'static str {
    let mine = case.silent != Silent::Them;
    match case.gap_months {
        _ if case.owed => "owed",
        _ if case.silent == Silent::Unknown => "unknown",
        Some(0..LATELY) => "lately",
        Some(120..) if mine => "long",
        None if mine => "short",
        Some(0..18) if mine => "short",
        _ => match case.silent {
            Silent::Me => "me",
            Silent::Them => "them",
            Silent::Mutual => "mutual",
            Silent::Unknown => "unknown",
        },
    }
}

/// Months within which two who write have lost nothing.
const LATELY: u32 = 2;

/// Whether the letter must say who I am: my surname changed, or a thin tie lies five years back.
pub fn needs_reintro(gap_months: u32, letters: usize, surname_changed: bool) -> bool {
    surname_changed || (gap_months >= 60 && letters <= 5)
}

/// The lists of the grammar that serve a slot, in order of the index.
fn variants(case: &Case, mail: Mail, slot: Slot) -> Vec<&'static Variant> {
    let lately = band(case) == "lately";
    let lists: Vec<String> = match (slot, mail) {
        (Slot::Lapse, _) => vec![format!("lapse.{}", band(case))],
        (Slot::Reintro, _) if !case.reintro => vec![],
        (Slot::Reintro, _) => vec!["reintro.any".to_owned()],
        (Slot::Memory, _) => case.memory.map(|memory| format!("memory.{}", memory.key())).into_iter().collect(),
        (Slot::Update, _) => vec![if case.hard_update { "update.hard" } else { "update.any" }.to_owned()],
        (Slot::Ask, _) if case.promise_first => vec!["ask.catch_up.promise".to_owned()],
        (Slot::Ask, _) if lately && case.ask == Ask::CatchUp => vec!["ask.catch_up.lately".to_owned()],
        (Slot::Ask, _) => vec![format!("ask.{}.any", case.ask.key())],
        (Slot::Out, _) if case.no_out => vec![],
        (Slot::Out, _) => vec!["out.any".to_owned()],
        (Slot::Close, _) => vec![if lately { "close.lately" } else { "close.any" }.to_owned()],
        (Slot::Subject, _) if case.owed => vec!["subject.owed".to_owned()],
        (Slot::Subject, _) => {
            // "After a long time": nobody knows how long
            let any = match case.silent {
                Silent::Unknown => "subject.unknown",
                _ if lately => "subject.lately",
                _ => "subject.any",
            };
            vec![format!("subject.{}", case.ask.key()), any.to_owned()]
        }
        (Slot::After, Mail::FollowUp) if case.ask == Ask::CatchUp => vec!["followup.catch_up".to_owned()],
        (Slot::After, Mail::FollowUp) => vec!["followup.any".to_owned()],
        (Slot::After, Mail::Thanks) => vec!["thanks.any".to_owned()],
        (Slot::After, Mail::ThanksForNo) => vec!["thanks.no".to_owned()],
        (Slot::After, Mail::ReportGood) => vec!["report.good".to_owned()],
        (Slot::After, Mail::ReportBad) => vec!["report.bad".to_owned()],
        (Slot::After, Mail::First) => vec![],
    };
    let grammar = grammar(case.language, case.register);
    lists.iter().flat_map(|path| grammar.list(path)).collect()
}

/// All that may fill the slot, when the ask has the given form.
pub fn fitting(case: &Case, mail: Mail, slot: Slot, asked: Form, values: &BTreeMap<String, String>) -> Vec<Fitting> {
    let render = |(index, variant): (usize, &&Variant)| {
        let filled = fill(&variant.template, values)?;
        let mut stretches = regional::spell(case, filled);
        if matches!(slot, Slot::Lapse | Slot::After) {
            regional::open_after_comma(case, &regional::salutation(case), &mut stretches);
        }
        let (text, places) = join(stretches);
        let form = if slot == Slot::Ask { form(&text) } else { asked };
        let piece = Piece { slot: Some(slot), variant: Some(variant.id.clone()), text, places };
        holds(&variant.condition, case.ask, form, values).then_some(Fitting { index, piece, form })
    };
    let all = variants(case, mail, slot);
    let once = |(_, variant): &(usize, &&Variant)| !(slot == Slot::Lapse && told_again(case, mail, variant, values));
    all.iter().enumerate().filter(once).filter_map(render).collect()
}

/// "After our time at Nordwerk", where "we worked together at Nordwerk" follows.
fn told_again(case: &Case, mail: Mail, lapse: &Variant, values: &BTreeMap<String, String>) -> bool {
    let names_firm = |variant: &Variant| placeholders(&variant.template).iter().any(|name| FIRM.contains(name));
    let fits = |reintro: &Variant| {
        fill(&reintro.template, values).is_some() && holds(&reintro.condition, case.ask, Form::YesNo, values)
    };
    let follows = |reintro: &&Variant| names_firm(reintro) && fits(reintro);
    names_firm(lapse) && variants(case, mail, Slot::Reintro).iter().any(follows)
}

/// The words for the placeholders: durations and my name from the program, the rest as given.
pub fn values(case: &Case) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    if let Some(months) = case.gap_months {
        values.extend(durations::words(months, case.language).into_iter().map(|(key, text)| (key.to_owned(), text)));
    }
    let first = case.me.split_whitespace().next().unwrap_or_default();
    values.insert("me_first".to_owned(), first.to_owned());
    values.insert("me_full".to_owned(), case.me.clone());
    values.extend(case.ctx.clone());
    values
}

/// Keys of the case that no letter in its language and register can use: most likely misspelt.
pub fn unknown_keys(case: &Case) -> Vec<&str> {
    let lists = &grammar(case.language, case.register).lists;
    let uses = |variant: &Variant, key: &str| {
        placeholders(&variant.template).contains(&key)
            || variant.condition.split("has ").skip(1).any(|rest| rest.trim() == key)
    };
    let known = |key: &&String| lists.values().flatten().any(|variant| uses(variant, key.as_str()));
    case.ctx.keys().filter(|key| !known(key)).map(String::as_str).collect()
}

/// For every variant of a slot, the placeholders it still lacks.
pub fn lacking(case: &Case, mail: Mail, slot: Slot) -> Vec<Vec<&'static str>> {
    let values = values(case);
    let empty = |name: &&str| values.get(*name).is_none_or(|value| value.trim().is_empty());
    let lacks = |variant: &&'static Variant| placeholders(&variant.template).into_iter().filter(empty).collect();
    let possible = |variant: &&&Variant| {
        !variant.condition.contains("has ") || {
            holds(&variant.condition, case.ask, Form::YesNo, &values)
                || holds(&variant.condition, case.ask, Form::Open, &values)
        }
    };
    variants(case, mail, slot).iter().filter(possible).map(lacks).collect()
}
