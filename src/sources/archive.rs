//! A zip or tar in, the letters of the mailboxes inside out, read in place: nothing is unpacked to disk.

use super::kind::{self, Kind};
use super::open::{self, Measured};
use super::{Each, Piece, Source, files, folder, mbox};
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use zip::ZipArchive;

pub fn zip_holds_mail(path: &Path) -> bool {
    let Some(mut zip) = File::open(path).ok().and_then(|file| ZipArchive::new(BufReader::new(file)).ok()) else {
        return false;
    };
    (0..zip.len()).any(|index| {
        let Ok(mut member) = zip.by_index(index) else { return false };
        let name = name_of(&member);
        open::head(&mut member).is_ok_and(|head| kind_of_member(&name, &head).is_some())
    })
}

pub fn read_zip(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let path = source.path.display();
    let file = File::open(&source.path).with_context(|| path.to_string())?;
    let bytes = file.metadata().with_context(|| path.to_string())?.len();
    let mut zip = ZipArchive::new(BufReader::new(file)).with_context(|| path.to_string())?;
    let mut consumed = 0;
    for index in 0..zip.len() {
        let flow = match zip.by_index(index) {
            Err(error) => each(Err(error).with_context(|| format!("{path}: member {index}"))),
            Ok(file) => {
                let (packed, size, before) = (file.compressed_size(), file.size(), consumed);
                consumed += packed;
                // Members that share their bytes are the other kind of bomb.
                anyhow::ensure!(consumed <= bytes, "{path}: its members overlap; not read further");
                let share =
                    move |unpacked: u64| (unpacked.min(size) as f64 / size.max(1) as f64 * packed as f64) as u64;
                let member = Member { source, name: name_of(&file), progress: &|at| before + share(at) };
                member.read(&mut Measured::new(file, packed), known, each)
            }
        };
        if flow.is_break() {
            break;
        }
    }
    Ok(consumed)
}

pub fn read_tar(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let path = source.path.display();
    let stream = open::unpacked_from(&source.path, 0).with_context(|| path.to_string())?;
    let mut tar = tar::Archive::new(stream);
    for file in tar.entries().with_context(|| path.to_string())? {
        let mut file = file.with_context(|| path.to_string())?;
        if !file.header().entry_type().is_file() {
            continue;
        }
        let at = file.raw_file_position();
        let name = String::from_utf8_lossy(&file.path_bytes()).into_owned();
        let member = Member { source, name, progress: &|inside| (at + inside).min(source.stamp.bytes) };
        if member.read(&mut file, known, each).is_break() {
            break;
        }
    }
    Ok(source.stamp.bytes)
}

/// One file inside.
struct Member<'a> {
    source: &'a Source,
    name: String,
    /// From bytes of the member to bytes of the archive.
    progress: &'a dyn Fn(u64) -> u64,
}

impl Member<'_> {
    /// What is no mail is passed over; what fails is told, and the next member goes on.
    fn read(&self, stream: &mut dyn Read, known: &dyn Fn(&str) -> bool, each: &mut Each) -> ControlFlow<()> {
        let mut flow = ControlFlow::Continue(());
        match self.pieces(stream, known, &mut |piece| {
            flow = each(Ok(piece));
            flow
        }) {
            Ok(()) => flow,
            Err(error) => each(Err(error.context(format!("{}: {}", self.source.path.display(), self.name)))),
        }
    }

    fn pieces(
        &self,
        stream: &mut dyn Read,
        known: &dyn Fn(&str) -> bool,
        each: &mut dyn FnMut(Piece) -> ControlFlow<()>,
    ) -> Result<()> {
        let folder = folder::of_path(Path::new(&self.name));
        let head = open::head(stream)?;
        let kind = kind_of_member(&self.name, &head);
        let mut stream = BufReader::with_capacity(256 << 10, Cursor::new(head).chain(stream));
        let mut piece = |raw: Vec<u8>, start: u64, end: u64, oddity| {
            let place = format!("{}:{start}", self.name);
            if known(&place) {
                return ControlFlow::Continue(());
            }
            each(Piece { oddity, ..Piece::of(raw, folder, place, (self.progress)(end)) })
        };
        match kind {
            Some(Kind::Mbox) => {
                mbox::split(&mut stream, 0, &mut |cut| piece(cut.raw, cut.start, cut.end, cut.oddity))?;
            }
            Some(_) => {
                let (raw, oddity) = files::bounded(&mut stream)?;
                let end = raw.len() as u64;
                let _ = piece(raw, 0, end, oddity);
            }
            None => {}
        }
        Ok(())
    }
}

/// Old zips do not say how their names are encoded.
fn name_of(file: &zip::read::ZipFile<impl Read>) -> String {
    file.name().map_or_else(|_| String::from_utf8_lossy(file.name_raw()).into_owned(), |name| name.into_owned())
}

fn kind_of_member(name: &str, head: &[u8]) -> Option<Kind> {
    match kind::of(head) {
        Some(kind @ (Kind::Mbox | Kind::Letter)) => Some(kind),
        None if name.to_ascii_lowercase().ends_with(".eml") && !head.is_empty() => Some(Kind::Letter),
        _ => None,
    }
}
