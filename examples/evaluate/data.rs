//! The folder of real archives in, one of them unpacked out.

use std::fs::File;
use std::path::{Path, PathBuf};

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
