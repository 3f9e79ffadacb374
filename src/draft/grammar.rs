//! The four letter grammars in, lists of variants by their path out ("lapse.me", "ask.catch_up.promise").

use crate::model::{Language, Register};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// One way to fill a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// "de_T.lapse.me.0". Lists are append-only, so the id holds for ever.
    pub id: String,
    pub template: String,
    /// The `if` of the grammar file; empty when the variant always fits.
    pub condition: String,
}

pub struct Grammar {
    pub lists: BTreeMap<String, Vec<Variant>>,
}

impl Grammar {
    pub fn list(&self, path: &str) -> &[Variant] {
        self.lists.get(path).map_or(&[], Vec::as_slice)
    }
}

pub fn grammar(language: Language, register: Register) -> &'static Grammar {
    static GERMAN_DU: LazyLock<Grammar> =
        LazyLock::new(|| parse("de_T", include_str!("../../content/grammar/de_T.toml")));
    static GERMAN_SIE: LazyLock<Grammar> =
        LazyLock::new(|| parse("de_V", include_str!("../../content/grammar/de_V.toml")));
    static ENGLISH: LazyLock<Grammar> =
        LazyLock::new(|| parse("en_I", include_str!("../../content/grammar/en_I.toml")));
    static ENGLISH_FORMAL: LazyLock<Grammar> =
        LazyLock::new(|| parse("en_F", include_str!("../../content/grammar/en_F.toml")));
    match (language, register) {
        (Language::German, Register::Informal) => &GERMAN_DU,
        (Language::German, Register::Formal) => &GERMAN_SIE,
        (Language::English, Register::Informal) => &ENGLISH,
        (Language::English, Register::Formal) => &ENGLISH_FORMAL,
    }
}

/// A file that cannot be read gives an empty grammar; the tests see to it that ours can.
fn parse(name: &str, text: &str) -> Grammar {
    let mut lists = BTreeMap::new();
    for (key, value) in text.parse::<toml::Table>().unwrap_or_default() {
        collect(name, &key, &value, &mut lists);
    }
    Grammar { lists }
}

fn collect(name: &str, path: &str, value: &toml::Value, lists: &mut BTreeMap<String, Vec<Variant>>) {
    match value {
        toml::Value::Table(table) if path != "meta" => {
            for (key, value) in table {
                collect(name, &format!("{path}.{key}"), value, lists);
            }
        }
        toml::Value::Array(items) => {
            let variants = items.iter().enumerate().map(|(index, item)| Variant {
                id: format!("{name}.{path}.{index}"),
                template: item.as_str().or_else(|| item.get("t")?.as_str()).unwrap_or_default().to_owned(),
                condition: item.get("if").and_then(toml::Value::as_str).unwrap_or_default().to_owned(),
            });
            lists.insert(path.to_owned(), variants.collect());
        }
        _ => {}
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub const ALL: [(Language, Register); 4] = [
        (Language::German, Register::Informal),
        (Language::German, Register::Formal),
        (Language::English, Register::Informal),
        (Language::English, Register::Formal),
    ];

    #[test]
    fn four_files_with_the_same_lists() {
        let paths: Vec<Vec<&String>> = ALL.iter().map(|(l, r)| grammar(*l, *r).lists.keys().collect()).collect();
        assert!(paths.iter().all(|p| *p == paths[0]));
        let variants = ALL.iter().flat_map(|(l, r)| grammar(*l, *r).lists.values().flatten());
        let (mut count, mut empty) = (0, 0);
        for variant in variants {
            count += 1;
            empty += usize::from(variant.template.is_empty());
        }
        assert_eq!((count, empty), (583, 0));
    }
}
