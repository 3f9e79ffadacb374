//! `wieder read FILE`: one mail in, everything that is read from it out.

use super::door::Door;
use super::json;
use crate::flow;
use crate::locale::day;
use anyhow::{Context, Result};
use std::io::Read;
use std::path::Path;

pub fn run(door: &Door, file: &Path) -> Result<()> {
    let raw = whole(file).with_context(|| file.display().to_string())?;
    let letter = flow::read(&raw);
    if door.global.json {
        return json::print(&door.talk, &letter);
    }
    let talk = &door.talk;
    if letter.from.is_none() && letter.date.is_none() && letter.message_id.is_none() {
        return Err(door.said(
            "error-no-mail-file",
            "hint-no-mail-file",
            &[("path", file.display().to_string().into())],
        ));
    }
    let line = |key: &str, value: String| {
        if !value.is_empty() {
            talk.print_styled(&format!("{}: {}", talk.text(key, &[]), super::talk::clean(&value)));
        }
    };
    line("read-from", letter.from.as_ref().map(ToString::to_string).unwrap_or_default());
    line("read-date", letter.date.map(|date| day(&talk.strings, date)).unwrap_or_default());
    line("read-subject", letter.subject.clone());
    line("read-kind", talk.text(&format!("kind-{}", word_of(&letter.kind)), &[]));
    let language = |language| talk.text(&format!("show-language-{}", word_of(&language)), &[]);
    line("read-language", letter.language.map(language).unwrap_or_default());
    line("read-register", talk.text(&format!("register-{}", word_of(&letter.register)), &[]));
    line("read-salutation", letter.salutation.as_ref().map(|salutation| salutation.line.clone()).unwrap_or_default());
    line("read-sign-off", letter.sign_off.as_ref().map(|s| format!("{} {}", s.closing, s.name)).unwrap_or_default());
    for question in &letter.questions {
        line("read-question", question.clone());
    }
    for promise in &letter.promises {
        line("read-promise", promise.clone());
    }
    let card = &letter.card;
    let parts =
        card.name.iter().chain(&card.titles).chain(&card.departments).chain(&card.companies).chain(&card.phones);
    line("read-signature", parts.map(String::as_str).collect::<Vec<_>>().join(", "));
    for remark in &letter.remarks {
        line(&format!("read-{}", word_of(&remark.kind)), remark.sentence.clone());
    }
    talk.print("");
    talk.print_raw(&format!("{}\n", super::talk::clean_lines(letter.own_text.trim_end())));
    Ok(())
}

/// No more than is read of any letter, whatever the file or the pipe still holds.
fn whole(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    let most = flow::LONGEST_LETTER as u64 + 1;
    match file == Path::new("-") {
        true => std::io::stdin().lock().take(most).read_to_end(&mut raw)?,
        false => std::fs::File::open(file)?.take(most).read_to_end(&mut raw)?,
    };
    Ok(raw)
}

/// The word under which a noun stands in JSON and in the locale files.
fn word_of<T: serde::Serialize>(noun: &T) -> String {
    let value = serde_json::to_value(noun).ok();
    value.and_then(|value| value.as_str().map(|word| word.replace('_', "-"))).unwrap_or_default()
}
