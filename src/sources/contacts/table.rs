//! A table as text in, its columns by name and its rows out: whichever sign stands between them, wherever they begin.

use super::{MOST_ENTRIES, columns, line, linkedin_tables};
use crate::model::ContactSource;
use csv::{ReaderBuilder, StringRecord};

/// Signs between columns.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines in which the columns are looked for: LinkedIn puts some words before them.
const FIRST_LINES: usize = 15;
/// Columns that are told of, and characters of each.
const SHOWN: (usize, usize) = (12, 30);
/// No table of contacts has more columns.
const MOST_COLUMNS: usize = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    People(ContactSource),
    Invitations,
    Recommendations,
    Positions,
}

/// A table that is known, and where its columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub what: What,
    delimiter: u8,
    /// Byte of the text at which the line of columns begins.
    start: usize,
}

pub struct Table {
    /// As they stand, and lower case without marks.
    pub columns: Vec<(String, String)>,
    pub rows: Vec<StringRecord>,
    /// It has more rows than are read.
    pub cut: bool,
    /// Rows that do not fit the columns were left out.
    pub odd: bool,
}

/// UTF-8 with or without a byte order mark, UTF-16, or line by line what older programs write on Windows.
pub fn decoded(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return decoded(rest);
    }
    let unit = |two: &[u8; 2], big: bool| if big { u16::from_be_bytes(*two) } else { u16::from_le_bytes(*two) };
    let wide = |bytes: &[u8], big: bool| {
        let units = bytes.as_chunks::<2>().0.iter().map(|two| unit(two, big));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, false),
        [0xfe, 0xff, rest @ ..] => return wide(rest, true),
        [first, 0, second, 0, ..] if first.is_ascii() && second.is_ascii() => return wide(bytes, false),
        [0, first, 0, second, ..] if first.is_ascii() && second.is_ascii() => return wide(bytes, true),
        _ => {}
    }
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&windows(line)),
        }
    }
    text
}

fn windows(line: &[u8]) -> String {
    let decoder = mail_parser::decoders::charsets::map::charset_decoder(b"windows-1252");
    decoder.map_or_else(|| line.iter().map(|byte| char::from(*byte)).collect(), |decode| decode(line))
}

/// The first lines with the byte at which each begins.
fn first_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').take(FIRST_LINES).map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    })
}

/// Of one line; a quotation mark that nobody closes there is no more than a sign.
fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let mut record = StringRecord::new();
    let quoting = line.matches('"').count().is_multiple_of(2);
    let mut reader =
        ReaderBuilder::new().has_headers(false).delimiter(delimiter).quoting(quoting).from_reader(line.as_bytes());
    let found = reader.read_record(&mut record).unwrap_or(false);
    record.iter().filter(|_| found).take(MOST_COLUMNS).map(str::to_owned).collect()
}

/// The name of a column as it is compared.
fn plain(name: &str) -> String {
    line(name, 100).to_lowercase().trim_matches(['"', '\'', '*', ' ']).replace(['–', '‑'], "-")
}

/// Which table it is, if it is one of ours.
pub fn known(text: &str) -> Option<Known> {
    for (start, line) in first_lines(text) {
        for delimiter in DELIMITERS {
            let names: Vec<String> = cells(line, delimiter).iter().map(|name| plain(name)).collect();
            let what = linkedin_tables::what(&names).or_else(|| columns::source(&names).map(What::People));
            if let Some(what) = what.filter(|_| names.len() > 1) {
                return Some(Known { what, delimiter, start });
            }
        }
    }
    None
}

/// The columns of any table, to be told of: those of the line that has most of them.
pub fn columns_as_shown(text: &str) -> String {
    let split = first_lines(text).flat_map(|(_, line)| DELIMITERS.map(|delimiter| cells(line, delimiter)));
    let mut most: Vec<String> = Vec::new();
    for cells in split.filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty())) {
        if cells.len() > most.len() {
            most = cells;
        }
    }
    // what no known sign divides is shown as it stands
    let length = if most.len() > 1 { SHOWN.1 } else { SHOWN.0 * SHOWN.1 };
    let mut shown: Vec<String> = most.iter().take(SHOWN.0).map(|name| line(name, length)).collect();
    shown.extend((most.len() > SHOWN.0).then(|| "…".to_owned()));
    shown.join(", ")
}

