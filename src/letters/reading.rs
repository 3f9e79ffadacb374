//! One letter in, everything that can be read in it by itself out.

use super::context::Context;
use super::facts::{FACTS, Facts};
use super::signs::{PATCH_WORDS, Set, Sign, Signs};
use super::{about_self, bounces, card, card_block, own_words, remarks, signature};
use crate::model::{Address, Kind, Language, Letter, Mailbox, Promise, Reading, Salutation, Span, Who};
use crate::speech::{self, addressed, language, register, salutation, sentences};

/// Longest text that is read for facts, in bytes; own words of letters stay far below.
const LONGEST: usize = 200_000;
/// The register shows in less, in bytes.
const LONGEST_FOR_CUES: usize = 64 << 10;

/// Longest courtesy with all its question marks, in bytes.
const LONGEST_COURTESY: usize = 60;

/// Reads what one letter says, by itself. Linear in the length of the text.
pub fn read(letter: &Letter) -> Reading {
    read_in(letter, &Context::default())
}

/// The same for a letter of an archive, whose other letters tell more about whose words are whose.
pub fn read_in(letter: &Letter, context: &Context) -> Reading {
    let (mut reading, body, signs) = bearing(letter, context);
    if let (Kind::Personal | Kind::List, Some(facts)) = (letter.kind, FACTS.as_ref()) {
        let name =
            reading.sign_off.as_ref().and_then(|(place, sign_off)| signed_name(&letter.text, place, &sign_off.name));
        let writer = writer(letter);
        let mut found = card::card(&letter.text, name.as_ref(), reading.signature.as_ref(), &writer);
        let says = !(found.phones.is_empty() && found.companies.is_empty() && found.titles.is_empty());
        if !says || found.name.is_none() {
            let lines: Vec<Span> = reading.own.iter().chain(&reading.signature).cloned().collect();
            let block = card_block::block(&letter.text, &lines, &writer);
            let other = block.map(|block| card::card(&letter.text, name.as_ref(), Some(&block), &writer));
            found = other.filter(|other| other.name.is_some()).unwrap_or(found);
        }
        reading.card = found;
        sentence_facts(&mut reading, &letter.text, &body.pieces, &signs, facts, letter);
    }
    reading
}

/// All that the header says of the writer's name.
fn writer(letter: &Letter) -> String {
    letter.from.as_ref().map_or(String::new(), |m| [m.name.as_str(), m.address.local()].join(" "))
}

/// Where the name stands in a sign-off: at its end.
fn signed_name(text: &str, place: &Span, name: &str) -> Option<Span> {
    let at = text.get(place.clone())?.rfind(name).filter(|_| !name.is_empty())?;
    Some(place.start + at..place.start + at + name.len())
}

/// Builds what every reading needs, which takes longer than reading many letters: for whoever waits for something else.
pub fn build_ahead() {
    let text =
        "Hallo Anna,\n\nkannst du mir helfen?\n\nViele Grüße\nJana\n\nAm 1. Mai 2020 schrieb Anna Weber:\n> Ja.\n";
    let from = Address::parse("jana@example.org").map(|address| Mailbox { name: "Jana".to_owned(), address });
    read(&Letter { text: text.to_owned(), from, kind: Kind::Personal, ..Letter::default() });
}

/// Of [`read`] only whose words are whose, and in which language: all that a search asks for.
pub fn read_words(letter: &Letter) -> Reading {
    own_words(letter, &Context::default()).0
}

/// Of [`read`] what bears on other letters: own words, register and remarks.
pub fn read_bearing(letter: &Letter) -> Reading {
    bearing(letter, &Context::default()).0
}

fn bearing(letter: &Letter, context: &Context) -> (Reading, Body, Signs) {
    let (mut reading, body) = own_words(letter, context);
    let mut signs = Signs::default();
    if letter.kind == Kind::Bounce {
        reading.remarks = bounces::bounces(beginning(&letter.text));
        return (reading, body, signs);
    }
    if reading.language != Some(Language::English) {
        reading.cues = register::cues(speech::beginning(&body.text, LONGEST_FOR_CUES));
        let salutation = reading.salutation.as_ref().map(|(_, s)| s);
        reading.verdict = register::verdict(&reading.cues, salutation, reading.sign_off.as_ref().map(|(_, s)| s));
    }
    if matches!(letter.kind, Kind::Personal | Kind::List) {
        signs = Signs::in_spans(&letter.text, reading.own.iter().chain(&reading.signature));
        // "See you in court" stands where people greet
        let said: Vec<Span> =
            body.pieces.iter().chain(reading.sign_off.iter().map(|(place, _)| place)).cloned().collect();
        reading.remarks = remarks::remarks(&letter.text, &said, &signs, context);
        let of_self = about_self::about_self(letter, &reading.own, reading.signature.as_ref(), &signs);
        reading.remarks.extend(of_self);
    }
    (reading, body, signs)
}

