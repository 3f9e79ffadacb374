//! The first line of a letter in, its salutation taken apart out.

use super::lexicon::{LEXICON, Lexicon, Marked};
use super::{sign_off, signed_name};
use crate::model::{Language, Salutation};

const LONGEST: usize = 70;

/// `None` when the line is no salutation. Expects one line, not trimmed.
pub fn parse(line: &str) -> Option<Salutation> {
    let line = line.split(" <http").next().unwrap_or_default().trim();
    if line.is_empty()
        || line.chars().count() > LONGEST
        || line.trim_end_matches(';').contains(['?', '@', '/', '<', ';'])
    {
        return None;
    }
    let body = line.trim_end_matches([',', '!', ':', ';', '–', '-', '.', ' ']);
    let tokens: Vec<&str> = body.split_whitespace().collect();
    let lower: Vec<String> = tokens.iter().map(|t| t.trim_end_matches(',').to_lowercase()).collect();
    let lexicon = &*LEXICON;
    let mut found = Salutation { line: line.to_owned(), ..Salutation::default() };
    let mut at = eat(&lower, 0, |phrase| lexicon.greetings.contains_key(phrase));
    if at > 0 {
        found.greeting = tokens.get(..at)?.join(" ").trim_end_matches(',').to_owned();
        let weight = lexicon.greetings.get(&joined(&lower, 0, at)).copied().unwrap_or_default();
        (found.informal, found.formal) = (weight.informal, weight.formal);
    } else if lower.first().is_some_and(|w| w == "dear" || w == "dearest") {
        at = 1;
        found.greeting = tokens.first()?.to_string();
    }
    at = adjective(&tokens, &lower, at, lexicon, &mut found);
    if sign_off::is_closing(body) && found.greeting.is_empty() {
        return None; // „Liebe Grüße" is the end of a letter, not its beginning
    }
    rest(&tokens, &lower, at, line.ends_with([',', '!', ':', '-', '–']), &mut found)?;
    let bare = found.greeting.is_empty() && found.adjective.is_empty() && found.honorific.is_empty();
    let named = !found.name.is_empty() || !found.titles.is_empty();
    if bare && (!named || tokens.len() > 2 || !line.ends_with([',', '!', '–', '-'])) {
        return None;
    }
    let time = matches!(found.greeting.as_str(), "morning" | "afternoon");
    if time && named && found.name.chars().all(|c| !c.is_uppercase()) {
        return None;
    }
    if found.group {
        found.gender = None;
    } else if named && found.honorific.is_empty() && found.informal == 0.0 && found.formal == 0.0 {
        found.informal = 0.4; // a first name alone: weak, since the Hamburg Sie exists
    }
    Some(found)
}

/// Longest run of words from `at` that the lexicon knows as one phrase; 0 to 4 words.
fn eat(lower: &[String], at: usize, known: impl Fn(&str) -> bool) -> usize {
    (1..=4.min(lower.len().saturating_sub(at))).rev().find(|n| known(&joined(lower, at, at + n))).unwrap_or(0)
}

fn joined(lower: &[String], from: usize, to: usize) -> String {
    lower.get(from..to).unwrap_or_default().join(" ")
}

fn adjective(tokens: &[&str], lower: &[String], mut at: usize, lexicon: &Lexicon, found: &mut Salutation) -> usize {
    // „Sehr geehrte, liebe Frau X" has two of them; the first sets the tone.
    for _ in 0..2 {
        let n = eat(lower, at, |phrase| lexicon.adjectives.contains_key(phrase));
        let Some(mark) = lexicon.adjectives.get(&joined(lower, at, at + n)) else { break };
        if found.adjective.is_empty() {
            found.adjective = tokens.get(at..at + n).unwrap_or_default().join(" ").trim_end_matches(',').to_owned();
            cue(mark, found);
        }
        at += n;
    }
    at
}

fn cue(mark: &Marked, found: &mut Salutation) {
    found.informal = found.informal.max(mark.weight.informal);
    found.formal = found.formal.max(mark.weight.formal);
    found.gender = found.gender.or(mark.gender);
}

