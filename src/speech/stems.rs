//! Text in, the stems a search compares out.

use super::fold;
use super::spellings::settled;
use crate::model::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::cell::RefCell;

/// Longer runs of letters and digits are no words, in bytes.
const LONGEST: usize = 40;

/// The words of a text as stems with one blank between them: letters and digits alone, lower case, no diacritics, and one
/// of two spellings.
/// Words of unknown language stay whole.
pub fn terms(text: &str, language: Option<Language>) -> String {
    let mut terms = Vec::with_capacity(text.len() + Known::LENGTH);
    let mut folded = String::new();
    MEMORY.with_borrow_mut(|memory| {
        let mut memory = language.map(|language| (memory.of(language), stemmer(language)));
        for word in words(text) {
            if !terms.is_empty() {
                terms.push(b' ');
            }
            match &mut memory {
                Some((memory, stemmer)) => memory.push_stem(&mut terms, word, stemmer, &mut folded),
                None => terms.extend_from_slice(settled(fold::word(word, &mut folded)).as_bytes()),
            }
        }
    });
    String::from_utf8(terms).unwrap_or_default()
}

/// For each word of a query the forms under which it may stand in the index.
pub fn query(text: &str) -> Vec<Vec<String>> {
    let forms = |word: &str| {
        let [german, english] = [Language::German, Language::English].map(|language| terms(word, Some(language)));
        let mut forms = vec![terms(word, None), german, english];
        forms.sort();
        forms.dedup();
        forms
    };
    words(text).map(forms).collect()
}

/// Runs of letters and digits with the marks on them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let bytes = rest.as_bytes();
            let mut at = bytes.iter().position(|b| b.is_ascii_alphanumeric() || !b.is_ascii())?;
            let start = at;
            loop {
                at += rest.as_bytes().get(at..)?.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                let ascii = at;
                for wide in rest.get(at..)?.chars().take_while(|c| !c.is_ascii()) {
                    if !(is_of_word(wide) || (at > start && fold::is_mark(wide))) {
                        break;
                    }
                    at += wide.len_utf8();
                }
                if at == ascii {
                    break;
                }
            }
            let word = rest.get(start..at)?;
            // a lone sign that is no letter ends nothing but itself
            let next = if at > start { at } else { at + rest.get(at..)?.chars().next()?.len_utf8() };
            rest = rest.get(next..)?;
            if (1..=LONGEST).contains(&word.len()) {
                return Some(word);
            }
        }
    })
}

/// The most frequent letters, and of what is neither letter nor digit quotation marks, dashes and their kin, need no
/// table.
fn is_of_word(c: char) -> bool {
    match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2af}' => true,
        // Cyrillic, Hebrew, Arabic, Chinese, Korean
        '\u{400}'..='\u{481}' | '\u{5d0}'..='\u{5ea}' | '\u{621}'..='\u{64a}' => true,
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{2000}'..='\u{206f}' => false,
        c => c.is_alphanumeric(),
    }
}

fn stemmer(language: Language) -> Stemmer {
    Stemmer::create(match language {
        Language::German => Algorithm::German,
        Language::English => Algorithm::English,
    })
}

thread_local! {
    static MEMORY: RefCell<Memories> = RefCell::default();
}

#[derive(Default)]
struct Memories {
    german: Memory,
    english: Memory,
}

impl Memories {
    fn of(&mut self, language: Language) -> &mut Memory {
        match language {
            Language::German => &mut self.german,
            Language::English => &mut self.english,
        }
    }
}

/// Stems of words met before. Each word has one place, which the last one that came there holds: the common words are
/// nearly always found, and there is nothing to allocate.
#[derive(Default)]
struct Memory(Vec<Known>);

#[derive(Clone, Copy, Default)]
struct Known {
    word: [u8; Known::LENGTH],
    stem: [u8; Known::LENGTH],
    length: u8,
}

impl Known {
    /// Longest word that is remembered, in bytes.
    const LENGTH: usize = 24;
}

impl Memory {
    const PLACES: usize = 1 << 15;

