//! A German sentence in, how likely it is meant to offend out.
//!
//! A linear model on pieces of words (2 to 5 characters within a word and its edges; Wang & Manning 2012 give each the
//! ratio of its counts as a weight to learn on) and on a short list of words of abuse. `examples/train_hostility` made
//! `content/hostility.bin` from the training tweets of GermEval 2018; `NOTICE` names them.

use aho_corasick::AhoCorasick;
use serde::Deserialize;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// From here on nine in ten of the training tweets are meant to offend, each judged by a model that did not see it.
pub const HOSTILE: f32 = 0.8;

/// The number of places for pieces of words, a power of two.
pub const PLACES: usize = 1 << 16;
/// The kinds in `content/hostility.toml`.
pub const KINDS: usize = 5;
/// Bytes before the weights: a mark, a hash of the tweets, then numbers.
pub const HEAD: usize = MARK.len() + 32 + 4 * (4 + KINDS);
pub const MARK: &[u8; 8] = b"hostile1";

static BYTES: &[u8] = include_bytes!("../../content/hostility.bin");
static MODEL: LazyLock<Option<Model<'static>>> = LazyLock::new(|| Model::of(BYTES));

/// Between 0 and 1; 0 of nothing, and of a sentence without letters.
pub fn hostility(sentence: &str) -> f32 {
    MODEL.as_ref().map_or(0.0, |model| model.hostility(&features(sentence)))
}

/// What the model sees of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// Places of pieces in ascending order, each once, with how much of the text it is: the squares sum up to 1.
    pub pieces: Vec<(u16, f32)>,
    pub kinds: [bool; KINDS],
}

/// Without what is no word of the writer: names of accounts and addresses in the web.
pub fn features(text: &str) -> Features {
    let words = words(text);
    let mut places = Vec::with_capacity(words.len() * 4);
    let mut starts: Vec<usize> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let padded = format!(" {word} ");
        starts.clear();
        starts.extend(padded.char_indices().map(|(at, _)| at));
        starts.push(padded.len());
        for (at, start) in starts.iter().enumerate() {
            let mut hash = 0x811c_9dc5_u32;
            let mut from = *start;
            for (length, end) in starts.iter().skip(at + 1).take(LONGEST).enumerate() {
                for byte in padded.as_bytes().get(from..*end).unwrap_or_default() {
                    hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
                }
                from = *end;
                if length + 1 >= SHORTEST {
                    places.push(((hash >> 16) ^ hash) as u16);
                }
            }
        }
    }
    places.sort_unstable();
    let mut pieces: Vec<(u16, f32)> =
        places.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, (run.len() as f32).sqrt()))).collect();
    let length = pieces.iter().map(|(_, share)| share * share).sum::<f32>().sqrt();
    pieces.iter_mut().for_each(|(_, share)| *share /= length);
    Features { pieces, kinds: kinds(&words) }
}

/// In characters.
const SHORTEST: usize = 2;
const LONGEST: usize = 5;

/// The words with one blank before, between and behind them, in lower case; a sign that goes on and on stands twice.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for word in text.split_whitespace().filter(|word| !word.starts_with('@') && !word.contains("://")) {
        let mut last = ['\0'; 2];
        for c in word.nfc().flat_map(char::to_lowercase) {
            if last == [c, c] {
                continue;
            }
            last = [last[1], c];
            match c {
                'ä' => words.push_str("ae"),
                'ö' => words.push_str("oe"),
                'ü' => words.push_str("ue"),
                'ß' => words.push_str("ss"),
                c => words.push(c),
            }
        }
        words.push(' ');
    }
    words
}

#[derive(Deserialize)]
struct Source {
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
}

/// All words of abuse, with the number of the kind of each.
struct Abuse {
    search: AhoCorasick,
    kinds: Vec<usize>,
}

static ABUSE: LazyLock<Option<Abuse>> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../../content/hostility.toml")).ok()?;
    let (mut patterns, mut kinds) = (Vec::new(), Vec::new());
    for (number, kind) in source.kind.iter().enumerate() {
        let bare = |word: &String| words(word).trim().to_owned();
        patterns.extend(kind.begins.iter().map(|word| format!(" {}", bare(word))));
        patterns.extend(kind.whole.iter().map(|word| format!(" {} ", bare(word))));
        patterns.extend(kind.inside.iter().map(bare));
        kinds.resize(patterns.len(), number);
    }
    Some(Abuse { search: AhoCorasick::new(patterns).ok()?, kinds })
});

