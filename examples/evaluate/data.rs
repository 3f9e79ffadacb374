//! The folder of real archives in, one of them unpacked out.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use wieder::letters;
use wieder::model::Letter;

/// The folder `NAME` of the data: as it stands there, or from `NAME.tar.zst`, unpacked under `target/` once. A part
/// whose archive is missing is left out, and that is said.
pub fn unpacked(data: &Path, name: &str) -> Option<PathBuf> {
    let ready = data.join(name);
    if ready.is_dir() {
        return Some(ready);
    }
    let packed = data.join(format!("{name}.tar.zst"));
    let Ok(file) = File::open(&packed) else {
        eprintln!("left out: {name} is not at {}", packed.display());
        return None;
    };
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/data");
    let folder = all.join(name);
    if !folder.is_dir() {
        std::fs::create_dir_all(&all).unwrap();
        let aside = tempfile::tempdir_in(&all).unwrap();
        let mut stream = zstd::Decoder::new(file).unwrap();
        stream.window_log_max(27).unwrap();
        tar::Archive::new(stream).unpack(aside.path()).unwrap();
        std::fs::rename(aside.path().join(name), &folder).unwrap();
    }
    Some(folder)
}

/// The first letter of each wanted Message-ID (in angle brackets) among the mailboxes of a folder.
pub fn letters_of(folder: &Path, wanted: &[&str]) -> BTreeMap<String, Letter> {
    let mut found = BTreeMap::new();
    for file in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if !file.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(file.path()).unwrap();
        wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
            let head = String::from_utf8_lossy(&cut.raw[..cut.raw.len().min(8 << 10)]).into_owned();
            let id =
                head.lines().find_map(|line| line.to_lowercase().starts_with("message-id:").then(|| line[11..].trim()));
            if let Some(id) = id.filter(|id| wanted.contains(id) && !found.contains_key(*id)) {
                found.insert(id.to_owned(), letters::open(&cut.raw).0);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    }
    found
}
