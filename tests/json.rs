//! Verbs with `--json` in, the golden files in `tests/golden` and every field described in `docs/json.md` out.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test json`, and read the difference.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::doubles::{NOT_ANNA, made_up};
use common::program::{Truth, Wieder};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Maps whose keys are data.
const MAPS: [&str; 4] = ["left_out", "oddities", "choice", "contacts[].other"];

const LETTER: &str = "From: Dr. Anna Weber <anna@weber.example>\nTo: Jana <jana@vogt.example>\nSubject: =?utf-8?q?F=C3=BChrung?=\n\
                      Message-ID: <1@weber.example>\nDate: Mon, 3 Mar 2014 10:15:00 +0100\n\n\
                      Liebe Frau Dr. Vogt,\n\nich schulde Ihnen noch einen Kaffee. Kommen Sie am Freitag?\n\nHerzliche Grüße\nIhre Anna Weber\n\n\
                      -- \nDr. Anna Weber\nStadtarchiv\n\nAm 01.03.14 schrieb Jana:\n> Gibt es Bilder?\n";

/// Everything stands in its signature.
const WITH_CARD: &str = "From: Karla Hedwig <karla@hedwig.example>\nTo: jana@vogt.example\nContent-Type: text/plain; charset=utf-8\n\n\
                         Liebe Jana,\n\nmeine neue Adresse ist hedwig@neu.example. Alles Weitere morgen.\n\nViele Grüße\nKarla\n\n\
                         -- \nDr. Karla Hedwig\nLeiterin Einkauf\nAbteilung Technik\nBeispiel GmbH\nTel. +49 821 555 0123\n\
                         Fax +49 821 555 0199\n86150 Augsburg\n";

/// Any exit code: a refusal to write prints its reason too.
fn printed(wieder: &Wieder, words: &[&str]) -> Value {
    let said = wieder.run(&[words, &["--json"]].concat());
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{words:?}: {said:?}"))
}

