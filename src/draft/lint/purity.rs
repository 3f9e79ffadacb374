//! The words of a sentence in, whether it is in the other language out.

use crate::model::Language;

const GERMAN: &[&str] = &[
    "der", "die", "das", "und", "ich", "nicht", "ist", "ein", "eine", "einen", "zu", "den", "dem", "mit", "auf", "für",
    "von", "im", "sich", "es", "wir", "sie", "du", "dir", "mir", "dass", "wie", "noch", "auch", "aber", "bei", "habe",
    "hat", "haben", "wenn", "nach", "oder", "mich", "uns", "ihnen", "war", "sind", "bin", "wird", "würde", "aus",
];
const ENGLISH: &[&str] = &[
    "the", "and", "of", "to", "is", "that", "it", "you", "for", "on", "with", "are", "this", "have", "from", "not",
    "but", "they", "we", "my", "your", "our", "would", "there", "what", "if", "been", "has", "could", "how", "i",
    "i'm", "i'd", "it's", "of", "at", "by", "be", "me", "do", "don't", "who", "when", "a", "an",
];

/// Counts the commonest words of both languages and abstains when they tie or fewer than two speak.
pub fn is_foreign(words: &[String], language: Language) -> bool {
    let votes = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let (own, other) = match language {
        Language::German => (votes(GERMAN), votes(ENGLISH)),
        Language::English => (votes(ENGLISH), votes(GERMAN)),
    };
    other >= 2 && other > own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::words::lower;

    #[test]
    fn rows() {
        for (text, german) in [
            ("I hope that you are well and happy.", true),
            ("Ich hoffe, dass es dir gut geht.", false),
            ("Das Projekt heißt Ask the Expert.", false),
            ("Passt.", false),
        ] {
            assert_eq!(is_foreign(&lower(text), Language::German), german, "{text}");
        }
        assert!(is_foreign(&lower("Wie geht es dir?"), Language::English));
    }
}
