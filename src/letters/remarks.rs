//! The own words of a letter in, what changes how or whether one may write to somebody out.

use super::addresses::first_address;
use super::context::Context;
use super::folded::{Folded, Rule, Rules};
use super::marks::is_quoted;
use super::signs::{self, Set, Sign, Signs};
use super::{about_self, deaths, no_contact, threats};
use crate::model::{Remark, RemarkKind, Span};
use crate::speech;
use crate::speech::pattern::{Pattern, Patterns};
use crate::speech::sentences;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Own words longer than this hold no remarks worth the search, in bytes.
const LONGEST: usize = 200_000;
/// A longer sentence says nothing that is meant for one reader, in bytes.
const LONGEST_SENTENCE: usize = 600;
/// So many bytes are swept at once.
const WINDOW: usize = 3_000;

const KINDS: [Sign; 4] = [Sign::Silence, Sign::Threat, Sign::Death, Sign::Moved];
const REMARKS: [RemarkKind; 4] = [RemarkKind::NoContact, RemarkKind::LegalThreat, RemarkKind::Died, RemarkKind::Moved];

pub(super) fn remarks(text: &str, pieces: &[Span], signs: &Signs, context: &Context) -> Vec<Remark> {
    let mut found = Vec::new();
    let sought = KINDS.into_iter().zip(REMARKS).filter(|(_, kind)| context.may_hold(*kind)).map(|(sign, _)| sign);
    let sought: Set = sought.collect();
    let mut budget = LONGEST;
    for piece in pieces {
        let own = text.get(piece.clone()).unwrap_or_default();
        if own.len() > budget || signs.set(piece).among(sought) == Set::default() {
            continue;
        }
        budget -= own.len();
        let spans = sentences::split(own);
        for (at, span) in spans.iter().enumerate() {
            let place = piece.start + span.start..piece.start + span.end;
            let signs = signs.set(&place).among(sought);
            if span.len() <= LONGEST_SENTENCE && signs != Set::default() {
                one_sentence(own, &spans, at, &place, signs, &mut found);
            }
        }
    }
    found
}

fn one_sentence(own: &str, spans: &[Span], at: usize, place: &Span, signs: Set, found: &mut Vec<Remark>) {
    let of = |at: usize| spans.get(at).and_then(|span| own.get(span.clone()));
    let sentence = of(at).unwrap_or_default();
    let folded = Folded::new(sentence);
    let smiles = || of(at + 1).is_some_and(no_contact::begins_with_smile);
    if signs.has(Sign::Silence) && no_contact::asks_for_silence(&folded) && !smiles() {
        found.push(Remark::NoContact(place.clone()));
    }
    if signs.has(Sign::Threat) && threats::threatens(&folded) && !smiles() {
        found.push(Remark::LegalThreat(place.clone()));
    }
    let of_one_before =
        || at.checked_sub(1).and_then(|before| deaths::of_one_named_before(own, spans.get(before)?, spans.get(at)?));
    let death = signs.has(Sign::Death).then(|| deaths::deceased(sentence, &folded).or_else(of_one_before));
    if let Some(name) = death.flatten() {
        found.push(Remark::Died { span: place.clone(), name });
    }
    if !signs.has(Sign::Moved) {
        return;
    }
    let sentence = in_one_line(sentence);
    let theirs = || THEIRS.any(&sentence) && !MINE.matches(&sentence);
    if !sentence.ends_with('?') && MOVED.any(&folded.text) && !theirs() {
        let continues =
            |n: &&str| n.len() < 300 && (sentence.ends_with(':') || sentence.to_lowercase().contains("mail"));
        let to = first_address(&sentence).or_else(|| of(at + 1).filter(continues).and_then(first_address));
        if to.is_some() || ENDS.matches(&sentence) {
            found.push(Remark::Moved { span: place.clone(), to });
        }
    }
}

fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.replace('\n', " ").into() } else { text.into() }
}

/// A text that is not parted yet holds what may be a remark in it, whoever wrote it.
pub(super) fn may_stand_in(text: &str) -> bool {
    // two letters that fold to s and k
    let folds = |letter: &str| memchr::memmem::find(text.as_bytes(), letter.as_bytes()).is_some();
    unquoted_runs(text).any(holds_one_somewhere) || folds("ſ") || folds("\u{212a}")
}

/// Neighbouring lines that are not quoted.
fn unquoted_runs(text: &str) -> impl Iterator<Item = &str> {
    let mut runs: Vec<Span> = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).chain([text.len()]) {
        if !text.get(start..end).is_none_or(is_quoted) {
            match runs.last_mut() {
                Some(run) if run.end == start => run.end = end,
                _ => runs.push(start..end),
            }
        }
        start = end;
    }
    runs.into_iter().filter_map(|run| text.get(run))
}

