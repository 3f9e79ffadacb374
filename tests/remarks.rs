//! Sentences that close a bridge, tell of a death or of mail that came back, and near misses in; each read as it must
//! be out.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "common/remarked.rs"]
mod remarked;

#[test]
fn all_are_found_and_no_near_miss_is() {
    let mut breaches = Vec::new();
    for ((kind, language), judged) in remarked::judged() {
        let found = judged.wanted - judged.overlooked.len();
        println!(
            "{kind} {language}: {found} of {} found, {} of {} wrong",
            judged.wanted,
            judged.wrong.len(),
            judged.near
        );
        breaches.extend(judged.overlooked.iter().map(|told| format!("{kind} {language} overlooked: {told}")));
        breaches.extend(judged.wrong.iter().map(|told| format!("{kind} {language} wrong: {told}")));
    }
    assert!(breaches.is_empty(), "{} breaches\n{}", breaches.len(), breaches.join("\n"));
}
