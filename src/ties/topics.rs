//! The letters between us in, what came up between us and hardly elsewhere out: contrast, not frequency.

use super::hurt::hurts;
use super::sentence::{evidence, is_exchange, own_sentences};
use crate::model::{Direction, Entry, Evidence, Language, Span, Topic};
use crate::speech::sensitivity::{self, Tier};
use crate::speech::{one_line, stems, subject, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Log-odds with the rest of the archive as prior, after Monroe, Colaresi and Quinn, "Fightin' Words" (2008): the prior
/// weighs as much as so many letters.
const PRIOR: f64 = 10.0;
const LOWEST_SCORE: f64 = 4.0;
/// What stands in a greater part of all other letters is no topic: one in so many.
const TOO_COMMON: usize = 50;
/// Phrases that are looked up in the archive, those of the most letters first.
const LOOKED_UP: usize = 300;
const LONGEST_PHRASE: usize = 3;
const SHORTEST_WORD: usize = 3;
const TOPICS: usize = 12;
/// Sentences with a phrase among which a copy is looked for.
const COMPARED: usize = 20;
/// So many threads in which one of us alone wrote of it make a topic, too; fewer only where both did.
const ENOUGH_OF_ONE: usize = 4;

/// All letters of the archive, with others too.
pub trait Archive {
    fn letters(&self) -> usize;
    /// How many hold these stems one behind the other; counted up to `limit`.
    fn holding(&self, stems: &str, limit: usize) -> Option<usize>;
}

#[derive(Default)]
struct Candidate {
    /// It stood behind an article or with a capital: it is a noun, as far as English tells.
    noun: bool,
    /// As written, with the number of times.
    written: FxHashMap<String, usize>,
    letters: Vec<usize>,
    threads: FxHashSet<String>,
    /// Where it stands: an entry and the sentence. What is copied from letter to letter counts once.
    places: Vec<(usize, Span)>,
}

/// `names`: parts of the names of the two, in lower case; they are no topics. Entries oldest first. The most telling
/// first.
pub fn topics(entries: &[Entry], names: &BTreeSet<String>, archive: &dyn Archive) -> Vec<Topic> {
    let exchange: Vec<&Entry> = entries.iter().filter(|entry| is_exchange(entry)).collect();
    let shared = |found: &Candidate| {
        let by = |direction| found.letters.iter().any(|at| exchange.get(*at).is_some_and(|e| e.direction == direction));
        found.threads.len() >= ENOUGH_OF_ONE || by(Direction::In) && by(Direction::Out)
    };
    let mut candidates: Vec<(String, Candidate)> = candidates(&exchange, names)
        .into_iter()
        .filter(|(_, found)| found.noun && found.threads.len() >= 2 && shared(found))
        .collect();
    candidates.sort_by(|(a, x), (b, y)| y.letters.len().cmp(&x.letters.len()).then_with(|| a.cmp(b)));
    candidates.truncate(LOOKED_UP);
    let scored = candidates.into_iter().filter_map(|(stems, found)| {
        let score = score(&stems, &found, exchange.len(), archive)?;
        (score >= LOWEST_SCORE).then_some((score, stems, found))
    });
    let mut scored: Vec<(f64, String, Candidate)> = scored.collect();
    // of two that say the same the longer one
    scored.sort_by(|(a, x, _), (b, y, _)| b.total_cmp(a).then(y.len().cmp(&x.len())).then_with(|| x.cmp(y)));
    let mut said: FxHashSet<String> = FxHashSet::default();
    let mut topics: Vec<Topic> = Vec::new();
    for (_, stems, found) in scored {
        if stems.split(' ').any(|stem| said.contains(stem)) {
            continue;
        }
        if let Some(topic) = topic(&found, &exchange, &topics) {
            said.extend(stems.split(' ').map(str::to_owned));
            topics.push(topic);
        }
        if topics.len() == TOPICS {
            break;
        }
    }
    topics
}

/// How odd a subject line is: the mean over its words of how rare they are, in thousandths of a nat.
pub(super) fn oddity(title: &str, archive: &dyn Archive) -> u64 {
    let all = archive.letters() as f64 + 1.0;
    let limit = archive.letters() / TOO_COMMON + 1;
    let rarity = |stems: &str| {
        let held = archive.holding(stems, limit).unwrap_or(limit) as f64;
        (1000.0 * (all / (held + 1.0)).ln()).max(0.0)
    };
    let telling = |word: &String| word.chars().count() >= SHORTEST_WORD && !is_stop_word(word);
    let words: Vec<String> = words::lower(title).into_iter().filter(telling).collect();
    let rarities = words.iter().filter_map(|word| {
        let forms = stems::query(word).into_iter().next()?;
        forms.iter().map(|form| rarity(form)).reduce(f64::min)
    });
    (rarities.sum::<f64>() / words.len().max(1) as f64) as u64
}

fn candidates(exchange: &[&Entry], names: &BTreeSet<String>) -> FxHashMap<String, Candidate> {
    let mut candidates = FxHashMap::default();
    for (at, entry) in exchange.iter().enumerate() {
        let Some(language) = entry.reading.language else { continue };
        let thread = subject::thread_key(&entry.subject);
        // a letter without a subject is a thread of its own
        let thread = if thread.is_empty() { format!("#{}", entry.id.0) } else { thread };
        for sentence in own_sentences(entry).into_iter().filter_map(|sentence| between_ends(entry, sentence)) {
            let text = entry.text.get(sentence.clone()).unwrap_or_default();
            for (phrase, noun) in phrases(text, language, names) {
                let stems = stems::terms(phrase, Some(language));
                let found: &mut Candidate = candidates.entry(stems).or_default();
                let said = |(of, span): &(usize, Span)| {
                    exchange.get(*of).and_then(|of| of.text.get(span.clone())).is_some_and(|said| said == text)
                };
                if found.places.iter().take(COMPARED).any(said) {
                    continue;
                }
                found.noun |= noun;
                *found.written.entry(one_line(phrase)).or_default() += 1;
                found.places.push((at, sentence.clone()));
                if found.letters.last() != Some(&at) {
                    found.letters.push(at);
                    found.threads.insert(thread.clone());
                }
            }
        }
    }
    candidates
}

/// What a sentence says between salutation and sign-off.
fn between_ends(entry: &Entry, sentence: Span) -> Option<Span> {
    let salutation = entry.reading.salutation.as_ref().map_or(0, |(span, _)| span.end);
    let sign_off = entry.reading.sign_off.as_ref().map(|(span, _)| span);
    let below = sign_off.is_some_and(|sign_off| sentence.start >= sign_off.start && sentence.start < sign_off.end);
    let end = sign_off.map_or(usize::MAX, |sign_off| sign_off.start);
    let end = if sentence.start < end { sentence.end.min(end) } else { sentence.end };
    let start = sentence.start.max(salutation);
    (!below && start < end).then_some(start..end)
}

/// One to three words of a sentence that may be a topic: in German they begin and end in a noun, in English there is no
/// stop word in them.
fn phrases<'t>(sentence: &'t str, language: Language, names: &BTreeSet<String>) -> Vec<(&'t str, bool)> {
    let spans = words::split(sentence);
    let word = |at: usize| spans.get(at).and_then(|span| sentence.get(span.clone())).unwrap_or_default();
    let kind = |at: usize| {
        let word = word(at);
        let lower = word.to_lowercase();
        let said = match language {
            Language::English => true,
            Language::German => at > 0 && word.starts_with(char::is_uppercase),
        };
        let of_letters = word.chars().all(|c| c.is_alphabetic() || c == '-') && !word.starts_with('-');
        let telling = of_letters && !names.contains(&lower) && !is_stop_word(&lower);
        let joins = language == Language::German && matches!(lower.as_str(), "der" | "des" | "von" | "für" | "und");
        (said && telling && word.chars().count() >= SHORTEST_WORD, telling || joins)
    };
    let kinds: Vec<(bool, bool)> = (0..spans.len()).map(kind).collect();
    let noun = |at: usize| {
        let before = at.checked_sub(1).map(|before| word(before).to_lowercase()).unwrap_or_default();
        let rest = || spans.get(at).and_then(|span| sentence.get(span.end..)).unwrap_or_default();
        // "It's football."
        let is = before == "is" || before.ends_with("'s") || before.ends_with("’s");
        let behind = || ARTICLES.contains(&before.as_str()) || is && !rest().starts_with(char::is_whitespace);
        at > 0 && word(at).starts_with(char::is_uppercase) || behind()
    };
    let able = |at: &usize| kinds.get(*at).is_some_and(|(ends, _)| *ends);
    let mut phrases = Vec::new();
    for first in (0..spans.len()).filter(able) {
        let inner = |at: &usize| *at == first || kinds.get(*at - 1).is_some_and(|(_, inside)| *inside);
        for last in (first..spans.len().min(first + LONGEST_PHRASE)).take_while(inner).filter(able) {
            let whole = spans.get(first).zip(spans.get(last)).and_then(|(a, b)| sentence.get(a.start..b.end));
            // only blanks within
            let joined = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '\'' | '’');
            phrases.extend(whole.filter(|whole| whole.chars().all(joined)).map(|whole| (whole, noun(first))));
        }
    }
    phrases
}

