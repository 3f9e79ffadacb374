//! A file or folder in, everything in it that holds mail out.

use super::kind::{self, Kind};
use super::{Folder, Format, NotRead, Source, Stamp, Why, archive, folder, linkedin, maildir, open};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Never mail, whatever their first bytes: indexes beside it, pictures, documents.
const NEVER: [&str; 26] = [
    "msf", "sqlite", "db", "dat", "json", "js", "css", "html", "htm", "log", "png", "jpg", "jpeg", "gif", "svg",
    "webp", "pdf", "docx", "xlsx", "pptx", "plist", "xpi", "jar", "csv", "vcf", "ics",
];

/// Finds by looking, not by name alone, what can be read under `path`, in the order of paths. An error, always a
/// [`NotRead`], when nothing is there. What lies deeper and may not be opened is given all the same, so that
/// reading it tells.
pub fn look(path: &Path) -> Result<Vec<Source>> {
    let metadata = fs::metadata(path).map_err(|error| missing(path, &error))?;
    let mut found = Found { root: path, sources: Vec::new(), refused: None };
    if metadata.is_dir() {
        if entries(path).map_err(|error| NotRead::of(path, &error))?.is_empty() {
            return Err(NotRead::new(path, Why::EmptyFolder).into());
        }
        found.tree();
    } else if metadata.is_file() {
        found.given(path, &metadata)?;
    } else {
        return Err(NotRead::new(path, Why::NoFile).into());
    }
    match (found.sources.is_empty(), found.refused) {
        (false, _) => Ok(found.sources),
        (true, Some(why)) => Err(NotRead::new(path, why).into()),
        (true, None) => Err(NotRead::new(path, Why::NoMail).into()),
    }
}

/// A link that leads in a circle is one the system gives up on.
fn missing(path: &Path, error: &io::Error) -> NotRead {
    let refused = NotRead::of(path, error);
    let link = fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if link && refused.why == Why::System { NotRead { why: Why::Circle, ..refused } } else { refused }
}

struct Found<'a> {
    root: &'a Path,
    sources: Vec<Source>,
    /// Why something that was there is not read.
    refused: Option<Why>,
}

impl Found<'_> {
    /// Folder by folder, without going down in the stack: folders may be nested as deep as a path can be long.
    fn tree(&mut self) {
        let mut waiting = vec![self.root.to_owned()];
        while let Some(path) = waiting.pop() {
            match entries(&path) {
                Ok(inside) => waiting.extend(self.folder(&path, inside)),
                // Reading it will say why it cannot be read.
                Err(_) => self.add(&path, Format::Letters, Stamp::default()),
            }
        }
        self.sources.sort_by(|one, other| one.path.cmp(&other.path));
    }

    /// Returns the folders inside.
    fn folder(&mut self, path: &Path, entries: Vec<Entry>) -> Vec<PathBuf> {
        let is_maildir = maildir::is_one(path, &entries);
        if is_maildir {
            self.add(path, Format::Maildir, maildir::stamp(path));
        }
        let beside_messages = entries.iter().any(|entry| entry.kind.is_dir() && entry.name == "Messages");
        let mut letters = Stamp::default();
        let mut holds_letters = false;
        let mut below = Vec::new();
        for entry in entries {
            let name = text(&entry.name);
            let inside = path.join(&entry.name);
            if entry.kind.is_dir() {
                let of_maildir = is_maildir && matches!(name.as_str(), "cur" | "new" | "tmp");
                // Where Apple Mail puts what it cut out of its letters.
                let cut_out = beside_messages && name == "Attachments";
                let hidden = name.starts_with('.') && !inside.join("cur").is_dir();
                if !(of_maildir || cut_out || hidden) {
                    below.push(inside);
                }
            } else if entry.kind.is_file() && !is_maildir && !name.starts_with(['.', ',']) && !is_never(&inside) {
                let Ok(metadata) = fs::symlink_metadata(&inside) else { continue };
                // Some files that say they are empty never end when they are read.
                if metadata.len() == 0 {
                    continue;
                }
                match looked_at(&inside) {
                    Ok(Some(Kind::Letter | Kind::Emlx)) => {
                        holds_letters = true;
                        letters.bytes += metadata.len();
                        letters.modified = letters.modified.max(modified(&metadata));
                    }
                    Ok(kind) => self.file(&inside, kind, &metadata),
                    Err(_) => self.add(&inside, Format::Mbox, Stamp::default()),
                }
            }
        }
        if holds_letters {
            self.add(path, Format::Letters, letters);
        }
        below
    }

    /// A file by its own name: whatever is wrong with it is said.
    fn given(&mut self, path: &Path, metadata: &Metadata) -> Result<(), NotRead> {
        if metadata.len() == 0 {
            return Err(NotRead::new(path, Why::EmptyFile));
        }
        let refused = |error: io::Error| NotRead::of(path, &error);
        let head = open::head(&mut File::open(path).map_err(refused)?).map_err(refused)?;
        let is_table = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
        match kind_of(path, &head) {
            _ if is_table && linkedin::is_table(&head) => self.add(path, Format::LinkedIn, stamp(path, metadata)),
            _ if is_table => {
                let detail = linkedin::columns(&head).join(", ");
                return Err(NotRead { detail, ..NotRead::new(path, Why::NoMessages) });
            }
            Some(Kind::Zip) if archive::zip_holds_mail(path)? => self.add(path, Format::Zip, stamp(path, metadata)),
            Some(Kind::Tar) if archive::tar_holds_mail(path)? => self.add(path, Format::Tgz, stamp(path, metadata)),
            Some(Kind::Zip | Kind::Tar) => {}
            Some(packed @ (Kind::Gzip | Kind::Zstd)) => match looked_inside(path, packed).map_err(refused)? {
                Some(Kind::Tar) if !archive::tar_holds_mail(path)? => {}
                kind => self.packed(path, kind, metadata),
            },
            kind => self.file(path, kind, metadata),
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, kind: Option<Kind>, metadata: &Metadata) {
        let format = match kind {
            None => return,
            Some(Kind::Outlook) => {
                self.refused = Some(Why::Outlook);
                return;
            }
            Some(Kind::OtherPacked) => {
                self.refused = self.refused.or(Some(Why::Packed));
                return;
            }
            Some(Kind::Letter | Kind::Emlx) => Format::Letters,
            Some(Kind::Mbox) => Format::Mbox,
            Some(Kind::LinkedIn) => Format::LinkedIn,
            Some(Kind::Tar) => Format::Tgz,
            // Reading a damaged one says so; but much that is packed like this is no archive.
            Some(Kind::Zip) => match archive::zip_holds_mail(path) {
                Ok(holds_mail) if !holds_mail => return,
                Err(_) if path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("zip")) => return,
                _ => Format::Zip,
            },
            Some(packed @ (Kind::Gzip | Kind::Zstd)) => {
                return self.packed(path, looked_inside(path, packed).ok().flatten(), metadata);
            }
        };
        self.add(path, format, stamp(path, metadata));
    }

    fn packed(&mut self, path: &Path, inside: Option<Kind>, metadata: &Metadata) {
        match inside {
            Some(Kind::Mbox) => self.add(path, Format::Mbox, stamp(path, metadata)),
            Some(Kind::Tar) => self.add(path, Format::Tgz, stamp(path, metadata)),
            _ => {}
        }
    }

    fn add(&mut self, path: &Path, format: Format, stamp: Stamp) {
        let root_name = Path::new(self.root.file_name().unwrap_or_default());
        let below = path.strip_prefix(self.root).unwrap_or(path);
        let folder = match format {
            Format::Zip | Format::Tgz | Format::LinkedIn => Folder::Other,
            _ => folder::of_path(&root_name.join(below)),
        };
        self.sources.push(Source { path: path.to_owned(), format, folder, stamp });
    }
}