/// An import in which everything happens that can be reported.
fn imported(wieder: &Wieder) -> Value {
    let beside = |name: &str| wieder.store.with_file_name(name);
    let odd = "From a@b.example Mon Mar  3 10:15:00 2014\nX-Gmail-Labels: Spam\nFrom: a@b.example\n\nx\n\n\
               From a@b.example Mon Mar  3 10:15:00 2014\nSubject: nobody's\n\nx\n\n\
               From a@b.example Mon Mar  3 10:15:00 2014\nFrom: a@b.exa";
    fs::write(beside("odd.mbox"), odd).unwrap();
    fs::write(beside("empty.mbox"), "").unwrap();
    // Of an export in parts the second and the third are there, and the second is named.
    for part in ["takeout-20260101T000000Z-002.zip", "takeout-20260101T000000Z-003.zip"] {
        let mut zip = zip::ZipWriter::new(fs::File::create(beside(part)).unwrap());
        zip.start_file("Takeout/Mail/a.eml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(LETTER.as_bytes()).unwrap();
        zip.finish().unwrap();
    }
    let demo = Wieder::demo().demo_mbox();
    let paths = [demo, beside("odd.mbox"), beside("empty.mbox"), beside("takeout-20260101T000000Z-002.zip")];
    let words: Vec<&str> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    printed(wieder, &[&["import"], &words[..]].concat())
}

fn read(wieder: &Wieder, letter: &str) -> Value {
    let path = wieder.store.with_file_name("one.eml");
    fs::write(&path, letter).unwrap();
    printed(wieder, &["read", path.to_str().unwrap()])
}

const CARD: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Lena Vogtherr\nTEL:555 0101\nEMAIL:lena@vogtherr.example\nORG:Blaue Tinte\n\
                    TITLE:Verlegerin\nBDAY:1980-03-01\nNOTE:Lyrik\nCATEGORIES:Verlag\nEND:VCARD\n";
const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
                           Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner,,Nordwerk GmbH,Lektor,01 Feb 2011\n";
const POSITIONS: &str =
    "Company Name,Title,Description,Location,Started On,Finished On\nNordwerk,Lektorin,,,Mar 2010,\n";
const RECOMMENDATIONS: &str = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
                               Ole,Brandt,Nordwerk,Verleger,Jana liest genau.,\"03/01/24, 09:00 AM\",VISIBLE\n";
const ADD: &[&str] = &["add", "Lena", "Vogtherr", "--worked-at", "Blaue Tinte", "--until", "2019", "--du"];

/// People known from contacts alone.
fn with_contacts() -> Wieder {
    let wieder = Wieder::demo_copy();
    for (name, content) in [
        ("a.vcf", CARD),
        ("b.csv", CONNECTIONS),
        ("c.csv", POSITIONS),
        ("Recommendations_Received.csv", RECOMMENDATIONS),
    ] {
        let path = wieder.store.with_file_name(name);
        fs::write(&path, content).unwrap();
        wieder.ok(&["import", path.to_str().unwrap()]);
    }
    wieder
}

const WRITE: &[&str] = &["write", "kreil", "--ask", "catch_up", "--set", "u_update=Ich arbeite seit Mai frei."];

#[test]
fn the_shape_of_every_verb() {
    let (demo, fresh, written) = (Wieder::demo(), Wieder::new(), Wieder::demo_copy());
    golden("import", imported(&fresh));
    golden("oddities", printed(&fresh, &["import", "--oddities"]));
    golden("me", printed(demo, &["me"]));
    golden("lost", printed(demo, &["lost"]));
    golden("lost-warm-up", printed(demo, &["lost", "--warm-up"]));
    golden("backtest", printed(demo, &["backtest"]));
    golden("show-open", printed(demo, &["show", "kreil"]));
    golden("show-closed", printed(demo, &["show", "deppe"]));
    golden("show-one-sided", printed(demo, &["show", "wolter"]));
    golden("manners", printed(demo, &["manners", "kreil"]));
    golden("people", printed(demo, &["people", "weber"]));
    golden("people-same", printed(&made_up(), &["people", "--same"]));
    golden("search", printed(demo, &["search", "Essigsyndrom"]));
    golden("ask", printed(demo, &["ask", "Filmrestaurierung"]));
    golden("ask-introduction", printed(demo, &["ask", "--introduction", "Albrecht & Söhne"]));
    golden("write", printed(&written, WRITE));
    golden("write-refused", printed(&written, &["write", "deppe", "--ask", "catch_up"]));
    golden("drafts", printed(&written, &["drafts"]));
    golden("read", read(&fresh, LETTER));
    let contacts = with_contacts();
    golden("add", printed(&contacts, ADD));
    golden("show-contact", printed(&contacts, &["show", "vogtherr"]));
    golden(
        "write-contact",
        printed(&contacts, &["write", "bruckner", "--ask", "catch_up", "--register", "du", "--language", "de"]),
    );
}

fn golden(name: &str, value: Value) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_json_snapshot!(name, shortened(value)));
}

/// Two of each list, the beginning of long texts, numbers to two digits, no folder of this machine.
fn shortened(value: Value) -> Value {
    match value {
        Value::Array(mut list) => {
            let more = list.len().saturating_sub(2);
            list.truncate(2);
            let mut list: Vec<Value> = list.into_iter().map(shortened).collect();
            if more > 0 {
                list.push(format!("… {more} more").into());
            }
            list.into()
        }
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, shortened(value))).collect(),
        Value::Number(number) if number.is_f64() => json!((number.as_f64().unwrap() * 100.0).round() / 100.0),
        Value::String(text) => {
            let text = text.replace(env!("CARGO_TARGET_TMPDIR"), "TMP");
            let text = regex::Regex::new(r"TMP/[^/]*").unwrap().replace_all(&text, "DIR").into_owned();
            let long = text.chars().count() > 120;
            if long { format!("{} …", text.chars().take(80).collect::<String>()) } else { text }.into()
        }
        other => other,
    }
}

/// Paths of all fields in a value: `lost[].value.total`.
fn fields(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, value) in map {
                let name = if MAPS.contains(&path) { "*" } else { name };
                let below = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                found.insert(below.clone());
                fields(value, &below, found);
            }
        }
        Value::Array(list) => {
            for value in list {
                let below = format!("{path}[]");
                if !value.is_object() {
                    found.insert(below.clone());
                }
                fields(value, &below, found);
            }
        }
        _ => {}
    }
}

