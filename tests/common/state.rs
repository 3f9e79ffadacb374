//! A store in; every row of both its files under names that are the same after every way to the same end out.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use sha2::Digest;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// What a column holds that is not compared as it is.
#[derive(Clone, Copy)]
enum Holds {
    /// A number that rows are told apart by.
    Number,
    /// When a source was written: that differs where it lies in the store.
    Written,
    Letter,
    Source,
    Address,
    Addresses,
    Person,
    /// What names the store: drawn once, the same in both files.
    Store,
}

/// Table, column, what it holds; columns that stand nowhere here are compared as they are.
const COLUMNS: &[(&str, &str, Holds)] = &[
    ("main.source", "id", Holds::Number),
    ("main.source", "modified", Holds::Written),
    ("main.letter", "id", Holds::Number),
    ("main.letter", "source", Holds::Source),
    ("main.oddity", "source", Holds::Source),
    ("main.draft", "id", Holds::Number),
    ("main.setting", "value", Holds::Store),
    ("main.settled_manners", "id", Holds::Number),
    ("ix.meta", "store", Holds::Store),
    ("ix.meta", "worded", Holds::Letter),
    ("ix.address", "id", Holds::Number),
    ("ix.name", "address", Holds::Address),
    ("ix.row", "letter", Holds::Letter),
    ("ix.row", "sender", Holds::Address),
    ("ix.row", "recipients", Holds::Addresses),
    ("ix.party", "address", Holds::Address),
    ("ix.party", "letter", Holds::Letter),
    ("ix.remark", "letter", Holds::Letter),
    ("ix.gathered", "me", Holds::Addresses),
    ("ix.person", "id", Holds::Number),
    ("ix.member", "address", Holds::Address),
    ("ix.member", "person", Holds::Person),
];

/// Tables in which places and the full text are kept: the same may lie there in many ways. A long word of a copy that a
/// longer one replaced may stay. Whom `lost` proposed is written down each time somebody looks.
const OTHERWISE: [&str; 8] =
    ["places", "proposal", "compound", "words", "words_data", "words_idx", "words_docsize", "words_config"];

struct Names {
    folder: String,
    store: String,
    letters: BTreeMap<i64, String>,
    sources: BTreeMap<i64, String>,
    addresses: BTreeMap<i64, String>,
    people: BTreeMap<i64, String>,
}

/// One line a row, sorted; the tables themselves among them.
pub fn state(store: &Path) -> Vec<String> {
    let db = both(store);
    let names = Names::of(&db, store);
    let mut lines = Vec::new();
    for file in ["main", "ix"] {
        let said = format!("SELECT type, name, sql FROM {file}.sqlite_schema WHERE sql IS NOT NULL");
        rows(&db, &said, |row| lines.push(format!("{file} {row:?}")));
        for table in tables(&db, file) {
            add_table(&db, &names, &format!("{file}.{table}"), &mut lines);
        }
    }
    rows(&db, "SELECT source, names FROM main.places", |row| {
        let [source, Value::Text(places)] = row.as_slice() else { panic!("{row:?}") };
        let source = names.named(source, Some(Holds::Source));
        lines.extend(places.split('/').map(|place| format!("place {source} {place}")));
    });
    add_words(&db, &names, &mut lines);
    lines.sort();
    lines
}

/// Says which rows differ, and fails, unless both are the same.
pub fn assert_same(found: &[String], expected: &[String], what: &str) {
    if found == expected {
        return;
    }
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (found.iter().collect(), expected.iter().collect());
    let mut said = format!("{what}: {} rows, {} expected\n", found.len(), expected.len());
    for (sign, rows) in [("+", a.difference(&b)), ("-", b.difference(&a))] {
        for row in rows.take(12) {
            writeln!(said, "{sign} {}", row.chars().take(300).collect::<String>()).unwrap();
        }
    }
    panic!("{said}");
}

/// Both files, by one connection.
pub fn both(store: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let db = Connection::open_with_flags(store.join("wieder.db"), flags).unwrap();
    db.execute("ATTACH DATABASE ?1 AS ix", [store.join("index.db").to_str().unwrap()]).unwrap();
    db
}

fn tables(db: &Connection, file: &str) -> Vec<String> {
    let all = format!("SELECT name FROM {file}.sqlite_schema WHERE type = 'table' ORDER BY name");
    let mut query = db.prepare(&all).unwrap();
    let names = query.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap);
    names.filter(|name| !name.starts_with("sqlite_") && !OTHERWISE.contains(&name.as_str())).collect()
}

fn rows(db: &Connection, sql: &str, mut each: impl FnMut(Vec<Value>)) {
    let mut query = db.prepare(sql).unwrap();
    let columns = query.column_count();
    let mut rows = query.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        each((0..columns).map(|at| row.get(at).unwrap()).collect());
    }
}

fn add_table(db: &Connection, names: &Names, table: &str, lines: &mut Vec<String>) {
    let columns: Vec<String> = {
        let query = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        query.column_names().map(str::to_owned).collect()
    };
    let holds: Vec<Option<Holds>> = columns
        .iter()
        .map(|column| COLUMNS.iter().find(|(t, c, _)| *t == table && c == column).map(|found| found.2))
        .collect();
    rows(db, &format!("SELECT * FROM {table}"), |row| {
        let mut line = table.to_owned();
        let ours = row.iter().any(|value| matches!(value, Value::Text(text) if text.starts_with(&names.folder)));
        for (at, value) in row.iter().enumerate() {
            let holds = match holds.get(at).unwrap() {
                Some(Holds::Written) if ours => Some(Holds::Number),
                Some(Holds::Written) => None,
                holds => *holds,
            };
            write!(line, " {}={}", columns.get(at).unwrap(), names.named(value, holds)).unwrap();
        }
        lines.push(line);
    });
}

