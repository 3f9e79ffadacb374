//! A case in, kind words for its writer out: keys of `draft.ftl`, shown beside the draft and never in it.

use crate::model::{Ask, Case, Silent};

/// The most fitting first. Each rests on a study named in the documentation.
pub fn encouragements(case: &Case) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if case.ask == Ask::CatchUp {
        keys.push("draft-cheer-surprise");
    } else {
        keys.push("draft-cheer-advice");
    }
    if case.silent == Silent::Me || case.owed {
        keys.push("draft-cheer-no-break");
    }
    keys.push("draft-cheer-nothing-to-lose");
    if case.ask != Ask::CatchUp {
        keys.push("draft-cheer-keep-it-small");
        keys.push("draft-cheer-surprise");
    }
    if !keys.contains(&"draft-cheer-no-break") {
        keys.push("draft-cheer-no-break");
    }
    keys
}
