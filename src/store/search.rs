//! The words of letters in, the letters that hold a word out.

use super::compounds::Compounds;
use super::index::{from_blob, kind};
use super::{Store, kept};
use crate::model::{AddressId, Kind, Language, LetterId};
use anyhow::Result;
use rusqlite::params;

/// Above this many hits the newest letters are shown instead of the best: ranking them all would be felt.
const RANKED_HITS: i64 = 20_000;

/// A letter whose row is in the index, but not its words.
pub struct Wordless {
    pub id: LetterId,
    pub kind: Kind,
    packed: Vec<u8>,
    parties: Vec<AddressId>,
}

/// What a search compares: stems of the subject and of the writer's own words, blank-separated.
pub struct Words {
    pub id: LetterId,
    pub subject: String,
    pub own: String,
    pub language: Option<Language>,
    parties: Vec<AddressId>,
}

impl Wordless {
    /// Bytes of it, unpacked.
    pub fn size(&self) -> usize {
        kept::unpacked_size(&self.packed)
    }

    /// Its header block and text.
    pub fn unpacked(&self) -> Result<(String, String)> {
        kept::unpack(&self.packed)
    }

    pub fn with(self, (subject, own, language): (String, String, Option<Language>)) -> Words {
        Words { id: self.id, subject, own, language, parties: self.parties }
    }
}

impl Store {
    /// The words of all letters up to this one are in the index.
    pub fn worded(&self) -> Result<LetterId> {
        Ok(LetterId(self.db.query_row("SELECT worded FROM ix.meta", [], |row| row.get(0))?))
    }

    /// Makes answers to a letter to be found. Not before many letters are there: one by one it takes far longer.
    pub fn find_answers(&mut self) -> Result<()> {
        let index = "CREATE INDEX IF NOT EXISTS ix.row_by_parent ON row (parent_key) WHERE parent_key <> 0";
        Ok(self.db.execute_batch(index)?)
    }

    pub fn wordless_count(&self) -> Result<u64> {
        let count = "SELECT count(*) FROM ix.row WHERE letter > (SELECT worded FROM ix.meta)";
        Ok(self.db.query_row(count, [], |row| row.get::<_, i64>(0))? as u64)
    }

    /// The next letters without words behind `after`, until they are `bytes` together.
    pub fn wordless(&self, after: LetterId, bytes: usize) -> Result<Vec<Wordless>> {
        let mut query = self.db.prepare_cached(
            "SELECT row.letter, row.sender, row.recipients, letter.packed, row.kind
             FROM ix.row CROSS JOIN main.letter ON letter.id = row.letter
             WHERE row.letter > ?1 ORDER BY row.letter",
        )?;
        let mut rows = query.query([after.0])?;
        let (mut letters, mut read) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let packed: Vec<u8> = row.get(3)?;
            let sender = AddressId(row.get(1)?);
            let parties = from_blob(row.get_ref(2)?.as_blob()?).chain([sender]).collect();
            let letter = Wordless { id: LetterId(row.get(0)?), kind: kind(row.get(4)?), packed, parties };
            read += letter.size();
            letters.push(letter);
            if read >= bytes {
                break;
            }
        }
        Ok(letters)
    }

    /// Writes down the words of the next letters, in the order of [`Store::wordless`]; call [`Store::set_worded`] before
    /// the commit.
    pub fn add_words(&mut self, letters: &[Words], compounds: &mut Compounds) -> Result<()> {
        let mut party = self.db.prepare_cached("INSERT OR IGNORE INTO ix.party (address, letter) VALUES (?1, ?2)")?;
        for letter in letters {
            self.insert_words(letter, compounds)?;
            for address in letter.parties.iter().filter(|address| address.0 != 0) {
                party.execute(params![address.0, letter.id.0])?;
            }
        }
        Ok(())
    }

    /// Once in a transaction: the full text is written to the disk then, and the more at once, the less there is to merge.
    pub fn set_worded(&mut self, last: LetterId) -> Result<()> {
        self.db.execute("UPDATE ix.meta SET worded = ?1", [last.0])?;
        Ok(())
    }

    /// A longer copy of a letter was found: its words are written anew, if they were written at all.
    pub fn replace_words(
        &mut self,
        id: LetterId,
        (subject, own, language): (String, String, Option<Language>),
    ) -> Result<()> {
        if id > self.worded()? {
            return Ok(());
        }
        self.db.prepare_cached("DELETE FROM ix.words WHERE rowid = ?1")?.execute([id.0])?;
        let words = Words { id, subject, own, language, parties: Vec::new() };
        self.insert_words(&words, &mut Compounds::default())
    }

    fn insert_words(&self, words: &Words, compounds: &mut Compounds) -> Result<()> {
        if words.language == Some(Language::German) {
            self.add_compounds(&words.subject, compounds)?;
            self.add_compounds(&words.own, compounds)?;
        }
        let mut insert = self.db.prepare_cached("INSERT INTO ix.words (rowid, subject, own) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![words.id.0, words.subject, words.own])?;
        Ok(())
    }

    /// How many letters have their words in the index; `None` while some have not. By the number of the last, since letters
    /// are numbered without gaps and counting a million of them would be felt.
    pub fn worded_count(&self) -> Result<Option<usize>> {
        let last: i64 = self.db.query_row("SELECT coalesce(max(letter), 0) FROM ix.row", [], |row| row.get(0))?;
        Ok((self.wordless_count()? == 0).then_some(last as usize))
    }

    /// Letters that hold these stems one behind the other; at most so many.
    pub fn holding(&self, stems: &str, limit: usize) -> Result<Vec<LetterId>> {
        let mut query = self.db.prepare_cached("SELECT rowid FROM ix.words WHERE words MATCH ?1 LIMIT ?2")?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let hits = query.query_map(params![quoted(stems), limit], |row| Ok(LetterId(row.get(0)?)))?;
        Ok(hits.collect::<rusqlite::Result<_>>()?)
    }

    /// Letters that hold each group of words in one of its forms; best first, newest first among very many.
    pub fn search(&self, groups: &[Vec<String>], limit: usize) -> Result<(u64, Vec<LetterId>)> {
        let Some(query) = expression(groups) else { return Ok((0, Vec::new())) };
        let count: i64 =
            self.db.query_row("SELECT count(*) FROM ix.words WHERE words MATCH ?1", [&query], |row| row.get(0))?;
        let order = if count > RANKED_HITS { "rowid DESC" } else { "bm25(words, 2.0, 1.0), rowid DESC" };
        let sql = format!("SELECT rowid FROM ix.words WHERE words MATCH ?1 ORDER BY {order} LIMIT ?2");
        let mut found = self.db.prepare_cached(&sql)?;
        let hits = found.query_map(rusqlite::params![query, limit as i64], |row| Ok(LetterId(row.get(0)?)))?;
        Ok((count as u64, hits.collect::<rusqlite::Result<_>>()?))
    }
}

/// Every word quoted, so that nothing a user types is read as query syntax.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

/// Every form quoted, so that nothing a user types is read as query syntax.
fn expression(groups: &[Vec<String>]) -> Option<String> {
    let all: Vec<String> = groups
        .iter()
        .filter(|forms| !forms.is_empty())
        .map(|forms| format!("({})", forms.iter().map(|form| quoted(form)).collect::<Vec<_>>().join(" OR ")))
        .collect();
    (!all.is_empty()).then(|| all.join(" AND "))
}
