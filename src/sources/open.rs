//! A path in, its bytes in order out, unpacked where they are packed.

use super::kind::{self, Kind};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

const BLOCK: usize = 64 << 10;

/// How many bytes decide what a file is.
pub const HEAD: usize = 4096;

/// What fails behind the first bytes is found when more is read.
pub fn head(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    match reader.take(HEAD as u64).read_to_end(&mut head) {
        Err(error) if head.is_empty() => Err(error),
        _ => Ok(head),
    }
}

/// The file from byte `start` on, counted unpacked.
pub fn unpacked_from(path: &Path, start: u64) -> io::Result<Box<dyn BufRead>> {
    let mut file = File::open(path)?;
    let packed = kind::of(&head(&mut file)?);
    file.seek(SeekFrom::Start(0))?;
    if !matches!(packed, Some(Kind::Gzip | Kind::Zstd)) {
        file.seek(SeekFrom::Start(start))?;
        return Ok(Box::new(BufReader::with_capacity(BLOCK, file)));
    }
    let mut stream = unpacked(file, packed)?;
    io::copy(&mut (&mut stream).take(start), &mut io::sink())?;
    Ok(stream)
}

/// Refuses to unpack what grows beyond all measure.
pub fn unpacked(file: File, packed: Option<Kind>) -> io::Result<Box<dyn BufRead>> {
    let bytes = file.metadata()?.len();
    let file = BufReader::with_capacity(BLOCK, file);
    let stream: Box<dyn Read> = match packed {
        Some(Kind::Gzip) => Box::new(measured(flate2::bufread::MultiGzDecoder::new(file), bytes)),
        Some(Kind::Zstd) => Box::new(measured(zstd::Decoder::with_buffer(file)?, bytes)),
        _ => Box::new(file),
    };
    Ok(Box::new(BufReader::with_capacity(BLOCK, stream)))
}

/// Passes on no more than mail could become from `packed` bytes: it shrinks to a third, a newsletter sent a hundred
/// times over to a fiftieth; a bomb to a thousandth.
pub fn measured<R: Read>(inner: R, packed: u64) -> Rationed<R> {
    Rationed { inner, left: Rc::new(Cell::new(packed.saturating_mul(200).saturating_add(64 << 20))) }
}

/// Passes on no more bytes than are left; whoever shares the number may put it up again.
pub struct Rationed<R> {
    pub inner: R,
    pub left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Rationed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(count as u64);
        self.left.set(left.ok_or_else(|| io::Error::new(ErrorKind::FileTooLarge, "it goes on beyond all measure"))?);
        Ok(count)
    }
}

/// A file whose near places are found without asking the system.
pub struct Near {
    inner: BufReader<File>,
    at: u64,
}

impl Near {
    pub fn open(path: &Path) -> io::Result<Near> {
        Ok(Near { inner: BufReader::with_capacity(BLOCK, File::open(path)?), at: 0 })
    }
}

impl Read for Near {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Near {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match to {
            SeekFrom::Start(to) => self.inner.seek_relative((to as i64).wrapping_sub(self.at as i64))?,
            SeekFrom::Current(by) => self.inner.seek_relative(by)?,
            SeekFrom::End(_) => {
                self.at = self.inner.seek(to)?;
                return Ok(self.at);
            }
        }
        self.at = match to {
            SeekFrom::Start(to) => to,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(_) => self.at,
        };
        Ok(self.at)
    }
}
