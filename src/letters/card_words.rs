//! A part of a line of a signature in, what kind of thing it says out.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(Deserialize)]
pub(super) struct Words {
    title: FxHashSet<String>,
    title_end: FxHashSet<String>,
    form: FxHashSet<String>,
    firm: FxHashSet<String>,
    institute: FxHashSet<String>,
    department: FxHashSet<String>,
    department_sure: FxHashSet<String>,
    /// Those of the words above that are several.
    #[serde(skip)]
    institute_phrases: Vec<String>,
    #[serde(skip)]
    department_phrases: Vec<String>,
    place: FxHashSet<String>,
    no_name: FxHashSet<String>,
}

/// `None` only if the embedded file were broken; a test sees to that.
pub(super) fn words() -> Option<&'static Words> {
    static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
        let mut all: Words = toml::from_str(include_str!("../../content/cards.toml")).ok()?;
        let of = |set: &FxHashSet<String>| set.iter().filter(|words| words.contains(' ')).cloned().collect();
        (all.institute_phrases, all.department_phrases) = (of(&all.institute), of(&all.department));
        Some(all)
    });
    WORDS.as_ref()
}

/// What a part of a line says. Institutions by their size: the greatest is the firm, the others are parts of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Title,
    Institution(u8),
    Place,
    Unknown,
}

/// Firms that are written as one word with what they are for: "Hafenmuseum", "Seeverlag".
const JOINED: [&str; 6] = ["gmbh", "verlag", "werke", "museum", "verband", "bibliothek"];

/// The words of a part in lower case, without the dots of "L.L.P.".
fn plain_words(lower: &str) -> Vec<Cow<'_, str>> {
    let whole = lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '&' | '"'));
    let bare = whole.map(|word| word.trim_matches(['.', '-', ':', '\'', '*', ';'])).filter(|word| !word.is_empty());
    let mut words = Vec::new();
    for word in bare {
        words.push(if word.contains('.') { Cow::Owned(word.replace('.', "")) } else { Cow::Borrowed(word) });
    }
    words
}

