//! Several tables of one export in, each in any order, what is kept of one person out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::program::Wieder;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Eva,Sommer,https://www.linkedin.com/in/eva-sommer,eva@sommer.example,Blaue Tinte,Setzerin,01 Feb 2019\n";
const INVITATIONS: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
    Eva Sommer,Jana Vogt,\"3/1/24, 9:00 AM\",Hallo Jana,INCOMING,https://www.linkedin.com/in/eva-sommer,\n";

/// A file that is so many days old.
fn file(wieder: &Wieder, name: &str, content: &str, days: u64) -> PathBuf {
    let folder = wieder.store.with_file_name("contacts");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    let then = SystemTime::now() - Duration::from_secs(days * 86_400);
    fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
    path
}

fn eva(wieder: &Wieder) -> Value {
    wieder.json(&["show", "eva-sommer@linkedin.invalid"])["contacts"].clone()
}

#[test]
fn two_tables_of_one_person_lose_nothing() {
    // How old each is, and which is named first; none where the folder is named.
    for (connections, invitations, first) in
        [(1, 1, None), (1, 2, None), (2, 1, None), (1, 2, Some(0)), (2, 1, Some(0)), (1, 2, Some(1)), (2, 1, Some(1))]
    {
        let wieder = Wieder::new();
        let paths = [
            file(&wieder, "Connections.csv", CONNECTIONS, connections),
            file(&wieder, "Invitations.csv", INVITATIONS, invitations),
        ];
        let named = match first {
            None => vec![paths[0].parent().unwrap()],
            Some(0) => vec![&*paths[0], &*paths[1]],
            Some(_) => vec![&*paths[1], &*paths[0]],
        };
        for path in named {
            wieder.json(&["import", path.to_str().unwrap()]);
        }
        let kept = eva(&wieder);
        let case = format!("{connections} {invitations} {first:?}: {kept}");
        assert_eq!(kept.as_array().unwrap().len(), 1, "{case}");
        assert_eq!(kept[0]["emails"], json!(["eva@sommer.example"]), "{case}");
        assert_eq!(kept[0]["jobs"], json!([{"company": "Blaue Tinte", "title": "Setzerin"}]), "{case}");
        assert_eq!(kept[0]["connected"], "2019-02-01", "{case}");
        assert_eq!(kept[0]["remarks"][0]["text"], "Hallo Jana", "{case}");
        // The same again changes nothing.
        for (name, content, days) in [("C.csv", CONNECTIONS, connections), ("I.csv", INVITATIONS, invitations)] {
            wieder.json(&["import", file(&wieder, name, content, days).to_str().unwrap()]);
        }
        assert_eq!(eva(&wieder), kept, "{case}");
    }
}

#[test]
fn who_wrote_is_not_said_to_have_no_letters() {
    let wieder = Wieder::demo_copy();
    let lost = |wieder: &Wieder| wieder.ok(&["lost", "--all", "--json"]).contains("Eva Sommer");
    wieder.json(&["import", file(&wieder, "Connections.csv", CONNECTIONS, 1).to_str().unwrap()]);
    assert!(lost(&wieder));
    // To a list that I read: a letter of hers, and no exchange.
    let letter = "From: Eva Sommer <eva@sommer.example>\nTo: satz@listen.example\nList-Id: <satz.listen.example>\n\
        Subject: Satz\nMessage-ID: <7@sommer.example>\nDate: Mon, 5 Oct 2015 10:00:00 +0200\n\
        Content-Type: text/plain; charset=utf-8\n\nHallo zusammen,\n\nwer kennt eine gute Setzerei?\n\nEva\n";
    wieder.json(&["import", file(&wieder, "list.eml", letter, 1).to_str().unwrap()]);
    assert!(!lost(&wieder));
}

#[test]
fn what_is_no_firm_makes_nobody_a_colleague() {
    for (company, colleagues) in [("Blaue Tinte", true), ("Freelance", false)] {
        let wieder = Wieder::demo_copy();
        let positions = format!("Company Name,Title,Started On\n{company},Lektorin,Mar 2010\n");
        wieder.json(&["import", file(&wieder, "Positions.csv", &positions, 1).to_str().unwrap()]);
        let connections = CONNECTIONS.replace("Blaue Tinte", company);
        wieder.json(&["import", file(&wieder, "Connections.csv", &connections, 1).to_str().unwrap()]);
        let lost = wieder.json(&["lost", "--all"]);
        let eva = lost["lost"].as_array().unwrap().iter().find(|one| one["name"] == "Eva Sommer").unwrap();
        let kinds: Vec<&Value> = eva["reasons"].as_array().unwrap().iter().map(|reason| &reason["kind"]).collect();
        assert_eq!(kinds.contains(&&json!("same_company")), colleagues, "{company}: {eva}");
    }
}
