//! A text in, the greeting at its head out, as letters have it at their end: „Liebe Grüße", „Mit noch freundlichen Grüßen",
//! "warm personal regards".

use super::fold;
use super::lexicon::{ClosingForm, Weight};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Bytes in which a greeting shows.
const NEAR: usize = 90;

/// „Liebe Grüße", „lg": words that stand nowhere but at the end of a letter.
pub(super) fn is_one(closing: &str) -> bool {
    let lower = closing.to_lowercase();
    words_of(&lower).any(is_word) || words_of(&lower).next().is_some_and(|word| SHORT.contains(&word))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

const SHORT: &[&str] = &["lg", "mfg", "glg", "llg", "vg", "bg", "hdl"];

/// A word that may be of a greeting stands in it.
pub(super) fn may_stand_in(text: &str) -> bool {
    words_of(text).any(|word| BEGINNINGS.contains(&fold::packed(word.as_bytes())))
}

static BEGINNINGS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| fold::beginnings(WORDS.iter().chain(SHORT)));

/// „Grüße" in any of its spellings, in lower case.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.contains(&word)
}

pub(super) const WORDS: &[&str] = &[
    "grüße", "grüßen", "grüsse", "grüssen", "gruß", "gruss", "gruße", "grußen", "grusse", "grussen", "gruesse",
    "gruessen", "grueße", "grueßen", "gruesze", "grueszen", "grüsze", "grüszen", "grüse", "grüsen", "gruessle",
    "grüßle",
];

/// „Mit noch freundlichen Grüßen", „sonnige Gruesze": adjectives before a greeting, known to no list.
pub(super) fn phrase(text: &str) -> Option<(&str, &'static ClosingForm, &str)> {
    let mut end = 0;
    // the few letters that all of them share
    let shared = || {
        let near = text.as_bytes().get(..text.len().min(NEAR)).unwrap_or_default();
        near.windows(2).any(|two| matches!(two, b"Gr" | b"gr" | b"GR" | b"ga" | b"sh"))
    };
    for (at, word) in text.split_inclusive(|c: char| c.is_whitespace()).take(6).enumerate() {
        let lower = word.trim_end().trim_end_matches([',', '!', '.', ';']).to_lowercase();
        if at > 0 && matches!(lower.as_str(), "regards" | "wishes") {
            let head = text.get(..end + lower.len())?;
            return Some((head, &REGARDS, text.get(head.len()..)?));
        }
        if WORDS.contains(&lower.as_str()) || at > 0 && is_mistyped(&lower) {
            let head = text.get(..end + lower.len()).filter(|head| head.to_lowercase().ends_with(&lower))?;
            let formal = head.to_lowercase().contains("freun");
            let warm = ["lieb", "herz"].iter().any(|warm| head.to_lowercase().contains(warm));
            let form = match (formal, warm) {
                (true, _) => &FRIENDLY,
                (_, true) => &WARM,
                _ if at == 0 => return None, // „Grüße bitte Deine Mutter" and the list knows „Grüße"
                _ => &PLAIN,
            };
            return Some((head, form, text.get(head.len()..)?));
        }
        let adjective = ["e", "en", "em", "er"].iter().any(|ending| lower.ends_with(ending)) && lower.len() > 3;
        let article = ["die", "der", "den", "eine", "deine", "seine", "ihre", "meine", "unsere", "alle", "diese"];
        let little = matches!(lower.as_str(), "mit" | "den" | "ganz" | "noch" | "recht" | "viel")
            || ENGLISH_ADJECTIVES.contains(&lower.as_str());
        if !little && (!adjective || article.contains(&lower.as_str())) || at == 0 && !shared() {
            return None;
        }
        end += word.len();
    }
    None
}

/// „Grünßen", „Grußße".
fn is_mistyped(word: &str) -> bool {
    word.starts_with("gr")
        && word.contains('ß')
        && !["gro", "grö", "grä"].iter().any(|no| word.starts_with(no))
        && word.chars().count() <= 8
}

const ENGLISH_ADJECTIVES: &[&str] = &[
    "with", "very", "my", "best", "kind", "kindest", "warm", "warmest", "good", "many", "sincere", "thanks", "thank",
    "you", "and", "&", "personal", "all",
];
static REGARDS: ClosingForm = ClosingForm { german: false, warmth: 1, weight: Weight { informal: 0.0, formal: 0.3 } };

const fn greeting_form(warmth: u8, formal: f32) -> ClosingForm {
    ClosingForm { german: true, warmth, weight: Weight { informal: 0.0, formal } }
}
static PLAIN: ClosingForm = greeting_form(2, 0.0);
static FRIENDLY: ClosingForm = greeting_form(1, 0.3);
static WARM: ClosingForm = greeting_form(3, 0.0);
