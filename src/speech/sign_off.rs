//! The last lines of a letter in, its closing with the name under it out.

use super::lexicon::{ClosingForm, LEXICON};
use super::signed_name::{as_name, is_longer, small_name};
use super::{fold, greetings, smileys};
use crate::model::SignOff;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Where a sign-off stands in the lines that were given.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub first: usize,
    /// Bytes of the first line that stand before the closing and belong to the letter.
    pub start: usize,
    /// Line of the name, or of the closing where no name follows.
    pub last: usize,
    pub sign_off: SignOff,
}

/// Longest line that can be a closing, in characters.
const LONGEST: usize = 90;
const LINES_LOOKED_AT: usize = 8;
/// Further up, above a long signature, only a closing with a name below it counts.
const LINES_OF_SIGNATURE: usize = 22;
/// Among so many last lines a closing may follow a sentence on its own line, after at most so many words.
const TAIL_LINES: usize = 4;
const TAIL_WORDS: usize = 16;
/// Words of a line that ends in thanks without any mark before them.
const MOST_WORDS_UNMARKED: usize = 8;
/// Blank lines that may stand between closing and name.
pub(super) const MOST_BLANKS: usize = 3;

/// The places of the last lines that are not blank: those looked at and two above them, so that the first place of
/// all is seen where it counts.
pub(super) fn last_filled<L: AsRef<str>>(lines: &[L]) -> Vec<usize> {
    let filled = lines.iter().enumerate().rev().filter(|(_, line)| !line.as_ref().trim_start().is_empty());
    let mut last: Vec<usize> = filled.map(|(at, _)| at).take(LINES_OF_SIGNATURE + 2).collect();
    last.reverse();
    last
}

/// Looks at the last lines that are not blank, from the bottom up.
pub fn find<L: AsRef<str>>(lines: &[L]) -> Option<Found> {
    let filled = last_filled(lines);
    let text = |at: usize| lines.get(at).map_or("", |line| line.as_ref());
    for (place, at) in filled.iter().enumerate().rev().take(LINES_OF_SIGNATURE) {
        let far = filled.len() - place > LINES_LOOKED_AT;
        let line = text(*at);
        if is_sentence(line) && far {
            return None;
        }
        let tail = || if filled.len() - place <= TAIL_LINES { tail(line) } else { None };
        let Some((start, mut sign_off)) = parse(line).map(|found| (0, found)).or_else(tail) else { continue };
        let line_at = |i: usize| filled.get(i).map_or("", |at| text(*at));
        let only_a_name_follows = filled.len() == 1 || (filled.len() == 2 && as_name(line_at(1)).is_some());
        if place == 0 && !only_a_name_follows && LEXICON.greetings.contains_key(&sign_off.closing.to_lowercase()) {
            return None; // „Servus Ali" above a letter greets
        }
        if place == 0 && filled.len() > 2 && is_thanks(&sign_off.closing) && !sign_off.name.is_empty() {
            return None; // "Thanks Kim," begins the letter
        }
        let closed_above = || parse(line_at(place - 1)).is_some_and(|above| above.name.is_empty());
        if place > 0 && pronoun_of(line).is_some() && closed_above() {
            continue; // „Herzlich / Ihr Thomas Kreil": the closing stands above
        }
        let mut last = *at;
        let next = filled.get(place + 1).copied();
        // the name may stand after a few blank lines, not further down
        if let Some(below) = next.filter(|below| *below <= *at + 1 + MOST_BLANKS) {
            let name = text(below);
            // "Thanks Bill" above a name thanks the reader
            let thanks_reader = !sign_off.name.is_empty() && is_thanks(&sign_off.closing) && as_name(name).is_some();
            if !sign_off.name.is_empty() && !thanks_reader {
            } else if let Some(pronoun) = parse(name).filter(|_| pronoun_of(name).is_some()) {
                sign_off.name = pronoun.name;
                sign_off.informal = sign_off.informal.max(pronoun.informal);
                sign_off.formal = sign_off.formal.max(pronoun.formal);
                last = below;
            } else if let Some(name) = as_name(name).or_else(|| small_name(name).filter(|_| place + 2 == filled.len()))
            {
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
        if sign_off.name.is_empty() && (far || goes_on(line, lines.get(*at + 1).map_or("", |below| below.as_ref()))) {
            continue;
        }
        return Some(Found { first: *at, start, last, sign_off });
    }
    None
}

pub(super) fn is_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '?', '!']) && line.split_whitespace().nth(6).is_some()
}

/// "Thanks for" at the end of a line, and the sentence goes on below.
fn goes_on(line: &str, below: &str) -> bool {
    line.trim_end().ends_with(|c: char| c.is_alphanumeric()) && below.trim_start().starts_with(char::is_lowercase)
}

