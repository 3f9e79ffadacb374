//! The names that each address bears in, those of its owner out: an address that several people use bridges nobody.

use super::forms::{Form, letters_of, one_slip, same_word};
use super::names;
use crate::model::{AddressFacts, NameSeen};

/// So many of its letters must bear the names of one human being before an address is theirs.
const MOST: (u64, u64) = (3, 4);

struct Named<'f> {
    name: &'f str,
    full: Vec<String>,
    form: Option<Form>,
    letters: u64,
}

/// The full names that an address bears, by the human beings they are of.
pub struct Bearing<'f> {
    /// Those by which it may be put together with others: all where they are one human being's; else those of its
    /// owner, whom it spells out or whom most letters name; none where that is nobody.
    pub owner: Vec<&'f str>,
    /// All by human being, with the letters that bear them, the most first.
    pub humans: Vec<(Vec<&'f str>, u64)>,
}

pub fn bearing(fact: &AddressFacts) -> Bearing<'_> {
    let humans = humans(fact);
    let all: u64 = humans.iter().map(|(_, letters)| letters).sum();
    let spelt = if humans.len() > 1 { Form::of_local(fact.address.local()) } else { None };
    let local = letters_of(fact.address.local());
    let is_spelt = |name: &&str| {
        Form::of_name(name).is_some_and(|form| {
            let dotted = spelt.as_ref().is_some_and(|of| same_word(&form.last, &of.last) && form.fit(of).is_some());
            dotted || form.spellings().contains(&local)
        })
    };
    let owner = match humans.as_slice() {
        [(only, _)] => Some(only),
        several => several
            .iter()
            .find(|(names, _)| names.iter().any(is_spelt))
            .or_else(|| several.first().filter(|(_, letters)| letters * MOST.1 >= all * MOST.0))
            .map(|(names, _)| names),
    };
    Bearing { owner: owner.cloned().unwrap_or_default(), humans }
}

/// More than one where an address is shared, by a family, an office, an assistant.
fn humans(fact: &AddressFacts) -> Vec<(Vec<&str>, u64)> {
    fn named(seen: &NameSeen) -> Option<Named<'_>> {
        let full = names::full(&seen.name)?;
        Some(Named { name: &seen.name, full, form: None, letters: u64::from(seen.letters.max(1)) })
    }
    // The address once more, "thomas.kreil", is no other name.
    let own = |seen: &&NameSeen| !seen.name.eq_ignore_ascii_case(fact.address.local());
    let one = |seen: &&NameSeen| !names_several(fact, &seen.name);
    let mut all: Vec<Named> = fact.names.iter().filter(own).filter(one).filter_map(named).collect();
    if let [only] = all.as_slice() {
        return vec![(vec![only.name], only.letters)];
    }
    all.iter_mut().for_each(|one| one.form = Form::of_name(one.name));
    all.sort_by(|a, b| b.letters.cmp(&a.letters).then(a.name.cmp(b.name)));
    let mut humans: Vec<Vec<Named>> = Vec::new();
    for one in all {
        match humans.iter_mut().find(|human| human.iter().any(|other| one_human(&one, other))) {
            Some(human) => human.push(one),
            None => humans.push(vec![one]),
        }
    }
    let letters = |human: Vec<Named<'_>>| human.iter().map(|one| one.letters).sum::<u64>();
    let mut humans: Vec<_> = humans
        .into_iter()
        .map(|human| (human.iter().map(|one| one.name).collect::<Vec<_>>(), letters(human)))
        .collect();
    humans.sort_by_key(|(_, letters)| std::cmp::Reverse(*letters));
    humans
}

/// "Tom Kreil, Anna Weber" at Tom Kreil's address are two people; "Kreil Weber, Tom" is one.
pub fn names_several(fact: &AddressFacts, name: &str) -> bool {
    let Some((left, right)) =
        name.split_once(',').filter(|(left, right)| left.contains(' ') && right.trim().contains(' '))
    else {
        return false;
    };
    let (Some(first), Some(_)) = (names::full(left), names::full(right)) else { return false };
    let spelt = || Form::of_name(left).is_some_and(|form| form.spellings().contains(&letters_of(fact.address.local())));
    spelt() || fact.names.iter().any(|seen| seen.name != name && names::full(&seen.name).as_ref() == Some(&first))
}

/// Two names under one address are one human being's where their surname is the same and the first names fit, or where
/// the one has all parts of the other.
fn one_human(a: &Named, b: &Named) -> bool {
    let holds = |long: &[String], short: &[String]| short.iter().all(|part| long.iter().any(|of| same_word(of, part)));
    let slip = |a: &str, b: &str| a.chars().count().min(b.chars().count()) >= 5 && one_slip(a, b);
    let fit = |(a, b): (&Form, &Form)| (a.shares_surname(b) || slip(&a.last, &b.last)) && a.fit(b).is_some();
    holds(&a.full, &b.full) || holds(&b.full, &a.full) || a.form.as_ref().zip(b.form.as_ref()).is_some_and(fit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, AddressId};

    #[test]
    fn rows() {
        type Row = (&'static str, &'static [(&'static str, u32)], usize, &'static [&'static str]);
        let rows: [Row; 10] = [
            (
                "anna@weber.example",
                &[("Anna Weber", 3), ("Weber, Anna", 1), ("Anna Maria Weber", 1)],
                1,
                &["Anna Maria Weber", "Anna Weber", "Weber, Anna"],
            ),
            ("tom@kreil.example", &[("Tom Kreil", 3), ("Thomas Kreil", 1)], 1, &["Thomas Kreil", "Tom Kreil"]),
            ("familie@weber.example", &[("Anna Weber", 3), ("Peter Weber", 2)], 2, &[]),
            ("mail@haus.example", &[("Anna Weber", 3), ("Peter Kreil", 2)], 2, &[]),
            ("mail@haus.example", &[("Anna Weber", 9), ("Peter Kreil", 1)], 2, &["Anna Weber"]),
            ("peter.kreil@haus.example", &[("Anna Weber", 3), ("Peter Kreil", 2)], 2, &["Peter Kreil"]),
            ("x@haus.example", &[("Anna", 3)], 0, &[]),
            ("x@haus.example", &[("Tom Kreil", 1), ("Tom Kreil, Anna Weber", 1)], 1, &["Tom Kreil"]),
            ("tom.kreil@haus.example", &[("Tom Kreil, Anna Weber", 1)], 0, &[]),
            ("tom@haus.example", &[("Kreil Weber, Tom Nils", 1)], 1, &["Kreil Weber, Tom Nils"]),
        ];
        for (address, names, humans, owner) in rows {
            let seen =
                |(name, letters): &(&str, u32)| NameSeen { name: (*name).into(), letters: *letters, first: 0, last: 0 };
            let fact = AddressFacts {
                id: AddressId(1),
                address: Address::parse(address).unwrap(),
                names: names.iter().map(seen).collect(),
                relay: false,
                delivered: 0,
            };
            let mut found = bearing(&fact);
            found.owner.sort_unstable();
            assert_eq!((found.humans.len(), found.owner.as_slice()), (humans, owner), "{address}");
        }
    }
}
