//! A zip or tar in, the letters of the mailboxes inside out, read in place: nothing is unpacked to disk.

use super::kind::Kind;
use super::open::{self, Near, Rationed};
use super::{Each, NotRead, Piece, Source, Why, files, folder, linkedin, look, maildir, mbox};
use anyhow::Result;
use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;
use zip::read::{Config, ZipFileEntry, ZipReadOptions};
use zip::unstable::read::ZipIterable;

/// Bytes that may stand between two members of a tar, where long names do.
const BETWEEN: u64 = 1 << 20;

/// True when some member holds mail. An error where none does and some cannot be looked at.
pub fn zip_holds_mail(path: &Path) -> Result<bool, NotRead> {
    let mut bodies = Near::open(path).map_err(|error| NotRead::of(path, &error))?;
    let mut refused = None;
    let ended = each_member(path, &could_be_mail, &mut |member| {
        let name = name_of(&member);
        match opened(member, &mut bodies).and_then(|mut body| open::head(&mut body)) {
            Ok(head) if kind_of_member(&name, &head).is_some() => return ControlFlow::Break(()),
            Ok(_) => {}
            Err(error) => refused = refused.take().or(Some(of_member(path, &name, &error))),
        }
        ControlFlow::Continue(())
    })?;
    match refused {
        _ if ended.is_break() => Ok(true),
        Some(refused) => Err(refused),
        None => Ok(false),
    }
}

pub fn read_zip(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let path = &source.path;
    let mut bodies = Near::open(path).map_err(|error| NotRead::of(path, &error))?;
    let (mut consumed, mut locked, mut overlap) = (0, false, false);
    let _ = each_member(path, &could_be_mail, &mut |member| {
        let (packed, size, before) = (member.compressed_size(), member.size(), consumed);
        consumed += packed;
        // Members that share their bytes are the other kind of bomb.
        overlap = consumed > source.stamp.bytes;
        if overlap {
            return ControlFlow::Break(());
        }
        // Said once, not for every member.
        if member.encrypted() {
            locked = true;
            return ControlFlow::Continue(());
        }
        let share = move |unpacked: u64| (unpacked.min(size) as f64 / size.max(1) as f64 * packed as f64) as u64;
        let name = name_of(&member);
        match opened(member, &mut bodies) {
            Err(error) => each(Err(of_member(path, &name, &error).into())),
            Ok(mut body) => Member { source, name, progress: &|at| before + share(at) }.read(&mut body, known, each),
        }
    })?;
    match (overlap, locked) {
        (true, _) => Err(NotRead::new(path, Why::Bomb).into()),
        (_, true) => Err(NotRead::new(path, Why::Encrypted).into()),
        _ => Ok(consumed),
    }
}

fn could_be_mail(name: &str) -> bool {
    !look::is_never(Path::new(name))
}

/// Walks through the files of a zip or tar with certain names.
pub fn each_small_file(
    path: &Path,
    wanted: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(&str, &mut dyn Read) -> ControlFlow<()>,
) -> Result<(), NotRead> {
    let refused = |error: io::Error| NotRead::of(path, &error);
    let head = open::head(&mut std::fs::File::open(path).map_err(refused)?).map_err(refused)?;
    if super::kind::of(&head) != Some(Kind::Zip) {
        return each_file(path, wanted, &mut |name, _, body| each(name, body)).map(drop);
    }
    let mut bodies = Near::open(path).map_err(refused)?;
    let mut failed = None;
    let _ = each_member(path, wanted, &mut |member| {
        let name = name_of(&member);
        match opened(member, &mut bodies) {
            Ok(mut body) => each(&name, &mut body),
            Err(error) => {
                failed = failed.take().or(Some(of_member(path, &name, &error)));
                ControlFlow::Continue(())
            }
        }
    })?;
    failed.map_or(Ok(()), Err)
}

