//! Addresses in, the firm or house at which two people have them out.

use super::forms::one_slip;
use super::likeness::Likeness;
use crate::model::{Address, Person};

/// Houses where everybody may have an address: they say nothing about those who have one.
const MAIL_HOUSES: &str = "
    gmail googlemail ymail rocketmail yahoo hotmail outlook live msn aol gmx web t-online freenet icloud me mac posteo
    mailbox arcor bluewin a1 aon comcast earthlink verizon sbcglobal protonmail proton fastmail mail email hey cox
    bellsouth att free orange wanadoo libero
";
/// What stands between a house and its country: "weber.co.uk".
const KINDS: [&str; 10] = ["ac", "co", "com", "edu", "gov", "gouv", "gv", "net", "or", "org"];
/// Letters of a house's name before one of them is a slip, and before it is the same house in two countries.
const LONG_HOUSE: usize = 6;
const OWN_NAME: usize = 4;

/// The name of a house and what stands behind it: `mail.kreil.co.uk` gives `kreil` and `kreil.co.uk`.
fn house(domain: &str) -> Option<(&str, &str)> {
    if domain.ends_with(".invalid") {
        return None; // made up for those who have no address
    }
    let mut ends = domain.rmatch_indices('.').map(|(at, _)| at);
    let country = ends.next()?;
    let before = ends.next();
    let label = |start: Option<usize>, end: usize| domain.get(start.map_or(0, |at| at + 1)..end);
    let (start, end) = match label(before, country) {
        Some(kind) if before.is_some() && KINDS.contains(&kind) => (ends.next(), before?),
        _ => (before, country),
    };
    let name = label(start, end).filter(|name| !name.is_empty())?;
    Some((name, domain.get(start.map_or(0, |at| at + 1)..)?))
}

/// What stands in the name of a firm and says nothing of which it is.
const FORMS: &str = "
    gmbh mbh ag kg se ug ohg gbr kgaa ev e v co ltd limited inc llc llp plc corp corporation company und and the der die das
    of bei firma
";
/// Letters from which the beginning of an address names a house.
const TELLING: usize = 5;
/// Letters from which a word is told by its beginning.
const SHORTENED: usize = 5;

/// Whether addresses at this domain belong to a house of that name: "Albrecht & Söhne" has `albrecht-soehne.example`.
pub fn is_of_house(domain: &str, name: &str) -> bool {
    let lower = name.trim().to_lowercase();
    let below =
        |domain: &str| domain.strip_suffix(lower.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if lower.contains('.') && below(domain) {
        return true;
    }
    let Some((house, _)) = house(domain).filter(|(name, _)| !is_everybodys(name)) else { return false };
    let spelt = house.replace('-', "");
    [("ae", "oe", "ue"), ("a", "o", "u")].iter().any(|(ae, oe, ue)| {
        let plain = lower.replace('ä', ae).replace('ö', oe).replace('ü', ue).replace('ß', "ss");
        let words = told_by(&plain);
        let joined = words.concat();
        let parts: Vec<&str> = house.split('-').collect();
        // "Nordlicht Bildungsmedien" has nordlicht-bildung.example
        let shortened = || {
            let half = |(word, part): &(&&str, &&str)| part.len() >= SHORTENED && part.len() * 2 >= word.len();
            let begins = |pair: (&&str, &&str)| half(&pair) && pair.0.starts_with(*pair.1);
            parts.len() > 1
                && parts.len() == words.len()
                && words.first() == parts.first()
                && words.iter().zip(&parts).skip(1).all(begins)
        };
        !joined.is_empty()
            && (spelt == joined
                || joined.chars().count() >= TELLING && spelt.starts_with(&joined)
                || words.iter().all(|word| parts.contains(word))
                || shortened())
    })
}

fn told_by(lower: &str) -> Vec<&str> {
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !FORMS.split_whitespace().any(|form| form == *word)).collect()
}

/// The name of a firm as it is compared: "Nordwerk GmbH & Co. KG" is "nordwerk".
pub fn firm(name: &str) -> String {
    let lower = name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    told_by(&lower).join(" ")
}

/// Whether a firm is the one of that name: its own name begins with it.
pub fn is_firm(company: &str, name: &str) -> bool {
    let (company, name) = (firm(company), firm(name));
    !name.is_empty() && company.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn is_everybodys(name: &str) -> bool {
    MAIL_HOUSES.split_whitespace().any(|one| one == name)
}

fn pairs<'p>(one: &'p Person, two: &'p Person) -> impl Iterator<Item = (&'p Address, &'p Address)> {
    let others = || two.addresses.iter().map(|address| &address.address);
    one.addresses.iter().flat_map(move |address| others().map(|other| (&address.address, other)))
}

