//! The name of a real archive in, the folder it is unpacked to out; for every test that reads real mail.

#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr, clippy::panic)]

pub mod archives;
pub mod chance;
pub mod doubles;
pub mod program;
pub mod slow;
pub mod state;
pub mod system;
pub mod years;

use std::fs::File;
use std::path::{Path, PathBuf};

/// The folder `NAME` from `../shared/data/NAME.tar.zst`, unpacked under `target/` once. `None`, and a line that
/// says so, where that folder is missing. `WIEDER_DATA` may name a folder that holds it unpacked already.
pub fn data(name: &str) -> Option<PathBuf> {
    if let Some(ready) = std::env::var_os("WIEDER_DATA").map(|folder| Path::new(&folder).join(name))
        && ready.is_dir()
    {
        return Some(ready);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packed = root.join("../shared/data").join(format!("{name}.tar.zst"));
    let Ok(file) = File::open(&packed) else {
        eprintln!("left out: {name} is not at {}", packed.display());
        return None;
    };
    let all = root.join("target/data");
    let folder = all.join(name);
    if !folder.is_dir() {
        std::fs::create_dir_all(&all).unwrap();
        // Beside it first: another test may be doing the same.
        let aside = tempfile::tempdir_in(&all).unwrap();
        let mut stream = zstd::Decoder::new(file).unwrap();
        stream.window_log_max(27).unwrap();
        tar::Archive::new(stream).unpack(aside.path()).unwrap();
        let moved = std::fs::rename(aside.path().join(name), &folder);
        assert!(moved.is_ok() || folder.is_dir(), "{}: {moved:?}", folder.display());
    }
    Some(folder)
}

/// The demo archive, unpacked in memory.
pub fn demo_mbox() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/archive.mbox.zst");
    zstd::decode_all(File::open(path).unwrap()).unwrap()
}

/// One letter to a mailbox: who is addressed, the Message-ID, more header lines, the text.
pub fn letter(to: &str, id: &str, more: &str, text: &str) -> String {
    let head = "From jana@example.org Mon Mar  2 10:00:00 2020\nFrom: Jana <jana@example.org>";
    format!(
        "{head}\nTo: {to}\nDate: Mon, 2 Mar 2020 10:00:00 +0000\nSubject: Invitation\nMessage-ID: <{id}@example.org>\n\
         {more}\n{text}\n\n"
    )
}
