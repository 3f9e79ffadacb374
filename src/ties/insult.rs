//! A German sentence in, whether it insults the one it is written to.
//!
//! The model alone learned what offends among strangers in public, where nobody in particular is meant. So what it
//! suspects counts only where the form says that the reader is meant: "du …", "du bist …", "halt die …".

use crate::model::Language;
use crate::speech::hostility::{HOSTILE, abuse, hostility};
use crate::speech::language;

/// Kinds of `content/hostility.toml`.
const NAMES: usize = 0;
const TRAITS: usize = 1;

/// So friends tease each other, or it means something else as often ("du bist zurückgeblieben").
const TEASING: &[&str] = &[
    "spinner",
    "depp",
    "schuft",
    "schurke",
    "halunke",
    "lump",
    "zicke",
    "trulla",
    "feigling",
    "gestoert",
    "gestört",
    "zurueckgeblieben",
    "zurückgeblieben",
    "doof",
];
const SMILES: &[&str] =
    &[":)", ":-)", ";)", ";-)", ":D", ":-D", ":P", ":-P", "☺", "😊", "😄", "😂", "😉", "😘", "😜", "*g*", "*lach*"];
/// What stands between "du bist" and a word that is not said of the reader.
const ELSEWHERE: &[&str] = &[
    "nicht", "nie", "niemals", "kein", "keine", "keiner", "keinen", "von", "vom", "mit", "bei", "beim", "unter",
    "gegen", "auf", "in", "im", "zu", "zum", "zur", "über", "ueber", "an", "am", "aus", "vor", "nach", "als",
];
const SUBORDINATE: &[&str] = &["wenn", "falls", "ob", "dass", "daß", "weil", "sobald", "damit", "bevor", "solange"];
/// Words behind "du bist" that are looked at, and behind "du".
const FAR: usize = 8;
const NEAR: usize = 3;

/// A word, and whether a clause ends behind it.
#[derive(Clone, Copy, Debug)]
struct Word<'s> {
    text: &'s str,
    ends: bool,
    /// An odd number of quotation marks stands before it.
    quoted: bool,
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let (mut words, mut start, mut quoted) = (Vec::<Word<'_>>::new(), None, false);
    for (at, c) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match (c.is_alphanumeric() || (c == '-' && start.is_some()), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { text: sentence.get(from..at).unwrap_or_default(), ends: false, quoted });
                start = None;
            }
            _ => {}
        }
        quoted ^= matches!(c, '"' | '„' | '“' | '”' | '«' | '»');
        if matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '…' | '–' | '(' | ')') || at == sentence.len() {
            words.last_mut().into_iter().for_each(|word| word.ends = true);
        }
    }
    words
}

/// Cheap looks come first: the model is asked of few sentences.
pub(super) fn insults(sentence: &str) -> bool {
    let words = words(sentence);
    let meant = (0..words.len()).any(|at| called(&words, at) || told(&words, at, sentence) || sent_off(&words, at));
    meant
        && !SMILES.iter().any(|smile| sentence.contains(smile))
        && language::of(sentence) != Some(Language::English)
        && hostility(sentence) >= HOSTILE
}

fn is(word: &Word<'_>, list: &[&str]) -> bool {
    let lower = || word.text.chars().flat_map(char::to_lowercase);
    list.iter().any(|listed| lower().eq(listed.chars()))
}

/// "Sie" at the beginning of a sentence may be others.
fn is_reader(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    is(word, &["du", "dich", "dir", "ihr", "euch"]) || (at > 0 && ["Sie", "Ihnen"].contains(&word.text))
}

fn is_abuse(word: &Word<'_>, kinds: &[usize]) -> bool {
    let lower = word.text.to_lowercase();
    abuse(&lower).is_some_and(|kind| kinds.contains(&kind)) && !TEASING.iter().any(|word| lower.starts_with(word))
}

