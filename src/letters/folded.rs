//! A text in, the same in one line of ASCII out, with the place of each byte: rules on it are short and fast.

use crate::speech::pattern::{Pattern, Patterns};
use unicode_normalization::char::decompose_canonical;

/// „Schöne Grüße" is `"Schoene Gruesse"`: marks are written out or left out, line breaks are blanks, signs of other
/// scripts are `x`.
pub(super) struct Folded {
    pub text: String,
    /// Where each byte comes from.
    places: Vec<u32>,
}

impl Folded {
    pub fn new(original: &str) -> Folded {
        let mut folded = Folded { text: String::new(), places: Vec::new() };
        folded.text.reserve(original.len() + 16);
        folded.places.reserve(original.len() + 16);
        for (at, c) in original.char_indices() {
            let before = folded.text.len();
            push(c, &mut folded.text);
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            folded.places.extend((before..folded.text.len()).map(|_| at));
        }
        folded.places.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        folded
    }

    /// A place in it, as a place in the original.
    pub fn original(&self, place: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let at =
            |byte: usize| self.places.get(byte).map_or(usize::MAX, |at| usize::try_from(*at).unwrap_or(usize::MAX));
        at(place.start)..at(place.end)
    }
}

fn push(c: char, text: &mut String) {
    match c {
        '\n' | '\r' | '\t' => text.push(' '),
        c if c.is_ascii() => text.push(c),
        'ä' => text.push_str("ae"),
        'ö' => text.push_str("oe"),
        'ü' => text.push_str("ue"),
        'Ä' => text.push_str("Ae"),
        'Ö' => text.push_str("Oe"),
        'Ü' => text.push_str("Ue"),
        'ß' => text.push_str("ss"),
        '‘' | '’' | '‚' | '´' => text.push('\''),
        '„' | '“' | '”' | '«' | '»' => text.push('"'),
        '–' | '—' => text.push('-'),
        '…' => text.push_str("..."),
        c if c.is_alphabetic() => {
            let mut base = None;
            decompose_canonical(c, |part| base = base.or(Some(part)));
            let other = if c.is_uppercase() { 'X' } else { 'x' };
            text.push(base.filter(char::is_ascii).unwrap_or(other));
        }
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
        _ => text.push(' '),
    }
}

/// One rule over folded text: what must stand before the words, the words, how their clause must end. Upper and lower
/// case are the same but where a rule says otherwise. `~` is any few words; names in capitals are those given.
pub(super) type Rule = (&'static str, &'static str, &'static str);

pub(super) struct Rules {
    /// The words at any distance: counting what stands between them takes many times longer, so few texts come to that.
    loose: Patterns,
    whole: Patterns,
    words: Patterns,
}

impl Rules {
    pub fn new(rules: &[Rule], names: &[(&str, &str)]) -> Rules {
        let whole: Vec<String> = rules.iter().map(|(a, b, c)| source(&format!("{a}(?:{b}){c}"), names)).collect();
        let words: Vec<String> = rules.iter().map(|(_, words, _)| source(words, names)).collect();
        let loose: Vec<String> = rules.iter().map(|(_, words, _)| loose(words, names)).collect();
        Rules { loose: Patterns::new(&loose), whole: Patterns::new(&whole), words: Patterns::new(&words) }
    }

    #[cfg(test)]
    pub fn compile(&self) -> bool {
        self.loose.compile() && self.whole.compile() && self.words.compile()
    }

    pub fn any(&self, sentence: &str) -> bool {
        self.loose.any(sentence) && self.whole.any(sentence)
    }

    /// The same words wherever their sentence begins or ends.
    pub fn may_stand_in(&self, text: &str) -> bool {
        self.loose.any(text) && self.words.any(text)
    }
}

pub(super) fn pattern(written: &str, names: &[(&str, &str)]) -> Pattern {
    Pattern::new(&source(written, names))
}

/// The expression over bytes of ASCII, with all names written out.
pub(super) fn source(written: &str, names: &[(&str, &str)]) -> String {
    with_names(written, names).replace('~', r"[ -\x7d]{0,60}")
}

fn loose(written: &str, names: &[(&str, &str)]) -> String {
    with_names(written, names).replace('~', r"[ -\x7d]*")
}

fn with_names(written: &str, names: &[(&str, &str)]) -> String {
    names.iter().fold(format!("(?i-u){written}"), |out, (name, meaning)| out.replace(name, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back() {
        for (original, want) in [
            ("Schöne\nGrüße – René", "Schoene Gruesse - Rene"),
            ("„Don’t“ … Łukasz", "\"Don't\" ... Xukasz"),
            ("Привет", "Xxxxxx"),
        ] {
            let folded = Folded::new(original);
            assert_eq!(folded.text, want);
            let end = folded.text.len() - 1;
            let first = folded.original(&(0..1));
            assert_eq!(first.start, 0);
            assert!(original.is_char_boundary(folded.original(&(end..end)).start));
        }
        let folded = Folded::new("Für Öznur, ja");
        let place = folded.text.find("Oeznur").map(|at| at..at + 6);
        assert_eq!(place.and_then(|place| "Für Öznur, ja".get(folded.original(&place))), Some("Öznur"));
    }
}
