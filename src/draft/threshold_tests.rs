//! Each threshold of the linter from both sides, and the rules that need one line each.

use super::golden_tests::{scenario, ticked};
use super::variant_tests::{one_piece, plain_case};
use super::*;
use crate::model::{Case, Language, Register, Slot};

/// The gravest level of a rule in a letter that is this text and nothing else.
fn level_of(rule: &str, text: &str, case: &Case, known: &Known) -> Option<Level> {
    let mut draft = one_piece(None, text);
    draft.mail = Mail::First;
    lint(case, &draft, known).into_iter().filter(|f| f.rule == rule).map(|f| f.level).max()
}

fn level(rule: &str, text: &str) -> Option<Level> {
    level_of(rule, text, &plain_case(Language::German, Register::Informal), &Known::default())
}

#[test]
fn counts() {
    use Level::{Error, Hint, Warning};
    let words = |count: usize| "Haus ".repeat(count);
    for (count, want) in [
        (19, Some(Error)),
        (20, Some(Warning)),
        (49, Some(Warning)),
        (50, None),
        (130, None),
        (131, Some(Hint)),
        (180, Some(Hint)),
        (181, Some(Warning)),
        (250, Some(Warning)),
        (251, Some(Error)),
    ] {
        assert_eq!(level("L01", &words(count)), want, "{count} words");
    }
    let english = plain_case(Language::English, Register::Informal);
    assert_eq!(level_of("L01", &words(140), &english, &Known::default()), None);
    assert_eq!(level_of("L01", &words(141), &english, &Known::default()), Some(Hint));
    for (count, want) in
        [(0, Some(Error)), (1, Some(Hint)), (2, None), (6, None), (7, Some(Hint)), (9, Some(Hint)), (10, Some(Warning))]
    {
        let mut draft = one_piece(None, "Gut.");
        draft.subject = words(count);
        let found = lint(&plain_case(Language::German, Register::Formal), &draft, &Known::default());
        assert_eq!(found.iter().find(|f| f.rule == "L02").map(|f| f.level), want, "{count} words of subject");
    }
    for (rule, one, most, want) in [
        ("L03", "Kommt er? ", 3, Warning),
        ("L05", "Entschuldigung. ", 1, Warning),
        ("L09", "Großartig. ", 1, Warning),
        ("L11", "https://example.org ", 1, Warning),
        ("L19", "Ja! ", 1, Warning),
    ] {
        assert_eq!(level(rule, &one.repeat(most)), None, "{rule}");
        assert_eq!(level(rule, &one.repeat(most + 1)), Some(want), "{rule}");
    }
    assert_eq!(level("L03", "Nichts."), Some(Warning));
    assert_eq!(level("L12", &format!("{}.", words(30).trim())), Some(Warning)); // mean above 18
    assert_eq!(level("L20", "Ich bin da. Ich bin da. Er ist da. Er ist da."), None);
    assert_eq!(level("L20", "Ich bin da. Ich bin da. Ich bin da. Er ist da. Er ist da."), Some(Hint));
    assert_eq!(level("L20", "Ich bin da. Ich bin da. Sie ist da. Er ist da. Er ist da."), None);
    let hedged = |count: usize| format!("{}{}", "vielleicht ".repeat(count), words(100 - count));
    assert_eq!(level("L25", &hedged(4)), None);
    assert_eq!(level("L25", &hedged(5)), Some(Hint));
}

#[test]
fn lines() {
    use Level::{Error, Warning};
    for (rule, text, want) in [
        ("L06", "Du hast dich ja auch nie mehr gemeldet.", Some(Error)),
        ("L08", "Lange nichts gehört!", Some(Warning)),
        ("L10", "Wie bereits erwähnt, brauche ich deine Hilfe.", Some(Error)),
        ("L11", "Siehe bit.ly/abc dazu.", Some(Error)),
        ("L13", "Bitte gib mir bis Freitag Bescheid.", Some(Error)),
        ("L13", "Vielen Dank im Voraus!", None),
        ("L28", "Vielen Dank im Voraus!", Some(Error)),
        ("L16", "Ich weiß noch gut, wie", Some(Error)),
        ("L16", "Lieber {name}, schön.", Some(Error)),
        ("L16", "Ich weiß, wie schön es war.", None),
        ("L19", "Das ist WICHTIG für mich.", Some(Warning)),
        ("L19", "Bei der BBC war das so.", None),
        ("L19", "Schön 🙂", Some(Warning)),
        ("L21", "I hope that you are well and happy.", Some(Warning)),
        ("L21", "Das Projekt heißt Ask the Expert.", None),
        ("L21", "Passt.", None),
        ("L22", "Nach meiner Scheidung zog ich um.", Some(Warning)),
        ("L22", "Ich habe zwei Kinder.", None),
        ("L24", "Ich habe oft an dich gedacht.", Some(Error)),
        ("L27", "Es gibt einen Rabatt.", Some(Error)),
        ("L30", "Hast du 45 Minuten?", Some(Warning)),
        ("L30", "Hast du 30 Minuten?", None),
        ("L30", "Hast du eine halbe Stunde?", None),
        ("L30", "Hast du eine Stunde?", Some(Warning)),
        ("L30", "Would you read 12 pages?", Some(Warning)),
        ("L30", "Would you have half an hour?", None),
    ] {
        assert_eq!(level(rule, text), want, "{rule} {text}");
    }
}

