//! A stream in, a stretch of it to look at out: it slides forward and keeps what is still needed.

use std::io::{self, ErrorKind, Read};

/// Bytes read at once; few enough to stay in the cache of the processor.
const BLOCK: usize = 128 << 10;

/// All positions are numbers of bytes in the stream.
pub struct Window<'a> {
    stream: &'a mut dyn Read,
    buffer: Vec<u8>,
    filled: usize,
    /// Where the window begins.
    begin: u64,
    pub ended: bool,
    /// Reading failed here: the stream ends.
    pub error: Option<io::Error>,
}

impl Window<'_> {
    /// `at` is the number of the first byte of `stream`.
    pub fn new(stream: &mut dyn Read, at: u64) -> Window<'_> {
        Window { stream, buffer: vec![0; BLOCK], filled: 0, begin: at, ended: false, error: None }
    }

    pub fn end(&self) -> u64 {
        self.begin + self.filled as u64
    }

    /// What the window shows of this stretch.
    pub fn get(&self, from: u64, to: u64) -> &[u8] {
        let place = |at: u64| (at.saturating_sub(self.begin) as usize).min(self.filled);
        self.buffer.get(place(from)..place(to)).unwrap_or_default()
    }

    /// Reads on; what lies before `keep` may go.
    pub fn more(&mut self, keep: u64) {
        let spent = (keep.saturating_sub(self.begin) as usize).min(self.filled);
        if self.buffer.len() - self.filled < BLOCK / 2 {
            if spent > 0 {
                self.buffer.copy_within(spent..self.filled, 0);
                self.begin += spent as u64;
                self.filled -= spent;
            }
            // Twice as much each time, so that a long letter is not moved for every block.
            if self.filled > self.buffer.len() / 2 {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
        }
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        loop {
            match self.stream.read(room) {
                Ok(0) => self.ended = true,
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.ended = true;
                    self.error = Some(error);
                }
            }
            break;
        }
    }

    /// Reads on until the window reaches `to`, or to the end of the stream.
    pub fn reach(&mut self, to: u64, keep: u64) {
        while self.end() < to && !self.ended {
            self.more(keep);
        }
    }
}
