//! German words in, the compounds they may be part of and the parts they may be made of out. All words are in lower case
//! and without diacritics, as [`super::stems`] writes them.

/// What may stand between two parts of a compound.
const LINKS: [&str; 7] = ["", "s", "es", "n", "en", "er", "e"];
/// Letters below which a part is no part but an ending or a beginning.
const SHORTEST: (usize, usize) = (3, 4);
/// What stands before a word without making a compound of it: "Beitrag" is no trag.
const PARTICLES: &[&str] = &[
    "ab", "an", "auf", "aus", "be", "bei", "da", "durch", "ein", "ent", "er", "ge", "her", "hin", "in", "mis", "miss",
    "mit", "nach", "ob", "uber", "um", "un", "unter", "ver", "vor", "weg", "wieder", "wider", "zer", "zu", "zuruck",
    "zusammen", "selb", "selbst", "beab", "beauf", "beein", "beun", "herab", "heran", "herauf", "heraus", "herein",
    "hinaus", "hinein",
];
/// What stands behind a word without making a compound of it: "künstlich" is no art, "Lichtung" no light.
const ENDINGS: &[&str] = &[
    "ung", "lich", "isch", "haft", "heit", "keit", "schaft", "los", "bar", "sam", "chen", "lein", "erei", "ei", "ler",
    "ner", "ling", "tum", "nis", "ig", "ieren", "ier", "iert", "ist", "ismus", "ern", "eln", "end", "ens", "est",
    "sten",
];

/// The ways in which a word may be two, the first without what links it to the second: "filmrestaurierung" is "film"
/// and "restaurierung". Those of two long parts first.
pub fn splits(word: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if !word.chars().all(char::is_alphabetic) {
        return found;
    }
    for (at, _) in word.char_indices() {
        let (Some(before), Some(tail)) = (word.get(..at), word.get(at..)) else { continue };
        if tail.chars().count() < SHORTEST.1 || is_ending(tail) {
            continue;
        }
        // of three equal letters two are written: "schiffahrt" is "schiff" and "fahrt"
        let doubled = tail.chars().next().filter(|first| before.ends_with(*first));
        let whole = doubled.and_then(|first| word.get(..at + first.len_utf8()));
        for head in LINKS.iter().filter_map(|link| before.strip_suffix(link)).chain(whole) {
            if head.chars().count() >= SHORTEST.0 && !PARTICLES.contains(&head) {
                found.push((head.to_owned(), tail.to_owned()));
            }
        }
    }
    let shorter = |(head, tail): &(String, String)| head.len().min(tail.len());
    found.sort_by(|a, b| shorter(b).cmp(&shorter(a)).then(b.0.len().cmp(&a.0.len())).then(a.cmp(b)));
    found
}

