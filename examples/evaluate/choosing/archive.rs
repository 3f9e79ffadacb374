//! Paths of archives in, who wrote when to whom and in answer to what out, in the order of time.

use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use wieder::letters;
use wieder::model::{Address, Kind, Letter};
use wieder::sources::{self, Folder};
use wieder::speech::{sentences, stems, subject};

/// A letter to more people than this is no contact between two.
const MAX_RECIPIENTS: usize = 5;
/// Letters from a folder of sent mail that make somebody the owner of a mailbox.
const OWNER: usize = 20;

const THANKS: [&str; 8] = ["thanks", "thank", "thx", "danke", "dank", "merci", "gracias", "cheers"];

/// One letter; people are numbers into [`Archive::people`].
#[derive(Clone, Debug)]
pub struct Message {
    pub at: i64,
    pub from: u32,
    /// The letter it answers and that on which the conversation began, by their places; both earlier.
    pub parent: Option<u32>,
    pub thread: u32,
    /// All earlier letters that it says it answers.
    pub answers: Vec<u32>,
    /// Those addressed, at most five; nobody on a list.
    pub to: Vec<u32>,
    /// Hash of the subject without prefixes; 0 for none.
    pub subject: u64,
    pub words: u32,
    pub questions: u32,
    /// Those of its last three sentences.
    pub late_questions: u32,
    pub ends_with_question: bool,
    pub ends_with_thanks: bool,
    pub thanks: bool,
    /// Words of its first lines, in lower case, as far as they may be a name.
    pub first_words: Vec<String>,
    pub quoted: u32,
    /// Stems of its own words and its subject, as numbers.
    pub terms: Vec<u32>,
}

pub struct Archive {
    pub name: String,
    pub messages: Vec<Message>,
    pub people: Vec<Address>,
    /// Parts of each one's first name shown, and of the address, in lower case.
    pub called: Vec<Vec<String>>,
    pub terms: usize,
    /// Whose mail it is; nobody for a list.
    pub owners: Vec<u32>,
    /// Contact is an answer, as on a list; else a letter that names the other.
    pub list: bool,
    /// Days in which an answer is an answer.
    pub answer_days: i64,
}

struct Raw {
    id: Option<String>,
    answers: Vec<String>,
    letter: Message,
    to: Vec<Address>,
    from: Address,
    name: String,
    own: String,
    sent: bool,
    list: bool,
}

impl Archive {
    /// Everything under one path. `me` are addresses of one person; later letters than `now` are mistakes.
    pub fn read(path: &Path, me: &[Address], now: i64) -> anyhow::Result<Archive> {
        let mut raws: Vec<Raw> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut sources = sources::look(path)?;
        sources.retain(|source| !matches!(source.folder, Folder::Spam | Folder::Trash | Folder::Drafts));
        for source in sources {
            let mut pieces = Vec::new();
            source.read(0, &|_| false, &mut |piece| {
                pieces.extend(piece.and_then(sources::Piece::whole));
                ControlFlow::Continue(())
            })?;
            use rayon::prelude::*;
            let read: Vec<Option<Raw>> = pieces.into_par_iter().map(|piece| raw(&piece, now)).collect();
            for raw in read.into_iter().flatten() {
                let mark = (raw.from.clone(), raw.letter.at, raw.letter.subject, raw.letter.words, raw.own.len());
                let twice = raw.id.as_ref().is_some_and(|id| !seen.insert(id.clone()));
                if !twice && seen.insert(format!("{mark:?}")) {
                    raws.push(raw);
                }
            }
        }
        raws.sort_by(|a, b| a.letter.at.cmp(&b.letter.at).then_with(|| a.id.cmp(&b.id)));
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(build(name, raws, me))
    }

    pub fn end(&self) -> i64 {
        self.messages.last().map_or(0, |last| last.at)
    }

