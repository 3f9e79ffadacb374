//! A text in, the places where a phrase of a list stands out.

use crate::model::Span;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The patterns of one list as a single expression: to compile them one by one takes longer than to write the letter.
fn any_of(patterns: &[&str]) -> Option<Regex> {
    Regex::new(&format!("(?i)(?:{})", patterns.join("|"))).ok()
}

/// A list that does not compile is left out; a test counts them.
static LISTS: LazyLock<BTreeMap<String, Regex>> = LazyLock::new(|| {
    let file: toml::Table = include_str!("../../../content/lint.toml").parse().unwrap_or_default();
    let list = |(name, value): (&String, &toml::Value)| {
        let patterns: Vec<&str> = value.get("re")?.as_array()?.iter().filter_map(toml::Value::as_str).collect();
        Some((name.clone(), any_of(&patterns)?))
    };
    file.iter().filter_map(list).collect()
});

static SENSITIVE: LazyLock<BTreeMap<String, Regex>> = LazyLock::new(|| {
    let file: toml::Table = include_str!("../../../content/facts.toml").parse().unwrap_or_default();
    let tiers = file.get("sensitive").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let tier =
        |tier: &toml::Value| Some((tier.get("tier")?.as_str()?.to_owned(), any_of(&[tier.get("re")?.as_str()?])?));
    tiers.iter().filter_map(tier).collect()
});

fn find(lists: &BTreeMap<String, Regex>, name: &str, text: &str) -> Vec<Span> {
    lists.get(name).map(|regex| regex.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
}

/// The places where a phrase of the list of `lint.toml` stands. An unknown list has none.
pub fn places(list: &str, text: &str) -> Vec<Span> {
    find(&LISTS, list, text)
}

/// Places of words of a tier ("never", "careful", "safe") of sensitive facts.
pub fn sensitive(tier: &str, text: &str) -> Vec<Span> {
    find(&SENSITIVE, tier, text)
}

/// What stands in quotation marks is somebody else's voice: a dash in its place.
pub fn without_quotations(text: &str) -> String {
    static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new("„[^“”\n]{0,119}[“”]|“[^”\n]{0,119}”|[»«][^»«\n]{0,119}[»«]|\"[^\"\n]{0,119}\"").ok()
    });
    QUOTED.as_ref().map_or_else(|| text.to_owned(), |quoted| quoted.replace_all(text, "–").into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let file: toml::Table = include_str!("../../../content/lint.toml").parse().unwrap();
        assert_eq!(
            LISTS.keys().collect::<Vec<_>>(),
            file.keys().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()
        );
        for pattern in file.values().flat_map(|list| list["re"].as_array().unwrap()) {
            assert!(any_of(&[pattern.as_str().unwrap()]).is_some(), "{pattern}");
        }
        assert_eq!(SENSITIVE.keys().collect::<Vec<_>>(), ["careful", "never", "safe"]);
    }

    #[test]
    fn fixtures() {
        let file: toml::Table = include_str!("../../../tests/fixtures/fx_lint.toml").parse().unwrap();
        let rows = file["l"].as_array().unwrap();
        assert_eq!(rows.len(), 29);
        for row in rows {
            let text = row["t"].as_str().unwrap();
            match (row.get("hit"), row.get("miss")) {
                (Some(list), None) => assert!(!places(list.as_str().unwrap(), text).is_empty(), "{text}"),
                (None, Some(list)) => assert!(places(list.as_str().unwrap(), text).is_empty(), "{text}"),
                _ => unreachable!("{row}"),
            }
        }
    }
}
