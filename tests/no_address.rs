//! People without an e-mail address in, whom nobody sees an address of that was made up for them, out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::program::Wieder;

const CONNECTIONS: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Kim,Osei,https://www.linkedin.com/in/kim-osei,,Nordwerk AG,CTO,01 Feb 2019\n\
    Anna,Weber,https://www.linkedin.com/in/anna-weber-12a,,Nordwerk GmbH,Einkauf,12 Mar 2014\n\
    Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner,,Nordwerk GmbH,Lektor,01 Feb 2011\n\
    Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner-2,,Apotheke,PTA,01 Feb 2015\n";
const MESSAGES: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
    1,,Jana Vogt,https://www.linkedin.com/in/jana-vogt,Kim Osei,https://www.linkedin.com/in/kim-osei,2019-02-02 10:00:00 UTC,,Hallo Kim,INBOX\n\
    1,,Kim Osei,https://www.linkedin.com/in/kim-osei,Jana Vogt,https://www.linkedin.com/in/jana-vogt,2019-02-03 10:00:00 UTC,,Hallo Jana,INBOX\n\
    1,,Jana Vogt,https://www.linkedin.com/in/jana-vogt,Kim Osei,https://www.linkedin.com/in/kim-osei,2019-02-04 10:00:00 UTC,,Danke dir,INBOX\n";

fn store() -> Wieder {
    let wieder = Wieder::demo_copy();
    let folder = wieder.store.with_file_name("contacts");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, content) in [("Connections.csv", CONNECTIONS), ("messages.csv", MESSAGES)] {
        std::fs::write(folder.join(name), content).unwrap();
        wieder.ok(&["import", folder.join(name).to_str().unwrap()]);
    }
    wieder.ok(&["me", "add", "https://www.linkedin.com/in/jana-vogt"]);
    wieder.ok(&["add", "Tom Kreil", "--worked-at", "Nordwerk"]);
    wieder
}

#[test]
fn no_address_that_was_made_up_is_shown() {
    let wieder = store();
    let write = &["--ask", "catch_up", "--language", "de", "--register", "du"][..];
    let verbs: Vec<Vec<&str>> = vec![
        vec!["me"],
        vec!["lost", "--all"],
        vec!["lost", "--warm-up"],
        vec!["people", "--limit", "500"],
        vec!["people", "osei"],
        vec!["people", "bruckner"],
        vec!["people", "--same", "--limit", "500"],
        vec!["people", "kreil", "--same"],
        vec!["show", "Ali Bruckner"],
        vec!["show", "linkedin.com/in/ali-bruckner"],
        vec!["show", "ali-bruckner-2"],
        vec!["show", "kim-osei"],
        vec!["manners", "kim-osei"],
        vec!["manners", "ali-bruckner-2", "--called", "Ali"],
        vec!["manners", "ali-bruckner-2", "--undo"],
        vec!["manners", "ali-bruckner-2", "--undo"],
        vec!["wrong", "kim-osei", "9"],
        vec!["ask", "Ali Bruckner", "--introduction"],
        vec!["ask", "Kim Osei", "--introduction"],
        vec!["ask", "Danke"],
        vec!["search", "Danke"],
        vec!["sent", "ali-bruckner-2"],
        [&["write", "ali-bruckner-2"], write].concat(),
        [&["write", "kim-osei"], write].concat(),
        vec!["drafts"],
        vec!["sent", "ali-bruckner-2"],
        vec!["drafts", "ali-bruckner-2"],
        vec!["same", "linkedin.com/in/ali-bruckner", "ali-bruckner-2"],
        vec!["same", "linkedin.com/in/ali-bruckner", "ali-bruckner-2", "--undo"],
        vec!["same", "kim-osei", "kim-osei"],
        vec!["add", "Thomas Kreil"],
        vec!["add", "Ali Bruckner"],
        vec!["add", "Ali Bruckner", "--undo"],
    ];
    for language in ["de", "en"] {
        for verb in &verbs {
            let said = wieder.run(&[&["--lang", language], verb.as_slice()].concat());
            let shown = format!("{}{}", said.out, said.err);
            assert!(!shown.is_empty() && !shown.contains(".invalid"), "{verb:?}: {said:?}");
        }
        let listed = wieder.ok(&["--lang", language, "people", "tom-kreil"]);
        assert!(listed.contains(if language == "de" { "keine Adresse" } else { "no address" }), "{listed}");
    }
}

/// What is shown in place of it names one person alone.
#[test]
fn who_has_no_address_can_be_named() {
    let wieder = store();
    wieder.ok(&["add", "Ali Bruckner"]);
    let listed = wieder.run(&["show", "Ali Bruckner"]);
    for (word, address) in [
        ("linkedin.com/in/ali-bruckner", "ali-bruckner@linkedin.invalid"),
        ("linkedin.com/in/ali-bruckner-2", "ali-bruckner-2@linkedin.invalid"),
        ("https://www.linkedin.com/in/Ali-Bruckner-2/?a=b", "ali-bruckner-2@linkedin.invalid"),
        ("ali-bruckner-2", "ali-bruckner-2@linkedin.invalid"),
        ("kim-osei", "kim-osei@linkedin.invalid"),
        ("tom-kreil", "tom-kreil@contact.invalid"),
    ] {
        assert_eq!(wieder.json(&["show", word])["address"], address);
    }
    for shown in ["linkedin.com/in/ali-bruckner  ", "linkedin.com/in/ali-bruckner-2  ", "type ali-bruckner instead  "] {
        assert!(listed.code == 1 && listed.out.contains(shown), "{listed:?}");
    }
}

/// A few messages must not make somebody worth less than none: Kim stands there with what they tell and what her contact tells.
#[test]
fn who_wrote_little_is_lost_as_a_contact() {
    let wieder = store();
    let lost = wieder.json(&["lost", "--all"]);
    let kim = lost["lost"].as_array().unwrap().iter().find(|one| one["name"] == "Kim Osei").unwrap();
    let kinds: Vec<&str> = kim["reasons"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["contact", "same_company", "letters", "last"]);
    assert!(kim["silent_days"].as_i64().unwrap() > 365, "{kim}");
}

/// Whose messages they are need not be said where one page stands in all of them.
#[test]
fn the_owner_of_messages_is_known() {
    let wieder = Wieder::new();
    let folder = wieder.store.with_file_name("messages");
    std::fs::create_dir_all(&folder).unwrap();
    let second =
        MESSAGES.lines().nth(1).unwrap().replace("Kim Osei", "Anna Weber").replace("kim-osei", "anna-weber-12a");
    std::fs::write(folder.join("messages.csv"), MESSAGES).unwrap();
    wieder.ok(&["import", folder.to_str().unwrap()]);
    assert!(wieder.json(&["me"])["guessed"].as_array().unwrap().is_empty(), "of two who stand in all, neither");
    std::fs::write(folder.join("messages.csv"), format!("{MESSAGES}{}\n", second.replacen("1,", "2,", 1))).unwrap();
    wieder.ok(&["import", folder.to_str().unwrap()]);
    let me = wieder.json(&["me"]);
    assert_eq!(me["guessed"][0]["address"], "jana-vogt@linkedin.invalid", "{me}");
    assert!(wieder.ok(&["show", "Kim Osei"]).contains("2 letters from you"), "{}", wieder.ok(&["show", "Kim Osei"]));
}
