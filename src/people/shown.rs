//! The addresses of one person in, all forms of names that they show out.

use super::forms::{Fit, Form, first_slip, is_initial, letters_of, linked, one_slip, same_word};
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
    /// Read from an address in which the surname may stand first.
    pub turned: bool,
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

impl<'p> One<'p> {
    pub fn new(person: &'p Person, facts: &[&AddressFacts]) -> One<'p> {
        let mut forms: BTreeMap<(Form, bool), Shown> = BTreeMap::new();
        let (mut also, mut shared) = (Vec::new(), None);
        for fact in facts {
            let bearing = owners::bearing(fact);
            for shown in forms_of(fact, &bearing) {
                forms.entry((shown.form.clone(), shown.address.is_some())).or_insert(shown);
            }
            if bearing.humans.len() > 1 {
                let (theirs, several) = others(fact, &bearing);
                also.extend(theirs);
                shared = shared.or(several.then(|| fact.address.clone()));
            }
        }
        One { person, forms: forms.into_values().collect(), also, shared }
    }

    pub fn names_somebody(&self) -> bool {
        self.forms.iter().any(|shown| shown.form.is_full())
    }
}

impl Shown {
    /// What the two have in common; `None` where they are two people's.
    pub fn common(&self, other: &Shown) -> Option<(Fit, Likeness)> {
        let (a, b) = (&self.form, &other.form);
        let (one, two) = (self.text.clone(), other.text.clone());
        let Some(fit) = a.fit(b) else {
            let slip = a.last == b.last && !a.middles_contradict(b) && first_slip(&a.first, &b.first);
            return slip.then_some((Fit::Initial, Likeness::Slip { one, other: two }));
        };
        let in_address = match (&self.address, &other.address) {
            (Some(address), None) => Some((address, &two)),
            (None, Some(address)) => Some((address, &one)),
            _ => None,
        };
        if (self.turned || other.turned) && fit != Fit::Same {
            return None;
        }
        let likeness = match (fit, in_address) {
            _ if !same_word(&a.last, &b.last) => {
                let firsts = !matches!(fit, Fit::Initial | Fit::Middle);
                if fit == Fit::Same && a.words() == b.words() {
                    Likeness::Spelling { one, other: two }
                } else if slips(a, b) {
                    Likeness::Slip { one, other: two }
                } else if firsts && a.shares_surname(b) {
                    Likeness::Surname { one, other: two }
                } else {
                    return None;
                }
            }
            (Fit::Same | Fit::Spelling, Some((address, name))) => {
                Likeness::Spelt { address: address.clone(), name: name.clone(), whole: true }
            }
            (Fit::Initial | Fit::Middle, Some((address, name))) => {
                Likeness::Spelt { address: address.clone(), name: name.clone(), whole: false }
            }
            (Fit::Same, _) if one == two => Likeness::Name { name: one },
            (Fit::Same | Fit::Spelling, _) => Likeness::Spelling { one, other: two },
            (Fit::Nickname, _) => {
                Likeness::Nickname { one: capital(&a.first), other: capital(&b.first), surname: self.surname() }
            }
            (Fit::Initial | Fit::Middle, _) => Likeness::Initial { one, other: two, surname: self.surname() },
        };
        Some((fit, likeness))
    }

