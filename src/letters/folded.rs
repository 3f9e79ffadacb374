//! A text in, the same in one line of ASCII out, with the place of each byte: rules on it are short and fast.

use crate::speech::pattern::{Pattern, Patterns};
use regex_syntax::hir::{Hir, HirKind};
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
    words: Gated,
    /// The same with what stands before and how they end.
    whole: Vec<Pattern>,
}

impl Rules {
    pub fn new(rules: &[Rule], names: &[(&str, &str)]) -> Rules {
        let whole = rules.iter().map(|(a, b, c)| Pattern::new(source(&format!("{a}(?:{b}){c}"), names)));
        let words = rules.iter().map(|(_, words, _)| source(words, names));
        Rules { whole: whole.collect(), words: Gated::new(words.collect()) }
    }

    #[cfg(test)]
    pub fn compile(&self) -> bool {
        self.words.compile() && self.whole.iter().all(|pattern| pattern.compiles())
    }

    pub fn any(&self, sentence: &str) -> bool {
        let cores = self.words.cores_in(sentence);
        cores.into_iter().filter_map(|at| self.whole.get(at)).any(|pattern| pattern.matches(sentence))
    }

    /// The same words wherever their sentence begins or ends.
    pub fn may_stand_in(&self, text: &str) -> bool {
        self.words.which(text).next().is_some()
    }
}

/// Expressions with gaps, that is any few words: to count these takes many times longer than all else. So first it is
/// asked whose cores match, and few texts come to more.
pub(super) struct Gated {
    cores: Patterns,
    whole: Vec<Pattern>,
}

impl Gated {
    pub fn new(sources: Vec<String>) -> Gated {
        let cores: Vec<String> = sources.iter().map(|source| core_of(source)).collect();
        Gated { cores: Patterns::new(&cores), whole: sources.into_iter().map(Pattern::new).collect() }
    }

    #[cfg(test)]
    pub fn compile(&self) -> bool {
        self.cores.compile() && self.whole.iter().all(|pattern| pattern.compiles())
    }

    /// The expressions that match, with their places in the list.
    pub fn which(&self, text: &str) -> impl Iterator<Item = (usize, &Pattern)> {
        let may = self.cores_in(text).into_iter().filter_map(|at| Some((at, self.whole.get(at)?)));
        may.filter(move |(_, pattern)| pattern.matches(text))
    }

    fn cores_in(&self, text: &str) -> Vec<usize> {
        if self.cores.any(text) { self.cores.which(text) } else { Vec::new() }
    }
}

pub(super) fn pattern(written: &str, names: &[(&str, &str)]) -> Pattern {
    Pattern::new(source(written, names))
}

/// The expression over bytes of ASCII, with all names written out.
pub(super) fn source(written: &str, names: &[(&str, &str)]) -> String {
    let named = names.iter().fold(format!("(?i-u){written}"), |out, (name, meaning)| out.replace(name, meaning));
    named.replace('~', r"[ -\x7d]{0,60}")
}

/// So many characters that may stand somewhere, or not, are a gap.
const FEWEST_OF_GAP: u32 = 20;

/// An expression that matches wherever the given one does: of its parts between gaps the longest, and one that is taken
/// out of the text, a name, only where there is no other. Gaps within a group stay.
fn core_of(source: &str) -> String {
    regex_syntax::parse(source).map_or_else(|_| source.to_owned(), |whole| core(&whole).to_string())
}

fn core(whole: &Hir) -> Hir {
    let is_gap = |part: &Hir| match part.kind() {
        HirKind::Repetition(few) => few.min == 0 && few.max.is_some_and(|most| most >= FEWEST_OF_GAP),
        _ => false,
    };
    let telling = |piece: &Hir| {
        let length = piece.properties().minimum_len().unwrap_or_default();
        (length > 0 && piece.properties().explicit_captures_len() == 0, length)
    };
    match whole.kind() {
        HirKind::Alternation(all) => Hir::alternation(all.iter().map(core).collect()),
        HirKind::Concat(parts) if parts.iter().any(is_gap) => {
            let pieces = parts.split(is_gap).map(|piece| Hir::concat(piece.to_vec()));
            pieces.max_by_key(telling).as_ref().map_or_else(Hir::empty, core)
        }
        _ => whole.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_is_the_longest_part_without_a_gap() {
        for (written, matching, other) in [
            ("mein boot~", "mein boot", "boot"),
            ("du~von MEIN boot~bald", "von mein boot", "du bald"),
            ("(anna)~kommt", "kommt", "anna"),
            ("(anna)~", "anna", "kommt"),
            (r"^anna\b~\bda$", "anna", "annas"),
            ("(?:du|ihr)~kommt spaet|viel zu spaet~gekommen", "viel zu spaet", "du"),
            ("(?:du|ihr)~kommt spaet|viel zu spaet~gekommen", "kommt spaet", "gekommen"),
        ] {
            let core = Pattern::new(core_of(&source(written, &[("MEIN", "mein")])));
            assert!(core.matches(matching) && core.matches(&matching.to_uppercase()), "{written}");
            assert!(!core.matches(other), "{written}");
        }
    }

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
