//! The letters of an archive in, told up to a moment, what was between any two people then out. Nothing later is known:
//! the letters are taken in order, and an answer counts only when the time for it is over.

use super::archive::{Archive, Message};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use wieder::model::{DAY, Outgoing, Past, Presence, faded};

const YEAR: i64 = 365 * DAY;

#[derive(Clone, Default)]
struct Person {
    written: Vec<i64>,
    asked: u32,
    answered: u32,
    /// Each counting half after a year, as of `lately_at`.
    lately: (f64, f64),
    lately_at: i64,
    own: (u32, u32),
    waited: u32,
    heard: u32,
    around: FxHashSet<u32>,
    /// Conversations with the time of the last letter there.
    threads: Vec<(u32, i64)>,
    /// Answers given to others, with times; and conversations begun.
    pub answers: Vec<i64>,
}

/// Letters between two; the lower number first.
#[derive(Clone, Default)]
pub struct Pair {
    /// Moment, and whether it went from the lower number to the higher.
    pub events: Vec<(i64, bool)>,
    asked: [u32; 2],
    answered: [u32; 2],
}

struct Pending {
    due: i64,
    from: u32,
    to: u32,
    answered: bool,
    own: bool,
    at: i64,
}

pub struct Chronicle<'a> {
    pub archive: &'a Archive,
    /// The place of the next letter not told yet.
    pub next: usize,
    pub now: i64,
    people: Vec<Person>,
    pub pairs: FxHashMap<(u32, u32), Pair>,
    pending: VecDeque<Pending>,
    asked: u32,
    answered: u32,
    /// Those who wrote in a conversation, and letters in it.
    voices: FxHashMap<u32, (Vec<u32>, u32)>,
    /// Letters between two in a conversation.
    turns: FxHashMap<(u32, u32, u32), u32>,
    /// Letters of somebody in a conversation, and letters to them there.
    there: FxHashMap<(u32, u32), (u32, u32)>,
    /// Letters that answer a letter, by its place.
    answers: FxHashMap<u32, u32>,
    /// Of each letter, by whom of its targets it is answered in time; known from the start, told when due.
    labels: &'a [Vec<(u32, bool)>],
    /// Moment of the newest letter told.
    pub newest: i64,
}

/// For each letter and each of its targets, whether that one answers in time: a letter that says so, or one that says
/// nothing of the kind under the same subject.
pub fn labels(archive: &Archive) -> Vec<Vec<(u32, bool)>> {
    let mut by_subject: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut answered: FxHashSet<(usize, u32)> = FxHashSet::default();
    let within = archive.answer_days * DAY;
    for (place, message) in archive.messages.iter().enumerate() {
        for answer in &message.answers {
            let asked = &archive.messages[*answer as usize];
            if message.at - asked.at <= within {
                answered.insert((*answer as usize, message.from));
            }
        }
        if message.subject == 0 {
            continue;
        }
        let before = by_subject.entry(message.subject).or_default();
        if message.answers.is_empty() {
            for earlier in before.iter().rev().take_while(|at| message.at - archive.messages[**at].at <= within) {
                if archive.list || message.to.contains(&archive.messages[*earlier].from) {
                    answered.insert((*earlier, message.from));
                }
            }
        }
        before.push(place);
    }
    let of = |(place, message): (usize, &Message)| {
        archive.targets(message).into_iter().map(|who| (who, answered.contains(&(place, who)))).collect()
    };
    archive.messages.iter().enumerate().map(of).collect()
}