impl Table {
    /// Rows that cannot be read are left out; one that lacks columns, or has too many, is taken as far as it goes.
    pub fn new(text: &str, known: Known) -> Table {
        let body = text.get(known.start..).unwrap_or_default();
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(known.delimiter)
            .from_reader(body.as_bytes());
        let mut rows = reader.records().filter_map(Result::ok);
        let names = rows.next().unwrap_or_default();
        let columns = names.iter().take(MOST_COLUMNS).map(|name| (line(name, 100), plain(name))).collect();
        let empty = |row: &StringRecord| row.iter().all(|cell| cell.trim().is_empty());
        let mut rows = rows.filter(|row| !empty(row));
        let mut first: Vec<StringRecord> = rows.by_ref().take(MOST_ENTRIES).collect();
        let cut = rows.next().is_some();
        let all = first.len();
        let unclosed = first.pop_if(|last| !cut && is_unclosed(last, names.len(), body)).is_some();
        let otherwise = |row: &StringRecord| is_divided_otherwise(row, names.len(), known.delimiter);
        let mostly = first.iter().filter(|row| otherwise(row)).count() * 2 > all;
        let is_odd = |row: &StringRecord| {
            let addressed = || row.iter().any(|cell| cell.contains('@') || cell.contains("://"));
            let swallowed = row.len() < names.len() && has_swallowed(row, names.len(), known.delimiter);
            otherwise(row) && (mostly || addressed()) || swallowed
        };
        first.retain(|row| !is_odd(row));
        let swallowed = has_swallowed(&names, names.len(), known.delimiter);
        let odd = swallowed || unclosed || first.len() < all;
        Table { columns, rows: first, cut, odd }
    }

    /// The cell in the column that has the first of these names that is there; empty for none.
    pub fn cell<'a>(&self, row: &'a StringRecord, names: &[&str]) -> &'a str {
        let at = names.iter().find_map(|name| self.columns.iter().position(|(_, plain)| plain == name));
        at.and_then(|at| row.get(at)).unwrap_or_default().trim()
    }
}

/// Its values may be divided by another sign than the columns; "Weber, Anna" is one value all the same.
fn is_divided_otherwise(row: &StringRecord, columns: usize, delimiter: u8) -> bool {
    let signs = |sign: char| row.iter().map(|cell| cell.matches(sign).count()).sum::<usize>();
    let others = [',', ';', '\t'].into_iter().filter(|sign| u32::from(*sign) != u32::from(delimiter));
    row.len() * 2 <= columns && others.into_iter().any(|sign| signs(sign) + 1 >= columns)
}

/// A quotation mark that nobody closed swallowed other rows.
fn has_swallowed(row: &StringRecord, columns: usize, delimiter: u8) -> bool {
    let holds_row =
        |cell: &str| cell.contains('\n') && cell.lines().any(|line| cells(line, delimiter).len() >= columns);
    row.iter().any(holds_row)
}

/// The last row, where the quotation mark that it lacks would stand.
fn is_unclosed(last: &StringRecord, columns: usize, body: &str) -> bool {
    let start = last.position().and_then(|at| usize::try_from(at.byte()).ok());
    let marks = start.and_then(|start| body.get(start..)).map_or(0, |rest| rest.matches('"').count());
    marks % 2 == 1 && (last.len() < columns || last.iter().any(|cell| cell.trim_end().contains('\n')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), rows in "[a-zA-Z,;\"\n\t|: @.]{0,200}") {
            let heads = ["First Name,Last Name,URL,Company,Connected On\n", "From,To,Sent At,Direction\n",
                "Company Name,Title,Started On\n", "Vorname;Nachname;E-Mail-Adresse;E-Mail 2: Adresse\n", ""];
            for head in heads {
                let text = decoded(&[head.as_bytes(), rows.as_bytes(), &bytes].concat());
                columns_as_shown(&text);
                let Some(known) = known(&text) else { continue };
                let table = Table::new(&text, known);
                match known.what {
                    What::People(source) => drop(columns::people(&table, source)),
                    What::Invitations => drop(linkedin_tables::invitations(&table)),
                    What::Recommendations => drop(linkedin_tables::recommendations(&table, None)),
                    What::Positions => drop(linkedin_tables::positions(&table)),
                }
            }
        }
    }

    #[test]
    fn any_encoding_and_delimiter() {
        let plain = "Vorname;Nachname;E-Mail-Adresse;Firma\nJürgen;Groß;j@gross.example;Nordwerk\n";
        let wide = |big: bool| {
            let units = format!("\u{feff}{plain}");
            let units = units.encode_utf16();
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
        };
        let latin: Vec<u8> = plain.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let marked = format!("\u{feff}{plain}").into_bytes();
        for bytes in [plain.as_bytes().to_vec(), marked, latin, wide(true), wide(false)] {
            assert_eq!(decoded(&bytes), plain);
        }
        for delimiter in [",", "\t", "|"] {
            let text = plain.replace(';', delimiter);
            let known = known(&text).unwrap();
            assert_eq!(known.what, What::People(ContactSource::Table), "{delimiter}");
            assert_eq!(Table::new(&text, known).rows.len(), 1);
        }
    }

    #[test]
    fn columns_are_told_of() {
        assert_eq!(columns_as_shown("Datum;IBAN;Betrag\n1;2;3\n"), "Datum, IBAN, Betrag");
        assert_eq!(columns_as_shown("nur ein Text"), "nur ein Text");
        assert_eq!(columns_as_shown(""), "");
        assert_eq!(known("Datum;IBAN;Betrag\n1;2;3\n"), None);
    }
}
