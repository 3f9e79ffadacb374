//! A folder in, the opened store out.

use super::schema;
use super::trouble::{StoreError, files_of};
use anyhow::Result;
use rusqlite::{Connection, OpenFlags, params};
use std::cmp::Ordering;
use std::convert::Infallible;
use std::fs::{File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::Scope;
use std::time::{Duration, Instant};

/// About so long is waited for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);
/// So often one who waits looks whether the store is free, and so long it is left free by those who write much.
const LOOK: Duration = Duration::from_millis(1);
const FREE: Duration = Duration::from_millis(4);
/// After this long they end a transaction, so that with its writing to the disk others wait less than 0.2 s.
pub const TRANSACTION: Duration = Duration::from_millis(120);
/// While much is written, what waits beside the files is taken over this often at least; at the beginning sooner.
const TAKE_OVER: Duration = Duration::from_millis(1500);

/// The letters and decisions of one person, in one folder.
pub struct Store {
    pub(super) db: Connection,
    pub folder: PathBuf,
    /// Why nothing can be written, where all but that works.
    pub read_only: Option<StoreError>,
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
        let mut store = Store::connect(folder, None)?;
        store.migrate()?;
        store.attach_index()?;
        Ok(store)
    }

    /// Opens a store that is there, to be read only where it cannot be written to; [`StoreError::Missing`] when it is
    /// not there.
    pub fn open(folder: &Path) -> Result<Store> {
        match folder.join("wieder.db").try_exists() {
            Ok(true) => {}
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return Err(StoreError::NotAllowed.into());
            }
            _ => return Err(StoreError::Missing.into()),
        }
        Store::create(folder).or_else(|error| match StoreError::of(&error, folder) {
            Some(why @ (StoreError::ReadOnly | StoreError::Full)) => Store::open_to_read(folder, why),
            _ => Err(error),
        })
    }

    /// Everything there must be in order, since nothing can be put in order.
    fn open_to_read(folder: &Path, why: StoreError) -> Result<Store> {
        let mut store = Store::connect(folder, Some(why))?;
        match store.steps_done()?.cmp(&schema::KEPT.len()) {
            Ordering::Less => return Err(why.into()),
            Ordering::Equal => {}
            Ordering::Greater => return Err(StoreError::Newer.into()),
        }
        match store.look_at_index()? {
            Index::Good => Ok(store),
            Index::Other | Index::Unreadable => Err(why.into()),
        }
    }

    fn connect(folder: &Path, read_only: Option<StoreError>) -> Result<Store> {
        let mut db = connect(&address(&folder.join("wieder.db"), read_only.is_some()), read_only.is_some())?;
        db.busy_handler(Some(|times: i32| {
            std::thread::sleep(LOOK);
            LOOK * times.unsigned_abs() < PATIENCE
        }))?;
        if read_only.is_none() {
            db.execute_batch("PRAGMA journal_mode = WAL")?;
        }
        prepare(&db)?;
        Ok(Store { db, folder: folder.to_owned(), read_only })
    }

    /// The name under which SQLite opens the index.
    pub(super) fn index_address(&self) -> String {
        address(&self.folder.join("index.db"), self.read_only.is_some())
    }

    /// Removes an index that is damaged, so that the next to open the store builds it anew.
    pub fn remove_index(folder: &Path) -> Result<()> {
        let began = Instant::now();
        let _lock = loop {
            match lock(folder) {
                Ok(lock) => break lock,
                Err(error) if began.elapsed() > PATIENCE => return Err(error),
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        };
        remove_files(&folder.join("index.db"))
    }

    /// What is no index of this store is built anew, by one process at a time.
    fn attach_index(&mut self) -> Result<()> {
        let began = Instant::now();
        loop {
            if let Index::Good = self.look_at_index()? {
                return Ok(());
            }
            match self.lock_import() {
                Ok(_lock) => return self.renew_index(),
                // An import at work looks for an instant like an index that is ahead: look again.
                Err(_) if began.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
                Err(error) => return Err(error),
            }
        }
    }

    fn look_at_index(&mut self) -> Result<Index> {
        self.db.execute_batch("DETACH DATABASE ix").ok();
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, Unknown};
        // Read by itself: damage to it is none of the index.
        let kept: (String, i64, i64) = self.db.query_row(
            "SELECT (SELECT value FROM main.setting WHERE name = 'store'),
               (SELECT CAST(value AS INTEGER) FROM main.setting WHERE name = 'revised'),
               (SELECT coalesce(max(id), 0) FROM main.letter)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        match self.attach().and_then(|()| self.index_agrees(&kept)) {
            Ok(true) => Ok(Index::Good),
            Ok(false) | Err(rusqlite::Error::QueryReturnedNoRows) => Ok(Index::Other),
            Err(error) => match error.sqlite_error_code() {
                Some(NotADatabase | DatabaseCorrupt) => Ok(Index::Unreadable),
                // No such table or column.
                Some(Unknown) => Ok(Index::Other),
                // Locked, no space, no right: the index is not to blame.
                _ => Err(error.into()),
            },
        }
    }

    fn attach(&self) -> rusqlite::Result<()> {
        self.db.execute("ATTACH DATABASE ?1 AS ix", [self.index_address()])?;
        // Rows and words come everywhere in the index; letters come behind each other.
        self.db.execute_batch("PRAGMA ix.cache_size = -49152")?;
        if self.read_only.is_none() {
            self.db.execute_batch("PRAGMA ix.journal_mode = WAL; PRAGMA ix.synchronous = NORMAL;")?;
        }
        Ok(())
    }

    /// After a power cut or a restored backup the two files may be of different moments.
    fn index_agrees(&self, (store, revised, last): &(String, i64, i64)) -> rusqlite::Result<bool> {
        self.db.query_row(
            "SELECT rules = ?1 AND store = ?2 AND revised = ?3
               AND (SELECT coalesce(max(letter), 0) FROM ix.row) <= ?4
             FROM ix.meta",
            params![schema::INDEX_RULES, store, revised, last],
            |row| Ok(row.get::<_, Option<bool>>(0)?.unwrap_or(false)),
        )
    }

    /// Under the import lock. Tables are dropped in their file, since others may have it open; only what is no
    /// database is removed.
    fn renew_index(&mut self) -> Result<()> {
        match self.look_at_index()? {
            Index::Good => return Ok(()),
            Index::Other => {}
            Index::Unreadable => {
                self.db.execute_batch("DETACH DATABASE ix").ok();
                let path = self.folder.join("index.db");
                remove_files(&path)?;
                private_file(&path)?;
                self.attach()?;
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
        self.read_only.map_or_else(|| lock(&self.folder), |why| Err(why.into()))
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

    /// All that is read stands in one state of both files, and they are locked but once.
    pub fn at_once<T>(&self, act: impl FnOnce(&Store) -> Result<T>) -> Result<T> {
        self.db.execute_batch("BEGIN")?;
        let done = act(self);
        self.db.execute_batch("COMMIT").or_else(|error| if done.is_ok() { Err(error) } else { Ok(()) })?;
        done
    }

    /// Between two transactions of many: lets others write who wait. By itself SQLite lets in whoever asks first, which
    /// is nearly always the one who has just been in.
    pub fn give_way(&self) {
        std::thread::sleep(FREE);
    }

    /// Gives back the memory in which pages of the files are held.
    pub fn let_go(&self) -> Result<()> {
        Ok(self.db.execute_batch("PRAGMA shrink_memory")?)
    }

    /// Another connection, to read in a thread of its own what this one wrote.
    pub fn reader(&self) -> Result<Store> {
        let reader = Store::connect(&self.folder, self.read_only)?;
        reader.attach()?;
        // What is read once need not be remembered.
        reader.db.execute_batch("PRAGMA main.cache_size = -2000; PRAGMA ix.cache_size = -2000")?;
        Ok(reader)
    }

    /// While what it returns lives, takes over into both files what waits beside them (a checkpoint), by connections of its
    /// own, so that one who writes much need not. What fails is done when the store is closed.
    pub fn take_over<'scope>(&self, scope: &'scope Scope<'scope, '_>) -> Sender<Infallible> {
        let files = ["wieder.db", "index.db"].map(|name| address(&self.folder.join(name), false));
        let (at_work, done) = channel();
        scope.spawn(move || {
            let open = files.map(|file| connect(&file, false));
            let mut pause = LOOK;
            while done.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                for db in open.iter().flatten() {
                    db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).ok();
                }
                pause = TAKE_OVER.min(pause * 2);
            }
        });
        at_work
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
        let done: i64 = self.db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        Ok(done.try_into().unwrap_or(0))
    }
}

