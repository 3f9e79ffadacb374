//! Letters and where they came from: in, and out again as they were.

use super::{Store, StoreError};
use crate::model::{LetterId, Oddity};
use anyhow::Result;
use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashSet;
use std::cell::RefCell;
use std::collections::HashSet;
use zstd::bulk::{Compressor, Decompressor};

/// No letter unpacks to more: its source was cut at 16 MiB, and decoding at most trebles it.
const LONGEST: u64 = 128 << 20;

/// A source as it stood when it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    pub id: i64,
    pub bytes: u64,
    pub modified: i64,
    pub head: Vec<u8>,
    /// Bytes read so far, from where a grown file goes on.
    pub read_to: u64,
    /// Spam, trash and drafts were read too.
    pub everything: bool,
}

/// A letter about to be kept. `digest` tells whether it is there already.
pub struct NewLetter<'a> {
    pub digest: [u8; 16],
    pub id_key: i64,
    pub sent: bool,
    pub source: i64,
    pub place: &'a str,
    pub attachments: &'a [String],
    /// Header block and text, packed by [`pack`].
    pub packed: &'a [u8],
}

/// A letter as it was kept.
pub struct KeptLetter {
    pub id: LetterId,
    pub header: String,
    pub text: String,
    pub attachments: Vec<String>,
    pub sent: bool,
    pub source: i64,
    pub place: String,
}

/// By its first bytes a digest is remembered while letters are imported.
pub fn digest_key(digest: &[u8]) -> i64 {
    digest.first_chunk::<8>().map_or(0, |bytes| i64::from_le_bytes(*bytes))
}

thread_local! {
    static PACKER: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Header block and text in one compressed piece (Zstandard, level −3: twice as fast as 1, a third larger), with a
/// checksum: SQLite has none, and a letter that was changed on the disk must not be taken for one that came like that.
pub fn pack(header: &str, text: &str) -> Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(header.len() + text.len() + 8);
    plain.extend_from_slice(&(header.len() as u64).to_le_bytes());
    plain.extend_from_slice(header.as_bytes());
    plain.extend_from_slice(text.as_bytes());
    PACKER.with_borrow_mut(|packer| {
        let packer = match packer {
            Some(packer) => packer,
            None => {
                let packer = packer.insert(Compressor::new(-3)?);
                packer.include_checksum(true)?;
                packer
            }
        };
        Ok(packer.compress(&plain)?)
    })
}

/// Header block and text of a letter, as [`pack`] was given them.
pub(super) fn unpack(packed: &[u8]) -> Result<(String, String)> {
    let plain = UNPACKER.with_borrow_mut(|unpacker| -> Result<Vec<u8>> {
        let unpacker = match unpacker {
            Some(unpacker) => unpacker,
            None => unpacker.insert(Decompressor::new()?),
        };
        unpacker.decompress(packed, unpacked_size(packed)).map_err(|_| StoreError::Damaged.into())
    })?;
    let (length, rest) = plain.split_first_chunk::<8>().ok_or(StoreError::Damaged)?;
    let (header, text) = rest.split_at_checked(u64::from_le_bytes(*length) as usize).ok_or(StoreError::Damaged)?;
    Ok((string(header), string(text)))
}

/// Bytes of header block and text together.
pub(super) fn unpacked_size(packed: &[u8]) -> usize {
    zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().map_or(0, |size| size.min(LONGEST) as usize)
}

/// What was kept is a string: it is looked at whether it still is one the fast way.
fn string(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), str::to_owned)
}

impl Store {
    pub fn source(&self, path: &str) -> Result<Option<SourceRow>> {
        let mut query = self
            .db
            .prepare_cached("SELECT id, bytes, modified, head, read_to, everything FROM source WHERE path = ?1")?;
        Ok(query
            .query_row([path], |row| {
                Ok(SourceRow {
                    id: row.get(0)?,
                    bytes: row.get::<_, i64>(1)? as u64,
                    modified: row.get(2)?,
                    head: row.get(3)?,
                    read_to: row.get::<_, i64>(4)? as u64,
                    everything: row.get(5)?,
                })
            })
            .optional()?)
    }

