//! A folder in, the opened store out.

use super::schema;
use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, TryLockError};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The letters and decisions of one person, in one folder.
pub struct Store {
    pub(super) db: Connection,
    pub folder: PathBuf,
    /// The index was missing, damaged or made by other rules: it is empty and must be filled from the letters.
    pub index_is_new: bool,
}

/// What a caller may want to answer with more than a message.
#[derive(Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no store in this folder yet.
    Missing,
    /// Written by a later version of the program.
    Newer,
    /// `wieder.db` is damaged.
    Damaged,
    /// Another import is running.
    Busy,
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            StoreError::Missing => "no mail yet",
            StoreError::Newer => "this store was written by a later version of wieder",
            StoreError::Damaged => "wieder.db is damaged",
            StoreError::Busy => "another import is running",
        })
    }
}

impl std::error::Error for StoreError {}

/// Held while an import runs; a second one is refused.
pub struct ImportLock {
    _file: File,
}

impl Store {
    /// Opens the store in `folder` and makes it when it is not there.
    pub fn create(folder: &Path) -> Result<Store> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .with_context(|| format!("{}: cannot be made", folder.display()))?;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).ok();
        for name in ["wieder.db", "index.db"] {
            let path = folder.join(name);
            if !path.exists() {
                std::fs::OpenOptions::new()
                    .create(true)
                    .truncate(false)
                    .write(true)
                    .mode(0o600)
                    .open(&path)
                    .with_context(|| format!("{}: cannot be written", path.display()))?;
            }
        }
        Store::connect(folder)
    }

    /// Opens a store that is there; [`StoreError::Missing`] when it is not.
    pub fn open(folder: &Path) -> Result<Store> {
        if !folder.join("wieder.db").exists() {
            return Err(StoreError::Missing.into());
        }
        Store::create(folder)
    }

    fn connect(folder: &Path) -> Result<Store> {
        let kept = folder.join("wieder.db");
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&kept, flags)
            .with_context(|| format!("{}: cannot be opened", kept.display()))?;
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        prepare(&db).map_err(damaged)?;
        migrate(&db)?;
        let mut store = Store { db, folder: folder.to_owned(), index_is_new: false };
        store.attach_index()?;
        Ok(store)
    }

    fn attach_index(&mut self) -> Result<()> {
        let path = self.folder.join("index.db");
        if !self.try_attach(&path).unwrap_or(false) {
            self.db.execute_batch("DETACH DATABASE ix").ok();
            for ending in ["", "-wal", "-shm"] {
                std::fs::remove_file(self.folder.join(format!("index.db{ending}"))).ok();
            }
            std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path)?;
            self.attach(&path)?;
            self.db.execute_batch(schema::INDEX)?;
            self.db.execute("INSERT INTO ix.meta (rules) VALUES (?1)", [schema::INDEX_RULES])?;
            self.index_is_new = true;
        }
        Ok(())
    }

    fn attach(&self, path: &Path) -> Result<()> {
        self.db.execute("ATTACH DATABASE ?1 AS ix", [path.to_string_lossy()])?;
        self.db.execute_batch("PRAGMA ix.journal_mode = WAL; PRAGMA ix.synchronous = NORMAL;")?;
        Ok(())
    }

    /// True when an index by today's rules is there, can be read, and holds no letter that `wieder.db` does not hold (after
    /// a power cut the two files may be of different moments).
    fn try_attach(&self, path: &Path) -> Result<bool> {
        self.attach(path)?;
        let rules: i64 = self.db.query_row("SELECT rules FROM ix.meta", [], |row| row.get(0))?;
        let ahead: bool = self.db.query_row(
            "SELECT coalesce((SELECT max(letter) FROM ix.row), 0) > coalesce((SELECT max(id) FROM letter), 0)",
            [],
            |row| row.get(0),
        )?;
        Ok(rules == schema::INDEX_RULES && !ahead)
    }

    /// Refused with [`StoreError::Busy`] while another import holds it.
    pub fn lock_import(&self) -> Result<ImportLock> {
        let path = self.folder.join("import.lock");
        let file = std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("{}: cannot be written", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(ImportLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy.into()),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    pub fn begin(&self) -> Result<()> {
        Ok(self.db.execute_batch("BEGIN IMMEDIATE")?)
    }

    pub fn commit(&self) -> Result<()> {
        Ok(self.db.execute_batch("COMMIT")?)
    }
}

fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn migrate(db: &Connection) -> Result<()> {
    let done: usize =
        db.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0)).map_err(damaged)?.try_into().unwrap_or(0);
    if done > schema::KEPT.len() {
        return Err(StoreError::Newer.into());
    }
    for (step, sql) in schema::KEPT.iter().enumerate().skip(done) {
        db.execute_batch(&format!("BEGIN IMMEDIATE; {sql} PRAGMA user_version = {}; COMMIT;", step + 1))?;
    }
    Ok(())
}

fn damaged(error: rusqlite::Error) -> anyhow::Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => StoreError::Damaged.into(),
        _ => error.into(),
    }
}
