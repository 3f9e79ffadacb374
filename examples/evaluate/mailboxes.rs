//! A folder of mailboxes and Message-IDs in, these letters out.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use wieder::letters;
use wieder::model::Letter;

/// The first letter of each wanted Message-ID (in angle brackets) among the mailboxes of a folder.
pub fn letters_of(folder: &Path, wanted: &[&str]) -> BTreeMap<String, Letter> {
    let mut found = BTreeMap::new();
    for file in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if !file.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(file.path()).unwrap();
        wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
            let head = String::from_utf8_lossy(&cut.raw[..cut.raw.len().min(8 << 10)]).into_owned();
            let id =
                head.lines().find_map(|line| line.to_lowercase().starts_with("message-id:").then(|| line[11..].trim()));
            if let Some(id) = id.filter(|id| wanted.contains(id) && !found.contains_key(*id)) {
                found.insert(id.to_owned(), letters::open(&cut.raw).0);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    }
    found
}
