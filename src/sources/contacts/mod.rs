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

/// More of one file is not read, pictures in cards apart.
const LONGEST_FILE: u64 = 32 << 20;
/// Rows or cards of one file; LinkedIn allows thirty thousand connections.
const MOST_ENTRIES: usize = 100_000;
/// No field of a contact is longer, in characters; a name is no longer than that of the second.
const LONGEST: (usize, usize) = (4_000, 200);
/// Entries that a list in a contact may have.
const MOST: usize = Contact::MOST;

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
    /// Reads one file; what is none of ours is passed over. Returns how many bytes of contacts were read,
    /// pictures apart.
    fn take(&mut self, path: &Path, stream: &mut dyn Read) -> u64 {
        let mut bytes = Vec::new();
        let read = vcard::without_pictures(stream, &mut bytes, LONGEST_FILE + 1);
        let mut length = bytes.len() as u64;
        let mut cut = length > LONGEST_FILE;
        bytes.truncate(LONGEST_FILE as usize);
        let text = table::decoded(&bytes);
        drop(bytes);
        match kind(&text) {
            Some(Kind::Cards) => {
                let (contacts, more) = vcard::read(&text);
                self.contacts.extend(contacts);
                cut |= more;
            }
            Some(Kind::Table(known)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let found = table::Table::new(&text, known);
                cut |= found.cut;
                let odd = || NotRead { detail: table::columns_as_shown(&text), ..NotRead::new(path, Why::OddRows) };
                self.failed.extend(found.odd.then(odd));
                match known.what {
                    table::What::Positions => self.positions.extend(linkedin_tables::positions(&found)),
                    table::What::Invitations => self.contacts.extend(linkedin_tables::invitations(&found)),
                    table::What::Recommendations => {
                        let kind = linkedin_tables::recommended(&name);
                        self.contacts.extend(linkedin_tables::recommendations(&found, kind));
                    }
                    table::What::People(source) => self.contacts.extend(columns::people(&found, source)),
                }
            }
            None => length = 0,
        }
        // What came before it counts.
        match read {
            Err(error) => self.failed.push(NotRead::of(path, &error)),
            Ok(()) if cut => self.failed.push(NotRead::new(path, Why::Bomb)),
            Ok(()) => {}
        }
        length
    }
}

fn kind(text: &str) -> Option<Kind> {
    if vcard::is_one(text) { Some(Kind::Cards) } else { table::known(text).map(Kind::Table) }
}

/// On one line, without what is not seen, and no longer than `most` characters.
fn line(text: &str, most: usize) -> String {
    let seen = text.chars().take(most * 4).filter(|c| !crate::model::is_unseen(*c));
    let plain: String = seen.map(|c| if c.is_control() { ' ' } else { c }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.chars().take(most).collect()
}

fn name_line(text: &str) -> String {
    line(text, LONGEST.1)
}

/// Several lines, as they stand.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().take(LONGEST.0).map(|text| line(text, LONGEST.0)).collect();
    lines.join("\n").trim().chars().take(LONGEST.0).collect()
}

/// The whole file, with an error where it cannot be opened.
fn opened(path: &Path) -> io::Result<Box<dyn io::BufRead>> {
    super::open::unpacked_from(path, 0)
}
