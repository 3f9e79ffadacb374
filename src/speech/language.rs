//! A text in, its language out when the common words leave no doubt.

use super::beginning;
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
    let mut umlaut = false;
    let mut buffer = String::new();
    for word in beginning(text, ENOUGH_BYTES).split(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’'))) {
        if word.is_empty() || word.len() > 16 {
            continue;
        }
        buffer.clear();
        if word.is_ascii() {
            buffer.push_str(word);
            buffer.make_ascii_lowercase();
        } else {
            buffer.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
            umlaut |= buffer.contains(['ä', 'ö', 'ü', 'ß']);
        }
        match KNOWN.get(buffer.as_str()).filter(|_| buffer.len() <= LONGEST) {
            Some(Language::German) => german += 1,
            Some(Language::English) => english += 1,
            None => {}
        }
        seen += 1;
        if seen == ENOUGH_WORDS {
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

/// No word of the lists is longer, in bytes.
const LONGEST: usize = 8;

static KNOWN: LazyLock<FxHashMap<&str, Language>> = LazyLock::new(|| {
    let german = GERMAN.iter().map(|word| (*word, Language::German));
    german.chain(ENGLISH.iter().map(|word| (*word, Language::English))).collect()
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
