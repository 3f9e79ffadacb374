//! The source of a regular expression in, the compiled expression out; a source that does not compile matches nothing.

use regex::{Regex, RegexSet, RegexSetBuilder};
use std::sync::OnceLock;

/// What a set may remember of the texts it saw, in bytes; with less it forgets again and again, and is many times slower.
const CACHE: usize = 16 << 20;

/// `None` for a source that does not compile. The patterns are our own and tested one by one, so a hole here
/// means one rule less, never a crash.
#[derive(Clone, Debug)]
pub struct Pattern(Option<Regex>);

impl Pattern {
    pub fn new(source: &str) -> Pattern {
        Pattern(Regex::new(source).ok())
    }

    pub fn compiles(&self) -> bool {
        self.0.is_some()
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|re| re.is_match(text))
    }

    pub fn find(&self, text: &str) -> Option<std::ops::Range<usize>> {
        self.0.as_ref()?.find(text).map(|found| found.range())
    }

    pub fn find_all(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        self.0.iter().flat_map(|re| re.find_iter(text).map(|found| found.range())).collect()
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
        self.0.iter().flat_map(|re| re.find_iter(text).map(|found| found.range())).filter(alone).count()
    }

    /// Place and text of one group of the first match.
    pub fn group<'t>(&self, text: &'t str, group: usize) -> Option<regex::Match<'t>> {
        self.0.as_ref()?.captures(text)?.get(group)
    }
}

/// A pattern that is compiled when it is first asked for.
#[derive(Debug)]
pub struct LatePattern {
    source: String,
    pattern: OnceLock<Pattern>,
}

impl LatePattern {
    pub fn new(source: String) -> LatePattern {
        LatePattern { source, pattern: OnceLock::new() }
    }

    pub fn get(&self) -> &Pattern {
        self.pattern.get_or_init(|| Pattern::new(&self.source))
    }
}

/// Several patterns asked at once.
#[derive(Clone, Debug)]
pub struct Patterns(Option<RegexSet>);

impl Patterns {
    pub fn new<S: AsRef<str>>(sources: &[S]) -> Patterns {
        Patterns(RegexSetBuilder::new(sources).dfa_size_limit(CACHE).build().ok())
    }

    pub fn compile(&self) -> bool {
        self.0.is_some()
    }

    pub fn any(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|set| set.is_match(text))
    }

    /// Indices of the patterns that match.
    pub fn which(&self, text: &str) -> Vec<usize> {
        self.0.as_ref().map(|set| set.matches(text).into_iter().collect()).unwrap_or_default()
    }
}
