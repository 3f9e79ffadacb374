//! Words in, the letters that hold them out.

use super::Store;
use crate::model::LetterId;
use anyhow::Result;

/// Above this many hits the newest letters are shown instead of the best: ranking them all would be felt.
const RANKED_HITS: i64 = 60_000;

impl Store {
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

/// Every form quoted, so that nothing a user types is read as query syntax.
fn expression(groups: &[Vec<String>]) -> Option<String> {
    let quoted = |form: &String| format!("\"{}\"", form.replace('"', "\"\""));
    let all: Vec<String> = groups
        .iter()
        .filter(|forms| !forms.is_empty())
        .map(|forms| format!("({})", forms.iter().map(quoted).collect::<Vec<_>>().join(" OR ")))
        .collect();
    (!all.is_empty()).then(|| all.join(" AND "))
}
