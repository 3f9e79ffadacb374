//! One piece of a letter in, its counts and the findings that concern it alone out. Counts of pieces add up.

use super::super::fill::Origin;
use super::super::finding::{Finding, small};
use super::super::form::WORD_LISTS;
use super::super::letter::Piece;
use super::{Rulebook, alone, phrases};
use crate::model::{Language, Register};
use crate::speech::{language, register, sentences, syllables, words};

#[derive(Clone, Debug, Default)]
pub struct Measure {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    pub questions: u32,
    pub exclamations: u32,
    /// Sentences that begin with Ich or I.
    pub ich_starts: u32,
    pub apologies: u32,
    pub praise: u32,
    pub hedges: u32,
    pub links: u32,
    /// Sentences in the other language.
    pub foreign: u32,
    pub capital_du: u32,
    pub all_du: u32,
    /// How often each word of the list `no_repeat` stands here.
    pub repeats: Vec<u32>,
    /// Three words in a row within a sentence, as fingerprints.
    pub trigrams: Vec<u64>,
    /// The first two words of each sentence, as fingerprints.
    pub openings: Vec<u64>,
    /// Runs of five words, those of the user counted twice, and how many of them stand in each of the last letters.
    pub runs: u32,
    pub shared: Vec<u32>,
    /// In how many of the last letters the user's words of this piece stand.
    pub same_words: u32,
    /// Words the user typed or the archive gave.
    pub own_words: u32,
    pub from_archive: bool,
    pub wish: bool,
    /// Places count from the beginning of the piece.
    pub findings: Vec<Finding>,
}

pub fn measure(piece: &Piece, rules: &Rulebook) -> Measure {
    let text = piece.text.as_str();
    let count = |list: &str| u32::try_from(phrases::places(list, text).len()).unwrap_or(u32::MAX);
    let mut measure = Measure {
        apologies: count("apology"),
        praise: count("flattery"),
        hedges: count("hedge"),
        wish: count("lapse_wish") > 0,
        questions: marks(text, '?'),
        exclamations: marks(text, '!'),
        links: marks_of(text, &["http://", "https://", "www."]),
        repeats: vec![0; WORD_LISTS.no_repeat.len()],
        from_archive: piece.places.iter().any(|(_, origin)| *origin == Origin::Archive),
        findings: alone::findings(piece, rules),
        ..Measure::default()
    };
    for span in sentences::split(text) {
        let sentence = text.get(span).unwrap_or_default();
        count_sentence(sentence, rules, &mut measure);
    }
    count_runs(piece, rules, &mut measure);
    measure
}

fn count_sentence(sentence: &str, rules: &Rulebook, measure: &mut Measure) {
    let words = words::lower(sentence);
    let Some(first) = words.first() else { return };
    measure.words += small(words::split(sentence).len());
    measure.sentences += 1;
    measure.syllables += syllables::count(sentence, rules.case.language);
    // Two or three words are too few to tell a language by: "Hi Kim", "Passt so".
    let foreign = words.len() > 3 && language::of(sentence).is_some_and(|found| found != rules.case.language);
    measure.foreign += u32::from(foreign);
    let ich = match rules.case.language {
        Language::German => first == "ich",
        Language::English => first == "i" || first.starts_with("i'") || first.starts_with("i’"),
    };
    measure.ich_starts += u32::from(ich);
    for (word, seen) in WORD_LISTS.no_repeat.iter().zip(&mut measure.repeats) {
        *seen += small(words.iter().filter(|w| *w == word).count());
    }
    measure.trigrams.extend(words.windows(3).map(fingerprint));
    measure.openings.extend(words.get(..2).map(fingerprint));
    if rules.case.language == Language::German && rules.case.register == Register::Informal {
        let cues = register::cues(&phrases::without_quotations(sentence));
        measure.capital_du += cues.capital_du;
        measure.all_du += cues.all_du;
    }
}

fn count_runs(piece: &Piece, rules: &Rulebook, measure: &mut Measure) {
    let spans = words::split(&piece.text);
    let words = words::lower(&piece.text);
    let typed = |at: usize| piece.places.iter().any(|(span, origin)| *origin == Origin::User && span.contains(&at));
    let weights: Vec<u32> = spans.iter().map(|span| if typed(span.start) { 2 } else { 1 }).collect();
    measure.own_words = small(weights.iter().filter(|weight| **weight == 2).count());
    if piece.slot.is_none() {
        measure.own_words = small(spans.len());
    }
    measure.shared = vec![0; rules.past.len()];
    for (run, weight) in words.windows(5).zip(&weights) {
        measure.runs += weight;
        let print = fingerprint(run);
        for (past, shared) in rules.past.iter().zip(&mut measure.shared) {
            *shared += if past.runs.contains(&print) { *weight } else { 0 };
        }
    }
    for (span, _) in piece.places.iter().filter(|(_, origin)| *origin == Origin::User) {
        let own = words::lower(piece.text.get(span.clone()).unwrap_or_default());
        if own.len() >= 6 {
            let line = format!(" {} ", own.join(" "));
            let same = rules.past.iter().filter(|past| past.line.contains(&line)).count();
            measure.same_words = measure.same_words.max(small(same));
        }
    }
}

/// FNV-1a over the words; equal words give equal numbers on every machine.
pub fn fingerprint(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

fn marks(text: &str, mark: char) -> u32 {
    small(text.split(|c| c != mark).filter(|run| !run.is_empty()).count())
}

fn marks_of(text: &str, beginnings: &[&str]) -> u32 {
    let is_link = |word: &&str| beginnings.iter().any(|b| word.trim_start_matches(['(', '<', '„', '"']).starts_with(b));
    small(text.split_whitespace().filter(is_link).count())
}
