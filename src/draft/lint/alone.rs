//! One piece of a letter in, the findings that need nothing but this piece out.

use super::super::fill::Origin;
use super::super::finding::{Finding, Level, Place, small};
use super::super::letter::Piece;
use super::Rulebook;
use super::phrases::{self, without_quotations};
use crate::model::{Language, Register, Slot, Span};
use crate::speech::{register, sentences, words};
use regex::Regex;
use std::sync::LazyLock;

pub fn findings(piece: &Piece, rules: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    wording(&piece.text, &mut |rule, level, span, key| findings.push(at(piece, rule, level, span, key)));
    open_stub(piece, &mut findings);
    names(piece, rules, &mut findings);
    registers(piece, rules, &mut findings);
    sensitive(piece, &mut findings);
    looks(piece, rules, &mut findings);
    size(piece, &mut findings);
    findings
}

/// The phrase lists that are wrong wherever they stand, the subject included.
pub fn wording(text: &str, report: &mut dyn FnMut(&'static str, Level, Span, &'static str)) {
    for (list, rule, level, key) in [
        ("guilt", "L06", Level::Error, "lint-guilt"),
        ("cliche_de", "L08", Level::Warning, "lint-cliche"),
        ("cliche_en", "L08", Level::Warning, "lint-cliche"),
        ("passive_aggressive", "L10", Level::Error, "lint-bitter"),
        ("pressure", "L13", Level::Error, "lint-pressure"),
        ("placeholder", "L16", Level::Error, "lint-open-stub"),
        ("negativity", "L19", Level::Warning, "lint-negative"),
        ("sales", "L27", Level::Error, "lint-sales"),
    ] {
        for span in phrases::places(list, text) {
            let said = text.get(span.clone()).unwrap_or_default().to_lowercase();
            let thanks = list == "pressure" && (said.contains("dank") || said.contains("thank"));
            match thanks {
                true => report("L28", level, span, "lint-thanks-in-advance"),
                false => report(rule, level, span, key),
            }
        }
    }
}

fn at(piece: &Piece, rule: &'static str, level: Level, span: Span, key: &'static str) -> Finding {
    let quote = piece.text.get(span.clone()).unwrap_or_default().to_owned();
    Finding::new(rule, level, Place::Body { slot: piece.slot, span }, key).with("quote", quote.as_str())
}

/// A line that ends in "wie" or "…": the stub was left open.
fn open_stub(piece: &Piece, findings: &mut Vec<Finding>) {
    static STUB: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?im)(?:\b(?:wie|dass|ob|weil|how|that|whether|because)|…)[ \t]*$").ok());
    for found in STUB.iter().flat_map(|stub| stub.find_iter(&piece.text)) {
        findings.push(at(piece, "L16", Level::Error, found.range(), "lint-open-stub"));
    }
}

/// The name of somebody another letter is for. Whoever I ask to meet may be named.
fn names(piece: &Piece, rules: &Rulebook, findings: &mut Vec<Finding>) {
    let targets = ["target", "target_dat", "target_akk", "target_short"].map(|key| rules.case.ctx.get(key));
    let wanted = |name: &str| targets.iter().flatten().any(|target| target.contains(name));
    for name in rules.known.other_names.iter().filter(|name| !wanted(name) && !rules.known.names.contains(name)) {
        for (start, _) in piece.text.match_indices(name.as_str()).filter(|_| !name.is_empty()) {
            let end = start + name.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            let before = piece.text.get(..start).and_then(|text| text.chars().next_back());
            let after = piece.text.get(end..).and_then(|text| text.chars().next());
            if !letter(before) && !letter(after) {
                findings.push(at(piece, "L17", Level::Error, start..end, "lint-other-name"));
            }
        }
    }
}

/// A Sie in a du letter, a du in a Sie letter. What stands in quotation marks is somebody else's voice.
fn registers(piece: &Piece, rules: &Rulebook, findings: &mut Vec<Finding>) {
    if rules.case.language != Language::German {
        return;
    }
    for span in sentences::split(&piece.text) {
        let cues = register::cues(&without_quotations(piece.text.get(span.clone()).unwrap_or_default()));
        let (wrong, key) = match rules.case.register {
            Register::Informal => (cues.formal >= 0.9, "lint-sie-in-du"),
            Register::Formal => (cues.informal >= 0.5, "lint-du-in-sie"),
        };
        if wrong {
            findings.push(at(piece, "L18", Level::Error, span, key));
        }
    }
}

