//! What every verb needs: the user's wishes, the store, the clock; and what to say when something failed.

use super::args::Global;
use super::interrupt::{stoppable, stopped};
use super::talk::Talk;
use crate::flow::{World, said_by_system};
use crate::store::{Store, StoreError, is_full};
use anyhow::Result;
use etcetera::BaseStrategy;
use jiff::Timestamp;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

/// So long is waited for another process that fills the index.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// So many letters are put into the full text in about a second.
const FEW_WORDLESS: u64 = 20_000;

pub struct Door {
    pub talk: Talk,
    pub global: Global,
    pub now: Timestamp,
}

/// A failure already put into a sentence, with a hint.
#[derive(Debug)]
pub struct Said {
    pub message: String,
    pub hint: String,
}

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Said {}

/// A failure that was told already, with its exit code.
#[derive(Debug)]
pub struct Told(pub ExitCode);

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("told already")
    }
}

impl std::error::Error for Told {}

impl Door {
    pub fn new(talk: Talk, global: Global) -> Door {
        let now = global.now.unwrap_or_else(Timestamp::now);
        Door { talk, global, now }
    }

    /// Where letters and decisions are kept.
    pub fn folder(&self) -> Result<PathBuf> {
        match &self.global.store {
            Some(folder) => Ok(folder.clone()),
            None => Ok(etcetera::choose_base_strategy()?.data_dir().join("wieder")),
        }
    }

    /// The store, with its index brought up to date; a failure with a hint where there are no mail and no contacts yet.
    pub fn store(&self) -> Result<Store> {
        let store = self.store_with_nobody()?;
        if !store.has_letters()? && !store.has_contacts()? {
            return Err(StoreError::Missing.into());
        }
        Ok(store)
    }

    /// The same where nobody may be in it.
    pub fn store_with_nobody(&self) -> Result<Store> {
        let mut store = Store::open(&self.folder()?)?;
        if !store.index_is_filled()? || !store.unindexed(1)?.is_empty() {
            self.catch_up(&mut store)?;
        }
        Ok(store)
    }

