//! A line at the end of a letter in, the name that stands there out; and whose it can be.

use super::lexicon::LEXICON;

/// Has more characters than that.
pub(super) fn is_longer(text: &str, length: usize) -> bool {
    text.len() > length && text.chars().nth(length).is_some()
}

/// A line of a few capitalised words, or one word in lower case: a name. What follows a comma, numbers and brackets
/// are no part of it.
pub fn as_name(line: &str) -> Option<String> {
    let ends = [',', '-', '–', '—', '*', '_', '.', '!', '/', '~', ' ', '\t'];
    let mut line = line.trim().trim_matches(ends).trim();
    if is_longer(line, 90) {
        return None;
    }
    let end = line.find([',', '(', '|', ';']).unwrap_or(line.len());
    let head = line.get(..end).unwrap_or_default().trim();
    let bracket = head.len() > 1 && line.get(end..).is_some_and(|rest| rest.starts_with('('));
    if head.len() < line.len() && (head.contains(' ') || bracket) {
        line = head;
    }
    while let Some((name, number)) = line.rsplit_once(char::is_whitespace).filter(|(_, last)| is_number(last)) {
        line = name.trim_end_matches(ends);
        if number.is_empty() {
            break;
        }
    }
    if is_longer(line, 40) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let joint = |w: &str| matches!(w, "und" | "and" | "&" | "u.");
    let particle = |w: &str| LEXICON.particles.contains(w) || matches!(w, "dr." | "i.A." | "i.V.") || joint(w);
    let word = |w: &&str| {
        let mut letters = w.chars();
        letters.next().is_some_and(|c| c.is_uppercase() || words.len() == 1)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let joints = words.iter().filter(|w| joint(w)).count();
    let small = words.iter().filter(|w| particle(w)).count();
    let fits = !words.is_empty() && words.len() <= if joints > 0 { 6 } else { 4 + small.min(2) };
    let no_name = || words.first().is_some_and(|w| NO_NAMES.contains(&w.to_lowercase().trim_end_matches('.')));
    let whole = fits && words.iter().all(|w| particle(w) || word(w)) && words.iter().any(word) && !no_name();
    let closing = || words.len() == 1 && LEXICON.closings.contains_key(line.to_lowercase().as_str());
    (whole && !closing()).then(|| line.to_owned())
}

/// Words that stand alone on a last line, and are nobody.
const NO_NAMES: &[&str] = &[
    "thanks",
    "thank",
    "danke",
    "dank",
    "regards",
    "fyi",
    "yes",
    "no",
    "ok",
    "okay",
    "done",
    "sorry",
    "please",
    "hello",
    "hi",
    "hallo",
    "none",
    "cheers",
    "best",
    "love",
    "ja",
    "nein",
    "bitte",
    "attached",
    "anbei",
    "agreed",
    "great",
    "super",
    "perfect",
    "correct",
    "see",
    "call",
    "nice",
    "cool",
    "wow",
    "ditto",
    "same",
    "anything",
    "nothing",
    "viel",
    "viele",
    "schönes",
    "schönen",
    "bis",
    "alles",
    "frohe",
    "ouch",
    "january",
    "february",
    "march",
    "july",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "märz",
    "juli",
    "oktober",
    "dezember",
    "total",
    "grand",
    "sum",
    "summe",
    "thx",
    "thks",
    "tks",
    "thanx",
    "gute",
    "guten",
    "gutes",
    "schöne",
    "frohes",
    "beste",
    "besten",
    "liebe",
    "lieben",
    "kein",
    "keine",
    "achtung",
    "anlage",
    "anlagen",
    "anhang",
    "tbd",
    "tba",
    "end",
    "ende",
    "note",
    "important",
    "confidential",
    "example",
    "good",
    "happy",
    "merry",
    "from",
    "to",
    "for",
    "and",
    "at",
    "on",
    "in",
    "by",
    "of",
    "is",
    "are",
    "it",
    "this",
    "that",
    "as",
    "or",
    "if",
    "be",
    "und",
    "oder",
    "für",
    "mit",
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "zu",
    "zum",
    "not",
    "but",
    "so",
];

/// "5550123", "x5550".
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().all(|b| b.is_ascii_digit() || b"x-./()#+".contains(&b))
}

/// „anna weber" below a closing, at the very end.
pub(super) fn small_name(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let word = |w: &str| w.chars().all(|c| c.is_lowercase() || matches!(c, '.' | '-')) && w.chars().count() <= 15;
    let few = words.clone().nth(1).is_some() && words.clone().nth(3).is_none();
    (few && words.all(word)).then(|| line.trim().to_owned())
}

/// A part of the writer's name, a beginning of one, or its initials.
pub(super) fn is_of(name: &str, writer: &[String]) -> bool {
    let word = name.split([' ', '-']).next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let last = name.split(' ').next_back().unwrap_or_default().to_lowercase();
    let whole = name.contains(' ') || word.is_empty();
    let known = writer.iter().any(|part| {
        *part == word
            || whole && *part == last && last.chars().count() > 2
            || !whole && part.len() > word.len() && (part.starts_with(&word) || is_initial(&word, part))
    });
    known || !whole && are_initials(&word, writer)
}

/// "tk" of Tom Kreil, also where the name is turned round: the first and the last letter begin two parts of it.
fn are_initials(word: &str, writer: &[String]) -> bool {
    let begins =
        |c: Option<char>, but: &str| c.and_then(|c| writer.iter().find(|part| part.starts_with(c) && *part != but));
    (2..=4).contains(&word.chars().count())
        && begins(word.chars().next(), "").is_some_and(|first| begins(word.chars().next_back(), first).is_some())
}

fn is_initial(word: &str, part: &str) -> bool {
    word.chars().count() == 1 && part.starts_with(word)
}

/// "PL" on the last line.
pub(super) fn is_initials(line: &str) -> bool {
    const WORDS: &[&str] =
        &["FYI", "EOM", "ASAP", "OK", "USA", "TBD", "PS", "RSVP", "EOD", "YES", "NO", "NA", "DONE", "IBM", "AG", "UK"];
    let name = line.trim().trim_matches(['-', '.', ',', ' ', '~', '*']);
    (1..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase()) && !WORDS.contains(&name)
}

/// One or two words with capitals that are hardly anything but a name: „Anna".
pub(super) fn is_short_name(line: &str) -> bool {
    let words: Vec<&str> = line.trim().trim_matches(['-', '.', ',', ' ', '~', '*']).split_whitespace().collect();
    let word = |w: &&str| {
        let mut letters = w.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (2..=12).contains(&w.chars().count())
            && letters.all(|c| c.is_lowercase())
    };
    (1..=2).contains(&words.len()) && words.iter().all(word)
}
