//! The cast in, the archive that ships out: the same bytes as committed, and believable mail.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../examples/demo_archive/build/mod.rs"]
mod build;
mod common;

use mail_parser::{Message, MessageParser};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use wieder::sources::{Folder, Piece, look, split};

fn demo_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")
}

fn raw_mails(mbox: &[u8]) -> Vec<Vec<u8>> {
    let mut mails = Vec::new();
    split(&mut &mbox[..], 0, &mut |cut| {
        assert_eq!(cut.oddity, None);
        mails.push(cut.raw);
        ControlFlow::Continue(())
    })
    .unwrap();
    mails
}

fn parsed(raw: &[u8]) -> Message<'_> {
    MessageParser::default().parse(raw).unwrap()
}

fn text(mail: &Message) -> String {
    mail.body_text(0).unwrap().replace("\r\n", "\n")
}

#[test]
fn what_is_committed_is_what_the_cast_gives() {
    let demo = build::demo(&demo_folder().join("cast")).unwrap();
    assert!(demo.mbox == common::demo_mbox(), "run `cargo run --example demo_archive` and commit");
    assert_eq!(demo.truth, std::fs::read_to_string(demo_folder().join("truth.toml")).unwrap());
    assert_eq!(demo.mbox, build::demo(&demo_folder().join("cast")).unwrap().mbox);
}

#[test]
fn counts() {
    let demo = build::demo(&demo_folder().join("cast")).unwrap();
    let truth: toml::Table = demo.truth.parse().unwrap();
    let people = truth["person"].as_array().unwrap();
    let sum = |key: &str| people.iter().map(|person| person[key].as_integer().unwrap()).sum::<i64>();
    assert_eq!((demo.mails.len(), people.len()), (1513, 54));
    assert_eq!(truth["mails"].as_integer(), Some(1513));
    assert_eq!((sum("letters_in"), sum("letters_out"), sum("automatic"), sum("through_list")), (427, 356, 4, 9));

    let mut folders = BTreeMap::new();
    let source = &look(&demo_folder().join("archive.mbox.zst")).unwrap()[0];
    source
        .read(0, &|_| false, &mut |piece| {
            *folders.entry(piece.and_then(Piece::whole).unwrap().folder == Folder::Sent).or_insert(0) += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(folders, BTreeMap::from([(true, 356), (false, 1157)]));
}

#[test]
fn every_mail_is_whole() {
    let mbox = common::demo_mbox();
    let raws = raw_mails(&mbox);
    let mut ids = BTreeSet::new();
    let mut last = 0;
    for raw in &raws {
        let mail = parsed(raw);
        let id = mail.message_id().unwrap().to_owned();
        let whole = format!("{}\n{}", mail.subject().unwrap(), text(&mail));
        assert!(!whole.contains("{{") && !whole.contains("}}"), "{id}: a placeholder is left");
        assert!(!["{n}", "{month}", "{year}", "{code}"].iter().any(|hole| whole.contains(hole)), "{id}");
        assert!(!whole.contains('\u{fffd}'), "{id}: a character was lost");
        assert!(text(&mail).ends_with('\n') && !text(&mail).trim().is_empty(), "{id}");
        let at = mail.date().unwrap().to_timestamp();
        assert!(at >= last, "{id} is out of order");
        last = at;
        let incoming = mail.header("Delivered-To").is_some();
        assert_eq!(mail.header_raw("X-Gmail-Labels").unwrap().trim(), if incoming { "Inbox" } else { "Sent" });
        // A parent always comes earlier, and so is known.
        for parent in mail.references().as_text_list().unwrap_or_default() {
            assert!(ids.contains(parent.as_ref()), "{id} refers to {parent}");
        }
        assert!(ids.insert(id.clone()), "{id} twice");
        assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() < 998), "{id}: a line too long");
        let header_end = raw.windows(2).position(|pair| pair == b"\n\n").unwrap();
        assert!(raw[..header_end].is_ascii(), "{id}: raw 8-bit in the header");
    }
    assert_eq!(ids.len(), 1513);
}

/// Bodies are what the cast says, through every transfer encoding.
#[test]
fn bodies_come_back_as_written() {
    let demo = build::demo(&demo_folder().join("cast")).unwrap();
    let raws = raw_mails(&demo.mbox);
    for (mail, raw) in demo.mails.iter().zip(&raws) {
        let read = parsed(raw);
        assert_eq!(read.message_id().unwrap(), mail.message_id);
        assert_eq!(text(&read).trim_end(), mail.body.trim_end(), "{}", mail.message_id);
        assert_eq!(read.subject().unwrap(), mail.subject);
        let from = read.from().unwrap().first().unwrap();
        assert_eq!((from.name().unwrap(), from.address().unwrap()), (mail.from.name.as_str(), mail.from.addr.as_str()));
        assert_eq!(read.date().unwrap().to_timestamp(), mail.at.timestamp().as_second());
    }
}

/// `Am 20.11.2017 um 10:11 schrieb …` and its like state the date of the letter that is answered, or of one before.
#[test]
fn quoted_dates_agree_with_parents() {
    let demo = build::demo(&demo_folder().join("cast")).unwrap();
    let by_id: BTreeMap<&str, &build::Mail> = demo.mails.iter().map(|mail| (mail.message_id.as_str(), mail)).collect();
    let forms = [
        (r"(?m)^>* ?Am (\d\d\.\d\d\.\d{4} um \d\d:\d\d) schrieb", "%d.%m.%Y um %H:%M"),
        (r"(?m)^>* ?Am (\d\d\.\d\d\.\d\d) schrieb", "%d.%m.%y"),
        (r"(?m)^>* ?Gesendet: \w+, (\d+\. \w+ \d{4} \d\d:\d\d)", "GERMAN"),
        (r"(?m)^>* ?On (\w{3}, \d+ \w{3} \d{4} at \d\d:\d\d)", "%a, %-d %b %Y at %H:%M"),
        (r"(?m)^>* ?Sent: (\d\d \w+ \d{4} \d\d:\d\d)", "%d %B %Y %H:%M"),
    ];
    let mut checked = [0; 5];
    for mail in &demo.mails {
        for (row, (pattern, form)) in forms.iter().enumerate() {
            for found in regex::Regex::new(pattern).unwrap().captures_iter(&mail.body) {
                let parents: Vec<String> = mail.answers.iter().map(|id| written(by_id[id.as_str()], form)).collect();
                assert!(
                    parents.contains(&found[1].to_owned()),
                    "{}: {} is none of {parents:?}",
                    mail.message_id,
                    &found[1]
                );
                checked[row] += 1;
            }
        }
    }
    assert!(checked.iter().all(|count| *count > 5), "{checked:?}");
}

fn written(mail: &build::Mail, form: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    if form != "GERMAN" {
        return mail.at.strftime(form).to_string();
    }
    let month = MONTHS[mail.at.month() as usize - 1];
    format!("{}. {month} {}", mail.at.day(), mail.at.strftime("%Y %H:%M"))
}