fn kinds(words: &str) -> [bool; KINDS] {
    let mut found = [false; KINDS];
    let Some(abuse) = ABUSE.as_ref() else { return found };
    // Signs at the edge of a word are none of it.
    let bare: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    for hit in abuse.search.find_overlapping_iter(&bare) {
        let kind = abuse.kinds.get(hit.pattern().as_usize());
        if let Some(found) = kind.and_then(|kind| found.get_mut(*kind)) {
            *found = true;
        }
    }
    found
}

/// The kind of a word of abuse, as numbered from 0 in `content/hostility.toml`; of several the first.
pub fn abuse(word: &str) -> Option<usize> {
    kinds(&words(word)).iter().position(|found| *found)
}

/// `content/hostility.bin`: [`HEAD`] bytes, then one byte with a sign for each place.
#[derive(Debug)]
pub struct Model<'b> {
    weights: &'b [u8],
    step: f32,
    base: f32,
    kinds: [f32; KINDS],
    /// From the sum to a probability (Platt 1999).
    slope: f32,
    shift: f32,
}

impl<'b> Model<'b> {
    pub fn of(bytes: &'b [u8]) -> Option<Model<'b>> {
        let (head, weights) = bytes.split_at_checked(HEAD)?;
        let numbers = head.strip_prefix(MARK)?.get(32..)?;
        let mut numbers =
            numbers.chunks_exact(4).filter_map(|four| four.first_chunk()).map(|four| f32::from_le_bytes(*four));
        let (step, base, slope, shift) = (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?);
        let mut kinds = [0.0; KINDS];
        for (kind, number) in kinds.iter_mut().zip(numbers) {
            *kind = number;
        }
        (weights.len() == PLACES).then_some(Model { weights, step, base, kinds, slope, shift })
    }

    pub fn hostility(&self, features: &Features) -> f32 {
        if features.pieces.is_empty() {
            return 0.0;
        }
        let weight =
            |place: u16| self.weights.get(usize::from(place)).map_or(0.0, |byte| f32::from(byte.cast_signed()));
        let pieces: f32 = features.pieces.iter().map(|(place, share)| weight(*place) * share).sum();
        let kinds: f32 = features.kinds.iter().zip(self.kinds).filter(|(found, _)| **found).map(|(_, w)| w).sum();
        let sum = self.base + self.step * pieces + kinds;
        1.0 / (1.0 + (-(self.slope * sum + self.shift)).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_model_and_its_words_are_there() {
        assert!(MODEL.is_some());
        let abuse = ABUSE.as_ref().unwrap();
        assert_eq!(abuse.kinds.last(), Some(&(KINDS - 1)));
    }

    #[test]
    fn rows() {
        for (sentence, hostile) in [
            ("Du bist ein verlogener Idiot!", true),
            ("Halt die Fresse, du Arschloch!", true),
            ("@jemand Du bist ein verlogener Idiot! https://example.org/x", true),
            ("Danke dir, ich melde mich am Montag.", false),
            ("Wie geht es deiner Mutter?", false),
            ("", false),
            (" \n ", false),
        ] {
            assert_eq!(hostility(sentence) >= HOSTILE, hostile, "{sentence}: {}", hostility(sentence));
        }
    }

    #[test]
    fn words_of_abuse_are_known_by_kind() {
        for (word, kind) in [
            ("Vollidiot", Some(0)),
            ("BLÖDE", Some(1)),
            ("Scheiße", Some(2)),
            ("Provinzhirn", Some(4)),
            ("Packung", None),
        ] {
            assert_eq!(abuse(word), kind, "{word}");
        }
    }

    #[test]
    fn a_text_is_one_long_and_spelling_matters_little() {
        let length: f32 = features("Das war schön.").pieces.iter().map(|(_, share)| share * share).sum();
        assert!((length - 1.0).abs() < 1e-5);
        assert_eq!(features("SCHÖÖÖÖN"), features("schöön"));
        assert_eq!(features("scho\u{308}n"), features("schön"));
    }

    proptest! {
        #[test]
        fn any_text_is_judged(text in "\\PC{0,200}") {
            let hostility = hostility(&text);
            prop_assert!((0.0..=1.0).contains(&hostility));
        }

        #[test]
        fn any_file_is_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let marked = [MARK.as_slice(), &bytes].concat();
            prop_assert!(Model::of(&bytes).is_none() && Model::of(&marked).is_none());
        }
    }
}
