//! A text in, the places out where words stand without which the slow rules find nothing: one sweep for all of them.

use super::facts;
use crate::model::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};
use std::sync::LazyLock;

/// What may stand where a sign is. Promises have one for each of their rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign {
    Promise(usize),
    Request,
    Du,
    Closing,
    /// Requests for silence, threats, deaths, other addresses.
    Remark,
    FormerName,
    Patch,
}

impl Sign {
    const fn bit(self) -> u32 {
        match self {
            Sign::Request => 1,
            Sign::Du => 1 << 1,
            Sign::Closing => 1 << 2,
            Sign::Remark => 1 << 3,
            Sign::FormerName => 1 << 4,
            Sign::Patch => 1 << 5,
            Sign::Promise(rule) => 1 << (8 + rule % 24),
        }
    }
}

/// Signs that stand in one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Set(u32);

impl Set {
    pub fn has(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }
}

/// Signs in the order of their ends.
#[derive(Debug, Default)]
pub(super) struct Signs(Vec<(Span, Sign)>);

impl Signs {
    pub fn in_spans<'s>(text: &str, spans: impl IntoIterator<Item = &'s Span>) -> Signs {
        let mut signs = Vec::new();
        for span in spans {
            let piece = text.get(span.clone()).unwrap_or_default();
            signs.extend(each(piece).map(|(place, sign)| (span.start + place.start..span.start + place.end, sign)));
        }
        Signs(signs)
    }

    /// Those that stand within a place, in order.
    pub fn within(&self, place: &Span) -> impl Iterator<Item = &(Span, Sign)> {
        let first = self.0.partition_point(|(span, _)| span.end <= place.start);
        let (start, end) = (place.start, place.end);
        let near = self.0.get(first..).unwrap_or_default().iter().take_while(move |(span, _)| span.end <= end);
        near.filter(move |(span, _)| span.start >= start)
    }

    pub fn set(&self, place: &Span) -> Set {
        Set(self.within(place).fold(0, |set, (_, sign)| set | sign.bit()))
    }
}

/// Every sign in a text, with its place.
fn each(text: &str) -> impl Iterator<Item = (Span, Sign)> {
    let found = WORDS.0.iter().flat_map(move |words| words.find_overlapping_iter(text));
    found.filter_map(|found| Some((found.start()..found.end(), *WORDS.1.get(found.pattern().as_usize())?)))
}

/// The next place from `from` on of a remark or a former name; of several that overlap, all in one line, the first.
/// By a search of its own: few words are soon looked for.
pub(super) fn of_remark(text: &str, from: usize) -> Option<Span> {
    let found = BEARING.0.as_ref()?.find(Input::new(text).range(from..))?;
    Some(found.start()..found.end())
}

type Words = (Option<AhoCorasick>, Vec<Sign>);

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let promises = facts::PROMISE_WORDS.iter().enumerate().map(|(rule, (_, words))| (Sign::Promise(rule), *words));
    let others = [
        (Sign::Request, facts::REQUEST_WORDS),
        (Sign::Du, facts::DU_WORDS),
        (Sign::Closing, facts::CLOSING_WORDS),
        (Sign::Patch, PATCH_WORDS),
    ];
    sought(promises.chain(others).chain(BEARING_WORDS))
});
static BEARING: LazyLock<Words> = LazyLock::new(|| sought(BEARING_WORDS.into_iter()));
const BEARING_WORDS: [(Sign, &[&str]); 2] = [(Sign::Remark, REMARK_WORDS), (Sign::FormerName, FORMER_NAME_WORDS)];

fn sought<'w>(signs: impl Iterator<Item = (Sign, &'w [&'w str])>) -> Words {
    let all: Vec<(Sign, String)> = signs
        .flat_map(|(sign, words)| words.iter().flat_map(|word| spelt(word)).map(move |word| (sign, word)))
        .collect();
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).prefilter(false);
    (builder.build(all.iter().map(|(_, word)| word)).ok(), all.iter().map(|(sign, _)| *sign).collect())
}