impl<'a> Chronicle<'a> {
    pub fn new(archive: &'a Archive, labels: &'a [Vec<(u32, bool)>]) -> Chronicle<'a> {
        Chronicle {
            archive,
            next: 0,
            now: i64::MIN,
            people: vec![Person::default(); archive.people.len()],
            pairs: FxHashMap::default(),
            pending: VecDeque::new(),
            asked: 0,
            answered: 0,
            voices: FxHashMap::default(),
            turns: FxHashMap::default(),
            there: FxHashMap::default(),
            answers: FxHashMap::default(),
            labels,
            newest: i64::MIN,
        }
    }

    /// Tells all letters before `now`.
    pub fn tell_before(&mut self, now: i64) {
        while let Some(message) = self.archive.messages.get(self.next).filter(|message| message.at < now) {
            self.tell(self.next, message);
            self.next += 1;
        }
        self.mature(now);
        self.now = now;
    }

    fn tell(&mut self, place: usize, message: &'a Message) {
        self.mature(message.at);
        self.newest = self.newest.max(message.at);
        let from = message.from;
        let writer = &mut self.people[from as usize];
        writer.written.push(message.at);
        if message.parent.is_some() {
            writer.answers.push(message.at);
        }
        match writer.threads.iter_mut().rev().take(200).find(|(thread, _)| *thread == message.thread) {
            Some(known) => known.1 = message.at,
            None => writer.threads.push((message.thread, message.at)),
        }
        let (voices, letters) = self.voices.entry(message.thread).or_default();
        *letters += 1;
        if !voices.contains(&from) {
            voices.push(from);
        }
        self.there.entry((message.thread, from)).or_default().0 += 1;
        if let Some(parent) = message.parent {
            *self.answers.entry(parent).or_default() += 1;
        }
        for (to, answered) in &self.labels[place] {
            self.there.entry((message.thread, *to)).or_default().1 += 1;
            let due = message.at + self.archive.answer_days * DAY;
            let own = self.archive.messages[message.thread as usize].from == *to;
            self.pending.push_back(Pending { due, from, to: *to, answered: *answered, own, at: message.at });
            self.people[from as usize].around.insert(*to);
            self.people[*to as usize].around.insert(from);
            let pair = self.pairs.entry((from.min(*to), from.max(*to))).or_default();
            pair.events.push((message.at, from < *to));
            *self.turns.entry((message.thread, from.min(*to), from.max(*to))).or_default() += 1;
        }
    }

    fn mature(&mut self, now: i64) {
        while let Some(one) = self.pending.front().filter(|one| one.due <= now) {
            let (from, to, yes) = (one.from, one.to, u32::from(one.answered));
            self.asked += 1;
            self.answered += yes;
            self.people[to as usize].asked += 1;
            let them = &mut self.people[to as usize];
            them.answered += yes;
            let faded = decayed(one.at - them.lately_at, 365.0);
            them.lately = (them.lately.0 * faded + 1.0, them.lately.1 * faded + f64::from(yes));
            them.lately_at = one.at;
            if one.own {
                them.own = (them.own.0 + 1, them.own.1 + yes);
            }
            self.people[from as usize].waited += 1;
            self.people[from as usize].heard += yes;
            let pair = self.pairs.entry((from.min(to), from.max(to))).or_default();
            pair.asked[usize::from(from < to)] += 1;
            pair.answered[usize::from(from < to)] += yes;
            self.pending.pop_front();
        }
    }

    pub fn mean_reply(&self) -> f64 {
        (f64::from(self.answered) + 2.0) / (f64::from(self.asked) + 5.0)
    }

    pub fn last_seen(&self, who: u32) -> Option<i64> {
        self.people[who as usize].written.last().copied()
    }

    /// Letters written in the last `days`.
    pub fn written_within(&self, who: u32, days: i64) -> usize {
        within(&self.people[who as usize].written, self.now - days * DAY)
    }

    /// Answers given in the last `days`.
    pub fn answers_within(&self, who: u32, days: i64) -> usize {
        within(&self.people[who as usize].answers, self.now - days * DAY)
    }

    /// Answers given, each counting half after so many days.
    pub fn answers_decayed(&self, who: u32, half_life: f64) -> f64 {
        self.people[who as usize].answers.iter().map(|at| decayed(self.now - at, half_life)).sum()
    }

    /// Letters written, each counting half after so many days.
    pub fn letters_decayed(&self, who: u32, half_life: f64) -> f64 {
        self.people[who as usize].written.iter().map(|at| decayed(self.now - at, half_life)).sum()
    }

    /// Letters between two.
    pub fn letters_between(&self, one: u32, other: u32) -> u32 {
        self.pairs.get(&(one.min(other), one.max(other))).map_or(0, |pair| pair.events.len() as u32)
    }

    pub fn common(&self, one: u32, other: u32) -> u32 {
        let (a, b) = (&self.people[one as usize].around, &self.people[other as usize].around);
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        few.iter().filter(|who| many.contains(who)).count() as u32
    }

    pub fn presence(&self, who: u32) -> Presence {
        let person = &self.people[who as usize];
        Presence {
            seen: person.written.first().copied().zip(person.written.iter().max().copied()),
            letters: person.written.len() as u32,
            letters_year: within(&person.written, self.now - YEAR) as u32,
            letters_month: within(&person.written, self.now - 30 * DAY) as u32,
            asked_lately: person.lately.0 * decayed(self.now - person.lately_at, 365.0),
            answered_lately: person.lately.1 * decayed(self.now - person.lately_at, 365.0),
            asked_own: person.own.0,
            answered_own: person.own.1,
            asked: person.asked,
            answered: person.answered,
            waited: person.waited,
            heard: person.heard,
            around: person.around.len() as u32,
        }
    }

    /// Conversations of both, and those in which both wrote within the last year.
    fn together(&self, one: u32, other: u32) -> (u32, u32) {
        let (a, b) = (&self.people[one as usize].threads, &self.people[other as usize].threads);
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let many: FxHashMap<u32, i64> = many.iter().copied().collect();
        let mut found = (0, 0);
        for (thread, at) in few {
            if let Some(theirs) = many.get(thread) {
                found.0 += 1;
                found.1 += u32::from((*at).min(*theirs) > self.now - YEAR);
            }
        }
        found
    }

    /// What was between two before `now`.
    pub fn past(&self, me: u32, them: u32) -> Past {
        let pair = self.pairs.get(&(me.min(them), me.max(them)));
        let events = pair.map_or(&[][..], |pair| &pair.events);
        let forward = me < them;
        let sent = events.iter().filter(|(_, to_higher)| *to_higher == forward).count() as u32;
        let mut days: Vec<i64> = events.iter().map(|(at, _)| at.div_euclid(DAY)).collect();
        days.dedup();
        let (together, together_year) = self.together(me, them);
        Past {
            now: self.now,
            me: self.presence(me),
            them: self.presence(them),
            sent,
            received: events.len() as u32 - sent,
            days: days.len() as u32,
            exchanged: events.first().zip(events.last()).map(|(first, last)| (first.0, last.0)),
            recent: events.iter().map(|(at, _)| decayed(self.now - at, 365.0)).sum(),
            asked: pair.map_or(0, |pair| pair.asked[usize::from(forward)]),
            answered: pair.map_or(0, |pair| pair.answered[usize::from(forward)]),
            common: self.common(me, them),
            together,
            together_year,
            mean_reply: self.mean_reply(),
        }
    }

    /// What the letter at `place`, not told yet, is like for one of its targets.
    pub fn outgoing(&self, place: usize, to: u32) -> Outgoing {
        let message = &self.archive.messages[place];
        let parent = message.parent.map(|parent| &self.archive.messages[parent as usize]);
        let asked = parent.and_then(|parent| parent.parent).map(|asked| &self.archive.messages[asked as usize]);
        let (their_turns, asked_there) = self.there.get(&(message.thread, to)).copied().unwrap_or_default();
        let (voices, before) = self.voices.get(&message.thread).map_or((0, 0), |(who, n)| (who.len() as u32, *n));
        Outgoing {
            words: message.words,
            questions: message.questions,
            late_questions: message.late_questions,
            ends_with_question: message.ends_with_question,
            ends_with_thanks: message.ends_with_thanks,
            quoted: message.quoted,
            answers_after: parent.filter(|parent| parent.from == to).map(|parent| message.at - parent.at),
            theirs: self.archive.messages[message.thread as usize].from == to,
            mine: message.thread as usize != place
                && self.archive.messages[message.thread as usize].from == message.from,
            named: self.archive.called[to as usize].iter().any(|part| message.first_words.contains(part)),
            thanks: message.thanks,
            answered_words: parent.map_or(0, |parent| parent.words),
            turns: self.turns.get(&(message.thread, message.from.min(to), message.from.max(to))).copied().unwrap_or(0),
            in_dialogue: asked.is_some_and(|asked| asked.from == message.from),
            before,
            voices,
            asked_for: parent.is_some_and(|parent| parent.questions > 0),
            beside: message.parent.and_then(|parent| self.answers.get(&parent)).copied().unwrap_or(0),
            their_turns,
            asked_there,
        }
    }
}

/// What is left of a letter after so many seconds.
pub fn decayed(seconds: i64, half_life_days: f64) -> f64 {
    faded(seconds as f64 / DAY as f64, half_life_days)
}

fn within(times: &[i64], after: i64) -> usize {
    times.len() - times.partition_point(|at| *at <= after)
}