/// What two words may be together, the first of them in any of its forms: "filmrestaurierung" of "filme" and
/// "restaurierung".
pub fn joined(first: &str, second: &str) -> Vec<String> {
    let mut heads = vec![first];
    heads.extend(["en", "er", "es", "e", "n", "s"].iter().filter_map(|ending| first.strip_suffix(ending)));
    heads.retain(|head| head.chars().count() >= SHORTEST.0);
    let both = |head: &&str| LINKS.map(|link| format!("{head}{link}{second}"));
    let mut all: Vec<String> = heads.iter().flat_map(both).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether `word` is a compound that ends in `part`: what stands before it is more than a prefix.
pub fn ends_in(word: &str, part: &str) -> bool {
    let head = word.strip_suffix(part).unwrap_or_default();
    part.chars().count() >= SHORTEST.1 && head.chars().count() >= SHORTEST.0 && !PARTICLES.contains(&head)
}

/// Whether `word` is a compound that begins with `part`: what stands behind it is more than an ending.
pub fn begins_with(word: &str, part: &str) -> bool {
    let Some(rest) = word.strip_prefix(part) else { return false };
    let tails = LINKS.iter().filter_map(|link| rest.strip_prefix(link));
    part.chars().count() >= SHORTEST.1
        && tails.clone().any(|tail| tail.chars().count() > SHORTEST.0)
        && !tails.clone().any(is_ending)
}

/// Forms that no stem shows. Foreign words have plurals of their own: "museen" is "museum", "themen" is "thema"; and
/// "restaurieren" and "restaurierung" have different stems.
pub fn other_forms(word: &str) -> Vec<String> {
    if let Some(stem) = word.strip_suffix("ieren") {
        return vec![format!("{stem}ier")];
    }
    if let Some(stem) = word.strip_suffix("ierung").or_else(|| word.strip_suffix("ierungen")) {
        return vec![format!("{stem}i")];
    }
    let singular = word.strip_suffix("en").filter(|stem| stem.chars().count() >= SHORTEST.0);
    let plural = ["um", "us", "a", "o"].iter().filter_map(|ending| word.strip_suffix(ending));
    let plural = plural.filter(|stem| stem.chars().count() >= SHORTEST.0).map(|stem| format!("{stem}en"));
    let singulars =
        singular.into_iter().flat_map(|stem| ["um", "us", "a", "o"].map(|ending| format!("{stem}{ending}")));
    singulars.chain(plural).collect()
}

fn is_ending(tail: &str) -> bool {
    // with what inflects it: "lichen", "ungs"
    let bare = ["en", "em", "er", "es", "e", "n", "s"].iter().filter_map(|ending| tail.strip_suffix(ending));
    ENDINGS.contains(&tail) || bare.into_iter().any(|bare| ENDINGS.contains(&bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_compound_is_split() {
        for (word, head, tail) in [
            ("filmrestaurierung", "film", "restaurierung"),
            ("forderantrag", "forder", "antrag"),
            ("verwendungsnachweis", "verwendung", "nachweis"),
            ("nitrofilm", "nitro", "film"),
            ("museumsdienst", "museum", "dienst"),
            ("kinderbuch", "kind", "buch"),
            ("schiffahrt", "schiff", "fahrt"),
        ] {
            let found = splits(word);
            assert!(found.contains(&(head.to_owned(), tail.to_owned())), "{word}: {found:?}");
        }
        assert_eq!(splits("antrag"), []);
        assert_eq!(splits("2026film"), []);
    }

    #[test]
    fn two_words_are_joined() {
        for (first, second, want) in [
            ("filmen", "restaurierung", "filmrestaurierung"),
            ("museums", "dienst", "museumsdienst"),
            ("kind", "buch", "kinderbuch"),
            ("farben", "druck", "farbendruck"),
        ] {
            assert!(joined(first, second).contains(&want.to_owned()), "{first} {second}");
        }
    }

    #[test]
    fn what_is_a_compound_and_what_is_not() {
        for (word, part, ends, begins) in [
            ("heimatmuseum", "museum", true, false),
            ("weinbaumuseum", "museum", true, false),
            ("beantrag", "antrag", false, false),
            ("forderquote", "forder", false, true),
            ("kunstlichen", "kunst", false, false),
            ("kunsthandel", "kunst", false, true),
            ("museumsladen", "museum", false, true),
            ("museum", "museum", false, false),
            ("lichtung", "licht", false, false),
        ] {
            assert_eq!((ends_in(word, part), begins_with(word, part)), (ends, begins), "{word} {part}");
        }
    }

    #[test]
    fn foreign_words_have_plurals_of_their_own() {
        assert_eq!(other_forms("restaurieren"), ["restaurier"]);
        assert_eq!(other_forms("restaurierung"), ["restauri"]);
        for (word, want) in [("museen", "museum"), ("museum", "museen"), ("themen", "thema"), ("konten", "konto")] {
            assert!(other_forms(word).contains(&want.to_owned()), "{word}");
        }
    }

    proptest! {
        #[test]
        fn any_word_may_come(word in "\\PC{0,24}", part in "\\PC{0,8}") {
            for (head, tail) in splits(&word) {
                prop_assert!(word.starts_with(&head) && word.ends_with(&tail));
            }
            joined(&word, &part);
            other_forms(&word);
            prop_assert!(!ends_in(&word, &part) || word.ends_with(&part));
            prop_assert!(!begins_with(&word, &part) || word.starts_with(&part));
        }
    }
}
