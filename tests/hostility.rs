//! The tweets learned from in, the file that ships out: the same bytes as committed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;
#[path = "../examples/evaluate/curve.rs"]
mod curve;
#[path = "../examples/train_hostility/train.rs"]
#[allow(dead_code)]
mod train;

use std::path::Path;
use wieder::speech::hostility::HOSTILE;

/// Learning takes seconds in a release build; in others a minute, so there the tweets alone are compared.
#[test]
fn what_is_committed_is_what_the_tweets_give() {
    let Some(folder) = common::data("german") else { return };
    let tweets = std::fs::read_to_string(folder.join("germeval2018/germeval2018.training.txt")).unwrap();
    let committed = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/hostility.bin")).unwrap();
    let hint = "run `cargo run --release --example train_hostility -- ../shared/data` and commit";
    assert!(committed.starts_with(&train::beginning(&tweets)), "{hint}");
    if cfg!(debug_assertions) {
        return;
    }
    let trained = train::train(&tweets, train::TAKEN);
    assert!(trained.bytes == committed, "{hint}");
    let cut = curve::Curve::of(&trained.unseen).value(0.9).unwrap();
    assert!((cut - f64::from(HOSTILE)).abs() < 0.005, "nine in ten offend from {cut} on, not from {HOSTILE}");
}
