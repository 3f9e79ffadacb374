//! Bytes in, a file that only its owner may read out.

use anyhow::{Context, Result};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Letters are private. Fails when the file is there already.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| path.display().to_string())?;
    let written = file.write_all(bytes);
    if written.is_err() {
        std::fs::remove_file(path).ok(); // half a letter is none
    }
    written.with_context(|| path.display().to_string())
}
