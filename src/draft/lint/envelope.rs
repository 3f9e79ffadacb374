//! Subject, salutation and recipient of a letter in, the findings about them out.

use super::super::finding::{Finding, Level, Place, small};
use super::super::letter::Draft;
use super::{Rulebook, alone};
use crate::model::{Address, Register};
use crate::speech::words;
use regex::Regex;
use std::sync::LazyLock;

pub fn envelope(draft: &Draft, rules: &Rulebook) -> Vec<Finding> {
    let mut findings = subject(&draft.subject, rules);
    findings.extend(salutation(&draft.salutation, rules));
    findings.extend(recipient(rules));
    findings
}

pub fn subject(subject: &str, rules: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |rule, level, key| findings.push(Finding::new(rule, level, Place::Subject, key));
    let answer = ["Re:", "RE:", "AW:", "Aw:", "Antw:"].iter().find_map(|mark| subject.trim().strip_prefix(mark));
    let count = small(words::split(answer.unwrap_or(subject)).len());
    match count {
        0 => report("L02", Level::Error, "lint-subject-empty"),
        1 if answer.is_none() => report("L02", Level::Hint, "lint-subject-short"),
        7..=9 => report("L02", Level::Hint, "lint-subject-long"),
        10.. => report("L02", Level::Warning, "lint-subject-long"),
        _ => {}
    }
    if subject.contains('!') {
        report("L19", Level::Warning, "lint-subject-exclamation");
    }
    let continues = rules.case.owed || rules.case.subject.is_some() || rules.mail != super::super::letter::Mail::First;
    if answer.is_some() && !continues {
        report("L02", Level::Warning, "lint-subject-false-answer");
    }
    alone::wording(subject, &mut |rule, level, span, key| {
        let quote = subject.get(span).unwrap_or_default();
        findings.push(Finding::new(rule, level, Place::Subject, key).with("quote", quote));
    });
    findings
}

fn salutation(line: &str, rules: &Rulebook) -> Vec<Finding> {
    static GENDERED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:herrn?|frau|lieber?|(?:sehr )?(?:geehrter?|verehrter?)|mr|mrs|ms)\b").ok()
    });
    let mut findings = Vec::new();
    let said = words::lower(line);
    let known = |name: &String| words::lower(name).iter().any(|part| part.chars().count() > 1 && said.contains(part));
    if !rules.known.names.is_empty() && !rules.known.names.iter().any(known) {
        findings.push(Finding::new("L17", Level::Error, Place::Salutation, "lint-unknown-name").with("name", line));
    }
    let gendered = GENDERED.as_ref().is_some_and(|regex| regex.is_match(line));
    if gendered && rules.known.gender_backed == Some(false) {
        let offer = rules.known.names.iter().max_by_key(|name| name.len()).map_or("", String::as_str);
        let about = |key| Finding::new("L17", Level::Error, Place::Salutation, key);
        findings.push(match offer {
            "" => about("lint-guessed-gender-no-name"),
            name => about("lint-guessed-gender").with("name", name),
        });
    }
    let title = said.iter().any(|word| word == "herr" || word == "frau");
    if title && rules.case.register == Register::Informal {
        findings.push(Finding::new("L18", Level::Warning, Place::Salutation, "lint-title-with-du"));
    }
    findings
}

fn recipient(rules: &Rulebook) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |rule, level, key, count: u32| {
        findings.push(Finding::new(rule, level, Place::Recipient, key).with("count", count));
    };
    if rules.known.copies > 0 {
        report("L29", Level::Error, "lint-recipients", rules.known.copies + 1);
    }
    if rules.known.attachments > 0 {
        report("L11", Level::Warning, "lint-attachments", rules.known.attachments);
    }
    if rules.known.letters_today > 3 {
        report("L15", Level::Warning, "lint-many-today", rules.known.letters_today);
    }
    let Some(address) = Address::parse(&rules.case.person) else { return findings };
    // The draft stays possible: the user may find another way to send it.
    let about = |key| Finding::new("L29", Level::Warning, Place::Recipient, key).with("address", address.as_str());
    if rules.known.bounced.contains(address.as_str()) {
        findings.push(about("lint-dead-address"));
    } else if rules.known.former_domains.contains(address.domain()) {
        findings.push(about("lint-former-firm"));
    }
    findings
}
