//! The first line of a letter in, its salutation taken apart out.

use super::lexicon::{LEXICON, Lexicon, Marked};
use super::{addressed, greetings, sign_off, smileys};
use crate::model::{Language, Salutation};

/// Longest salutation in characters; longer lines with a web address behind it are looked at, too.
const LONGEST: usize = 70;
const LONGEST_IN_BYTES: usize = 2000;

/// What may stand before one in a list.
const BULLETS: [char; 5] = ['*', '•', '-', ' ', '\t'];

/// `None` when the line is no salutation. Expects one line, not trimmed.
pub fn parse(line: &str) -> Option<Salutation> {
    if line.len() > LONGEST_IN_BYTES {
        return None;
    }
    let linked = if line.contains('<') { line.find("<http") } else { None };
    let line = linked.and_then(|at| line.get(..at)).unwrap_or(line);
    let line = smileys::without(line.trim().trim_start_matches(BULLETS));
    let closed = line.ends_with([',', '!', ':', '-', '–']);
    let first = line.split_whitespace().next()?;
    if line.len() > LONGEST && line.chars().count() > LONGEST
        || !closed && first != "To" && !may_open(first)
        || line.trim_end_matches(';').contains(['?', '@', '<', ';'])
        || line.contains('/') && !line.contains("/innen") && !line.contains("/-innen")
    {
        return None;
    }
    let body = line.trim_end_matches([',', '!', ':', ';', '–', '-', '.', ' ']);
    let tokens: Vec<&str> = body.split_whitespace().collect();
    let lower: Vec<String> = tokens.iter().map(|t| t.trim_end_matches(',').to_lowercase()).collect();
    let lexicon = &*LEXICON;
    let mut found = Salutation { line: line.to_owned(), ..Salutation::default() };
    let mut at = eat(&lower, 0, |phrase| lexicon.greetings.contains_key(phrase));
    let squeezed = if at == 0 { lower.first().and_then(|word| squeezed(word)) } else { None };
    let squeezed = squeezed.filter(|word| lexicon.greetings.contains_key(word));
    at += usize::from(squeezed.is_some());
    if at > 0 {
        found.greeting = tokens.get(..at)?.join(" ").trim_end_matches(',').to_owned();
        let known = squeezed.unwrap_or_else(|| joined(&lower, 0, at));
        let weight = lexicon.greetings.get(&known).copied().unwrap_or_default();
        (found.informal, found.formal) = (weight.informal, weight.formal);
    } else if lower.first().is_some_and(|w| w == "dear" || w == "dearest") {
        at = 1;
        found.greeting = tokens.first()?.to_string();
    }
    at = adjective(&tokens, &lower, at, lexicon, &mut found);
    if sign_off::is_closing(body) && found.greeting.is_empty() {
        return None; // „Liebe Grüße" is the end of a letter, not its beginning
    }
    rest(&tokens, &lower, at, closed, &mut found)?;
    let alone = found.greeting.is_empty() && found.adjective.is_empty();
    let named = !found.name.is_empty() || !found.titles.is_empty();
    let bare = alone && found.honorific.is_empty();
    let to_all = bare && found.group && !named && tokens.len() <= 3 && (closed || tokens.first() == Some(&"To"));
    let first = tokens.first().copied().unwrap_or_default();
    let small = |word: &str| word.chars().skip(1).all(char::is_lowercase);
    let shouted = first.chars().count() > 2 && first.chars().all(|c| !c.is_lowercase());
    let word = first.trim_end_matches(',');
    let no_name = bare && (small(word) && !addressed::opens(word) && word.len() > 1 || tokens.len() == 1 && shouted);
    if bare && !to_all && (!named || no_name || tokens.len() > 2 || !line.ends_with([',', '!', '–', '-'])) {
        return None;
    }
    if alone && !bare && !closed {
        return None; // "Mr. Tom Kreil" heads an address
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

/// The first word may begin a greeting, or an adjective like „sehr geehrter" with its letters mixed up: most lines begin
/// with none, and are looked at no further.
fn may_open(first: &str) -> bool {
    let lower = first.trim_end_matches([',', '!', ':', ';', '–', '-', '.']).to_lowercase();
    lower.starts_with('s') || LEXICON.opening_words.contains(&lower) || squeezed(&lower).is_some()
}

/// Holds a word for several people: "All", „Kollegen".
fn names_a_group(head: &str) -> bool {
    let group = |word: &str| group_word(&word.trim_end_matches(',').to_lowercase(), &LEXICON);
    head.split_whitespace().any(group)
}

/// A name and nothing before it: "Kim,".
pub fn is_bare(found: &Salutation) -> bool {
    found.greeting.is_empty() && found.adjective.is_empty() && found.honorific.is_empty()
}

/// "Hiiii", „Hallooo": without the letters that say how glad somebody is.
fn squeezed(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let short = word.trim_end_matches(last);
    (short.len() + 2 * last.len_utf8() <= word.len()).then(|| format!("{short}{last}"))
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
        if let Some(known) = mistyped(lower, at).and_then(|known| lexicon.adjectives.get(known))
            && found.adjective.is_empty()
        {
            found.adjective = tokens.get(at..at + 2).unwrap_or_default().join(" ");
            cue(known, found);
            at += 2;
        }
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

/// „Sehr geeherter", „Sehr gehrte", „Seht geehrter": two words meant as „sehr geehrte", whose letters got mixed up.
fn mistyped(lower: &[String], at: usize) -> Option<&'static str> {
    let (first, second) = (lower.get(at)?, lower.get(at + 1)?);
    let letters = |word: &str| ['g', 'e', 'r', 't'].iter().all(|c| word.contains(*c)) && (6..=10).contains(&word.len());
    let very = matches!(first.as_str(), "sehr" | "seht" | "ser" | "sher" | "shr" | "sehhr" | "sehrr");
    let known = ["sehr geehrter", "sehr geehrte", "sehr geehrtes"];
    let meant =
        known.into_iter().find(|known| known.ends_with(second.get(second.len().saturating_sub(2)..).unwrap_or("-")));
    let right = first == "sehr" && known.iter().any(|known| known.get(5..) == Some(second));
    (very && !right && second.starts_with('g') && letters(second)).then_some(meant.unwrap_or("sehr geehrte"))
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
        } else if names.is_empty() && matches!(plain, "mein" | "meine" | "meiner" | "my" | "an" | "to") {
            // „Hallo meine Anna", „Hallo an alle", "To all"
        } else if greetings::is_word(plain) {
            return None; // „Liebste Grüße,"
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
            "herren"
                | "leser"
                | "mitglieder"
                | "lieben"
                | "friends"
                | "colleagues"
                | "former"
                | "members"
                | "gentlemen"
                | "ladies"
        )
        || plain.ends_with("innen")
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

/// The salutation at the head of a line that goes on with the letter: "Dear Kim, I waited …". Only with a greeting
/// or „lieber", up to the first comma, dash or colon, or to a full stop behind a name; a greeting may stand alone.
pub fn parse_head(line: &str) -> Option<Salutation> {
    let line = line.get(..LONGEST * 4).unwrap_or(line);
    let behind = |at: usize| line.get(at + 1..).unwrap_or_default();
    let ends = |(at, c): &(usize, char)| match c {
        ',' | '!' | '–' | ':' => true,
        '.' => behind(*at).starts_with([' ', '.']),
        '-' => {
            let apart = behind(*at).starts_with(' ') || behind(*at).starts_with("- ");
            apart && line.get(..*at).is_some_and(|before| before.ends_with(' '))
        }
        _ => false,
    };
    for (end, sign) in line.char_indices().filter(ends).take(3) {
        let rest = line.get(end..)?.trim_start_matches([',', '!', '–', '-', ':', '.', ' ']);
        let head = line.get(..end)?.trim();
        let whole = |s: &Salutation| {
            let pure = |g: &str| !matches!(g, "na" | "tag" | "morning" | "afternoon" | "hoi" | "ciao" | "servus");
            let greets = !s.greeting.is_empty() && (!s.name.is_empty() || s.group || pure(&s.greeting.to_lowercase()));
            let all = s.group
                && s.name.is_empty()
                && s.line.split(' ').count() <= 2
                && s.line.starts_with(char::is_uppercase)
                && !s.line.starts_with("Und")
                && !s.line.starts_with("And");
            greets
                || all
                || !(s.adjective.is_empty() || s.name.is_empty() && s.titles.is_empty() && s.honorific.is_empty())
        };
        let short = || head.split_whitespace().nth(2).is_none();
        let first = head.trim_start_matches(BULLETS).split_whitespace().next();
        let opens = first.is_some_and(may_open) || short() && names_a_group(head);
        let parsed = if opens { parse(head).or_else(|| parse(&format!("{head},"))) } else { None };
        let mut found = match parsed.filter(whole) {
            // „Liebe Frau Dr. Weber, …" goes on behind the full stop
            Some(found) if sign != '.' || !found.name.is_empty() || found.adjective.is_empty() && !found.group => found,
            _ if sign == '.' => continue,
            _ => return None,
        };
        if found.name.contains(' ') && found.honorific.is_empty() && !found.group && rest.is_empty() {
            return None;
        }
        found.line = format!("{head},");
        return Some(found);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line, and what is read in it: greeting / adjective / honorific / titles / name, and whether it names a group.
    #[test]
    fn rows() {
        for (line, want) in [
            ("Hallo Anna :)", "Hallo/////Anna"),
            ("Hiii Anna!", "Hiii/////Anna"),
            ("Hallo meine Lieben^^,", "Hallo///// group"),
            ("hei anna!", "hei/////anna"),
            ("Sehr geeherter Herr Weber,", "/Sehr geeherter/Herr//Weber"),
            ("Sehr gehrte Frau Weber,", "/Sehr gehrte/Frau//Weber"),
            ("Liebe BewohnerInnen des Hauses,", "/Liebe/// group"),
            ("*  Sehr geehrter Herr Ass.-Dir. Weber,", "/Sehr geehrter/Herr//Ass.-Dir. Weber"),
            ("All -", "///// group"),
            ("Gentlemen:", "///// group"),
            ("To all,", "///// group"),
            ("Danke!", ""),
            ("Mr. Tom Kreil", ""),
            ("Mr. Kreil:", "//Mr.//Kreil"),
            ("Liebste Grüße,", ""),
            ("Sehr geehrte Frau Weber <http://weber.example/55>", "/Sehr geehrte/Frau//Weber"),
        ] {
            let one = |s: Salutation| {
                let all = [s.greeting, s.adjective, s.honorific, s.titles.join(" "), s.name].join("/");
                format!("{all}{}", if s.group { " group" } else { "" })
            };
            let plain = |s: String| s.replace("/////", "/").replace("////", "/").replace("///", "/").replace("//", "/");
            assert_eq!(plain(parse(line).map(one).unwrap_or_default()), plain(want.to_owned()), "{line}");
        }
        for (line, want) in [
            ("Sehr geehrte Frau Professor! Das Boot ist gestrichen", "Sehr geehrte Frau Professor,"),
            ("Hi Anna.  The soup is warm.", "Hi Anna,"),
            ("Hi Anna...the soup is warm", "Hi Anna,"),
            ("Dear Tom: the soup is warm", "Dear Tom,"),
            ("Liebe Frau Dr. Weber, ich bitte Sie", "Liebe Frau Dr. Weber,"),
            ("Hallo. Wie geht es?", "Hallo,"),
            ("Gentlemen - the boat is painted", "Gentlemen,"),
            ("Sehr geehrte Frau, die ich nie sah", "Sehr geehrte Frau,"),
            ("- Hallo Anna, ich komme", "- Hallo Anna,"),
            ("Anna, ich komme", ""),
            ("und natürlich: die Liste", ""),
        ] {
            assert_eq!(parse_head(line).map(|found| found.line).unwrap_or_default(), want, "{line}");
        }
    }
}
