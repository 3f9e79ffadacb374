//! A Maildir folder in, the letters in its `cur` and `new` out.

use super::{Each, Folder, Piece, Source, Stamp, look};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// So many letters, or a few more, tell how large the others are.
const SAMPLE: usize = 8;

pub fn is_one(path: &Path) -> bool {
    path.join("cur").is_dir() && path.join("new").is_dir()
}

/// Tells a changed folder by the names in it, without a look at each letter.
pub fn stamp(path: &Path) -> Stamp {
    let mut stamp = Stamp::default();
    let mut hash = Sha256::new();
    for half in ["cur", "new"] {
        let half = path.join(half);
        if let Ok(metadata) = fs::metadata(&half) {
            stamp.modified = stamp.modified.max(look::modified(&metadata));
        }
        let names = names(&half).unwrap_or_default();
        for name in &names {
            hash.update(name.as_encoded_bytes());
            hash.update([0]);
        }
        let sample: Vec<u64> =
            names.iter().step_by((names.len() / SAMPLE).max(1)).map(|name| size(&half.join(name))).collect();
        stamp.bytes += sample.iter().sum::<u64>() / sample.len().max(1) as u64 * names.len() as u64;
    }
    stamp.head = hash.finalize().to_vec();
    stamp
}

pub fn read(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let mut halves = Vec::new();
    for half in ["cur", "new"].map(|half| source.path.join(half)) {
        let names = names(&half).with_context(|| half.display().to_string())?;
        halves.push((half, names));
    }
    let count: usize = halves.iter().map(|(_, names)| names.len()).sum();
    let letters = halves.iter().flat_map(|(half, names)| names.iter().map(move |name| (half, name)));
    for (number, (half, name)) in letters.enumerate() {
        let text = name.to_string_lossy();
        let (place, flags) = place_and_flags(&text);
        if known(place) {
            continue;
        }
        let folder = match (flags.contains('T'), flags.contains('D')) {
            (true, _) => Folder::Trash,
            (false, true) => Folder::Drafts,
            (false, false) => source.folder,
        };
        let file = half.join(name);
        let consumed = source.stamp.bytes / count as u64 * (number as u64 + 1);
        let piece =
            Piece { size: size(&file), file: Some(file), ..Piece::of(Vec::new(), folder, place.to_owned(), consumed) };
        if each(Ok(piece)).is_break() {
            break;
        }
    }
    Ok(source.stamp.bytes)
}

/// What the folder says is a file is not asked again.
fn names(half: &Path) -> io::Result<Vec<OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(half)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let is_file = kind.is_file() || kind.is_symlink() && entry.path().is_file();
        if is_file && !entry.file_name().as_encoded_bytes().starts_with(b".") {
            names.push(entry.file_name());
        }
    }
    names.sort();
    Ok(names)
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}

/// Where `:` may stand in no file name, `!` or `;` takes its place.
fn place_and_flags(name: &str) -> (&str, &str) {
    [":2,", "!2,", ";2,"].iter().find_map(|border| name.rsplit_once(border)).unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_does_not_change_with_the_flags() {
        let rows = [
            ("1204680122.27c448.host:2,S", ("1204680122.27c448.host", "S")),
            ("1204680122.27c448.host!2,ST", ("1204680122.27c448.host", "ST")),
            ("1204680122.27c448.host;2,D", ("1204680122.27c448.host", "D")),
            ("1204680122.27c448.host", ("1204680122.27c448.host", "")),
        ];
        for (name, expected) in rows {
            assert_eq!(place_and_flags(name), expected, "{name}");
        }
    }
}
