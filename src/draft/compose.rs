//! A case in, the best letter the grammar can make of it out.

use super::fill::Origin;
use super::form::Form;
use super::known::Known;
use super::letter::{Draft, Mail, Piece};
use super::lint::{Laid, Measure, Rulebook, measure, subject};
use super::slots::{Fitting, arrangement, fitting, is_needed, lacking, values};
use super::{regional, score};
use crate::model::{Case, Slot};
use std::collections::BTreeMap;

/// A slot that must be filled and for which something is still to be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub slot: Slot,
    /// The fewest placeholders that would do.
    pub placeholders: Vec<String>,
}

/// What stands in `ctx` is used wherever its name fits: for a later mail give only what was typed for that mail.
/// Deterministic: no clock, no chance. Choices pinned in the case are kept where they still fit.
pub fn compose(case: &Case, mail: Mail, known: &Known) -> Result<Draft, Missing> {
    let rules = Rulebook::new(case, mail, known);
    let values = values(case);
    let mut best: Option<(f64, Vec<Fitting>)> = None;
    for slots in menus(case, mail, known, &values)? {
        let menu: Vec<Vec<(Fitting, Measure)>> = slots
            .into_iter()
            .map(|fitting| {
                fitting.into_iter().map(|one| (measure(&one.piece, &rules), one)).map(|(m, one)| (one, m)).collect()
            })
            .collect();
        search(&menu, &rules, &mut best);
    }
    let chosen = best.map(|(_, chosen)| chosen).unwrap_or_default();
    let (line, subject_choice) = subject_line(case, mail, &rules, &values)?;
    Ok(assemble(case, mail, chosen, line, subject_choice))
}

/// For each form the ask can take, what each slot offers. An empty slot that is not needed is left out.
pub(super) fn menus(
    case: &Case,
    mail: Mail,
    known: &Known,
    values: &BTreeMap<String, String>,
) -> Result<Vec<Vec<Vec<Fitting>>>, Missing> {
    let slots: Vec<Slot> = arrangement(case, mail).into_iter().flatten().collect();
    let mut asks: Vec<Fitting> = fitting(case, mail, Slot::Ask, Form::YesNo, values);
    narrow(case, known, Slot::Ask, &mut asks);
    let mut menus = Vec::new();
    for form in [Form::Open, Form::YesNo] {
        let mut menu = Vec::new();
        for slot in &slots {
            let offers = match slot {
                Slot::Ask => asks.iter().filter(|ask| ask.form == form).cloned().collect(),
                _ => {
                    let mut offers = fitting(case, mail, *slot, form, values);
                    narrow(case, known, *slot, &mut offers);
                    offers
                }
            };
            match (offers.is_empty(), is_needed(*slot), *slot) {
                (false, _, _) => menu.push(offers),
                (true, true, Slot::Ask) if !asks.is_empty() => break,
                (true, true, _) => return Err(missing(case, mail, *slot)),
                (true, false, _) => {}
            }
        }
        let asked = !slots.contains(&Slot::Ask) || asks.iter().any(|ask| ask.form == form);
        if asked && (slots.contains(&Slot::Ask) || form == Form::YesNo) {
            menus.push(menu);
        }
    }
    Ok(menus)
}

/// The pinned variant alone where it fits; else none that this person has had before, unless nothing else is left, and
/// of the asks those that use most of what the user typed.
fn narrow(case: &Case, known: &Known, slot: Slot, offers: &mut Vec<Fitting>) {
    let pinned = case.choice.get(&slot);
    if offers.iter().any(|offer| Some(&offer.index) == pinned) {
        offers.retain(|offer| Some(&offer.index) == pinned);
        return;
    }
    let had = |offer: &Fitting| offer.piece.variant.as_ref().is_some_and(|id| known.used_with_person.contains(id));
    if offers.iter().any(|offer| !had(offer)) {
        offers.retain(|offer| !had(offer));
    }
    if slot == Slot::Ask {
        // Whoever typed a question wants to see it in the letter.
        let typed = |offer: &Fitting| offer.piece.places.iter().filter(|(_, origin)| *origin == Origin::User).count();
        let most = offers.iter().map(typed).max().unwrap_or(0);
        offers.retain(|offer| typed(offer) == most);
    }
}

fn missing(case: &Case, mail: Mail, slot: Slot) -> Missing {
    let fewest = lacking(case, mail, slot).into_iter().filter(|names| !names.is_empty()).min_by_key(Vec::len);
    let placeholders = fewest.unwrap_or_default().into_iter().map(str::to_owned).collect();
    Missing { slot, placeholders }
}