/// Honorific, titles and names; `None` as soon as a word is none of these. `closed`: the line ends as salutations do.
fn rest(tokens: &[&str], lower: &[String], at: usize, closed: bool, found: &mut Salutation) -> Option<()> {
    let lexicon = &*LEXICON;
    let count = tokens.len() - at.min(tokens.len());
    let mut names: Vec<&str> = Vec::new();
    for (token, low) in tokens.iter().zip(lower).skip(at) {
        let plain = low.trim_end_matches('.');
        if let Some(mark) = lexicon.honorifics.get(low) {
            if found.honorific.is_empty() {
                found.honorific = token.to_string();
            } else {
                found.group = true; // „Herr Maier und Frau Vogt"
            }
            cue(mark, found);
        } else if lexicon.titles.contains(low) || (low.ends_with('.') && lexicon.titles.contains(plain)) {
            found.titles.push(token.trim_end_matches(',').to_owned());
        } else if matches!(plain, "kollege" | "kollegin") {
            found.formal = found.formal.max(0.5);
        } else if group_word(low, lexicon) {
            found.group = true;
        } else if found.group && closed && names.is_empty() {
            // „Hallo liebes Team des Hallenbades,"
        } else if !names.is_empty() && lexicon.adjectives.contains_key(low) {
            found.group = true; // „Liebe Mara, liebe Nadia"
        } else if lexicon.particles.contains(low) && !names.is_empty() | !found.honorific.is_empty() {
            names.push(token);
        } else if is_name(token, !found.honorific.is_empty() || count == 1) {
            names.push(token.trim_end_matches([',', '!']));
        } else {
            return None;
        }
    }
    if names.len() > 4 {
        return None;
    }
    let commas = tokens.iter().skip(at).filter(|t| t.ends_with(',')).count();
    found.group |= commas > 0 && names.len() > 1;
    found.name = names.join(" ");
    Some(())
}

fn group_word(low: &str, lexicon: &Lexicon) -> bool {
    let plain = low.trim_end_matches(['!', '.']);
    lexicon.group.contains(low)
        || lexicon.group.contains(plain)
        || matches!(
            plain,
            "herren" | "leser" | "leserinnen" | "mitglieder" | "friends" | "colleagues" | "former" | "members"
        )
        || low.contains(":innen")
        || low.contains("*innen")
        || low.contains("_innen")
}

/// A capital is asked for where the place alone does not tell a name from a word.
fn is_name(token: &str, any_case: bool) -> bool {
    let token = token.trim_end_matches([',', '!']);
    let mut chars = token.chars();
    let first = chars.next();
    let letters = token.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    letters && first.is_some_and(|c| c.is_uppercase() || (any_case && c.is_alphabetic())) && token.chars().count() < 30
}

/// "Kim," "Anna", "Kim/Tom/Ali:": the first words of a line, where they are names of those addressed, or one of
/// several is. `names` in lower case, parts of names.
pub fn by_name(line: &str, names: &[String]) -> Option<Salutation> {
    let trimmed = line.trim();
    let is_end = |(at, c): &(usize, char)| match c {
        ':' | ';' | '!' | '–' | '?' | '.' | '(' => true,
        '-' => !trimmed.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphabetic)),
        _ => false,
    };
    let end = trimmed.char_indices().find(is_end);
    let head = trimmed.get(..end.map_or(trimmed.len(), |(at, _)| at))?;
    let known = |word: &str| {
        let low = word.to_lowercase();
        names.iter().any(|name| *name == low || low.chars().count() >= 3 && name.starts_with(&low))
    };
    let joint = |word: &str| matches!(word.to_lowercase().as_str(), "and" | "und" | "&" | "/");
    let (mut found, mut length, mut at) = (Vec::new(), 0, 0);
    for word in head.split_inclusive([' ', ',', '/']) {
        let bare = word.trim_matches([' ', ',', '/', '.']);
        at += word.len();
        if bare.is_empty() || joint(bare) {
            continue;
        }
        let named = bare.starts_with(char::is_uppercase) && bare.chars().all(|c| c.is_alphabetic() || c == '-');
        let listed = end.is_some_and(|(_, c)| c == ':') || trimmed.ends_with(',') && end.is_none();
        let fits = known(bare)
            || if found.is_empty() { opens(bare) && word.ends_with(',') && !names.is_empty() } else { listed };
        if !named || found.len() >= 6 || !fits {
            break;
        }
        found.push(bare);
        length = at;
    }
    let line = head.get(..length)?.trim();
    let whole = length >= head.trim_end().len();
    let all_known = || found.iter().all(|word| known(word));
    let closed = line.ends_with(',') || whole && (end.is_some_and(|(_, c)| c != '.' && c != '?') || all_known());
    if found.is_empty() || !closed {
        return None;
    }
    let group = [",", "/", "&", " and ", " und "].iter().any(|joint| line.trim_end_matches(',').contains(joint));
    Some(Salutation {
        line: line.to_owned(),
        name: found.join(" "),
        group,
        informal: if group { 0.0 } else { 0.4 },
        ..Salutation::default()
    })
}

