//! The last lines of a letter in, its closing with the name under it out.

use super::fold;
use super::lexicon::{ClosingForm, LEXICON};
use crate::model::{Language, Register, SignOff};

/// Where a sign-off stands in the lines that were given.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub first: usize,
    /// Line of the name, or of the closing where no name follows.
    pub last: usize,
    pub sign_off: SignOff,
}

/// Longest line that can be a closing, in characters.
const LONGEST: usize = 60;
const LINES_LOOKED_AT: usize = 8;

/// The places of the last lines that are not blank: those looked at and two above them, so that the first place of
/// all is seen where it counts.
fn last_filled<L: AsRef<str>>(lines: &[L]) -> Vec<usize> {
    let filled = lines.iter().enumerate().rev().filter(|(_, line)| !line.as_ref().trim_start().is_empty());
    let mut last: Vec<usize> = filled.map(|(at, _)| at).take(LINES_LOOKED_AT + 2).collect();
    last.reverse();
    last
}

/// Looks at the last eight lines that are not blank, from the bottom up.
pub fn find<L: AsRef<str>>(lines: &[L]) -> Option<Found> {
    let filled = last_filled(lines);
    let text = |at: usize| lines.get(at).map_or("", |line| line.as_ref());
    for (place, at) in filled.iter().enumerate().rev().take(LINES_LOOKED_AT) {
        let line = text(*at);
        let Some(mut sign_off) = parse(line) else { continue };
        let line_at = |i: usize| filled.get(i).map_or("", |at| text(*at));
        let only_a_name_follows = filled.len() == 1 || (filled.len() == 2 && as_name(line_at(1)).is_some());
        if place == 0 && !only_a_name_follows && LEXICON.greetings.contains_key(&sign_off.closing.to_lowercase()) {
            return None; // „Servus Ali" above a letter greets
        }
        let closed_above = || parse(line_at(place - 1)).is_some_and(|above| above.name.is_empty());
        if place > 0 && pronoun_of(line).is_some() && closed_above() {
            continue; // „Herzlich / Ihr Thomas Kreil": the closing stands above
        }
        let mut last = *at;
        let next = filled.get(place + 1).copied();
        // the name may stand after one blank line, not further down
        if let Some(below) = next.filter(|below| sign_off.name.is_empty() && *below <= *at + 2) {
            let name = text(below);
            if let Some(pronoun) = parse(name).filter(|_| pronoun_of(name).is_some()) {
                sign_off.name = pronoun.name;
                sign_off.informal = sign_off.informal.max(pronoun.informal);
                sign_off.formal = sign_off.formal.max(pronoun.formal);
                last = below;
            } else if let Some(name) = as_name(name) {
                sign_off.name = name;
                last = below;
            }
        }
        // „Viele Grüße / Dein / Karl"
        if let Some(below) = next.filter(|below| sign_off.name.is_empty() && *below == *at + 1) {
            let named = filled.get(place + 2).copied().and_then(|i| Some((i, as_name(text(i))?)));
            if let (Some(weight), Some((under, name))) = (pronoun_weight(text(below).trim()), named) {
                (sign_off.informal, sign_off.formal) = weight;
                sign_off.name = name;
                last = under;
            }
        }
        return Some(Found { first: *at, last, sign_off });
    }
    None
}

/// A letter that ends in nothing but its writer's name, or the initial of it; `writer` as in From. The closing is empty
/// and the warmth 1: a bare name is neither cold nor kind.
pub fn bare_name<L: AsRef<str>>(lines: &[L], writer: &str) -> Option<Found> {
    let own = |name: &str| {
        let word = name.split_whitespace().next().unwrap_or_default().trim_end_matches('.').to_lowercase();
        let first = word.chars().next();
        let mut parts = writer.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_lowercase);
        !word.is_empty()
            && parts.any(|part| {
                part == word || (part.chars().next() == first && part.len() > word.len() && !name.contains(' '))
            })
    };
    let filled = last_filled(lines);
    let text = |at: usize| lines.get(at).map_or("", |line| line.as_ref());
    for (place, at) in filled.iter().enumerate().rev().take(LINES_LOOKED_AT) {
        let Some(name) = as_name(text(*at)).filter(|name| own(name)) else { continue };
        let apart = place
            .checked_sub(1)
            .and_then(|p| filled.get(p))
            .is_none_or(|above| above + 1 < *at || text(*above).trim_end().ends_with(['.', '!', '?', ',', ')', '…']));
        if place > 0 && apart {
            let sign_off = SignOff { closing: String::new(), name, warmth: 1, informal: 0.0, formal: 0.0 };
            return Some(Found { first: *at, last: *at, sign_off });
        }
    }
    None
}

