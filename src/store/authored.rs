//! What the user decided: addresses of mine, people at rest, readings that are wrong, drafts.

use super::Store;
use crate::model::{Address, LetterId};
use anyhow::Result;
use rusqlite::params;
use std::collections::BTreeSet;

/// An address the user said is theirs, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    pub address: Address,
    pub mine: bool,
}

/// A letter not sent yet, or sent by the user's own hand.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRow {
    pub id: i64,
    pub address: Address,
    pub ask: String,
    /// The case it was composed from, as TOML.
    pub inputs: String,
    /// Ids of the variants it is made of, blank-separated.
    pub variants: String,
    pub subject: String,
    pub body: String,
    /// Seconds since 1970.
    pub written: i64,
    pub sent: Option<i64>,
}

impl Store {
    pub fn my_addresses(&self) -> Result<Vec<Mine>> {
        let mut query = self.db.prepare("SELECT address, mine FROM my_address ORDER BY address")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (address, mine) = row?;
            all.extend(Address::parse(&address).map(|address| Mine { address, mine }));
        }
        Ok(all)
    }

    pub fn set_my_address(&mut self, address: &Address, mine: bool, now: i64) -> Result<()> {
        self.db.execute(
            "INSERT INTO my_address (address, mine, at) VALUES (?1, ?2, ?3)
             ON CONFLICT (address) DO UPDATE SET mine = excluded.mine, at = excluded.at",
            params![address.as_str(), mine, now],
        )?;
        Ok(())
    }

    pub fn at_rest(&self) -> Result<BTreeSet<Address>> {
        let mut query = self.db.prepare("SELECT address FROM rest")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.iter().filter_map(|text| Address::parse(text)).collect())
    }

    pub fn set_rest(&mut self, address: &Address, rest: bool, now: i64) -> Result<()> {
        if rest {
            self.db
                .execute("INSERT OR IGNORE INTO rest (address, at) VALUES (?1, ?2)", params![address.as_str(), now])?;
        } else {
            self.db.execute("DELETE FROM rest WHERE address = ?1", [address.as_str()])?;
        }
        Ok(())
    }

    /// Sentences the user called misread, with their letters.
    pub fn wrong_readings(&self) -> Result<BTreeSet<(LetterId, String)>> {
        let mut query = self.db.prepare(
            "SELECT letter.id, wrong_reading.sentence FROM wrong_reading
             JOIN letter ON letter.digest = wrong_reading.letter",
        )?;
        let rows = query.query_map([], |row| Ok((LetterId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A sentence is no evidence any more, or is again. Kept by the letter's digest, which outlives any index.
    pub fn set_wrong(&self, letter: LetterId, sentence: &str, wrong: bool, now: i64) -> Result<()> {
        let digest = self.letter_digest(letter)?;
        if wrong {
            self.db.execute(
                "INSERT OR IGNORE INTO wrong_reading (letter, sentence, at) VALUES (?1, ?2, ?3)",
                params![digest, sentence, now],
            )?;
        } else {
            self.db
                .execute("DELETE FROM wrong_reading WHERE letter = ?1 AND sentence = ?2", params![digest, sentence])?;
        }
        Ok(())
    }

    /// Keeps a draft; an unsent one to the same person is replaced.
    pub fn save_draft(&mut self, draft: &DraftRow) -> Result<i64> {
        self.write(|store| {
            store.db.execute("DELETE FROM draft WHERE address = ?1 AND sent IS NULL", [draft.address.as_str()])?;
            store.db.execute(
                "INSERT INTO draft (address, ask, inputs, variants, subject, body, written, sent)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL)",
                params![
                    draft.address.as_str(),
                    draft.ask,
                    draft.inputs,
                    draft.variants,
                    draft.subject,
                    draft.body,
                    draft.written
                ],
            )?;
            Ok(store.db.last_insert_rowid())
        })
    }

    /// All drafts, newest first.
    pub fn drafts(&self) -> Result<Vec<DraftRow>> {
        let mut query = self.db.prepare(
            "SELECT id, address, ask, inputs, variants, subject, body, written, sent FROM draft ORDER BY written DESC, id DESC",
        )?;
        let mut rows = query.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(address) = Address::parse(row.get_ref(1)?.as_str()?) else { continue };
            drafts.push(DraftRow {
                id: row.get(0)?,
                address,
                ask: row.get(2)?,
                inputs: row.get(3)?,
                variants: row.get(4)?,
                subject: row.get(5)?,
                body: row.get(6)?,
                written: row.get(7)?,
                sent: row.get(8)?,
            });
        }
        Ok(drafts)
    }

    /// Marks a draft as sent, or as not sent after all.
    pub fn set_draft_sent(&mut self, id: i64, sent: Option<i64>) -> Result<()> {
        self.db.execute("UPDATE draft SET sent = ?2 WHERE id = ?1", params![id, sent])?;
        Ok(())
    }

    pub fn delete_draft(&mut self, id: i64) -> Result<bool> {
        Ok(self.db.execute("DELETE FROM draft WHERE id = ?1 AND sent IS NULL", [id])? > 0)
    }
}
