//! What was read from the letters, written down for fast answers and read back as compact rows.

use super::Store;
use super::open::connect;
use crate::model::{
    Address, AddressFacts, AddressId, Kind, LetterId, Mailbox, NameSeen, RemarkKind, RemarkRow, Row, Span, Verdict,
};
use anyhow::Result;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the index holds of one letter.
pub struct Indexed<'a> {
    pub id: LetterId,
    pub at: Option<i64>,
    pub kind: Kind,
    pub sent: bool,
    pub from: Option<&'a Mailbox>,
    pub relay: Option<&'a Address>,
    pub to: &'a [Mailbox],
    pub cc: &'a [Mailbox],
    pub delivered_to: &'a [Address],
    pub own_key: i64,
    pub parent_key: i64,
    pub thread_key: i64,
    pub replies: bool,
    pub verdict: Verdict,
    pub remarks: &'a [(RemarkKind, String, Span)],
}

/// From so many letters on, reading them is shared.
const SHARED: i64 = 100_000;

/// Gathers addresses and names while letters are indexed, so that each is written once a batch.
#[derive(Default)]
pub struct Indexer {
    ids: HashMap<Address, u32>,
    names: BTreeMap<(u32, String), NameSeen>,
    relays: BTreeSet<u32>,
    delivered: BTreeMap<u32, u32>,
}

