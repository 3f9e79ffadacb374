//! A name or the part of an address before its `@` in, the form by which it is compared with others out.

use super::names::{is_function, parts};
use crate::speech::nicknames::NICKNAMES;
use std::collections::BTreeSet;

/// A first name, what stands between, and a surname, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// May be an initial; empty where only a middle initial is known (`a..kreil`).
    pub first: String,
    pub middles: Vec<String>,
    pub last: String,
}

/// How two forms with one surname fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Same,
    /// "Jürgen" and "Juergen".
    Spelling,
    Nickname,
    /// An initial stands for the first name, or one of them goes by a middle name.
    Initial,
    /// A middle initial is all that is known of the one: `a..kreil` and "Thomas A. Kreil".
    Middle,
}

/// What belongs to the surname behind it, and is left out by many.
const PARTICLES: &[&str] = &["van", "von", "vom", "zu", "de", "der", "den", "del", "la", "le", "da", "di", "du", "dos"];
const GENERATIONS: &[&str] = &["ii", "iii", "iv"];

impl Form {
    /// `None` where the name is no first name or initial with a surname.
    pub fn of_name(name: &str) -> Option<Form> {
        let name = name.trim();
        if !name.contains(char::is_whitespace) {
            return Form::of_word(name);
        }
        let all = parts(name);
        if all.iter().any(|part| is_function(part) || part.chars().any(|c| c.is_ascii_digit())) {
            return None;
        }
        Form::of_parts(all)
    }

    /// "ThomasKreil", "thomas_kreil", "thomas.kreil".
    fn of_word(name: &str) -> Option<Form> {
        let mut apart = String::new();
        for c in name.chars() {
            if c.is_uppercase() && apart.ends_with(char::is_lowercase) {
                apart.push('.');
            }
            apart.extend(c.to_lowercase());
        }
        // "McCarthy" is no first name with a surname.
        Form::of_local(&apart).filter(|form| form.first.chars().count() >= 3 && form.last.chars().count() >= 3)
    }

    /// `thomas.kreil79`, `t_kreil`, `thomas.a.kreil`, `a..kreil`.
    pub fn of_local(local: &str) -> Option<Form> {
        // `'thomas'.'kreil'`, `thomas.kreil/firm`
        let local = local.split('/').next().unwrap_or_default().replace(['\'', '"'], "");
        let local = without_digits(&local);
        let separator = if local.contains(['.', '_']) { ['.', '_'] } else { ['-', '-'] };
        let all: Vec<String> = local.split(separator).map(str::to_owned).collect();
        let word = |part: &String| part.chars().all(|c| c.is_alphabetic() || c == '-');
        if all.len() < 2 || all.iter().any(|part| is_function(part) || !word(part)) {
            return None;
        }
        match all.as_slice() {
            [initial, gap, last] if gap.is_empty() && is_initial(initial) && last.chars().count() >= 3 => {
                Some(Form { first: String::new(), middles: vec![initial.clone()], last: last.clone() })
            }
            _ => Form::of_parts(all.into_iter().filter(|part| !part.is_empty()).collect()),
        }
    }

    fn of_parts(mut all: Vec<String>) -> Option<Form> {
        all.retain(|part| !PARTICLES.contains(&part.as_str()) && !GENERATIONS.contains(&part.as_str()));
        let mut last = all.pop()?;
        // "Weber A." and "Weber J.A."
        if is_initial(&last) && all.first().is_some_and(|first| !is_initial(first)) {
            let initial = std::mem::replace(&mut last, all.remove(0));
            all.push(initial);
        }
        let enough = (1..=3).contains(&all.len()) && last.chars().count() >= 2;
        let first = all.first().filter(|_| enough)?.clone();
        let letters = all.iter().all(|part| part.chars().any(char::is_alphabetic));
        (letters && first != last).then(|| Form { first, middles: all.into_iter().skip(1).collect(), last })
    }

    /// First name and surname are both spelt out.
    pub fn is_full(&self) -> bool {
        self.first.chars().count() >= 2
    }