pub(super) fn sort(part: &str, words: &Words) -> Sort {
    let lower = part.to_lowercase();
    let all = plain_words(&lower);
    let has = |set: &FxHashSet<String>| all.iter().any(|w| set.contains(w.as_ref()));
    let phrase = |phrases: &[String]| phrases.iter().any(|words| lower.contains(words.as_str()));
    let begins = |set: &FxHashSet<String>| all.first().is_some_and(|w| set.contains(w.as_ref()));
    let ends = |set: &FxHashSet<String>| all.last().is_some_and(|w| set.contains(w.as_ref()));
    let zip = all.iter().any(|w| {
        let digits = w.trim_start_matches(|c: char| c.is_alphabetic()).trim_start_matches('-');
        (4..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    });
    let street = ["straße", "strasse", "stra?e", "str", "weg", "platz", "gasse", "allee", "damm", "ufer", "ring"];
    let street = all.iter().any(|w| street.iter().any(|end| w.ends_with(end)));
    let numbered = lower.bytes().any(|b| b.is_ascii_digit());
    let university = all.iter().any(|w| w.contains("universit") || w.contains("universid") || w.contains("hochschule"));
    let joined = || {
        lower.contains("& co") && !lower.contains("& com")
            || all.iter().any(|w| JOINED.iter().any(|end| w.ends_with(end)))
    };
    let firm = university || (has(&words.firm) || has(&words.form) || joined()) && !begins(&words.institute);
    let title = has(&words.title) || all.iter().any(|w| is_title(w, words));
    let long_title = title && all.len() <= 9;
    match () {
        () if lower.contains("office of the") => Sort::Institution(1),
        () if matches!(all.as_slice(), [head, of, _, ..] if head == "head" && of == "of") => Sort::Title,
        () if firm && title && !ends(&words.firm) && !ends(&words.form) && !university => Sort::Title,
        () if lower.contains("postfach") => Sort::Place,
        () if zip || numbered && street || has(&words.place) && (numbered || all.len() <= 2 && !firm) => Sort::Place,
        () if matches!(all.first().map(Cow::as_ref), Some("college" | "school"))
            && lower.contains(" of ")
            && !title =>
        {
            Sort::Institution(2)
        }
        () if university && ends(&words.institute) => Sort::Institution(2), // „University Library"
        () if university && title && begins_title(&all, words) => Sort::Title,
        () if all.iter().any(|w| w == "national" || w == "federal") && !title && all.len() >= 3 => Sort::Institution(3),
        () if firm && begins(&words.department) && !university && !ends(&words.form) => Sort::Institution(1),
        () if firm => Sort::Institution(3),
        () if begins(&words.department) && !long_title => Sort::Institution(1),
        () if long_title => Sort::Title,
        () if has(&words.department) || phrase(&words.department_phrases) => Sort::Institution(1),
        () if all.iter().any(|w| w.ends_with("abteilung") || w.ends_with("referat") || w.ends_with("fakultät")) => {
            Sort::Institution(1)
        }
        () if has(&words.institute) || phrase(&words.institute_phrases) => Sort::Institution(2),
        () if all
            .iter()
            .any(|w| w.ends_with("institut") || w.ends_with("zentrum") || w.ends_with("amt") && w.len() > 6) =>
        {
            Sort::Institution(2)
        }
        () if has(&words.place) && lower.contains(',') => Sort::Place,
        () => Sort::Unknown,
    }
}

/// Words with capitals that are no name: "Main Hotel".
pub(super) fn is_no_name(part: &str, words: &Words) -> bool {
    plain_words(&part.to_lowercase()).iter().any(|word| words.no_name.contains(word.as_ref()))
}

/// A name shares a word with what is known of the writer's, where anything is.
pub(super) fn may_be_of(name: &str, writer: &str) -> bool {
    let (name, writer) = (name.to_lowercase(), writer.to_lowercase());
    let words = name.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
    // "Osei's" is a house, O'Neil a name
    let mut parts =
        words.filter(|word| !word.ends_with("'s") && !word.ends_with("’s")).flat_map(|w| w.split(['\'', '’']));
    writer.trim().is_empty() || parts.any(|word| word.chars().count() >= 3 && writer.contains(word))
}

/// Nothing but a legal form, behind a comma: "Inc.", "L.L.C.".
pub(super) fn is_form(part: &str, words: &Words) -> bool {
    plain_words(&part.to_lowercase()).iter().all(|word| words.form.contains(word.as_ref()))
}

/// „Vertriebsleiterin", and the endings of a title that is known without them.
fn is_title(word: &str, words: &Words) -> bool {
    let stem = ["innen", "in", "r", "n"].iter().find_map(|end| word.strip_suffix(end));
    stem.is_some_and(|stem| stem.len() > 4 && words.title.contains(stem))
        || word.len() > 8 && ends_as_title(word, words)
}

/// One of the endings, of four to fourteen bytes.
fn ends_as_title(word: &str, words: &Words) -> bool {
    (4..=14.min(word.len()))
        .any(|length| word.get(word.len() - length..).is_some_and(|end| words.title_end.contains(end)))
}

fn begins_title(all: &[Cow<'_, str>], words: &Words) -> bool {
    all.first().is_some_and(|w| words.title.contains(w.as_ref()) || is_title(w, words))
}

/// Behind a comma after a title: a firm, or a department that is called so.
pub(super) fn begins_institution(behind: &str, words: &Words) -> bool {
    let lower = behind.to_lowercase();
    let sure = plain_words(&lower).iter().any(|w| words.department_sure.contains(w.as_ref()));
    // "Planning & Garden Services" is what somebody presides over
    sure || behind.trim_start().starts_with("The ")
        || sort(behind, words) == Sort::Institution(3) && !lower.contains('&')
}

/// "Adams, Weber & Osei L.L.P.", "Adams, Weber, Osei & Kreil".
pub(super) fn is_firm_with_commas(part: &str, words: &Words) -> bool {
    let Some((head, last)) = part.rsplit_once(',') else { return false };
    let lower = last.to_lowercase();
    let ends = plain_words(&lower).last().is_some_and(|word| words.form.contains(word.as_ref()));
    let partners = [" & ", " and ", " und "].iter().any(|joint| last.contains(joint));
    let capital = |word: &str| {
        word.starts_with(|c: char| !c.is_lowercase()) || matches!(word, "and" | "und" | "of" | "the" | "van" | "von")
    };
    let plain = |piece: &str| matches!(sort(piece, words), Sort::Unknown) && piece.split_whitespace().count() <= 3;
    (ends || partners)
        && !part.bytes().any(|b| b.is_ascii_digit())
        && part.split_whitespace().all(capital)
        && head.split(',').all(|piece| plain(piece) || ends && is_one_word(piece) && head.contains(','))
        && (ends || sort(last, words) == Sort::Unknown)
}

fn is_one_word(piece: &str) -> bool {
    piece.split_whitespace().count() == 1
}

pub(super) fn is_degree(word: &str) -> bool {
    let word = word.trim_matches(['.', ',', ';', '(', ')', '*']);
    // most words are too long for a degree
    let long = word.len() > 5 && !word.contains(['.', '-']);
    if long && !word.starts_with(['P', 'p', 'D', 'd']) {
        return matches!(word, "habil");
    }
    let low = word.to_lowercase();
    const DEGREES: &[&str] = &[
        "dr",
        "drs",
        "prof",
        "professor",
        "professorin",
        "phd",
        "ph.d",
        "ph",
        "d",
        "msc",
        "m.sc",
        "bsc",
        "b.sc",
        "mba",
        "esq",
        "mag",
        "mag.a",
        "mmag",
        "ing",
        "ir",
        "mr",
        "mrs",
        "ms",
        "m.a",
        "b.a",
        "m.s",
        "b.s",
        "eng",
        "ba",
        "di",
        "dvm",
        "md",
        "m.d",
        "jd",
        "j.d",
        "llm",
        "ll.m",
        "cpa",
        "cfa",
        "rn",
        "p.e",
        "frau",
        "herr",
        "assoc",
        "ass",
        "ao",
        "univ",
        "hon",
        "pd",
        "priv.-doz",
        "privatdozent",
        "phil",
        "rer",
        "nat",
        "med",
        "jur",
        "oec",
        "pol",
        "habil",
        "h.c",
        "mult",
        "iur",
        "techn",
        "i.a",
        "i.v",
        "ppa",
    ];
    let small = matches!(
        low.as_str(),
        "ph" | "d" | "ass" | "ao" | "eng" | "nat" | "pol" | "med" | "phil" | "mag" | "di" | "ba" | "md"
    );
    // "Jun Di" is a name, "DI" and "Mag." are not
    let short = |written: &str| !small || written != low || matches!(low.as_str(), "nat" | "pol" | "med" | "phil");
    DEGREES.contains(&low.as_str()) && short(word)
        || low.starts_with("dipl")
        || low.starts_with("dr.-")
        || low.ends_with("prof") && low.contains(['-', '.'])
        || matches!(word, "MA" | "MSc" | "MS" | "PE" | "MPH" | "MPA" | "BSc" | "MSW")
}

/// The names of the domains in a text: "beiso" of kim@beiso.example.
pub(super) fn domains(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '/' | ':' | '(' | ')' | ',' | ';'));
    let mut found: Vec<&str> = Vec::new();
    for word in words {
        let host =
            word.rsplit_once('@').map(|(_, host)| host).or_else(|| word.strip_prefix("www.")).unwrap_or_default();
        let mut labels = host.trim_end_matches('.').rsplit('.').skip(1);
        let label = labels.next().unwrap_or_default();
        let label = if matches!(label, "co" | "com" | "ac" | "edu" | "gov" | "org") {
            labels.next().unwrap_or_default()
        } else {
            label
        };
        if label.len() >= 3 && !found.contains(&label) && found.len() < 4 {
            found.push(label);
        }
    }
    found
}

