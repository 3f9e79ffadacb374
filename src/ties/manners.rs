//! The letters between us and our names in, how I write to this person out.

use super::names;
use super::region::region;
use super::register;
use super::sentence::is_exchange;
use crate::model::{
    Confidence, Decision, Direction, Doubt, Entry, Gender, Language, Manners, Register, Salutation, Settled, SignOff,
    Verdict,
};
use crate::speech::{closings, salutation, sign_off};

/// How many of my last letters set the tone.
const LAST: usize = 5;
/// How many of our last letters settle the language.
pub(super) const SPEAKING: usize = 10;

/// `their_names` begins with the name to prefer, `my_names` likewise. Entries oldest first.
pub fn manners(entries: &[Entry], my_names: &[String], their_names: &[String]) -> Manners {
    manners_as_settled(entries, my_names, their_names, &Settled::default())
}

/// The same with what the user settled, which always holds. What is not settled follows it: salutation and sign-off
/// suit a language and a register that are, and a name takes its place in the salutation.
pub fn manners_as_settled(
    entries: &[Entry],
    my_names: &[String],
    their_names: &[String],
    settled: &Settled,
) -> Manners {
    let language = settled.language.or_else(|| language(entries));
    let (read, telling) = match language {
        Some(Language::English) => english_after_german(entries),
        _ => register::german(entries),
    };
    let register = settled.register.map_or(read, |register| Decision::Decide(register, Confidence::High));
    let changed = settled.register.filter(|now| !matches!(read, Decision::Decide(before, _) if before == *now));
    let mine: Vec<&Salutation> = my_salutations(entries, their_names);
    // first what I call them, then the line: one "Dear Mrs Osei!" in jest among different first-name lines is no change
    let fitting: Vec<&Salutation> = entries
        .iter()
        .filter(|e| is_exchange(e) && e.direction == Direction::Out)
        .filter_map(|e| e.reading.salutation.as_ref().map(|(_, s)| (e, s)))
        .filter(|(e, s)| !s.group && !s.name.is_empty() && is_to(e, s, their_names) && fits(e, s, register))
        .filter(|(e, s)| changed.is_none_or(|register| goes_with(e, s, register)))
        .map(|(_, s)| s)
        .filter(|s| language.is_none_or(|language| salutation::suits(s, language)))
        .filter(|s| names::is_one(&s.name) && (shares(&s.name, their_names) || times_called(entries, &s.name) > 1))
        .collect();
    let wanted = settled.called.as_ref().and_then(|called| fitting.iter().find(|s| is_form(s, called)));
    let form = wanted.copied().or(most_common(&fitting, |s| full_form(s).to_lowercase())).map(full_form);
    let same: Vec<&Salutation> = fitting.iter().copied().filter(|s| Some(full_form(s)) == form).collect();
    let fit = most_common(&same, |s| bare(s).to_lowercase());
    let signed: Vec<(usize, &SignOff)> = sign_offs(entries, Direction::In);
    // mine may be quoted without a mark; a name that is not part of theirs must come again to be believed
    let times = |name: &str| signed.iter().filter(|(_, s)| s.name.eq_ignore_ascii_case(name)).count();
    let believed: Vec<bool> = signed
        .iter()
        .map(|(_, s)| {
            let theirs = shares(&s.name, their_names);
            let meant = theirs || !shares(&s.name, my_names) && times(&s.name) > 1;
            names::is_one(&s.name) && meant && !names::are_initials(&s.name, their_names)
        })
        .collect();
    let signed: Vec<(usize, &SignOff)> =
        signed.into_iter().zip(believed).filter(|(_, believed)| *believed).map(|(signed, _)| signed).collect();
    let name = fit
        .map(full_form)
        .or_else(|| signed.iter().rev().find(|(_, s)| !s.name.is_empty()).map(|(_, s)| s.name.clone()))
        .map(|name| names::with_capitals(&name));
    let usual = || match (&settled.called, fit) {
        (Some(called), _) => Some(calling(called, fit, register, language)),
        (None, Some(s)) => Some(renewed(s, register, language)),
        (None, None) => fallback(language, register, their_names, name.as_deref()),
    };
    let of_mine = sign_offs(entries, Direction::Out);
    let signed_last = of_mine.iter().rev().map(|(_, s)| &s.name).find(|name| !name.is_empty());
    Manners {
        language,
        register,
        telling,
        salutation: settled.salutation.clone().or_else(usual),
        called: (settled.called.clone())
            .or_else(|| name.clone())
            .or_else(|| their_names.first().and_then(|n| names::first_and_last(n)).map(|(first, _)| first)),
        suggested_name: suggested(entries, &signed, name.as_deref()).filter(|_| settled.called.is_none()),
        gender: gender(&mine),
        titles: mine.iter().rev().find(|s| !s.titles.is_empty()).map(|s| s.titles.clone()).unwrap_or_default(),
        sign_off: settled.sign_off.clone().or_else(|| my_sign_off(entries, language, register)),
        my_name: settled.my_name.as_ref().or(signed_last).or(my_names.first()).cloned(),
        region: settled.region.unwrap_or_else(|| region(entries)),
        capital_du: settled.capital_du.unwrap_or_else(|| capital_du(entries)),
        du_offer: register::du_offer(entries),
    }
}