/// Where each stem stands in each letter, how long each letter is, and what ranking rests on.
fn add_words(db: &Connection, names: &Names, lines: &mut Vec<String>) {
    db.execute_batch("CREATE VIRTUAL TABLE temp.stem USING fts5vocab('ix', 'words', 'instance')").unwrap();
    rows(db, "SELECT doc, term, col, offset FROM temp.stem", |row| {
        let mut row = row.into_iter();
        let letter = names.named(&row.next().unwrap(), Some(Holds::Letter));
        lines.push(format!("words {letter} {:?}", row.collect::<Vec<_>>()));
    });
    rows(db, "SELECT id, sz FROM ix.words_docsize", |row| {
        let mut row = row.into_iter();
        let letter = names.named(&row.next().unwrap(), Some(Holds::Letter));
        lines.push(format!("words_docsize {letter} {:?}", row.collect::<Vec<_>>()));
    });
    rows(db, "SELECT block FROM ix.words_data WHERE id = 1", |row| lines.push(format!("words_averages {row:?}")));
    rows(db, "SELECT * FROM ix.words_config WHERE k <> 'version'", |row| lines.push(format!("words_config {row:?}")));
}

impl Names {
    fn of(db: &Connection, store: &Path) -> Names {
        let folder = store.to_str().unwrap().to_owned();
        let named = |sql: &str| {
            let mut names = BTreeMap::new();
            rows(db, sql, |row| match row.as_slice() {
                [Value::Integer(id), Value::Text(name)] => drop(names.insert(*id, name.replace(&folder, "STORE"))),
                other => panic!("{sql}: {other:?}"),
            });
            names
        };
        let store = "SELECT 0, value FROM main.setting WHERE name = 'store'";
        Names {
            store: named(store).remove(&0).unwrap(),
            letters: named("SELECT id, lower(hex(digest)) FROM main.letter"),
            sources: named("SELECT id, path FROM main.source"),
            addresses: named("SELECT id, address FROM ix.address"),
            people: named("SELECT id, name || ' ' || address || ' ' || words FROM ix.person"),
            folder,
        }
    }

    fn named(&self, value: &Value, holds: Option<Holds>) -> String {
        let one = |names: &BTreeMap<i64, String>, id: i64| match (id, names.get(&id)) {
            (0, None) => "none".to_owned(),
            (_, Some(name)) => name.clone(),
            (id, None) => format!("unknown {id}"),
        };
        match (holds, value) {
            (None, Value::Text(text)) => format!("{:?}", text.replace(&self.folder, "STORE")),
            (None, Value::Blob(blob)) => format!("{} bytes {:x}", blob.len(), sha2::Sha256::digest(blob)),
            (None, value) => format!("{value:?}"),
            // Of numbers and moments it is only compared whether there is one.
            (Some(Holds::Number), Value::Integer(number)) => format!("{}", number.signum()),
            (Some(Holds::Letter), Value::Integer(id)) => one(&self.letters, *id),
            (Some(Holds::Source), Value::Integer(id)) => one(&self.sources, *id),
            (Some(Holds::Address), Value::Integer(id)) => one(&self.addresses, *id),
            (Some(Holds::Person), Value::Integer(id)) => one(&self.people, *id),
            (Some(Holds::Store), Value::Text(text)) => text.replace(&self.store, "this store"),
            (Some(Holds::Addresses), Value::Blob(blob)) => {
                let ids = blob.as_chunks::<4>().0.iter().map(|four| i64::from(u32::from_le_bytes(*four)));
                ids.map(|id| one(&self.addresses, id)).collect::<Vec<_>>().join(" ")
            }
            (Some(_), value) => panic!("{value:?} stands where a number was expected"),
        }
    }
}

pub fn db(store: &Path, name: &str) -> Connection {
    Connection::open(store.join(name)).unwrap()
}

pub fn number(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The letters, and what the index says of each; who is who may not be gathered yet.
pub fn held(store: &Path) -> Vec<String> {
    let db = db(store, "wieder.db");
    db.execute("ATTACH DATABASE ?1 AS ix", [store.join("index.db").to_str().unwrap()]).unwrap();
    let tables = [
        "SELECT hex(digest) || sent || place || hex(packed) FROM letter ORDER BY 1",
        "SELECT path || bytes || read_to || everything FROM source ORDER BY 1",
        "SELECT kind || place FROM oddity ORDER BY 1",
        "SELECT hex(l.digest) || ' ' || r.sent || ' ' || coalesce(at, '') || ' ' || verdict || thread_key || s.address
         FROM ix.row r JOIN letter l ON l.id = r.letter JOIN ix.address s ON s.id = r.sender ORDER BY 1",
        "SELECT address || relay || delivered FROM ix.address ORDER BY 1",
        "SELECT a.address || name || letters || first || last FROM ix.name n JOIN ix.address a ON a.id = n.address ORDER BY 1",
        "SELECT hex(l.digest) || kind || about || start || stop FROM ix.remark r JOIN letter l ON l.id = r.letter ORDER BY 1",
        "SELECT count(*) || '' FROM ix.words",
    ];
    let rows = tables.iter().flat_map(|sql| {
        let mut query = db.prepare(sql).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect::<Vec<String>>()
    });
    rows.collect()
}

/// Both files are whole, by SQLite's own account.
pub fn assert_whole(store: &Path) {
    for name in ["wieder.db", "index.db"] {
        let said: String = db(store, name).query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(said, "ok", "{name} in {}", store.display());
    }
}
