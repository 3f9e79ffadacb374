//! I1, N5 and L18: what needs the real register detector. Wired in once `speech::register` is no stub.

use super::golden_tests::{scenario, ticked};
use super::stubs::stub;
use super::variant_tests::{one_piece, plain_case};
use super::*;
use crate::model::{Language, Register, Slot};
use crate::speech::register::cues;

/// I1: the detector finds in every German golden letter the register it was written in, and nothing of the other.
#[test]
fn golden_letters_keep_their_register() {
    for id in ["S01", "S02", "S03", "S04", "S05", "S06", "S09", "S10", "S12"] {
        let case = scenario(id);
        let draft = compose(&case, Mail::First, &Known::default()).unwrap();
        let cues = cues(&draft.body());
        match case.register {
            Register::Informal => assert!(cues.formal < 0.9 && cues.informal >= 0.9, "{id} {cues:?}"),
            Register::Formal => assert!(cues.informal < 0.5 && cues.formal >= 0.9, "{id} {cues:?}"),
        }
        let case = ticked(case, &draft);
        assert!(lint(&case, &draft, &Known::default()).iter().all(|f| f.rule != "L18"), "{id}");
    }
}

/// N5: a du sentence in a Sie letter is an error at that sentence, and is refused at the stub.
#[test]
fn a_du_sentence_in_a_sie_letter() {
    let mut case = scenario("S10");
    case.ctx.insert("u_update".to_owned(), "Ich weiß, dass du gern planst.".to_owned());
    let draft = compose(&case, Mail::First, &Known::default()).unwrap();
    let case = ticked(case, &draft);
    let found = lint(&case, &draft, &Known::default());
    let mixed: Vec<&Finding> = found.iter().filter(|f| f.rule == "L18").collect();
    assert_eq!(mixed.len(), 1, "{found:#?}");
    assert_eq!((mixed[0].level, mixed[0].key), (Level::Error, "lint-du-in-sie"));
    assert_eq!(mixed[0].args, [("quote", Arg::from("Ich weiß, dass du gern planst."))]);
    let update = stub(&case, "u_update", Slot::Update, false).unwrap();
    assert_eq!(check(&update, "Ich weiß, dass du gern planst.", &case).unwrap_err().key, "draft-check-du-in-sie");
    let du = scenario("S01");
    let how = stub(&du, "u_wie", Slot::Memory, false).unwrap();
    assert_eq!(check(&how, "Sie den Projektor repariert haben", &du).unwrap_err().key, "draft-check-sie-in-du");
    assert_eq!(check(&how, "Sie lachten", &plain_case(Language::German, Register::Formal)).unwrap(), "Sie lachten");
}

#[test]
fn quoted_voices_and_capitals() {
    let du = plain_case(Language::German, Register::Informal);
    let rules = |text: &str| -> Vec<(&str, Level)> {
        let found = lint(&du, &one_piece(None, text), &Known::default());
        found.iter().filter(|f| f.rule == "L18").map(|f| (f.key, f.level)).collect()
    };
    assert_eq!(rules("Damals schrieb ich: „Könnten Sie mir helfen?“ Und du hast gelacht."), []);
    assert_eq!(rules("Ich hoffe, dass Sie mir helfen."), [("lint-sie-in-du", Level::Error)]);
    assert_eq!(rules("Ich weiß, dass du lachst und Dir das gefällt."), [("lint-mixed-capitals", Level::Warning)]);
    assert_eq!(rules("Die Kolleginnen waren da. Sie haben gelacht."), []);
}