/// Walks through the files of a zip with certain names, without a list of all in memory.
fn each_member(
    path: &Path,
    wanted: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(ZipFileEntry<'static>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, NotRead> {
    let damaged = |error: zip::result::ZipError| NotRead::of(path, &error.into());
    let directory = Near::open(path).map_err(|error| NotRead::of(path, &error))?;
    let mut zip = ZipIterable::try_new(directory, Config::default()).map_err(damaged)?;
    for member in zip.files().map_err(damaged)? {
        let member = member.map_err(damaged)?;
        let could_be = member.is_file() && member.size() > 0 && wanted(&name_of(&member));
        if could_be && each(member).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn opened<'a>(member: ZipFileEntry<'a>, bodies: &'a mut Near) -> io::Result<impl Read + 'a> {
    let packed = member.compressed_size();
    Ok(open::measured(member.with_reader(bodies, ZipReadOptions::new())?, packed))
}

fn of_member(archive: &Path, name: &str, error: &io::Error) -> NotRead {
    let refused = NotRead::of(&archive.join(name.trim_start_matches('/')), error);
    if error.to_string().contains(zip::result::ZipError::PASSWORD_REQUIRED) {
        return NotRead { path: archive.to_owned(), why: Why::Encrypted, ..refused };
    }
    refused
}

pub fn tar_holds_mail(path: &Path) -> Result<bool, NotRead> {
    let ended = each_file(path, &could_be_mail, &mut |name, _, body| {
        let holds_mail = open::head(body).is_ok_and(|head| kind_of_member(name, &head).is_some());
        if holds_mail { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(ended.is_break())
}

pub fn read_tar(source: &Source, known: &dyn Fn(&str) -> bool, each: &mut Each) -> Result<u64> {
    let _ = each_file(&source.path, &could_be_mail, &mut |name, at, body| {
        let name = name.to_owned();
        Member { source, name, progress: &|inside| (at + inside).min(source.stamp.bytes) }.read(body, known, each)
    })?;
    Ok(source.stamp.bytes)
}

/// Walks through the files of a tar with certain names: name, place in the tar, content.
fn each_file(
    path: &Path,
    wanted: &dyn Fn(&str) -> bool,
    each: &mut dyn FnMut(&str, u64, &mut dyn Read) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, NotRead> {
    let refused = |error: io::Error| NotRead::of(path, &error);
    let left = Rc::new(Cell::new(BETWEEN));
    let inner = open::unpacked_from(path, 0).map_err(refused)?;
    let mut tar = tar::Archive::new(Rationed { inner, left: left.clone() });
    for file in tar.entries().map_err(refused)? {
        let mut file = file.map_err(refused)?;
        left.set(u64::MAX);
        let name = String::from_utf8_lossy(&file.path_bytes()).into_owned();
        let could_be = file.header().entry_type().is_file() && wanted(&name);
        let at = file.raw_file_position();
        if could_be && each(&name, at, &mut file).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        io::copy(&mut file, &mut io::sink()).map_err(refused)?;
        left.set(BETWEEN);
    }
    Ok(ControlFlow::Continue(()))
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
            Err(error) => each(Err(of_member(&self.source.path, &self.name, &error).into())),
        }
    }

    fn pieces(
        &self,
        stream: &mut dyn Read,
        known: &dyn Fn(&str) -> bool,
        each: &mut dyn FnMut(Piece) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let folder = maildir::by_flags(&self.name, folder::of_path(Path::new(&self.name)));
        let head = open::head(stream)?;
        let kind = kind_of_member(&self.name, &head);
        let mut stream = Cursor::new(head).chain(stream);
        let mut piece = |raw: Vec<u8>, start: u64, end: u64, folder, oddity| {
            let place = format!("{}:{start}", self.name);
            if known(&place) {
                return ControlFlow::Continue(());
            }
            each(Piece { oddity, ..Piece::of(raw, folder, place, (self.progress)(end)) })
        };
        match kind {
            Some(Kind::Mbox) => {
                mbox::split(&mut stream, 0, &mut |cut| piece(cut.raw, cut.start, cut.end, folder, cut.oddity))?;
            }
            Some(Kind::LinkedIn) => {
                linkedin::split(&mut stream, &mut |cut| piece(cut.raw, cut.start, cut.end, cut.folder, None))?;
            }
            Some(kind) => {
                let (raw, oddity) = files::bounded(&mut stream)?;
                let raw = if kind == Kind::Emlx { files::without_length(raw) } else { raw };
                let end = raw.len() as u64;
                let _ = piece(raw, 0, end, folder, oddity);
            }
            None => {}
        }
        Ok(())
    }
}

/// Old zips do not say how their names are encoded.
fn name_of(member: &ZipFileEntry) -> String {
    member.name().map_or_else(|_| String::from_utf8_lossy(member.name_raw()).into_owned(), |name| name.into_owned())
}

fn kind_of_member(name: &str, head: &[u8]) -> Option<Kind> {
    let kind = look::kind_of(Path::new(name), head);
    kind.filter(|kind| matches!(kind, Kind::Mbox | Kind::Letter | Kind::Emlx | Kind::LinkedIn))
}