/// The findings of a golden letter after a change of its case or of what is known.
fn changed(id: &str, change: impl Fn(&mut Case, &mut Known)) -> Vec<String> {
    let (mut case, mut known) = (scenario(id), Known::default());
    change(&mut case, &mut known);
    let draft = compose(&case, Mail::First, &known).unwrap();
    let case = ticked(case, &draft);
    lint(&case, &draft, &known).iter().map(|f| format!("{} {}", f.rule, f.key)).collect()
}

#[test]
fn whole_letters() {
    let names = |case: &mut Case, known: &mut Known| {
        case.salutation = "Sehr geehrte Frau Sander,".to_owned();
        known.names = vec!["Kim Sander".to_owned()];
        known.gender_backed = Some(false);
    };
    // N8
    assert_eq!(changed("S10", names), ["L17 lint-guessed-gender"]);
    assert!(changed("S08", |case, _| case.no_out = true).contains(&"L14 lint-no-way-out".to_owned()));
    assert_eq!(changed("S12", |case, _| case.no_out = true), [""; 0]);
    assert_eq!(changed("S01", |case, _| case.memory = None), ["L07 lint-no-memory"]);
    assert_eq!(changed("S01", |_, known| known.names = vec!["Uwe Keil".to_owned()]), ["L17 lint-unknown-name"]);
    assert_eq!(changed("S03", |_, known| known.other_names = vec!["Albers".to_owned()]), [""; 0]);
    let elsewhere = |_: &mut Case, known: &mut Known| known.other_names = vec!["Augsburg".to_owned()];
    assert_eq!(changed("S01", elsewhere), ["L17 lint-other-name"]);
    assert_eq!(changed("S01", |case, _| case.salutation = "Lieber Herr Kreil,".to_owned()), ["L18 lint-title-with-du"]);
    let crowd = |_: &mut Case, known: &mut Known| (known.copies, known.attachments, known.letters_today) = (1, 1, 4);
    assert_eq!(changed("S01", crowd), ["L29 lint-recipients", "L11 lint-attachments", "L15 lint-many-today"]);
    let dead = |case: &mut Case, known: &mut Known| {
        case.person = "tom@alt.example".to_owned();
        known.bounced.insert("tom@alt.example".to_owned());
    };
    // N3
    assert_eq!(changed("S01", dead), ["L29 lint-dead-address"]);
    let gone = |case: &mut Case, known: &mut Known| {
        case.person = "tom@alt.example".to_owned();
        known.former_domains.insert("alt.example".to_owned());
    };
    assert_eq!(changed("S01", gone), ["L29 lint-former-firm"]);
    let long_quote = |case: &mut Case, _: &mut Known| {
        case.ctx.insert("quote".to_owned(), format!("{}?", "wo ".repeat(21).trim()));
    };
    assert!(changed("S02", long_quote).contains(&"L23 lint-long-quote".to_owned()));
    // §7, S10: the other ask makes a sentence of 31 words
    let other_ask = |case: &mut Case, _: &mut Known| *case.choice.get_mut(&Slot::Ask).unwrap() = 0;
    assert!(changed("S10", other_ask).contains(&"L12 lint-long-sentence".to_owned()));
    let unticked =
        lint(&scenario("S06"), &compose(&scenario("S06"), Mail::First, &Known::default()).unwrap(), &Known::default());
    assert_eq!(unticked.iter().map(|f| f.rule).collect::<Vec<_>>(), ["L24"]);
}

/// N7: fourteen drafts in one evening with the same memory.
#[test]
fn the_same_memory_for_everybody() {
    let mut known = Known::default();
    let mut levels = Vec::new();
    for evening in 0..4 {
        let mut case = scenario("S07");
        case.person = format!("{evening}@example.org");
        case.choice.clear();
        let draft = compose(&case, Mail::First, &known).unwrap();
        let found = lint(&case, &draft, &known);
        levels.push(found.iter().filter(|f| f.key == "lint-same-memory").map(|f| f.level).max());
        known.last_letters.push(draft.text());
        known.used_variants.extend(draft.variants().into_iter().map(str::to_owned));
    }
    assert_eq!(levels, [None, Some(Level::Warning), Some(Level::Error), Some(Level::Error)]);
}

#[test]
fn the_same_letter_again() {
    let case = scenario("S01");
    let draft = compose(&case, Mail::First, &Known::default()).unwrap();
    let known = Known { last_letters: vec![draft.text()], ..Known::default() };
    let found = lint(&case, &draft, &known);
    assert!(found.iter().any(|f| f.key == "lint-like-others" && f.level == Level::Error), "{found:#?}");
}
