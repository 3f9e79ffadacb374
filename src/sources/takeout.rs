//! One numbered part of an export in, the others that lie beside it out.

use std::path::{Path, PathBuf};

/// An export in parts: `takeout-20260101T000000Z-001.zip`, `-002.zip` and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// In the order of their numbers.
    pub paths: Vec<PathBuf>,
    /// Numbers between the first and the last that are not there.
    pub missing: Vec<u32>,
}

/// `None` when the path is no such part, or the only one.
pub fn parts(path: &Path) -> Option<Parts> {
    let (stem, _, end) = numbered(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let part = path.with_file_name(entry.file_name());
            let (other, number, other_end) = numbered(&part)?;
            ((other, other_end) == (stem.clone(), end.clone())).then_some((number, part))
        })
        .collect();
    found.sort();
    let last = found.last()?.0;
    let missing: Vec<u32> = (1..last).filter(|number| found.iter().all(|(other, _)| other != number)).collect();
    let alone = found.len() == 1 && missing.is_empty();
    (!alone).then(|| Parts { paths: found.into_iter().map(|(_, part)| part).collect(), missing })
}

/// What stands before the number, the number, what stands behind it.
fn numbered(path: &Path) -> Option<(String, u32, String)> {
    let name = path.file_name()?.to_str()?;
    let (name, end) = [".zip", ".tgz", ".tar.gz"].iter().find_map(|end| Some((name.strip_suffix(end)?, *end)))?;
    let (stem, number) = name.rsplit_once('-')?;
    let digits = (2..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let takeout = stem.to_ascii_lowercase().starts_with("takeout");
    (digits && takeout).then(|| Some((stem.to_owned(), number.parse().ok()?, end.to_owned())))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_names() {
        let rows = [
            ("takeout-20260101T000000Z-001.zip", Some(("takeout-20260101T000000Z", 1))),
            ("takeout-20260101T000000Z-3-012.tgz", Some(("takeout-20260101T000000Z-3", 12))),
            ("takeout-001.zip", Some(("takeout", 1))),
            ("takeout-20260101T000000Z.zip", None),
            ("letters-001.zip", None),
            ("takeout-001.mbox", None),
        ];
        for (name, expected) in rows {
            let found = numbered(Path::new(name)).map(|(stem, number, _)| (stem, number));
            assert_eq!(found, expected.map(|(stem, number)| (stem.to_owned(), number)), "{name}");
        }
    }
}
