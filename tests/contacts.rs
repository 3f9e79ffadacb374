//! Exports of contacts and names added by hand in, what the program says of them and writes to them out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::program::{Said, Wieder, refused};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

const CONNECTIONS: &str = "Notes:\n\"When exporting your connection data, you may notice that some of the email\naddresses \
    are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Kim,Osei,https://www.linkedin.com/in/kim-osei,kim@osei.example,Südwind AG,CTO,01 Feb 2019\n\
    Thomas,Kreil,https://www.linkedin.com/in/thomas-kreil-9,,Kreil & Partner,Inhaber,01 Feb 2011\n\
    Anna,Weber,https://www.linkedin.com/in/anna-weber-12a,,Nordwerk GmbH,Einkaufsleiterin,12 Mar 2014\n\
    Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner,,Nordwerk GmbH,Lektor,01 Feb 2011\n\
    Ali,Bruckner,https://www.linkedin.com/in/ali-bruckner-2,,Bahnhofsapotheke,PTA,01 Feb 2015\n";
const POSITIONS: &str = "Company Name,Title,Description,Location,Started On,Finished On\n\
    Nordwerk,Lektorin,,Augsburg,Mar 2010,Jul 2016\n";
const INVITATIONS: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
    Eva Sommer,Jana Vogt,\"3/1/24, 9:00 AM\",Hallo Jana,INCOMING,https://www.linkedin.com/in/eva-sommer,\n";
const RECOMMENDATIONS: &str = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
    Ole,Brandt,Nordwerk,Verleger,Jana liest genau.,\"03/01/24, 09:00 AM\",VISIBLE\n";
const MESSAGES: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
    1,,Jana Vogt,https://www.linkedin.com/in/jana-vogt,Kim Osei,https://www.linkedin.com/in/kim-osei,2019-02-02 10:00:00 UTC,,Hallo Kim,INBOX\n\
    1,,Kim Osei,https://www.linkedin.com/in/kim-osei,Jana Vogt,https://www.linkedin.com/in/jana-vogt,2019-02-03 10:00:00 UTC,,Hallo Jana,INBOX\n\
    2,,Jana Vogt,https://www.linkedin.com/in/jana-vogt,Eva Sommer,https://www.linkedin.com/in/eva-sommer,2019-02-04 10:00:00 UTC,,Hallo Eva,INBOX\n";
const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Lena Vogtherr\nTEL:555 0101\nORG:Blaue Tinte\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:Mama\nTEL:555 0102\nEND:VCARD\n";

