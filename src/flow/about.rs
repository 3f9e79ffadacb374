//! What somebody wants to know about in, the letters that speak of it and how well out.

use super::known::Known;
use crate::choose::{By, Hit, Role, Vote, relevance};
use crate::model::{Language, LetterId};
use crate::speech::asking::{self, Telling};
use crate::speech::{compounds, language, one_line, sentences, stems};
use crate::store::Store;
use anyhow::Result;
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// Words that are looked for; nobody asks for more.
const MOST_WORDS: usize = 16;
/// Letters that one word may find.
const MOST_HITS: usize = 4_000;
/// Letters that two words beside each other may find, which costs more.
const MOST_OF_PHRASE: usize = 1_000;
/// Compounds looked at for one word, and kept of those.
const MOST_COMPOUNDS: (usize, usize) = (400, 60);
/// Ways to split a word that are tried.
const MOST_SPLITS: usize = 60;
/// Letters from which a stem is looked for in compounds where it is not the word itself; where the words are German, and
/// where that cannot be told.
const SURE: (usize, usize) = (4, 5);
/// How near a word is in a compound, and in each of the two parts it is made of.
const IN_COMPOUND: f64 = 0.6;
const IN_PART: f64 = 0.4;
/// A word this much commoner than the rarest one tells nothing by itself.
const TELLING: f64 = 0.4;

/// One of the words that were asked about.
#[derive(Clone, Debug)]
pub struct Sought {
    pub typed: String,
    /// Stands in some letter, if only in part.
    pub found: bool,
    /// Natural logarithm of one in how many letters holds it.
    pub rarity: f64,
}

#[derive(Clone, Debug, Default)]
pub struct About {
    /// As it was typed, from the first word that tells to the last.
    pub subject: String,
    pub words: Vec<Sought>,
    /// Stems that count, with the word each stands for and how near it is to it.
    marks: BTreeMap<String, (usize, f64)>,
    /// With which two letters those begin: nearly every word of a letter is passed over by them.
    beginnings: FxHashSet<[u8; 2]>,
    /// How well a letter fits all words together.
    pub letters: BTreeMap<LetterId, f64>,
    /// Which words it holds, and how near.
    held: BTreeMap<LetterId, Near>,
    /// Signatures that say something of it, by the letters they were read from.
    pub signatures: BTreeMap<LetterId, Signature>,
}

/// The words that are there, and how near.
type Near = BTreeMap<usize, f64>;

#[derive(Clone, Debug)]
pub struct Signature {
    pub line: Line,
    near: Near,
}

/// A line that shows it, and the words in it that do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub line: String,
    pub words: Vec<String>,
}

impl About {
    /// Looks all words up, in any form, within compounds and in parts. The letters of a later time are left out.
    pub fn of(store: &Store, known: &Known, text: &str) -> Result<About> {
        let mut typed = asking::telling_words(text);
        typed.truncate(MOST_WORDS);
        let mut about = About::default();
        let mut hits: Vec<Hit> = Vec::new();
        about.subject = asking::subject(text).to_owned();
        // English has no compounds that are one word; who asks for "Tagessätze" in English means them all the same
        let sure = match (language::of(text), language::of(&about.subject)) {
            (Some(Language::German), _) | (_, Some(Language::German)) => Some(SURE.0),
            (_, Some(Language::English)) => None,
            _ => Some(SURE.1),
        };
        for (word, telling) in typed.iter().enumerate() {
            let typed = &telling.word;
            about.words.push(Sought { typed: typed.clone(), found: false, rarity: 0.0 });
            about.look_up(store, word, &forms(typed), By::Whole(1.0), &mut hits)?;
            let Some(sure) = sure else { continue };
            let parts = parts(store, typed, sure)?;
            // a compound is both its parts: "Werkstatt" says nothing of "Netzwerk"
            if let Some((first, last)) = &parts {
                let (mut of_first, mut of_last) = (Vec::new(), Vec::new());
                about.look_up(store, word, last, By::Part(IN_PART), &mut of_last)?;
                about.look_up(store, word, first, By::Part(IN_PART), &mut of_first)?;
                let letters = |hits: &[Hit]| hits.iter().map(|hit| hit.letter).collect::<BTreeSet<LetterId>>();
                let both: BTreeSet<LetterId> = letters(&of_first).intersection(&letters(&of_last)).copied().collect();
                hits.extend(of_first.into_iter().chain(of_last).filter(|hit| both.contains(&hit.letter)));
            }
            if parts.is_none() {
                let (begin, end) = within(store, &plain(typed), sure)?;
                let all: Vec<String> = begin.into_iter().chain(end).collect();
                about.look_up(store, word, &all, By::Whole(IN_COMPOUND), &mut hits)?;
            }
        }
        for (one, other) in neighbours(&typed) {
            let phrase = phrase(text, &typed, one, other);
            about.look_up_phrase(store, [one, other], &phrase, &mut hits)?;
            let pairs = [(one, other), (other, one)];
            let joined: Vec<String> = pairs.iter().flat_map(|(a, b)| joined(&typed, *a, *b)).collect();
            about.mark(one, &joined, 1.0);
            about.look_up_phrase(store, [one, other], &joined, &mut hits)?;
        }
        hits.retain(|hit| known.had(hit.letter));
        about.weigh(store.worded()?.0.max(1) as f64, &hits);
        Ok(about)
    }

