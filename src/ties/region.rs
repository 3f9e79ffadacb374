//! The letters between us in, whose spelling of German theirs is and the lines that show it out.

use super::sentence::{is_exchange, shown};
use crate::model::{Direction, Entry, Region};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static AUSTRIAN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"\bJänner\b|\bFeber\b|GesmbH|\bGriaß|\bBaba\b|\+43[ (/-]?\d|\bheuer\b.*\bJänner\b|\.at\b")
});
static SWISS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"\bGrüezi\b|^Hoi\b|\bSali\b|\bSalü\b|(?i:merci vilmal)|\+41[ (/-]?\d|\.ch\b|(?i:\bGrüsse\b)")
});

/// From their letters only: who writes ß is not Swiss.
pub(super) fn region(entries: &[Entry]) -> Region {
    let (mut austrian, mut swiss, mut sharp_s) = (0usize, 0usize, 0usize);
    for entry in theirs(entries) {
        let own = entry.own_text();
        austrian += usize::from(AUSTRIAN.matches(&own) || AUSTRIAN.matches(signature(entry)));
        swiss += usize::from(SWISS.matches(&own) || SWISS.matches(signature(entry)));
        sharp_s += usize::from(own.contains('ß'));
    }
    match () {
        () if swiss >= 2 && swiss > 3 * sharp_s => Region::Switzerland,
        () if austrian >= 1 && austrian >= swiss => Region::Austria,
        () => Region::Germany,
    }
}

/// Letters with their first line that shows the region, oldest first; none for Germany, which is what is left.
pub(super) fn lines(entries: &[Entry], region: Region) -> Vec<(&Entry, String)> {
    let pattern = match region {
        Region::Germany => return Vec::new(),
        Region::Austria => &*AUSTRIAN,
        Region::Switzerland => &*SWISS,
    };
    let telling = |entry: &Entry| {
        let own = entry.own_text();
        own.lines().chain(signature(entry).lines()).find(|line| pattern.matches(line)).map(shown)
    };
    theirs(entries).filter_map(|entry| Some((entry, telling(entry)?))).collect()
}

fn theirs(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    entries.iter().filter(|entry| entry.direction == Direction::In && is_exchange(entry))
}

fn signature(entry: &Entry) -> &str {
    entry.reading.signature.clone().and_then(|place| entry.text.get(place)).unwrap_or_default()
}