fn score(stems: &str, found: &Candidate, letters: usize, archive: &dyn Archive) -> Option<f64> {
    let ours = found.letters.len() as f64;
    let others = archive.letters().saturating_sub(letters);
    let limit = found.letters.len() + others / TOO_COMMON + 1;
    let all = archive.holding(stems, limit).filter(|all| *all < limit)?;
    let theirs = all.saturating_sub(found.letters.len()) as f64;
    let (letters, others) = (letters as f64, others as f64);
    let prior = PRIOR * (theirs + 0.5) / (others + 1.0);
    let odds = |held: f64, of: f64| ((held + prior) / (of - held + PRIOR - prior)).ln();
    Some((odds(ours, letters) - odds(theirs, others)) * (found.threads.len() as f64).sqrt())
}

/// With the oldest of the harmless sentences that none of the others has, theirs first. Family matters only where they
/// told me of them twice; nothing of illness, death, parting, money or faith.
fn topic(found: &Candidate, exchange: &[&Entry], others: &[Topic]) -> Option<Topic> {
    let shouted = |phrase: &str| !phrase.contains(char::is_lowercase);
    let likelier = |phrase: &str, times: usize| (times, !shouted(phrase), std::cmp::Reverse(phrase.to_owned()));
    let (phrase, _) = found.written.iter().max_by_key(|(phrase, times)| likelier(phrase, **times))?;
    let tier = sensitivity::tier(phrase);
    let told = |at: &&usize| exchange.get(**at).is_some_and(|entry| entry.direction == Direction::In);
    if tier == Tier::Never || tier == Tier::Careful && found.letters.iter().filter(told).count() < 2 {
        return None;
    }
    let is_free = |found: &Evidence| {
        !hurts(&found.sentence) && !others.iter().any(|topic| topic.example.sentence == found.sentence)
    };
    let sentences = found.places.iter().filter_map(|(at, span)| Some(evidence(exchange.get(*at)?, span)));
    let sentences: Vec<Evidence> = sentences
        .filter(|found| is_free(found) && sensitivity::tier(&found.sentence) <= tier.max(Tier::Safe))
        .collect();
    let theirs = sentences.iter().find(|found| found.direction == Direction::In);
    let example = theirs.or(sentences.first())?.clone();
    let at = |at: Option<&usize>| at.and_then(|at| exchange.get(*at)?.at);
    Some(Topic {
        phrase: phrase.clone(),
        letters: found.letters.len(),
        first: at(found.letters.first()),
        last: at(found.letters.last()),
        example,
    })
}