    /// While another process writes the index, what is in it serves; unless it was never whole.
    fn catch_up(&self, store: &mut Store) -> Result<()> {
        let began = std::time::Instant::now();
        let _lock = loop {
            match store.lock_import() {
                Ok(lock) => break lock,
                Err(_) if store.index_is_filled()? => return Ok(()),
                Err(_) if began.elapsed() < PATIENCE && store.read_only.is_none() => {
                    std::thread::sleep(std::time::Duration::from_millis(50));
                }
                Err(error) => return Err(error),
            }
        };
        if store.index_is_filled()? && store.unindexed(1)?.is_empty() {
            return Ok(());
        }
        self.talk.say("index-rebuilding", &[]);
        let bar = super::import::bar(&self.talk, "index-progress");
        crate::flow::catch_up(store, &AtomicBool::default(), &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        Ok(())
    }

    /// Brings the full text up to date. While an import is about to do that, what is there serves, and that is said.
    /// An error, told already, where Ctrl-C stopped it.
    pub fn words(&self, store: &mut Store) -> Result<()> {
        let left = store.wordless_count()?;
        if left == 0 {
            return Ok(());
        }
        let bar = super::import::bar(&self.talk, "words-progress");
        let mut progress = |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        };
        let done = stoppable(|stop| crate::flow::index_words(store, stop, &mut progress));
        bar.finish_and_clear();
        match done {
            Ok(true) => Ok(()),
            Ok(false) => {
                self.talk.say("words-stopped", &[]);
                Err(Told(stopped()).into())
            }
            Err(error) if error.downcast_ref() == Some(&StoreError::Busy) || store.read_only.is_some() => {
                self.talk.say("words-pending", &[("count", left.into())]);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// The full text of an archive where little of it is missing, without a word: what a page tells of it is soon there.
    pub fn few_words(&self, store: &mut Store) -> Result<()> {
        let left = store.wordless_count()?;
        if left == 0 || left > FEW_WORDLESS || store.read_only.is_some() {
            return Ok(());
        }
        match crate::flow::index_words(store, &AtomicBool::default(), &mut |_, _| {}) {
            Err(error) if error.downcast_ref() != Some(&StoreError::Busy) => Err(error),
            _ => Ok(()),
        }
    }

    pub fn world(&self, store: &Store) -> Result<World> {
        self.known(World::load(store, &self.global.me, self.now.as_second())?)
    }

    /// The part of the world in which the people lie whom the word may mean.
    pub fn world_around(&self, store: &mut Store, word: &str) -> Result<World> {
        self.known(World::around(store, &self.global.me, self.now.as_second(), word)?)
    }

    /// Nothing can be said about anybody as long as nobody knows who asks.
    fn known(&self, world: World) -> Result<World> {
        if world.people.me.is_empty() && !world.rows.is_empty() {
            return Err(self.said("error-no-me", "hint-me-add", &[]));
        }
        Ok(world)
    }

    pub fn said(&self, message: &str, hint: &str, args: crate::locale::Args) -> anyhow::Error {
        Said { message: self.talk.text(message, args), hint: self.talk.text(hint, args) }.into()
    }

    /// With `--verbose`: where things are kept, as of when, and how long it took.
    pub fn tell_more(&self, took: std::time::Duration) {
        let folder = self.folder().map(|folder| folder.display().to_string()).unwrap_or_default();
        let seconds = format!("{:.2}", took.as_secs_f64());
        let now = self.now.to_string();
        self.talk.say("verbose", &[("folder", folder.into()), ("now", now.into()), ("seconds", seconds.into())]);
    }

    /// Once more where only the index was damaged: without it, it is built anew.
    pub fn attempt(&self, act: impl Fn() -> Result<()>) -> Result<()> {
        let done = act();
        let folder = self.folder()?;
        match done {
            Err(error) if StoreError::of(&error, &folder) == Some(StoreError::IndexDamaged) => {
                Store::remove_index(&folder)?;
                act()
            }
            done => done,
        }
    }

    /// One clear sentence and what to do, exit code 1.
    pub fn fail(&self, error: &anyhow::Error) -> ExitCode {
        if let Some(told) = error.downcast_ref::<Told>() {
            return told.0;
        }
        let (message, hint) = match error.downcast_ref::<Said>() {
            Some(said) => (said.message.clone(), said.hint.clone()),
            None => self.of_store(error).unwrap_or_else(|| self.of_file(error)),
        };
        self.talk.complain(&message);
        if !hint.is_empty() {
            self.talk.hint_text(&hint);
        }
        ExitCode::FAILURE
    }

    fn of_store(&self, error: &anyhow::Error) -> Option<(String, String)> {
        let folder = self.folder().ok()?;
        let key = match StoreError::of(error, &folder)? {
            StoreError::Missing => ("error-no-mail", "hint-import"),
            StoreError::Newer => ("error-newer", "hint-newer"),
            StoreError::Damaged | StoreError::IndexDamaged => ("error-damaged", "hint-damaged"),
            StoreError::Busy => ("error-busy", "hint-busy"),
            StoreError::Held => ("error-held", "hint-held"),
            StoreError::Full => ("error-full", "hint-full"),
            StoreError::ReadOnly => ("error-read-only", "hint-read-only"),
            StoreError::NotAllowed => ("error-not-allowed", "hint-not-allowed"),
            StoreError::Disk => ("error-disk", "hint-disk"),
        };
        let args = [("folder", folder.display().to_string().into())];
        Some((self.talk.text(key.0, &args), self.talk.text(key.1, &args)))
    }

    /// The path and what is wrong with it where the system said so; else the whole error.
    fn of_file(&self, error: &anyhow::Error) -> (String, String) {
        let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
        let key = match io.map(std::io::Error::kind) {
            _ if io.is_some_and(is_full) => ("file-full", "hint-file-full"),
            Some(ErrorKind::NotFound) => ("file-missing", "hint-file-missing"),
            Some(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                ("file-not-allowed", "hint-file-not-allowed")
            }
            Some(ErrorKind::AlreadyExists) => ("file-exists", "hint-other-file"),
            Some(ErrorKind::IsADirectory) => ("file-is-folder", "hint-file-is-folder"),
            Some(ErrorKind::InvalidData) => ("file-no-text", "hint-file-no-text"),
            Some(_) => ("file-failed", "hint-file-failed"),
            None => return (format!("{error:#}"), String::new()),
        };
        let detail = io.map(said_by_system).unwrap_or_default();
        let args = [("path", error.to_string().into()), ("detail", detail.into())];
        (self.talk.text(key.0, &args), self.talk.text(key.1, &[]))
    }
}