    /// How the two fit, the surname apart; `None` where they are two people, such as a couple.
    pub fn fit(&self, other: &Form) -> Option<Fit> {
        if self.middles_contradict(other) {
            return None;
        }
        let begins = |one: &str, two: &str| is_initial(one) && two.starts_with(one) || one == two;
        let middle = |one: &Form, two: &Form| {
            one.first.is_empty() && one.middles.iter().any(|a| two.middles.iter().any(|b| begins(a, b) || begins(b, a)))
        };
        let among = |one: &Form, two: &Form| {
            one.is_full() && two.middles.iter().any(|name| same_word(name, &one.first) || linked(name, &one.first))
        };
        match (self.first.as_str(), other.first.as_str()) {
            ("", _) | (_, "") => (middle(self, other) || middle(other, self)).then_some(Fit::Middle),
            // "J. R. Kreil" and "Kreil, J.R."
            (one, two) if one == two => {
                let whole = self.is_full() || !self.middles.is_empty() && self.middles == other.middles;
                Some(if whole { Fit::Same } else { Fit::Initial })
            }
            (one, two) if same_word(one, two) => Some(Fit::Spelling),
            (one, two) if linked(one, two) => Some(Fit::Nickname),
            (one, two) if begins(one, two) || begins(two, one) || shortened(one, two) || common(one, two) => {
                Some(Fit::Initial)
            }
            _ if among(self, other) || among(other, self) => Some(Fit::Initial),
            _ => None,
        }
    }

    /// "John A. Smith" is not "John B. Smith".
    pub fn middles_contradict(&self, other: &Form) -> bool {
        let first = |name: &str| folded(name).iter().filter_map(|name| name.chars().next()).collect::<BTreeSet<_>>();
        let begins = |a: &str, b: &str| !first(a).is_disjoint(&first(b));
        let any = self.middles.iter().any(|a| other.middles.iter().any(|b| begins(a, b)));
        !self.middles.is_empty() && !other.middles.is_empty() && !any
    }

    /// Surnames under which somebody with this form may be known: the whole, and parts of a double one.
    pub fn surnames(&self) -> BTreeSet<String> {
        let long = |letters: usize| move |part: &&str| part.chars().count() >= letters;
        let middles = self.middles.iter().flat_map(|name| name.split('-')).filter(long(4));
        let halves = self.last.split('-').filter(long(3));
        let all = halves.chain(middles.filter(|_| self.is_full())).chain([self.last.as_str()]);
        all.flat_map(folded).collect()
    }

    /// All of the name, word by word, however it is joined: "Martínez-López" is "Martinez Lopez".
    pub fn words(&self) -> BTreeSet<String> {
        let names = self.middles.iter().chain([&self.first, &self.last]);
        names.flat_map(|name| name.split('-')).filter_map(|word| folded(word).pop()).collect()
    }

    /// Both bear the surname; the one may have a second one beside it.
    pub fn shares_surname(&self, other: &Form) -> bool {
        let (mine, theirs) = (self.surnames(), other.surnames());
        let last = |form: &Form, others: &BTreeSet<String>| {
            form.last.split('-').chain([form.last.as_str()]).flat_map(folded).any(|name| others.contains(&name))
        };
        last(self, &theirs) || last(other, &mine)
    }

