//! A closing in; in which register and language it is at home, and what to write in its place, out.

use super::greetings;
use super::lexicon::LEXICON;
use crate::model::{Language, Register};

/// As the lexicon has it.
fn compared(closing: &str) -> String {
    closing.trim().trim_end_matches(',').to_lowercase()
}

/// An abbreviation written out: after years „LG" looks careless.
pub fn written_out(closing: &str) -> &str {
    let lower = compared(closing);
    LEXICON.written_out.get(lower.as_str()).map_or(closing.trim(), |long| long.as_str())
}

/// The register a closing belongs to; `None` where it fits both.
pub fn register_of(closing: &str) -> Option<Register> {
    let form = LEXICON.closings.get(compared(closing).as_str())?;
    match (form.weight.informal > 0.0, form.weight.formal > 0.0) {
        (true, _) => Some(Register::Informal),
        (_, true) => Some(Register::Formal),
        _ => None,
    }
}

/// True unless the closing belongs to the other language; "Best" and "Cheers" under a German letter do.
pub fn suits(closing: &str, language: Language) -> bool {
    let form = LEXICON.closings.get(compared(closing).as_str());
    form.is_none_or(|form| form.german == (language == Language::German))
}

/// A closing that one may go on using: a known one, or a greeting in words of one's own („Sonnige Grüße").
pub fn is_usual(closing: &str) -> bool {
    let lower = compared(closing);
    LEXICON.closings.contains_key(lower.as_str()) || lower.split(' ').any(greetings::is_word)
}

/// Thanks, and farewells until a certain day: they belong to their letter unless somebody always ends so.
pub fn is_of_the_moment(closing: &str) -> bool {
    let lower = closing.to_lowercase();
    let begins =
        ["bis ", "see ", "talk ", "speak ", "later", "thank", "thx", "thanx", "many thanks", "dank", "vielen dank"];
    begins.iter().any(|begin| lower.starts_with(begin))
}

/// A plain closing of the given warmth, fit for the register: what to write when the old one does not fit any more.
pub fn plain(language: Language, register: Register, warmth: u8) -> &'static str {
    match (language, register, warmth) {
        (Language::German, Register::Formal, 0..=1) => "Mit freundlichen Grüßen",
        (Language::German, _, 0..=2) => "Viele Grüße",
        (Language::German, Register::Formal, _) => "Herzliche Grüße",
        (Language::German, Register::Informal, _) => "Liebe Grüße",
        (Language::English, Register::Formal, 0..=1) => "Kind regards",
        (Language::English, _, 0..=2) => "Best wishes",
        (Language::English, _, _) => "All the best",
    }
}