fn own_words(letter: &Letter, context: &Context) -> (Reading, Body) {
    let mut reading = Reading::default();
    if letter.kind == Kind::Bounce {
        return (reading, Body::default());
    }
    let text = letter.text.as_str();
    let all = own_words::lines_read(text);
    let quoted = context.quoted(&all);
    let writer = writer(letter);
    let parted = signature::part(own_words::unquoted(&all, &quoted, &writer), &writer, context);
    let mut body = Body::new(text, &parted, letter);
    reading.own = own_words::spans(&parted.own);
    reading.signature = parted.signature;
    reading.salutation = body.salutation.take();
    reading.sign_off = body.sign_off.take();
    reading.language = language::of(&body.text);
    (reading, body)
}

fn beginning(text: &str) -> &str {
    let text = speech::beginning(text, own_words::LONGEST_READ);
    let end =
        memchr::memchr_iter(b'\n', text.as_bytes()).nth(own_words::MOST_LINES - 1).map_or(text.len(), |at| at + 1);
    text.get(..end).unwrap_or(text)
}

/// The own words without salutation and sign-off.
#[derive(Default)]
struct Body {
    text: String,
    /// The same as places in the letter.
    pieces: Vec<Span>,
    salutation: Option<(Span, Salutation)>,
    sign_off: Option<(Span, crate::model::SignOff)>,
}

impl Body {
    fn new(text: &str, parted: &signature::Parted<'_>, letter: &Letter) -> Body {
        let own = &parted.own;
        let close = parted.sign_off.as_ref();
        let mut from = 0;
        let mut salutation = None;
        let mut head_end = None;
        let mut names = None;
        let filled = own.iter().enumerate().filter(|(_, l)| !l.text.trim().is_empty()).take(3);
        let first = own.iter().position(|line| !line.text.trim().is_empty()).unwrap_or_default();
        let above = |at: usize| close.is_none_or(|c| at < c.first || at == c.first && c.start > 0);
        for (at, line) in filled.filter(|(at, _)| above(*at)) {
            let alone = own.len() > at + 2 && own.get(at + 1).is_some_and(|below| own_words::is_blank(below.text));
            let lone = || {
                if at == first && (alone || line.text.trim_end().ends_with(':')) {
                    addressed::lone_name(line.text)
                } else {
                    None
                }
            };
            let greeted = salutation::parse(line.text).filter(|found| at == first || !salutation::is_bare(found));
            if let Some(mut found) = greeted.or_else(lone) {
                let last = last_salutation(own, at);
                found.group |= last > at;
                let end = own.get(last).map_or(line.span.end, |last| last.span.end);
                let whole = own_words::trimmed(text, &(line.span.start..end));
                // without a bullet before it or a web address behind it
                let start =
                    text.get(whole.clone()).and_then(|all| all.find(&found.line)).unwrap_or_default() + whole.start;
                let linked = last == at && found.line.len() < line.text.len() && line.text.contains("<http");
                let end = if linked { start + found.line.len() } else { whole.end };
                salutation = Some((start..end, found));
                from = last + 1;
                break;
            }
            let mut by_name = || {
                if at != first {
                    return None;
                }
                addressed::by_name(line.text, names.get_or_insert_with(|| addressed_names(letter)))
            };
            if let Some(found) = salutation::parse_head(line.text).or_else(&mut by_name) {
                let length = found.line.len().min(line.text.len());
                let start = line.span.start + (line.text.len() - line.text.trim_start().len());
                let end = (start + length).min(line.span.end);
                if text.is_char_boundary(end) {
                    salutation = Some((start..end, found));
                    (from, head_end) = (at, Some(end));
                }
                break;
            }
        }
        let to = close.map_or(own.len(), |c| c.first);
        let mut pieces = own_words::spans(own.get(from..to.max(from)).unwrap_or_default());
        // what stands before the closing on its line
        if let Some((close, line)) = close.and_then(|c| Some((c, own.get(c.first)?))).filter(|(c, _)| c.start > 0) {
            pieces.push(line.span.start..line.span.start + close.start);
        }
        if let (Some(end), Some(first)) = (head_end, pieces.first_mut()) {
            first.start = end.clamp(first.start, first.end);
        }
        // a postscript below the name belongs to the body, too
        if let Some(close) = close {
            pieces.extend(own_words::spans(own.get(close.last + 1..).unwrap_or_default()));
        }
        let sign_off = close.and_then(|c| {
            let (first, last) = (own.get(c.first)?, own.get(c.last)?);
            Some((own_words::trimmed(text, &(first.span.start + c.start..last.span.end)), c.sign_off.clone()))
        });
        let joined = pieces.iter().filter_map(|p| text.get(p.clone())).collect();
        Body { text: joined, pieces, salutation, sign_off }
    }
}

