//! The golden letters S01 to S17: pinned choices in, the mails byte for byte out.

use super::*;
use crate::model::{Case, Language};
use crate::speech::{sentences, syllables, words};

const SCENARIOS: &str = include_str!("../../tests/fixtures/scenarios.toml");
const AFTERWARDS: &str = include_str!("../../tests/fixtures/afterwards.toml");

pub fn scenario(id: &str) -> Case {
    let cases = Case::all_from_toml(SCENARIOS).unwrap().into_iter().chain(Case::all_from_toml(AFTERWARDS).unwrap());
    cases.into_iter().find(|case| case.person == id).unwrap()
}

pub fn golden(id: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/fixtures/golden/{id}.txt", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub fn ticked(mut case: Case, draft: &Draft) -> Case {
    case.ticked = claims(&case, draft).into_iter().map(|claim| claim.id).collect();
    case
}

/// id, words, sentences, readability, sentences beginning with Ich, ask form, findings
#[test]
fn first_letters() {
    for (id, words_want, sentences_want, ease, ich, findings) in [
        ("S01", 76, 8, 80, 2, ""),
        ("S02", 111, 8, 77, 1, ""),
        ("S03", 98, 8, 73, 1, ""),
        ("S04", 87, 8, 84, 3, ""),
        ("S05", 81, 7, 75, 1, ""),
        ("S06", 84, 7, 75, 1, ""),
        ("S07", 108, 7, 79, 2, ""),
        ("S08", 91, 7, 87, 3, ""),
        ("S09", 97, 9, 81, 2, ""),
        ("S10", 81, 6, 72, 2, ""),
        ("S11", 78, 8, 82, 4, "Hint L20"),
        ("S12", 80, 7, 80, 1, ""),
    ] {
        let case = scenario(id);
        let draft = compose(&case, Mail::First, &Known::default()).unwrap();
        assert_eq!(format!("Subject: {}\n\n{}", draft.subject, draft.text()), golden(id), "{id}");
        let again = compose(&case, Mail::First, &Known::default()).unwrap();
        assert_eq!(draft, again, "{id}");
        for (slot, index) in &case.choice {
            assert!(case.subject.is_some() || draft.choice[slot] == *index, "{id} {slot:?}");
        }
        let body = draft.body();
        let sentences: Vec<&str> = sentences::split(&body).into_iter().map(|span| body.get(span).unwrap()).collect();
        let (word_count, sentence_count) = (words::split(&body).len(), sentences.len());
        let syllables = syllables::count(&body, case.language);
        let got = syllables::reading_ease(word_count as u32, sentence_count as u32, syllables, case.language);
        let starts =
            |s: &&&str| s.to_lowercase().starts_with(if case.language == Language::German { "ich " } else { "i" });
        let starts = sentences.iter().filter(starts).filter(|s| !s.starts_with("It") && !s.starts_with("If")).count();
        assert_eq!(
            (word_count, sentence_count, got.round() as i32, starts),
            (words_want, sentences_want, ease, ich),
            "{id}"
        );
        let case = ticked(case, &draft);
        let found = lint(&case, &draft, &Known::default());
        let told: Vec<String> = found.iter().map(|f| format!("{:?} {}", f.level, f.rule)).collect();
        assert_eq!(told.join(", "), findings, "{id} {found:#?}");
    }
}

#[test]
fn what_comes_afterwards() {
    for (id, mail, words_want) in [
        ("S13", Mail::FollowUp, 31),
        ("S14", Mail::Thanks, 23),
        ("S15", Mail::ReportGood, 32),
        ("S16", Mail::ThanksForNo, 23),
        ("S17", Mail::ReportBad, 23),
    ] {
        let case = scenario(id);
        let draft = compose(&case, mail, &Known::default()).unwrap();
        assert_eq!(format!("Subject: {}\n\n{}", draft.subject, draft.text()), golden(id), "{id}");
        assert_eq!(words::split(&draft.body()).len(), words_want, "{id}");
        let case = ticked(case, &draft);
        assert_eq!(lint(&case, &draft, &Known::default()), [], "{id}");
    }
}
