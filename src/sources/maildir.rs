//! A Maildir folder in, the letters in its `cur` and `new` out.

use super::look::{self, Entry};
use super::{Each, Folder, NotRead, Piece, Source, Stamp};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

/// So many letters, or a few more, tell how large the others are.
const SAMPLE: usize = 8;

/// `entries` are those of the folder itself.
pub fn is_one(path: &Path, entries: &[Entry]) -> bool {
    let holds = |name: &str| {
        let entry = entries.iter().find(|entry| entry.name == name);
        entry.is_some_and(|entry| entry.kind.is_dir() || entry.kind.is_symlink() && path.join(name).is_dir())
    };
    holds("cur") && holds("new")
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
        let names = names(&half).map_err(|error| NotRead::of(&half, &error))?;
        halves.push((half, names));
    }
    let count: usize = halves.iter().map(|(_, names)| names.len()).sum();
    let letters = halves.iter().flat_map(|(half, names)| names.iter().map(move |name| (half, name)));
    for (number, (half, name)) in letters.enumerate() {
        let text = look::text(name);
        let (place, _) = place_and_flags(&text);
        if known(place) {
            continue;
        }
        let folder = by_flags(&text, source.folder);
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
    let is_letter = |entry: &Entry| {
        let is_file = entry.kind.is_file() || entry.kind.is_symlink() && half.join(&entry.name).is_file();
        is_file && !entry.name.as_encoded_bytes().starts_with(b".")
    };
    Ok(look::entries(half)?.into_iter().filter(is_letter).map(|entry| entry.name).collect())
}

/// The flags in the name of a letter, also of one in an archive, say more than its folder.
pub fn by_flags(name: &str, folder: Folder) -> Folder {
    let (_, flags) = place_and_flags(name);
    match (flags.contains('T'), flags.contains('D')) {
        (true, _) => Folder::Trash,
        (false, true) => Folder::Drafts,
        (false, false) => folder,
    }
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