impl Store {
    /// Indexes one letter but for its words; call [`Store::flush_index`] before the commit.
    pub fn add_row(&mut self, indexer: &mut Indexer, letter: &Indexed) -> Result<()> {
        let at = letter.at.unwrap_or(0);
        let from = match letter.from {
            Some(writer) => self.intern(indexer, &writer.address, &writer.name, at)?,
            None => 0,
        };
        if let Some(relay) = letter.relay {
            let id = self.intern(indexer, relay, "", at)?;
            indexer.relays.insert(id);
        }
        for address in letter.delivered_to {
            let id = self.intern(indexer, address, "", at)?;
            *indexer.delivered.entry(id).or_default() += 1;
        }
        let mut recipients = Vec::with_capacity(letter.to.len() + letter.cc.len());
        for mailbox in letter.to.iter().chain(letter.cc) {
            recipients.push(AddressId(self.intern(indexer, &mailbox.address, &mailbox.name, at)?));
        }
        self.db
            .prepare_cached(
                "INSERT INTO ix.row (letter, at, kind, sent, sender, recipients, to_count, own_key, parent_key,
                 thread_key, replies, verdict) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                letter.id.0,
                letter.at,
                kind_number(letter.kind),
                letter.sent,
                from,
                to_blob(&recipients),
                letter.to.len() as i64,
                letter.own_key,
                letter.parent_key,
                letter.thread_key,
                letter.replies,
                verdict_number(letter.verdict),
            ])?;
        self.add_remarks(letter.id, letter.remarks)
    }

    /// The same letter with more text: what was read from it is read anew, its addresses stand.
    pub fn replace_reading(&mut self, letter: &Indexed) -> Result<()> {
        let id = letter.id.0;
        let verdict = verdict_number(letter.verdict);
        self.db.prepare_cached("UPDATE ix.row SET verdict = ?2 WHERE letter = ?1")?.execute(params![id, verdict])?;
        self.db.prepare_cached("DELETE FROM ix.remark WHERE letter = ?1")?.execute([id])?;
        self.add_remarks(letter.id, letter.remarks)
    }

    fn add_remarks(&mut self, id: LetterId, remarks: &[(RemarkKind, String, Span)]) -> Result<()> {
        let mut insert = self.db.prepare_cached(
            "INSERT OR IGNORE INTO ix.remark (letter, kind, about, start, stop) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (kind, about, span) in remarks {
            insert.execute(params![id.0, *kind as i64, about, span.start as i64, span.end as i64])?;
        }
        Ok(())
    }

    /// Writes the names, relays and deliveries gathered since the last call.
    pub fn flush_index(&mut self, indexer: &mut Indexer) -> Result<()> {
        let mut name = self.db.prepare_cached(
            "INSERT INTO ix.name (address, name, letters, first, last) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (address, name) DO UPDATE SET letters = letters + excluded.letters,
               first = min(first, excluded.first), last = max(last, excluded.last)",
        )?;
        for ((address, _), seen) in std::mem::take(&mut indexer.names) {
            name.execute(params![address, seen.name, seen.letters, seen.first, seen.last])?;
        }
        for address in std::mem::take(&mut indexer.relays) {
            self.db.prepare_cached("UPDATE ix.address SET relay = 1 WHERE id = ?1")?.execute([address])?;
        }
        for (address, count) in std::mem::take(&mut indexer.delivered) {
            self.db
                .prepare_cached("UPDATE ix.address SET delivered = delivered + ?2 WHERE id = ?1")?
                .execute(params![address, count])?;
        }
        Ok(())
    }

    fn intern(&mut self, indexer: &mut Indexer, address: &Address, name: &str, at: i64) -> Result<u32> {
        let id = match indexer.ids.get(address) {
            Some(id) => *id,
            None => {
                let mut known = self.db.prepare_cached("SELECT id FROM ix.address WHERE address = ?1")?;
                let id = match known.query_row([address.as_str()], |row| row.get(0)).optional()? {
                    Some(id) => id,
                    None => {
                        let new = "INSERT INTO ix.address (address, relay, delivered) VALUES (?1, 0, 0)";
                        u32::try_from(self.db.prepare_cached(new)?.insert([address.as_str()])?)?
                    }
                };
                indexer.ids.insert(address.clone(), id);
                id
            }
        };
        if !name.is_empty() {
            let seen = indexer.names.entry((id, name.to_owned())).or_insert_with(|| NameSeen {
                name: name.to_owned(),
                letters: 0,
                first: at,
                last: at,
            });
            seen.letters += 1;
            seen.first = seen.first.min(at);
            seen.last = seen.last.max(at);
        }
        Ok(id)
    }

    /// Every indexed letter, in the order of their numbers. Very many are read by two at once.
    pub fn rows(&self) -> Result<Vec<Row>> {
        let last: i64 = self.db.query_row("SELECT coalesce(max(letter), 0) FROM ix.row", [], |row| row.get(0))?;
        if last < SHARED {
            return rows_between(&self.db, 0, i64::MAX);
        }
        let index = self.index_address();
        // By connections of their own, which do not hold on to what is read once.
        let part = |after, last| rows_between(&connect(&index, true)?, after, last);
        std::thread::scope(|scope| {
            let rest = scope.spawn(|| part(last / 2, i64::MAX));
            let mut rows = part(0, last / 2)?;
            rows.extend(rest.join().map_err(|_| anyhow::anyhow!("a reader of the index stopped"))??);
            Ok(rows)
        })
    }

    /// Every address with the names it bore.
    pub fn addresses(&self) -> Result<Vec<AddressFacts>> {
        self.address_facts("", "", &[])
    }

    pub(super) fn address_facts(&self, of_id: &str, of_name: &str, values: &[u32]) -> Result<Vec<AddressFacts>> {
        let mut facts = BTreeMap::new();
        let mut query =
            self.db.prepare_cached(&format!("SELECT id, address, relay, delivered FROM ix.address {of_id}"))?;
        let mut rows = query.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let id = AddressId(row.get(0)?);
            if let Some(address) = Address::parse(row.get_ref(1)?.as_str()?) {
                let (relay, delivered) = (row.get(2)?, row.get(3)?);
                facts.insert(id, AddressFacts { id, address, names: Vec::new(), relay, delivered });
            }
        }
        let mut query = self.db.prepare_cached(&format!(
            "SELECT address, name, letters, first, last FROM ix.name {of_name} ORDER BY address, letters DESC, name"
        ))?;
        let mut rows = query.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if let Some(fact) = facts.get_mut(&AddressId(row.get(0)?)) {
                let seen = NameSeen { name: row.get(1)?, letters: row.get(2)?, first: row.get(3)?, last: row.get(4)? };
                fact.names.push(seen);
            }
        }
        Ok(facts.into_values().collect())
    }

    pub fn remarks(&self) -> Result<Vec<RemarkRow>> {
        let mut query =
            self.db.prepare("SELECT letter, kind, about, start, stop FROM ix.remark ORDER BY letter, start")?;
        let mut rows = query.query([])?;
        let mut remarks = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(kind) = remark_kind(row.get(1)?) else { continue };
            let (start, stop): (i64, i64) = (row.get(3)?, row.get(4)?);
            let span = start as usize..stop as usize;
            remarks.push(RemarkRow { letter: LetterId(row.get(0)?), kind, about: row.get(2)?, span });
        }
        Ok(remarks)
    }
}

