//! A store after a crash in; whether it holds what was promised out.

use super::common::program::Wieder;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// What `lost` may say instead of an answer.
const SENTENCES: [&str; 2] = ["wieder: no mail yet", "wieder: I do not know yet which address is yours"];

/// The letters and the decisions in a store, a line each; none where no store is.
pub fn kept(store: &Path) -> BTreeSet<String> {
    let path = store.join("wieder.db");
    if !path.exists() {
        return BTreeSet::new();
    }
    let db = Connection::open(path).unwrap();
    let made = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).unwrap() > 0;
    let tables = [
        "SELECT hex(digest) FROM letter",
        "SELECT 'mine ' || address || mine || at FROM my_address",
        "SELECT 'rest ' || address || at FROM rest",
        "SELECT 'draft ' || address || subject || body || written || coalesce(sent, '') FROM draft",
    ];
    let rows = tables.iter().filter(|_| made).flat_map(|sql| {
        let mut query = db.prepare(sql).unwrap();
        query.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Looked at in a copy, so that the program itself finds everything as the crash left it: both files are whole, and
/// all that was `promised` is there.
pub fn holds(store: &Path, promised: &BTreeSet<String>, what: &str) {
    let copy = Wieder::copy_of(store);
    std::fs::remove_file(copy.store.join("wieder.db-shm")).ok();
    std::fs::remove_file(copy.store.join("index.db-shm")).ok();
    for name in ["wieder.db", "index.db"] {
        let path = copy.store.join(name);
        if path.exists() {
            let said: String = Connection::open(path)
                .and_then(|db| db.query_row("PRAGMA integrity_check", [], |row| row.get(0)))
                .unwrap_or_else(|error| panic!("{what}: {name}: {error}"));
            assert_eq!(said, "ok", "{what}: {name}");
        }
    }
    let found = kept(&copy.store);
    let lost: Vec<_> = promised.difference(&found).collect();
    assert!(lost.is_empty(), "{what}: of {} promised {} are lost: {:.3000?}", promised.len(), lost.len(), lost);
}

/// `lost` answers, or says one clear sentence.
pub fn answers(wieder: &Wieder, what: &str) {
    let said = wieder.run(&["lost"]);
    let sentence = said.err.lines().find(|line| line.starts_with("wieder: ")).unwrap_or_default();
    let clear = said.code == 1 && SENTENCES.contains(&sentence) || said.code == 0 && sentence.is_empty();
    assert!(clear, "{what}: {said:?}");
}

/// The command comes to its end.
pub fn ends(wieder: &Wieder, words: &[String], what: &str) {
    let said = wieder.run(&words.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.code, 0, "{what}: {words:?}: {said:?}");
}