/// The register of the German years carries over where English shows nothing of its own.
fn english_after_german(entries: &[Entry]) -> (Decision, Vec<crate::model::TellingLine>) {
    let (english, lines) = register::english(entries);
    let (german, german_lines) = register::german(entries);
    match (english, german) {
        (_, Decision::Decide(Register::Informal, Confidence::High)) => (german, german_lines),
        (Decision::Ask(_), _) => (german, german_lines),
        _ => (english, lines),
    }
}

/// The letters that say in which language we write: those between us alone, where there are such.
pub(super) fn speaking(entries: &[Entry]) -> Vec<(&Entry, Language)> {
    let alone = |e: &&Entry| is_exchange(e) && e.recipients <= 1;
    let known = spoken(entries.iter().filter(alone));
    let known = if known.is_empty() { spoken(entries.iter().filter(|e| is_exchange(e))) } else { known };
    if known.is_empty() { spoken(entries.iter()) } else { known }
}

/// What I wrote in my last three letters, where those are of one language: who answers in another does not change mine.
/// Else at least 60 % of the words of our last ten letters; else what I wrote last.
fn language(entries: &[Entry]) -> Option<Language> {
    let known = speaking(entries);
    let mine: Vec<Language> =
        known.iter().rev().filter(|(e, _)| e.direction == Direction::Out).take(3).map(|(_, l)| *l).collect();
    let steady = mine.first().copied().filter(|first| mine.iter().all(|l| l == first));
    if mine.len() == 3 && steady.is_some() {
        return steady;
    }
    let last = known.get(known.len().saturating_sub(SPEAKING)..)?;
    let words = |e: &Entry| e.own_text().split_whitespace().count();
    let of = |l: Language| last.iter().filter(|(_, own)| *own == l).map(|(e, _)| words(e)).sum::<usize>();
    let (german, english) = (of(Language::German), of(Language::English));
    let total = german + english;
    if total > 0 && german * 10 >= total * 6 {
        return Some(Language::German);
    }
    if total > 0 && english * 10 >= total * 6 {
        return Some(Language::English);
    }
    steady
}

fn spoken<'e>(entries: impl Iterator<Item = &'e Entry>) -> Vec<(&'e Entry, Language)> {
    entries.filter_map(|e| Some((e, e.reading.language?))).collect()
}

fn my_salutations<'e>(entries: &'e [Entry], their_names: &[String]) -> Vec<&'e Salutation> {
    entries
        .iter()
        .filter(|e| is_exchange(e) && e.direction == Direction::Out)
        .filter_map(|e| e.reading.salutation.as_ref().map(|(_, s)| (e, s)))
        .filter(|(e, s)| !s.group && !s.name.is_empty() && is_to(e, s, their_names))
        .map(|(_, s)| s)
        .collect()
}

/// How often I have called them by this name, in whatever letter of mine to them alone.
fn times_called(entries: &[Entry], name: &str) -> usize {
    let mine = entries.iter().filter(|e| e.direction == Direction::Out && e.recipients <= 1);
    let called = mine.filter_map(|e| e.reading.salutation.as_ref());
    called.filter(|(_, s)| s.name.eq_ignore_ascii_case(name)).count()
}

/// In a letter to several, the salutation may be somebody else's: it must hold a part of the person's names.
pub(super) fn is_to(entry: &Entry, salutation: &Salutation, their_names: &[String]) -> bool {
    entry.recipients <= 1 || holds(&salutation.name, their_names)
}

/// A part of the name is a part of one of the names.
fn holds(name: &str, names: &[String]) -> bool {
    let whole: Vec<String> = names.iter().flat_map(|name| parts(name)).collect();
    parts(name).iter().any(|part| whole.contains(part))
}

/// As [`holds`], or the beginning of one: Steffi is not, Chris is.
fn shares(name: &str, names: &[String]) -> bool {
    let whole: Vec<String> = names.iter().flat_map(|name| parts(name)).collect();
    let begins = |part: &String, name: &String| part.chars().count() >= 3 && name.starts_with(part.as_str());
    holds(name, names) || parts(name).iter().any(|part| whole.iter().any(|name| begins(part, name)))
}

