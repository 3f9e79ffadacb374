//! The names that each address bears in, those of its owner out: an address that several people use bridges nobody.

use super::forms::{Form, one_slip, same_word};
use super::names;
use crate::model::{AddressFacts, NameSeen};
use std::collections::BTreeSet;

/// So many of its letters must bear the names of one human being before an address is theirs.
const MOST: (u64, u64) = (3, 4);

struct Named<'f> {
    name: &'f str,
    full: Vec<String>,
    form: Option<Form>,
    letters: u64,
}

/// Full names by the human beings that bear them; more than one class where an address is shared, by a family, an
/// office, an assistant. What stands first is borne by most letters.
pub fn classes(fact: &AddressFacts) -> Vec<Vec<&str>> {
    fn named(seen: &NameSeen) -> Option<Named<'_>> {
        let full = names::full(&seen.name)?;
        let form = Form::of_name(&seen.name);
        Some(Named { name: &seen.name, full, form, letters: u64::from(seen.letters.max(1)) })
    }
    let mut all: Vec<Named> = fact.names.iter().filter_map(named).collect();
    all.sort_by(|a, b| b.letters.cmp(&a.letters).then(a.name.cmp(b.name)));
    let mut classes: Vec<Vec<Named>> = Vec::new();
    for one in all {
        match classes.iter_mut().find(|class| class.iter().any(|other| one_human(&one, other))) {
            Some(class) => class.push(one),
            None => classes.push(vec![one]),
        }
    }
    classes.sort_by_key(|class| std::cmp::Reverse(class.iter().map(|one| one.letters).sum::<u64>()));
    classes.into_iter().map(|class| class.into_iter().map(|one| one.name).collect()).collect()
}

/// Two names under one address are one human being's where their surname is the same and the first names fit, or where
/// the one has all parts of the other.
fn one_human(a: &Named, b: &Named) -> bool {
    let holds = |long: &[String], short: &[String]| short.iter().all(|part| long.iter().any(|of| same_word(of, part)));
    let slip = |a: &str, b: &str| a.chars().count().min(b.chars().count()) >= 5 && one_slip(a, b);
    let fit = |(a, b): (&Form, &Form)| (same_word(&a.last, &b.last) || slip(&a.last, &b.last)) && a.fit(b).is_some();
    holds(&a.full, &b.full) || holds(&b.full, &a.full) || a.form.as_ref().zip(b.form.as_ref()).is_some_and(fit)
}

/// The names by which an address may be put together with others: all of them where they are one human being's; else
/// those of its owner, whom it spells out or whom most letters name; none where that is nobody.
pub fn names_of_owner(fact: &AddressFacts) -> BTreeSet<&str> {
    let classes = classes(fact);
    if classes.len() <= 1 {
        return classes.into_iter().flatten().collect();
    }
    let spelt = Form::of_local(fact.address.local());
    let is_spelt = |name: &&str| {
        let form = Form::of_name(name);
        form.zip(spelt.as_ref()).is_some_and(|(a, b)| same_word(&a.last, &b.last) && a.fit(b).is_some())
    };
    if let Some(owner) = classes.iter().find(|class| class.iter().any(is_spelt)) {
        return owner.iter().copied().collect();
    }
    let letters =
        |name: &str| fact.names.iter().find(|seen| seen.name == name).map_or(0, |seen| u64::from(seen.letters.max(1)));
    let of = |class: &Vec<&str>| class.iter().map(|name| letters(name)).sum::<u64>();
    let all: u64 = classes.iter().map(of).sum();
    let owner = classes.into_iter().next().filter(|class| of(class) * MOST.1 >= all * MOST.0);
    owner.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, AddressId};

    #[test]
    fn rows() {
        type Row = (&'static str, &'static [(&'static str, u32)], usize, &'static [&'static str]);
        let rows: [Row; 7] = [
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
            assert_eq!(classes(&fact).len(), humans, "{address}");
            assert_eq!(names_of_owner(&fact).into_iter().collect::<Vec<_>>(), owner, "{address}");
        }
    }
}
