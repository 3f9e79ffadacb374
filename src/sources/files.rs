//! A folder of single letters, or one such file, in; each letter out.

use super::kind::Kind;
use super::{Each, Folder, LONGEST_LETTER, NotRead, Piece, Source, look};
use crate::model::Oddity;
use anyhow::Result;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub fn read(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let refused = |error: io::Error| NotRead::of(&source.path, &error);
    let files: Vec<(String, PathBuf)> = if source.path.is_file() {
        let name = source.path.file_name().unwrap_or_default().to_owned();
        vec![(look::text(&name), source.path.clone())]
    } else {
        let entries = look::entries(&source.path).map_err(refused)?;
        let files = entries.into_iter().filter(|entry| entry.kind.is_file());
        files.map(|entry| (look::text(&entry.name), source.path.join(&entry.name))).collect()
    };
    let mut consumed = 0;
    for (place, path) in files {
        if place.starts_with(['.', ',']) || look::is_never(&path) || known(&place) {
            continue;
        }
        // Other kinds in the same folder are sources of their own; what cannot be opened was given as one too.
        let Ok((raw, oddity)) = whole(&path) else { continue };
        let (raw, folder) = match look::kind_of(&path, &raw) {
            Some(Kind::Letter) => (raw, source.folder),
            Some(Kind::Emlx) => {
                let flagged = flagged(&raw);
                (without_length(raw), flagged.unwrap_or(source.folder))
            }
            _ => continue,
        };
        consumed += raw.len() as u64;
        if each(Ok(Piece { oddity, ..Piece::of(raw, folder, place, consumed) })).is_break() {
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
        Ok::<_, io::Error>((raw, (length > LONGEST_LETTER as u64).then_some(Oddity::TooLong)))
    };
    Ok(read().map_err(|error| NotRead::of(path, &error))?)
}

pub fn bounded(reader: &mut dyn Read) -> io::Result<(Vec<u8>, Option<Oddity>)> {
    let mut raw = Vec::new();
    reader.take(LONGEST_LETTER as u64 + 1).read_to_end(&mut raw)?;
    let too_long = raw.len() > LONGEST_LETTER;
    raw.truncate(LONGEST_LETTER);
    Ok((raw, too_long.then_some(Oddity::TooLong)))
}

/// What Apple Mail notes behind the letter: it was thrown away, is being written, is junk.
fn flagged(emlx: &[u8]) -> Option<Folder> {
    let behind = emlx.get(memchr::memmem::rfind(emlx, b"<key>flags</key>")?..)?;
    let number = behind.get(memchr::memmem::find(behind, b"<integer>")? + b"<integer>".len()..)?;
    let digits = number.get(..memchr::memchr(b'<', number)?)?;
    let flags: u64 = std::str::from_utf8(digits).ok()?.trim().parse().ok()?;
    let bits = [(24, Folder::Spam), (1, Folder::Trash), (6, Folder::Drafts)];
    bits.into_iter().find(|(bit, _)| flags >> bit & 1 == 1).map(|(_, folder)| folder)
}

/// The letter in an `.emlx`.
pub fn without_length(mut raw: Vec<u8>) -> Vec<u8> {
    let first = memchr::memchr(b'\n', &raw).map_or(raw.len(), |at| at + 1);
    let length = raw.get(..first).and_then(|line| std::str::from_utf8(line).ok()?.trim().parse().ok());
    raw.drain(..first);
    raw.truncate(length.unwrap_or(usize::MAX));
    raw
}