/// A firm or house at which both have an address.
pub fn same(one: &Person, two: &Person) -> Option<Likeness> {
    let common = |(a, b): (&Address, &Address)| {
        let ((name, domain), (other, domains)) = (house(a.domain())?, house(b.domain())?);
        // "kim@mail.msn.com" is "kim@msn.com", but "kim@yahoo.de" need not be "kim@yahoo.com".
        let renamed = a.local() == b.local() && a.domain() != b.domain() && domain == domains;
        if name != other || is_everybodys(name) && !renamed {
            return None;
        }
        match () {
            () if a.domain() == b.domain() => Some(a.domain().to_owned()),
            () if domain == domains => Some(domain.to_owned()),
            () => (name.chars().count() >= OWN_NAME).then(|| name.to_owned()),
        }
    };
    pairs(one, two).find_map(common).map(|domain| Likeness::Domain { domain })
}

/// The same stands before the `@` of two addresses, and one letter tells what stands behind it apart.
pub fn mistyped(one: &Person, two: &Person) -> Option<Likeness> {
    let slip = |(a, b): &(&Address, &Address)| {
        let houses = house(a.domain()).zip(house(b.domain()));
        a.local() == b.local()
            && one_slip(a.domain(), b.domain())
            && houses.is_some_and(|((name, _), (other, _))| {
                name != other
                    && name.chars().count().min(other.chars().count()) >= LONG_HOUSE
                    && !(is_everybodys(name) && is_everybodys(other))
            })
    };
    pairs(one, two).find(slip).map(|(a, b)| Likeness::Slip { one: a.to_string(), other: b.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddressId, PersonAddress, PersonId};

    fn at(address: &str) -> Person {
        let address = Address::parse(address).unwrap();
        let address = PersonAddress { id: AddressId(1), address, wrote: None, letters: 0 };
        Person { id: PersonId(0), name: String::new(), names: Vec::new(), addresses: vec![address] }
    }

    #[test]
    fn whose_addresses_are_these() {
        for (domain, name, want) in [
            ("albrecht-soehne.example", "Albrecht & Söhne", true),
            ("albrecht-sohne.example", "Albrecht und Söhne GmbH & Co. KG", true),
            ("harrowpell.example", "Harrow & Pell", true),
            ("longacrebooks.example", "Longacre", true),
            ("mail.siemens.com", "Siemens AG", true),
            ("siemens-energy.com", "Siemens", true),
            ("siemens.co.uk", "siemens.co.uk", true),
            ("nordlicht-bildung.example", "Nordlicht Bildungsmedien GmbH", true),
            ("nordlicht-bildung.example", "Nordlicht Filmverleih", false),
            ("deutsche-bank.example", "Deutsche Bankakademie", false),
            ("sued-wind.example", "Suedring Windkraft", false),
            ("notsiemens.com", "siemens.com", false),
            ("notsiemens.com", "Siemens", false),
            ("gmail.com", "Gmail", false),
            ("rotkreuz.example", "Rot", false),
            ("kreil.example", "GmbH", false),
            ("kreil.example", "", false),
            ("kreil.example", "  & ", false),
        ] {
            assert_eq!(is_of_house(domain, name), want, "{domain} {name}");
        }
    }

    #[test]
    fn which_firm_this_is() {
        for (company, name, want) in [
            ("Nordwerk GmbH & Co. KG", "nordwerk", true),
            ("Müller Verlag", "Mueller Verlag GmbH", true),
            ("Nordwerk Logistik", "Nordwerk", true),
            ("Nordwerker Bote", "Nordwerk", false),
            ("Deutsche Bank", "Bank", false),
            ("Nordwerk", "GmbH", false),
        ] {
            assert_eq!(is_firm(company, name), want, "{company} {name}");
        }
    }

    /// Two addresses, the house they have in common, and whether one is a slip of the other.
    #[test]
    fn rows() {
        for (one, two, common, slip) in [
            ("kim@kreil.example", "kim@kreil.example", "kreil.example", false),
            ("kim@post.kreil.example", "kim@kreil.example", "kreil.example", false),
            ("kim@kreil.com", "kim@kreil.net", "kreil", false),
            ("kim@kreil.co.uk", "kim@kreil.de", "kreil", false),
            ("kim@weber.co.uk", "kim@kreil.co.uk", "", false),
            ("kim@kreil.ac.at", "kim@weber.ac.at", "", false),
            ("kim@abc.de", "kim@abc.com", "", false),
            ("kim@gmail.com", "kim@gmail.com", "", false),
            ("kim@mail.msn.com", "kim@msn.com", "msn.com", false),
            ("kim@mail.msn.com", "tom@msn.com", "", false),
            ("kim@yahoo.com", "kim@yahoo.de", "", false),
            ("kim@co.example", "kim@kreil.example", "", false),
            ("kim@seemuseum.example", "kim@semuseum.example", "", true),
            ("tom@seemuseum.example", "kim@semuseum.example", "", false),
            ("kim@kreil.example", "kim@krell.example", "", false),
            ("kim@hotmail.com", "kim@hotmial.com", "", true),
        ] {
            let (a, b) = (at(one), at(two));
            let found = match same(&a, &b) {
                Some(Likeness::Domain { domain }) => domain,
                _ => String::new(),
            };
            assert_eq!((found.as_str(), mistyped(&a, &b).is_some()), (common, slip), "{one} {two}");
        }
    }
}