    /// Whom a letter goes to: the one it answers, and those it names.
    pub fn targets(&self, message: &Message) -> Vec<u32> {
        let mut found = message.to.clone();
        if let Some(parent) = message.parent {
            found.push(self.messages[parent as usize].from);
        }
        found.retain(|who| *who != message.from);
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn raw(piece: &sources::Piece, now: i64) -> Option<Raw> {
    let (letter, _) = letters::open(&piece.raw);
    let at = letter.date?.as_second();
    if !matches!(letter.kind, Kind::Personal | Kind::List) || at > now {
        return None;
    }
    let from = letter.from.as_ref()?.address.clone();
    let name = letter.from.as_ref()?.name.clone();
    let few = letter.to.len() + letter.cc.len() <= MAX_RECIPIENTS;
    let to = letter.to.iter().chain(&letter.cc).filter(|_| few).map(|mailbox| mailbox.address.clone()).collect();
    let id = letter.message_id.as_ref().map(|id| id.as_str().to_owned());
    let answers = letter.answers.iter().map(|id| id.as_str().to_owned()).collect();
    let reading = letters::read_words(&letter);
    let own_text = reading.own_text(&letter.text);
    let own = stems::terms(&format!("{} {own_text}", subject::title(&letter.subject)), reading.language);
    let list = letter.kind == Kind::List;
    let sent = piece.folder == Folder::Sent;
    Some(Raw { id, answers, letter: shape(&letter, at, &own_text), to, from, name, own, sent, list })
}

fn shape(letter: &Letter, at: i64, own: &str) -> Message {
    let sentences: Vec<&str> = sentences::split(own).into_iter().filter_map(|span| own.get(span)).collect();
    let last = sentences.iter().rev().find(|text| text.trim().len() > 2);
    let lower = last.copied().unwrap_or_default().to_lowercase();
    let asks = |text: &&&str| text.trim_end().ends_with('?');
    Message {
        at,
        from: 0,
        parent: None,
        thread: 0,
        answers: Vec::new(),
        to: Vec::new(),
        subject: hash(&subject::thread_key(&letter.subject)),
        words: own.split_whitespace().count() as u32,
        questions: sentences.iter().filter(asks).count() as u32,
        late_questions: sentences.iter().rev().take(3).filter(asks).count() as u32,
        ends_with_question: lower.trim_end().ends_with('?'),
        ends_with_thanks: ["thank", "danke", "dank", "cheers", "merci"].iter().any(|word| lower.contains(word)),
        thanks: own.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|word| THANKS.contains(&word)),
        first_words: own
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(2)
            .flat_map(|line| line.split(|c: char| !c.is_alphabetic()).take(8))
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect(),
        quoted: letter.text.lines().filter(|line| line.trim_start().starts_with('>')).count() as u32,
        terms: Vec::new(),
    }
}

fn hash(text: &str) -> u64 {
    use std::hash::{Hash, Hasher};
    if text.is_empty() {
        return 0;
    }
    let mut hasher = rustc_hash::FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish() | 1
}

fn build(name: String, raws: Vec<Raw>, me: &[Address]) -> Archive {
    let lists = raws.iter().filter(|raw| raw.list).count();
    let named = raws.iter().filter(|raw| raw.to.iter().any(|to| to != &raw.from)).count();
    // An archive of a list names no one, or the list itself in each letter.
    let list = lists * 2 > raws.len() || named * 2 < raws.len();
    let mut people: BTreeMap<Address, u32> = BTreeMap::new();
    let mut numbered: Vec<Address> = Vec::new();
    let mut number = |address: &Address| {
        let address = if me.contains(address) { &me[0] } else { address };
        *people.entry(address.clone()).or_insert_with(|| {
            numbered.push(address.clone());
            numbered.len() as u32 - 1
        })
    };
    let mut called: Vec<Vec<String>> = Vec::new();
    let mut terms: FxHashMap<String, u32> = FxHashMap::default();
    let mut places: FxHashMap<String, u32> = FxHashMap::default();
    let mut by_subject: FxHashMap<u64, u32> = FxHashMap::default();
    let mut from_sent: BTreeMap<u32, usize> = BTreeMap::new();
    let mut messages: Vec<Message> = Vec::with_capacity(raws.len());
    for (place, raw) in (0_u32..).zip(raws) {
        let mut message = raw.letter;
        message.from = number(&raw.from);
        called.resize(called.len().max(message.from as usize + 1), Vec::new());
        if called[message.from as usize].is_empty() {
            let local = raw.from.local().split(|c: char| !c.is_alphabetic());
            called[message.from as usize] = raw
                .name
                .split(|c: char| !c.is_alphabetic())
                .chain(local)
                .filter(|part| part.chars().count() > 2)
                .map(str::to_lowercase)
                .collect();
        }
        message.to = if list { Vec::new() } else { raw.to.iter().map(&mut number).collect() };
        message.answers = raw.answers.iter().filter_map(|id| places.get(id).copied()).collect();
        message.parent = message.answers.first().copied();
        // An answer that does not say to what belongs to the last conversation of that subject.
        let beside = by_subject.get(&message.subject).copied().filter(|_| message.subject != 0);
        let beside = beside.filter(|before| message.at - messages[*before as usize].at < 30 * 86_400);
        message.thread = message.parent.or(beside).map_or(place, |before| messages[before as usize].thread);
        for word in raw.own.split(' ').filter(|word| word.len() > 1) {
            let next = terms.len() as u32;
            message.terms.push(*terms.entry(word.to_owned()).or_insert(next));
        }
        if raw.sent {
            *from_sent.entry(message.from).or_default() += 1;
        }
        by_subject.insert(message.subject, place);
        if let Some(id) = raw.id {
            places.entry(id).or_insert(place);
        }
        messages.push(message);
    }
    let mine = me.first().and_then(|me| people.get(me)).copied();
    let owners = match (mine, list) {
        (Some(mine), _) => vec![mine],
        (None, true) => Vec::new(),
        (None, false) => from_sent.into_iter().filter(|(_, letters)| *letters >= OWNER).map(|(who, _)| who).collect(),
    };
    called.resize(numbered.len(), Vec::new());
    let answer_days = if list { 14 } else { 21 };
    Archive { name, messages, people: numbered, called, terms: terms.len(), owners, list, answer_days }
}