fn parts(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

fn sign_offs(entries: &[Entry], direction: Direction) -> Vec<(usize, &SignOff)> {
    let own = entries.iter().enumerate().filter(|(_, e)| is_exchange(e) && e.direction == direction);
    own.filter_map(|(at, e)| e.reading.sign_off.as_ref().map(|(_, s)| (at, s))).collect()
}

/// The most frequent of the last five, by `key`; the newest on a tie.
fn most_common<'s, T>(all: &[&'s T], key: impl Fn(&T) -> String) -> Option<&'s T> {
    let last = all.get(all.len().saturating_sub(LAST)..)?;
    let count = |item: &T| last.iter().filter(|other| key(other) == key(item)).count();
    last.iter().rev().copied().enumerate().max_by_key(|(age, item)| (count(item), LAST - age)).map(|(_, item)| item)
}

/// The line without the sign at its end.
fn bare(salutation: &Salutation) -> &str {
    salutation.line.trim_end_matches([',', '!', '.', ':', '–', '-', ' '])
}

/// „Frau Dr. Weber", „Tom".
fn full_form(salutation: &Salutation) -> String {
    let honorific = match salutation.honorific.as_str() {
        "Herrn" => "Herr",
        other => other,
    };
    let parts = std::iter::once(honorific)
        .chain(salutation.titles.iter().map(String::as_str))
        .chain([salutation.name.as_str()]);
    parts.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A surname salutation from before the du is not used any more, unless the letter itself says du („Frau Vogt, kommst du").
fn fits(entry: &Entry, salutation: &Salutation, register: Decision) -> bool {
    !matches!(register, Decision::Decide(Register::Informal, _))
        || salutation.formal < 0.9
        || entry.reading.verdict == Verdict::Informal
}

/// A register that is settled against what was read: a Herr or Frau is no salutation for a du, a „Servus" none for a Sie.
fn goes_with(entry: &Entry, salutation: &Salutation, register: Register) -> bool {
    match register {
        Register::Informal => {
            salutation.honorific.is_empty() && salutation.formal < 0.5 || entry.reading.verdict == Verdict::Informal
        }
        Register::Formal => salutation.informal < 0.5,
    }
}

fn is_form(salutation: &Salutation, called: &str) -> bool {
    full_form(salutation).to_lowercase() == called.to_lowercase()
}

/// The usual salutation with the name that is settled in the place of the old one, where both are first names or both
/// are not; else the plain one.
fn calling(called: &str, fit: Option<&Salutation>, register: Decision, language: Option<Language>) -> String {
    let surname = |s: &Salutation| !s.honorific.is_empty() || !s.titles.is_empty();
    let by_surname = salutation::parse(&format!("Hallo {called}")).is_some_and(|s| surname(&s));
    match fit {
        Some(s) if is_form(s, called) => renewed(s, register, language),
        Some(s) if surname(s) == by_surname => {
            let words = [s.greeting.as_str(), s.adjective.as_str(), called];
            let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            let named =
                Salutation { line, name: called.to_owned(), honorific: String::new(), titles: Vec::new(), ..s.clone() };
            renewed(&named, register, language)
        }
        _ => salutation::plain(language, by_surname || is_formal(register), called),
    }
}

fn is_formal(register: Decision) -> bool {
    matches!(register, Decision::Decide(Register::Formal, _))
}

/// After years: the same, unless it was too casual or bound to its day.
fn renewed(old: &Salutation, register: Decision, language: Option<Language>) -> String {
    let greeting = old.greeting.to_lowercase();
    let casual = ["hey", "na", "na du", "hallo du", "heyho", "huhu"].contains(&greeting.as_str());
    let dated = ["morgen", "abend", "neues", "tag", "start", "mahlzeit", "morning", "afternoon", "evening"]
        .iter()
        .any(|w| greeting.ends_with(w))
        && greeting != "guten tag"
        && greeting != "schönen guten tag";
    let nothing = old.greeting.is_empty() && old.adjective.is_empty();
    if !(casual || dated || nothing) {
        return bare(old).to_owned();
    }
    let formal = is_formal(register) || !old.honorific.is_empty();
    salutation::plain(language, formal, &full_form(old))
}

/// Forms that need no gender.
fn fallback(
    language: Option<Language>,
    register: Decision,
    their_names: &[String],
    signed: Option<&str>,
) -> Option<String> {
    let full = their_names.iter().find_map(|n| names::first_and_last(n).map(|parts| (n, parts)));
    let title = full.as_ref().map(|(n, _)| names::titles(n)).filter(|t| !t.is_empty()).map(|t| t.join(" "));
    let first = signed
        .filter(|s| !s.contains(' '))
        .map(str::to_owned)
        .or_else(|| full.as_ref().map(|(_, (first, _))| first.clone()));
    let last = full.as_ref().map(|(_, (_, last))| last.clone());
    let formal = matches!(
        register,
        Decision::Decide(Register::Formal, _) | Decision::Suggest(Register::Formal) | Decision::Ask(Doubt::OneSided)
    );
    match (language, formal) {
        (Some(Language::English), true) => Some(match (title, full) {
            (Some(title), Some((_, (_, last)))) => format!("Dear {title} {last}"),
            (_, Some((_, (first, last)))) => format!("Dear {first} {last}"),
            _ => return None,
        }),
        (Some(Language::English), false) => first.map(|f| format!("Hi {f}")),
        (_, true) => Some(match (title, last, full) {
            (Some(title), Some(last), _) => format!("Guten Tag {title} {last}"),
            (_, _, Some((_, (first, last)))) => format!("Guten Tag {first} {last}"),
            _ => return None,
        }),
        (_, false) => first.map(|f| format!("Hallo {f}")),
    }
}

/// A short form they signed at least twice after my last letter, if it is not what I call them.
fn suggested(entries: &[Entry], signed: &[(usize, &SignOff)], called: Option<&str>) -> Option<String> {
    let my_last = entries.iter().rposition(|e| e.direction == Direction::Out && is_exchange(e)).unwrap_or(0);
    let later: Vec<&str> =
        signed.iter().filter(|(at, s)| *at > my_last && !s.name.is_empty()).map(|(_, s)| s.name.as_str()).collect();
    let newest = later.last().copied()?;
    let differs = called.is_some_and(|c| c != newest && !newest.contains(' '));
    (differs && later.iter().filter(|n| **n == newest).count() >= 2).then(|| newest.to_owned())
}

/// Copied from my own salutations; two that contradict each other say nothing.
fn gender(mine: &[&Salutation]) -> Option<Gender> {
    let mut stated = mine.iter().filter_map(|s| s.gender);
    let first = stated.next()?;
    stated.all(|g| g == first).then_some(first)
}

/// My usual closing written out, at most one step warmer than theirs, in the right register.
fn my_sign_off(entries: &[Entry], language: Option<Language>, register: Decision) -> Option<String> {
    let mine: Vec<&SignOff> = sign_offs(entries, Direction::Out).into_iter().map(|(_, s)| s).collect();
    let named = |s: &&SignOff| {
        !s.closing.is_empty()
            && closings::is_usual(sign_off::core(&s.closing))
            && !matches!(s.closing.to_lowercase().as_str(), "dein" | "deine" | "ihr" | "ihre" | "euer" | "eure")
    };
    let suits = |s: &&SignOff| language.is_none_or(|l| closings::suits(sign_off::core(&s.closing), l));
    let closings: Vec<&SignOff> = mine.iter().copied().filter(named).filter(suits).collect();
    let form = |s: &SignOff| closings::written_out(sign_off::core(&s.closing)).to_lowercase();
    let of_habit = |own: &&SignOff| {
        !closings::is_of_the_moment(&own.closing) || closings.iter().filter(|s| form(s) == form(own)).count() > 1
    };
    let own = most_common(&closings, form).filter(of_habit);
    let theirs =
        sign_offs(entries, Direction::In).iter().rev().find(|(_, s)| !s.closing.is_empty()).map(|(_, s)| s.warmth);
    let wanted = match register {
        Decision::Decide(r, _) | Decision::Suggest(r) => r,
        Decision::Ask(_) => Register::Formal,
    };
    let language = language?;
    let floor = if wanted == Register::Informal { 2 } else { 0 };
    let Some(own) = own else {
        return Some(closings::plain(language, wanted, theirs.unwrap_or(2).clamp(floor, 3)).to_owned());
    };
    let ceiling = theirs.map_or(4, |w| w + 1).max(floor);
    let wrong_register = closings::register_of(sign_off::core(&own.closing))
        .is_some_and(|r| r != wanted && language == Language::German);
    let warmth = own.warmth.min(ceiling).max(floor);
    if wrong_register || warmth != own.warmth {
        return Some(closings::plain(language, wanted, if wrong_register { warmth.max(2) } else { warmth }).to_owned());
    }
    Some(closings::written_out(sign_off::core(&own.closing)).to_owned())
}

fn capital_du(entries: &[Entry]) -> bool {
    let mine = entries.iter().filter(|e| e.direction == Direction::Out);
    let (capital, all) = mine.fold((0, 0), |(c, a), e| (c + e.reading.cues.capital_du, a + e.reading.cues.all_du));
    all >= 2 && capital * 2 > all
}
