//! The golden letters S01 to S17: pinned choices in, the mails byte for byte out.

use super::form::{Form, form};
use super::*;
use crate::model::{Case, Language, Silent, Slot};
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
    for (id, words_want, sentences_want, ease, ich, form_want, findings) in [
        ("S01", 76, 8, 80, 2, Form::Open, ""),
        ("S02", 111, 8, 77, 1, Form::Open, ""),
        ("S03", 98, 8, 73, 1, Form::YesNo, ""),
        ("S04", 87, 8, 84, 3, Form::YesNo, ""),
        ("S05", 81, 7, 75, 1, Form::Open, ""),
        ("S06", 84, 7, 75, 1, Form::YesNo, ""),
        ("S07", 108, 7, 79, 2, Form::YesNo, ""),
        ("S08", 91, 7, 87, 3, Form::Open, ""),
        ("S09", 97, 9, 81, 2, Form::YesNo, ""),
        ("S10", 81, 6, 72, 2, Form::YesNo, ""),
        ("S11", 78, 8, 82, 4, Form::YesNo, "Hint L20"),
        ("S12", 80, 7, 80, 1, Form::Open, ""),
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
        let ask = draft.paragraphs.iter().flatten().find(|piece| piece.slot == Some(Slot::Ask)).unwrap();
        assert_eq!(form(&ask.text), form_want, "{id}");
        assert_eq!(unknown_keys(&case), [""; 0], "{id}");
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

#[test]
fn bands() {
    use Silent::{Me, Mutual, Them, Unknown};
    for (silent, owed, gap, want) in [
        (Me, true, Some(3), "owed"),
        (Them, true, Some(200), "owed"),
        (Me, false, Some(120), "long"),
        (Mutual, false, Some(119), "mutual"),
        (Them, false, Some(200), "them"),
        (Me, false, Some(18), "me"),
        (Me, false, Some(17), "short"),
        (Me, false, Some(1), "lately"),
        (Them, false, Some(0), "lately"),
        (Me, true, Some(0), "owed"),
        (Mutual, false, Some(17), "short"),
        (Them, false, Some(6), "them"),
        (Me, false, None, "short"),
        (Unknown, false, None, "unknown"),
    ] {
        let case = Case { silent, owed, gap_months: gap, ..scenario("S01") };
        assert_eq!(band(&case), want, "{silent:?} {owed} {gap:?}");
    }
    for (gap, letters, changed, want) in
        [(60, 5, false, true), (59, 5, false, false), (60, 6, false, false), (1, 99, true, true)]
    {
        assert_eq!(needs_reintro(gap, letters, changed), want);
    }
    let mut case = scenario("S01");
    case.ctx.insert("u_wei".to_owned(), "x".to_owned());
    assert_eq!(unknown_keys(&case), ["u_wei"]);
}

/// Without a duration that is certain, none is named.
#[test]
fn another_channel_later() {
    let mut case = scenario("S01");
    case.gap_months = None;
    let draft = compose(&case, Mail::First, &Known::default()).unwrap();
    assert!(draft.body().starts_with("wir haben uns eine ganze Weile nicht geschrieben."), "{}", draft.body());
}
