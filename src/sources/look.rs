//! A file or folder in, everything in it that holds mail out.

use super::kind::{self, Kind};
use super::{Folder, Format, NotRead, Source, Stamp, Why, archive, folder, maildir, open};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Deeper folders are left alone.
const DEEPEST: usize = 64;

/// Never mail, whatever their first bytes: indexes beside it, pictures, documents.
const NEVER: [&str; 22] = [
    "msf", "sqlite", "db", "dat", "json", "js", "css", "html", "htm", "log", "png", "jpg", "jpeg", "gif", "svg",
    "webp", "pdf", "docx", "xlsx", "csv", "vcf", "ics",
];

/// Finds by looking, not by name alone, what can be read under `path`, in the order of paths. An error, always a
/// [`NotRead`], when nothing is there. What lies deeper and may not be opened is given all the same, so that
/// reading it tells.
pub fn look(path: &Path) -> Result<Vec<Source>> {
    let refused = |why| NotRead { path: path.to_owned(), why };
    let metadata = fs::metadata(path).map_err(|error| refused(why(&error)))?;
    let mut found = Found { root: path, sources: Vec::new(), outlook: false };
    if metadata.is_dir() {
        let entries = sorted(path).map_err(|error| refused(why(&error)))?;
        if entries.is_empty() {
            return Err(refused(Why::EmptyFolder).into());
        }
        found.folder(path, entries, 0);
    } else {
        match looked_at(path) {
            Err(error) => return Err(refused(why(&error)).into()),
            Ok(None) if metadata.len() == 0 => return Err(refused(Why::EmptyFile).into()),
            Ok(kind) => found.file(path, kind, &metadata),
        }
    }
    match (found.sources.is_empty(), found.outlook) {
        (false, _) => Ok(found.sources),
        (true, true) => Err(refused(Why::Outlook).into()),
        (true, false) => Err(refused(Why::NoMail).into()),
    }
}

fn why(error: &io::Error) -> Why {
    match error.kind() {
        io::ErrorKind::NotFound => Why::Missing,
        io::ErrorKind::PermissionDenied => Why::NotAllowed,
        _ => Why::NoMail,
    }
}

struct Found<'a> {
    root: &'a Path,
    sources: Vec<Source>,
    outlook: bool,
}

impl Found<'_> {
    fn folder(&mut self, path: &Path, entries: Vec<PathBuf>, depth: usize) {
        let is_maildir = maildir::is_one(path);
        if is_maildir {
            self.add(path, Format::Maildir, maildir::stamp(path));
        }
        let mut letters = Stamp::default();
        let mut holds_letters = false;
        for entry in entries {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Ok(metadata) = fs::symlink_metadata(&entry) else { continue };
            if metadata.is_dir() {
                let of_maildir = is_maildir && matches!(name.as_str(), "cur" | "new" | "tmp");
                let hidden = name.starts_with('.') && !maildir::is_one(&entry);
                if of_maildir || hidden || depth >= DEEPEST {
                    continue;
                }
                match sorted(&entry) {
                    Ok(inside) => self.folder(&entry, inside, depth + 1),
                    // Reading it will say why it cannot be read.
                    Err(_) => self.add(&entry, Format::Letters, Stamp::default()),
                }
            } else if metadata.is_file() && !is_maildir && !name.starts_with(['.', ',']) && !is_never(&entry) {
                match looked_at(&entry) {
                    Ok(Some(Kind::Letter | Kind::Emlx)) => {
                        holds_letters = true;
                        letters.bytes += metadata.len();
                        letters.modified = letters.modified.max(modified(&metadata));
                    }
                    Ok(kind) => self.file(&entry, kind, &metadata),
                    Err(_) => self.add(&entry, Format::Mbox, Stamp::default()),
                }
            }
        }
        if holds_letters {
            self.add(path, Format::Letters, letters);
        }
    }

    fn file(&mut self, path: &Path, kind: Option<Kind>, metadata: &Metadata) {
        let format = match kind {
            Some(Kind::Outlook) => {
                self.outlook = true;
                return;
            }
            None => return,
            Some(Kind::Letter | Kind::Emlx) => Format::Letters,
            Some(Kind::Mbox) => Format::Mbox,
            Some(Kind::Zip) if archive::zip_holds_mail(path) => Format::Zip,
            Some(Kind::Zip) => return,
            Some(Kind::Tar) => Format::Tgz,
            Some(packed @ (Kind::Gzip | Kind::Zstd)) => match looked_inside(path, packed) {
                Some(Kind::Mbox) => Format::Mbox,
                Some(Kind::Tar) => Format::Tgz,
                _ => return,
            },
        };
        self.add(path, format, stamp(path, metadata));
    }

    fn add(&mut self, path: &Path, format: Format, stamp: Stamp) {
        let root_name = Path::new(self.root.file_name().unwrap_or_default());
        let below = path.strip_prefix(self.root).unwrap_or(path);
        let folder = match format {
            Format::Zip | Format::Tgz => Folder::Other,
            _ => folder::of_path(&root_name.join(below)),
        };
        self.sources.push(Source { path: path.to_owned(), format, folder, stamp });
    }
}

pub(super) fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_never(path: &Path) -> bool {
    path.extension().is_some_and(|end| NEVER.iter().any(|never| end.eq_ignore_ascii_case(never)))
}

/// A file named `.eml` is a letter even where its header is beyond recognition.
pub(super) fn looked_at(path: &Path) -> io::Result<Option<Kind>> {
    Ok(kind_of(path, &open::head(&mut File::open(path)?)?))
}

/// `start` holds the first bytes of the file, or more.
pub(super) fn kind_of(path: &Path, start: &[u8]) -> Option<Kind> {
    let head = start.get(..open::HEAD).unwrap_or(start);
    let named = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("eml"));
    kind::of(head).or((named && !head.is_empty()).then_some(Kind::Letter))
}

fn looked_inside(path: &Path, packed: Kind) -> Option<Kind> {
    let mut stream = open::unpacked(File::open(path).ok()?, Some(packed)).ok()?;
    kind::of(&open::head(&mut stream).ok()?)
}

pub(super) fn stamp(path: &Path, metadata: &Metadata) -> Stamp {
    let head = File::open(path).and_then(|mut file| open::head(&mut file)).unwrap_or_default();
    Stamp { bytes: metadata.len(), modified: modified(metadata), head: Sha256::digest(head).to_vec() }
}

pub(super) fn modified(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}
