//! A command in; what it asked of the system out, in order, as `strace` saw it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What changes a folder, and what is said. Those of the second half nobody uses today: they are recorded so that the
/// disk of `disk.rs` can say that it does not know them.
const RECORDED: &str = "openat,close,mkdir,unlink,rename,pwrite64,write,lseek,fsync,fdatasync,ftruncate,\
    open,creat,mkdirat,unlinkat,rmdir,renameat,renameat2,link,linkat,symlink,pwritev,pwritev2,writev,sendfile,\
    copy_file_range,splice,truncate,fallocate,sync_file_range,dup,dup2,dup3";
/// Before any of these a process is killed.
const KILLED_BEFORE: &[&str] =
    &["openat", "mkdir", "unlink", "rename", "pwrite64", "write", "fsync", "fdatasync", "ftruncate"];

/// One call to the system that went well.
#[derive(Debug)]
pub struct Call {
    pub name: String,
    pub args: Vec<Arg>,
    pub gave: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(Vec<u8>),
    Plain(String),
}

/// What a command did: its calls, and for each call of the thread that writes, before which a process may be killed,
/// its name and how many of that name came up to it.
pub struct Trace {
    pub calls: Vec<Call>,
    pub moments: Vec<(&'static str, usize)>,
}

/// Whether `strace` may watch a process here. Says so where it may not.
#[allow(clippy::print_stderr)]
pub fn can_watch() -> bool {
    static CAN: OnceLock<bool> = OnceLock::new();
    *CAN.get_or_init(|| {
        let watch = |more: &[&str]| {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-o", "/dev/null"]).args(more).arg("true");
            strace.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
        };
        let can = watch(&[]) && watch(&["--seccomp-bpf", "-e", "trace=openat"]);
        if !can {
            eprintln!("LEFT OUT: strace is missing or may not watch a process here");
        }
        can
    })
}

/// Runs `command` to its end and gives all it did.
pub fn record(command: &Command, what: &str) -> Trace {
    let file = tempfile::NamedTempFile::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let watch = ["--seccomp-bpf", "-xx", "-s", "33554432", "-e", "signal=none", "-e"];
    let mut strace = under_strace(command, file.path(), &watch, &format!("trace={RECORDED}"));
    let done = strace.output().unwrap();
    assert!(done.status.success(), "{what}: {command:?}: {done:?}");
    let text = std::fs::read_to_string(file.path()).unwrap();
    parse(&text)
}

/// The command, killed before the `count`th call of this name by any of its threads.
pub fn killed_before(command: &Command, (name, count): (&str, usize)) -> Command {
    let kill = format!("inject={name}:signal=SIGKILL:when={count}");
    under_strace(command, Path::new("/dev/null"), &["-e", &format!("trace={name}"), "-e"], &kill)
}

fn under_strace(command: &Command, into: &Path, options: &[&str], last: &str) -> Command {
    let mut strace = Command::new("strace");
    // Without an environment of its own strace would not be found.
    let path = std::env::var_os("PATH").unwrap_or_default();
    strace.env_clear().env("PATH", path).arg("-f").arg("-o").arg(into).args(options).arg(last);
    for (name, value) in command.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    strace.arg(command.get_program()).args(command.get_args());
    strace
}

/// Lines as `PID NAME(ARGS) = GAVE`; one that was interrupted by another thread stands in two.
fn parse(text: &str) -> Trace {
    let mut trace = Trace { calls: Vec::new(), moments: Vec::new() };
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let first = text.split_whitespace().next().unwrap_or_default();
    for line in text.lines() {
        let (thread, rest) = line.split_once(char::is_whitespace).unwrap();
        let rest = rest.trim_start();
        let begins = rest.split_once('(').filter(|_| thread == first).map(|(name, _)| name);
        if let Some(name) = begins.and_then(|name| KILLED_BEFORE.iter().find(|known| **known == name)) {
            let count = counts.entry(name).or_default();
            *count += 1;
            trace.moments.push((name, *count));
        }
        if let Some(half) = rest.strip_suffix(" <unfinished ...>") {
            match half.strip_prefix("close(") {
                // From here on the number may be given to another file.
                Some(fd) => {
                    trace.calls.push(Call { name: "close".into(), args: arguments(fd.trim_end_matches(')')), gave: 0 })
                }
                None => drop(begun.insert(thread, half)),
            }
        } else if let Some((_, end)) = rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            if let Some(half) = begun.remove(thread) {
                trace.calls.extend(call(&format!("{half}{end}")));
            }
        } else {
            trace.calls.extend(call(rest));
        }
    }
    trace
}

fn call(line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (args, gave) = rest.rsplit_once(" = ")?;
    let gave = gave.split_whitespace().next()?.parse().ok().filter(|gave| *gave >= 0)?;
    Some(Call { name: name.to_owned(), args: arguments(args.trim_end().strip_suffix(')')?), gave })
}

/// Bytes stand as `"\x2f\x74"`, the rest between commas.
fn arguments(text: &str) -> Vec<Arg> {
    let mut args = Vec::new();
    for part in text.split(", ") {
        args.push(match part.strip_prefix('"').and_then(|part| part.strip_suffix('"')) {
            Some(hex) => {
                let bytes = hex.split("\\x").skip(1).map(|two| u8::from_str_radix(two, 16).unwrap());
                Arg::Text(bytes.collect())
            }
            None => {
                assert!(!part.ends_with("..."), "cut by strace: {part:.60}");
                Arg::Plain(part.to_owned())
            }
        });
    }
    args
}

impl Call {
    pub fn number(&self, at: usize) -> i64 {
        match self.args.get(at) {
            Some(Arg::Plain(text)) => text.parse().unwrap(),
            other => panic!("{}: {other:?} is no number", self.name),
        }
    }

    pub fn bytes(&self, at: usize) -> &[u8] {
        match self.args.get(at) {
            Some(Arg::Text(bytes)) => bytes,
            other => panic!("{}: {other:?} is no text", self.name),
        }
    }

    pub fn path(&self, at: usize) -> PathBuf {
        PathBuf::from(String::from_utf8(self.bytes(at).to_vec()).unwrap())
    }

    /// The word, such as `O_CREAT`, stands among the flags.
    pub fn has(&self, at: usize, flag: &str) -> bool {
        matches!(self.args.get(at), Some(Arg::Plain(text)) if text.split('|').any(|one| one == flag))
    }
}
