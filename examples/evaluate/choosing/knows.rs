//! Questions that began a conversation in, everybody who might answer with what was known of them out.

use super::archive::{Archive, Message};
use super::chronicle::{Chronicle, decayed, labels};
use super::rows::Row;
use rustc_hash::{FxHashMap, FxHashSet};
use wieder::choose::features::{self, Voice};
use wieder::choose::{self, Role, Vote};
use wieder::model::{DAY, LetterId, PersonId};

/// Terms of a question that are looked for, rarest first, and of the parent's text that count.
const QUERY: usize = 30;
const OF_PARENT: usize = 150;
const TOP: usize = 300;
/// As many as vote in `wieder ask`.
const VOTING: usize = 400;
const TOP_MANY: usize = 1500;
/// Days in which an answer counts as one.
const WITHIN: i64 = 30;

pub const BASELINES: &[&str] =
    &["answers_365", "letters_365", "recency", "combsum", "combsum_decayed", "ask", "half_half"];

/// A query with its candidates.
pub struct Query {
    pub rows: Vec<Row>,
    /// Those who answered, in all; some may be no candidates.
    pub wanted: usize,
    pub asker: u32,
}

/// At most `most` questions, evenly over those after `from`.
pub fn queries(archive: &Archive, from: i64, most: usize) -> Vec<Query> {
    let labels = labels(archive);
    let mut chronicle = Chronicle::new(archive, &labels);
    let mut answerers: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for message in &archive.messages {
        let began = &archive.messages[message.thread as usize];
        let direct = message.parent.is_some() || message.thread != 0;
        if direct && message.from != began.from && message.at > began.at && message.at - began.at <= WITHIN * DAY {
            let who = answerers.entry(message.thread).or_default();
            if !who.contains(&message.from) {
                who.push(message.from);
            }
        }
    }
    let end = archive.end() - WITHIN * DAY;
    let began: Vec<usize> = (0..archive.messages.len())
        .filter(|at| {
            let message = &archive.messages[*at];
            message.thread as usize == *at
                && message.at >= from
                && message.at <= end
                && answerers.contains_key(&(*at as u32))
        })
        .collect();
    let step = began.len().div_ceil(most).max(1);
    let chosen: FxHashSet<usize> = began.into_iter().step_by(step).collect();
    let mut index = Index::new(archive);
    let mut found = Vec::new();
    for (place, message) in archive.messages.iter().enumerate() {
        if chosen.contains(&place) {
            chronicle.tell_before(message.at);
            found.push(query(archive, &chronicle, &index, place, &answerers[&(place as u32)]));
        }
        index.add(place);
    }
    found
}

fn query(archive: &Archive, chronicle: &Chronicle, index: &Index, place: usize, wanted: &[u32]) -> Query {
    let asked = &archive.messages[place];
    let content = content(archive, asked, &index.search(&asked.terms));
    let candidates: Vec<u32> = (0..archive.people.len() as u32)
        .filter(|who| *who != asked.from && chronicle.last_seen(*who).is_some())
        .filter(|who| content.contains_key(who) || chronicle.written_within(*who, 730) > 0)
        .collect();
    let of = |who: &u32| {
        let mut said = content.get(who).copied().unwrap_or_default();
        if said.ask > 0.0 {
            let (reach, reply) = choose::reached(&chronicle.past(asked.from, *who).of_mine());
            said.ask *= reach * reply;
        }
        let unseen = chronicle.last_seen(*who).map_or(1e4, |seen| (asked.at - seen) as f64 / DAY as f64);
        let voice = Voice {
            answers: chronicle.answers_decayed(*who, 365.0),
            answers_lately: chronicle.answers_decayed(*who, 90.0),
            letters: chronicle.letters_decayed(*who, 365.0),
            answers_ever: chronicle.answers_within(*who, 36_500) as u32,
            answers_month: chronicle.answers_within(*who, 14) as u32,
            best: said.first_decayed,
            content: said.all_decayed,
            content_most: said.most,
            unseen_days: unseen,
            with_asker: chronicle.letters_between(asked.from, *who),
        };
        (voice, said)
    };
    let mut voices: Vec<(Voice, Said)> = candidates.iter().map(of).collect();
    let sum = |of: fn(&Voice) -> f64| voices.iter().map(|(voice, _)| of(voice)).sum::<f64>().max(1e-9);
    let answers = sum(|voice| voice.answers);
    let content = sum(|voice| voice.content);
    let best = voices.iter().map(|(voice, _)| voice.best).fold(1e-9, f64::max);
    for (voice, _) in &mut voices {
        voice.answers /= answers;
        voice.answers_lately /= answers;
        voice.content /= content;
        voice.best /= best;
    }
    let row = |(who, (voice, said)): (&u32, &(Voice, Said))| {
        let ln = |share: f64| (share + 1e-4).ln();
        let half = 0.5 * ln(voice.content) + 0.5 * ln(voice.answers);
        Row {
            cutoff: asked.at,
            me: asked.from,
            them: *who,
            features: features::knows(voice),
            baselines: vec![
                voice.answers,
                voice.letters,
                -voice.unseen_days,
                said.first,
                voice.content,
                said.ask,
                half,
            ],
            label: wanted.contains(who),
            known_from: asked.at + WITHIN * DAY,
            newest: chronicle.newest,
            silent: None,
            present: true,
            offset: 0.0,
        }
    };
    let rows = candidates.iter().zip(&voices).map(row).collect();
    Query { rows, wanted: wanted.len(), asker: asked.from }
}

