//! What somebody typed to find whom to ask in, the words that say what it is about out.

use super::{fold, words};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that every text holds, in German and English.
static STOP_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let listed = [stop_words::Language::German, stop_words::Language::English];
    listed.into_iter().flat_map(stop_words::get).copied().collect()
});

/// "Somebody who knows about", "wer kennt sich aus mit": these ask, and say nothing of what is asked.
const ASKING: &str = "\
    jemand jemanden jemandem wer wen wem kennt kennen kenne auskennt auskennen weiß weiss wissen wüsste versteht verstehen \
    ahnung erfahrung erfahren experte experten expertin fachmann fachfrau spezialist spezialistin leute menschen person \
    suche suchen gesucht brauche helfen hilft hilfe rat tipp tipps zum thema rund bezug bereich etwas aus sich mir mich \
    someone somebody anyone anybody people person who whom whose knows know known knowing about expert experts expertise \
    specialist experienced experience understands familiar help helps advice advise tip tips topic regarding concerning \
    looking search find need needs want can could would should please";

static ASKING_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ASKING.split_whitespace().collect());

pub fn is_stop_word(lower: &str) -> bool {
    STOP_WORDS.contains(lower)
}

/// In lower case and in order, each once, with the place in the text among all its words.
pub fn telling_words(text: &str) -> Vec<(usize, String)> {
    let mut said = FxHashSet::default();
    let mut folded = String::new();
    let mut telling = Vec::new();
    let pieces = words::split(text).into_iter().filter_map(|span| text.get(span));
    // "Print-on-demand" stands in letters as three words
    let pieces = pieces.flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    for (at, word) in pieces.enumerate() {
        let lower = word.to_lowercase();
        let asks = ASKING_WORDS.contains(lower.as_str()) || is_stop_word(&lower);
        // "IT" is no pronoun
        let shouted =
            word.chars().count() > 1 && !word.contains(char::is_lowercase) && text.contains(char::is_lowercase);
        if (!asks || shouted) && said.insert(fold::word(word, &mut folded).to_owned()) {
            telling.push((at, lower));
        }
    }
    telling
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows() {
        for (text, want) in [
            ("someone who knows film restoration", "film restoration"),
            ("Wer kennt sich aus mit Förderanträgen?", "förderanträgen"),
            ("jemand, der Ahnung von Umsatzsteuer hat", "umsatzsteuer"),
            ("should I go freelance", "freelance"),
            ("soll ich mich selbständig machen", "selbständig"),
            ("print-on-demand", "print demand"),
            ("Förderantrag Förderantrag", "förderantrag"),
            ("IT in a museum", "it museum"),
            ("who knows", ""),
            ("?!  🦔", ""),
        ] {
            let found: Vec<String> = telling_words(text).into_iter().map(|(_, word)| word).collect();
            assert_eq!(found.join(" "), want, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_typed(text in "\\PC{0,80}") {
            prop_assert!(telling_words(&text).len() <= text.len());
        }
    }
}