    /// As it is written where it stands in a name.
    pub fn surname(&self) -> String {
        let mut words = self.text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        words
            .rfind(|word| word.to_lowercase() == self.form.last)
            .map_or_else(|| capital(&self.form.last), str::to_owned)
    }
}

/// Names of everybody behind an address; it is read as one itself where no full name stands beside it.
fn forms_of(fact: &AddressFacts, bearing: &owners::Bearing) -> Vec<Shown> {
    let first = || bearing.humans.first().map(|(names, _)| names.clone()).unwrap_or_default();
    let mut names = if bearing.owner.is_empty() { first() } else { bearing.owner.clone() };
    if names.is_empty() {
        // "A. Brown" is no full name and yet a form.
        let one = fact.names.iter().filter(|seen| !owners::names_several(fact, &seen.name));
        names.extend(one.map(|seen| seen.name.as_str()));
    }
    let form = |name: &&str| {
        Some(Shown { form: Form::of_name(name)?, text: names::shown(name), address: None, turned: false })
    };
    let mut forms: Vec<Shown> = names.iter().filter_map(form).collect();
    if !forms.iter().any(|shown| shown.form.is_full())
        && let Some(form) = Form::of_local(fact.address.local()).filter(|form| fits_names(fact, form))
    {
        let shown = |form, turned| {
            let (text, address) = (fact.address.to_string(), Some(fact.address.clone()));
            Shown { form, text, address, turned }
        };
        // `kreil.thomas` as well
        if form.middles.is_empty() && form.first.chars().count() >= 3 {
            let turned = Form { first: form.last.clone(), middles: Vec::new(), last: form.first.clone() };
            forms.push(shown(turned, true));
        }
        forms.push(shown(form, false));
    }
    forms
}

/// Names of others beside an address that may yet be its owner's: a former surname, or another first name under which
/// most letters went; and whether any cannot be.
fn others(fact: &AddressFacts, bearing: &owners::Bearing) -> (Vec<Also>, bool) {
    let all: u64 = bearing.humans.iter().map(|(_, letters)| letters).sum();
    let owner = bearing.owner.first().or_else(|| bearing.humans.first()?.0.first());
    let Some((owner, of)) = owner.and_then(|name| Some((*name, Form::of_name(name)?))) else {
        return (Vec::new(), true);
    };
    let (mut also, mut several) = (Vec::new(), false);
    for (names, letters) in bearing.humans.iter().filter(|(names, _)| !names.contains(&owner)) {
        for name in names {
            let Some(form) = Form::of_name(name) else { continue };
            // What a mail system left of an alias, ".anna@…", is nobody's own.
            let own = !fact.address.local().starts_with('.');
            let alias = !bearing.owner.is_empty() && same_word(&form.last, &of.last) && letters * 2 >= all;
            let renamed = of.fit(&form).is_some_and(|fit| !matches!(fit, Fit::Initial | Fit::Middle));
            if own && (renamed || alias) {
                let (one, other) = (names::shown(owner), names::shown(name));
                let likeness = Likeness::BothNames { address: fact.address.clone(), one, other };
                also.push(Also { form, likeness });
            } else {
                several = true;
            }
        }
    }
    (also, several)
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

/// Letters of a surname that stands for the whole name in an address.
const LONG_LOCAL: usize = 5;

/// An address of the one, beside which nobody is named, is made of the name of the other; of the surname alone where
/// both are of one house.
pub fn spelt(one: &One, two: &One) -> Option<Likeness> {
    if !one.forms.is_empty() {
        return None;
    }
    for address in one.person.addresses.iter().map(|address| &address.address) {
        let local = letters_of(address.local());
        for shown in two.forms.iter().filter(|shown| shown.form.is_full() && !shown.turned) {
            let form = &shown.form;
            let known = |part: &String| {
                *part == local
                    || same_word(part, &form.first)
                    || linked(part, &form.first)
                    || same_word(part, &form.last)
            };
            let house = || two.person.addresses.iter().any(|other| other.address.domain() == address.domain());
            let surname = || local.len() >= LONG_LOCAL && same_word(&local, &form.last) && house();
            let fits = one.person.names.iter().all(|seen| names::parts(&seen.name).iter().all(known));
            if fits && (form.spellings().contains(&local) || surname()) {
                let whole = local.chars().count() >= form.first.chars().count() + form.last.chars().count();
                return Some(Likeness::Spelt { address: address.clone(), name: shown.text.clone(), whole });
            }
        }
    }
    None
}

fn slips(a: &Form, b: &Form) -> bool {
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