    /// Makes the source known with a stamp no file has, so that an interrupted run reads it again.
    pub fn start_source(&mut self, path: &str) -> Result<i64> {
        self.db.execute(
            "INSERT INTO source (path, bytes, modified, head, read_to) VALUES (?1, 0, -1, x'', 0)
             ON CONFLICT (path) DO UPDATE SET bytes = 0, modified = -1",
            [path],
        )?;
        Ok(self.db.query_row("SELECT id FROM source WHERE path = ?1", [path], |row| row.get(0))?)
    }

    /// The whole source was read: it counts as known from now on.
    pub fn finish_source(&mut self, source: &SourceRow) -> Result<()> {
        self.db.execute(
            "UPDATE source SET bytes = ?2, modified = ?3, head = ?4, read_to = ?5, everything = ?6 WHERE id = ?1",
            params![
                source.id,
                source.bytes as i64,
                source.modified,
                source.head,
                source.read_to as i64,
                source.everything
            ],
        )?;
        Ok(())
    }

    /// The places of a source that were read before.
    pub fn places(&self, source: i64) -> Result<HashSet<String>> {
        let mut query = self.db.prepare_cached("SELECT names FROM places WHERE source = ?1")?;
        let mut rows = query.query([source])?;
        let mut places = HashSet::new();
        while let Some(row) = rows.next()? {
            places.extend(row.get_ref(0)?.as_str()?.split('/').map(str::to_owned));
        }
        Ok(places)
    }

    /// Many at once, in one row: each by itself would cost as much as its letter. In none is a "/".
    pub fn add_places(&mut self, source: i64, places: &[String]) -> Result<()> {
        self.db
            .prepare_cached("INSERT INTO places (source, names) VALUES (?1, ?2)")?
            .execute(params![source, places.join("/")])?;
        Ok(())
    }

    /// The first eight bytes of each digest.
    pub fn digests(&self) -> Result<FxHashSet<i64>> {
        let mut query = self.db.prepare("SELECT digest FROM letter")?;
        let mut rows = query.query([])?;
        let mut keys = FxHashSet::default();
        while let Some(row) = rows.next()? {
            keys.insert(digest_key(row.get_ref(0)?.as_blob()?));
        }
        Ok(keys)
    }

    pub fn id_keys(&self) -> Result<FxHashSet<i64>> {
        let mut query = self.db.prepare("SELECT id_key FROM letter")?;
        let keys = query.query_map([], |row| row.get(0))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    pub fn letter_with_digest(&self, digest: [u8; 16]) -> Result<Option<LetterId>> {
        let mut query = self.db.prepare_cached("SELECT id FROM letter WHERE digest = ?1")?;
        Ok(query.query_row([digest], |row| Ok(LetterId(row.get(0)?))).optional()?)
    }

    /// Letters that bear a Message-ID with this key, first kept first, at most `limit`; none for the key 0.
    pub fn letters_with_id(&self, id_key: i64, limit: usize) -> Result<Vec<LetterId>> {
        if id_key == 0 {
            return Ok(Vec::new());
        }
        // With a limit that is bound the plan would be made anew for every letter.
        let mut query = self.db.prepare_cached("SELECT id FROM letter WHERE id_key = ?1 ORDER BY id")?;
        let ids = query.query_map([id_key], |row| Ok(LetterId(row.get(0)?)))?;
        Ok(ids.take(limit).collect::<rusqlite::Result<_>>()?)
    }

    pub fn add_letter(&mut self, letter: &NewLetter) -> Result<LetterId> {
        let mut insert = self.db.prepare_cached(
            "INSERT INTO letter (digest, id_key, sent, source, place, attachments, packed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let id = insert.insert(params![
            letter.digest,
            letter.id_key,
            letter.sent,
            letter.source,
            letter.place,
            serde_json::to_string(letter.attachments)?,
            letter.packed,
        ])?;
        Ok(LetterId(id))
    }

    /// A longer copy was found. The digest stays, since decisions of the user point at it.
    pub fn replace_letter(&mut self, id: LetterId, packed: &[u8]) -> Result<()> {
        self.db.prepare_cached("UPDATE letter SET packed = ?2 WHERE id = ?1")?.execute(params![id.0, packed])?;
        self.revise()
    }