/// "Du Idiot", "ihr verlogenes Pack!"; not "kennst du Lügner", "wenn Sie Betrüger melden".
fn called(words: &[Word<'_>], at: usize) -> bool {
    let Some(reader) = words.get(at).filter(|word| is_reader(words, at) && !word.ends) else { return false };
    let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(|word| !word.ends);
    let du = is(reader, &["du", "dich"]);
    let asks = before.is_some_and(|word| {
        let lower = word.text.to_lowercase();
        lower.ends_with("st") || (!du && (lower.ends_with('t') || lower.ends_with("en")))
    });
    let subordinate = before.is_some_and(|word| is(word, SUBORDINATE));
    for word in words.iter().skip(at + 1).take(NEAR) {
        if is_abuse(word, &[NAMES]) {
            return !asks && (word.ends || (du && !subordinate)) && !(reader.quoted && word.quoted);
        }
        let lower = word.text.to_lowercase();
        let adjective = ["e", "er", "es", "en"].iter().any(|end| lower.ends_with(end)) && !is(word, ELSEWHERE);
        if !adjective || (word.ends && !is_abuse(word, &[TRAITS])) {
            return false;
        }
    }
    false
}

/// "Du bist ein Lügner", "was sind Sie für ein erbärmlicher …"; not "du bist kein Idiot", "bist du blöd?".
fn told(words: &[Word<'_>], at: usize, sentence: &str) -> bool {
    let Some([one, other]) = words.get(at..at + 2) else { return false };
    let pair = |reader: &Word<'_>, verb: &Word<'_>| {
        (is(reader, &["du"]) && is(verb, &["bist"]))
            || (is(reader, &["ihr"]) && is(verb, &["seid"]))
            || (reader.text == "Sie" && is(verb, &["sind"]))
    };
    // "Sie sind dumm" may be others; "Sie sind ein Lügner" is one.
    let mut may_be_others = at == 0 && one.text == "Sie";
    if one.ends || !(pair(one, other) || pair(other, one)) {
        return false;
    }
    let asks = sentence.trim_end().ends_with('?');
    let mut before_ends = other.ends;
    for word in words.iter().skip(at + 2).take(FAR) {
        if before_ends || is(word, ELSEWHERE) {
            return false;
        }
        if is_abuse(word, if asks { &[NAMES] } else { &[NAMES, TRAITS] }) {
            let cited = one.quoted && word.quoted;
            return !(may_be_others || cited);
        }
        may_be_others &= !is(word, &["ein", "eine"]);
        before_ends = word.ends;
    }
    false
}

/// "Verpiss dich", "halt die Fresse".
fn sent_off(words: &[Word<'_>], at: usize) -> bool {
    if !words.get(at).is_some_and(|word| is(word, &["verpiss", "verpisst", "fick", "halt", "halts", "leck"])) {
        return false;
    }
    let rest: Vec<String> = words.iter().skip(at).take(3).map(|word| word.text.to_lowercase()).collect();
    let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
    matches!(
        rest.as_slice(),
        ["verpiss" | "fick", "dich", ..]
            | ["verpisst", "euch", ..]
            | ["halt", "die" | "deine", "fresse" | "schnauze" | "maul"]
            | ["halt", "dein" | "das", "maul"]
            | ["halts", "maul", ..]
            | ["leck", "mich", "am"]
    )
}

#[cfg(test)]
mod tests {
    use super::insults;

    #[test]
    fn rows() {
        for (sentence, want) in [
            ("Du bist ein Arschloch!", true),
            ("Was bist du doch für ein erbärmlicher Dummschwätzer.", true),
            ("Du bist und bleibst ein verlogener Versager.", true),
            ("Sie sind ein Lügner und ein Betrüger.", true),
            ("Du dummer, verlogener Idiot!", true),
            ("Halt die Fresse und verpiss dich!", true),
            // Not the reader, or not meant.
            ("Sie sind dumm, diese Regeln.", false),
            ("Die Politiker sind doch alle verlogene Idioten.", false),
            ("Du bist kein Idiot.", false),
            ("Du bist von lauter Idioten umgeben.", false),
            ("Bist du blöd?", false),
            ("Du bist doch ein Spinner :-)", false),
            ("Du Idiot, natürlich komme ich ;-)", false),
            ("Kennst du Lügner, die rot werden?", false),
            ("Wenn Sie Betrüger melden wollen, rufen Sie uns an.", false),
            ("Er sagte: „Du bist ein Arschloch!“, und ging.", false),
            ("Pack dir zwei Paar Socken ein.", false),
            ("Wie geht es deinen Ratten?", false),
            ("Deine lustige, gestörte Juliane", false),
            ("Mein Chef ist ein Arschloch, das weißt du ja.", false),
            ("You are ein Idiot, and you know it.", false),
            ("Du bist", false),
            ("", false),
        ] {
            assert_eq!(insults(sentence), want, "{sentence}");
        }
    }
}
