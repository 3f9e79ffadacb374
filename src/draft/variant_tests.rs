//! Every variant of the four grammars, filled with neutral words, before the linter.

use super::fill::{fill, join, placeholders};
use super::grammar::grammar;
use super::grammar::tests::ALL;
use super::letter::{Draft, Piece};
use super::*;
use crate::model::{Case, Language, Register, Slot};
use std::collections::BTreeMap;

pub fn plain_case(language: Language, register: Register) -> Case {
    let (lang, reg) = match (language, register) {
        (Language::German, Register::Informal) => ("de", "T"),
        (Language::German, Register::Formal) => ("de", "V"),
        (Language::English, Register::Informal) => ("en", "I"),
        (Language::English, Register::Formal) => ("en", "F"),
    };
    Case::from_toml(&format!(
        "lang='{lang}'\nreg='{reg}'\nwho='me'\ngap=40\nask='knowledge'\nmemory='clause'\nsalutation='Guten Tag Kim Sander,'\nsignoff='Viele Grüße'\nme='Jana Vogt'\n"
    ))
    .unwrap()
}

pub fn one_piece(slot: Option<Slot>, text: &str) -> Draft {
    let piece = Piece { slot, variant: None, text: text.to_owned(), places: Vec::new() };
    Draft {
        mail: Mail::Thanks,
        subject: "Eine kleine Frage".to_owned(),
        subject_variant: None,
        salutation: "Guten Tag Kim Sander,".to_owned(),
        paragraphs: vec![vec![piece]],
        sign_off: "Viele Grüße".to_owned(),
        name: "Jana Vogt".to_owned(),
        choice: BTreeMap::new(),
    }
}

fn neutral(name: &str, language: Language) -> &'static str {
    let german = language == Language::German;
    match name {
        _ if fill::is_question(name) => {
            if german {
                "Was meint man dort dazu?"
            } else {
                "What do people think of it?"
            }
        }
        _ if fill::is_sentence(name) => {
            if german {
                "Das Haus steht am Fluss."
            } else {
                "The house stands by the river."
            }
        }
        "u_zu" => "die Bilder zu zeigen",
        _ if name.starts_with("dur") => {
            if german {
                "drei Jahre"
            } else {
                "three years"
            }
        }
        _ if name.starts_with("u_") => {
            if german {
                "alles am Fluss lag"
            } else {
                "all of it lay by the river"
            }
        }
        _ => "Haus",
    }
}

#[test]
fn every_variant_is_clean() {
    let mut seen = 0;
    for (language, register) in ALL {
        let case = plain_case(language, register);
        for (path, variants) in &grammar(language, register).lists {
            for variant in variants {
                let names = placeholders(&variant.template);
                let values =
                    names.into_iter().map(|name| (name.to_owned(), neutral(name, language).to_owned())).collect();
                let (text, _) = join(fill(&variant.template, &values).unwrap());
                let slot = if path.starts_with("lapse") { Slot::Lapse } else { Slot::After };
                let found: Vec<Finding> = lint(&case, &one_piece(Some(slot), &text), &Known::default())
                    .into_iter()
                    .filter(|f| f.place != Place::Letter && f.rule != "L21")
                    .collect();
                assert_eq!(found, [], "{} {text}", variant.id);
                assert!(!path.starts_with("lapse") || !lint::phrases::places("lapse_wish", &text).is_empty(), "{text}");
                assert!(lint::phrases::places("flattery", &text).is_empty(), "{text}");
                let contracted = ["n't", "'m", "'d", "'ve", "'ll", "'re", "'s "].iter().any(|c| text.contains(c));
                assert!(!(contracted && variant.id.starts_with("en_F")), "{text}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 583);
}

#[test]
fn every_placeholder_can_be_asked_for_or_comes_from_the_archive() {
    for (language, register) in ALL {
        let case = plain_case(language, register);
        for variant in grammar(language, register).lists.values().flatten() {
            for name in placeholders(&variant.template) {
                let from_archive = ["ex_name", "last_in", "promise_year"].contains(&name);
                let by_program = name.starts_with("dur") || name.starts_with("me_");
                let month = name.ends_with("_month") && name != "u_month";
                let asked = stub(&case, name, Slot::Ask, false).is_some();
                assert!(asked || from_archive || by_program || month, "{} {name}", variant.id);
            }
        }
    }
}