/// What is kept must stand after a power cut, so it is written through; the index can be built anew.
fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 64000;",
    )?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A folder for its owner alone, made when it is not there. Its name is written through: a power cut must not take the
/// folder away with all that was kept in it.
fn private_folder(folder: &Path) -> Result<()> {
    let new: Vec<&Path> = folder.ancestors().take_while(|above| !above.exists()).collect();
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| refused(folder, error))?;
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

pub(super) fn connect(address: &str, read_only: bool) -> rusqlite::Result<Connection> {
    let mode = match read_only {
        true => OpenFlags::SQLITE_OPEN_READ_ONLY,
        false => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    Connection::open_with_flags(address, mode | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX)
}

/// What SQLite is to open. Where nothing can be written it is told that nobody else writes either, unless something
/// still waits to be taken over from beside the file.
fn address(path: &Path, read_only: bool) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let [_, waiting, _] = files_of(&path);
    let alone = read_only && std::fs::metadata(waiting).map_or(true, |waiting| waiting.len() == 0);
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address + if alone { "?immutable=1" } else { "" }
}

/// A file for its owner alone, made when it is not there.
fn private_file(path: &Path) -> Result<()> {
    let made = std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path);
    let narrow = |file: File| match file.metadata()?.permissions().mode() & 0o077 {
        0 => Ok(()),
        _ => file.set_permissions(std::fs::Permissions::from_mode(0o600)),
    };
    made.and_then(narrow).map_err(|error| refused(path, error))
}

fn lock(folder: &Path) -> Result<ImportLock> {
    let path = folder.join("import.lock");
    let open = std::fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path);
    let file = open.map_err(|error| refused(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(ImportLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy.into()),
        Err(TryLockError::Error(error)) => Err(refused(&path, error)),
    }
}

fn remove_files(database: &Path) -> Result<()> {
    for path in files_of(database) {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(refused(&path, error)),
            _ => {}
        }
    }
    Ok(())
}

fn refused(path: &Path, error: io::Error) -> anyhow::Error {
    anyhow::Error::new(StoreError::of_system(&error)).context(format!("{}: {error}", path.display()))
}
