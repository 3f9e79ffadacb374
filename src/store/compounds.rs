//! The words of German letters in, those that begin or end with a word out; and how well letters fit some words.

use super::Store;
use super::search::quoted;
use crate::model::LetterId;
use anyhow::Result;
use rusqlite::params;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::{Hash, Hasher};

/// Letters a word must have to be a compound, at most those of a stem that was made.
const LONG: std::ops::RangeInclusive<usize> = 8..=40;

/// Long words that are written down already, as their hashes.
#[derive(Default)]
pub struct Compounds(FxHashSet<u64>);

/// More than this would take too much memory; what is forgotten is written once more, which changes nothing.
const MOST_REMEMBERED: usize = 4_000_000;

impl Store {
    /// Writes down the long words of stems with blanks between them.
    pub(super) fn add_compounds(&self, stems: &str, known: &mut Compounds) -> Result<()> {
        for word in stems.split(' ').filter(|word| LONG.contains(&word.len())) {
            let mut hasher = FxHasher::default();
            word.hash(&mut hasher);
            if known.0.len() >= MOST_REMEMBERED {
                known.0.clear();
            }
            if !known.0.insert(hasher.finish()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                continue;
            }
            let backwards: String = word.chars().rev().collect();
            self.db
                .prepare_cached("INSERT OR IGNORE INTO ix.compound (word, backwards) VALUES (?1, ?2)")?
                .execute(params![word, backwards])?;
        }
        Ok(())
    }

    /// Long words of German letters that begin with `part`, and those that end in it; at most so many of each.
    pub fn long_words(&self, part: &str, limit: usize) -> Result<(Vec<String>, Vec<String>)> {
        let backwards: String = part.chars().rev().collect();
        let mut begin = self.db.prepare_cached(
            "SELECT word FROM ix.compound WHERE word > ?1 AND word < ?1 || '{' ORDER BY word LIMIT ?2",
        )?;
        let mut end = self.db.prepare_cached(
            "SELECT word FROM ix.compound WHERE backwards > ?1 AND backwards < ?1 || '{' ORDER BY backwards LIMIT ?2",
        )?;
        let begin = begin.query_map(params![part, limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let end =
            end.query_map(params![backwards, limit as i64], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok((begin, end))
    }

    /// How well letters fit words of which each may stand for the others, by BM25 (above 0, the subject counting twice);
    /// the best `most`. Where twice as many hold one, the newest of them, which then all fit the same: to rank so many
    /// would be felt.
    pub fn fitting(&self, words: &[String], most: usize) -> Result<Vec<(LetterId, f64)>> {
        let query =
            words.iter().filter(|word| !word.is_empty()).map(|word| quoted(word)).collect::<Vec<_>>().join(" OR ");
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let mut newest =
            self.db.prepare_cached("SELECT rowid FROM ix.words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2")?;
        let newest = newest.query_map(params![query, 2 * most as i64], |row| Ok((LetterId(row.get(0)?), COMMON)))?;
        let mut newest: Vec<(LetterId, f64)> = newest.collect::<rusqlite::Result<_>>()?;
        if newest.is_empty() || newest.len() >= 2 * most {
            newest.truncate(most);
            return Ok(newest);
        }
        let mut ranked =
            self.db.prepare_cached("SELECT rowid, -bm25(words, 2.0, 1.0) FROM ix.words WHERE words MATCH ?1")?;
        let ranked = ranked.query_map([query], |row| Ok((LetterId(row.get(0)?), row.get(1)?)))?;
        let mut ranked = ranked.collect::<rusqlite::Result<Vec<(LetterId, f64)>>>()?;
        ranked.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(b.cmp(a)));
        ranked.truncate(most);
        Ok(ranked)
    }
}

/// How well a letter fits a word that stands in very many.
const COMMON: f64 = 0.5;
