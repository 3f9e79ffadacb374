//! A folder of single letters, or one such file, in; each letter out.

use super::kind::Kind;
use super::{Each, LONGEST_LETTER, Piece, Source, look};
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
        if place.starts_with(['.', ',']) || known(&place) || !path.is_file() {
            continue;
        }
        // Other kinds in the same folder are sources of their own; what cannot be opened was given as one too.
        let Ok((raw, oddity)) = whole(&path) else { continue };
        let raw = match look::kind_of(&path, &raw) {
            Some(Kind::Letter) => raw,
            Some(Kind::Emlx) => without_length(raw),
            _ => continue,
        };
        consumed += raw.len() as u64;
        if each(Ok(Piece { oddity, ..Piece::of(raw, source.folder, place, consumed) })).is_break() {
            break;
        }
    }
    Ok(consumed)
}

/// The file, up to the longest letter there may be: one look at its length, and no second read to find its end.
pub fn whole(path: &Path) -> Result<(Vec<u8>, Option<Oddity>)> {
    let read = || {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut raw = vec![0; length.min(LONGEST_LETTER as u64) as usize];
        let mut filled = 0;
        while let Some(room) = raw.get_mut(filled..).filter(|room| !room.is_empty()) {
            match file.read(room)? {
                0 => break,
                count => filled += count,
            }
        }
        raw.truncate(filled);
        Ok::<_, std::io::Error>((raw, (length > LONGEST_LETTER as u64).then_some(Oddity::TooLong)))
    };
    read().with_context(|| path.display().to_string())
}

pub fn bounded(reader: &mut dyn Read) -> std::io::Result<(Vec<u8>, Option<Oddity>)> {
    let mut raw = Vec::new();
    reader.take(LONGEST_LETTER as u64 + 1).read_to_end(&mut raw)?;
    let too_long = raw.len() > LONGEST_LETTER;
    raw.truncate(LONGEST_LETTER);
    Ok((raw, too_long.then_some(Oddity::TooLong)))
}

/// The letter in an `.emlx`.
fn without_length(mut raw: Vec<u8>) -> Vec<u8> {
    let first = memchr::memchr(b'\n', &raw).map_or(raw.len(), |at| at + 1);
    let length = raw.get(..first).and_then(|line| std::str::from_utf8(line).ok()?.trim().parse().ok());
    raw.drain(..first);
    raw.truncate(length.unwrap_or(usize::MAX));
    raw
}