fn is_thanks(closing: &str) -> bool {
    let lower = closing.to_lowercase();
    ["thank", "dank", "merci"].iter().any(|word| lower.contains(word))
}

/// A closing at the end of a line that is more: „Bin um fünf da. Lg", "Let me know. Thanks, Kim". With the place where
/// it begins.
fn tail(line: &str) -> Option<(usize, SignOff)> {
    if !ends_like_a_closing(line) {
        return None;
    }
    let ends = line.trim_end().char_indices().rev().filter(|(_, c)| c.is_whitespace() || matches!(c, '.' | '!'));
    let mut starts: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).take(TAIL_WORDS).collect();
    starts.reverse();
    // "please paint the boat thanks"
    let last = starts.last().copied().filter(|_| line.split_whitespace().nth(MOST_WORDS_UNMARKED).is_none());
    let unmarked = |start: usize| {
        let word = line.get(start..)?.trim_end();
        let thanks = matches!(word.to_lowercase().as_str(), "thanks" | "thx" | "thks");
        parse(word).filter(|_| thanks).map(|found| (start, found))
    };
    let unmarked = last.and_then(unmarked);
    let tail = starts.first().and_then(|first| line.get(*first..)).unwrap_or_default();
    let may_greet = greetings::may_stand_in(tail);
    let marked = starts.into_iter().find_map(|start| {
        let above = line.get(..start)?.trim_end();
        let closed = matches!(above.as_bytes().last(), Some(b'.' | b'!' | b'?' | b')' | b':'));
        if !closed && !may_greet {
            return None;
        }
        let last = above.rsplit(char::is_whitespace).next().unwrap_or_default();
        let in_address = above.len() == start && (last.contains(['@', '/']) || last.starts_with("www"));
        let found = parse(line.get(start..)?).filter(|_| !in_address)?;
        let greets = greetings::is_one(&found.closing);
        let apart = closed || above.ends_with(',') && greets;
        let joined = [" und", " and", " &"].iter().any(|joint| above.ends_with(joint));
        (apart || greets && (joined || found.name.is_empty() || found.name.contains(char::is_uppercase)))
            .then_some((start, found))
    });
    marked.or(unmarked)
}

/// One of the last words begins a closing, or is a greeting: most lines end in none, and are looked at no further.
fn ends_like_a_closing(line: &str) -> bool {
    let words = line.as_bytes().rsplit(|b| matches!(b, b' ' | b'.' | b'!' | b',' | b'\t')).filter(|w| !w.is_empty());
    words.take(TAIL_WORDS).any(|word| CLOSES.contains(&fold::packed(word)))
}

/// The beginnings of first words of closings, of „grüße" and "regards".
static CLOSES: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let first: Vec<&str> = LEXICON.closing_words.iter().map(String::as_str).chain(["regards", "wishes"]).collect();
    fold::beginnings(first.iter().chain(greetings::WORDS))
});

/// One line: a closing, with or without a name on the same line.
pub fn parse(line: &str) -> Option<SignOff> {
    let mut line = smileys::without(line.trim()).trim_matches(['-', '–', '*', '_', ' ']);
    if line.ends_with(')') {
        line = line.split_once(" (").map_or(line, |(head, _)| head);
    }
    if line.is_empty() || is_longer(line, LONGEST) {
        return None;
    }
    // most lines are told by their first word
    let no_closing = || line.contains(['?', '@']) || is_postscript(line);
    if let Some((informal, formal, name)) = pronoun_of(line) {
        let closing = line.split_whitespace().next().unwrap_or_default().to_owned();
        let sign_off = SignOff { closing, name, warmth: if informal > 0.0 { 4 } else { 2 }, informal, formal };
        return (!no_closing()).then_some(sign_off);
    }
    let (closing, form, rest) = longest(after_thanks(line)).filter(|_| !no_closing())?;
    let rest = rest.trim_matches([',', '!', '.', ' ', '-', '–', ':', ')', ';']);
    let pronoun = pronoun_of(rest);
    let (informal, formal) = pronoun.as_ref().map_or((form.weight.informal, form.weight.formal), |p| (p.0, p.1));
    let (place, name) = match pronoun {
        Some((_, _, name)) => (String::new(), name),
        None => named_rest(rest)?,
    };
    // "Many thanks to Kim Osei, Treasurer" thanks somebody else
    if is_thanks(closing) && place.starts_with("to ") && place.split(' ').count() > 3 {
        return None;
    }
    let closing = if place.is_empty() { closing.to_owned() } else { format!("{closing} {place}") };
    Some(SignOff { closing, name, warmth: form.warmth, informal, formal })
}