    fn look_up(&mut self, store: &Store, word: usize, stems: &[String], by: By, hits: &mut Vec<Hit>) -> Result<()> {
        let (By::Whole(near) | By::Part(near)) = by;
        self.mark(word, stems, near);
        let found = store.fitting(stems, MOST_HITS)?;
        hits.extend(found.into_iter().map(|(letter, fits)| Hit { letter, word, by, fits }));
        Ok(())
    }

    /// Remembers that these stems stand for a word, and how near they are to it.
    fn mark(&mut self, word: usize, stems: &[String], near: f64) {
        for stem in stems {
            self.beginnings.extend(stem.as_bytes().first_chunk::<2>());
            // "Photo" stands for "Foto"
            self.beginnings.extend(stem.starts_with('f').then_some(*b"ph"));
            let mark = self.marks.entry(stem.clone()).or_insert((word, near));
            if near > mark.1 {
                *mark = (word, near);
            }
        }
    }

    /// Looks up what stands for two words at once, one behind the other or as a compound.
    fn look_up_phrase(&self, store: &Store, words: [usize; 2], phrases: &[String], hits: &mut Vec<Hit>) -> Result<()> {
        let found = store.fitting(phrases, MOST_OF_PHRASE)?;
        for word in words {
            hits.extend(found.iter().map(|(letter, fits)| Hit {
                letter: *letter,
                word,
                by: By::Whole(1.0),
                fits: *fits,
            }));
        }
        Ok(())
    }

    fn weigh(&mut self, all: f64, hits: &[Hit]) {
        let mut holding: Vec<BTreeSet<LetterId>> = vec![BTreeSet::new(); self.words.len()];
        for hit in hits {
            if let Some(letters) = holding.get_mut(hit.word) {
                letters.insert(hit.letter);
            }
            let held = self.held.entry(hit.letter).or_default().entry(hit.word).or_default();
            *held = match hit.by {
                By::Whole(near) => held.max(near),
                By::Part(near) => (*held + near).min(1.0),
            };
        }
        for (word, letters) in self.words.iter_mut().zip(&holding) {
            word.found = !letters.is_empty();
            word.rarity = (all / (letters.len() as f64 + 1.0)).max(1.1).ln();
        }
        let rarity: Vec<f64> = self.words.iter().map(|word| word.rarity).collect();
        self.letters = relevance(hits, &rarity);
    }

    /// The words of which one is enough to say that a letter speaks of it.
    fn telling(&self) -> BTreeSet<usize> {
        let found = || self.words.iter().enumerate().filter(|(_, word)| word.found);
        let rarest = found().map(|(_, word)| word.rarity).fold(0.0, f64::max);
        found().filter(|(_, word)| word.rarity >= rarest * TELLING).map(|(at, _)| at).collect()
    }

    /// The letters that hold more than common words.
    pub fn telling_letters(&self) -> BTreeMap<LetterId, f64> {
        let telling = self.telling();
        let tells = |letter: &LetterId| {
            self.held.get(letter).is_some_and(|words| words.keys().any(|word| telling.contains(word)))
        };
        self.letters.iter().filter(|(letter, _)| tells(letter)).map(|(letter, fits)| (*letter, *fits)).collect()
    }

