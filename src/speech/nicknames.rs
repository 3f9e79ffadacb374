//! The list of short first names in, what each may stand for out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Short or other forms of first names with what they may stand for, in lower case and without marks.
pub static NICKNAMES: LazyLock<BTreeMap<String, Vec<String>>> =
    LazyLock::new(|| toml::from_str(include_str!("../../content/nicknames.toml")).unwrap_or_default());

static FIRST_NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    NICKNAMES.iter().flat_map(|(short, longs)| longs.iter().chain([short])).map(String::as_str).collect()
});

/// One of the names in the list, short or long.
pub(super) fn is_first_name(word: &str) -> bool {
    FIRST_NAMES.contains(word.to_lowercase().as_str())
}
