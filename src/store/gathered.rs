//! Who is who as it was gathered last, in; the people, rows and addresses that one question needs, out.

use super::Store;
use super::index::{ROW, read_row};
use crate::model::{Address, AddressFacts, AddressId, LetterId, Person, Quarters, Row, Tie};
use anyhow::Result;
use memchr::memmem::Finder;
use rusqlite::types::Type;
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was found out about everybody together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gathered {
    /// Seconds since 1970 of the newest letter.
    pub newest: i64,
    /// Share of my letters that are answered at all.
    pub mean_reply: f64,
    /// When anybody wrote a letter that went by me and tells who has to do with whom.
    pub went_by: Quarters,
    pub me: BTreeSet<AddressId>,
}

/// One person as all letters together show them; their number is the one they had then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GatheredPerson {
    pub person: Person,
    pub tie: Option<Tie>,
    /// Most of their letters were written by a machine.
    pub machine: bool,
}

impl Store {
    /// What all that is gathered rests on: the letters, and the changes to them. `None` while words are missing, since
    /// letters are found by their parties only then.
    pub fn version(&self) -> Result<Option<String>> {
        let (letters, revised, worded): (i64, i64, i64) = self.db.query_row(
            "SELECT (SELECT coalesce(max(letter), 0) FROM ix.row), revised, worded FROM ix.meta",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        Ok((worded == letters).then(|| format!("{letters} {revised}")))
    }

    /// Writes down who is who, in place of what was gathered before; each with the names, parts of names and addresses in
    /// lower case in which a word is looked for.
    pub fn set_gathered<'p>(
        &mut self,
        key: &str,
        gathered: &Gathered,
        people: impl Iterator<Item = (String, &'p GatheredPerson)>,
    ) -> Result<()> {
        self.write(|store| {
            store.db.execute_batch("DELETE FROM ix.gathered; DELETE FROM ix.person; DELETE FROM ix.member;")?;
            store.db.execute(
                "INSERT INTO ix.gathered (key, known) VALUES (?1, ?2)",
                params![key, postcard::to_stdvec(gathered)?],
            )?;
            let mut person = store
                .db
                .prepare("INSERT INTO ix.person (id, name, address, words, known) VALUES (?1, ?2, ?3, ?4, ?5)")?;
            let mut member = store.db.prepare("INSERT INTO ix.member (address, person) VALUES (?1, ?2)")?;
            for (id, (words, one)) in (0_i64..).zip(people) {
                let address = one.person.address().map_or("", Address::as_str);
                person.execute(params![id, one.person.name, address, words, postcard::to_stdvec(one)?])?;
                for address in &one.person.addresses {
                    member.execute(params![address.id.0, id])?;
                }
            }
            Ok(())
        })
    }

    /// What was gathered under this key; `None` when it was gathered under another, or never.
    pub fn gathered(&self, key: &str) -> Result<Option<Gathered>> {
        let mut query = self.db.prepare_cached("SELECT known FROM ix.gathered WHERE key = ?1")?;
        Ok(query.query_row([key], unpacked).optional()?)
    }

    /// The addresses of each person in whose words any of the texts stands, or of each part any spelling; at most `limit`
    /// people.
    pub fn people_with(&self, texts: &[String], parts: &[Vec<String>], limit: usize) -> Result<Vec<Vec<AddressId>>> {
        let mut query = self.db.prepare_cached("SELECT id, words FROM ix.person")?;
        let finders = |all: &[String]| all.iter().map(|one| Finder::new(one).into_owned()).collect::<Vec<_>>();
        let (texts, parts) = (finders(texts), parts.iter().map(|part| finders(part)).collect::<Vec<_>>());
        let mut found = query.query([])?;
        let mut people = Vec::new();
        while let Some(row) = found.next()?.filter(|_| people.len() < limit) {
            let words = row.get_ref(1)?.as_str()?.as_bytes();
            let holds = |any: &Vec<Finder>| any.iter().any(|finder| finder.find(words).is_some());
            let fits = holds(&texts) || !parts.is_empty() && parts.iter().all(holds);
            if fits {
                people.push(self.members(row.get(0)?)?);
            }
        }
        Ok(people)
    }

    /// The addresses of the person behind one of them; `None` for nobody.
    pub fn person_behind(&self, address: AddressId) -> Result<Option<Vec<AddressId>>> {
        let mut query = self.db.prepare_cached("SELECT person FROM ix.member WHERE address = ?1")?;
        let person: Option<i64> = query.query_row([address.0], |row| row.get(0)).optional()?;
        person.map(|person| self.members(person)).transpose()
    }

    pub fn address_number(&self, address: &Address) -> Result<Option<AddressId>> {
        let mut query = self.db.prepare_cached("SELECT id FROM ix.address WHERE address = ?1")?;
        Ok(query.query_row([address.as_str()], |row| Ok(AddressId(row.get(0)?))).optional()?)
    }

    /// Addresses whose part behind the `@` is of a house, at most so many.
    pub fn addresses_at_house(&self, is_of_house: impl Fn(&str) -> bool, limit: usize) -> Result<Vec<AddressId>> {
        // each house is judged once
        let mut query = self.db.prepare_cached(
            "SELECT id, substr(address, instr(address, '@') + 1) AS domain FROM ix.address ORDER BY id",
        )?;
        let mut rows = query.query([])?;
        let (mut judged, mut found) = (HashMap::<String, bool>::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let domain = row.get_ref(1)?.as_str()?;
            let is_of = match judged.get(domain) {
                Some(known) => *known,
                None => *judged.entry(domain.to_owned()).or_insert_with(|| is_of_house(domain)),
            };
            if is_of && found.len() < limit {
                found.push(AddressId(row.get(0)?));
            }
        }
        Ok(found)
    }

    /// Name and address by which the person behind an address is shown.
    pub fn shown(&self, address: AddressId) -> Result<Option<(String, Option<Address>)>> {
        let mut query = self.db.prepare_cached(
            "SELECT person.name, person.address FROM ix.member CROSS JOIN ix.person ON person.id = member.person
             WHERE member.address = ?1",
        )?;
        let shown = |row: &rusqlite::Row| Ok((row.get(0)?, Address::parse(row.get_ref(1)?.as_str()?)));
        Ok(query.query_row([address.0], shown).optional()?)
    }

    /// All that was gathered of the person behind an address; `None` for nobody.
    pub fn gathered_person(&self, address: AddressId) -> Result<Option<GatheredPerson>> {
        let mut query = self.db.prepare_cached(
            "SELECT person.known FROM ix.member CROSS JOIN ix.person ON person.id = member.person
             WHERE member.address = ?1",
        )?;
        Ok(query.query_row([address.0], unpacked).optional()?)
    }

    fn members(&self, person: i64) -> Result<Vec<AddressId>> {
        let mut query = self.db.prepare_cached("SELECT address FROM ix.member WHERE person = ?1 ORDER BY address")?;
        let found = query.query_map([person], |row| Ok(AddressId(row.get(0)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The letters in which any of the addresses wrote or was addressed.
    pub fn rows_of(&self, addresses: &[AddressId]) -> Result<BTreeMap<LetterId, Row>> {
        let of_party = format!("{ROW} WHERE letter IN (SELECT letter FROM ix.party WHERE address = ?1)");
        self.rows_where(&of_party, addresses.iter().map(|address| i64::from(address.0)))
    }

    /// The letters with these numbers.
    pub fn rows_at(&self, letters: impl Iterator<Item = LetterId>) -> Result<BTreeMap<LetterId, Row>> {
        self.rows_where(&format!("{ROW} WHERE letter = ?1"), letters.map(|letter| letter.0))
    }

    /// The letters that answer a letter with one of these keys.
    pub fn answers_to(&self, keys: impl Iterator<Item = i64>) -> Result<BTreeMap<LetterId, Row>> {
        self.rows_where(&format!("{ROW} WHERE parent_key = ?1 AND parent_key <> 0"), keys)
    }

    fn rows_where(&self, sql: &str, values: impl Iterator<Item = i64>) -> Result<BTreeMap<LetterId, Row>> {
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = BTreeMap::new();
        for value in values {
            let mut found = query.query([value])?;
            while let Some(row) = found.next()? {
                let row = read_row(row)?;
                rows.insert(row.id, row);
            }
        }
        Ok(rows)
    }

    /// Some addresses with the names they bore.
    pub fn addresses_at(&self, wanted: &BTreeSet<AddressId>) -> Result<Vec<AddressFacts>> {
        let mut facts = Vec::new();
        for id in wanted {
            facts.extend(self.address_facts("WHERE id = ?1", "WHERE address = ?1", [id.0].as_slice())?);
        }
        Ok(facts)
    }
}

fn unpacked<T: DeserializeOwned>(row: &rusqlite::Row) -> rusqlite::Result<T> {
    let known = row.get_ref(0)?.as_blob()?;
    postcard::from_bytes(known)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Blob, Box::new(error)))
}
