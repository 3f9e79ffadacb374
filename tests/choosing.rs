//! The text archive of a list in, predictions of who will answer whom out: a second program finds the same answers, and
//! nothing rests on anything later.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout, clippy::print_stderr, dead_code)]

#[path = "../examples/evaluate/choosing/mod.rs"]
mod choosing;
mod common;

use std::path::Path;
use std::process::Command;

#[test]
fn a_second_program_finds_the_same_answers() {
    let Some(folder) = common::data("python-committers") else { return };
    let predictions = Path::new(env!("CARGO_TARGET_TMPDIR")).join("choosing.jsonl");
    let words = [folder.to_str().unwrap(), "--predictions", predictions.to_str().unwrap(), "--json"];
    assert!(choosing::choosing(&words.map(str::to_owned)));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/relabel.py");
    let done = Command::new("python3").arg(script).arg(&folder).arg(&predictions).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

#[test]
fn what_cannot_be_read_is_said() {
    for words in [&["/nowhere"][..], &[], &["--me"], &["--unknown", "x"]] {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        assert!(!choosing::choosing(&words), "{words:?}");
    }
}
