//! A folder in, the opened store out.

use super::schema;
use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, TryLockError};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// So long is waited for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The letters and decisions of one person, in one folder.
pub struct Store {
    pub(super) db: Connection,
    pub folder: PathBuf,
}

/// How `index.db` was found.
enum Index {
    /// By today's rules, of this store and of the same moment.
    Good,
    /// Of other rules or another store, behind a change, or ahead after a restored backup.
    Other,
    /// No database, or a damaged one.
    Unreadable,
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
    /// Another import is running, or the index is being built.
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

/// Held while letters are imported or the index is built; a second import is refused.
pub struct ImportLock {
    _file: File,
}

impl Store {
    /// Opens the store in `folder` and makes it when it is not there.
    pub fn create(folder: &Path) -> Result<Store> {
        private_folder(folder)?;
        for name in ["wieder.db", "index.db"] {
            private_file(&folder.join(name))?;
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
        db.busy_timeout(PATIENCE)?;
        prepare(&db).map_err(damaged)?;
        let mut store = Store { db, folder: folder.to_owned() };
        store.migrate()?;
        store.attach_index()?;
        Ok(store)
    }

    /// What is no index of this store is built anew, by one process at a time.
    fn attach_index(&mut self) -> Result<()> {
        let path = self.folder.join("index.db");
        let began = Instant::now();
        loop {
            if let Index::Good = self.look_at_index(&path)? {
                return Ok(());
            }
            match self.lock_import() {
                Ok(_lock) => return self.renew_index(&path),
                // An import at work looks for an instant like an index that is ahead: look again.
                Err(_) if began.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
                Err(error) => return Err(error),
            }
        }
    }

    fn look_at_index(&mut self, path: &Path) -> Result<Index> {
        self.db.execute_batch("DETACH DATABASE ix").ok();
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, Unknown};
        match self.attach(path).and_then(|()| self.index_agrees()) {
            Ok(true) => Ok(Index::Good),
            Ok(false) | Err(rusqlite::Error::QueryReturnedNoRows) => Ok(Index::Other),
            Err(error) => match error.sqlite_error_code() {
                Some(NotADatabase | DatabaseCorrupt) => Ok(Index::Unreadable),
                // No such table or column.
                Some(Unknown) => Ok(Index::Other),
                // Locked, no space, no right: the index is not to blame.
                _ => Err(error).with_context(|| path.display().to_string()),
            },
        }
    }

    fn attach(&self, path: &Path) -> rusqlite::Result<()> {
        self.db.execute("ATTACH DATABASE ?1 AS ix", [path.to_string_lossy()])?;
        self.db.execute_batch("PRAGMA ix.journal_mode = WAL; PRAGMA ix.synchronous = NORMAL;")
    }

    /// After a power cut or a restored backup the two files may be of different moments.
    fn index_agrees(&self) -> rusqlite::Result<bool> {
        self.db.query_row(
            "SELECT rules = ?1
               AND store = (SELECT value FROM main.setting WHERE name = 'store')
               AND revised = (SELECT CAST(value AS INTEGER) FROM main.setting WHERE name = 'revised')
               AND (SELECT coalesce(max(letter), 0) FROM ix.row) <= (SELECT coalesce(max(id), 0) FROM main.letter)
             FROM ix.meta",
            [schema::INDEX_RULES],
            |row| Ok(row.get::<_, Option<bool>>(0)?.unwrap_or(false)),
        )
    }

    /// Under the import lock. Tables are dropped in their file, since others may have it open; only what is no
    /// database is removed.
    fn renew_index(&mut self, path: &Path) -> Result<()> {
        match self.look_at_index(path)? {
            Index::Good => return Ok(()),
            Index::Other => {}
            Index::Unreadable => {
                self.db.execute_batch("DETACH DATABASE ix").ok();
                for ending in ["", "-wal", "-shm"] {
                    std::fs::remove_file(self.folder.join(format!("index.db{ending}"))).ok();
                }
                private_file(path)?;
                self.attach(path)?;
            }
        }
        self.write(|store| {
            let tables =
                "SELECT name FROM ix.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                          ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'";
            let tables: Vec<String> =
                store.db.prepare(tables)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            for table in tables {
                store.db.execute_batch(&format!("DROP TABLE IF EXISTS ix.\"{}\"", table.replace('"', "\"\"")))?;
            }
            store.db.execute_batch(schema::INDEX)?;
            store.db.execute(
                "INSERT INTO ix.meta (rules, store, revised, filled, worded)
                 SELECT ?1, value, (SELECT CAST(value AS INTEGER) FROM main.setting WHERE name = 'revised'),
                   NOT EXISTS (SELECT 1 FROM main.letter), 0
                 FROM main.setting WHERE name = 'store'",
                [schema::INDEX_RULES],
            )?;
            Ok(())
        })
    }