fn sensitive(piece: &Piece, findings: &mut Vec<Finding>) {
    let origin = |span: &Span| {
        let holds = |place: &&(Span, Origin)| place.0.start <= span.start && span.end <= place.0.end;
        let own = if piece.slot.is_none() { Origin::User } else { Origin::Template };
        piece.places.iter().find(holds).map_or(own, |(_, origin)| *origin)
    };
    for span in phrases::sensitive("never", &piece.text) {
        let level = if origin(&span) == Origin::User { Level::Warning } else { Level::Error };
        findings.push(at(piece, "L22", level, span, "lint-sensitive"));
    }
    // My own family is mine to tell; theirs, taken from old mail, deserves a second look.
    for span in phrases::sensitive("careful", &piece.text).into_iter().filter(|span| origin(span) == Origin::Archive) {
        findings.push(at(piece, "L22", Level::Warning, span, "lint-sensitive"));
    }
}

fn looks(piece: &Piece, rules: &Rulebook, findings: &mut Vec<Finding>) {
    for span in words::split(&piece.text) {
        let word = piece.text.get(span.clone()).unwrap_or_default();
        let quoted = piece
            .places
            .iter()
            .any(|(place, origin)| *origin == Origin::Archive && place.start <= span.start && span.end <= place.end);
        if !quoted && word.chars().count() > 3 && word.chars().all(char::is_uppercase) {
            findings.push(at(piece, "L19", Level::Warning, span, "lint-capitals"));
        }
    }
    let emoji = |c: char| matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}');
    for (start, c) in piece.text.char_indices().filter(|(_, c)| emoji(*c) && !rules.known.both_use_emoji) {
        findings.push(at(piece, "L19", Level::Warning, start..start + c.len_utf8(), "lint-emoji"));
    }
    for word in piece.text.split_whitespace() {
        let shortened = ["bit.ly/", "t.co/", "tinyurl.com/", "goo.gl/", "ow.ly/", "is.gd/", "lnkd.in/"];
        let link = word.contains("://") || word.starts_with("www.") || shortened.iter().any(|s| word.starts_with(s));
        if link && (shortened.iter().any(|s| word.contains(s)) || word.contains("utm_")) {
            let start = word.as_ptr() as usize - piece.text.as_ptr() as usize;
            findings.push(at(piece, "L11", Level::Error, start..start + word.len(), "lint-tracking-link"));
        }
    }
    for span in sentences::split(&piece.text) {
        let sentence = piece.text.get(span.clone()).unwrap_or_default();
        let words = small(words::split(sentence).len());
        if words > 30 {
            findings.push(at(piece, "L12", Level::Warning, span, "lint-long-sentence").with("words", words));
        }
    }
    for (span, _) in piece.places.iter().filter(|(_, origin)| *origin == Origin::Archive) {
        let words = small(words::split(piece.text.get(span.clone()).unwrap_or_default()).len());
        if words > 20 {
            findings.push(at(piece, "L23", Level::Error, span.clone(), "lint-long-quote").with("words", words));
        }
    }
}

/// More than half an hour, more than ten pages: a large thing to ask after years.
fn size(piece: &Piece, findings: &mut Vec<Finding>) {
    static MINUTES: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(\d{1,4})[ -](?:minuten|minutes?|min)\b").ok());
    static PAGES: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(\d{1,4})[ -](?:seiten|pages?)\b").ok());
    static HOURS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b((?:eine|einer|zwei|drei|vier) (?:ganze )?stunden?|(?:an|one|two|three|four) hours?)\b").ok()
    });
    if !matches!(piece.slot, Some(Slot::Ask) | None) {
        return;
    }
    for (regex, limit) in [(&*MINUTES, 30), (&*PAGES, 10)] {
        for found in regex.iter().flat_map(|regex| regex.captures_iter(&piece.text)) {
            let (Some(whole), Some(number)) = (found.get(0), found.get(1)) else { continue };
            if number.as_str().parse::<u32>().is_ok_and(|number| number > limit) {
                findings.push(at(piece, "L30", Level::Warning, whole.range(), "lint-big-ask"));
            }
        }
    }
    for found in HOURS.iter().flat_map(|regex| regex.find_iter(&piece.text)) {
        let before = piece.text.get(..found.start()).unwrap_or_default().trim_end();
        if !["half", "halbe", "halben", "quarter of"].iter().any(|part| before.ends_with(part)) {
            findings.push(at(piece, "L30", Level::Warning, found.range(), "lint-big-ask"));
        }
    }
}