/// A word with each `{a|b}` in it written out, umlauts in both cases, both apostrophes.
fn spelt(word: &str) -> Vec<String> {
    if let Some((before, (choices, after))) =
        word.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    {
        return choices.split('|').flat_map(|choice| spelt(&format!("{before}{choice}{after}"))).collect();
    }
    let mut all = vec![String::new()];
    for c in word.chars() {
        let upper = c.to_uppercase().next().filter(|upper| !c.is_ascii() && *upper != c && c != 'ß');
        let other = if c == '\'' { Some('’') } else { upper };
        let turned = all.iter().filter_map(|word| other.map(|other| format!("{word}{other}"))).collect::<Vec<_>>();
        all.iter_mut().for_each(|word| word.push(c));
        all.extend(turned);
    }
    all
}

/// A few words of each rule of `no_contact`, of threats, `deaths` and moves.
const REMARK_WORDS: &[&str] = &[
    "{schreib|schreibe|schreibt|schreiben sie|mail|maile|mailen sie} {mir|uns} ",
    "kontakt",
    "{meld|melde|meldet} {dich|euch}",
    "melden sie sich",
    "{möchte|will|dir|ihnen|euch} {nichts|nie} ",
    "in ruhe",
    "sehen sie ",
    "unterlass",
    "{contact|write|write to|mail|call|message|text|phone|bother|in touch with} {me|us} ",
    "stop {contacting|writing|e-mailing|emailing|calling|messaging|texting|bothering|harassing}",
    "{told|asked|asking|begged} you ",
    "leave {me|us} alone",
    "hear from you",
    "be contacted",
    "{want|wish|want to|wish to|have|any|further|more} contact",
    "in {touch|contact} with you",
    "{want|wish} {no|for no}",
    "{lose|delete|forget} my ",
    "{anwalt|anwält}",
    "e schritte",
    "anzeige gegen",
    "verklag",
    "vor gericht",
    "from {my|our} {lawyer|attorney|solicitor|legal}",
    "{lawyer|lawyers|attorney|attorneys|solicitor|solicitors} will be ",
    "{action|proceedings|steps} against you",
    "sue you",
    "you {to|in} court",
    "cease and desist",
    "storben",
    "von uns gegangen",
    "entschlafen",
    "starb",
    "{tod|ableben|verlust} {von|unsere|meine}",
    "trauern um",
    "abschied von",
    "verabschieden ",
    " died",
    "passed away",
    "{death|passing|loss} of ",
    "address",
    "adresse",
    "anschrift",
    "erreich",
    "ab sofort",
    "künftig",
    "in zukunft",
    "ab dem ",
    "ab {0|1|2|3|4|5|6|7|8|9}",
    "von nun an",
    "reach me ",
    "from now on",
];

const FORMER_NAME_WORDS: &[&str] =
    &["formerly", "previously", "née", "nee{ |\t}", "früher", "vormals", "geb.", "geborene", "ehemals"];

/// Where a patch begins, as written.
pub(super) const PATCH_WORDS: &[&str] = &["\ndiff --git ", "\n--- a/", "\n@@ -"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        assert!(WORDS.0.is_some() && facts::PROMISE_WORDS.len() <= 24);
        let text = "Künftig LASS UNS telefonieren. I’ll write.";
        let signs = Signs::in_spans(text, [&(0..text.len())]);
        assert!(signs.set(&(0..32)).has(Sign::Remark) && !signs.set(&(1..32)).has(Sign::Remark));
        assert!(signs.set(&(0..32)).has(Sign::Promise(0)) && !signs.set(&(0..32)).has(Sign::Promise(12)));
        assert!(signs.set(&(32..text.len())).has(Sign::Promise(12)));
    }

    #[test]
    fn spellings() {
        assert_eq!(spelt("a{b|c}d"), ["abd", "acd"]);
        assert_eq!(spelt("übe'r"), ["übe'r", "Übe'r", "übe’r", "Übe’r"]);
    }
}
