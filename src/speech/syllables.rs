//! A text in, its syllables and its reading ease out (Amstad 1978 for German, Flesch 1948 for English).

use super::words;
use crate::model::Language;

/// Vowel groups; in English without a silent e at the end. A word has at least one.
pub fn of_word(word: &str, language: Language) -> u32 {
    let lower = word.to_lowercase();
    let mut groups: u32 = 0;
    let mut within = false;
    for c in lower.chars() {
        let vowel = "aeiouyäöüáéèêíóú".contains(c);
        groups += u32::from(vowel && !within);
        within = vowel;
    }
    let mut from_end = lower.chars().rev();
    let silent = from_end.next() == Some('e') && from_end.next().is_some_and(|c| c != 'l' && c != 'e');
    if language == Language::English && silent {
        groups = groups.saturating_sub(1);
    }
    groups.max(1)
}

pub fn count(text: &str, language: Language) -> u32 {
    words::split(text).into_iter().map(|span| of_word(text.get(span).unwrap_or_default(), language)).sum()
}

/// Reading ease from 0 (hard) to about 100 (easy). Without words it is 100.
pub fn reading_ease(words: u32, sentences: u32, syllables: u32, language: Language) -> f64 {
    if words == 0 {
        return 100.0;
    }
    let words_per_sentence = f64::from(words) / f64::from(sentences.max(1));
    let syllables_per_word = f64::from(syllables) / f64::from(words);
    match language {
        Language::German => 180.0 - words_per_sentence - 58.5 * syllables_per_word,
        Language::English => 206.835 - 1.015 * words_per_sentence - 84.6 * syllables_per_word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (word, language, want) in [
            ("Sachbuchverlags", Language::German, 4),
            ("Grüße", Language::German, 2),
            ("Feuer", Language::German, 1),
            ("time", Language::English, 1),
            ("table", Language::English, 2),
            ("agree", Language::English, 2),
            ("the", Language::English, 1),
            ("x", Language::English, 1),
        ] {
            assert_eq!(of_word(word, language), want, "{word}");
        }
        assert_eq!(reading_ease(0, 0, 0, Language::German), 100.0);
    }
}