    /// The ways in which an address is made of a name, without marks and separators.
    pub fn spellings(&self) -> Vec<String> {
        let mut all = Vec::new();
        let initial = |name: &str| name.chars().take(1).collect::<String>();
        for last in folded(&self.last).iter().filter(|last| last.chars().count() >= 3) {
            for first in folded(&self.first) {
                let middles: String = self.middles.iter().map(|name| initial(name)).collect();
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

    /// First letters under which somebody with this form is looked for.
    pub fn initials(&self) -> BTreeSet<char> {
        let long = longs(&self.first).into_iter().flatten().map(String::as_str);
        let all = self.middles.iter().map(String::as_str).chain([self.first.as_str()]).chain(long);
        all.filter_map(|name| folded(name).into_iter().next()?.chars().next()).collect()
    }
}

pub fn letters_of(local: &str) -> String {
    without_digits(local).chars().filter(|c| !matches!(c, '.' | '_' | '-')).collect()
}

pub fn is_initial(part: &str) -> bool {
    part.chars().count() == 1
}

pub fn without_digits(local: &str) -> &str {
    local.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['.', '_', '-'])
}

/// A word as it is written without its marks, and as it is written out: "müller" gives "muller" and "mueller".
pub fn folded(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return vec![word.to_owned()];
    }
    let mut plain = String::new();
    crate::speech::fold::word(word, &mut plain);
    let mut written_out = String::new();
    for c in word.chars() {
        match c {
            'ä' | 'æ' => written_out.push_str("ae"),
            'ö' | 'ø' => written_out.push_str("oe"),
            'ü' => written_out.push_str("ue"),
            'å' => written_out.push_str("aa"),
            c => written_out.push(c),
        }
    }
    let mut out = String::new();
    crate::speech::fold::word(&written_out, &mut out);
    let other = plain.replace('ø', "o").replace('ł', "l");
    if out == other { vec![out] } else { vec![other, out] }
}

/// The same word, spelt with its marks, without them or written out.
pub fn same_word(a: &str, b: &str) -> bool {
    a == b || (!a.is_ascii() || !b.is_ascii()) && folded(a).iter().any(|one| folded(b).contains(one))
}

fn longs(short: &str) -> Option<&'static Vec<String>> {
    let plain = folded(short);
    plain.iter().find_map(|short| NICKNAMES.get(short))
}

/// Both are forms of one first name: Tom and Thomas, Bob and Rob.
pub fn linked(a: &str, b: &str) -> bool {
    let stands_for =
        |short: &str, long: &str| longs(short).is_some_and(|all| folded(long).iter().any(|l| all.contains(l)));
    stands_for(a, b) || stands_for(b, a)
}

/// Both may be short for the same: Bob and Rob.
fn common(a: &str, b: &str) -> bool {
    longs(a).zip(longs(b)).is_some_and(|(one, two)| one.iter().any(|name| two.contains(name)))
}

/// The one is the beginning of the other (Vlad, Vladimir), unless that makes a woman of a man (Daniel, Daniela).
fn shortened(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short).filter(|_| short.chars().count() >= 3);
    rest.is_some_and(|rest| !matches!(rest, "" | "a" | "e" | "ia" | "in" | "ina" | "ine" | "er" | "ne" | "na" | "ette"))
}

/// First names that one letter tells apart. Not the first, which hardly anybody mistypes (Barry, Harry), nor the last,
/// which tells a woman from a man (Carla, Carlo; Christian, Christina).
pub fn first_slip(a: &str, b: &str) -> bool {
    let ends = |name: &str| (name.chars().next(), name.chars().next_back());
    a.chars().count().min(b.chars().count()) >= 5 && ends(a) == ends(b) && one_slip(a, b)
}

