//! The salutation and closing lexicons of `content/` in, tables to look words up in out.

use crate::model::Gender;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static GREETINGS_SOURCE: &str = include_str!("../../content/salutations.toml");
static CLOSINGS_SOURCE: &str = include_str!("../../content/signoffs.toml");

/// Weights of a word's cue for du and for Sie.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weight {
    pub informal: f32,
    pub formal: f32,
}

#[derive(Clone, Copy, Debug)]
pub struct Marked {
    pub weight: Weight,
    pub gender: Option<Gender>,
}

#[derive(Clone, Debug)]
pub struct ClosingForm {
    pub german: bool,
    pub warmth: u8,
    pub weight: Weight,
}

#[derive(Debug, Default)]
pub struct Lexicon {
    /// Greeting words to their cue, by lower-case form.
    pub greetings: FxHashMap<String, Weight>,
    pub adjectives: FxHashMap<String, Marked>,
    pub honorifics: FxHashMap<String, Marked>,
    pub titles: FxHashSet<String>,
    pub group: FxHashSet<String>,
    pub particles: FxHashSet<String>,
    pub closings: FxHashMap<String, ClosingForm>,
    pub written_out: FxHashMap<String, String>,
    /// Beginnings of lines that wish or thank above a name; and of those that end a letter even without one.
    pub wishes: Vec<String>,
    pub farewells: Vec<String>,
    /// First words of all closings.
    pub closing_words: FxHashSet<String>,
    /// First words of all greetings and of all adjectives of a salutation.
    pub opening_words: FxHashSet<String>,
}

#[derive(Deserialize)]
struct Greet {
    reg: String,
    w: f32,
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct Mark {
    g: String,
    reg: String,
    w: f32,
}

#[derive(Deserialize)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Titles {
    keep_de: Vec<String>,
    keep_at: Vec<String>,
}

#[derive(Deserialize)]
struct Salutations {
    greet: Vec<Greet>,
    adj: BTreeMap<String, Mark>,
    honorific: BTreeMap<String, Mark>,
    titles: Titles,
    group: Words,
    particles: Words,
}

#[derive(Deserialize)]
struct ClosingGroup {
    lang: String,
    reg: String,
    warm: u8,
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct Closings {
    s: Vec<ClosingGroup>,
    expand: BTreeMap<String, String>,
    wish: Wish,
}

#[derive(Deserialize)]
struct Wish {
    begins: Vec<String>,
    ends: Vec<String>,
}

fn weight(register: &str, w: f32) -> Weight {
    match register {
        "T" => Weight { informal: w, formal: 0.0 },
        "V" => Weight { informal: 0.0, formal: w },
        _ => Weight::default(),
    }
}

fn marked(marks: BTreeMap<String, Mark>) -> FxHashMap<String, Marked> {
    let gender = |g: &str| match g {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    };
    marks.into_iter().map(|(k, m)| (k, Marked { weight: weight(&m.reg, m.w), gender: gender(&m.g) })).collect()
}

fn load() -> Result<Lexicon, toml::de::Error> {
    let s: Salutations = toml::from_str(GREETINGS_SOURCE)?;
    let c: Closings = toml::from_str(CLOSINGS_SOURCE)?;
    let mut closings = FxHashMap::default();
    for group in c.s {
        // A closing phrase is a weak cue; „Dein Karl" is counted apart, as a pronoun.
        let form = ClosingForm { german: group.lang == "de", warmth: group.warm, weight: weight(&group.reg, 0.3) };
        // „Viele Grüße aus" is „Viele Grüße" with a place behind it
        let whole = group.forms.into_iter().filter(|f| !f.ends_with(" aus"));
        closings.extend(whole.map(|f| (f, form.clone())));
    }
    let first = |form: &String| {
        let word = form.split(|c: char| c.is_whitespace() || matches!(c, ',' | '!' | '.' | ';')).next();
        word.unwrap_or_default().to_owned()
    };
    let greetings = s.greet.iter().flat_map(|greet| &greet.forms);
    let opening_words =
        greetings.chain(s.adj.keys()).map(first).chain(["dear", "dearest"].map(str::to_owned)).collect();
    Ok(Lexicon {
        opening_words,
        closing_words: closings.keys().map(first).collect(),
        // A form in two lists keeps the first meaning: "hey" stands among the German ones.
        greetings: s
            .greet
            .iter()
            .rev()
            .flat_map(|g| g.forms.iter().map(|f| (f.clone(), weight(&g.reg, g.w))))
            .collect(),
        adjectives: marked(s.adj),
        honorifics: marked(s.honorific),
        titles: s.titles.keep_de.into_iter().chain(s.titles.keep_at).collect(),
        group: s.group.words.into_iter().collect(),
        particles: s.particles.words.into_iter().collect(),
        closings,
        written_out: c.expand.into_iter().collect(),
        wishes: c.wish.begins,
        farewells: c.wish.ends,
    })
}

/// Empty only if the embedded files were broken; a test sees to that.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| load().unwrap_or_default());

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_lexicons_load() {
        let lexicon = super::load().unwrap();
        assert!(lexicon.closings.len() > 100 && lexicon.greetings.len() > 50 && lexicon.titles.len() > 10);
    }
}
