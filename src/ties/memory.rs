//! The letters between us in; what was left open, what we wrote about and what to remind of out.

use super::sentence::{evidence, is_exchange};
use super::topics::{Archive, oddity};
use crate::model::{
    Bound, Direction, Entry, Evidence, Memory, MemoryKind, MemorySuggestion, OpenPromise, Silence, Subject, Who,
};
use crate::speech::sensitivity::{self, Tier};
use crate::speech::subject;
use std::collections::BTreeMap;

/// A later letter that says so within this time closes a promise, in seconds.
const KEPT_WITHIN: i64 = 180 * 86_400;
/// As many letters under one subject are a common thing.
const LONG_THREAD: usize = 5;
const SUGGESTIONS: usize = 8;
/// So many short threads are proposed, of so many that are looked at.
const SHORT_THREADS: (usize, usize) = (5, 40);

/// Entries oldest first.
pub fn memory(entries: &[Entry]) -> Memory {
    let exchange: Vec<&Entry> = entries.iter().filter(|e| is_exchange(e)).collect();
    let mut memory = Memory { promises: promises(&exchange), subjects: subjects(&exchange), ..Memory::default() };
    if let Some(last) = exchange.iter().rev().find(|e| e.recipients <= 3) {
        let questions: Vec<Evidence> = last.reading.questions.iter().map(|q| evidence(last, q)).collect();
        memory.silence = Some(match (last.direction, questions.is_empty(), last.reading.closing) {
            (Direction::In, false, _) => Silence::MeOwed,
            (Direction::In, true, true) => Silence::Mutual,
            (Direction::In, true, false) => Silence::Me,
            (Direction::Out, false, _) => Silence::Them,
            (Direction::Out, true, _) => Silence::Mutual,
        });
        match last.direction {
            Direction::In => memory.their_questions = questions,
            Direction::Out => memory.my_questions = questions,
        }
    }
    memory
}

/// Promises nobody has said were kept, newest first, one for each letter and kind.
fn promises(exchange: &[&Entry]) -> Vec<OpenPromise> {
    let mut open: Vec<OpenPromise> = Vec::new();
    for (at, entry) in exchange.iter().enumerate().filter(|(_, entry)| !entry.reading.promises.is_empty()) {
        let kept = exchange.iter().skip(at + 1).any(|later| {
            let soon = match (entry.at, later.at) {
                (Some(then), Some(now)) => now.as_second() - then.as_second() <= KEPT_WITHIN,
                _ => true,
            };
            soon && later.reading.own.iter().any(|own| later.text.get(own.clone()).is_some_and(sensitivity::fulfils))
        });
        if kept {
            continue;
        }
        for promise in &entry.reading.promises {
            let bound = match (promise.who, entry.direction) {
                (Who::Both, _) => Bound::Both,
                (Who::Writer, Direction::Out) | (Who::Reader, Direction::In) => Bound::Me,
                (Who::Writer, Direction::In) | (Who::Reader, Direction::Out) => Bound::Them,
            };
            let found = OpenPromise { bound, kind: promise.kind, evidence: evidence(entry, &promise.span) };
            if !open.iter().any(|p| p.evidence.letter == entry.id && p.kind == found.kind && p.bound == bound) {
                open.push(found);
            }
        }
    }
    open.reverse();
    open
}

fn subjects(exchange: &[&Entry]) -> Vec<Subject> {
    let mut threads: BTreeMap<String, Subject> = BTreeMap::new();
    for entry in exchange {
        let key = subject::thread_key(&entry.subject);
        if key.is_empty() {
            continue;
        }
        let title = subject::title(&entry.subject).trim().to_owned();
        let new = Subject { title: title.clone(), first: entry.at, last: entry.at, letters: 0 };
        let thread = threads.entry(key).or_insert(new);
        thread.letters += 1;
        thread.first = thread.first.min(entry.at).or(entry.at);
        thread.last = thread.last.max(entry.at);
        thread.title = title;
    }
    let mut subjects: Vec<Subject> = threads.into_values().collect();
    subjects.sort_by(|a, b| b.letters.cmp(&a.letters).then(b.last.cmp(&a.last)).then_with(|| a.title.cmp(&b.title)));
    subjects
}

/// My promise, their question, a common plan, a long thread, short ones; with the archive the oddest of these first.
/// Private matters are left out; with nothing left the list is empty and the user is asked what comes to mind.
pub fn suggestions(memory: &Memory, archive: Option<&dyn Archive>) -> Vec<MemorySuggestion> {
    let sentence = |kind: MemoryKind, e: &Evidence| MemorySuggestion {
        kind,
        text: e.sentence.clone(),
        at: e.at,
        direction: Some(e.direction),
        promise: None,
    };
    let promise = |kind, p: &OpenPromise| MemorySuggestion { promise: Some(p.kind), ..sentence(kind, &p.evidence) };
    let thread = |kind: MemoryKind, s: &Subject| MemorySuggestion {
        kind,
        text: s.title.clone(),
        at: s.last,
        direction: None,
        promise: None,
    };
    let bound = |who: Bound| memory.promises.iter().filter(move |p| p.bound == who);
    let mut all: Vec<MemorySuggestion> = Vec::new();
    all.extend(bound(Bound::Me).map(|p| promise(MemoryKind::MyPromise, p)));
    all.extend(memory.their_questions.iter().map(|e| sentence(MemoryKind::TheirQuestion, e)));
    all.extend(bound(Bound::Both).map(|p| promise(MemoryKind::CommonPlan, p)));
    let long = |s: &&Subject| s.letters >= LONG_THREAD;
    all.extend(memory.subjects.iter().filter(long).map(|s| thread(MemoryKind::LongThread, s)));
    let mut short: Vec<&Subject> = memory.subjects.iter().filter(|s| !long(s)).take(SHORT_THREADS.1).collect();
    if let Some(archive) = archive {
        short.sort_by_cached_key(|subject| std::cmp::Reverse(oddity(&subject.title, archive)));
    }
    all.extend(short.into_iter().take(SHORT_THREADS.0).map(|s| thread(MemoryKind::Subject, s)));
    all.retain(|s| sensitivity::tier(&s.text) < Tier::Careful);
    all.truncate(SUGGESTIONS);
    all
}
