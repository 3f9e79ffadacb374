//! A folder of single letters, or one such file, in; each letter out.

use super::kind::Kind;
use super::{Each, LONGEST_LETTER, Piece, Source, folder, look};
use crate::model::Oddity;
use anyhow::{Context, Result};
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub fn read(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let paths = if source.path.is_file() {
        vec![source.path.clone()]
    } else {
        look::sorted(&source.path).with_context(|| source.path.display().to_string())?
    };
    let mut consumed = 0;
    for path in paths {
        let place = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if place.starts_with(['.', ',']) || !path.is_file() {
            continue;
        }
        // Other kinds in the same folder are sources of their own; what cannot be opened was given as one too.
        let Ok(Some(kind @ (Kind::Letter | Kind::Emlx))) = look::looked_at(&path) else { continue };
        consumed += path.metadata().map_or(0, |metadata| metadata.len());
        if known(&place) {
            continue;
        }
        let piece = whole(&path).map(|(raw, oddity)| {
            let raw = if kind == Kind::Emlx { without_length(raw) } else { raw };
            Piece { folder: folder::of_letter(&raw, source.folder), place, consumed, raw, oddity }
        });
        if each(piece).is_break() {
            break;
        }
    }
    Ok(consumed)
}

/// The file, up to the longest letter there may be.
pub fn whole(path: &Path) -> Result<(Vec<u8>, Option<Oddity>)> {
    let mut file = File::open(path).with_context(|| path.display().to_string())?;
    bounded(&mut file).with_context(|| path.display().to_string())
}

pub fn bounded(reader: &mut dyn Read) -> std::io::Result<(Vec<u8>, Option<Oddity>)> {
    let mut raw = Vec::new();
    reader.take(LONGEST_LETTER as u64 + 1).read_to_end(&mut raw)?;
    let too_long = raw.len() > LONGEST_LETTER;
    raw.truncate(LONGEST_LETTER);
    Ok((raw, too_long.then_some(Oddity::TooLong)))
}

/// The letter in an `.emlx`.
fn without_length(raw: Vec<u8>) -> Vec<u8> {
    let mut halves = raw.splitn(2, |byte| *byte == b'\n');
    let length = halves.next().and_then(|line| std::str::from_utf8(line).ok()?.trim().parse().ok());
    halves.next().unwrap_or_default().iter().copied().take(length.unwrap_or(usize::MAX)).collect()
}
