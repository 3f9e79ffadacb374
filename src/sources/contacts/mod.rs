//! A path in, the contacts and positions found there out: vCards, LinkedIn's tables, Google's and Outlook's exports.
//!
//! `look` finds what may hold contacts; `table` reads any table by the names of its columns, `columns` knows what they
//! mean, `linkedin_tables` knows LinkedIn's own; `vcard` reads cards; `keys` tells one contact from another.

mod columns;
mod dates;
mod keys;
mod linkedin_tables;
mod look;
mod table;
mod vcard;

pub use keys::with_handle;
pub use look::{ContactFile, look};

use super::{NotRead, Why};
use crate::model::{Contact, Position};
use std::io::{self, Read};
use std::path::Path;

/// More of one file is not read.
const LONGEST_FILE: u64 = 64 << 20;
/// No field of a contact is longer, in characters; a name is no longer than that of the second.
const LONGEST: (usize, usize) = (4_000, 200);
/// Entries that a list in a contact may have.
const MOST: usize = 50;

/// What was read from one file, or from all files in an archive.
#[derive(Debug, Default)]
pub struct Harvest {
    pub contacts: Vec<Contact>,
    /// My own stations.
    pub positions: Vec<Position>,
    /// Files that could not be read, or not to their end.
    pub failed: Vec<NotRead>,
}

/// What the first bytes and the name of a file say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Cards,
    Table(table::Known),
}

impl Harvest {
    /// Reads one file; what is none of ours is passed over.
    fn take(&mut self, path: &Path, stream: &mut dyn Read) {
        let mut stream = stream.take(LONGEST_FILE + 1);
        let mut bytes = Vec::new();
        if let Err(error) = stream.read_to_end(&mut bytes) {
            self.failed.push(NotRead::of(path, &error)); // what came before it counts
        } else if bytes.len() as u64 > LONGEST_FILE {
            self.failed.push(NotRead::new(path, Why::Bomb));
        }
        bytes.truncate(LONGEST_FILE as usize);
        let text = table::decoded(&bytes);
        match kind(&text) {
            Some(Kind::Cards) => self.contacts.extend(vcard::read(&text)),
            Some(Kind::Table(known)) => {
                let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
                let found = table::Table::new(&text, known);
                match known.what {
                    table::What::Positions => self.positions.extend(linkedin_tables::positions(&found)),
                    table::What::Invitations => self.contacts.extend(linkedin_tables::invitations(&found)),
                    table::What::Recommendations => {
                        self.contacts.extend(linkedin_tables::recommendations(&found, name.contains("given")));
                    }
                    table::What::People(source) => self.contacts.extend(columns::people(&found, source)),
                }
            }
            None => {}
        }
    }
}

fn kind(text: &str) -> Option<Kind> {
    if vcard::is_one(text) { Some(Kind::Cards) } else { table::known(text).map(Kind::Table) }
}

/// On one line, without what is not seen, and no longer than `most` characters.
fn line(text: &str, most: usize) -> String {
    let seen = text.chars().filter(|c| !crate::model::is_unseen(*c));
    let plain: String = seen.map(|c| if c.is_control() { ' ' } else { c }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().take(most).collect()
}

fn name_line(text: &str) -> String {
    line(text, LONGEST.1)
}

/// Several lines, as they stand.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|text| line(text, LONGEST.0)).collect();
    lines.join("\n").trim().chars().take(LONGEST.0).collect()
}

/// The whole file, with an error where it cannot be opened.
fn opened(path: &Path) -> io::Result<Box<dyn io::BufRead>> {
    super::open::unpacked_from(path, 0)
}
