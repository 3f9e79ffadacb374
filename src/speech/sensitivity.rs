//! A sentence in, how private its matter is out; and whether it says that a promise was kept.

use super::pattern::Pattern;
use serde::Deserialize;
use std::sync::LazyLock;

/// From harmless to never mentioned by the program on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    Neutral,
    Safe,
    /// Family and private life.
    Careful,
    /// Illness, death, separation, dismissal, money, court, politics, religion.
    Never,
}

#[derive(Deserialize)]
struct Tiered {
    tier: String,
    re: String,
}

#[derive(Deserialize)]
struct Re {
    re: String,
}

#[derive(Deserialize)]
struct Source {
    sensitive: Vec<Tiered>,
    fulfilled: Vec<Re>,
}

struct Rules {
    tiers: Vec<(Tier, Pattern)>,
    fulfilled: Vec<Pattern>,
}

static RULES: LazyLock<Option<Rules>> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../../content/facts.toml")).ok()?;
    let tier = |name: &str| match name {
        "never" => Tier::Never,
        "careful" => Tier::Careful,
        _ => Tier::Safe,
    };
    let mut tiers: Vec<_> = source.sensitive.iter().map(|t| (tier(&t.tier), Pattern::new(&t.re))).collect();
    tiers.sort_by_key(|(tier, _)| std::cmp::Reverse(*tier));
    Some(Rules { tiers, fulfilled: source.fulfilled.iter().map(|f| Pattern::new(&f.re)).collect() })
});

/// The most private matter the text touches. `Never` should the rules be missing.
pub fn tier(text: &str) -> Tier {
    let Some(rules) = RULES.as_ref() else { return Tier::Never };
    rules.tiers.iter().find(|(_, pattern)| pattern.matches(text)).map_or(Tier::Neutral, |(tier, _)| *tier)
}

/// „Wie versprochen", „danke für das Essen", "great to see you": a promise made before was kept.
pub fn fulfils(text: &str) -> bool {
    RULES.as_ref().is_some_and(|rules| rules.fulfilled.iter().any(|pattern| pattern.matches(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert!(RULES.as_ref().unwrap().tiers.iter().all(|(_, p)| p.compiles()));
        for (text, want) in [
            ("Die Scheidung ist durch.", Tier::Never),
            ("Meine Tochter läuft.", Tier::Careful),
            ("Der Hund bellt.", Tier::Safe),
            ("Die Tabelle ist fertig.", Tier::Neutral),
        ] {
            assert_eq!(tier(text), want, "{text}");
        }
        assert!(fulfils("Danke nochmal für das Essen!") && !fulfils("Wann essen wir?"));
    }
}