/// Parts of the names of those addressed, in lower case with a blank behind each; of the first few, since nobody greets
/// a hundred by name.
fn addressed_names(letter: &Letter) -> String {
    let mut names = String::new();
    for mailbox in letter.to.iter().chain(&letter.cc).take(30) {
        let written = [mailbox.name.as_str(), mailbox.address.local()];
        for part in written.iter().flat_map(|name| name.split(|c: char| !c.is_alphabetic())) {
            if part.chars().nth(1).is_some() {
                names.push_str(part);
                names.push(' ');
            }
        }
    }
    names.to_lowercase()
}

/// The last of several salutations one below the other: „Sehr geehrte Frau Knott," „sehr geehrter Herr Zabel,".
fn last_salutation(own: &[own_words::Line<'_>], first: usize) -> usize {
    let mut last = first;
    for (at, line) in own.iter().enumerate().skip(first + 1).take(8) {
        if own_words::is_blank(line.text) {
            continue;
        }
        match salutation::parse(line.text) {
            Some(next) if !next.adjective.is_empty() || !next.honorific.is_empty() => last = at,
            _ => break,
        }
    }
    last
}

/// A patch is code: nobody promises or asks anything in it.
fn before_patch<'t>(text: &'t str, piece: &Span, signs: &Signs) -> &'t str {
    let exact = |place: &Span| text.get(place.clone()).is_some_and(|found| PATCH_WORDS.contains(&found));
    let cut = signs.within(piece).find(|(place, sign)| *sign == Sign::Patch && exact(place));
    let end = cut.map_or(piece.end, |(place, _)| place.start);
    text.get(piece.start..end).unwrap_or_default()
}

fn sentence_facts(reading: &mut Reading, text: &str, pieces: &[Span], signs: &Signs, facts: &Facts, letter: &Letter) {
    let mut last_sentences: Vec<Span> = Vec::new();
    let mut budget = LONGEST;
    for piece in pieces {
        let mut own = before_patch(text, piece, signs);
        while own.len() > budget {
            own = own.get(..budget).unwrap_or_else(|| own.get(..budget.saturating_sub(1)).unwrap_or_default());
            if budget < 4 {
                break;
            }
        }
        budget = budget.saturating_sub(own.len());
        for span in sentences::split(own) {
            let sentence = own.get(span.clone()).unwrap_or_default();
            let place = piece.start + span.start..piece.start + span.end;
            if sentence.len() <= 1000 {
                one_sentence(reading, sentence, &place, signs.set(&place), facts, letter);
            }
            last_sentences.push(place);
        }
    }
    let closes = |span: &Span| {
        let short = text.get(span.clone()).filter(|s| s.len() < 400 && signs.set(span).has(Sign::Closing));
        short.is_some_and(|s| facts.closing.matches(s))
    };
    let farewell = last_sentences.iter().rev().take(3).any(closes);
    let short = last_sentences.len() <= 2 && reading.sign_off.as_ref().is_some_and(|(_, s)| !s.closing.is_empty());
    reading.closing = reading.questions.is_empty() && (farewell || short);
}

fn one_sentence(reading: &mut Reading, sentence: &str, place: &Span, signs: Set, facts: &Facts, letter: &Letter) {
    let asks = sentence.trim_end_matches(['"', '“', '”', ')', ' ']).ends_with('?');
    if !asks && signs == Set::default() {
        return;
    }
    let straight;
    let sentence = if sentence.contains('’') {
        straight = sentence.replace('’', "'");
        straight.as_str()
    } else {
        sentence
    };
    if is_question(sentence, asks, signs, facts) {
        reading.questions.push(place.clone());
    }
    promise(reading, sentence, place, signs, facts);
    if reading.language != Some(Language::English) && signs.has(Sign::Du) {
        du_offer(reading, sentence, place, facts, letter);
    }
}

