//! The source of a regular expression in, the expression out, compiled when it is first asked; a source that does not
//! compile matches nothing.

use regex::{Regex, RegexSet, RegexSetBuilder};
use std::sync::OnceLock;

/// What a set may remember of the texts it saw, in bytes; with less it forgets again and again, and is many times slower.
const CACHE: usize = 16 << 20;

/// The patterns are our own and tested one by one, so a hole here means one rule less, never a crash. Few of them are
/// asked for one page, and most of its time went into compiling the others.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub fn new(source: impl Into<String>) -> Pattern {
        Pattern { source: source.into(), compiled: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.source).ok()).as_ref()
    }

    pub fn compiles(&self) -> bool {
        self.regex().is_some()
    }

    pub fn matches(&self, text: &str) -> bool {
        self.regex().is_some_and(|re| re.is_match(text))
    }

    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        self.regex()?.find(text).map(|found| found.range())
    }

    pub fn find_all(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        self.regex().into_iter().flat_map(|re| re.find_iter(text).map(|found| found.range())).collect()
    }

    /// How often the expression stands between the borders of words. Borders in the expression itself make the search
    /// many times slower wherever a text is not ASCII.
    pub fn count_words(&self, text: &str) -> usize {
        let of_word = |c: char| c.is_alphanumeric() || c == '_';
        let alone = |place: &std::ops::Range<usize>| {
            let before = text.get(..place.start).and_then(|before| before.chars().next_back());
            let behind = text.get(place.end..).and_then(|behind| behind.chars().next());
            !before.is_some_and(of_word) && !behind.is_some_and(of_word)
        };
        self.regex().into_iter().flat_map(|re| re.find_iter(text).map(|found| found.range())).filter(alone).count()
    }

    /// Place and text of one group of the first match.
    pub fn group<'t>(&self, text: &'t str, group: usize) -> Option<regex::Match<'t>> {
        self.regex()?.captures(text)?.get(group)
    }
}

/// Several patterns asked at once.
#[derive(Clone, Debug)]
pub struct Patterns {
    sources: Vec<String>,
    compiled: OnceLock<Option<RegexSet>>,
}

impl Patterns {
    pub fn new<S: AsRef<str>>(sources: &[S]) -> Patterns {
        let sources = sources.iter().map(|source| source.as_ref().to_owned()).collect();
        Patterns { sources, compiled: OnceLock::new() }
    }

    fn set(&self) -> Option<&RegexSet> {
        self.compiled.get_or_init(|| RegexSetBuilder::new(&self.sources).dfa_size_limit(CACHE).build().ok()).as_ref()
    }

    pub fn compile(&self) -> bool {
        self.set().is_some()
    }

    pub fn any(&self, text: &str) -> bool {
        self.set().is_some_and(|set| set.is_match(text))
    }

    /// Indices of the patterns that match.
    pub fn which(&self, text: &str) -> Vec<usize> {
        self.set().map(|set| set.matches(text).into_iter().collect()).unwrap_or_default()
    }
}
