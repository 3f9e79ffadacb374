//! The invented archive that ships with the program: unpacked, ready to import.

use anyhow::Result;

/// The day on which the demo lives: noon of 23 November 2026, UTC.
pub const TODAY: i64 = 1_795_435_200;

/// Jana Vogt's mail, one mbox file.
pub fn archive() -> Result<Vec<u8>> {
    Ok(zstd::stream::decode_all(ARCHIVE)?)
}

const ARCHIVE: &[u8] = include_bytes!("../../demo/archive.mbox.zst");
