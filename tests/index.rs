//! Jana Vogt's mail in, what the `INDEX.md` files of the cast say of her people out: du offers, promises, questions,
//! firms, names, addresses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::{Truth, Wieder};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn page(key: &str) -> Value {
    Wieder::demo().json(&["show", Truth::read().person(key).addresses.last().unwrap()])
}

/// A thing that an `INDEX.md` says of somebody, as the program must show it.
#[derive(Debug)]
enum Said {
    /// Who offered the du, and in which words.
    DuOffered(&'static str, &'static str),
    /// Nothing shows how the two address each other.
    NoRegister,
    Writes(&'static str),
    /// Whom it binds, and how the sentence begins.
    Promise(&'static str, &'static str),
    Question(&'static str),
    NoQuestion,
    /// The last so many letters are mine, and nobody answered.
    Unanswered(u64),
    /// Firms by their signatures, the oldest first.
    Firms(&'static [&'static str]),
    Title(&'static str),
    Names(&'static [&'static str]),
    /// The address to write to.
    WriteTo(&'static str),
    Yearly,
}

impl Said {
    fn holds(&self, page: &Value, lost: &Value) -> bool {
        let findings = |kind: &'static str| {
            page["findings"].as_array().unwrap().iter().filter(move |finding| finding["kind"] == kind)
        };
        let begins = |sentence: &Value, with: &str| sentence.as_str().unwrap().starts_with(with);
        let career = || page["career"].as_array().unwrap().iter();
        match self {
            Said::DuOffered(by, words) => {
                let offer = &page["manners"]["du_offered"];
                offer["direction"] == *by && offer["line"].as_str().unwrap().contains(words)
            }
            Said::NoRegister => page["manners"]["doubt"] == "no_evidence",
            Said::Writes(language) => page["manners"]["language"] == *language,
            Said::Promise(bound, words) => findings("promise").any(|promise| {
                let binds = promise["bound"] == *bound || promise["bound"] == "both";
                binds && begins(&promise["sentence"], words)
            }),
            Said::Question(words) => findings("question").any(|question| begins(&question["sentence"], words)),
            Said::NoQuestion => findings("question").next().is_none() && page["silence"] != "me_owed",
            Said::Unanswered(letters) => lost["reasons"]
                .as_array()
                .unwrap()
                .iter()
                .any(|reason| reason["kind"] == "unanswered" && reason["letters"] == *letters),
            Said::Firms(firms) => {
                let mut found: Vec<&str> = career().filter_map(|station| station["company"].as_str()).collect();
                found.dedup();
                found == *firms
            }
            Said::Title(title) => career().any(|station| station["title"] == *title),
            Said::Names(names) => {
                let found = page["names"].as_array().unwrap().iter().map(|seen| seen["name"].as_str().unwrap());
                found.collect::<BTreeSet<_>>() == names.iter().copied().collect()
            }
            Said::WriteTo(address) => page["address"] == *address,
            Said::Yearly => page["letters"]["yearly"] == true,
        }
    }
}

#[test]
fn what_the_index_says_is_so() {
    use Said::*;
    let rows = [
        ("anna-weber-hh", DuOffered("in", "wir duzen uns doch?")),
        ("anna-weber-wue", Promise("me", "Ich komme darauf zurück")),
        ("ashworth", Unanswered(2)),
        ("bartholdy", Firms(&["Landesverband Museen Süd", "Förderberatung Museen & Archive"])),
        ("brennecke", DuOffered("in", "du")),
        ("brennecke", Firms(&["Schulmuseum Itzehoe", "Museumsdienst Franken"])),
        ("brennecke", Promise("both", "Lass uns im Herbst feiern")),
        ("calloway", Promise("me", "I owe you a coffee")),
        ("degraaf", Writes("en")),
        ("doyle", NoRegister),
        // The two that the cast means, and the answer before them.
        ("ebers", Unanswered(2)),
        ("ellery", Firms(&["Aire Valley Museum", "Heritage North Trust"])),
        ("holm", Firms(&["Nordlicht Bildungsmedien GmbH", "Hafenmuseum Kiel"])),
        ("holm", Names(&["Svenja Petersen", "Svenja Holm"])),
        ("hutchins", NoQuestion),
        ("hutchins", WriteTo("dhutch@prairiemail.example")),
        ("kastenhuber", Promise("me", "Wir ziehen vielleicht nach Augsburg")),
        ("kastenhuber", Promise("me", "Im Sommer, wenn das Manuskript weg ist")),
        ("kreil", Promise("them", "Meld mich, sobald der Termin steht.")),
        ("lindley", Promise("them", "Right: let's grab lunch when you're back")),
        ("lindley", Promise("them", "Offer stands")),
        ("lohmann", Question("Meinst du, ich könnte davon leben?")),
        ("miriam-weber", Names(&["Miriam Weber", "miri"])),
        ("miriam-weber", Promise("me", "Sobald das Flößer-Buch aus dem Haus ist")),
        ("miriam-weber", WriteTo("miri@weberin-unterwegs.example")),
        ("ohlendorf", Firms(&["Lindach Verlag"])),
        ("ohnsorg", Yearly),
        ("okafor", Names(&["Chidi Okafor", "Chidi O.", "chidi"])),
        ("okafor", Promise("me", "I'll come when our autumn list is out of the house")),
        ("osei", Firms(&["Aire Valley Museum", "Pennine Heritage", "The Storyhouse"])),
        ("osei", Names(&["Hannah Whitlock", "Hannah Osei"])),
        ("pym", Yearly),
        ("raghunathan", Firms(&["Banyan Schoolbooks", "Tamarind Press"])),
        ("raghunathan", Question("Would Lindach be a home for it")),
        ("raghunathan", Question("And if not you, whom would you ask?")),
        ("raghunathan", Question("Also, are you ever coming to see our trains?")),
        ("reuter", DuOffered("out", "Ich bin übrigens Jana")),
        ("sandmann", Firms(&["Albrecht & Söhne Papierwerke KG"])),
        ("sauter", Promise("me", "Wenn ich zu Weihnachten in Regensburg bin, klopfe ich.")),
        ("sauter", Question("– Haben Sie zu Weihnachten geklopft?")),
        ("steinbrueck", Title("Senior Talent Partner")),
        ("strasser", Firms(&["Uferlabor Linz"])),
        ("strasser", Promise("me", "Versprochen.")),
        ("subramaniam", NoQuestion),
        ("terhorst", Firms(&["Nordlicht Bildungsmedien GmbH", "Tamarrow Reading Inc."])),
        ("terhorst", Writes("de")),
        ("thackeray", Firms(&["Harrow & Pell"])),
        ("thackeray", Promise("me", "It's a heavy year here")),
        ("thalhofer", Firms(&["Lindach Verlag"])),
        ("thalhofer", Promise("me", "Versprochen!")),
        ("thalhofer", Promise("me", "ich schulde dir immer noch die Weinblätter.")),
        ("thalhofer", Promise("me", "Und das Essen holen wir nach")),
        ("tierney", Promise("them", "you'll be the first, that's a promise now")),
        ("tillery", Question("Are you still at Lindach?")),
        ("vollmer", Question("Und dürfte Emil dir zwei Fragen stellen")),
        ("zumbrunn", Promise("me", "Ich melde mich im Herbst.")),
    ];
    let all = Wieder::demo().json(&["lost", "--all"]);
    let pages: BTreeMap<&str, Value> =
        rows.iter().map(|(key, _)| *key).collect::<BTreeSet<_>>().into_iter().map(|key| (key, page(key))).collect();
    let mut wrong = Vec::new();
    for (key, said) in rows {
        let page = &pages[key];
        let lost = all["lost"].as_array().unwrap().iter().find(|person| person["address"] == page["address"]);
        if !said.holds(page, lost.unwrap_or(&Value::Null)) {
            let (manners, career) = (&page["manners"]["du_offered"], &page["career"]);
            wrong.push(format!("{key}: {said:?}; {manners} {career:#} {:#} {lost:?}", page["findings"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