/// One line: a closing, with or without a name on the same line.
pub fn parse(line: &str) -> Option<SignOff> {
    let line = line.trim().trim_matches(['-', '–', '*', '_', ' ']);
    if line.is_empty() || is_longer(line, LONGEST) || line.contains(['?', '@']) {
        return None;
    }
    if let Some((informal, formal, name)) = pronoun_of(line) {
        let closing = line.split_whitespace().next().unwrap_or_default().to_owned();
        return Some(SignOff { closing, name, warmth: if informal > 0.0 { 4 } else { 2 }, informal, formal });
    }
    let core = after_thanks(line);
    let (closing, form, rest) = longest(core)?;
    let rest = rest.trim_matches([',', '!', '.', ' ', '-', '–', ':', ')', ';']);
    let (place, name) = named_rest(rest)?;
    let (informal, formal) = pronoun_of(rest).map_or((form.weight.informal, form.weight.formal), |p| (p.0, p.1));
    let name = pronoun_of(rest).map_or(name, |p| p.2);
    let closing = if place.is_empty() { closing.to_owned() } else { format!("{closing} {place}") };
    Some(SignOff { closing, name, warmth: form.warmth, informal, formal })
}

/// True when the whole line is a closing without a name.
pub fn is_closing(line: &str) -> bool {
    let lower = line.trim().trim_end_matches([',', '!', '.', ' ']).to_lowercase();
    LEXICON.closings.contains_key(lower.as_str())
}

/// What stands before the closing in the same line: „Vielen Dank und", „Bis bald und".
fn after_thanks(line: &str) -> &str {
    let head = fold::head(line);
    if !head.is_some_and(|head| matches!(&head, b"viel" | b"herz" | b"best" | b"dank" | b"bis " | b"than" | b"many")) {
        return line;
    }
    let lower = line.to_lowercase();
    let openers = [
        "vielen dank",
        "herzlichen dank",
        "besten dank",
        "danke",
        "dank",
        "bis bald",
        "bis dann",
        "thanks",
        "many thanks",
        "thank you",
    ];
    for joint in [" und ", " & ", " and ", ", "] {
        let Some((head, _)) = lower.split_once(joint) else { continue };
        let plain = head.trim_end_matches(['!', ',', '.', ' ']);
        let tail = line.get(head.len() + joint.len()..);
        if openers.iter().any(|o| plain == *o || (plain.starts_with(o) && plain.len() <= o.len() + 20))
            && let Some(tail) = tail.filter(|t| longest(t).is_some())
        {
            return tail;
        }
    }
    line
}

fn is_word_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '!' | '.' | ';')
}

/// Has more characters than that.
fn is_longer(text: &str, length: usize) -> bool {
    text.len() > length && text.chars().nth(length).is_some()
}

/// The longest known closing at the head of the text, with what follows it.
fn longest(text: &str) -> Option<(&str, &'static ClosingForm, &str)> {
    let mut best = None;
    let first = text.split(is_word_end).next().unwrap_or_default();
    if !LEXICON.closing_words.contains(first.to_lowercase().as_str()) {
        return None;
    }
    for (words, (at, c)) in
        text.char_indices().chain(std::iter::once((text.len(), ' '))).filter(|(_, c)| is_word_end(*c)).enumerate()
    {
        if words > 8 {
            break;
        }
        let end = if c == '.' { at + 1 } else { at };
        for head in [text.get(..at)?, text.get(..end)?] {
            if let Some(form) = LEXICON.closings.get(head.to_lowercase().as_str()) {
                best = Some((head, form, text.get(head.len()..)?));
            }
        }
    }
    best
}