    /// Every letter kept was in the index once: it may be asked, even while letters are added.
    pub fn index_is_filled(&self) -> Result<bool> {
        Ok(self.db.query_row("SELECT filled FROM ix.meta", [], |row| row.get(0))?)
    }

    pub fn set_index_filled(&mut self) -> Result<()> {
        self.db.execute("UPDATE ix.meta SET filled = 1 WHERE filled = 0", [])?;
        Ok(())
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

    /// Runs `act` in one write transaction: all of it stands then, or nothing.
    pub fn write<T>(&mut self, act: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        self.db.execute_batch("BEGIN IMMEDIATE")?;
        let done = act(self).and_then(|value| {
            self.db.execute_batch("COMMIT")?;
            Ok(value)
        });
        if done.is_err() {
            self.db.execute_batch("ROLLBACK").ok();
        }
        done
    }

    /// Takes over into `wieder.db` what was written beside it, while others go on reading it.
    pub fn settle(folder: &Path) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(folder.join("wieder.db"), flags)?;
        db.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA wal_checkpoint(PASSIVE)")?;
        Ok(())
    }

    /// Runs `act`, whose transactions are written through together at its end: what stood in between may be lost with
    /// the power, but never in part.
    pub fn sync_at_the_end<T>(&mut self, act: impl FnOnce(&mut Store) -> Result<T>) -> Result<T> {
        self.db.execute_batch("PRAGMA main.synchronous = NORMAL")?;
        let done = act(self);
        self.db.execute_batch("PRAGMA main.synchronous = FULL")?;
        // What is written through next takes with it all that came before.
        let touched = "UPDATE setting SET value = value WHERE name = 'store'";
        let synced = self.write(|store| Ok(store.db.execute(touched, [])?));
        done.and_then(|done| synced.map(|_| done))
    }

    fn migrate(&mut self) -> Result<()> {
        if self.steps_done()? == schema::KEPT.len() {
            return Ok(());
        }
        self.write(|store| {
            let done = store.steps_done()?;
            if done > schema::KEPT.len() {
                return Err(StoreError::Newer.into());
            }
            for sql in schema::KEPT.iter().skip(done) {
                store.db.execute_batch(sql)?;
            }
            Ok(store.db.execute_batch(&format!("PRAGMA user_version = {}", schema::KEPT.len()))?)
        })
    }

    fn steps_done(&self) -> Result<usize> {
        let done: i64 = self.db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(damaged)?;
        Ok(done.try_into().unwrap_or(0))
    }
}

/// What is kept must stand after a power cut, so it is written through; the index can be built anew.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 64000;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A folder for its owner alone, made when it is not there. Its name is written through: a power cut must not take the
/// folder away with all that was kept in it.
fn private_folder(folder: &Path) -> Result<()> {
    let new: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("{}: cannot be made", folder.display()))?;
    for above in new.iter().filter_map(|made| made.parent()) {
        sync_folder(above);
    }
    Ok(())
}

/// Names made, changed or removed in a folder stand after a power cut. Some file systems cannot be told to; they are
/// as safe as they are.
fn sync_folder(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).and_then(|folder| folder.sync_all()).ok();
}

/// A file for its owner alone, made when it is not there.
fn private_file(path: &Path) -> Result<()> {
    let made = std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path);
    let narrow = |file: File| match file.metadata()?.permissions().mode() & 0o077 {
        0 => Ok(()),
        _ => file.set_permissions(std::fs::Permissions::from_mode(0o600)),
    };
    made.and_then(narrow).with_context(|| format!("{}: cannot be written", path.display()))
}

fn damaged(error: rusqlite::Error) -> anyhow::Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => StoreError::Damaged.into(),
        _ => error.into(),
    }
}
