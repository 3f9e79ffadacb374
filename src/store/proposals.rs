//! Whom `lost` proposed on which day and how likely it was to, so that what is learnt later from letters written then
//! can be weighed by it.

use super::Store;
use crate::model::Address;
use anyhow::Result;
use rusqlite::params;

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub address: Address,
    /// Whole days since 1970, UTC.
    pub day: i64,
    /// The place in the list, from 1.
    pub rank: u32,
    /// The chance with which it was drawn; 1 for a place by rank.
    pub propensity: f64,
}

impl Store {
    /// All proposals, the oldest first.
    pub fn proposals(&self) -> Result<Vec<Proposal>> {
        let mut query =
            self.db.prepare("SELECT address, day, rank, propensity FROM proposal ORDER BY day, rank, address")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let mut all = Vec::new();
        for row in rows {
            let (address, day, rank, propensity) = row?;
            all.extend(Address::parse(&address).map(|address| Proposal { address, day, rank, propensity }));
        }
        Ok(all)
    }

    /// Keeps them; what was first proposed on a day stands. Nothing is written where all of it is there.
    pub fn keep_proposals(&mut self, proposals: &[Proposal]) -> Result<()> {
        let known = self.proposed(proposals)?;
        if known == proposals.len() {
            return Ok(());
        }
        self.write(|store| {
            let mut insert = store
                .db
                .prepare("INSERT OR IGNORE INTO proposal (address, day, rank, propensity) VALUES (?1, ?2, ?3, ?4)")?;
            for one in proposals {
                insert.execute(params![one.address.as_str(), one.day, one.rank, one.propensity])?;
            }
            Ok(())
        })
    }

    /// How many of them are known.
    fn proposed(&self, proposals: &[Proposal]) -> Result<usize> {
        let mut query = self.db.prepare("SELECT 1 FROM proposal WHERE address = ?1 AND day = ?2")?;
        let mut known = 0;
        for one in proposals {
            known += usize::from(query.exists(params![one.address.as_str(), one.day])?);
        }
        Ok(known)
    }
}
