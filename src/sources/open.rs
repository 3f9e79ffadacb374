//! A path in, its bytes in order out, unpacked where they are packed.

use super::kind::{self, Kind};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

const BLOCK: usize = 64 << 10;

/// How many bytes decide what a file is.
pub const HEAD: usize = 4096;

pub fn head(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
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
        Some(Kind::Gzip) => Box::new(Measured::new(flate2::bufread::MultiGzDecoder::new(file), bytes)),
        Some(Kind::Zstd) => Box::new(Measured::new(zstd::Decoder::with_buffer(file)?, bytes)),
        _ => Box::new(file),
    };
    Ok(Box::new(BufReader::with_capacity(BLOCK, stream)))
}

/// Passes bytes on until they are more than any mail could become from `packed` bytes.
pub struct Measured<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Measured<R> {
    /// Mail shrinks to a third, a newsletter sent a hundred times over to a fiftieth; a bomb to a thousandth.
    pub fn new(inner: R, packed: u64) -> Measured<R> {
        Measured { inner, left: packed.saturating_mul(200).saturating_add(64 << 20) }
    }
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            io::Error::new(io::ErrorKind::InvalidData, "unpacks to more than 200 times its size; not read further")
        })?;
        Ok(count)
    }
}