/// True when one letter was left out, put in, changed or swapped with its neighbour.
pub fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    let end = end.min(short - start);
    match long - short {
        0 if start == long => false,
        0 => {
            let swapped = a.get(start) == b.get(start + 1) && a.get(start + 1) == b.get(start);
            start + end + 1 == long || start + end + 2 == long && swapped
        }
        1 => start + end == short,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str) -> Form {
        Form::of_name(name).or_else(|| Form::of_local(name)).unwrap()
    }

    #[test]
    fn forms_fit_or_are_two_people() {
        for (one, two, wanted) in [
            ("Thomas Kreil", "Kreil, Thomas", Some(Fit::Same)),
            ("Tom Kreil", "Thomas Kreil", Some(Fit::Nickname)),
            ("Alex Huber", "Alexandra Huber", Some(Fit::Nickname)),
            ("Alexander Huber", "Alexandra Huber", None),
            ("Matze Lang", "Matthias Lang", Some(Fit::Nickname)),
            ("Bob Lang", "Rob Lang", Some(Fit::Initial)),
            ("Guil Lang", "Guillermo Lang", Some(Fit::Initial)),
            ("Daniel Lang", "Daniela Lang", None),
            ("ThomasKreil", "thomas_kreil", Some(Fit::Same)),
            ("'thomas'.'kreil'", "Thomas Kreil", Some(Fit::Same)),
            ("Uli Lang", "Ulrike Lang", Some(Fit::Nickname)),
            ("José Lang", "Jose Lang", Some(Fit::Spelling)),
            ("Jürgen Lang", "Juergen Lang", Some(Fit::Spelling)),
            ("T. Kreil", "Thomas Kreil", Some(Fit::Initial)),
            ("T. Kreil", "Anna Kreil", None),
            ("Anna Kreil", "Thomas Kreil", None),
            ("a..kreil", "Kreil, Thomas A.", Some(Fit::Middle)),
            ("b..brown", "Kreil, Thomas A.", None),
            ("a..kreil", "Brown, Anna", None),
            ("John A. Smith", "John B. Smith", None),
            ("John A. Smith", "John Allen Smith", Some(Fit::Same)),
            ("K. Thomas Kreil", "Tom Kreil", Some(Fit::Initial)),
            ("K. Thomas Kreil", "Thomas Kreil", Some(Fit::Initial)),
            ("thomas.kreil79", "Thomas Kreil", Some(Fit::Same)),
            ("t_kreil", "Thomas Kreil", Some(Fit::Initial)),
            ("T. R. Kreil", "Kreil, T.R.", Some(Fit::Same)),
            ("T. Kreil", "Kreil, T.", Some(Fit::Initial)),
            ("Kreil T", "Thomas Kreil", Some(Fit::Initial)),
        ] {
            assert_eq!(form(one).fit(&form(two)), wanted, "{one} / {two}");
            assert_eq!(form(two).fit(&form(one)), wanted, "{two} / {one}");
        }
        for nobody in ["support.team", "McCarthy", "tkreil", "Kundenservice", "Kreil", "list-owner"] {
            assert_eq!(Form::of_name(nobody).or_else(|| Form::of_local(nobody)), None, "{nobody}");
        }
        assert_eq!(form("Ludwig van der Berg").last, "berg");
    }

    #[test]
    fn words() {
        for (a, b, wanted) in [
            ("müller", "mueller", true),
            ("müller", "muller", true),
            ("weiß", "weiss", true),
            ("muller", "mueller", false),
        ] {
            assert_eq!(same_word(a, b), wanted, "{a} {b}");
        }
        for (a, b, wanted) in [
            ("hallstein", "halstein", true),
            ("hallstein", "hallstien", true),
            ("hallstein", "hallsteyn", true),
            ("hallstein", "hallstein", false),
            ("hallstein", "halsteyn", false),
            ("ab", "ba", true),
        ] {
            assert_eq!((one_slip(a, b), one_slip(b, a)), (wanted, wanted), "{a} {b}");
        }
    }

    #[test]
    fn first_names_with_a_slip() {
        for (a, b, wanted) in [
            ("micheal", "michael", true),
            ("sebastien", "sebastian", true),
            ("maria", "marie", false),
            ("christian", "christina", false),
            ("martin", "martina", false),
            ("julian", "juliane", false),
            ("anna", "hanna", false),
            ("barry", "harry", false),
        ] {
            assert_eq!((first_slip(a, b), first_slip(b, a)), (wanted, wanted), "{a} {b}");
        }
    }

    #[test]
    fn every_short_form_leads_to_a_name() {
        assert!(NICKNAMES.len() > 80);
        for (short, all) in NICKNAMES.iter() {
            let plain = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            assert!(plain(short) && !all.is_empty() && all.iter().all(|name| plain(name) && name != short), "{short}");
        }
    }
}
