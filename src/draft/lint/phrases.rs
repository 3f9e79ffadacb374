//! A text in, the places where a phrase of a list stands out.

use crate::model::Span;
use regex::{Regex, RegexSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One list of phrases, searched together first because most texts hold none.
pub struct Phrases {
    any: RegexSet,
    each: Vec<Regex>,
}

impl Phrases {
    /// `(?i)` is put before every pattern. Patterns that do not compile are left out; a test counts them.
    fn new<'a>(patterns: impl Iterator<Item = &'a str>) -> Phrases {
        let sources: Vec<String> = patterns.map(|pattern| format!("(?i){pattern}")).collect();
        let each: Vec<Regex> = sources.iter().filter_map(|source| Regex::new(source).ok()).collect();
        Phrases { any: RegexSet::new(each.iter().map(Regex::as_str)).unwrap_or_default(), each }
    }

    /// All places, by pattern and then by position; overlapping ones of different patterns count once.
    pub fn places(&self, text: &str) -> Vec<Span> {
        let mut places: Vec<Span> = Vec::new();
        for index in self.any.matches(text) {
            for found in self.each.get(index).into_iter().flat_map(|regex| regex.find_iter(text)) {
                if !places.iter().any(|place| place.start < found.end() && found.start() < place.end) {
                    places.push(found.range());
                }
            }
        }
        places
    }
}

static LISTS: LazyLock<BTreeMap<String, Phrases>> = LazyLock::new(|| {
    let file: toml::Table = include_str!("../../../content/lint.toml").parse().unwrap_or_default();
    let patterns = |value: &toml::Value| -> Vec<String> {
        let list = value.get("re").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    file.iter().map(|(name, value)| (name.clone(), Phrases::new(patterns(value).iter().map(String::as_str)))).collect()
});

static SENSITIVE: LazyLock<BTreeMap<String, Phrases>> = LazyLock::new(|| {
    let file: toml::Table = include_str!("../../../content/facts.toml").parse().unwrap_or_default();
    let tiers = file.get("sensitive").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let field =
        |tier: &toml::Value, key: &str| tier.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    tiers.iter().map(|tier| (field(tier, "tier"), Phrases::new([field(tier, "re").as_str()].into_iter()))).collect()
});

/// The places where a phrase of the list of `lint.toml` stands. An unknown list has none.
pub fn places(list: &str, text: &str) -> Vec<Span> {
    LISTS.get(list).map(|phrases| phrases.places(text)).unwrap_or_default()
}

/// Places of words of a tier ("never", "careful", "safe") of sensitive facts.
pub fn sensitive(tier: &str, text: &str) -> Vec<Span> {
    SENSITIVE.get(tier).map(|phrases| phrases.places(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let file: toml::Table = include_str!("../../../content/lint.toml").parse().unwrap();
        for (name, list) in &file {
            assert_eq!(LISTS[name].each.len(), list["re"].as_array().unwrap().len(), "{name}");
            assert_eq!(LISTS[name].any.len(), LISTS[name].each.len(), "{name}");
        }
        assert_eq!(SENSITIVE.values().map(|tier| tier.each.len()).sum::<usize>(), 3);
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
