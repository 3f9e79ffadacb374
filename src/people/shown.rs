//! The addresses of one person in, all forms of names that they show out.

use super::forms::{Fit, Form, folded, is_initial, linked, one_slip, same_word, without_digits};
use super::likeness::Likeness;
use super::{names, owners};
use crate::model::{Address, AddressFacts, Person};
use std::collections::BTreeMap;

/// Letters of a surname in which one slip says nothing else.
pub const LONG_SURNAME: usize = 6;

/// A form with the words that show it, and the address if it was read from one.
pub struct Shown {
    pub form: Form,
    pub text: String,
    pub address: Option<Address>,
}

/// A name that an address bore besides that of its owner, with the same first name.
pub struct Also {
    pub form: Form,
    pub likeness: Likeness,
}

pub struct One<'p> {
    pub person: &'p Person,
    pub forms: Vec<Shown>,
    pub also: Vec<Also>,
    pub shared: Option<Address>,
}

impl One<'_> {
    pub fn names_somebody(&self) -> bool {
        self.forms.iter().any(|shown| shown.form.is_full())
    }
}

impl Shown {
    pub fn likeness(&self, other: &Shown, fit: Fit, same_surname: bool) -> Likeness {
        let (one, two) = (self.text.clone(), other.text.clone());
        if !same_surname {
            return Likeness::Slip { one, other: two };
        }
        match (fit, &self.address, &other.address) {
            (Fit::Same | Fit::Spelling, Some(address), None) => {
                Likeness::Spelt { address: address.clone(), name: two, whole: true }
            }
            (Fit::Same | Fit::Spelling, None, Some(address)) => {
                Likeness::Spelt { address: address.clone(), name: one, whole: true }
            }
            (Fit::Initial | Fit::Middle, Some(address), None) => {
                Likeness::Spelt { address: address.clone(), name: two, whole: false }
            }
            (Fit::Initial | Fit::Middle, None, Some(address)) => {
                Likeness::Spelt { address: address.clone(), name: one, whole: false }
            }
            (Fit::Same, ..) if self.form.last != other.form.last => Likeness::Spelling { one, other: two },
            (Fit::Nickname, ..) => {
                Likeness::of(fit, &capital(&self.form.first), &capital(&other.form.first), &capital(&self.form.last))
            }
            _ => Likeness::of(fit, &one, &two, &capital(&self.form.last)),
        }
    }
}

/// Names of everybody behind some addresses; an address is read as one where no full name stands beside it.
pub fn forms(facts: &[&AddressFacts]) -> Vec<Shown> {
    let mut forms: BTreeMap<(Form, bool), Shown> = BTreeMap::new();
    for fact in facts {
        let classes = owners::classes(fact);
        let mut names: Vec<&str> = owners::names_of_owner(fact).into_iter().collect();
        if names.is_empty() {
            names = classes.into_iter().next().unwrap_or_default();
        }
        let is_nobodys = names.is_empty();
        // "A. Brown" is no full name and yet a form.
        names.extend(fact.names.iter().map(|seen| seen.name.as_str()).filter(|_| is_nobodys));
        let mut any = false;
        for name in names {
            if let Some(form) = Form::of_name(name) {
                any = any || form.is_full();
                let text = names::shown(name);
                forms.entry((form.clone(), false)).or_insert(Shown { form, text, address: None });
            }
        }
        let local = Form::of_local(fact.address.local()).filter(|form| !any && fits_names(fact, form));
        if let Some(form) = local {
            let address = Some(fact.address.clone());
            forms.entry((form.clone(), true)).or_insert(Shown { form, text: fact.address.to_string(), address });
        }
    }
    forms.into_values().collect()
}

