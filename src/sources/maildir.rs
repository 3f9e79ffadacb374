//! A Maildir folder in, the letters in its `cur` and `new` out.

use super::{Each, Folder, Piece, Source, Stamp, files, folder, look};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

pub fn is_one(path: &Path) -> bool {
    path.join("cur").is_dir() && path.join("new").is_dir()
}

pub fn stamp(path: &Path) -> Stamp {
    let mut stamp = Stamp::default();
    for half in ["cur", "new"] {
        let half = path.join(half);
        if let Ok(metadata) = fs::metadata(&half) {
            stamp.modified = stamp.modified.max(look::modified(&metadata));
        }
        for letter in fs::read_dir(&half).into_iter().flatten().flatten() {
            stamp.bytes += letter.metadata().map_or(0, |metadata| metadata.len());
        }
    }
    stamp
}

pub fn read(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let mut consumed = 0;
    for half in ["cur", "new"] {
        let half = source.path.join(half);
        for path in look::sorted(&half).with_context(|| half.display().to_string())? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || !path.is_file() {
                continue;
            }
            consumed += fs::metadata(&path).map_or(0, |metadata| metadata.len());
            let (place, flags) = place_and_flags(&name);
            if known(place) {
                continue;
            }
            let piece = files::whole(&path).map(|(raw, oddity)| {
                let flagged = match (flags.contains('T'), flags.contains('D')) {
                    (true, _) => Folder::Trash,
                    (false, true) => Folder::Drafts,
                    (false, false) => source.folder,
                };
                Piece { folder: folder::of_letter(&raw, flagged), place: place.to_owned(), consumed, raw, oddity }
            });
            if each(piece).is_break() {
                return Ok(consumed);
            }
        }
    }
    Ok(consumed)
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
