//! The last lines of a letter in, its closing with the name under it out.

use super::fold;
use super::lexicon::{ClosingForm, LEXICON, Weight};
use super::signed_name::{as_name, is_initials, is_longer, is_of, is_short_name, small_name};
use crate::model::{Language, Register, SignOff};

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
/// Blank lines that may stand between closing and name.
const MOST_BLANKS: usize = 3;

/// The places of the last lines that are not blank: those looked at and two above them, so that the first place of
/// all is seen where it counts.
fn last_filled<L: AsRef<str>>(lines: &[L]) -> Vec<usize> {
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
        if far && sign_off.name.is_empty() {
            continue;
        }
        return Some(Found { first: *at, start, last, sign_off });
    }
    None
}

/// A letter that ends in nothing but its writer's name, or the initials of it; `writer` is all that is known of it:
/// the name in From and what stands before the @. The closing is empty and the warmth 1: a bare name is neither cold
/// nor kind. "Talk to you soon" on its own line above it is a closing.
pub fn bare_name<L: AsRef<str>>(lines: &[L], writer: &str) -> Option<Found> {
    let parts: Vec<String> =
        writer.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let filled = last_filled(lines);
    let text = |at: usize| lines.get(at).map_or("", |line| line.as_ref());
    if let Some(found) = filled.last().and_then(|at| name_behind(text(*at), *at, &parts)) {
        return Some(found);
    }
    for (place, at) in filled.iter().enumerate().rev().take(LINES_LOOKED_AT) {
        let line = text(*at);
        let Some(name) = as_name(line) else { continue };
        let above = place.checked_sub(1).and_then(|p| filled.get(p)).copied();
        let apart = above.is_none_or(|above| {
            above + 1 < *at || text(above).trim_end().ends_with(['.', '!', '?', ',', ')', '…']) || wishes(text(above))
        });
        let is_last = place + 1 == filled.len();
        let lone = || is_short_name(line) && above.is_some_and(|above| above + 1 < *at);
        let theirs = is_of(&name, &parts) || is_last && (is_initials(line) || lone());
        if place == 0 || !apart || !theirs {
            continue;
        }
        let wish = above.filter(|above| above + 1 + MOST_BLANKS >= *at && wishes(text(*above)) && place > 1);
        let closing =
            wish.map_or(String::new(), |at| text(at).trim().trim_matches([',', '.', '!', '-', ' ']).to_owned());
        let warmth = if closing.is_empty() { 1 } else { 2 };
        let sign_off = SignOff { closing, name, warmth, informal: 0.0, formal: 0.0 };
        return Some(Found { first: wish.unwrap_or(*at), start: 0, last: *at, sign_off });
    }
    None
}

/// "… on Friday.  tk": the writer's name or initials behind the last sentence.
fn name_behind(line: &str, at: usize, writer: &[String]) -> Option<Found> {
    let line = line.trim_end();
    let start = line.rfind(char::is_whitespace)? + 1;
    let (above, name) = (line.get(..start)?.trim_end(), line.get(start..)?);
    let name = as_name(name).filter(|name| name.chars().count() >= 2 && is_of(name, writer))?;
    let apart = above.ends_with(['.', '!', '?', ')']) && above.contains(' ');
    let sign_off = SignOff { closing: String::new(), name, warmth: 1, informal: 0.0, formal: 0.0 };
    apart.then_some(Found { first: at, start, last: at, sign_off })
}

/// A short line that only wishes or thanks: "Talk to you soon,", "Thanks for your help", „Schönes Wochenende".
fn wishes(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    const BEGINNINGS: &[&str] = &[
        "thank",
        "many thanks",
        "talk ",
        "have a ",
        "see you",
        "take care",
        "looking forward",
        "look forward",
        "enjoy ",
        "good luck",
        "all my best",
        "hope to ",
        "with love",
        "danke",
        "vielen dank",
        "schönen ",
        "schönes ",
        "bis ",
        "viel ",
        "alles ",
        "ich umarme",
        "ich drück",
    ];
    line.split_whitespace().count() <= 10
        && !lower.ends_with('?')
        && BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
}

fn is_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '?', '!']) && line.split_whitespace().count() >= 7
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
    let ends = line.trim_end().char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '.' | '!'));
    let mut starts: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
    starts.drain(..starts.len().saturating_sub(TAIL_WORDS));
    starts.into_iter().find_map(|start| {
        let above = line.get(..start)?.trim_end();
        let found = parse(line.get(start..)?)?;
        let greets = is_greeting(&found.closing);
        let apart = above.ends_with(['.', '!', '?', ')', ':']) || above.ends_with(',') && greets;
        let joined = [" und", " and", " &"].iter().any(|joint| above.ends_with(joint));
        (apart || greets && (joined || found.name.is_empty() || found.name.contains(char::is_uppercase)))
            .then_some((start, found))
    })
}

/// One of the last words begins a closing, or is a greeting: most lines end in none, and are looked at no further.
fn ends_like_a_closing(line: &str) -> bool {
    let last = line.split(|c: char| c.is_whitespace() || matches!(c, '.' | '!' | ',')).filter(|w| !w.is_empty());
    last.rev().take(TAIL_WORDS).any(|word| {
        let low = word.to_lowercase();
        LEXICON.closing_words.contains(low.as_str()) || greets(&low)
    })
}

