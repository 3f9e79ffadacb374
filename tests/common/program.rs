//! Arguments in, what the program printed and with which code it ended out.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub const TODAY: &str = "2026-11-23";

/// What answers without writing.
pub const READING: [&[&str]; 9] = [
    &["lost", "--json"],
    &["backtest", "--json"],
    &["show", "kreil", "--json"],
    &["search", "Lektorat", "--json"],
    &["ask", "Lektorat", "--json"],
    &["people", "--json"],
    &["me", "--json"],
    &["drafts", "--json"],
    &["import", "--oddities"],
];

/// The program with a store of its own, on a fixed day, away from the user's environment.
pub struct Wieder {
    pub store: PathBuf,
    pub now: &'static str,
    pub env: Vec<(&'static str, String)>,
    _folder: Option<tempfile::TempDir>,
}

#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Wieder {
    /// With an empty store.
    pub fn new() -> Wieder {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        Wieder { store: folder.path().join("store"), now: TODAY, env: Vec::new(), _folder: Some(folder) }
    }

    /// With the store in this folder, for as long as that is there.
    pub fn at(store: &Path) -> Wieder {
        Wieder { store: store.to_owned(), now: TODAY, env: Vec::new(), _folder: None }
    }

    /// With Jana Vogt's mail, to be read only: imported once for all tests of a file.
    pub fn demo() -> &'static Wieder {
        static DEMO: OnceLock<Wieder> = OnceLock::new();
        DEMO.get_or_init(|| {
            // Not a temporary folder: nothing would ever remove one that a static holds.
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME"));
            std::fs::remove_dir_all(&folder).ok();
            let wieder = Wieder { store: folder.join("store"), now: TODAY, env: Vec::new(), _folder: None };
            let mail = folder.join("mail");
            wieder.ok(&["demo", "--into", mail.to_str().unwrap()]);
            wieder.ok(&["import", wieder.demo_mbox().to_str().unwrap()]);
            wieder
        })
    }

    /// With a copy of Jana Vogt's mail, to be changed.
    pub fn demo_copy() -> Wieder {
        Wieder::copy_of(&Wieder::demo().store)
    }

    /// With a copy of a store, as it lies there; with none where there is none.
    pub fn copy_of(store: &Path) -> Wieder {
        let copy = Wieder::new();
        for entry in walkdir::WalkDir::new(store).into_iter().filter_map(Result::ok) {
            let there = copy.store.join(entry.path().strip_prefix(store).unwrap());
            match entry.file_type().is_dir() {
                true => std::fs::create_dir(there).unwrap(),
                false => drop(std::fs::copy(entry.path(), there).unwrap()),
            }
        }
        copy
    }

    /// The archive that [`Wieder::demo`] imported.
    pub fn demo_mbox(&self) -> PathBuf {
        self.store.with_file_name("mail").join("jana-vogt.mbox")
    }

    pub fn command(&self, words: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_wieder"));
        command
            .env_clear()
            .env("LC_ALL", "C")
            .env("HOME", self.store.with_file_name("home"))
            .env("WIEDER_STORE", &self.store)
            .env("WIEDER_NOW", self.now)
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .args(words);
        command
    }

    pub fn run(&self, words: &[&str]) -> Said {
        Said::of(self.command(words).stdin(std::process::Stdio::null()).output().unwrap())
    }

    /// The same through another program that runs it, such as `["setpriv", "--no-new-privs"]`.
    pub fn under(&self, prefix: &[&str], words: &[&str]) -> Said {
        let own = self.command(words);
        let mut command = std::process::Command::new(prefix[0]);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
        command.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.args(&prefix[1..]).arg(own.get_program()).args(own.get_args());
        Said::of(command.output().unwrap())
    }

    /// What stands on stdout; the program must have ended well.
    pub fn ok(&self, words: &[&str]) -> String {
        let said = self.run(words);
        assert_eq!(said.code, 0, "{words:?}: {said:?}");
        said.out
    }

    pub fn json(&self, words: &[&str]) -> Value {
        serde_json::from_str(&self.ok(&[words, &["--json"]].concat())).unwrap()
    }
}

impl Said {
    /// No word of SQLite's, of the system's or of a programmer's.
    pub fn speaks_plainly(&self) {
        let raw =
            ["SQL", "sqlite", "malformed", "database", "no such table", "disk image", "panicked", "os error", "Error("];
        assert!(!raw.iter().any(|word| self.err.contains(word)), "{self:?}");
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    pub fn of(done: std::process::Output) -> Said {
        Said {
            code: done.status.code().unwrap_or(-1),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

/// `wieder: SENTENCE` and, where there is something to do about it, `hint: SENTENCE`; nothing on stdout.
pub fn refused(said: &Said, code: i32, hint: &str) {
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{said:?}");
    let hints = lines.iter().filter(|line| line.starts_with(hint)).count();
    let sentences = lines.iter().filter(|line| line.starts_with("wieder: ") && !line.ends_with('.')).count();
    assert_eq!((sentences, hints, lines.len()), (1, 1, 2), "{said:?}");
    // A key without a sentence, or an argument that was not given.
    let broken = ["error-", "usage-", "write-", "hint-", "{", "Error(", "os error"];
    assert!(!broken.iter().any(|word| said.err.contains(word)), "{said:?}");
}

/// What must come out of the demo archive.
#[derive(Deserialize)]
pub struct Truth {
    pub mails: u64,
    pub mine: Vec<String>,
    pub person: Vec<Person>,
    pub machine: Vec<Machine>,
    pub list_only: Vec<ListHand>,
}

#[derive(Deserialize)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub register: String,
    pub bridge: String,
    pub lost: bool,
    pub addresses: Vec<String>,
    pub letters_in: u64,
    pub letters_out: u64,
    pub last_days: i64,
    pub last_direction: String,
}

#[derive(Deserialize)]
pub struct Machine {
    pub from: String,
}

#[derive(Deserialize)]
pub struct ListHand {
    pub name: String,
    pub addr: String,
    pub posts: u64,
}

impl Truth {
    pub fn read() -> Truth {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/truth.toml");
        toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    pub fn person(&self, key: &str) -> &Person {
        self.person.iter().find(|person| person.key == key).unwrap_or_else(|| panic!("{key}"))
    }
}

/// The strings of an array.
pub fn strings(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}