/// What somebody's letters say of a question: their scores, those of the best letter being 1.
#[derive(Clone, Copy, Default)]
struct Said {
    /// Of the first letters found, as they are, and each counting half after 365 days, what is no answer for a third.
    first: f64,
    first_decayed: f64,
    /// Of all letters found.
    all_decayed: f64,
    /// Of the one that says most.
    most: f64,
    /// As `wieder ask` weighs letters, by reach and reply.
    ask: f64,
}

fn content(archive: &Archive, asked: &Message, hits: &[(f64, u32)]) -> FxHashMap<u32, Said> {
    let mut content: FxHashMap<u32, Said> = FxHashMap::default();
    let best = hits.first().map_or(1.0, |hit| hit.0).max(1e-9);
    for (rank, (score, at)) in hits.iter().enumerate().take(TOP_MANY) {
        let letter = &archive.messages[*at as usize];
        let said = content.entry(letter.from).or_default();
        let answer = if letter.parent.is_some() { 1.0 } else { 0.3 };
        let score = score / best;
        let worth = score * answer * decayed(asked.at - letter.at, 365.0);
        if rank < VOTING {
            let role = if letter.parent.is_some() { Role::Answered } else { Role::Wrote };
            let (person, number) = (PersonId(letter.from), LetterId(i64::from(*at)));
            let vote = Vote { person, letter: number, speaks: number, at: letter.at, role, relevance: score };
            said.ask += choose::worth(&vote, asked.at);
        }
        if rank < TOP {
            said.first += score;
            said.first_decayed += worth;
        }
        said.all_decayed += worth;
        said.most = said.most.max(worth);
    }
    content
}

/// Letters by their words and those of the letter they answer.
struct Index<'a> {
    archive: &'a Archive,
    postings: Vec<Vec<(u32, u16)>>,
    lengths: Vec<u32>,
    total: u64,
}

impl<'a> Index<'a> {
    fn new(archive: &'a Archive) -> Index<'a> {
        Index { archive, postings: vec![Vec::new(); archive.terms], lengths: Vec::new(), total: 0 }
    }

    fn add(&mut self, place: usize) {
        let message = &self.archive.messages[place];
        let parent = message.parent.map_or(&[][..], |parent| &self.archive.messages[parent as usize].terms);
        let mut terms: Vec<u32> = message.terms.iter().chain(parent.iter().take(OF_PARENT)).copied().collect();
        self.lengths.push(terms.len() as u32);
        self.total += terms.len() as u64;
        terms.sort_unstable();
        for same in terms.chunk_by(|a, b| a == b) {
            self.postings[same[0] as usize].push((place as u32, same.len().min(60000) as u16));
        }
    }

    /// BM25 (k1 1.2, b .75) over the rarest terms of the question, best first.
    fn search(&self, terms: &[u32]) -> Vec<(f64, u32)> {
        let mut own: Vec<u32> = terms.to_vec();
        own.sort_unstable();
        own.dedup();
        let letters = self.lengths.len() as f64;
        let idf = |term: u32| {
            let df = self.postings[term as usize].len() as f64;
            ((letters - df + 0.5) / (df + 0.5) + 1.0).ln()
        };
        own.retain(|term| !self.postings[*term as usize].is_empty());
        own.sort_by(|a, b| idf(*b).total_cmp(&idf(*a)).then(a.cmp(b)));
        let average = self.total as f64 / letters.max(1.0);
        let mut scores: FxHashMap<u32, f64> = FxHashMap::default();
        for term in own.into_iter().take(QUERY) {
            let weight = idf(term);
            for (place, count) in &self.postings[term as usize] {
                let count = f64::from(*count);
                let long = 0.25 + 0.75 * f64::from(self.lengths[*place as usize]) / average;
                *scores.entry(*place).or_default() += weight * count * 2.2 / (count + 1.2 * long);
            }
        }
        let mut hits: Vec<(f64, u32)> = scores.into_iter().map(|(place, score)| (score, place)).collect();
        hits.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        hits
    }
}