/// Numbers of addresses as they are kept: four bytes each, the lowest first.
fn to_blob<'a>(ids: impl IntoIterator<Item = &'a AddressId>) -> Vec<u8> {
    ids.into_iter().flat_map(|id| id.0.to_le_bytes()).collect()
}

pub(super) fn from_blob(blob: &[u8]) -> impl Iterator<Item = AddressId> + '_ {
    blob.as_chunks::<4>().0.iter().map(|bytes| AddressId(u32::from_le_bytes(*bytes)))
}

fn rows_between(db: &Connection, after: i64, last: i64) -> Result<Vec<Row>> {
    let mut query = db.prepare(&format!("{ROW} WHERE letter > ?1 AND letter <= ?2 ORDER BY letter"))?;
    let mut found = query.query([after, last])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(read_row(row)?);
    }
    Ok(rows)
}

/// `main` has no such table, so that it may be read from `index.db` alone.
pub(super) const ROW: &str =
    "SELECT letter, at, kind, sent, sender, recipients, to_count, own_key, parent_key, thread_key, replies,
  verdict FROM row";

pub(super) fn read_row(row: &rusqlite::Row) -> rusqlite::Result<Row> {
    let sender: u32 = row.get(4)?;
    let recipients = from_blob(row.get_ref(5)?.as_blob()?).collect();
    Ok(Row {
        id: LetterId(row.get(0)?),
        at: row.get(1)?,
        kind: kind(row.get(2)?),
        sent: row.get(3)?,
        from: (sender != 0).then_some(AddressId(sender)),
        recipients,
        to: row.get(6)?,
        own_key: row.get(7)?,
        parent_key: row.get(8)?,
        thread_key: row.get(9)?,
        replies: row.get(10)?,
        verdict: verdict(row.get(11)?),
    })
}

const KINDS: [Kind; 5] = [Kind::Personal, Kind::List, Kind::Machine, Kind::AutoReply, Kind::Bounce];
const VERDICTS: [Verdict; 5] = [Verdict::Unknown, Verdict::Informal, Verdict::Formal, Verdict::Plural, Verdict::Mixed];
const REMARKS: [RemarkKind; 7] = [
    RemarkKind::NoContact,
    RemarkKind::LegalThreat,
    RemarkKind::Died,
    RemarkKind::BouncedForGood,
    RemarkKind::BouncedOnce,
    RemarkKind::Moved,
    RemarkKind::FormerName,
];

fn kind_number(kind: Kind) -> i64 {
    KINDS.iter().position(|k| *k == kind).unwrap_or(0) as i64
}

pub(super) fn kind(number: i64) -> Kind {
    KINDS.get(number as usize).copied().unwrap_or_default()
}

fn verdict_number(verdict: Verdict) -> i64 {
    VERDICTS.iter().position(|v| *v == verdict).unwrap_or(0) as i64
}

fn verdict(number: i64) -> Verdict {
    VERDICTS.get(number as usize).copied().unwrap_or_default()
}

fn remark_kind(number: i64) -> Option<RemarkKind> {
    REMARKS.get(number as usize).copied()
}