/// A word before a comma at the head of a letter that can be a name: no adverb, no thanks.
fn opens(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "however",
        "also",
        "yes",
        "no",
        "well",
        "sorry",
        "thanks",
        "please",
        "so",
        "then",
        "now",
        "today",
        "yesterday",
        "tomorrow",
        "first",
        "second",
        "third",
        "otherwise",
        "therefore",
        "anyway",
        "anyways",
        "ok",
        "okay",
        "great",
        "again",
        "still",
        "meanwhile",
        "nope",
        "yep",
        "yeah",
        "true",
        "sure",
        "right",
        "fine",
        "good",
        "bad",
        "nice",
        "cool",
        "wow",
        "oh",
        "ah",
        "hmm",
        "fyi",
        "btw",
        "ps",
        "once",
        "here",
        "there",
        "if",
        "when",
        "while",
        "since",
        "after",
        "before",
        "until",
        "whatever",
        "what",
        "man",
        "dude",
        "guys",
        "buddy",
        "men",
        "ladies",
        "gentlemen",
        "ja",
        "nein",
        "leider",
        "danke",
        "gut",
        "klar",
        "gern",
        "gerne",
        "heute",
        "gestern",
        "morgen",
        "sicher",
        "vielleicht",
        "natürlich",
        "stimmt",
        "genau",
        "übrigens",
        "ach",
        "na",
        "tja",
        "doch",
        "nun",
        "weiters",
        "zunächst",
        "erstens",
        "zweitens",
        "kurz",
        "schade",
        "super",
        "toll",
        "perfekt",
        "prima",
        "bitte",
        "entschuldigung",
        "besides",
        "plus",
        "secondly",
        "thirdly",
        "lastly",
        "instead",
        "perhaps",
        "maybe",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "indeed",
        "rather",
        "consequently",
    ];
    let low = word.to_lowercase();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_lowercase())
        && (2..=11).contains(&word.chars().count())
        && !low.ends_with("ly")
        && !low.ends_with("ed")
        && !low.ends_with("ing")
        && !OPENERS.contains(&low.as_str())
}

/// "Ben" or "Bob:" alone on the first line, whoever is addressed: one word like a name, and no heading.
pub fn lone_name(line: &str) -> Option<Salutation> {
    const HEADINGS: &[&str] = &[
        "attached",
        "reminder",
        "update",
        "agenda",
        "summary",
        "note",
        "notes",
        "description",
        "today",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "urgent",
        "important",
        "question",
        "questions",
        "message",
        "english",
        "deutsch",
        "achtung",
        "hinweis",
        "heute",
        "morgen",
        "details",
        "draft",
        "revised",
        "corrected",
        "cancelled",
        "rsvp",
        "memo",
        "memorandum",
        "invitation",
        "topic",
        "subject",
        "contents",
        "regards",
        "hey",
        "guys",
        "date",
        "time",
        "team",
    ];
    let words: Vec<&str> = line.trim().trim_end_matches([':', '.', ',', ' ']).split('/').collect();
    let named = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (2..=9).contains(&word.chars().count())
            && letters.all(|c| c.is_lowercase())
            && !HEADINGS.contains(&word.to_lowercase().as_str())
            && opens(word)
            && !(word.ends_with('s') && line.trim().ends_with(':'))
            && signed_name::as_name(word).is_some()
    };
    let group = words.len() > 1;
    (words.iter().all(named) && (!group || line.trim().ends_with(':') && words.len() <= 5)).then(|| Salutation {
        line: line.trim().to_owned(),
        name: words.join(" "),
        group,
        informal: if group { 0.0 } else { 0.4 },
        ..Salutation::default()
    })
}

/// True unless the words before the name belong to the other language. "Hi" and "Hey" are at home in both.
pub fn suits(salutation: &Salutation, language: Language) -> bool {
    const ENGLISH: [&str; 8] =
        ["dear", "hello", "good morning", "good afternoon", "good evening", "morning", "afternoon", "greetings"];
    let greeting = salutation.greeting.to_lowercase();
    let honorific = salutation.honorific.to_lowercase();
    let english =
        ENGLISH.contains(&greeting.as_str()) || ["mr", "ms", "mrs", "mx"].contains(&honorific.trim_end_matches('.'));
    let shared = greeting.is_empty() || ["hi", "hey"].contains(&greeting.as_str());
    match language {
        Language::German => !english,
        Language::English => english || shared && salutation.adjective.is_empty() && honorific.is_empty(),
    }
}

/// A salutation that says nothing but the name, German where the language is not known.
pub fn plain(language: Option<Language>, formal: bool, name: &str) -> String {
    let opening = match (language, formal) {
        (Some(Language::English), true) => "Dear",
        (Some(Language::English), false) => "Hi",
        (_, true) => "Guten Tag",
        (_, false) => "Hallo",
    };
    format!("{opening} {name}")
}

/// The salutation at the head of a line that goes on with the letter: "Dear Kim, I waited …".
/// Only with a greeting or „lieber", up to the first comma or dash; a greeting may stand alone.
pub fn parse_head(line: &str) -> Option<Salutation> {
    let dash = line.find(" - ").map(|at| at + 1);
    let (end, _) = line.char_indices().find(|(at, c)| matches!(c, ',' | '!' | '–') || dash == Some(*at))?;
    let rest = line.get(end..)?.trim_start_matches([',', '!', '–', '-', ' ']);
    let head = line.get(..end)?.trim();
    let mut found = parse(head).filter(|s| !s.greeting.is_empty() || !s.adjective.is_empty() && !s.name.is_empty())?;
    if found.name.contains(' ') && found.honorific.is_empty() && !found.group && rest.is_empty() {
        return None;
    }
    found.line = format!("{head},");
    Some(found)
}
