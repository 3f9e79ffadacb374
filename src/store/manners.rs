//! What the user settled about how to write to the people behind some addresses.

use super::Store;
use crate::model::{Address, Part, Settled};
use anyhow::Result;
use rusqlite::params;

/// One part, settled for one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettledRow {
    pub address: Address,
    pub part: Part,
    /// As [`Settled::kept`] gives it.
    pub value: String,
    /// Seconds since 1970.
    pub at: i64,
}

impl Store {
    /// In the order in which they were settled: of two for one person the later one holds, whatever the clock said.
    pub fn settled_manners(&self) -> Result<Vec<SettledRow>> {
        let mut query = self.db.prepare("SELECT address, part, value, at FROM settled_manners ORDER BY id")?;
        let mut rows = query.query([])?;
        let mut settled = Vec::new();
        while let Some(row) = rows.next()? {
            let address = Address::parse(row.get_ref(0)?.as_str()?);
            let (Some(address), Some(part)) = (address, Part::from_key(row.get_ref(1)?.as_str()?)) else { continue };
            settled.push(SettledRow { address, part, value: row.get(2)?, at: row.get(3)? });
        }
        Ok(settled)
    }

    /// Takes back some parts for these addresses, then settles others: all of it, or nothing.
    pub fn settle_manners(&mut self, addresses: &[Address], undo: &[Part], settled: &Settled, now: i64) -> Result<()> {
        self.write(|store| {
            for address in addresses {
                for part in undo {
                    store.db.execute(
                        "DELETE FROM settled_manners WHERE address = ?1 AND part = ?2",
                        params![address.as_str(), part.key()],
                    )?;
                }
                for part in settled.parts() {
                    store.db.execute(
                        "INSERT OR REPLACE INTO settled_manners (address, part, value, at) VALUES (?1, ?2, ?3, ?4)",
                        params![address.as_str(), part.key(), settled.kept(part), now],
                    )?;
                }
            }
            Ok(())
        })
    }
}
