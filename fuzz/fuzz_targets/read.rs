//! Any bytes as one mail in; every place that is read lies in its text, out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (letter, _) = wieder::letters::open(data);
    let reading = wieder::letters::read(&letter);
    assert!(reading.own.iter().chain(&reading.signature).all(|span| letter.text.get(span.clone()).is_some()));
    assert!(wieder::letters::remarkable(&letter) || reading.remarks.is_empty());
    wieder::speech::stems::terms(&reading.own_text(&letter.text), reading.language);
});
