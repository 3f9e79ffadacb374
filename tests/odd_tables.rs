//! Tables of contacts that are not what they should be in, what was taken of them and what is said of the rest out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::Wieder;
use serde_json::Value;

const TABLE: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Kim,Osei,https://www.linkedin.com/in/kim-osei,kim@osei.example,Nordwerk AG,CTO,01 Feb 2019\n\
    Anna,Weber,https://www.linkedin.com/in/anna-weber-12a,,Nordwerk GmbH,Einkauf,12 Mar 2014\n";
const TWO: &str = "Name,E-Mail\nKim Osei,kim@osei.example\nAnna Weber,anna@weber.example\n";

/// The table with another sign in some of its lines.
fn divided(table: &str, sign: &str, lines: std::ops::Range<usize>) -> String {
    let line = |(at, line): (usize, &str)| if lines.contains(&at) { line.replace(',', sign) } else { line.to_owned() };
    table.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_does_not_fit_the_columns_is_left_out_and_told() {
    let notes = "Name;E-Mail;Notizen\nKim Osei;kim@osei.example;\"rief an, will\nBuch; Kaffee; Tee\"\nAnna Weber\n";
    let (kim, anna, both) = (&["Kim Osei"][..], &["Anna Weber"][..], &["Anna Weber", "Kim Osei"][..]);
    for (name, table, why, shown, people) in [
        ("rows", divided(TABLE, ";", 1..3), "odd_rows", "First Name, Last Name, URL", &[][..]),
        ("row", divided(TABLE, ";", 1..2), "odd_rows", "First Name, Last Name, URL", anna),
        ("head", divided(TABLE, "\t", 0..1), "odd_rows", "First Name, Last Name, URL", &[]),
        ("two", divided(TWO, ";", 1..3), "odd_rows", "Name, E-Mail", &[]),
        ("hash", divided(TABLE, "#", 0..3), "no_contacts", "First Name#Last Name#URL#Email Address#Company", &[]),
        ("colon", divided(TWO, ":", 0..3), "no_contacts", "Name:E-Mail", &[]),
        ("quote", TABLE.replacen("Kim", "\"Kim", 1), "odd_rows", "First Name, Last Name, URL", &[]),
        ("last", TABLE.replacen("Einkauf", "\"Einkauf", 1), "odd_rows", "First Name, Last Name, URL", kim),
        ("end", TABLE.replacen("01 Feb", "\"01 Feb", 1), "odd_rows", "First Name, Last Name, URL", &[]),
        ("columns", TABLE.replacen("First", "\"First", 1), "odd_rows", "First Name, Last Name, URL", &[]),
        ("two-quote", TWO.replacen("Kim", "\"Kim", 1), "odd_rows", "Name, E-Mail", &[]),
        ("good", TWO.to_owned(), "", "", both),
        ("notes", notes.to_owned(), "", "", both),
    ] {
        let wieder = Wieder::new();
        let folder = wieder.store.with_file_name("contacts");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.csv"));
        std::fs::write(&path, table).unwrap();
        let imported = wieder.run(&["import", path.to_str().unwrap(), "--json"]);
        let failed = imported.json()["failed"].as_array().unwrap().clone();
        assert_eq!((imported.code, failed.len()), if why.is_empty() { (0, 0) } else { (1, 1) }, "{name}: {imported:?}");
        if !why.is_empty() {
            assert_eq!(failed[0]["why"], why, "{name}");
            for language in ["de", "en"] {
                let told = wieder.run(&["--lang", language, "import", path.to_str().unwrap()]);
                let hint = if language == "de" { "Semikolon" } else { "semicolon" };
                assert!(told.code == 1 && told.err.contains(shown) && told.err.contains(hint), "{name}: {told:?}");
            }
        }
        let listed = wieder.run(&["people", "--json"]);
        let names: Vec<Value> = match listed.code {
            0 => listed.json()["people"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect(),
            _ => Vec::new(),
        };
        assert_eq!(names, people, "{name}");
    }
}