fn file(wieder: &Wieder, name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = wieder.store.with_file_name("contacts");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn zip(wieder: &Wieder, name: &str, files: &[(&str, &str)]) -> String {
    let path = PathBuf::from(file(wieder, name, ""));
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path.to_str().unwrap().to_owned()
}

fn import(wieder: &Wieder, path: &str) -> Value {
    wieder.json(&["import", path])
}

fn counted(imported: &Value) -> [u64; 4] {
    ["new", "changed", "known", "positions"].map(|field| imported["contacts"][field].as_u64().unwrap())
}

fn names(people: &Value) -> Vec<&str> {
    people["people"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect()
}

fn german(wieder: &Wieder, words: &[&str]) -> Said {
    wieder.run(&[&["--lang", "de"], words].concat())
}

#[test]
fn every_export_is_read_once_and_again_when_it_is_newer() {
    let wieder = Wieder::new();
    let google = "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n\
        Kim,Osei,Südwind,* myContacts,Work,kim@osei.example ::: kim.osei@suedwind.example\n";
    let outlook = "\"Vorname\";\"Nachname\";\"Firma\";\"Position\";\"Telefon geschäftlich\";\"E-Mail-Adresse\";\"E-Mail-Typ\"\r\n\
        \"Jürgen\";\"Groß\";\"Nordwerk\";\"Leiter\";\"555 0103\";\"juergen@gross.example\";\"SMTP\"\r\n";
    let latin: Vec<u8> = outlook.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let german = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n\
        Tom,Ohm,https://www.linkedin.com/in/tom-ohm,,Nordwerk,Leiter,12. März 2014\n";
    let files: [(&str, Vec<u8>, [u64; 4]); 8] = [
        ("Connections.csv", CONNECTIONS.into(), [5, 0, 0, 0]),
        ("Verbindungen.csv", german.into(), [1, 0, 0, 0]),
        ("Positions.csv", POSITIONS.into(), [0, 0, 0, 1]),
        ("Invitations.csv", INVITATIONS.into(), [1, 0, 0, 0]),
        ("Recommendations_Received.csv", RECOMMENDATIONS.into(), [1, 0, 0, 0]),
        ("contacts.csv", google.into(), [1, 0, 0, 0]),
        ("Kontakte.CSV", latin, [1, 0, 0, 0]),
        ("book.vcf", CARDS.into(), [2, 0, 0, 0]),
    ];
    for (name, content, expected) in files {
        let path = file(&wieder, name, content);
        assert_eq!(counted(&import(&wieder, &path)), expected, "{name}");
        let again = import(&wieder, &path);
        assert_eq!((counted(&again), &again["contacts"]["files_unchanged"]), ([0, 0, 0, 0], &1.into()), "{name}");
    }
    let newer = CONNECTIONS.replace("CTO", "Gründerin");
    let path = file(&wieder, "Connections (1).csv", newer);
    assert_eq!(counted(&import(&wieder, &path)), [0, 1, 4, 0]);
    // A folder with all of them has nothing new.
    let folder = wieder.store.with_file_name("contacts");
    assert_eq!(counted(&import(&wieder, folder.to_str().unwrap()))[..2], [0, 0]);
    let people = wieder.json(&["people", "gross"]);
    assert_eq!(names(&people), ["Jürgen Groß"]);
}

#[test]
fn what_holds_no_contacts_is_told_with_its_columns() {
    let wieder = Wieder::new();
    let wide: Vec<u8> = "Datum;Betrag\n1;2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, content, why, said) in [
        ("bank.csv", b"Datum;IBAN;Betrag\n1;2;3\n".to_vec(), "no_contacts", "Datum, IBAN, Betrag"),
        ("wide.csv", wide, "no_contacts", "Datum, Betrag"),
        ("odd.csv", b"First Name^Last Name^Company\nA^B^C\n".to_vec(), "no_contacts", "First Name^Last Name^Company"),
        ("empty.csv", CONNECTIONS.split("Kim").next().unwrap().into(), "nobody_in_it", "Connected On"),
        ("nobody.csv", b"First Name,Last Name,Email Address\n,,\n".to_vec(), "nobody_in_it", "First Name, Last Name"),
        ("none.vcf", b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Chor\nEND:VCARD\n".to_vec(), "nobody_in_it", "BEGIN"),
    ] {
        let path = file(&wieder, name, content);
        let failed = wieder.run(&["import", &path, "--json"]);
        let failure = failed.json()["failed"][0].clone();
        assert_eq!((failed.code, failure["why"].as_str().unwrap()), (1, why), "{name}");
        for language in ["de", "en"] {
            let told = wieder.run(&["--lang", language, "import", &path]);
            assert!(told.err.contains(said), "{name}: {told:?}");
            refused(&told, 1, if language == "de" { "Tipp: " } else { "hint: " });
        }
    }
}

#[test]
fn a_zip_gives_letters_and_contacts() {
    let wieder = Wieder::new();
    let files = [
        ("messages.csv", MESSAGES),
        ("Connections.csv", CONNECTIONS),
        ("Positions.csv", POSITIONS),
        ("Invitations.csv", INVITATIONS),
        ("Recommendations_Received.csv", RECOMMENDATIONS),
        ("Registration.csv", "Registered At,Registration Ip\n1,2\n"),
    ];
    let path = zip(&wieder, "Basic_LinkedInDataExport.zip", &files);
    let imported = import(&wieder, &path);
    assert_eq!((imported["kept"].as_u64(), counted(&imported)), (Some(3), [7, 0, 0, 1]));
    assert_eq!(counted(&import(&wieder, &path)), [0, 0, 0, 0]);
    wieder.ok(&["me", "add", "jana-vogt@linkedin.invalid"]);
    // Kim's letters and Kim's contact are one person, by the page.
    let kim = wieder.json(&["show", "kim@osei.example"]);
    assert_eq!(
        (kim["letters"]["sent"].as_u64(), kim["contacts"][0]["jobs"][0]["title"].as_str()),
        (Some(1), Some("CTO"))
    );
    // Being connected is no letter.
    assert_eq!(kim["letters"]["last"], "2019-02-03T10:00:00Z");
    // Only contacts, and a Takeout that holds some beside pictures.
    for (name, inside, new) in [
        (
            "only.zip",
            (
                "Connections.csv",
                "First Name,Last Name,URL,Connected On\nUwe,Lang,https://www.linkedin.com/in/uwe,1 Mar 2014\n",
            ),
            1,
        ),
        ("takeout-20260101T000000Z-001.zip", ("Takeout/Contacts/All Contacts/All Contacts.vcf", CARDS), 2),
    ] {
        let imported = import(&wieder, &zip(&wieder, name, &[inside, ("a.jpg", "no picture")]));
        assert_eq!((counted(&imported)[0], &imported["failed"]), (new, &serde_json::json!([])), "{name}");
    }
    // Of an export in parts the one with pictures is named, and contacts lie in the other.
    let card = CARDS.replace("Vogtherr", "Sommer").replace("Mama", "Papa");
    let named = zip(&wieder, "takeout-20260201T000000Z-001.zip", &[("a.jpg", "no picture")]);
    zip(&wieder, "takeout-20260201T000000Z-002.zip", &[("Takeout/Contacts/All.vcf", &card)]);
    let imported = import(&wieder, &named);
    assert_eq!((counted(&imported)[0], &imported["failed"]), (2, &serde_json::json!([])));
}

#[test]
fn contacts_join_who_they_are_and_nobody_else() {
    let wieder = Wieder::demo_copy();
    import(&wieder, &file(&wieder, "Connections.csv", CONNECTIONS));
    for word in ["show", "people"] {
        wieder.ok(&[word, "tom.kreil@kreilpost.example"]); // written down, and read again
    }
    let tom = wieder.json(&["show", "tom.kreil@kreilpost.example"]);
    assert_eq!(tom["contacts"][0]["jobs"][0]["company"], "Kreil & Partner");
    assert!(tom["letters"]["sent"].as_u64().unwrap() > 0);
    assert_eq!(tom, wieder.json(&["show", "thomas-kreil-9@linkedin.invalid"]));
    // Two women of this name wrote letters; nobody knows which of them it is.
    let anna = wieder.json(&["show", "anna-weber-12a@linkedin.invalid"]);
    assert_eq!((&anna["letters"], anna["addresses"].as_array().unwrap().len()), (&Value::Null, 1));
    let proposed = wieder.json(&["people", "--same", "anna weber", "--limit", "9"]);
    let with_contact =
        |pair: &&Value| ["a", "b"].iter().any(|side| pair[side]["address"] == "anna-weber-12a@linkedin.invalid");
    assert_eq!(proposed["same"].as_array().unwrap().iter().filter(with_contact).count(), 2, "{proposed}");
    // Two pages are two people's, until the user says otherwise.
    assert_eq!(names(&wieder.json(&["people", "bruckner"])).len(), 2);
    wieder.ok(&["same", "ali-bruckner@linkedin.invalid", "ali-bruckner-2@linkedin.invalid"]);
    assert_eq!(names(&wieder.json(&["people", "bruckner"])).len(), 1);
    wieder.ok(&["same", "anna-weber-12a@linkedin.invalid", "hallo@annaweber-grafik.example"]);
    assert!(wieder.json(&["show", "anna-weber-12a@linkedin.invalid"])["letters"]["sent"].as_u64().unwrap() > 0);
}

#[test]
fn lost_names_them_and_says_what_is_not_known() {
    let wieder = Wieder::demo_copy();
    let mut many = CONNECTIONS.to_owned();
    for number in 0..1000 {
        let name = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let last = format!("Ber{}{}{}g", name(number), name(number / 26), name(number / 676));
        many.push_str(&format!("Tim,{last},https://www.linkedin.com/in/tim-{number},,Firma {number},,01 Feb 2015\n"));
    }
    import(&wieder, &file(&wieder, "Connections.csv", many));
    import(&wieder, &file(&wieder, "Positions.csv", POSITIONS));
    wieder.ok(&["add", "Lena", "Vogtherr", "--worked-at", "Blaue Tinte", "--until", "2019", "--du"]);
    let lost = wieder.json(&["lost"]);
    let shown = lost["lost"].as_array().unwrap();
    let of_contacts = |one: &&Value| one["silent_since"].is_null();
    assert_eq!(shown.len(), 10);
    assert!(shown.iter().filter(of_contacts).count() <= 3, "{lost}");
    let all = wieder.json(&["lost", "--all"]);
    let all: Vec<&Value> = all["lost"].as_array().unwrap().iter().filter(of_contacts).collect();
    assert_eq!(all.len(), 1005); // Kreil has letters, Lena is added
    let first: Vec<&str> = all.iter().take(3).map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(first, ["Lena Vogtherr", "Ali Bruckner", "Anna Weber"]);
    let kinds = |one: &Value| -> Vec<String> {
        one["reasons"].as_array().unwrap().iter().map(|reason| reason["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(all[0]), ["colleagues", "no_letters"]);
    assert_eq!(kinds(all[1]), ["contact", "same_company", "no_letters"]);
    let said = german(&wieder, &["lost", "--all"]).out.replace("\n     ", " ");
    for sentence in [
        "Ihr habt bis 2019 zusammen bei Blaue Tinte gearbeitet. Von euch beiden ist keine Mail da, und eine E-Mail-Adresse ist \
         nicht bekannt.",
        "Laut LinkedIn, wo ihr seit Februar 2011 verbunden seid: Lektor, Nordwerk GmbH. Auch du hast schon bei der Nordwerk GmbH \
         gearbeitet.",
        "Von euch beiden ist keine Mail da; ob die Adresse noch stimmt, ist nicht bekannt.",
    ] {
        assert!(said.contains(sentence), "{sentence}");
    }
    assert!(!said.contains("lena-vogtherr@contact.invalid"));
    // Who rests, or was written to, is left alone.
    wieder.ok(&["rest", "Lena Vogtherr"]);
    wieder.ok(&["write", "ali-bruckner@linkedin.invalid", "--ask", "catch_up", "--language", "de", "--register", "du"]);
    wieder.ok(&["sent", "ali-bruckner@linkedin.invalid"]);
    let all = wieder.json(&["lost", "--all"]);
    let gone = |one: &Value| one["name"] == "Lena Vogtherr" || one["address"] == "ali-bruckner@linkedin.invalid";
    assert!(!all["lost"].as_array().unwrap().iter().any(gone));
}

#[test]
fn who_has_died_is_never_proposed_though_there_are_no_letters() {
    let wieder = Wieder::demo_copy();
    wieder.ok(&["add", "Lena", "Vogtherr", "--du"]);
    let all = |wieder: &Wieder| wieder.ok(&["lost", "--all", "--json"]).contains("Lena Vogtherr");
    assert!(all(&wieder));
    let letter = "From: Thomas Kreil <tom.kreil@kreilpost.example>\nTo: jana@janavogt.example\nSubject: Lena\n\
        Message-ID: <9@kreilpost.example>\nDate: Mon, 5 Oct 2026 10:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n\
        Liebe Jana,\n\nich muss dir leider mitteilen, dass Lena Vogtherr am 1. Oktober gestorben ist.\n\nDein Tom\n";
    wieder.ok(&["import", &file(&wieder, "sad.eml", letter)]);
    assert!(!all(&wieder));
    let said = german(&wieder, &["write", "Lena Vogtherr", "--ask", "catch_up"]);
    assert!(said.code == 1 && said.err.contains("wieder: Lena ist gestorben"), "{said:?}");
    assert_eq!(wieder.json(&["show", "Lena Vogtherr"])["closed_by"], "death");
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Kim Adler\nEMAIL:kim@adler.example\nDEATHDATE:20200312\nEND:VCARD\n";
    import(&wieder, &file(&wieder, "adler.vcf", card));
    assert!(!wieder.ok(&["lost", "--all", "--json"]).contains("Kim Adler"));
    assert_eq!(wieder.json(&["show", "Kim Adler"])["closed_by"], "death");
    let said = german(&wieder, &["write", "Kim Adler", "--ask", "catch_up"]);
    assert!(
        said.code == 1 && said.err.contains("gestorben") && !german(&wieder, &["show", "Kim Adler"]).out.is_empty()
    );
}

#[test]
fn with_contacts_alone_much_works_already() {
    let wieder = Wieder::new();
    import(&wieder, &file(&wieder, "Connections.csv", CONNECTIONS));
    assert_eq!(wieder.json(&["lost"])["lost"].as_array().unwrap().len(), 6 - 1);
    let written = german(&wieder, &["write", "kreil", "--ask", "catch_up", "--language", "de", "--register", "sie"]);
    refused(&written, 1, "Tipp: --sign-as");
    let words =
        ["write", "kreil", "--ask", "catch_up", "--language", "de", "--register", "sie", "--sign-as", "Jana Vogt"];
    let written = german(&wieder, &words);
    assert!(
        written.out.starts_with("Guten Tag Thomas Kreil,\n") && written.out.ends_with("Jana Vogt\n"),
        "{written:?}"
    );
    assert!(written.err.contains("https://www.linkedin.com/in/thomas-kreil-9"), "{written:?}");
}

#[test]
fn a_letter_to_somebody_without_letters_claims_none() {
    let wieder = Wieder::demo_copy();
    wieder.ok(&["add", "Lena", "Vogtherr", "--worked-at", "Blaue Tinte", "--until", "2019", "--du"]);
    wieder.ok(&["add", "Kim", "Adler", "--worked-at", "Brightwater"]);
    let asks = ["career_advice", "introduction", "knowledge", "referral", "feedback", "job_opening", "catch_up"];
    let set = [
        "u_ob=ich mich selbstständig mache",
        "u_ask=Was kostet ein Lektorat heute?",
        "topic_akk=das Setzen von Gedichten",
        "topic=setting poems",
        "bei_firma=beim Stadtarchiv",
        "to_company=to Brightwater",
        "at_company=at Brightwater",
        "role=Lektorin",
        "work_akk=mein Handbuch",
        "work=my handbook",
        "u_richtung=im Verlag",
        "u_direction=in publishing",
        "target_akk=Frau Sommer",
        "target=Ms Sommer",
        "u_whether=I should freelance",
        "target_dat=Frau Sommer",
        "u_weil=ich sie bewundere",
    ];
    for (person, language, register) in [
        ("Lena Vogtherr", "de", "du"),
        ("Lena Vogtherr", "de", "sie"),
        ("Kim Adler", "en", "informal"),
        ("Kim Adler", "en", "formal"),
    ] {
        for ask in asks {
            let mut written = 0;
            for choice in 0..4 {
                let lapse = format!("lapse={choice}");
                let mut words = vec![
                    "write",
                    person,
                    "--ask",
                    ask,
                    "--language",
                    language,
                    "--register",
                    register,
                    "--choose",
                    &lapse,
                ];
                let german = language == "de";
                let fits = |one: &&&str| {
                    let english =
                        ["topic=", "to_company", "at_company", "work=", "u_direction", "target=", "u_whether"];
                    one.starts_with("role")
                        || one.starts_with("u_ask")
                        || german != english.iter().any(|word| one.starts_with(word))
                };
                set.iter().filter(fits).for_each(|one| words.extend(["--set", *one]));
                let said = wieder.run(&[&words[..], &["--true", "--json"]].concat());
                let Ok(draft) = serde_json::from_str::<Value>(&said.out) else { continue };
                let text = draft["text"].as_str().unwrap().to_lowercase();
                written += 1;
                for claim in [
                    "unsere letzte mail",
                    "alten mails",
                    "unsere mail",
                    "our last email",
                    "old emails",
                    "geschrieben",
                    "last wrote",
                    "jahr",
                    "year",
                ] {
                    assert!(!text.contains(claim), "{claim}: {text}");
                }
                let firm = if german { "blaue tinte" } else { "brightwater" };
                assert!(text.contains(firm), "{text}");
                assert!(
                    !text.contains("unserer zeit bei") && !text.contains("our time at"),
                    "said again below: {text}"
                );
                assert!((150..1500).contains(&text.chars().count()), "{text}");
                assert_eq!((&draft["subject"], &draft["mailto"]), (&Value::Null, &Value::Null));
                assert_eq!(draft["channel"], "messenger");
            }
            assert!(
                written > 0,
                "{person} {ask}: {:?}",
                wieder.run(&["write", person, "--ask", ask, "--language", language])
            );
        }
    }
}

#[test]
fn where_no_address_is_known_there_is_text_to_paste() {
    let wieder = Wieder::demo_copy();
    wieder.ok(&["add", "Lena", "Vogtherr"]);
    let write = |more: &[&str]| german(&wieder, &[&["write", "vogtherr", "--ask", "catch_up"], more].concat());
    refused(&write(&[]), 1, "Tipp: --language");
    refused(&write(&["--language", "de"]), 1, "Tipp: --register");
    wieder.ok(&["manners", "vogtherr", "--register", "du", "--language", "de"]);
    for option in [&["--mailto"][..], &["--eml", "/nowhere/x.eml"], &["--subject", "Hallo"]] {
        let said = write(option);
        refused(&said, 1, "Tipp: ");
        assert!(said.err.contains("keine E-Mail-Adresse"), "{said:?}");
    }
    let said = write(&[]);
    assert!(said.out.starts_with("Hallo Lena,\n") && !said.out.contains("Betreff"), "{said:?}");
    assert_eq!(
        german(&wieder, &["sent", "vogtherr"]).err.lines().next(),
        Some("Notiert: Der Text an Lena Vogtherr ist abgeschickt. Was auch daraus wird, du hast geschrieben.")
    );
    // With an address it is a mail.
    wieder.ok(&["add", "Lena", "Vogtherr", "--address", "lena@vogtherr.example"]);
    let said = write(&[]);
    assert!(said.out.starts_with("An: Lena Vogtherr <lena@vogtherr.example>\nBetreff: "), "{said:?}");
    let eml = wieder.store.with_file_name("lena.eml");
    wieder.ok(&["write", "vogtherr", "--ask", "catch_up", "--eml", eml.to_str().unwrap()]);
    assert!(fs::read_to_string(eml).unwrap().contains("To: \"Lena Vogtherr\" <lena@vogtherr.example>"));
}

#[test]
fn somebody_is_added_and_taken_back() {
    let wieder = Wieder::demo_copy();
    for (words, sentence) in [
        (&["add", "Lena"][..], "Vor- und Nachname"),
        (&["add", "Lena 2"], "Vor- und Nachname"),
        (&["add", "???"], "Vor- und Nachname"),
        (&["add", "Jana Vogt"], "heißt du selbst"),
        (&["add", "Lena Vogtherr", "--address", "jana@janavogt.example"], "deine eigene Adresse"),
        (&["add", "Lena Vogtherr", "--address", "tom.kreil@kreilpost.example"], "gehört schon zu Thomas Kreil"),
        (&["add", "Lena Vogtherr", "--worked-at", "Nordwerk", "--until", "2031"], "zwischen 1940 und 2026"),
        (&["add", "Lena Vogtherr", "--until", "2019"], "wo habt ihr zusammen gearbeitet"),
        (&["add", "Lena Vogtherr", "--undo"], "nichts angegeben"),
    ] {
        let said = german(&wieder, words);
        assert!(said.code == 1 && said.out.is_empty() && said.err.contains(sentence), "{words:?}: {said:?}");
    }
    assert_eq!(german(&wieder, &["add", "Lena Vogtherr", "--address", "lena"]).code, 2);
    assert_eq!(german(&wieder, &["add", "Lena Vogtherr", "--du", "--sie"]).code, 2);
    assert_eq!(names(&wieder.json(&["people", "vogtherr"])), Vec::<&str>::new());
    let said = german(&wieder, &["add", "Lena", "Vogtherr", "--worked-at", "Blaue Tinte", "--du"]);
    assert_eq!(
        said.err.lines().collect::<Vec<_>>(),
        [
            "Lena Vogtherr ist aufgenommen.",
            "Ihr habt zusammen bei Blaue Tinte gearbeitet.",
            "Ihr duzt euch.",
            "Von euch beiden ist keine Mail da.",
            "Tipp: wieder write \"Lena Vogtherr\" --ask career_advice",
        ]
    );
    let more = wieder.json(&["add", "Lena Vogtherr", "--until", "2019", "--address", "lena@vogtherr.example"]);
    assert_eq!((&more["again"], &more["contact"]["together"]["until"]), (&true.into(), &2019.into()));
    let page = wieder.json(&["show", "lena@vogtherr.example"]);
    assert_eq!(page["manners"]["register"], "informal");
    // Of somebody with letters the register is settled as well, and taken back.
    let before = wieder.json(&["show", "tom.kreil@kreilpost.example"])["manners"]["register"].clone();
    let said = german(&wieder, &["add", "Thomas Kreil", "--sie"]);
    assert!(said.err.contains("Zwischen euch gibt es 30 Mails, zuletzt im November 2022."), "{said:?}");
    assert_eq!(wieder.json(&["show", "tom.kreil@kreilpost.example"])["manners"]["register"], "formal");
    wieder.ok(&["add", "Thomas Kreil", "--undo"]);
    let page = wieder.json(&["show", "tom.kreil@kreilpost.example"]);
    assert_eq!((&page["manners"]["register"], &page["contacts"]), (&before, &serde_json::json!([])));
    wieder.ok(&["add", "lena@vogtherr.example", "--undo"]);
    wieder.ok(&["add", "Lena Vögtherr"]);
    wieder.ok(&["add", "lena voegtherr", "--undo"]);
    assert_eq!(names(&wieder.json(&["people", "vogtherr"])), Vec::<&str>::new());
}

/// Hard cards of two other projects: each is read, or said to hold nobody.
#[test]
fn cards_of_other_projects() {
    let Some(root) = common::data("suites") else { return };
    let (mut files, mut people, mut nobody) = (0, 0, 0);
    for suite in ["calcard", "ez-vcard"] {
        for entry in walkdir::WalkDir::new(root.join(suite)).into_iter().filter_map(Result::ok) {
            if entry.path().extension().is_none_or(|end| end != "vcf") {
                continue;
            }
            files += 1;
            let Ok(found) = wieder::sources::contacts::look(entry.path()) else { continue };
            for file in found {
                match file.read() {
                    Ok(harvest) => {
                        assert!(harvest.contacts.iter().all(|contact| contact.addresses().next().is_some()));
                        people += harvest.contacts.len();
                    }
                    Err(not_read) => {
                        assert_eq!(not_read.why, wieder::sources::Why::NobodyInIt, "{not_read}");
                        nobody += 1;
                    }
                }
            }
        }
    }
    assert!(files > 90 && people > 90 && nobody < 15, "{files} files, {people} people, {nobody} without any");
}
