//! The name of a house in, it behind its preposition out: "bei Nordwerk", "beim Lindach Verlag", "bei der Stadt Köln".

use crate::model::Language;

/// Nouns that bear an article even within a name, by their own or behind a hyphen: masculine and neuter, feminine.
const THE: [&[&str]; 2] = [
    &["amt", "archiv", "büro", "institut", "museum", "rundfunk", "theater", "verband", "verein", "verlag", "zentrum"],
    &[
        "ag",
        "agentur",
        "akademie",
        "bank",
        "bibliothek",
        "firma",
        "gemeinde",
        "genossenschaft",
        "gesellschaft",
        "gmbh",
        "hochschule",
        "kanzlei",
        "kg",
        "klinik",
        "praxis",
        "schule",
        "sparkasse",
        "stadt",
        "stiftung",
        "universität",
        "versicherung",
        "zeitung",
    ],
];
/// Stems of adjectives in names of houses: behind an article they end in "-en".
const ADJECTIVES: [&str; 25] = [
    "allgemeine",
    "bayerische",
    "deutsche",
    "erste",
    "europäische",
    "evangelische",
    "freie",
    "große",
    "hamburgische",
    "hessische",
    "internationale",
    "katholische",
    "kleine",
    "mitteldeutsche",
    "neue",
    "norddeutsche",
    "ostdeutsche",
    "rote",
    "sächsische",
    "schweizerische",
    "staatliche",
    "süddeutsche",
    "vereinigte",
    "westdeutsche",
    "österreichische",
];

/// As it stands behind "we worked".
pub fn at(company: &str, language: Language) -> String {
    let company = company.trim();
    match language {
        Language::English => format!("at {company}"),
        Language::German => behind_article(company).unwrap_or_else(|| format!("bei {company}")),
    }
}

/// `None` where it bears no article, or where nobody knows how an adjective in it would end.
fn behind_article(company: &str) -> Option<String> {
    let words: Vec<&str> = company.split_whitespace().collect();
    // "Lindach Verlag" and "Verlag C. H. Beck"
    let article = gender(words.last()?).or_else(|| gender(words.first()?))?;
    let mut all = vec![article.to_owned()];
    for (at, word) in words.iter().enumerate() {
        let lower = word.to_lowercase();
        let stem = lower.trim_end_matches(['s', 'r']);
        let is_adjective = ADJECTIVES.contains(&stem) && at + 1 < words.len();
        if !is_adjective && stem.ends_with("sche") {
            return None;
        }
        let bare = word.trim_end_matches(['s', 'r']);
        all.push(if is_adjective { format!("{bare}n") } else { (*word).to_owned() });
    }
    Some(all.join(" "))
}

/// The preposition with the article of the noun, where the word is or ends in one that bears it.
fn gender(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let noun = lower.rsplit('-').next().unwrap_or(&lower);
    let place = THE.iter().position(|nouns| nouns.contains(&noun))?;
    ["beim", "bei der"].get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (company, want) in [
            ("Nordwerk", "bei Nordwerk"),
            ("Nordwerk GmbH", "bei der Nordwerk GmbH"),
            ("Weber & Partner AG", "bei der Weber & Partner AG"),
            ("Lindach Verlag", "beim Lindach Verlag"),
            ("Lindach-Verlag", "beim Lindach-Verlag"),
            ("Verlag C. H. Osei", "beim Verlag C. H. Osei"),
            ("Universität Bonn", "bei der Universität Bonn"),
            ("Stadt Köln", "bei der Stadt Köln"),
            ("Deutsche Bank", "bei der Deutschen Bank"),
            ("Deutsche Telekom AG", "bei der Deutschen Telekom AG"),
            ("Bayerischer Rundfunk", "beim Bayerischen Rundfunk"),
            ("Deutsches Museum", "beim Deutschen Museum"),
            ("Berliner Stadtbibliothek", "bei Berliner Stadtbibliothek"),
            ("Nitsche GmbH", "bei Nitsche GmbH"),
            ("Neue", "bei Neue"),
            ("Buchverlag", "bei Buchverlag"),
            ("Acme Inc.", "bei Acme Inc."),
            ("Institut für Film", "beim Institut für Film"),
            (" Siemens ", "bei Siemens"),
            ("", "bei "),
        ] {
            assert_eq!(at(company, Language::German), want);
        }
        assert_eq!(at("Lindach Verlag", Language::English), "at Lindach Verlag");
    }
}
