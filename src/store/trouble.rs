//! A failure in, what it says about the files of the store out: which is damaged, and whether the disk is to blame.

use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What a caller may want to answer with more than a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no store in this folder yet.
    Missing,
    /// Written by a later version of the program.
    Newer,
    /// `wieder.db` is damaged.
    Damaged,
    /// `index.db` is damaged; it may be removed and is then built anew.
    IndexDamaged,
    /// Another import is running, or the index is being built.
    Busy,
    /// Another program holds the files for longer than anybody waits.
    Held,
    /// No room is left on the disk.
    Full,
    /// The user may read, but not write.
    ReadOnly,
    /// The user may not even read.
    NotAllowed,
    /// The disk fails in another way.
    Disk,
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            StoreError::Missing => "no mail yet",
            StoreError::Newer => "this store was written by a later version of wieder",
            StoreError::Damaged => "wieder.db is damaged",
            StoreError::IndexDamaged => "index.db is damaged",
            StoreError::Busy => "another import is running",
            StoreError::Held => "another program holds the store",
            StoreError::Full => "the disk is full",
            StoreError::ReadOnly => "the store cannot be written to",
            StoreError::NotAllowed => "not allowed to read the store",
            StoreError::Disk => "the store cannot be read or written",
        })
    }
}

impl std::error::Error for StoreError {}

impl StoreError {
    /// What went wrong with the store in `folder`; `None` where the failure has nothing to do with its files.
    pub fn of(error: &anyhow::Error, folder: &Path) -> Option<StoreError> {
        if let Some(known) = error.chain().find_map(|cause| cause.downcast_ref::<StoreError>()) {
            return Some(*known);
        }
        let of_value = error.chain().any(|cause| cause.is::<rusqlite::types::FromSqlError>());
        let failed = error.chain().find_map(|cause| cause.downcast_ref::<rusqlite::Error>());
        match failed.map(rusqlite::Error::sqlite_error_code) {
            None if !of_value => None,
            Some(Some(ErrorCode::DiskFull)) => Some(StoreError::Full),
            Some(Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => Some(StoreError::Held),
            Some(Some(ErrorCode::OutOfMemory)) => None,
            Some(Some(
                ErrorCode::ReadOnly
                | ErrorCode::CannotOpen
                | ErrorCode::PermissionDenied
                | ErrorCode::SystemIoFailure
                | ErrorCode::FileLockingProtocolFailed,
            )) => Some(of_disk(folder)),
            // Every statement fits the tables as they are made: what does not fit, or holds values that do not, was
            // changed by somebody else.
            _ if is_whole(&folder.join("wieder.db")) => Some(StoreError::IndexDamaged),
            _ => Some(StoreError::Damaged),
        }
    }

    /// What the system said to an attempt to make, open or write a file of the store.
    pub fn of_system(error: &io::Error) -> StoreError {
        match error.kind() {
            _ if is_full(error) => StoreError::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::Disk,
        }
    }
}

/// No room is left, on the disk or for this user.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

/// SQLite does not say why it could not read or write: a file beside its own shows what the system says to that.
fn of_disk(folder: &Path) -> StoreError {
    let probe = folder.join(format!("probe-{}", std::process::id()));
    let written = OpenOptions::new().write(true).create_new(true).open(&probe).and_then(|mut file| {
        file.write_all(&[0; 64 << 10])?;
        file.sync_all()
    });
    std::fs::remove_file(&probe).ok();
    written.map_or_else(|error| StoreError::of_system(&error), |()| StoreError::Disk)
}

/// Looks at every page.
fn is_whole(path: &Path) -> bool {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let check = |db: Connection| db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    Connection::open_with_flags(path, flags).and_then(check).is_ok_and(|said| said == "ok")
}

/// The three files of a database.
pub fn files_of(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}
