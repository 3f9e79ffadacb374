//! Arbitrary bytes and broken mail in, no panic and only honest places in the text out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

use proptest::prelude::*;
use wieder::letters;
use wieder::model::{Letter, Mailbox, Reading, Remark, Span};
use wieder::speech::{bare_name, closings, language, register, salutation, sentences, sign_off, subject};

fn spans(reading: &Reading) -> Vec<Span> {
    let mut all = reading.questions.clone();
    all.extend(reading.signature.clone());
    all.extend(reading.salutation.iter().map(|(s, _)| s.clone()));
    all.extend(reading.sign_off.iter().map(|(s, _)| s.clone()));
    all.extend(reading.promises.iter().map(|p| p.span.clone()));
    all.extend(reading.du_offer.iter().map(|(s, _)| s.clone()));
    all.extend(reading.remarks.iter().map(|r| match r {
        Remark::NoContact(span) | Remark::LegalThreat(span) => span.clone(),
        Remark::Died { span, .. } | Remark::Bounced { span, .. } | Remark::Moved { span, .. } => span.clone(),
        Remark::FormerName { span, .. } => span.clone(),
    }));
    all
}

fn check(letter: &Letter) {
    let reading = letters::read(letter);
    for span in reading.own.iter().chain(&spans(&reading)) {
        assert!(letter.text.get(span.clone()).is_some(), "{span:?} in {:?}", letter.text);
    }
    for pair in reading.own.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{:?}", reading.own);
    }
    for own in &reading.own {
        let starts_line = own.start == 0 || letter.text.as_bytes()[own.start - 1] == b'\n';
        let ends_line = own.end == letter.text.len() || letter.text.as_bytes()[own.end - 1] == b'\n';
        assert!(starts_line && ends_line, "{own:?} in {:?}", letter.text);
    }
}

/// Pieces that wake the rules.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Liebe Jana,\n".to_owned()),
        Just("Am 12.10.2023 um 10:15 schrieb T. Kreil <t@x.example>:\n".to_owned()),
        Just("> Passt dir Freitag?\n".to_owned()),
        Just("Von: a@b.example\nGesendet: Montag\nAn: c\nBetreff: x\n".to_owned()),
        Just("-- \n".to_owned()),
        Just("________________________________\n".to_owned()),
        Just("Viele Grüße\nJana\n".to_owned()),
        Just("Von meinem iPhone gesendet\n".to_owned()),
        Just("Karl Ebner ist gestorben. Bitte schreib mir nicht mehr.\n".to_owned()),
        Just("Lass uns mal essen gehen, ja? Meine neue Adresse: x@y.example\n".to_owned()),
        Just("\n".to_owned()),
        "\\PC{0,40}\n?",
        "[äöüß„“»«ẞİǅﬃ\u{0}-\u{20}a-zA-Z.?!:,>-]{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_of_any_bytes(raw in proptest::collection::vec(any::<u8>(), 0..2000)) {
        check(&letters::open(&raw).0);
    }

    #[test]
    fn letters_of_broken_headers(
        names in proptest::collection::vec(prop_oneof![
            Just("From"), Just("To"), Just("Date"), Just("Subject"), Just("Content-Type"), Just("References"),
            Just("Reply-To"), Just("List-Id"), Just("Content-Transfer-Encoding"), Just("Received"), Just("Return-Path"),
        ], 0..12),
        values in proptest::collection::vec(prop_oneof![
            Just("text/html; charset=latin-1".to_owned()), Just("multipart/mixed; boundary=x".to_owned()), Just("base64".to_owned()),
            Just("Thu, 99 Foo 99999 99:99:99 +9999".to_owned()), Just("\"A via B\" <a@b.example>".to_owned()), "\\PC{0,60}",
        ], 12),
        body in proptest::collection::vec(piece(), 0..12),
    ) {
        let head: String = names.iter().zip(&values).map(|(n, v)| format!("{n}: {v}\r\n")).collect();
        check(&letters::open(format!("{head}\r\n{}", body.concat()).as_bytes()).0);
    }

    #[test]
    fn texts_of_any_pieces(pieces in proptest::collection::vec(piece(), 0..20), name in "\\PC{0,20}") {
        let address = wieder::model::Address::parse("a@b.example");
        let from = address.map(|address| Mailbox { name, address });
        check(&Letter { text: pieces.concat(), from, ..Letter::default() });
    }

    #[test]
    fn html_of_any_pieces(pieces in proptest::collection::vec(prop_oneof![
        Just("<div>".to_owned()), Just("</div>".to_owned()), Just("<blockquote>".to_owned()), Just("<div class=\"yahoo_quoted\">".to_owned()),
        Just("<br>".to_owned()), Just("<!--".to_owned()), Just("&auml;&#228;&#xffffff;&".to_owned()), Just("<a href='".to_owned()), "\\PC{0,20}",
    ], 0..40)) {
        check(&letters::open(format!("Content-Type: text/html; charset=utf-8\r\n\r\n{}", pieces.concat()).as_bytes()).0);
    }

    #[test]
    fn speech_of_any_text(text in proptest::collection::vec(piece(), 0..6)) {
        let text = text.concat();
        language::of(&text);
        register::cues(&text);
        subject::thread_key(&text);
        closings::written_out(&text);
        sign_off::core(&text);
        let lines: Vec<&str> = text.lines().collect();
        sign_off::find(&lines);
        bare_name::bare_name(&lines, &text);
        for line in lines {
            salutation::parse(line);
            salutation::parse_head(line);
            sign_off::parse(line);
        }
        for span in sentences::split(&text) {
            prop_assert!(text.get(span).is_some());
        }
    }
}