    /// How much of what was asked stands in some letters together, 0 to 1; words that stand nowhere left out.
    pub fn coverage<'v>(&self, votes: impl IntoIterator<Item = &'v Vote>) -> f64 {
        let held = votes.into_iter().filter_map(|vote| match vote.role {
            Role::Signs => self.signatures.get(&vote.letter).map(|signature| &signature.near),
            _ => self.held.get(&vote.speaks),
        });
        let mut best: Near = BTreeMap::new();
        for (word, near) in held.flatten() {
            let known = best.entry(*word).or_default();
            *known = known.max(*near);
        }
        self.share_of(&best)
    }

    /// How much of it stands in one letter.
    pub fn coverage_of(&self, letter: LetterId) -> f64 {
        self.held.get(&letter).map_or(0.0, |near| self.share_of(near))
    }

    fn share_of(&self, near: &Near) -> f64 {
        let found = || self.words.iter().enumerate().filter(|(_, word)| word.found);
        let all: f64 = found().map(|(_, word)| word.rarity).sum();
        let there: f64 = found().map(|(at, word)| word.rarity * near.get(&at).copied().unwrap_or_default()).sum();
        if all > 0.0 { there / all } else { 0.0 }
    }

    /// Which of the words stands in a text, and how near.
    fn stands_for(&self, word: &str) -> Option<(usize, f64)> {
        // what is not ASCII may be folded to anything
        let beginning = word.as_bytes().first_chunk::<2>().filter(|two| two.is_ascii());
        if beginning.is_some_and(|two| !self.beginnings.contains(&two.map(|b| b.to_ascii_lowercase()))) {
            return None;
        }
        let forms = stems::query(word).into_iter().next()?;
        let found = forms.iter().filter_map(|form| self.marks.get(form)).copied();
        found.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    /// Whether all words stand in a text, if not in any letter; each in any form, or within a compound. To be asked of
    /// many texts.
    pub fn all_in(&self) -> impl Fn(&str) -> bool + use<> {
        let sought: Vec<Vec<String>> = self.words.iter().map(|word| forms(&word.typed)).collect();
        move |text: &str| {
            let there: Vec<(&str, String)> = pieces(text).map(|word| (word, plain(word))).collect();
            let begins = |word: &str, form: &str| word.as_bytes().first() == form.as_bytes().first();
            let is_one = |(word, plain): &(&str, String), form: &String| {
                begins(plain, form) && forms(word).contains(form)
                    || form.len() >= SURE.1 && (compounds::begins_with(plain, form) || compounds::ends_in(plain, form))
            };
            let stands = |sought: &Vec<String>| there.iter().any(|word| sought.iter().any(|form| is_one(word, form)));
            !sought.is_empty() && sought.iter().all(stands)
        }
    }

    /// Remembers how somebody signed a letter, where that says something of it; how much, 0 to 1.
    pub fn sign(&mut self, letter: LetterId, signature: &str) -> f64 {
        let own: Vec<&str> = signature.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
        let mut near: Near = BTreeMap::new();
        for (word, of_word) in own.iter().flat_map(|line| pieces(line)).filter_map(|word| self.stands_for(word)) {
            let known = near.entry(word).or_default();
            *known = known.max(of_word);
        }
        let share = self.share_of(&near);
        // a signature has no sentences
        let lines = own.iter().filter_map(|line| Some((self.said(line)?, one_line(line))));
        let best = lines.reduce(|best, next| if next.0.0 > best.0.0 { next } else { best });
        if let Some(((_, words), line)) = best {
            self.signatures.insert(letter, Signature { line: Line { line, words }, near });
        }
        share
    }

    /// How well the best letter fits.
    pub fn best(&self) -> f64 {
        self.letters.values().copied().fold(0.0, f64::max)
    }

    /// How much of it a sentence says, and with which words; `None` where with none.
    fn said(&self, sentence: &str) -> Option<(f64, Vec<String>)> {
        let mut rare: Near = BTreeMap::new();
        let mut found: Vec<String> = Vec::new();
        for word in said_pieces(sentence) {
            let Some((sought, near)) = self.stands_for(word) else { continue };
            let rarity = self.words.get(sought).map_or(0.0, |word| word.rarity);
            let known = rare.entry(sought).or_default();
            *known = known.max(near * rarity);
            if !found.contains(&word.to_owned()) {
                found.push(word.to_owned());
            }
        }
        (!found.is_empty()).then(|| (rare.into_values().sum(), found))
    }

    /// The sentence of some text that says most of it; `None` where it stands in none.
    pub fn line(&self, text: &str) -> Option<Line> {
        let mut best: Option<(f64, Line)> = None;
        for sentence in sentences::split(text).into_iter().filter_map(|span| text.get(span)) {
            let Some((says, words)) = self.said(sentence) else { continue };
            // of two that say as much the one that says more
            let says = says + sentence.split_whitespace().count().min(12) as f64 / 100.0;
            if best.as_ref().is_none_or(|(most, _)| says > *most) {
                best = Some((says, Line { line: one_line(sentence), words }));
            }
        }
        best.map(|(_, line)| line)
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    asking::pieces(text).into_iter().filter_map(|span| text.get(span))
}

/// The same without those of addresses of pages: "profile.asp" speaks of nothing.
fn said_pieces(sentence: &str) -> impl Iterator<Item = &str> {
    let is_page = |word: &&str| word.contains("://") || word.starts_with("www.");
    sentence.split_whitespace().filter(move |word| !is_page(word)).flat_map(pieces)
}

/// The stems under which a word may stand by itself.
fn forms(word: &str) -> Vec<String> {
    let plain = plain(word);
    let foreign = compounds::other_forms(&plain).into_iter().filter(|form| !asking::is_stop_word(form));
    let mut forms: Vec<String> = foreign.collect();
    forms.extend(stems::query(word).into_iter().flatten());
    forms.sort();
    forms.dedup();
    forms
}

/// Lower case, without diacritics.
fn plain(word: &str) -> String {
    stems::terms(word, None)
}

/// Neighbours, and those with one word between them: "Restaurierung von Filmen".
fn neighbours(typed: &[Telling]) -> Vec<(usize, usize)> {
    let pairs = typed.windows(2).enumerate();
    let near = |(at, pair): (usize, &[Telling])| match pair {
        [one, other] if other.place - one.place <= 2 => Some((at, at + 1)),
        _ => None,
    };
    pairs.filter_map(near).collect()
}

/// The two as they were typed, with what stands between them, in the stems of either language.
fn phrase(text: &str, typed: &[Telling], one: usize, other: usize) -> Vec<String> {
    let place = |at: usize| typed.get(at).map(|telling| telling.place);
    let (Some(first), Some(last)) = (place(one), place(other)) else { return Vec::new() };
    let words: Vec<&str> = pieces(text).skip(first).take(last + 1 - first).collect();
    let words = words.join(" ");
    let mut phrases = vec![stems::terms(&words, None)];
    phrases.extend([Language::German, Language::English].map(|language| stems::terms(&words, Some(language))));
    phrases.sort();
    phrases.dedup();
    phrases
}

fn joined(typed: &[Telling], first: usize, second: usize) -> Vec<String> {
    let word = |at: usize| typed.get(at).map(|telling| plain(&telling.word)).unwrap_or_default();
    let (first, second) = (word(first), word(second));
    let seconds = forms(&second);
    let mut all: Vec<String> = seconds.iter().flat_map(|second| compounds::joined(&first, second)).collect();
    all.sort();
    all.dedup();
    all
}

/// Compounds that begin with a word, and those that end in it or one of its forms.
fn within(store: &Store, word: &str, sure: usize) -> Result<(Vec<String>, Vec<String>)> {
    let (mut begin, mut end) = (Vec::new(), Vec::new());
    if word.is_empty() {
        return Ok((begin, end)); // too long for one
    }
    // a short stem may be the end of anything
    for form in forms(word).into_iter().filter(|form| form == word || form.len() >= sure) {
        let (first, last) = store.long_words(&form, MOST_COMPOUNDS.0)?;
        begin.extend(first.into_iter().filter(|long| compounds::begins_with(long, &form)));
        end.extend(last.into_iter().filter(|long| compounds::ends_in(long, &form)));
    }
    for list in [&mut begin, &mut end] {
        list.sort();
        list.dedup();
        list.truncate(MOST_COMPOUNDS.1);
    }
    Ok((begin, end))
}

/// The two parts of a compound, each with all that holds it, where both are words of their own; the first split that is.
fn parts(store: &Store, typed: &str, sure: usize) -> Result<Option<(Vec<String>, Vec<String>)>> {
    let splits = compounds::splits(&plain(typed)).into_iter().take(MOST_SPLITS);
    for (head, tail) in splits.filter(|(head, tail)| !asking::is_stop_word(head) && !asking::is_stop_word(tail)) {
        let (mut one, mut two) = (forms(&head), forms(&tail));
        // "forder" is no form of "fordern"
        one.retain(|form| form.len() + 1 >= head.len());
        let stands = |stems: &[String]| -> Result<bool> {
            for stem in stems.iter().filter(|stem| !stem.is_empty()) {
                if !store.holding(stem, 1)?.is_empty() {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        let head_within = within(store, &head, sure)?;
        let tail_within = within(store, &tail, sure)?;
        if !stands(&one)? && head_within.0.is_empty() || !stands(&two)? && tail_within.1.len() < 2 {
            continue;
        }
        one.extend(head_within.0.into_iter().chain(head_within.1));
        two.extend(tail_within.0.into_iter().chain(tail_within.1));
        return Ok(Some((one, two)));
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_pages_are_not_said() {
        let said: Vec<&str> =
            super::said_pieces("See https://firm.example/profile.asp or www.asp.example, Aspen").collect();
        assert_eq!(said, ["See", "or", "Aspen"]);
    }
}