/// No name beside the address is another's than the one it spells out.
fn fits_names(fact: &AddressFacts, form: &Form) -> bool {
    let whole: Vec<String> = [&form.first, &form.last].into_iter().chain(&form.middles).cloned().collect();
    fact.names.iter().all(|seen| {
        let parts = names::parts(&seen.name);
        let known = |part: &String| {
            whole.iter().any(|of| {
                same_word(of, part)
                    || linked(of, part)
                    || of.starts_with(part.as_str())
                    || is_initial(of) && part.starts_with(of.as_str())
            })
        };
        parts.is_empty() || parts.iter().all(known) || form.first.is_empty() && parts.contains(&form.last)
    })
}

/// Names that stood beside an address and may be its owner's former or later ones.
pub fn also(facts: &[&AddressFacts]) -> Vec<Also> {
    let mut all = Vec::new();
    for fact in facts {
        let classes = owners::classes(fact);
        let Some(owner) = classes.first().and_then(|class| class.first()) else { continue };
        for name in classes.iter().skip(1).flatten() {
            let (Some(of), Some(form)) = (Form::of_name(owner), Form::of_name(name)) else { continue };
            if of.is_full() && matches!(of.fit(&form), Some(Fit::Same | Fit::Spelling | Fit::Nickname)) {
                let (one, other) = (names::shown(owner), names::shown(name));
                let likeness = Likeness::BothNames { address: fact.address.clone(), one, other };
                all.push(Also { form, likeness });
            }
        }
    }
    all
}

/// An address of theirs that several people use.
pub fn shared(facts: &[&AddressFacts]) -> Option<Address> {
    let several = |fact: &&&AddressFacts| {
        let classes = owners::classes(fact);
        let forms: Vec<Form> = classes.iter().filter_map(|class| Form::of_name(class.first()?)).collect();
        forms.iter().any(|a| forms.iter().any(|b| a.fit(b).is_none()))
    };
    facts.iter().find(several).map(|fact| fact.address.clone())
}

/// The ways in which an address is made of a name, without marks and separators.
pub fn spellings(form: &Form) -> Vec<String> {
    let mut all = Vec::new();
    let initial = |name: &str| name.chars().take(1).collect::<String>();
    for last in folded(&form.last).iter().filter(|last| last.chars().count() >= 3) {
        for first in folded(&form.first) {
            let middles: String = form.middles.iter().map(|name| initial(name)).collect();
            let short = initial(&first);
            all.extend([
                format!("{first}{last}"),
                format!("{last}{first}"),
                format!("{short}{last}"),
                format!("{last}{short}"),
                format!("{short}{middles}{last}"),
            ]);
        }
    }
    all
}

pub fn letters_of(local: &str) -> String {
    without_digits(local).chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect()
}

/// An address of the one, beside which nobody is named, is made of the name of the other.
pub fn spelt(one: &One, two: &One) -> Option<Likeness> {
    if !one.forms.is_empty() {
        return None;
    }
    for address in &one.person.addresses {
        let local = letters_of(address.address.local());
        for shown in two.forms.iter().filter(|shown| shown.form.is_full()) {
            let fits = one.person.names.iter().all(|seen| {
                let parts = names::parts(&seen.name);
                parts.iter().all(|part| {
                    *part == local
                        || same_word(part, &shown.form.first)
                        || linked(part, &shown.form.first)
                        || same_word(part, &shown.form.last)
                })
            });
            if fits && spellings(&shown.form).contains(&local) {
                let whole = local.chars().count() >= shown.form.first.chars().count() + shown.form.last.chars().count();
                return Some(Likeness::Spelt { address: address.address.clone(), name: shown.text.clone(), whole });
            }
        }
    }
    None
}

pub fn slips(a: &Form, b: &Form) -> bool {
    let long = a.last.chars().count().min(b.last.chars().count()) >= LONG_SURNAME;
    long && a.is_full() && a.first == b.first && one_slip(&a.last, &b.last)
}

pub fn capital(word: &str) -> String {
    let upper = |part: &str| {
        let mut chars = part.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    };
    word.split('-').map(upper).collect::<Vec<_>>().join("-")
}
