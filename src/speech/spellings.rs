//! A word in lower case without diacritics in, the one of its spellings by which it is compared out: both of two that are
//! right come to the same.

use std::borrow::Cow;

/// "Photograph" is Fotograf and "Potential" Potenzial since 1996; "selbständig" has been selbstständig, too, since then. Stems
/// and no single letters: "ph" stands in "Laptophersteller", too.
const ALIKE: [(&str, &str); 7] = [
    ("photo", "foto"),
    ("phanta", "fanta"),
    ("graph", "graf"),
    ("delphin", "delfin"),
    ("ntial", "nzial"),
    ("ntiel", "nziel"),
    ("selbstst", "selbst"),
];
/// The shortest word with three equal letters in a row; "viii" is none.
const THRICE: usize = 7;

/// "Schiffahrt" was written with two of three equal letters, and is with all of them.
pub fn settled(word: &str) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    let thrice = |three: &[u8]| matches!(three, [a, b, c] if a == b && b == c && a.is_ascii_alphabetic());
    let mut settled = Cow::Borrowed(word);
    if word.len() >= THRICE && bytes.windows(3).any(thrice) {
        let mut shorter = String::with_capacity(word.len());
        for c in word.chars() {
            if !(c.is_ascii_alphabetic() && shorter.chars().rev().take(2).eq([c, c])) {
                shorter.push(c);
            }
        }
        settled = Cow::Owned(shorter);
    }
    for (one, other) in ALIKE.into_iter().filter(|(one, _)| word.contains(one)) {
        settled = Cow::Owned(settled.replace(one, other));
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_of_two_spellings_are_one() {
        for (one, other) in [
            ("selbststandigkeit", "selbstandigkeit"),
            ("photographie", "fotografie"),
            ("delphin", "delfin"),
            ("paragraph", "paragraf"),
            ("potential", "potenzial"),
            ("existentiell", "existenziell"),
            ("schifffahrt", "schiffahrt"),
            ("flussschifffahrt", "flusschiffahrt"),
            ("betttuch", "bettuch"),
        ] {
            assert_eq!(settled(one), settled(other), "{one}");
            assert_eq!(settled(&settled(one)), settled(one), "{one}");
        }
        for plain in ["2000", "museum", "partie", "dienststelle", "", "ωωω", "viii", "php", "laptophersteller"] {
            assert_eq!(settled(plain), plain);
        }
    }
}