/// What may follow a closing on its line: nothing, a name, „aus Wien", „aus Wien, Anna".
fn named_rest(rest: &str) -> Option<(String, String)> {
    if rest.is_empty() {
        return Some((String::new(), String::new()));
    }
    let (place, name) = match rest.rsplit_once(',') {
        Some((place, name)) => (place.trim(), name.trim()),
        None => ("", rest),
    };
    let away = |text: &str| {
        let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
        matches!(
            first.as_str(),
            "aus"
                | "vom"
                | "von"
                | "an"
                | "nach"
                | "from"
                | "in"
                | "auch"
                | "to"
                | "dir"
                | "euch"
                | "ihnen"
                | "und"
                | "zurück"
        ) && text.split_whitespace().count() <= 7
    };
    if place.is_empty() && away(rest) {
        return Some((rest.to_owned(), String::new()));
    }
    let name = if pronoun_of(name).is_some() { name.to_owned() } else { as_name(name)? };
    (place.is_empty() || away(place)).then(|| (place.to_owned(), name))
}

/// A line of at most four capitalised words, or one word in lower case: a name.
pub fn as_name(line: &str) -> Option<String> {
    let line = line.trim().trim_matches([',', '-', '–', '*', '_', '.', '!', ' ']).trim();
    if is_longer(line, 40) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let particle = |w: &str| LEXICON.particles.contains(w) || matches!(w, "dr." | "i.A." | "i.V.");
    let word = |w: &&str| {
        let mut letters = w.chars();
        letters.next().is_some_and(|c| c.is_uppercase() || words.len() == 1)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let fits = !words.is_empty() && words.len() <= 4;
    (fits && words.iter().all(|w| particle(w) || word(w)) && words.iter().any(word)).then(|| line.to_owned())
}

fn pronoun_weight(word: &str) -> Option<(f32, f32)> {
    let word = word.trim_end_matches(',');
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    match () {
        () if ["dein", "deine", "euer", "eure"].into_iter().any(is) => Some((1.0, 0.0)),
        () if ["ihr", "ihre"].into_iter().any(is) => Some((0.0, 1.0)),
        () => None,
    }
}

/// „Dein Karl", „Ihre S. Weber": du weight, Sie weight, name. „Ihr" and „Euer" count only before names.
fn pronoun_of(line: &str) -> Option<(f32, f32, String)> {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace)?;
    let (informal, formal) = pronoun_weight(word)?;
    let name = as_name(rest).filter(|n| n.chars().next().is_some_and(char::is_uppercase))?;
    Some((informal, formal, name))
}

/// The closing alone, without „aus Wien" or „auch an Karl" behind it.
pub fn core(closing: &str) -> &str {
    longest(closing).map_or(closing, |(head, _, _)| head)
}

/// An abbreviation written out: after years „LG" looks careless.
pub fn written_out(closing: &str) -> &str {
    let lower = closing.trim().trim_end_matches(',').to_lowercase();
    LEXICON.written_out.get(lower.as_str()).map_or(closing.trim(), |long| long.as_str())
}

/// The register a closing belongs to; `None` where it fits both.
pub fn register_of(closing: &str) -> Option<Register> {
    let form = LEXICON.closings.get(closing.trim().trim_end_matches(',').to_lowercase().as_str())?;
    match (form.weight.informal > 0.0, form.weight.formal > 0.0) {
        (true, _) => Some(Register::Informal),
        (_, true) => Some(Register::Formal),
        _ => None,
    }
}

/// True unless the closing belongs to the other language; "Best" and "Cheers" under a German letter do.
pub fn suits(closing: &str, language: Language) -> bool {
    let form = LEXICON.closings.get(closing.trim().trim_end_matches(',').to_lowercase().as_str());
    form.is_none_or(|form| form.german == (language == Language::German))
}

/// A plain closing of the given warmth, fit for the register: what to write when the old one does not fit any more.
pub fn plain(language: Language, register: Register, warmth: u8) -> &'static str {
    match (language, register, warmth) {
        (Language::German, Register::Formal, 0..=1) => "Mit freundlichen Grüßen",
        (Language::German, _, 0..=2) => "Viele Grüße",
        (Language::German, Register::Formal, _) => "Herzliche Grüße",
        (Language::German, Register::Informal, _) => "Liebe Grüße",
        (Language::English, Register::Formal, 0..=1) => "Kind regards",
        (Language::English, _, 0..=2) => "Best wishes",
        (Language::English, _, _) => "All the best",
    }
}
