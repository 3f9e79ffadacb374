//! A word in, the same in lower case and without diacritics out.

use rustc_hash::FxHashSet;
use unicode_normalization::char::decompose_canonical;

/// A mark that stands on the letter before it.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The first four bytes in lower case: a cheap look before a dear one.
pub fn head(text: &str) -> Option<[u8; 4]> {
    let mut head = *text.as_bytes().first_chunk::<4>()?;
    head.make_ascii_lowercase();
    Some(head)
}

/// The first eight bytes as a number, ASCII in lower case: looked up many times faster than a word.
pub fn packed(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(word).for_each(|(byte, of_word)| *byte = of_word.to_ascii_lowercase());
    u64::from_le_bytes(bytes)
}

/// The numbers of words, as [`packed`] makes them from small and from capital letters.
pub fn beginnings<'w>(words: impl Iterator<Item = &'w &'w str>) -> FxHashSet<u64> {
    let capitals = |word: &str, eszett: &str| word.split('ß').map(str::to_uppercase).collect::<Vec<_>>().join(eszett);
    let spelt = words.flat_map(|word| {
        let large = ["SS", "ß", "ẞ"].map(|eszett| capitals(word, eszett));
        large.into_iter().chain([word.to_lowercase()])
    });
    spelt.map(|word| packed(word.as_bytes())).collect()
}

/// Written into `folded`: "Straße" is "strasse", "Çedille" is "cedille"; letters of other scripts keep their marks.
pub fn word<'f>(word: &str, folded: &'f mut String) -> &'f str {
    folded.clear();
    for c in word.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'ä' | 'Ä' => folded.push('a'),
            'ö' | 'Ö' => folded.push('o'),
            'ü' | 'Ü' => folded.push('u'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            c if stays_as_it_is(c) => folded.push(c),
            c => c.to_lowercase().filter(|c| !is_mark(*c)).for_each(|c| folded.push(base(c))),
        }
    }
    folded
}

/// Of scripts without case, and without marks that are taken off: Hebrew to Burmese, and what is written in East Asia.
/// False says nothing.
fn stays_as_it_is(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{109f}' | '\u{3000}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}')
}

/// The Latin letter below the marks; of all others nobody need look for one.
fn base(c: char) -> char {
    if matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') { below_marks(c) } else { c }
}

fn below_marks(c: char) -> char {
    let mut base = None;
    decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.filter(char::is_ascii_alphabetic).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_with_case_or_marks_is_passed_over() {
        for c in '\0'..=char::MAX {
            let folded = c.to_lowercase().filter(|c| !is_mark(*c)).map(base);
            assert!(!stays_as_it_is(c) || folded.eq([c]), "{c}");
            for lower in c.to_lowercase() {
                assert_eq!(base(lower), below_marks(lower), "{c}");
            }
        }
    }
}