/// What a folder says is in it, without a look at the thing itself.
pub(super) struct Entry {
    pub name: OsString,
    pub kind: FileType,
}

/// In the order of names.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<Entry>> {
    let entry = |entry: fs::DirEntry| Ok(Entry { name: entry.file_name(), kind: entry.file_type()? });
    let mut entries = fs::read_dir(folder)?.map(|found| entry(found?)).collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}

/// The name in letters. Bytes that are none are written out, so that two names stay two.
pub(super) fn text(name: &OsString) -> String {
    name.to_str().map_or_else(|| name.as_encoded_bytes().escape_ascii().to_string(), str::to_owned)
}

pub(super) fn is_never(path: &Path) -> bool {
    let is_one = path.extension().is_some_and(|end| NEVER.iter().any(|never| end.eq_ignore_ascii_case(never)));
    is_one && !is_table_of_messages(path)
}

/// LinkedIn's `messages.csv`; the other tables in its export are none.
fn is_table_of_messages(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    name.starts_with("messages") && name.ends_with(".csv")
}

fn looked_at(path: &Path) -> io::Result<Option<Kind>> {
    Ok(kind_of(path, &open::head(&mut File::open(path)?)?))
}

/// `start` holds the first bytes of the file, or more. A file named `.eml` is a letter even where its header is
/// beyond recognition.
pub(super) fn kind_of(path: &Path, start: &[u8]) -> Option<Kind> {
    let head = start.get(..open::HEAD).unwrap_or(start);
    let named = |end: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(end));
    if is_table_of_messages(path) {
        return linkedin::is_table(head).then_some(Kind::LinkedIn);
    }
    match kind::of(head) {
        None if named("emlx") && kind::begins_with_count(head) => Some(Kind::Emlx),
        None if named("eml") && !head.is_empty() => Some(Kind::Letter),
        kind => kind,
    }
}

fn looked_inside(path: &Path, packed: Kind) -> io::Result<Option<Kind>> {
    let mut stream = open::unpacked(File::open(path)?, Some(packed))?;
    Ok(kind::of(&open::head(&mut stream)?))
}

pub(super) fn stamp(path: &Path, metadata: &Metadata) -> Stamp {
    let head = File::open(path).and_then(|mut file| open::head(&mut file)).unwrap_or_default();
    Stamp { bytes: metadata.len(), modified: modified(metadata), head: Sha256::digest(head).to_vec() }
}

pub(super) fn modified(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}
