//! A file or folder in, the files in it that hold contacts, or may, out.

use super::super::{NotRead, Stamp, Why, archive, kind as mail, look as of_mail, open};
use super::{Harvest, Kind, kind, opened, table};
use crate::sources::kind::Kind as Packed;
use anyhow::Result;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// So many bytes from the beginning of a file tell what it is.
const HEAD: u64 = 64 << 10;
/// Files in a folder that are looked into.
const ENDS: [&str; 4] = ["vcf", "vcard", "csv", "tsv"];
const ARCHIVES: [&str; 3] = ["zip", "tgz", "tar"];
/// No export holds more files, nor more contacts, positions and failures together.
const MOST: (usize, usize) = (50_000, 500_000);
/// Bytes of all tables and cards of contacts in one archive together, as they are unpacked.
const MOST_BYTES: u64 = 256 << 20;

/// A file that holds contacts, or an archive that may.
#[derive(Clone, Debug)]
pub struct ContactFile {
    pub path: PathBuf,
    pub stamp: Stamp,
    /// Only reading it will tell whether anything is there.
    pub archive: bool,
}

/// What there is under `path`, in the order of paths. An error says why one file that was named itself holds none: it
/// has no columns that are known.
pub fn look(path: &Path) -> Result<Vec<ContactFile>, NotRead> {
    let Ok(metadata) = fs::metadata(path) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    if metadata.is_dir() {
        tree(path, &mut found);
        found.sort_by(|one, other| one.path.cmp(&other.path));
    } else if metadata.is_file() && metadata.len() > 0 {
        found.extend(given(path, &metadata)?);
    }
    Ok(found)
}

fn has_end(path: &Path, ends: &[&str]) -> bool {
    path.extension().is_some_and(|end| ends.iter().any(|known| end.eq_ignore_ascii_case(known)))
}

/// Folder by folder, without going down in the stack.
fn tree(root: &Path, found: &mut Vec<ContactFile>) {
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in of_mail::entries(&folder).unwrap_or_default() {
            let path = folder.join(&entry.name);
            let hidden = entry.name.as_encoded_bytes().starts_with(b".");
            if hidden {
                continue;
            }
            if entry.kind.is_dir() {
                // Where a Maildir has its letters.
                waiting.extend((!matches!(of_mail::text(&entry.name).as_str(), "cur" | "new" | "tmp")).then_some(path));
            } else if entry.kind.is_file() && (has_end(&path, &ENDS) || is_archive(&path)) {
                let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
                if metadata.len() > 0 {
                    found.extend(in_folder(&path, &metadata));
                }
            }
        }
    }
}

fn is_archive(path: &Path) -> bool {
    let packed_tar = path.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().ends_with(".tar.gz"));
    packed_tar || has_end(path, &ARCHIVES)
}

/// A table of anything else lies in many folders: only those that are an export of contacts beyond doubt.
fn in_folder(path: &Path, metadata: &fs::Metadata) -> Option<ContactFile> {
    let archive = is_archive(path);
    (archive || kind(&head(path)?).is_some_and(is_export)).then(|| file(path, metadata, archive))
}

pub(super) fn is_export(kind: Kind) -> bool {
    match kind {
        Kind::Cards => true,
        Kind::Table(known) => known.what != table::What::People(crate::model::ContactSource::Table),
    }
}

fn given(path: &Path, metadata: &fs::Metadata) -> Result<Option<ContactFile>, NotRead> {
    let Some(text) = head(path) else { return Ok(None) };
    if kind(&text).is_some() {
        return Ok(Some(file(path, metadata, false)));
    }
    let first = open::head(&mut fs::File::open(path).map_err(|error| NotRead::of(path, &error))?);
    let packed = first.ok().and_then(|head| mail::of(&head));
    if matches!(packed, Some(Packed::Zip | Packed::Tar)) || is_archive(path) && packed == Some(Packed::Gzip) {
        return Ok(Some(file(path, metadata, true)));
    }
    if has_end(path, &ENDS) {
        let detail = table::columns_as_shown(&text);
        return Err(NotRead { detail, ..NotRead::new(path, Why::NoContacts) });
    }
    Ok(None)
}

fn file(path: &Path, metadata: &fs::Metadata, archive: bool) -> ContactFile {
    ContactFile { path: path.to_owned(), stamp: of_mail::stamp(path, metadata), archive }
}

/// The beginning of a file, unpacked, as text.
fn head(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(opened(path).ok()?, HEAD), &mut bytes).ok()?;
    Some(table::decoded(&bytes))
}

impl ContactFile {
    /// Reads all of it. An error says that it cannot be read at all, or that a file with the right columns has nobody in
    /// it.
    pub fn read(&self) -> Result<Harvest, NotRead> {
        self.read_within(MOST_BYTES)
    }

    fn read_within(&self, most_bytes: u64) -> Result<Harvest, NotRead> {
        let mut harvest = Harvest::default();
        if self.archive {
            let (mut files, mut bytes, mut more) = (0, 0, false);
            archive::each_small_file(&self.path, &|name| has_end(Path::new(name), &ENDS), &mut |name, stream| {
                let entries = harvest.contacts.len() + harvest.positions.len() + harvest.failed.len();
                more = files >= MOST.0 || bytes >= most_bytes || entries >= MOST.1;
                if more {
                    return ControlFlow::Break(());
                }
                let path = self.path.join(name.trim_start_matches('/'));
                let mut inside = Harvest::default();
                bytes += inside.take(&path, stream);
                // In an archive, too, only what is an export beyond doubt.
                let of_table = |contact: &crate::model::Contact| contact.source == crate::model::ContactSource::Table;
                inside.contacts.retain(|contact| !of_table(contact));
                harvest.contacts.append(&mut inside.contacts);
                harvest.positions.append(&mut inside.positions);
                harvest.failed.append(&mut inside.failed);
                files += 1;
                ControlFlow::Continue(())
            })?;
            // What came before it counts.
            harvest.failed.extend(more.then(|| NotRead::new(&self.path, Why::Bomb)));
        } else {
            let mut stream = opened(&self.path).map_err(|error| NotRead::of(&self.path, &error))?;
            harvest.take(&self.path, &mut stream);
            if harvest.contacts.is_empty() && harvest.positions.is_empty() && harvest.failed.is_empty() {
                let detail = table::columns_as_shown(&head(&self.path).unwrap_or_default());
                return Err(NotRead { detail, ..NotRead::new(&self.path, Why::NobodyInIt) });
            }
        }
        harvest.contacts = super::keys::told_apart(harvest.contacts);
        Ok(harvest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn an_archive_has_a_measure_for_all_its_tables() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("export.zip");
        let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
        for number in 0..4 {
            zip.start_file(format!("{number}.vcf"), zip::write::SimpleFileOptions::default()).unwrap();
            let card = format!("BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nEMAIL:a{number}@weber.example\nEND:VCARD\n");
            zip.write_all(card.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let file = look(&path).unwrap().remove(0);
        for (most, people, why) in [(MOST_BYTES, 4, None), (100, 2, Some(Why::Bomb)), (1, 1, Some(Why::Bomb))] {
            let harvest = file.read_within(most).unwrap();
            assert_eq!(
                (harvest.contacts.len(), harvest.failed.first().map(|failed| failed.why)),
                (people, why),
                "{most}"
            );
        }
    }
}
