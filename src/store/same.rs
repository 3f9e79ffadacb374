//! What the user decided on two addresses: one person, or two.

use super::Store;
use crate::model::Address;
use anyhow::Result;
use rusqlite::params;

/// The lower address first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamePerson {
    pub one: Address,
    pub other: Address,
    pub same: bool,
}

impl Store {
    /// All decisions, in the order of the addresses.
    pub fn same_people(&self) -> Result<Vec<SamePerson>> {
        let mut query = self.db.prepare("SELECT one, other, same FROM same_person ORDER BY one, other")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (one, other, same) = row?;
            let pair = Address::parse(&one).zip(Address::parse(&other));
            all.extend(pair.map(|(one, other)| SamePerson { one, other, same }));
        }
        Ok(all)
    }

    /// Takes the place of what was decided on the two before; `None` takes that back.
    pub fn set_same_person(&mut self, a: &Address, b: &Address, same: Option<bool>, now: i64) -> Result<()> {
        let (one, other) = (a.min(b).as_str(), a.max(b).as_str());
        match same {
            Some(same) => self.db.execute(
                "INSERT INTO same_person (one, other, same, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (one, other) DO UPDATE SET same = excluded.same, at = excluded.at",
                params![one, other, same, now],
            )?,
            None => self.db.execute("DELETE FROM same_person WHERE one = ?1 AND other = ?2", params![one, other])?,
        };
        Ok(())
    }
}
