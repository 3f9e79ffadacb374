//! A display name in, the name as one would write it and the parts by which it is compared out.

use super::one_line;

const TITLES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mag",
    "dipl",
    "ing",
    "dipl-ing",
    "univ",
    "phd",
    "llm",
    "mr",
    "mrs",
    "ms",
    "mx",
    "herr",
    "frau",
    "jr",
    "sr",
];
/// Part of a title only after another one: "Dr. phil. Anna Huber", but Phil Huber.
const FACULTIES: &[&str] = &["phil", "rer", "nat", "med", "habil"];
/// Degrees only in capitals among other letters: "Anna Huber MA", but Jun Ma.
const DEGREES: &[&str] = &["ma", "ba", "di", "md", "mba", "msc", "bsc"];

/// The name as one would write it: "Kreil, Thomas" turned round, quotes and bracketed additions gone. Empty when
/// it is an address or holds no letters.
pub fn shown(name: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0_u32;
    for c in name.chars().filter(|c| !c.is_control() && !crate::model::is_bidi(*c)) {
        match c {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth = depth.saturating_sub(1),
            '"' | '“' | '”' | '„' => {}
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.split('/').next().unwrap_or_default().trim().trim_matches('\'').trim();
    // "anna at weber.example" is an address, in the manner of list archives.
    let is_archived =
        |(local, domain): (&str, &str)| !local.contains(' ') && !domain.contains(' ') && domain.contains('.');
    if plain.contains('@')
        || plain.split_once(" at ").is_some_and(is_archived)
        || !plain.chars().any(char::is_alphabetic)
    {
        return String::new();
    }
    let turned = match plain.split_once(',') {
        Some((last, first)) if !first.trim().is_empty() && !untitled(first, is_shouted(plain)).is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        Some((name, _)) => name.trim().to_owned(),
        None => plain.to_owned(),
    };
    one_line(&turned)
}

/// The words of a name as written, without titles and degrees.
pub fn words(name: &str) -> Vec<&str> {
    untitled(name, is_shouted(name))
}

/// The parts by which two names are compared: lower case, no titles, no initials' dots.
pub fn parts(name: &str) -> Vec<String> {
    let shown = shown(name);
    let lower = words(&shown).into_iter().flat_map(pieces).map(str::to_lowercase);
    lower.filter(|part| !TITLES.contains(&part.as_str())).collect()
}

fn is_shouted(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

fn pieces(word: &str) -> impl Iterator<Item = &str> {
    word.split('.').map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric())).filter(|piece| !piece.is_empty())
}

fn untitled(name: &str, shouted: bool) -> Vec<&str> {
    let mut after_title = false;
    let mut is_title = |word: &&str| {
        let capitals = !shouted && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        let whole = word.replace(['.', ','], "").to_lowercase();
        let degree = capitals && DEGREES.contains(&whole.as_str());
        let title = |piece: &str| {
            let low = piece.to_lowercase();
            TITLES.contains(&low.as_str()) || after_title && FACULTIES.contains(&low.as_str())
        };
        let all = pieces(word).next().is_none() || pieces(word).all(title);
        after_title = degree || all;
        degree || all
    };
    name.split_whitespace().filter(|word| !is_title(word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (name, want, compared) in [
            ("Kreil, Thomas", "Thomas Kreil", "thomas kreil"),
            ("\"Weber, Miriam\"", "Miriam Weber", "miriam weber"),
            ("Dr. Ines Bartholdy", "Dr. Ines Bartholdy", "ines bartholdy"),
            ("Prof. Dr.-Ing. Anna Huber", "Prof. Dr.-Ing. Anna Huber", "anna huber"),
            ("Dr. rer. nat. Anna Huber", "Dr. rer. nat. Anna Huber", "anna huber"),
            ("Phil Huber", "Phil Huber", "phil huber"),
            ("Huber, Phil", "Phil Huber", "phil huber"),
            ("Miriam Weber, M.A.", "Miriam Weber", "miriam weber"),
            ("Miriam Weber MA", "Miriam Weber MA", "miriam weber"),
            ("DI Karl Weber", "DI Karl Weber", "karl weber"),
            ("Jun Ma", "Jun Ma", "jun ma"),
            ("MA, JUN", "JUN MA", "jun ma"),
            ("Weber, Dr.", "Weber", "weber"),
            ("Anna Weber/GB&S/Beispiel", "Anna Weber", "anna weber"),
            ("Anna (Einkauf) Huber", "Anna Huber", "anna huber"),
            ("Dr.Huber", "Dr.Huber", "huber"),
            ("Chidi O.", "Chidi O.", "chidi o"),
            ("a@b.example", "", ""),
            ("anna at weber.example", "", ""),
            ("Anna at Work", "Anna at Work", "anna at work"),
            ("\u{202e}Anna", "Anna", "anna"),
        ] {
            assert_eq!((shown(name).as_str(), parts(name).join(" ").as_str()), (want, compared), "{name}");
        }
    }
}
