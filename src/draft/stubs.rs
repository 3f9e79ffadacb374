//! A case in, what the user is still to type out: each with the beginning of its sentence and an example.

use super::letter::Mail;
use super::slots::lacking;
use crate::model::{Case, Language, Register, Slot};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The grammatical shape a stub asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Goes on after "wie", "dass", "how": no full stop.
    Clause,
    /// German infinitive with "zu".
    Infinitive,
    Sentence,
    /// One question.
    Question,
    /// Some words in the midst of a sentence.
    Phrase,
}

/// One thing to ask the user for.
#[derive(Clone, Debug, PartialEq)]
pub struct Stub {
    /// The key for [`Case::ctx`].
    pub placeholder: String,
    pub slot: Slot,
    /// Without it there is no letter; all others may be skipped.
    pub needed: bool,
    pub shape: Shape,
    /// The beginning of the sentence, in the language and register of the letter: "Ich weiß noch gut, wie …".
    pub stub: String,
    pub example: String,
    /// Words with which the answer must not begin, and words of which one must come first; empty: no such rule.
    pub not_first: Vec<String>,
    pub first: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    form: Shape,
    stub: String,
    sie: Option<String>,
    example: String,
    example_sie: Option<String>,
    #[serde(default)]
    not_first: Vec<String>,
    #[serde(default)]
    first: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Wanted {
    needed: Vec<String>,
    optional: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Table {
    de: BTreeMap<String, Entry>,
    en: BTreeMap<String, Entry>,
    ask: BTreeMap<String, BTreeMap<String, Wanted>>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../../content/stubs.toml")).unwrap_or_default());

/// What is still open for the first letter, in the order of the letter: who I am, memory, update, ask.
pub fn stubs(case: &Case) -> Vec<Stub> {
    let mut open = Vec::new();
    for slot in [Slot::Lapse, Slot::Reintro, Slot::Memory, Slot::Update] {
        open.extend(fewest(case, Mail::First, slot).into_iter().filter_map(|name| stub(case, name, slot, false)));
    }
    let ready = lacking(case, Mail::First, Slot::Ask).iter().any(Vec::is_empty);
    let language = if case.language == Language::German { "de" } else { "en" };
    let ask = if case.promise_first { "promise" } else { case.ask.key() };
    if let Some(wanted) = TABLE.ask.get(language).and_then(|asks| asks.get(ask)) {
        let filled = |name: &String| case.ctx.get(name).is_some_and(|value| !value.trim().is_empty());
        let of = |names: &[String], needed: bool| -> Vec<Stub> {
            names.iter().filter(|name| !filled(name)).filter_map(|name| stub(case, name, Slot::Ask, needed)).collect()
        };
        open.extend(of(&wanted.needed, !ready));
        open.extend(of(&wanted.optional, false));
    }
    open
}

/// What is still open for a follow-up, a thank-you or a report.
pub fn stubs_after(case: &Case, mail: Mail) -> Vec<Stub> {
    fewest(case, mail, Slot::After).into_iter().filter_map(|name| stub(case, name, Slot::After, true)).collect()
}

/// The fewest placeholders with which one variant of the slot could be written; none when one can already.
fn fewest(case: &Case, mail: Mail, slot: Slot) -> Vec<&'static str> {
    lacking(case, mail, slot).into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// The stub of a placeholder, `None` when it is nothing a user types.
pub fn stub(case: &Case, placeholder: &str, slot: Slot, needed: bool) -> Option<Stub> {
    let entries = if case.language == Language::German { &TABLE.de } else { &TABLE.en };
    let entry = entries.get(placeholder)?;
    let formal = case.register == Register::Formal;
    let pick = |plain: &String, sie: &Option<String>| sie.clone().filter(|_| formal).unwrap_or_else(|| plain.clone());
    Some(Stub {
        placeholder: placeholder.to_owned(),
        slot,
        needed,
        shape: entry.form,
        stub: pick(&entry.stub, &entry.sie),
        example: pick(&entry.example, &entry.example_sie),
        not_first: entry.not_first.clone(),
        first: entry.first.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::super::golden_tests::scenario;
    use super::*;

    /// The placeholders asked for; the needed ones with a star.
    fn asked(case: &Case) -> Vec<String> {
        let name = |s: Stub| format!("{}{}", s.placeholder, if s.needed { "*" } else { "" });
        stubs(case).into_iter().map(name).collect()
    }

    #[test]
    fn rows() {
        let bare = |id: &str| {
            let mut case = scenario(id);
            case.ctx.clear();
            case
        };
        for (case, want) in [
            (bare("S01"), vec!["u_wie", "u_update", "u_ob*", "u_ask", "u_wie_frage", "topic_kurz"]),
            (bare("S03"), vec!["subject", "u_update", "target_dat*", "u_weil*", "target_short", "target_akk"]),
            (bare("S04"), vec!["u_update", "u_when_offer"]),
            (bare("S06"), vec!["u_dass", "u_update", "bei_firma*", "role"]),
            (bare("S08"), vec!["u_how", "u_update", "u_whether*", "u_ask", "u_how_question", "topic_short"]),
            (bare("S09"), vec!["u_who_am_i", "u_dass", "u_update", "u_ob*", "u_ask", "u_wie_frage", "topic_kurz"]),
            (scenario("S01"), vec!["u_ask", "u_wie_frage", "topic_kurz"]),
            (scenario("S12"), vec!["city", "u_when"]),
        ] {
            assert_eq!(asked(&case), want, "{}", case.person);
        }
        let after =
            |id: &str, mail| stubs_after(&bare(id), mail).into_iter().map(|s| s.placeholder).collect::<Vec<_>>();
        assert_eq!(after("S01", Mail::FollowUp), ["ask_short"]);
        assert_eq!(after("S01", Mail::Thanks), ["u_dass"]);
        assert_eq!(after("S01", Mail::ThanksForNo), [""; 0]);
        assert_eq!(after("S01", Mail::ReportBad), ["u_result"]);
    }

    #[test]
    fn every_example_passes_its_own_check() {
        for (language, entries, ids) in
            [(Language::German, &TABLE.de, ["S01", "S02"]), (Language::English, &TABLE.en, ["S07", "S08"])]
        {
            assert!(entries.len() > 30);
            for (name, id) in entries.keys().flat_map(|name| ids.map(|id| (name, id))) {
                let case = scenario(id);
                assert_eq!(case.language, language);
                let stub = stub(&case, name, Slot::Ask, true).unwrap();
                assert_eq!(check(&stub, &stub.example, &case), Ok(stub.example.clone()), "{name}");
            }
        }
        for wanted in TABLE.ask["de"].values().flat_map(|w| w.needed.iter().chain(&w.optional)) {
            assert!(TABLE.de.contains_key(wanted), "{wanted}");
        }
        for wanted in TABLE.ask["en"].values().flat_map(|w| w.needed.iter().chain(&w.optional)) {
            assert!(TABLE.en.contains_key(wanted), "{wanted}");
        }
    }
}
