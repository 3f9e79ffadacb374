//! A store in, all that must be the same after every way to the same end out.

#![allow(dead_code, clippy::unwrap_used)]

use rusqlite::Connection;
use std::path::Path;

pub fn db(store: &Path, name: &str) -> Connection {
    Connection::open(store.join(name)).unwrap()
}

pub fn number(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The letters, and all that the index says of them.
pub fn state(store: &Path) -> Vec<String> {
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
