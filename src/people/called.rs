//! A word and a person in, whether the word means them out: in any spelling, "Goebel" as "Göbel".

use super::forms::folded;
use super::names::{from_address, parts};
use crate::model::{Address, Person, PersonAddress, leads_nowhere, of_page};

/// So many letters begin a name, and are looked for inside an address.
const BEGINNING: usize = 2;
const INSIDE: usize = 3;

/// What was typed to name somebody.
#[derive(Clone, Debug)]
pub struct Word {
    lower: String,
    /// As a whole, in each spelling.
    pub texts: Vec<String>,
    /// Its parts, each in each spelling.
    pub parts: Vec<Vec<String>>,
}

/// How well a word fits somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// Part of an address.
    Inside,
    /// Some parts of the name.
    Partly,
    /// A whole name in another spelling.
    Spelt,
    /// A whole name or address.
    Exactly,
}

impl Word {
    pub fn new(word: &str) -> Word {
        let lower = word.trim().to_lowercase();
        let lower = of_page(&lower).map_or(lower, |address| address.to_string());
        let mut texts = folded(&lower);
        if !texts.contains(&lower) {
            texts.push(lower.clone());
        }
        Word { lower, texts, parts: parts(word).iter().map(|part| folded(part)).collect() }
    }

    /// `None` where it does not mean them.
    pub fn fits(&self, person: &Person) -> Option<Fits> {
        let has = |word: &str| person.addresses.iter().any(|one| is(&one.address, word));
        let whole = |name: &str, spelt: bool| match spelt {
            false => name.to_lowercase() == self.lower,
            true => folded(&name.to_lowercase()).iter().any(|name| self.texts.contains(name)),
        };
        let named = |spelt| person.names.iter().any(|seen| whole(&seen.name, spelt));
        if has(&self.lower) || named(false) {
            return Some(Fits::Exactly);
        }
        if named(true) || self.texts.iter().any(|text| has(text)) {
            return Some(Fits::Spelt);
        }
        if self.is_called(person) {
            return Some(Fits::Partly);
        }
        let inside =
            |address: &str| self.texts.iter().any(|text| text.len() >= INSIDE && address.contains(text.as_str()));
        // of one that was made up only what is shown to be typed
        let fits = |address: &Address| match leads_nowhere(address) {
            true => address.local() == self.lower,
            false => inside(address.as_str()),
        };
        person.addresses.iter().any(|one| fits(&one.address)).then_some(Fits::Inside)
    }

    /// By parts of any names of theirs together.
    fn is_called(&self, person: &Person) -> bool {
        self.begin(&names(person).flat_map(parts).collect::<Vec<_>>()) || self.is_spelt_by_address(person)
    }

    /// All of it stands in one name of theirs, or is an address: not by the house of one.
    pub fn is_name_of(&self, person: &Person) -> bool {
        names(person).any(|name| self.begin(&parts(name)))
            || self.is_spelt_by_address(person)
            || person.addresses.iter().any(|one| is(&one.address, &self.lower))
    }

    /// Several parts of it are the name that an address spells: tom.kreil@… is Tom Kreil.
    fn is_spelt_by_address(&self, person: &Person) -> bool {
        let spells = |one: &PersonAddress| {
            !leads_nowhere(&one.address) && self.begin(&parts(&from_address(one.address.local())))
        };
        self.parts.len() > 1 && person.addresses.iter().any(spells)
    }

    /// It is the whole name, part by part.
    pub fn is_whole(&self, name: &[String]) -> bool {
        let same = |(part, name): (&Vec<String>, &String)| folded(name).iter().any(|name| part.contains(name));
        self.parts.len() == name.len() && self.parts.iter().zip(name).all(same)
    }

    fn begin(&self, names: &[String]) -> bool {
        let names: Vec<Vec<String>> = names.iter().map(|name| folded(name)).collect();
        !self.parts.is_empty() && self.parts.iter().all(|part| names.iter().any(|name| begins(part, name)))
    }
}