/// Each kind by itself, in windows: a sentence around its sign lies within one of them.
fn holds_one_somewhere(run: &str) -> bool {
    let mut judged = [0; KINDS.len() + 1];
    let mut window: Option<(Span, Folded)> = None;
    for (sign, kind) in signs::of_remarks(run) {
        let Some(judged) = judged.get_mut(KINDS.iter().position(|one| *one == kind).unwrap_or(KINDS.len())) else {
            continue;
        };
        if sign.end <= *judged {
            continue;
        }
        if kind == Sign::FormerName {
            let line = line_around(run, &sign);
            *judged = line.end;
            if run.get(line).is_some_and(|line| about_self::former_name(line).is_some()) {
                return true;
            }
            continue;
        }
        let near = reach(run, &sign, 0);
        let (place, folded) = match window.take() {
            Some(known) if known.0.start <= near.start && near.end <= known.0.end => window.insert(known),
            _ => {
                let place = reach(run, &sign, WINDOW);
                let folded = Folded::new(run.get(place.clone()).unwrap_or_default());
                window.insert((place, folded))
            }
        };
        *judged = if place.end == run.len() { run.len() } else { place.end.saturating_sub(LONGEST_SENTENCE) };
        let holds = match kind {
            Sign::Silence => no_contact::may_stand_in(folded),
            Sign::Threat => threats::may_stand_in(folded),
            Sign::Death => deaths::may_stand_in(folded),
            _ => MOVED.may_stand_in(&folded.text),
        };
        if holds {
            return true;
        }
    }
    false
}

/// From a sentence before a sign to a sentence behind it, and so much further.
fn reach(run: &str, sign: &Span, further: usize) -> Span {
    let start = speech::beginning(run, sign.start.saturating_sub(LONGEST_SENTENCE)).len();
    let end = (sign.end + LONGEST_SENTENCE + further).min(run.len());
    start..(end..=run.len()).find(|at| run.is_char_boundary(*at)).unwrap_or(run.len())
}

fn line_around(run: &str, sign: &Span) -> Span {
    let start = run.get(..sign.start).and_then(|above| above.rfind('\n')).map_or(0, |at| at + 1);
    let end = run.get(sign.end..).and_then(|below| below.find('\n')).map_or(run.len(), |at| sign.end + at);
    start..end
}

