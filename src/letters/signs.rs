//! A text in, the places out where words stand without which the slow rules find nothing: one sweep for all of them.

use super::facts;
use crate::model::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// What may stand where a sign is. Promises have one for each of their rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign {
    Promise(usize),
    Request,
    Du,
    Closing,
    /// Requests for silence.
    Silence,
    /// Lawyers, courts, the police.
    Threat,
    Death,
    /// Other addresses.
    Moved,
    FormerName,
    Patch,
}

impl Sign {
    const fn bit(self) -> u64 {
        match self {
            Sign::Request => 1,
            Sign::Du => 1 << 1,
            Sign::Closing => 1 << 2,
            Sign::Silence => 1 << 3,
            Sign::Threat => 1 << 4,
            Sign::Death => 1 << 5,
            Sign::Moved => 1 << 6,
            Sign::FormerName => 1 << 7,
            Sign::Patch => 1 << 40,
            Sign::Promise(rule) => 1 << (8 + rule % 24),
        }
    }
}

/// Signs that stand in one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Set(u64);

impl Set {
    pub fn has(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }

    /// Those of them that are in the other set, too.
    pub fn among(self, others: Set) -> Set {
        Set(self.0 & others.0)
    }
}

impl FromIterator<Sign> for Set {
    fn from_iter<I: IntoIterator<Item = Sign>>(signs: I) -> Set {
        Set(signs.into_iter().fold(0, |all, sign| all | sign.bit()))
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

/// Every sign of a remark or a former name in a text, in the order of their ends. By a search of its own: few words are
/// soon looked for.
pub(super) fn of_remarks(text: &str) -> impl Iterator<Item = (Span, Sign)> {
    let found = BEARING.0.iter().flat_map(move |words| words.find_overlapping_iter(text));
    found.filter_map(|found| Some((found.start()..found.end(), *BEARING.1.get(found.pattern().as_usize())?)))
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
const BEARING_WORDS: [(Sign, &[&str]); 5] = [
    (Sign::Silence, SILENCE_WORDS),
    (Sign::Threat, THREAT_WORDS),
    (Sign::Death, DEATH_WORDS),
    (Sign::Moved, MOVED_WORDS),
    (Sign::FormerName, FORMER_NAME_WORDS),
];

fn sought<'w>(signs: impl Iterator<Item = (Sign, &'w [&'w str])>) -> Words {
    let all: Vec<(Sign, String)> = signs
        .flat_map(|(sign, words)| words.iter().flat_map(|word| spelt(word)).map(move |word| (sign, word)))
        .collect();
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).prefilter(false);
    (builder.build(all.iter().map(|(_, word)| word)).ok(), all.iter().map(|(sign, _)| *sign).collect())
}

/// A word with each `{a|b}` in it written out, umlauts in both cases, both apostrophes, blanks also as line breaks.
fn spelt(word: &str) -> Vec<String> {
    if let Some((before, (choices, after))) =
        word.split_once('{').and_then(|(b, rest)| Some((b, rest.split_once('}')?)))
    {
        return choices.split('|').flat_map(|choice| spelt(&format!("{before}{choice}{after}"))).collect();
    }
    let mut all = vec![String::new()];
    for c in word.chars() {
        let upper = c.to_uppercase().next().filter(|upper| !c.is_ascii() && *upper != c && c != 'ß');
        let other = match c {
            '\'' => Some('’'),
            ' ' => Some('\n'),
            _ => upper,
        };
        let turned = all.iter().filter_map(|word| other.map(|other| format!("{word}{other}"))).collect::<Vec<_>>();
        all.iter_mut().for_each(|word| word.push(c));
        all.extend(turned);
    }
    all
}

/// A few words of each rule of `no_contact`.
const SILENCE_WORDS: &[&str] = &[
    "{nicht|nich|nichts|nie|niemals} {mehr|wieder|noch|nochmal|nochmals|laenger|länger}",
    "{mails|e-mails|emails|briefe|nachrichten|sms|anrufe|zuschriften|schreiben} {mehr|wieder|an mich|an uns}",
    "kontakt",
    "{keine|weder} {mails|e-mails|emails|briefe|nachrichten|sms|anrufe|zuschriften|schreiben}",
    "{schick|schicke|schicken sie|sende|senden sie} {mir|uns}",
    "schreib{|e|en sie} nicht",
    "bitte nicht mehr",
    " aus {deinem|deinen|ihrem|ihren|meinem} ",
    "von mir fern",
    "erspar",
    "{untersag|verbiet|verbitt}",
    "letzte {nachricht|mail|e-mail|email|zuschrift}",
    "{blockiert|gesperrt}",
    "in {ruhe|frieden}",
    "auf, {mir|mich|uns} ",
    "auf {mir|mich|uns} ",
    "verschon",
    "nicht, dass {du|sie|ihr} ",
    "nicht dass {du|sie|ihr} ",
    " auf {keine|kein} ",
    "abzusehen",
    "davon ab",
    "sehen sie ",
    "unterlass",
    "{contact|write|write to|mail|email|call|message|text|phone|ring|bother|reach|reach out to|approach|reply|reply to|touch with|contact with} {me|us}",
    "{contacting|writing|writing to|emailing|e-mailing|calling|messaging|texting|phoning|bothering|harassing|pestering} {me|us}",
    "{contacted|wrote|wrote to|called} {me|us}",
    "in {touch|contact}",
    "{don't|dont|do not} {call|write|text|mail|email|phone}",
    "{want no|we not|we no longer|we don't|we do not|we didn't} ",
    "{write|call|text|email|e-mail|reply|contact|message|back} {again|anymore|any more|ever again}",
    "nichts mehr",
    "nicht, {mir|mich|uns} ",
    "you {please |}{stop|cease|refrain}",
    "weder {hören|hoeren|von}",
    "stop {writing|emailing|e-mailing|calling|texting|messaging}",
    "{alone|in peace}",
    "leave {me|us} be",
    "cease ",
    "{lose|delete|forget} my ",
    "hear from you",
    "von {dir|ihnen|euch} ",
    "be contacted",
    "from you",
    "{further|more|any|no|all|cut|cutting|off} contact",
    "nothing ",
    "ties with you",
    "communication with",
    "{any|all|your} {further|future|more} ",
    "{want|wish} {you|u} to ",
    "{out to me|out to us}",
    "correspondence ",
    "{last|final} {message|email|e-mail|mail|letter} ",
    "blocked you",
];

/// A few words of each rule of `threats`.
const THREAT_WORDS: &[&str] = &[
    "{anwalt|anwält|anwaelt|kanzlei|mandant}",
    "{rechtliche|juristische|gerichtliche|rechtlichen|juristischen|gerichtlichen} schritte",
    "{rechtlich|juristisch|gerichtlich} gegen",
    "gegen {sie|dich|euch}",
    "{schadensersatz|schadenersatz}",
    "{zeige|zeigen} {ich|wir|dich|sie|euch}",
    "{angezeigt|anzeigen}",
    "verklag",
    "unterlass",
    "nachspiel",
    "rechtsweg",
    "die polizei",
    "the police",
    "be served",
    "against you",
    "{option|choice|alternative} but to",
    "{mahne|mahnen} ",
    "vor gericht",
    "{lawyer|attorney|solicitor|barrister|our legal|my legal}",
    "proceedings",
    "legal {action|step|remed|claim|counsel|team|department|advice|representat|recourse}",
    " sue",
    "in court",
    "to court",
    "cease and desist",
    "report{ed|ing|} you",
    "{restraining order|injunction|damages|court order}",
    " charges",
    "our client",
];

/// A few words of each rule of `deaths`.
const DEATH_WORDS: &[&str] = &[
    "storben",
    "gegangen",
    "schlafen",
    "ums leben",
    "umgekommen",
    "{tödlich|toedlich}",
    "starb",
    "erlag",
    "{ist|sei|leider} tot",
    "nicht mehr",
    "{tod|ableben|verlust} ",
    "trauern um",
    "abschied von",
    "verabschieden ",
    "{beerdig|beigesetzt|bestatt|beisetzung|trauerfeier|gedenkfeier|begräbnis|begraebnis|zu grabe}",
    "zu sich",
    "geschlossen",
    "tot {ist|sei}",
    "aus dem leben",
    "left this ",
    "{haben|verlieren} wir {eine|einen|ein} ",
    "make it",
    " died",
    "passed {away|on|peacefully}",
    "killed",
    "no longer with us",
    "deceased",
    "is dead",
    "succumbed",
    "{battle|fight|struggle} {with|against|to}",
    "left us",
    "{death|passing|loss}",
    "{funeral|memorial service|burial|buried}",
    "{we|have|'ve|sadly} lost ",
    "the late ",
    "services for ",
];

/// A few words of each rule of moves.
const MOVED_WORDS: &[&str] = &[
    "address",
    "adresse",
    "anschrift",
    "erreich",
    "ab sofort",
    "{künftig|kuenftig}",
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
        assert!(signs.set(&(0..32)).has(Sign::Moved) && !signs.set(&(1..32)).has(Sign::Moved));
        assert!(signs.set(&(0..32)).has(Sign::Promise(0)) && !signs.set(&(0..32)).has(Sign::Promise(13)));
        assert!(signs.set(&(32..text.len())).has(Sign::Promise(13)));
    }

    #[test]
    fn spellings() {
        assert_eq!(spelt("a{b|c}d"), ["abd", "acd"]);
        assert_eq!(spelt("a b"), ["a b", "a\nb"]);
        assert_eq!(spelt("übe'r"), ["übe'r", "Übe'r", "übe’r", "Übe’r"]);
    }
}