fn promise(reading: &mut Reading, sentence: &str, place: &Span, signs: Set, facts: &Facts) {
    let mut rules = facts.promises.iter().enumerate().filter(|(rule, _)| signs.has(Sign::Promise(*rule))).peekable();
    if rules.peek().is_none() {
        return;
    }
    let end = sentence.trim_end().to_lowercase();
    let tagged = [", ja?", ", gell?", ", ok?", ", okay?", ", oder?", ", yes?", ", right?", ", shall we?"]
        .iter()
        .any(|t| end.ends_with(t));
    if end.ends_with('?') && !tagged && !end.starts_with("lass") {
        return; // a question promises nothing
    }
    for (_, (pattern, who)) in rules {
        let Some(found) = pattern.find(sentence).and_then(|found| sentence.get(found)) else { continue };
        let lower = found.to_lowercase();
        if ![" not ", "n't ", " nicht ", " never ", " kein", " should be "].iter().any(|no| lower.contains(no)) {
            reading.promises.push(Promise { span: place.clone(), who: *who, kind: facts.kind_of(sentence) });
            return;
        }
    }
}

fn du_offer(reading: &mut Reading, sentence: &str, place: &Span, facts: &Facts, letter: &Letter) {
    if reading.du_offer.is_some() {
        return;
    }
    let formal = reading.salutation.as_ref().is_some_and(|(_, s)| s.formal > s.informal);
    let own_name = || {
        let name = letter.from.as_ref().map(|m| m.name.to_lowercase()).unwrap_or_default();
        let alone = || facts.du_own_name_alone.group(sentence, 1).filter(|_| formal);
        facts.du_own_name.group(sentence, 1).or_else(alone).is_some_and(|m| {
            let said = m.as_str().to_lowercase();
            name.split(|c: char| !c.is_alphabetic()).any(|part| part == said)
        })
    };
    let offers = facts.du_offer.matches(sentence) || own_name();
    if offers || facts.du_accept.matches(sentence) {
        reading.du_offer = Some((place.clone(), if offers { Who::Writer } else { Who::Reader }));
    }
}

/// Asked of the reader: ends in a question mark or is a request, and is no courtesy.
fn is_question(sentence: &str, asks: bool, signs: Set, facts: &Facts) -> bool {
    let requests = || signs.has(Sign::Request) && facts.request.matches(sentence);
    let quoted = sentence.trim_start().starts_with(['„', '"', '“', '»']) && !sentence.trim_end().ends_with('?');
    if quoted {
        return false;
    }
    if !asks {
        return sentence.len() < 300 && requests();
    }
    !(sentence.len() < LONGEST_COURTESY && facts.courtesy.matches(sentence)) && (addressed(sentence) || requests())
}

/// Contains you, du or Sie, a question word, or begins with a verb.
fn addressed(sentence: &str) -> bool {
    const YOU: &[&str] = &[
        "you", "your", "yours", "du", "dir", "dich", "dein", "deine", "deinen", "deiner", "deinem", "ihr", "euch",
        "euer", "eure", "ihnen", "ihre", "ihren", "ihrem", "you're", "you've", "you'd", "magst", "hast", "bist",
        "kannst", "willst", "weißt", "kommst", "schickst", "meinst", "we", "wir", "uns", "us",
    ];
    const WORDS: &[&str] = &[
        "wer", "was", "wann", "wo", "warum", "wieso", "weshalb", "wie", "welche", "welcher", "welches", "welchen",
        "wohin", "woher", "wem", "wen", "wozu", "who", "what", "when", "where", "why", "how", "which", "whose",
    ];
    const VERBS: &[&str] = &[
        "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
        "shall", "should", "may", "might", "any", "gibt", "ist", "sind", "hat", "haben", "wird", "werden", "kann",
        "können", "darf", "soll", "sollen", "muss", "geht", "passt", "kommt", "stimmt", "lohnt", "braucht", "bleibt",
        "wäre", "hätte", "könnte", "dürfte", "war", "reicht", "klappt", "lebt", "steht", "sollte",
    ];
    let words: Vec<String> = sentence
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphabetic()).replace('’', "'").to_lowercase())
        .collect();
    let filled: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    let sie = sentence.split_whitespace().any(|w| w.trim_matches(|c: char| !c.is_alphabetic()) == "Sie");
    let joint = |w: &str| matches!(w, "und" | "and" | "aber" | "but" | "oder" | "or" | "also" | "so" | "denn");
    let first = filled.iter().copied().find(|w| !joint(w)).unwrap_or_default();
    sie || filled.iter().any(|w| YOU.contains(w) || WORDS.contains(w)) || (filled.len() >= 3 && VERBS.contains(&first))
}