    /// A copy in a folder of sent mail was found: that says who wrote it.
    pub fn mark_sent(&mut self, letter: LetterId) -> Result<()> {
        let mut mark = self.db.prepare_cached("UPDATE letter SET sent = 1 WHERE id = ?1 AND sent = 0")?;
        if mark.execute([letter.0])? == 0 {
            return Ok(());
        }
        drop(mark);
        self.db.execute("UPDATE ix.row SET sent = 1 WHERE letter = ?1", [letter.0])?;
        self.revise()
    }

    /// Both files count the changes to letters that were kept before, so that an index that missed one is known.
    fn revise(&mut self) -> Result<()> {
        self.db.execute("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revised'", [])?;
        self.db.execute("UPDATE ix.meta SET revised = revised + 1", [])?;
        Ok(())
    }

    pub fn letter(&self, id: LetterId) -> Result<KeptLetter> {
        let mut query =
            self.db.prepare_cached("SELECT packed, attachments, sent, source, place FROM letter WHERE id = ?1")?;
        let (packed, attachments, sent, source, place): (Vec<u8>, String, bool, i64, String) =
            query.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
        let (header, text) = unpack(&packed)?;
        Ok(KeptLetter { id, header, text, attachments: serde_json::from_str(&attachments)?, sent, source, place })
    }

    pub fn letter_digest(&self, id: LetterId) -> Result<[u8; 16]> {
        Ok(self.db.prepare_cached("SELECT digest FROM letter WHERE id = ?1")?.query_row([id.0], |row| row.get(0))?)
    }

    pub fn letter_count(&self) -> Result<u64> {
        Ok(self.db.query_row("SELECT count(*) FROM letter", [], |row| row.get::<_, i64>(0))? as u64)
    }

    pub fn has_letters(&self) -> Result<bool> {
        Ok(self.db.query_row("SELECT EXISTS (SELECT 1 FROM letter)", [], |row| row.get(0))?)
    }

    /// The digest of the letter kept first, by which a store is told from others; `None` while it is empty.
    pub fn first_digest(&self) -> Result<Option<[u8; 16]>> {
        let first = "SELECT digest FROM letter ORDER BY id LIMIT 1";
        Ok(self.db.query_row(first, [], |row| row.get(0)).optional()?)
    }

    pub fn unindexed_count(&self) -> Result<u64> {
        let count = self.db.query_row(
            "SELECT count(*) FROM letter WHERE id > (SELECT coalesce(max(letter), 0) FROM ix.row)",
            [],
            |row| row.get::<_, i64>(0),
        )?;
        Ok(count as u64)
    }

    /// Letters that are kept but not indexed yet, oldest number first, at most `limit`.
    pub fn unindexed(&self, limit: usize) -> Result<Vec<LetterId>> {
        let mut query = self.db.prepare_cached(
            "SELECT id FROM letter WHERE id > (SELECT coalesce(max(letter), 0) FROM ix.row) ORDER BY id LIMIT ?1",
        )?;
        let ids = query.query_map([limit as i64], |row| Ok(LetterId(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    pub fn add_oddity(&mut self, source: i64, place: &str, oddity: Oddity) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO oddity (source, place, kind) VALUES (?1, ?2, ?3)")?
            .execute(params![source, place, key(oddity)?])?;
        Ok(())
    }

    pub fn is_odd(&self, source: i64, place: &str, oddity: Oddity) -> Result<bool> {
        let mut query =
            self.db.prepare_cached("SELECT 1 FROM oddity WHERE source = ?1 AND place = ?2 AND kind = ?3")?;
        Ok(query.exists(params![source, place, key(oddity)?])?)
    }

    /// Every oddity ever met: path of the source, place in it, kind.
    pub fn oddities(&self) -> Result<Vec<(String, String, String)>> {
        let mut query = self.db.prepare(
            "SELECT source.path, oddity.place, oddity.kind FROM oddity JOIN source ON source.id = oddity.source
             ORDER BY oddity.kind, source.path, oddity.place",
        )?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn key(oddity: Oddity) -> Result<String> {
    Ok(serde_json::to_value(oddity)?.as_str().unwrap_or_default().to_owned())
}