/// True where the domain is a word of the part, all its words, or made of their beginnings: "beiso" of Beispiel
/// Insel Segel Ost.
pub(super) fn spells(domain: &str, part: &str) -> bool {
    let domain = domain.to_lowercase().replace('-', "");
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "of" | "and" | "the" | "for" | "und" | "für"))
        .collect();
    if words.is_empty() || words.len() > 8 || domain.len() > 30 {
        return false;
    }
    if words.iter().any(|word| *word == domain) || words.concat() == domain {
        return true;
    }
    // after each word, the places in the domain up to which the beginnings may reach
    let mut reached: BTreeSet<usize> = BTreeSet::from([0]);
    for word in &words {
        let mut next = BTreeSet::new();
        for from in &reached {
            let rest = domain.get(*from..).unwrap_or_default();
            let same = rest.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            next.extend((1..=same).map(|length| from + length));
        }
        reached = next;
    }
    words.len() >= 2 && reached.contains(&domain.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        let words = words().unwrap();
        for (part, want) in [
            ("Vertriebsleiterin", Sort::Title),
            ("Teamleitung", Sort::Title),
            ("Lehrkraft für nasse Boote", Sort::Title),
            ("Senior Vice President", Sort::Title),
            ("Ph.D. Candidate", Sort::Title),
            ("Weber & Osei L.L.P.", Sort::Institution(3)),
            ("Beispiel GmbH & Co. KG", Sort::Institution(3)),
            ("Beispielverein e.V.", Sort::Institution(3)),
            ("Univ Beispiel-Sud", Sort::Institution(3)),
            ("Universität Beispielstadt", Sort::Institution(3)),
            ("Personalabteilung", Sort::Institution(1)),
            ("Piazza Verdi 5", Sort::Place),
            ("Musterstraße 5", Sort::Place),
            ("Kim Osei", Sort::Unknown),
        ] {
            assert_eq!(sort(part, words), want, "{part}");
        }
        for (part, want) in [
            ("Adams, Weber & Osei L.L.P.", true),
            ("Adams, Weber, Osei & Kreil", true),
            ("Sampleton, Texas", false),
            ("Manager, Sales & Service", false),
        ] {
            assert_eq!(is_firm_with_commas(part, words), want, "{part}");
        }
        for (domain, part, want) in [
            ("beiso", "Beispiel Insel Segel Ost", true),
            ("weber", "Weber Consult", true),
            ("weberconsult", "Weber Consult", true),
            ("osei", "Customer Care", false),
        ] {
            assert_eq!(spells(domain, part), want, "{domain} {part}");
        }
        assert_eq!(domains("kim@osei.example.com, www.weber.co.uk"), ["example", "weber"]);
    }
}