/// Tries every combination. What the base already costs is not weighed further when a better letter is known.
fn search(menu: &[Vec<(Fitting, Measure)>], rules: &Rulebook, best: &mut Option<(f64, Vec<Fitting>)>) {
    let arrangement = arrangement(rules.case, rules.mail);
    let in_last = |slot: Slot| arrangement.last().is_some_and(|paragraph| paragraph.contains(&slot));
    let mut wheel = vec![0usize; menu.len()];
    loop {
        let row: Vec<&(Fitting, Measure)> =
            menu.iter().zip(&wheel).filter_map(|(offers, at)| offers.get(*at)).collect();
        let laid: Vec<Laid> = row
            .iter()
            .map(|(fit, measure)| Laid {
                slot: fit.piece.slot,
                last_paragraph: fit.piece.slot.is_some_and(in_last),
                measure,
            })
            .collect();
        let variants: Vec<&str> = row.iter().filter_map(|(fit, _)| fit.piece.variant.as_deref()).collect();
        let mut cost = score::base(&laid, rules, &variants);
        let promising =
            |cost: f64, best: &Option<(f64, Vec<Fitting>)>| best.as_ref().is_none_or(|(least, _)| cost < *least);
        if promising(cost, best) {
            cost += score::echoes(&laid);
        }
        if promising(cost, best) {
            cost += score::tie_break(&rules.case.person, &variants);
            if promising(cost, best) {
                *best = Some((cost, row.iter().map(|(fit, _)| fit.clone()).collect()));
            }
        }
        if !turn(&mut wheel, menu) {
            return;
        }
    }
}

/// The next combination; false after the last.
fn turn(wheel: &mut [usize], menu: &[Vec<(Fitting, Measure)>]) -> bool {
    for (at, offers) in wheel.iter_mut().zip(menu).rev() {
        *at += 1;
        if *at < offers.len() {
            return true;
        }
        *at = 0;
    }
    false
}

/// The subject: the user's own, the old thread's, or the best of the grammar. After five years or under a new surname
/// one that names me or our firm goes first.
fn subject_line(
    case: &Case,
    mail: Mail,
    rules: &Rulebook,
    values: &BTreeMap<String, String>,
) -> Result<(String, Option<Fitting>), Missing> {
    if let Some(own) = case.subject.as_deref().map(str::trim).filter(|own| !own.is_empty()) {
        let marks = ["re:", "aw:", "antw:"];
        let answers = marks.iter().any(|mark| own.to_lowercase().starts_with(mark));
        let line = if mail == Mail::First || answers { own.to_owned() } else { format!("Re: {own}") };
        return Ok((regional::spell_plain(case, &line), None));
    }
    let mut offers = fitting(case, mail, Slot::Subject, Form::YesNo, values);
    narrow(case, rules.known, Slot::Subject, &mut offers);
    let introduces = |offer: &Fitting| {
        let names = ["me_first", "me_full", "ex_name"].map(|key| values.get(key));
        names.iter().flatten().any(|name| !name.is_empty() && offer.piece.text.contains(name.as_str()))
    };
    let far = case.reintro || case.gap_months.is_some_and(|months| months > 60);
    if far && offers.iter().any(introduces) {
        offers.retain(introduces);
    }
    let from_any = |offer: &Fitting| offer.piece.variant.as_ref().is_some_and(|id| id.contains(".subject.any."));
    if !far && !offers.iter().all(from_any) {
        let pinned = case.choice.get(&Slot::Subject);
        offers.retain(|offer| !from_any(offer) || Some(&offer.index) == pinned);
    }
    let cost = |offer: &Fitting| {
        let findings = subject(&offer.piece.text, rules);
        let graves: f64 = findings.iter().map(|finding| 10f64.powi(finding.level as i32)).sum();
        let variant: Vec<&str> = offer.piece.variant.as_deref().into_iter().collect();
        graves + score::used(rules.known, &variant) + score::tie_break(&case.person, &variant)
    };
    let best = offers.into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b)));
    let Some(best) = best else { return Err(missing(case, mail, Slot::Subject)) };
    let line = best.piece.text.clone();
    let line = if mail == Mail::First { line } else { format!("Re: {line}") };
    Ok((line, Some(best)))
}

pub(super) fn assemble(
    case: &Case,
    mail: Mail,
    chosen: Vec<Fitting>,
    subject: String,
    subject_choice: Option<Fitting>,
) -> Draft {
    let mut choice: BTreeMap<Slot, usize> = BTreeMap::new();
    if let Some(fitting) = &subject_choice {
        choice.insert(Slot::Subject, fitting.index);
    }
    let mut pieces: BTreeMap<Slot, Piece> = BTreeMap::new();
    for fitting in chosen {
        if let Some(slot) = fitting.piece.slot {
            choice.insert(slot, fitting.index);
            pieces.insert(slot, fitting.piece);
        }
    }
    let paragraphs = arrangement(case, mail)
        .into_iter()
        .map(|slots| slots.iter().filter_map(|slot| pieces.remove(slot)).collect::<Vec<_>>())
        .filter(|pieces| !pieces.is_empty())
        .collect();
    Draft {
        mail,
        subject,
        subject_variant: subject_choice.and_then(|fitting| fitting.piece.variant),
        salutation: regional::salutation(case),
        paragraphs,
        sign_off: regional::sign_off(case),
        name: case.me.trim().to_owned(),
        choice,
    }
}

/// What else could stand in the slot beside the rest of the letter as it is: place in the list, and the words.
pub fn alternatives(case: &Case, draft: &Draft, slot: Slot) -> Vec<(usize, String)> {
    let values = values(case);
    let asked = fitting(case, draft.mail, Slot::Ask, Form::YesNo, &values);
    let form =
        asked.iter().find(|ask| draft.choice.get(&Slot::Ask) == Some(&ask.index)).map_or(Form::YesNo, |ask| ask.form);
    fitting(case, draft.mail, slot, form, &values).into_iter().map(|one| (one.index, one.piece.text)).collect()
}