static MOVED: LazyLock<Rules> = LazyLock::new(|| Rules::new(MOVED_RULES, &[]));
const MOVED_RULES: &[Rule] = &[
    ("", r"\b(?:meine? )?neue[nr]? (?:e-?mail|mail|private?)?-?(?:adresse|anschrift)\b", ""),
    ("", r"\bnew (?:e-?mail |home |private |personal )?address\b", ""),
    ("", r"\berreich\w* (?:(?:du|sie|ihr) )?mich\b~\bunter\b|\bmich\b[ -\x7d]{0,40}\berreich\w*\b~\bunter\b", ""),
    ("", r"\b(?:ab|seit) [ -\x7d]{0,40}\berreichbar unter\b", ""),
    ("", r"\b(?:ab sofort|kuenftig|in zukunft|ab (?:dem )?[0-9]+\.|von nun an)\b[ -\x7d]{0,80}@", ""),
    (
        "",
        r"\breach me (?:at|on|here|under)\b~@|\bfrom now on\b[ -\x7d]{0,80}@|\bmy address (?:is now|will be|changes)\b",
        "",
    ),
    (
        "",
        r"\b(?:this|my (?:old|work|current)) (?:e-?mail )?address (?:will (?:stop|be|cease|expire|die|go|no longer)|stops|dies|ends|expires|goes|is (?:going|about))\b",
        "",
    ),
    (
        "",
        r"\bdiese (?:e-?mail-?|mail-?)?adresse (?:wird|gilt|ist|gibt|funktioniert|erlischt|endet|existiert|stirbt)\b",
        "",
    ),
    // whole archives hold all of its words somewhere: what stands before is left to the reading of the letter
    (
        r"\b(?:don't|do not|no longer|not|nicht|statt|instead of)\b[ -\x7d]{0,40}\b(?:old|this|work|alten?|dieser?|diese)\b[ -\x7d]{0,20}",
        r"\b(?:address|adresse)\b[ -\x7d]{0,80}@",
        "",
    ),
];
/// Somebody else's new address, or the reader's own.
static THEIRS: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(THEIRS_SOURCES));
const THEIRS_SOURCES: &[&str] = &[
    r"(?i)\b(?:his|her|their|its|your|whose|seine[nr]?|ihre[nr]?|deine[nr]?|eure[nr]?|deren|dessen) (?:\p{L}+ ){0,2}(?:new|neue[nr]?)\b",
    r"(?i)\b(?:he|she|him|er|ihn|ihm)\b",
    r"\b\p{Lu}[\p{L}-]*\p{Ll}(?:['’]s?|s['’]) (?:\p{L}+ )?new (?:e-?mail |home |private |personal )?address\b",
    r"\b\p{Lu}[\p{L}-]+[sxzß]['’]? neue[nr]? (?:(?:E-?)?Mail-?|private )?[Aa](?:dresse|nschrift)\b",
    r"(?i:\bneue[nr]? (?:e-?mail-?|mail-?)?(?:adresse|anschrift)) (?:von|des|der) (?:\p{Ll}+ )?\p{Lu}",
    r"(?i:\bnew (?:e-?mail )?address) (?:of|for) (?:\p{Ll}+ )?\p{Lu}",
];
static MINE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)\b(?:my|our|meine[nr]?|unsere[nr]?) (?:\p{L}+ )?(?:new|neue[nr]?)\b|\bals neue\b")
});
static ENDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:this|my (?:old|work|current)) (?:e-?mail )?address (?:will (?:stop|be (?:de|closed|switched|dead|gone)|cease|expire|die|no longer)|stops|dies|ends|expires)\b|\bdiese (?:e-?mail-?|mail-?)?adresse (?:wird .{0,40}(?:abgeschaltet|gelöscht|stillgelegt|deaktiviert)|gilt nur noch|gilt .{0,30}nicht mehr|ist .{0,40}nicht mehr|gibt es .{0,40}nicht mehr|funktioniert .{0,30}nicht mehr|erlischt|endet|stirbt|existiert .{0,30}nicht mehr)",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rules_compile() {
        assert!(MOVED.compile() && THEIRS.compile() && MINE.compiles() && ENDS.compiles());
    }

    fn read(text: &str) -> Vec<Remark> {
        let whole = 0..text.len();
        remarks(text, std::slice::from_ref(&whole), &Signs::in_spans(text, [&whole]), &Context::default())
    }

    /// What the rules find, the first sweep must let through.
    #[test]
    fn nothing_is_passed_over() {
        for sentence in [
            "Bitte melde dich nicht mehr bei mir.",
            "Melden Sie sich nie wieder.",
            "Schreib uns nicht mehr.",
            "Stop harassing me.",
            "Stop writing to us.",
            "Please don't bother us again.",
            "I want nothing to do with you.",
            "I asked you to stop writing to me.",
            "Bitte sehen Sie von weiteren Nachrichten ab.",
            "Wir werden Sie verklagen.",
            "I will take you to court.",
            "Karl Ebner verstarb am Montag.",
            "Karl Ebner starb im März.",
            "Wir müssen Abschied von Karl Ebner nehmen.",
            "We mourn the loss of Alun Prosser.",
            "Meine neue Anschrift: kim@neu.example",
            "From now on write to kim@neu.example, please.",
            "Künftig bitte an kim@neu.example.",
        ] {
            let found = read(sentence);
            assert!(!found.is_empty() && may_stand_in(sentence), "{sentence}");
        }
    }

    #[test]
    fn moved_addresses() {
        let moved = |text: &str| {
            read(text).into_iter().find_map(|r| match r {
                Remark::Moved { to, .. } => Some(to.map(|a| a.to_string())),
                _ => None,
            })
        };
        for (text, want) in [
            ("Meine neue Adresse: tom@neu.example", Some(Some("tom@neu.example"))),
            ("From Monday you can reach me at dale@prairie.example.", Some(Some("dale@prairie.example"))),
            ("Diese Adresse wird Ende Mai abgeschaltet.", Some(None)),
            ("Die Adresse des Museums habe ich nicht.", None),
            ("Ab Mai erreichst du mich unter kim@neu.example.", Some(Some("kim@neu.example"))),
            ("Here's my new address: kim@neu.example", Some(Some("kim@neu.example"))),
            ("Als neue Adresse nimm bitte kim@neu.example", Some(Some("kim@neu.example"))),
            ("His new address is tom@neu.example", None),
            ("By the way, his new e-mail address: tom@neu.example", None),
            ("Their new address is tom@neu.example.", None),
            ("Seine neue Adresse ist tom@neu.example.", None),
            ("Ihre neue Adresse lautet tom@neu.example.", None),
            ("Hier seine ganz neue Adresse: tom@neu.example", None),
            ("Tom's new address is tom@neu.example", None),
            ("Tom’s new e-mail address: tom@neu.example", None),
            ("Toms neue Adresse: tom@neu.example", None),
            ("My new address: http://neu.example/mail?to=kim@neu.example", None),
            ("Die neue Adresse von Tom ist tom@neu.example.", None),
            ("From now on he writes from tom@neu.example.", None),
            ("Tom erreichst du unter tom@neu.example.", None),
            ("Kuenftig bitte an kim@neu.example.", Some(Some("kim@neu.example"))),
            ("Please do not use my old address, but kim@neu.example.", Some(Some("kim@neu.example"))),
            ("Don't hesitate to call me this week or next, at the following address: kim@neu.example", None),
            (
                "From now on please use my private address alone for all that is not about work: kim@neu.example",
                Some(Some("kim@neu.example")),
            ),
        ] {
            assert_eq!(moved(text).as_ref().map(|to| to.as_deref()), want, "{text}");
            assert!(want.is_none() || may_stand_in(text), "{text}");
        }
    }
}