/// „grüße", "regards", in lower case.
fn greets(word: &str) -> bool {
    GREETING_WORDS.contains(&word) || matches!(word, "regards" | "wishes")
}

/// „Liebe Grüße", „lg": words that stand nowhere but at the end of a letter.
fn is_greeting(closing: &str) -> bool {
    let lower = closing.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.clone().any(|word| GREETING_WORDS.contains(&word))
        || words.next().is_some_and(|word| matches!(word, "lg" | "mfg" | "glg" | "llg" | "vg" | "bg" | "hdl"))
}

const GREETING_WORDS: &[&str] = &[
    "grüße", "grüßen", "grüsse", "grüssen", "gruß", "gruss", "gruße", "grusse", "gruesse", "gruessen", "grueße",
    "grueßen", "gruesze", "grueszen", "grüsze", "grüszen", "grüse", "grüsen",
];

/// „Mit noch freundlichen Grüßen", „sonnige Gruesze": adjectives before a greeting, known to no list.
fn greeting_phrase(text: &str) -> Option<(&str, &'static ClosingForm, &str)> {
    // before any word is looked at: the few letters that all of them share
    let bytes = text.as_bytes();
    let near = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default();
    if !near.windows(2).any(|two| matches!(two, b"Gr" | b"gr" | b"GR" | b"ga" | b"sh")) {
        return None;
    }
    let mut end = 0;
    for (at, word) in text.split_inclusive(|c: char| c.is_whitespace()).take(6).enumerate() {
        let lower = word.trim_end().trim_end_matches([',', '!', '.', ';']).to_lowercase();
        if at > 0 && matches!(lower.as_str(), "regards" | "wishes") {
            let head = text.get(..end + lower.len())?;
            return Some((head, &REGARDS, text.get(head.len()..)?));
        }
        if GREETING_WORDS.contains(&lower.as_str()) {
            let head = text.get(..end + lower.len()).filter(|head| head.to_lowercase().ends_with(&lower))?;
            let formal = head.to_lowercase().contains("freun");
            let warm = ["lieb", "herz"].iter().any(|warm| head.to_lowercase().contains(warm));
            let form = match (formal, warm) {
                (true, _) => &FRIENDLY,
                (_, true) => &WARM,
                _ if at == 0 => return None, // „Grüße bitte Deine Mutter" and the list knows „Grüße"
                _ => &PLAIN,
            };
            return Some((head, form, text.get(head.len()..)?));
        }
        let adjective = ["e", "en", "em", "er"].iter().any(|ending| lower.ends_with(ending)) && lower.len() > 3;
        let article = ["die", "der", "den", "eine", "deine", "seine", "ihre", "meine", "unsere", "alle", "diese"];
        let little = matches!(lower.as_str(), "mit" | "den" | "ganz" | "noch" | "recht" | "viel")
            || ENGLISH_ADJECTIVES.contains(&lower.as_str());
        if !little && (!adjective || article.contains(&lower.as_str())) {
            return None;
        }
        end += word.len();
    }
    None
}

const ENGLISH_ADJECTIVES: &[&str] = &[
    "with", "very", "my", "best", "kind", "kindest", "warm", "warmest", "good", "many", "sincere", "thanks", "thank",
    "you", "and", "&", "personal", "all",
];
static REGARDS: ClosingForm = ClosingForm { german: false, warmth: 1, weight: Weight { informal: 0.0, formal: 0.3 } };

const fn greeting_form(warmth: u8, formal: f32) -> ClosingForm {
    ClosingForm { german: true, warmth, weight: Weight { informal: 0.0, formal } }
}
static PLAIN: ClosingForm = greeting_form(2, 0.0);
static FRIENDLY: ClosingForm = greeting_form(1, 0.3);
static WARM: ClosingForm = greeting_form(3, 0.0);

/// One line: a closing, with or without a name on the same line.
pub fn parse(line: &str) -> Option<SignOff> {
    let mut line = line.trim().trim_matches(['-', '–', '*', '_', ' ']);
    if line.ends_with(')') {
        line = line.split_once(" (").map_or(line, |(head, _)| head);
    }
    let postscript = line.get(..3).is_some_and(|head| matches!(&*head.to_lowercase(), "ps:" | "p.s" | "ps "));
    if line.is_empty() || is_longer(line, LONGEST) || line.contains(['?', '@']) || postscript {
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

/// The longest known closing at the head of the text, with what follows it.
fn longest(text: &str) -> Option<(&str, &'static ClosingForm, &str)> {
    let mut best = None;
    let first = text.split(is_word_end).next().unwrap_or_default();
    if !LEXICON.closing_words.contains(first.to_lowercase().as_str()) {
        return greeting_phrase(text);
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
    best.or_else(|| greeting_phrase(text))
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
    let by = ["sendet ", "schickt ", "wünscht ", "von "].iter().find_map(|verb| name.strip_prefix(verb));
    let name = by.unwrap_or(name);
    if matches!(name, "sendet" | "schickt" | "wünscht") {
        return Some((name.to_owned(), String::new()));
    }
    let name = if pronoun_of(name).is_some() { name.to_owned() } else { as_name(name)? };
    (place.is_empty() || away(place)).then(|| (place.to_owned(), name))
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