    fn push_stem(&mut self, out: &mut Vec<u8>, word: &str, stemmer: &Stemmer, folded: &mut String) {
        let mut key = [0; Known::LENGTH];
        if let Some(place) = key.get_mut(..word.len()) {
            place.copy_from_slice(word.as_bytes());
        }
        if word.len() <= key.len() && key.is_ascii() {
            key.make_ascii_lowercase();
        } else {
            let folded = fold::word(word, folded);
            let Some(place) = key.get_mut(..folded.len()).filter(|_| folded.is_ascii()) else {
                // the stemmers know no other letters
                let folded = settled(folded);
                let stem = if folded.is_ascii() { stemmer.stem(&folded) } else { folded };
                return out.extend_from_slice(stem.as_bytes());
            };
            place.copy_from_slice(folded.as_bytes());
            key.iter_mut().skip(folded.len()).for_each(|rest| *rest = 0);
        }
        if self.0.is_empty() {
            self.0 = vec![Known::default(); Memory::PLACES];
        }
        let hash = key.as_chunks::<8>().0.iter().fold(0_u64, |hash, part| {
            (hash.rotate_left(23) ^ u64::from_le_bytes(*part)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        let place = (hash >> 40) as usize % Memory::PLACES;
        let Some(known) = self.0.get_mut(place) else { return };
        if known.word != key {
            let length = key.iter().position(|b| *b == 0).unwrap_or(key.len());
            let word = key.get(..length).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default();
            let word = settled(word);
            let stem = stemmer.stem(&word);
            *known = Known { word: key, stem: [0; Known::LENGTH], length: 0 };
            for (to, from) in known.stem.iter_mut().zip(stem.bytes()) {
                *to = from;
                known.length += 1;
            }
        }
        let end = out.len() + usize::from(known.length);
        out.extend_from_slice(&known.stem);
        out.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows() {
        for (text, language, want) in [
            ("Förderanträge für kleine Museen", Some(Language::German), "forderantrag fur klein muse"),
            ("Straße, STRASSE; Strasse", None, "strasse strasse strasse"),
            ("Çedille, naïve cafés: Łódź!", None, "cedille naive cafes łodz"),
            ("u\u{308}ber İzmir", None, "uber izmir"),
            ("meetings, 3rd e-mail", Some(Language::English), "meet 3rd e mail"),
            ("你好世界。今天 Привет Йод ΣΟΦΟΣ", None, "你好世界 今天 привет йод σοφοσ"),
            (
                "Selbstständige Photographen, Schifffahrt 2000",
                Some(Language::German),
                "selbstand fotograf schiffahrt 2000",
            ),
            ("selbständig Fotografie", None, "selbstandig fotografie"),
            ("… ?! \u{301} 👍", Some(Language::English), ""),
        ] {
            assert_eq!(terms(text, language), want, "{text}");
        }
    }

    #[test]
    fn what_needs_no_table_is_what_the_table_says() {
        for c in '\u{80}'..=char::MAX {
            assert_eq!(is_of_word(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn both_forms_meet() {
        let indexed = terms("Förderanträge für kleine Museen", Some(Language::German));
        for word in query("Förderantrag Museum") {
            assert!(
                word.iter().any(|form| indexed.split(' ').any(|term| term == form)) || word.contains(&"museum".into())
            );
        }
    }

    proptest! {
        /// As written, in capitals and without its diacritics.
        #[test]
        fn a_word_is_found_in_its_text(word in "[a-zäöüßéçA-ZÄÖÜ0-9]{1,20}|\\PC{1,12}", before in "\\PC{0,8}") {
            let plain = word.replace(['ä', 'Ä'], "a").replace(['ö', 'Ö'], "o").replace(['ü', 'Ü'], "u").replace('ß', "ss");
            for language in [None, Some(Language::German), Some(Language::English)] {
                let indexed = terms(&format!("{before} {word} ende"), language);
                prop_assert!(indexed.bytes().all(|b| b == b' ' || b.is_ascii_digit() || b.is_ascii_lowercase() || !b.is_ascii()));
                for typed in [&word, &word.to_lowercase(), &plain] {
                    for forms in query(typed).iter().filter(|_| typed.len().max(word.len()) <= LONGEST) {
                        let found = indexed.split(' ').any(|term| forms.iter().any(|form| form == term));
                        prop_assert!(found, "{typed} in {indexed}");
                    }
                }
            }
        }
    }
}