/// "PS: …"
pub fn is_postscript(line: &str) -> bool {
    line.get(..3).is_some_and(|head| ["ps:", "p.s", "ps "].iter().any(|word| head.eq_ignore_ascii_case(word)))
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

/// The longest known closing at the head of the text, with what follows it.
fn longest(text: &str) -> Option<(&str, &'static ClosingForm, &str)> {
    let mut best = None;
    let first = text.split(is_word_end).next().unwrap_or_default();
    let may_close = CLOSES.contains(&fold::packed(first.as_bytes()));
    if !may_close || !LEXICON.closing_words.contains(first.to_lowercase().as_str()) {
        return greetings::phrase(text);
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
    best.or_else(|| greetings::phrase(text))
}

/// What may follow a closing on its line: nothing, a name, „aus Wien", „aus Wien, Anna".
fn named_rest(rest: &str) -> Option<(String, String)> {
    if rest.is_empty() {
        return Some((String::new(), String::new()));
    }
    if longest(rest).is_some_and(|(_, _, behind)| behind.trim_matches(['.', '!', ' ']).is_empty()) {
        return Some((rest.to_owned(), String::new())); // „Liebe Grüße, bis bald"
    }
    // "Viele Grüße und einen guten Wind wünscht Ihnen Anna Weber"
    let wished = ["wünscht ", "wünschen ", "sendet ", "schickt "].iter().find_map(|verb| rest.split_once(verb));
    if let Some((head, by)) = wished.filter(|(head, _)| head.len() > 1) {
        let by = ["dir ", "euch ", "ihnen "]
            .iter()
            .find_map(|to| {
                by.get(..to.len()).filter(|head| head.eq_ignore_ascii_case(to)).and_then(|_| by.get(to.len()..))
            })
            .unwrap_or(by);
        return as_name(by)
            .filter(|name| name.starts_with(char::is_uppercase))
            .map(|name| (head.trim().to_owned(), name));
    }
    // „von Anna"
    if let Some(name) =
        rest.strip_prefix("von ").filter(|by| !by.contains(' ') && by.starts_with(char::is_uppercase)).and_then(as_name)
    {
        return Some(("von".to_owned(), name));
    }
    let sentence = || if as_name(rest).is_some() { None } else { rest.rfind(". ").or_else(|| rest.rfind("! ")) };
    let joint = rest.rfind(',').or_else(sentence);
    let (place, name) = match joint.and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?))) {
        Some((place, name)) => (place.trim(), name.trim()),
        None => ("", rest),
    };
    if place.contains(". ") || place.contains("! ") {
        return None;
    }
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
                | "beim"
                | "and"
                | "until"
                | "for"
        ) && text.split_whitespace().count() <= 10
    };
    if place.is_empty() && away(rest) {
        return Some((rest.to_owned(), String::new()));
    }
    if place.is_empty() && !rest.contains(' ') && is_common(rest) {
        return Some((rest.to_owned(), String::new())); // "See you there", „Bis bald dann"
    }
    let by = ["sendet ", "schickt ", "wünscht ", "von "].iter().find_map(|verb| name.strip_prefix(verb));
    let name = by.unwrap_or(name);
    if matches!(name, "sendet" | "schickt" | "wünscht") {
        return Some((name.to_owned(), String::new()));
    }
    let name = if pronoun_of(name).is_some() { name.to_owned() } else { as_name(name)? };
    (place.is_empty() || away(place)).then(|| (place.to_owned(), name))
}

/// A small word behind a closing, nobody's name.
fn is_common(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "there",
        "again",
        "all",
        "you",
        "soon",
        "later",
        "tomorrow",
        "tonight",
        "guys",
        "everyone",
        "everybody",
        "folks",
        "then",
        "man",
        "dude",
        "buddy",
        "so",
        "much",
        "now",
        "too",
        "anyway",
        "y'all",
        "noch",
        "schon",
        "dann",
        "bald",
        "mal",
        "allen",
        "alle",
        "zurück",
        "morgen",
        "nochmal",
        "nochmals",
        "derweil",
        "einstweilen",
        "dazu",
        "zusammen",
        "allerseits",
    ];
    word.chars().all(|c| c.is_lowercase() || c == '\'') && WORDS.contains(&word)
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
    // „Deine immer noch nasse Anna"
    let small = |w: &&str| w.chars().all(|c| c.is_lowercase() || c == ',');
    let adjectives = rest.split_inclusive(char::is_whitespace).take(5).take_while(|w| small(&w.trim_end()));
    let rest = rest.get(adjectives.map(str::len).sum()..)?;
    let name = as_name(rest).filter(|n| n.chars().next().is_some_and(char::is_uppercase))?;
    Some((informal, formal, name))
}

/// The closing alone, without „aus Wien" or „auch an Karl" behind it.
pub fn core(closing: &str) -> &str {
    longest(closing).map_or(closing, |(head, _, _)| head)
}
