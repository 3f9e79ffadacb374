//! A text in, its language out when the common words leave no doubt.

use super::{beginning, fold};
use crate::model::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

// Words of both languages ("in", "so", "an", "was", "die", "war", "hat") stand in neither list unless one meaning
// is rare in letters.
const GERMAN: &[&str] = &[
    "und", "der", "das", "ich", "nicht", "ist", "du", "es", "wir", "ein", "eine", "einen", "einem", "einer", "zu",
    "mit", "auf", "für", "von", "den", "dem", "sich", "dass", "auch", "noch", "wie", "aber", "oder", "wenn", "dir",
    "mir", "dich", "mich", "sie", "ihr", "ihnen", "sind", "habe", "haben", "hast", "bin", "bist", "kann", "kannst",
    "bei", "nach", "aus", "über", "schon", "nur", "mal", "sehr", "gut", "danke", "bitte", "gruß", "grüße", "viele",
    "liebe", "lieber", "hallo", "heute", "morgen", "passt", "ja", "nein", "gern", "gerne", "nichts", "vielen", "dank",
    "wird", "werden", "immer", "jetzt", "doch", "dann", "uns", "euch", "meine", "mein", "deine", "dein", "kein",
];

const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "is", "it", "you", "that", "for", "on", "with", "this", "have", "be", "are", "not",
    "your", "we", "my", "me", "but", "at", "if", "they", "from", "or", "can", "would", "there", "what", "about", "do",
    "has", "had", "been", "were", "our", "when", "just", "know", "get", "could", "should", "thanks", "thank", "please",
    "hi", "hello", "dear", "best", "regards", "let", "see", "hope", "how", "which", "by", "as", "he", "she", "his",
    "her", "them", "their", "some", "out", "up", "i'm", "i've", "it's", "don't", "i'll", "the", "an", "yes", "sure",
    "i", "did", "does", "very", "then", "too", "who", "why", "where", "ok", "fine", "great",
];

/// Enough to decide; the rest of a long letter says the same.
const ENOUGH_WORDS: usize = 400;
/// The same in bytes, for texts without words.
const ENOUGH_BYTES: usize = 64 << 10;

/// Majority of German and English function words, one more vote for ä ö ü ß; a tie abstains.
pub fn of(text: &str) -> Option<Language> {
    let (mut german, mut english, mut seen) = (0usize, 0usize, 0usize);
    let mut vote = |language: Option<Language>| {
        match language {
            Some(Language::German) => german += 1,
            Some(Language::English) => english += 1,
            None => {}
        }
        seen += 1;
        seen < ENOUGH_WORDS
    };
    let mut umlaut = false;
    let table = &*OF_WORDS;
    let of_word = |b: &u8| table.get(usize::from(*b)).copied().unwrap_or_default();
    for run in beginning(text, ENOUGH_BYTES).as_bytes().split(|b| !of_word(b)) {
        let goes_on = match run {
            [] => true,
            _ if run.is_ascii() => run.len() > LONGEST_COUNTED || vote(known(run)),
            _ => words(std::str::from_utf8(run).unwrap_or_default()).all(|word| {
                umlaut |= word.contains(['ä', 'ö', 'ü', 'ß']);
                vote(known(word.as_bytes()))
            }),
        };
        if !goes_on {
            break;
        }
    }
    german += usize::from(umlaut);
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::German),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}

/// Which bytes may be of a word.
static OF_WORDS: LazyLock<[bool; 256]> = LazyLock::new(|| {
    let of_word = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'\'' | 0x80..);
    std::array::from_fn(|byte| u8::try_from(byte).is_ok_and(of_word))
});

/// Longer words are not counted, in bytes.
const LONGEST_COUNTED: usize = 16;

/// Those of a run that is not all ASCII, in lower case.
fn words(run: &str) -> impl Iterator<Item = String> {
    let words = run.split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’')));
    let counted = words.filter(|word| !word.is_empty() && word.len() <= LONGEST_COUNTED);
    counted.map(|word| word.replace('’', "'").to_lowercase())
}

fn known(word: &[u8]) -> Option<Language> {
    KNOWN.get(&fold::packed(word)).copied().filter(|_| word.len() <= LONGEST)
}

/// No word of the lists is longer, in bytes.
const LONGEST: usize = 8;

static KNOWN: LazyLock<FxHashMap<u64, Language>> = LazyLock::new(|| {
    let german = GERMAN.iter().map(|word| (*word, Language::German));
    let all = german.chain(ENGLISH.iter().map(|word| (*word, Language::English)));
    all.map(|(word, language)| (fold::packed(word.as_bytes()), language)).collect()
});

#[cfg(test)]
mod tests {
    use super::{ENGLISH, GERMAN, LONGEST, of};
    use crate::model::Language::{English, German};

    #[test]
    fn the_lists_share_no_word() {
        assert!(GERMAN.iter().all(|word| !ENGLISH.contains(word)));
        assert!(GERMAN.iter().chain(ENGLISH).all(|word| word.len() <= LONGEST));
    }

    #[test]
    fn rows() {
        for (text, want) in [
            ("Passt.", Some(German)),
            ("Will do", Some(English)),
            ("Danke dir, das schaue ich mir morgen an.", Some(German)),
            ("Thanks, I'll have a look tomorrow.", Some(English)),
            ("Grüße aus Köln", Some(German)),
            ("Meeting Roadmap Budget", None),
            ("", None),
            ("It was the best of times, sagte der Autor.", Some(English)),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
    }
}
