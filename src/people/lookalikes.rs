//! People in, names out that are written with foreign letters so that they look like others: "Аnna" with a Cyrillic А.

use crate::model::{Address, AddressFacts, AddressId, People, Person, PersonId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use unicode_security::{MixedScript, confusable_detection::skeleton, is_potential_mixed_script_confusable_char};

/// A name that is not what it looks like.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lookalike {
    pub name: String,
    pub address: Option<Address>,
    /// Letters of two scripts stand in one word of it.
    pub mixed: bool,
    /// Somebody else whose name looks the same.
    pub like: Option<Other>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Other {
    pub name: String,
    pub address: Option<Address>,
}

/// True when a word of the name mixes Latin letters with foreign ones that look like Latin ones.
pub fn is_mixed(name: &str) -> bool {
    let foreign = |word: &str| word.chars().any(is_potential_mixed_script_confusable_char) && !word.is_single_script();
    !name.is_ascii() && name.split(|c: char| !c.is_alphanumeric()).any(foreign)
}

/// What a name looks like: two names with one look differ in no stroke.
pub fn look(name: &str) -> String {
    skeleton(name).flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}

/// Both look the same and hold other letters, which is no matter of spelling: "Yıldız" may be written "Yildiz".
fn deceives(one: &str, other: &str) -> bool {
    let letters =
        |name: &str| -> String { name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect() };
    let foreign = |name: &str| {
        name.chars().any(|c| c.is_alphabetic() && !["a", c.encode_utf8(&mut [0; 4])].concat().is_single_script())
    };
    let possible = foreign(one) || foreign(other) || one.is_ascii() && other.is_ascii();
    possible && letters(one) != letters(other)
}

/// Addresses that bear such a name: nobody is put together with them.
pub fn mixed<'a>(facts: impl Iterator<Item = &'a AddressFacts>) -> BTreeSet<AddressId> {
    facts.filter(|fact| fact.names.iter().any(|seen| is_mixed(&seen.name))).map(|fact| fact.id).collect()
}

/// All names of these people that look like other ones, the deceiving one before the other; in the order of the people.
pub fn lookalikes(people: &People) -> Vec<(PersonId, Option<PersonId>, Lookalike)> {
    let names = |person: &'_ Person| -> BTreeSet<String> {
        let all = person.names.iter().map(|seen| seen.name.clone()).chain([person.name.clone()]);
        all.filter(|name| super::names::full(name).is_some()).collect()
    };
    let mut by_look: BTreeMap<String, Vec<(&Person, String)>> = BTreeMap::new();
    let mut found = Vec::new();
    for person in &people.all {
        for name in names(person) {
            by_look.entry(look(&name)).or_default().push((person, name));
        }
    }
    let mut told = BTreeSet::new();
    for bearers in by_look.values().filter(|bearers| bearers.len() > 1) {
        for (at, (one, name)) in bearers.iter().enumerate() {
            for (other, others) in bearers.iter().skip(at + 1) {
                if one.id == other.id || !deceives(name, others) {
                    continue;
                }
                // Whoever holds foreign letters is the one to be looked at.
                let turned = name.is_ascii() && !others.is_ascii();
                let ((bad, bad_name), (good, good_name)) =
                    if turned { ((other, others), (one, name)) } else { ((one, name), (other, others)) };
                if told.insert((bad.id, good.id)) {
                    let like = Other { name: good_name.clone(), address: good.address().cloned() };
                    found.push((bad.id, Some(good.id), lookalike(bad, bad_name, Some(like))));
                }
            }
        }
    }
    let known: BTreeSet<PersonId> = found.iter().map(|(bad, ..)| *bad).collect();
    for person in people.all.iter().filter(|person| !known.contains(&person.id)) {
        if let Some(seen) = person.names.iter().find(|seen| is_mixed(&seen.name)) {
            found.push((person.id, None, lookalike(person, &seen.name, None)));
        }
    }
    found.sort_by_key(|(bad, like, _)| (*bad, *like));
    found
}

fn lookalike(person: &Person, name: &str, like: Option<Other>) -> Lookalike {
    Lookalike { name: name.to_owned(), address: person.address().cloned(), mixed: is_mixed(name), like }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (name, wanted) in [
            ("Anna Weber", false),
            ("\u{410}nna Weber", true),
            ("Anna W\u{435}ber", true),
            ("Αlex Huber", true),
            ("Анна Вебер", false),
            ("Jürgen Müller", false),
            ("Иван Ivanov", false),
            ("山田 Taro", false),
            ("Yıldız", false),
        ] {
            assert_eq!(is_mixed(name), wanted, "{name}");
        }
        for (one, other, wanted) in [
            ("\u{410}nna Weber", "Anna Weber", true),
            ("AIice Weber", "Alice Weber", true),
            ("Yıldız Kaya", "Yildiz Kaya", false),
            ("ANNA WEBER", "Anna Weber", false),
            ("O’Brien Pat", "O'Brien Pat", false),
        ] {
            assert_eq!(look(one) == look(other) && deceives(one, other), wanted, "{one} / {other}");
        }
    }
}