/// A made-up address is named by its part before the `@`.
fn is(address: &Address, word: &str) -> bool {
    address.as_str() == word || leads_nowhere(address) && address.local() == word
}

fn names(person: &Person) -> impl Iterator<Item = &str> {
    person.names.iter().map(|seen| seen.name.as_str()).chain([person.name.as_str()])
}

/// The one is the other in some spelling, or its beginning. What has marks begins a name only as it is written out: "Jö"
/// is no John.
fn begins(part: &[String], name: &[String]) -> bool {
    let beginning = part.last().filter(|part| part.chars().count() >= BEGINNING);
    name.iter().any(|name| part.contains(name) || beginning.is_some_and(|part| name.starts_with(part.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddressId, NameSeen, PersonAddress, PersonId};

    fn person(name: &str, address: &str) -> Person {
        let seen = NameSeen { name: name.to_owned(), letters: 1, first: 0, last: 0 };
        let address = Address::parse(address).unwrap();
        let address = PersonAddress { id: AddressId(1), address, wrote: None, letters: 1 };
        Person { id: PersonId(1), name: name.to_owned(), names: vec![seen], addresses: vec![address] }
    }

    #[test]
    fn a_word_means_a_person_in_any_spelling() {
        for (word, name, wanted) in [
            ("Anna Göbel", "Anna Göbel", Some(Fits::Exactly)),
            ("anna göbel", "Anna Göbel", Some(Fits::Exactly)),
            ("Anna Goebel", "Anna Göbel", Some(Fits::Spelt)),
            ("Anna Gobel", "Anna Göbel", Some(Fits::Spelt)),
            ("Anna Göbel", "Anna Goebel", Some(Fits::Spelt)),
            ("Anna Göbel", "Anna Gobel", Some(Fits::Spelt)),
            ("Anna Gobel", "Anna Goebel", None),
            ("Goebel", "Anna Göbel", Some(Fits::Partly)),
            ("Gö", "Anna Goebel", Some(Fits::Partly)),
            ("Groß", "Anna Gross", Some(Fits::Partly)),
            ("GROSS", "Anna Groß", Some(Fits::Partly)),
            ("Andre", "André Weber", Some(Fits::Partly)),
            ("Soerensen", "Kim Sørensen", Some(Fits::Partly)),
            ("Jö", "John Weber", None),
            ("Joe", "John Weber", None),
            ("Joe", "Jörg Weber", Some(Fits::Partly)),
            ("Weber, Jörg", "Joerg Weber", Some(Fits::Partly)),
            ("J", "John Weber", None),
            ("box@weber.example", "John Weber", Some(Fits::Exactly)),
            ("böx@weber.example", "John Weber", Some(Fits::Spelt)),
            ("", "John Weber", None),
        ] {
            assert_eq!(Word::new(word).fits(&person(name, "box@weber.example")), wanted, "{word} / {name}");
        }
        let aumueller = person("Post", "aumueller@box.example");
        assert_eq!(Word::new("Aumüller").fits(&aumueller), Some(Fits::Inside));
        // a made-up address is nobody's word, but what is shown of it to be typed
        let nobody = person("Rosalind", "ali-osei.name@linkedin.invalid");
        assert_eq!(
            ["invalid", "ali", "ali-osei.name"].map(|word| Word::new(word).fits(&nobody)),
            [None, None, Some(Fits::Exactly)]
        );
        let tom = person("Tom", "tom.kreil@box.example");
        let is_tom = ["Tom Kreil", "Kreil", "Tom Box"].map(|word| Word::new(word).is_name_of(&tom));
        assert_eq!(is_tom, [true, false, false], "a surname alone may be a word of any address");
        assert!(!Word::new("box").is_name_of(&aumueller) && Word::new("post").is_name_of(&aumueller));
        assert!(Word::new("Anna Goebel").is_whole(&["anna".into(), "göbel".into()]));
    }
}
