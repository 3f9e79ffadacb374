//! Contacts as they were imported or said, and my own positions: in, and out again as they were.

use super::Store;
use crate::model::{Contact, ContactSource, Position};
use anyhow::Result;
use rusqlite::{OptionalExtension, params};

/// A contact with the time that its source is of.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactRow {
    pub id: i64,
    pub contact: Contact,
    /// Seconds since 1970.
    pub at: i64,
}

/// What became of a contact that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    New,
    Changed,
    /// It was there, as it is or newer.
    Known,
}

impl Store {
    /// All contacts, in the order in which they came. What a later version wrote and this one cannot read is passed over.
    pub fn contacts(&self) -> Result<Vec<ContactRow>> {
        let mut query = self.db.prepare_cached("SELECT id, data, at FROM contact ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut contacts = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok(contact) = serde_json::from_str(row.get_ref(1)?.as_str()?) else { continue };
            contacts.push(ContactRow { id: row.get(0)?, contact, at: row.get(2)? });
        }
        Ok(contacts)
    }

    pub fn has_contacts(&self) -> Result<bool> {
        Ok(self.db.query_row("SELECT EXISTS (SELECT 1 FROM contact)", [], |row| row.get(0))?)
    }

    /// How many contacts there are, and how often any of them changed: the same as long as all are the same.
    pub fn contacts_version(&self) -> Result<(i64, i64)> {
        let count = self.db.query_row("SELECT count(*) FROM contact", [], |row| row.get(0))?;
        let changes: Option<String> = self
            .db
            .prepare_cached("SELECT value FROM setting WHERE name = 'contacts_changed'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok((count, changes.and_then(|text| text.parse().ok()).unwrap_or(0)))
    }

    /// Keeps contacts. One of the same source and key that is there already is joined with it, the newer filling first:
    /// several tables of one export each say a part. What the user says takes the place of what they said before.
    pub fn keep_contacts(&mut self, contacts: &[Contact], at: i64) -> Result<Vec<Taken>> {
        self.write(|store| {
            let taken: Vec<Taken> =
                contacts.iter().map(|contact| store.keep_contact(contact, at)).collect::<Result<_>>()?;
            if taken.iter().any(|taken| *taken != Taken::Known) {
                store.contacts_changed()?;
            }
            Ok(taken)
        })
    }

    fn keep_contact(&mut self, contact: &Contact, at: i64) -> Result<Taken> {
        let source = contact.source.key();
        let known: Option<(String, i64)> = self
            .db
            .prepare_cached("SELECT data, at FROM contact WHERE source = ?1 AND key = ?2")?
            .query_row(params![source, contact.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (data, taken) = match &known {
            None => (serde_json::to_string(contact)?, Taken::New),
            Some((kept, of)) => {
                let kept_contact = serde_json::from_str(kept).ok();
                let Some(joined) = joined(kept_contact, contact, *of > at) else { return Ok(Taken::Known) };
                let data = serde_json::to_string(&joined)?;
                if data == *kept {
                    return Ok(Taken::Known);
                }
                (data, Taken::Changed)
            }
        };
        let at = known.map_or(at, |(_, of)| of.max(at));
        self.db
            .prepare_cached(
                "INSERT INTO contact (source, key, data, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (source, key) DO UPDATE SET data = excluded.data, at = excluded.at",
            )?
            .execute(params![source, contact.key, data, at])?;
        Ok(taken)
    }

    /// True when there was one.
    pub fn remove_contact(&mut self, source: ContactSource, key: &str) -> Result<bool> {
        self.write(|store| {
            let removed =
                store.db.execute("DELETE FROM contact WHERE source = ?1 AND key = ?2", params![source.key(), key])?;
            store.contacts_changed()?;
            Ok(removed > 0)
        })
    }

    fn contacts_changed(&mut self) -> Result<()> {
        self.db.execute(
            "INSERT INTO setting (name, value) VALUES ('contacts_changed', '1')
             ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)",
            [],
        )?;
        Ok(())
    }

    /// Size, time and beginning of a file of contacts as it was when it was read last.
    pub fn contact_file(&self, path: &str) -> Result<Option<(u64, i64, Vec<u8>)>> {
        let mut query = self.db.prepare_cached("SELECT bytes, modified, head FROM contact_file WHERE path = ?1")?;
        let found = query.query_row([path], |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?, row.get(2)?)));
        Ok(found.optional()?)
    }

    pub fn set_contact_file(&mut self, path: &str, bytes: u64, modified: i64, head: &[u8]) -> Result<()> {
        self.db.execute(
            "INSERT INTO contact_file (path, bytes, modified, head) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, modified = excluded.modified, head = excluded.head",
            params![path, bytes as i64, modified, head],
        )?;
        Ok(())
    }

    /// My own positions, in the order of their companies.
    pub fn positions(&self) -> Result<Vec<Position>> {
        let mut query = self.db.prepare_cached("SELECT data FROM position ORDER BY company, title, started")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        let texts = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
    }

    /// Keeps my positions; the same one again takes the place of what was there. Returns how many are new.
    pub fn keep_positions(&mut self, positions: &[Position]) -> Result<usize> {
        self.write(|store| {
            let mut new = 0;
            for position in positions {
                let key = params![position.company, position.title, position.started];
                let known: bool = store.db.query_row(
                    "SELECT EXISTS (SELECT 1 FROM position WHERE company = ?1 AND title = ?2 AND started = ?3)",
                    key,
                    |row| row.get(0),
                )?;
                new += usize::from(!known);
                store.db.execute(
                    "INSERT INTO position (company, title, started, data) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (company, title, started) DO UPDATE SET data = excluded.data",
                    params![position.company, position.title, position.started, serde_json::to_string(position)?],
                )?;
            }
            Ok(new)
        })
    }

    /// The highest number of an address in the index; contacts are numbered behind it.
    pub fn last_address(&self) -> Result<u32> {
        Ok(self.db.query_row("SELECT coalesce(max(id), 0) FROM ix.address", [], |row| row.get(0))?)
    }
}

/// What is to be kept where one is kept already; none where that one stays as it is.
fn joined(kept: Option<Contact>, contact: &Contact, kept_is_newer: bool) -> Option<Contact> {
    // Of one profile, or one identifier, the name may have changed.
    let one = |kept: &Contact| {
        kept.is_same(contact) || kept.profile.is_some() && contact.profile.is_some() || kept.key.starts_with("uid:")
    };
    let joins = contact.source != ContactSource::Hand;
    let (mut first, second) = match (kept.filter(|kept| joins && one(kept)), kept_is_newer) {
        (Some(kept), true) => (kept, contact.clone()),
        (Some(kept), false) => (contact.clone(), kept),
        (None, true) => return None,
        (None, false) => return Some(contact.clone()),
    };
    first.join(second);
    Some(first)
}
