//! A decoded letter in, what the index holds of it out; and the index brought up to date with the letters kept.

use crate::letters;
use crate::model::{Language, Letter, LetterId, Reading, Remark, RemarkKind, Span};
use crate::speech::{stems, subject};
use crate::store::{Indexed, Indexer, Store};
use anyhow::Result;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// Letters read again in one transaction.
const BATCH: usize = 500;

/// All that is worked out for one letter away from the store, so that many can be worked out at once.
pub struct Prepared {
    pub letter: Letter,
    pub own_key: i64,
    pub parent_key: i64,
    pub thread_key: i64,
    pub replies: bool,
    pub asks: bool,
    pub verdict: crate::model::Verdict,
    pub remarks: Vec<(RemarkKind, String, Span)>,
    pub subject_terms: String,
    pub own_terms: String,
}

pub fn prepare(letter: Letter) -> Prepared {
    let reading = letters::read(&letter);
    let language: Option<Language> = reading.language;
    Prepared {
        own_key: letter.message_id.as_ref().map_or(0, |id| key(id.as_str())),
        parent_key: letter.answers.first().map_or(0, |id| key(id.as_str())),
        thread_key: key(&subject::thread_key(&letter.subject)),
        replies: subject::replies(&letter.subject),
        asks: !reading.questions.is_empty(),
        verdict: reading.verdict,
        remarks: remarks(&reading),
        subject_terms: stems::terms(&letter.subject, language),
        own_terms: stems::terms(&reading.own_text(&letter.text), language),
        letter,
    }
}

impl Prepared {
    pub fn indexed(&self, id: LetterId, sent: bool) -> Indexed<'_> {
        Indexed {
            id,
            at: self.letter.date.map(|date| date.as_second()),
            kind: self.letter.kind,
            sent,
            from: self.letter.from.as_ref(),
            relay: self.letter.relay.as_ref().map(|mailbox| &mailbox.address),
            to: &self.letter.to,
            cc: &self.letter.cc,
            delivered_to: &self.letter.delivered_to,
            own_key: self.own_key,
            parent_key: self.parent_key,
            thread_key: self.thread_key,
            replies: self.replies,
            asks: self.asks,
            verdict: self.verdict,
            remarks: &self.remarks,
            subject_terms: &self.subject_terms,
            own_terms: &self.own_terms,
        }
    }
}

/// Indexes whatever is kept but not indexed: after a crash, after the index was deleted, or made by older rules. Call
/// it under the import lock. `progress` is told how many letters of how many are done.
pub fn catch_up(store: &mut Store, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
    let mut done = 0;
    let mut indexer = Indexer::default();
    let mut total = None;
    loop {
        let ids = store.unindexed(BATCH)?;
        if ids.is_empty() {
            store.set_index_filled()?;
            return Ok(done);
        }
        let total = match total {
            Some(total) => total,
            None => *total.insert(store.unindexed_count()?),
        };
        let kept = ids.iter().map(|id| store.letter(*id)).collect::<Result<Vec<_>>>()?;
        let prepared: Vec<_> = kept
            .into_par_iter()
            .map(|kept| (kept.id, kept.sent, prepare(reopen(&kept.header, kept.text, kept.attachments))))
            .collect();
        store.write(|store| {
            for (id, sent, letter) in &prepared {
                store.add_row(&mut indexer, &letter.indexed(*id, *sent))?;
            }
            store.flush_index(&mut indexer)
        })?;
        done += prepared.len() as u64;
        progress(done, total);
    }
}

/// A letter as it was when it came, from its kept header and text.
pub fn reopen(header: &str, text: String, attachments: Vec<String>) -> Letter {
    let mut raw = header.as_bytes().to_vec();
    raw.extend_from_slice(b"\n\n");
    let (letter, _) = letters::open(&raw);
    Letter { text, attachments, header: header.to_owned(), ..letter }
}

/// The first eight bytes of the SHA-256 of a text, never 0; 0 for an empty text.
pub fn key(text: &str) -> i64 {
    if text.is_empty() {
        return 0;
    }
    let digest = Sha256::digest(text.as_bytes());
    digest.first_chunk::<8>().map_or(1, |bytes| i64::from_le_bytes(*bytes) | 1)
}

fn remarks(reading: &Reading) -> Vec<(RemarkKind, String, Span)> {
    let row = |remark: &Remark| match remark.clone() {
        Remark::NoContact(span) => (RemarkKind::NoContact, String::new(), span),
        Remark::LegalThreat(span) => (RemarkKind::LegalThreat, String::new(), span),
        Remark::Died { span, name } => (RemarkKind::Died, name, span),
        Remark::Bounced { address, permanent, span } => {
            let kind = if permanent { RemarkKind::BouncedForGood } else { RemarkKind::BouncedOnce };
            (kind, address.to_string(), span)
        }
        Remark::FormerName { span, surname } => (RemarkKind::FormerName, surname, span),
        Remark::Moved { span, to } => (RemarkKind::Moved, to.map(|to| to.to_string()).unwrap_or_default(), span),
    };
    reading.remarks.iter().map(row).collect()
}
