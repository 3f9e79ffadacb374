//! Names as written in, whether they are the same and their parts out.

use crate::speech::names::{parts, shown, words};

/// First and last name agree, and there are both.
pub(super) fn same_full_name(one: &str, other: &str) -> bool {
    let (a, b) = (parts(one), parts(other));
    a.len() >= 2 && b.len() >= 2 && a.first() == b.first() && a.last() == b.last()
}

/// First and last name as written, without titles; `None` where there is one word only.
pub(super) fn first_and_last(name: &str) -> Option<(String, String)> {
    let shown = shown(name);
    let words = words(&shown);
    let first = words.first().filter(|_| words.len() >= 2)?;
    Some((first.to_string(), words.get(1..)?.join(" ")))
}

/// The titles written before a name: „Dr.", „Prof.".
pub(super) fn titles(name: &str) -> Vec<String> {
    let title = |w: &&str| matches!(w.trim_end_matches('.').to_lowercase().as_str(), "dr" | "prof" | "professor");
    name.split_whitespace().take_while(title).map(str::to_owned).collect()
}
