//! Nothing in, words that run the program without rights, with little memory or on a disk of its own out.

#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr, clippy::indexing_slicing)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::sync::OnceLock;

/// A minute is far more than anything here takes, and 2 GB of addresses are few: what runs into either hangs or swells.
pub const BOUNDED: &[&str] = &["timeout", "120", "sh", "-c", "ulimit -v 2000000; exec \"$0\" \"$@\""];

/// No file may become longer than 400 KiB; to write on is an error then, as it is where a disk is full.
pub const SHORT_FILES: &[&str] = &["bash", "-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""];

type Words = Option<&'static [&'static str]>;

/// As one whom the rights of files bind, as they do not bind root.
pub fn bound_by_rights() -> Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    *WORDS.get_or_init(|| {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let closed = folder.path().join("closed");
        fs::write(&closed, "closed").unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let words: [&'static [&'static str]; 2] =
            [&["env"], &["setpriv", "--bounding-set=-dac_override,-dac_read_search"]];
        let bind = |words: &&'static [&'static str]| {
            let cat = |path| Command::new(words[0]).args(&words[1..]).arg("cat").arg(path).output();
            cat("/dev/null".as_ref()).is_ok_and(|done| done.status.success())
                && cat(closed.as_path()).is_ok_and(|done| !done.status.success())
        };
        let found = words.into_iter().find(bind);
        if found.is_none() {
            eprintln!("left out: nothing here makes root obey the rights of files");
        }
        found
    })
}

/// Where the program may mount what it likes, seen by nobody else.
pub fn own_mounts() -> Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    *WORDS.get_or_init(|| {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let words: [&'static [&'static str]; 2] = [&["unshare", "-m"], &["unshare", "-rm"]];
        let found = words.into_iter().find(|words| {
            let mount = ["sh", "-c", "mount -t tmpfs -o size=64k none \"$0\""];
            let done = Command::new(words[0]).args(&words[1..]).args(mount).arg(folder.path()).output();
            done.is_ok_and(|done| done.status.success())
        });
        if found.is_none() {
            eprintln!("left out: nothing can be mounted here");
        }
        found
    })
}
