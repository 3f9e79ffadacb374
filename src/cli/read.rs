//! `wieder read FILE`: one mail in, everything that is read from it out.

use super::door::Door;
use super::json;
use crate::flow;
use anyhow::{Context, Result};
use std::io::Read;
use std::path::Path;

pub fn run(door: &Door, file: &Path) -> Result<()> {
    let mut raw = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut raw)?;
    } else {
        raw = std::fs::read(file).with_context(|| file.display().to_string())?;
    }
    let letter = flow::read(&raw);
    if door.global.json {
        return json::print(&door.talk, &letter);
    }
    let talk = &door.talk;
    let line = |key: &str, value: String| {
        if !value.is_empty() {
            talk.print_styled(&format!("{}: {}", talk.text(key, &[]), super::talk::clean(&value)));
        }
    };
    let word = |value: &dyn erased::Word| value.word();
    line("read-from", letter.from.as_ref().map(ToString::to_string).unwrap_or_default());
    line("read-date", letter.date.map(|date| date.to_string()).unwrap_or_default());
    line("read-subject", letter.subject.clone());
    line("read-kind", talk.text(&format!("kind-{}", word(&letter.kind)), &[]));
    line("read-language", letter.language.map(|language| word(&language)).unwrap_or_default());
    line("read-register", talk.text(&format!("register-{}", word(&letter.register)), &[]));
    line("read-salutation", letter.salutation.as_ref().map(|salutation| salutation.line.clone()).unwrap_or_default());
    line("read-sign-off", letter.sign_off.as_ref().map(|s| format!("{} {}", s.closing, s.name)).unwrap_or_default());
    for question in &letter.questions {
        line("read-question", question.clone());
    }
    for promise in &letter.promises {
        line("read-promise", promise.clone());
    }
    talk.print("");
    talk.print_raw(&format!("{}\n", super::talk::clean_lines(letter.own_text.trim_end())));
    Ok(())
}

/// The word under which a noun stands in JSON and in the locale files.
mod erased {
    pub trait Word {
        fn word(&self) -> String;
    }

    impl<T: serde::Serialize> Word for T {
        fn word(&self) -> String {
            let value = serde_json::to_value(self).ok();
            value.and_then(|value| value.as_str().map(|word| word.replace('_', "-"))).unwrap_or_default()
        }
    }
}