/// What the archive can show, verb by verb, and what the page describes: the same.
#[test]
fn every_field_is_described_and_every_described_one_occurs() {
    let (demo, fresh, written) = (Wieder::demo(), Wieder::new(), Wieder::demo_copy());
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut add = |verb: &'static str, value: Value| fields(&value, "", found.entry(verb).or_default());
    add("import", imported(&fresh));
    add("import", printed(&fresh, &["import", "--oddities"]));
    fs::create_dir_all(fresh.store.with_file_name("home")).unwrap();
    fs::copy(demo.demo_mbox(), fresh.store.with_file_name("home").join("mine.mbox")).unwrap();
    add("import", printed(&fresh, &["import"]));
    add("me", printed(&fresh, &["me", "--me", "jana@janavogt.example"]));
    add("me", printed(demo, &["me"]));
    add("lost", printed(demo, &["lost", "--all"]));
    add("lost --warm-up", printed(demo, &["lost", "--warm-up"]));
    add("backtest", printed(demo, &["backtest"]));
    add("backtest", printed(&common::years::lifelong(), &["backtest"]));
    for person in &Truth::read().person {
        add("show", printed(demo, &["show", &person.addresses[0]]));
        if person.register != "none" {
            add("manners", printed(demo, &["manners", &person.addresses[0]]));
        }
    }
    add("manners", printed(&written, &["manners", "kreil", "--register", "sie", "--salutation", "Servus Tom"]));
    add("show", printed(&written, &["show", "kreil"]));
    add("people", printed(demo, &["people"]));
    let doubles = made_up();
    add("people", printed(&doubles, &["people", "weber"]));
    add("people --same", printed(&doubles, &["people", "--same"]));
    add("show", printed(&doubles, &["show", NOT_ANNA]));
    add("search", printed(demo, &["search", "Freitag"]));
    for words in ["Essigsyndrom zzyzx", "print on demand", "spine cover editor atlas", "trust"] {
        add("ask", printed(demo, &["ask", "--all", words]));
    }
    for wanted in ["Albrecht & Söhne", "Noor Haddad", "Thomas Kreil"] {
        add("ask", printed(demo, &["ask", "--introduction", wanted]));
    }
    add("ask", printed(demo, &["ask", "--referral", "Albrecht & Söhne"]));
    add("write", printed(&written, WRITE));
    add("write", printed(&written, &["write", "deppe", "--ask", "catch_up"]));
    add("drafts", printed(&written, &["drafts"]));
    add("read", read(&fresh, LETTER));
    let contacts = with_contacts();
    add("add", printed(&contacts, &[ADD, &["--address", "lena@vogtherr.example"]].concat()));
    for person in ["vogtherr", "bruckner", "brandt"] {
        add("show", printed(&contacts, &["show", person]));
    }
    add("lost", printed(&contacts, &["lost", "--all"]));
    add("read", read(&fresh, "Subject: no sender\n\nx\n"));
    add("read", read(&fresh, WITH_CARD));

    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md")).unwrap();
    for (verb, found) in &found {
        let section = page.split("\n## ").find(|section| section.starts_with(&format!("{verb}\n"))).unwrap();
        let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        let described: BTreeSet<String> = section.lines().flat_map(quoted).collect();
        let missing: Vec<_> = found.iter().filter(|field| *field != "version" && !described.contains(*field)).collect();
        assert!(missing.is_empty(), "{verb}: not described: {missing:?}");
        let rows = section.lines().filter(|line| line.starts_with("| `"));
        let first: Vec<String> = rows.filter_map(|row| row.split('|').nth(1)).flat_map(quoted).collect();
        let kinds = [
            &["kind", "letters", "answered", "last", "unanswered", "unreachable", "strained"][..],
            &["colleagues", "recommended", "contact", "same_company", "no_letters"],
            &["wrote", "was_asked", "together", "each_other", "inside", "signed"],
            &["name", "spelling", "slip", "surname", "nickname", "initial", "both_names", "spelt", "local", "followed"],
            &["correspondents", "domain", "only_bearers", "together", "overlap", "shared", "others_fit"],
        ];
        let kinds = kinds.concat();
        let unseen: Vec<_> =
            first.iter().filter(|field| !found.contains(*field) && !kinds.contains(&field.as_str())).collect();
        assert!(unseen.is_empty(), "{verb}: described, but never there: {unseen:?}");
    }
}