static STOP_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let listed = [stop_words::Language::German, stop_words::Language::English].into_iter().flat_map(stop_words::get);
    listed.copied().chain(OF_ALL_LETTERS.split_whitespace()).collect()
});

/// Words before a noun.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "my", "your", "his", "her", "our", "their", "its", "this", "that", "these", "those", "some",
    "any", "no", "every", "each", "another", "of",
];

/// What letters are full of, whoever writes them.
const OF_ALL_LETTERS: &str = "\
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag wochenende januar jänner februar märz april mai juni \
    juli august september oktober november dezember uhr woche wochen monat monate tag tage jahr jahre heute morgen abend \
    mail e-mail email brief nachricht anhang gruß grüße grüßen dank danke frage fragen antwort bescheid idee termin \
    ding dinge sache sachen mal moment hoffnung anbei \
    monday tuesday wednesday thursday friday saturday sunday weekend january february march april may june july october \
    december week weeks month months day days year years today tomorrow yesterday tonight morning afternoon evening \
    letter message attachment attached thanks thank regards question questions answer reply time times thing things \
    herr herrn frau leute prozent euro stunde stunden minuten eur usd \
    stuff bit lot lots hope glad sorry great good nice sure";

fn is_stop_word(lower: &str) -> bool {
    STOP_WORDS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<&str> {
        let names = BTreeSet::from(["anna".to_owned(), "weber".to_owned()]);
        phrases(text, language, &names).into_iter().map(|(phrase, _)| phrase).collect()
    }

    #[test]
    fn what_may_be_a_topic() {
        assert_eq!(
            found("Der Stammtisch im Schwabinger Hof, Anna, war am Freitag.", Language::German),
            ["Stammtisch", "Schwabinger", "Schwabinger Hof", "Hof"]
        );
        assert_eq!(
            found("Beim Tag der Architektur war viel los.", Language::German),
            ["Architektur"] // a day is no topic
        );
        assert_eq!(found("Am Rand der Welt.", Language::German), ["Rand", "Rand der Welt", "Welt"]);
        assert_eq!(
            found("We should really see the college football.", Language::English),
            ["college", "college football", "football"]
        );
        assert!(found("Montag geht es leider nicht 2014.", Language::German).is_empty());
    }

    struct Few(FxHashMap<&'static str, usize>);

    impl Archive for Few {
        fn letters(&self) -> usize {
            1000
        }

        fn holding(&self, stems: &str, limit: usize) -> Option<usize> {
            Some(self.0.get(stems).copied().unwrap_or_default().min(limit))
        }
    }

    #[test]
    fn rarer_subjects_are_odder() {
        let archive = Few(FxHashMap::from_iter([("projekt", 300), ("besprech", 400), ("maultasch", 2)]));
        assert!(oddity("Die Maultaschen von Ulm", &archive) > oddity("Besprechung Projekt", &archive));
        assert_eq!(oddity("und die der", &archive), 0);
    }
}
