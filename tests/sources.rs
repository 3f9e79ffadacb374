//! Folders and archives as people have them in, what is found there and read from it out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::archives::{gzip, tar, zip};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use wieder::model::Oddity;
use wieder::sources::{Folder, Format, NotRead, Piece, Source, Why, look, parts, usual_places};

const MBOX: &str = "From a@b.example Mon Nov 23 10:15:00 2026\nFrom: a@b.example\nSubject: 1\n\none\n\n\
                    From a@b.example Mon Nov 23 10:16:00 2026\nFrom: a@b.example\nSubject: 2\n\ntwo\n";
const LETTER: &str = "From: a@b.example\nSubject: hi\n\ntext\n";

fn write(root: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn read(source: &Source) -> Vec<anyhow::Result<Piece>> {
    let mut pieces = Vec::new();
    source
        .read(0, &|_| false, &mut |piece| {
            pieces.push(piece.and_then(Piece::whole));
            ControlFlow::Continue(())
        })
        .unwrap();
    pieces
}

/// Path below the root, format, folder, number of letters.
fn found(root: &Path) -> Vec<(String, Format, Folder, usize)> {
    let row = |source: &Source| {
        let path = source.path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        (path, source.format, source.folder, read(source).into_iter().filter(Result::is_ok).count())
    };
    look(root).unwrap().iter().map(row).collect()
}

#[test]
fn a_tree_of_everything() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    write(root, "Profile/Mail/Inbox", MBOX);
    write(root, "Profile/Mail/Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->");
    write(root, "Profile/Mail/Sent", MBOX);
    write(root, "Profile/Mail/Sent.sbd/2019", MBOX);
    write(root, "Profile/Mail/Trash", "");
    write(root, "Profile/global-messages-db.sqlite", "SQLite format 3");
    write(root, "dir/cur/1.a.host:2,S", LETTER);
    write(root, "dir/cur/2.b.host:2,ST", LETTER);
    write(root, "dir/new/3.c.host", LETTER);
    write(root, "dir/tmp/4.d.host", LETTER);
    write(root, "dir/.Entw&APw-rfe/cur/5.e.host!2,", LETTER);
    fs::create_dir_all(root.join("dir/.Entw&APw-rfe/new")).unwrap();
    write(root, "mh/inbox/1", LETTER);
    write(root, "mh/inbox/2", LETTER);
    write(root, "mh/inbox/,3", LETTER);
    write(root, "mh/inbox/notes.md", "# From here\n");
    write(root, "apple/Sent Messages.mbox/7.emlx", format!("{}\n{LETTER}<plist>", LETTER.len()));
    write(root, "single/strange.eml", "no header at all\n");
    assert_eq!(
        found(root),
        [
            ("Profile/Mail/Inbox", Format::Mbox, Folder::Other, 2),
            ("Profile/Mail/Sent", Format::Mbox, Folder::Sent, 2),
            ("Profile/Mail/Sent.sbd/2019", Format::Mbox, Folder::Sent, 2),
            ("apple/Sent Messages.mbox", Format::Letters, Folder::Sent, 1),
            ("dir", Format::Maildir, Folder::Other, 3),
            ("dir/.Entw&APw-rfe", Format::Maildir, Folder::Drafts, 1),
            ("mh/inbox", Format::Letters, Folder::Other, 2),
            ("single", Format::Letters, Folder::Other, 1),
        ]
        .map(|(path, format, folder, letters)| (path.to_owned(), format, folder, letters))
    );
    let sources = look(&root.join("dir")).unwrap();
    let pieces: Vec<_> = read(&sources[0]).into_iter().map(|p| p.map(|p| (p.place, p.folder)).unwrap()).collect();
    assert_eq!(
        pieces,
        [("1.a.host", Folder::Other), ("2.b.host", Folder::Trash), ("3.c.host", Folder::Other)]
            .map(|(place, folder)| (place.to_owned(), folder))
    );
    let apple = look(&root.join("apple")).unwrap();
    assert_eq!(read(&apple[0])[0].as_ref().unwrap().raw, LETTER.as_bytes());
}

/// Path below the root, format and folder of what is found where programs keep their mail.
#[test]
fn the_folders_of_mail_programs() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let profile = ".thunderbird/ab12.default-release";
    let bare =
        MBOX.replace("From a@b.example Mon Nov 23 10:15:00 2026", "From ").replace("10:16:00 2026", "10:16:00 2026\r");
    write(root, &format!("{profile}/Mail/Local Folders/Inbox"), &bare);
    write(root, &format!("{profile}/Mail/Local Folders/Inbox.msf"), "// <!-- <mdb:mork:z v=\"1.4\"/> -->");
    write(root, &format!("{profile}/Mail/Local Folders/Archives.sbd/2019"), MBOX);
    write(root, &format!("{profile}/Mail/Local Folders/msgFilterRules.dat"), "version=\"9\"\nlogging=\"no\"\n");
    write(root, &format!("{profile}/ImapMail/imap.b.example/Sent-1"), MBOX);
    write(root, &format!("{profile}/ImapMail/imap.b.example/INBOX.sbd/Entw&APw-rfe"), MBOX);
    write(root, &format!("{profile}/prefs.js"), "// From here on\n");
    write(root, ".thunderbird/profiles.ini", "[Profile0]\nName=default\nIsRelative=1\nPath=ab12.default-release\n");
    let emlx = |flags: &str| {
        format!("{}\n{LETTER}<plist><dict><key>flags</key>\n<integer>{flags}</integer></dict></plist>", LETTER.len())
    };
    let mail = "Library/Mail/V10/5F1C";
    write(root, &format!("{mail}/INBOX.mbox/77AA/Data/1/2/Messages/12.emlx"), emlx("8590195713"));
    write(root, &format!("{mail}/INBOX.mbox/77AA/Data/1/2/Messages/13.partial.emlx"), emlx("8590195715"));
    write(root, &format!("{mail}/INBOX.mbox/77AA/Data/1/2/Attachments/13/2/forwarded.eml"), LETTER);
    write(root, &format!("{mail}/Gesendet.mbox/77AB/Data/Messages/14.emlx"), emlx("1"));
    write(root, &format!("{mail}/INBOX.mbox/77AA/Info.plist"), "<plist>");
    for folder in ["", ".Arbeit", ".Arbeit.Gel&APY-scht"] {
        fs::create_dir_all(root.join("Maildir").join(folder).join("new")).unwrap();
        write(root, &format!("Maildir/{folder}/cur/1.a.host:2,S"), LETTER);
        write(root, &format!("Maildir/{folder}/cur/2.b.host;2,ST"), LETTER);
    }
    let expected = [
        (format!("{profile}/ImapMail/imap.b.example/INBOX.sbd/Entw&APw-rfe"), Format::Mbox, Folder::Drafts, 2),
        (format!("{profile}/ImapMail/imap.b.example/Sent-1"), Format::Mbox, Folder::Sent, 2),
        (format!("{profile}/Mail/Local Folders/Archives.sbd/2019"), Format::Mbox, Folder::Other, 2),
        (format!("{profile}/Mail/Local Folders/Inbox"), Format::Mbox, Folder::Other, 2),
    ];
    assert_eq!(
        found(&root.join(".thunderbird")),
        expected.map(|(path, format, folder, count)| {
            (path.strip_prefix(".thunderbird/").unwrap().to_owned(), format, folder, count)
        })
    );
    let apple = found(&root.join("Library/Mail"));
    assert_eq!(apple.iter().map(|row| (row.2, row.3)).collect::<Vec<_>>(), [(Folder::Sent, 1), (Folder::Other, 2)]);
    let inbox = &look(&root.join("Library/Mail")).unwrap()[1];
    let folders: Vec<Folder> = read(inbox).into_iter().map(|piece| piece.unwrap().folder).collect();
    assert_eq!(folders, [Folder::Other, Folder::Trash]);
    let maildir = found(&root.join("Maildir"));
    assert_eq!(
        maildir.iter().map(|row| (row.0.as_str(), row.2)).collect::<Vec<_>>(),
        [("", Folder::Other), (".Arbeit", Folder::Other), (".Arbeit.Gel&APY-scht", Folder::Trash)]
    );

    let places = usual_places(root);
    let places: Vec<_> = places
        .iter()
        .map(|place| (place.program, place.path.strip_prefix(root).unwrap().to_str().unwrap(), place.sources))
        .collect();
    assert_eq!(
        places,
        [("Thunderbird", ".thunderbird", 4), ("Apple Mail", "Library/Mail/V10", 2), ("Maildir", "Maildir", 3)]
    );
}

/// Only new names are opened, and a change of flags makes no letter new.
#[test]
fn a_maildir_gives_only_what_is_not_known() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir_all(root.join("new")).unwrap();
    for number in 0..20 {
        write(root, &format!("cur/{number:02}.a.host:2,"), LETTER);
    }
    let before = look(root).unwrap().remove(0);
    assert_eq!(before.stamp.bytes, 20 * LETTER.len() as u64);
    assert_eq!(look(root).unwrap()[0].stamp, before.stamp);
    fs::rename(root.join("cur/03.a.host:2,"), root.join("cur/03.a.host:2,S")).unwrap();
    write(root, "new/99.b.host", LETTER);
    let after = look(root).unwrap().remove(0);
    assert_ne!(after.stamp, before.stamp);
    let mut new = Vec::new();
    after
        .read(0, &|place| place.ends_with(".a.host"), &mut |piece| {
            let piece = piece.unwrap();
            assert!(piece.raw.is_empty() && piece.size == LETTER.len() as u64);
            new.push(piece.whole().unwrap());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        new.iter().map(|piece| (piece.place.as_str(), piece.raw.as_slice())).collect::<Vec<_>>(),
        [("99.b.host", LETTER.as_bytes())]
    );
}

const MESSAGES: &str = "\u{feff}CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n\
    2-a==,,Anna Weber,https://www.linkedin.com/in/anna-weber,Jana Vogt,https://www.linkedin.com/in/jana-vogt,2024-03-01 09:00:00 UTC,,\"Hallo Jana,\nTom &amp; ich\n\",INBOX,,No\n\
    2-a==,,Jana Vogt,https://www.linkedin.com/in/jana-vogt,Anna Weber,https://www.linkedin.com/in/anna-weber,2024-03-02 09:00:00 UTC,,Schön!,INBOX,,No\n\
    2-b==,Plan,\"Groß, Jürgen\",https://www.linkedin.com/in/j%C3%BCrgen,Jana Vogt,https://www.linkedin.com/in/jana-vogt,2024-03-03 09:00:00 UTC,Plan,Hi,SPAM,,No\n\
    2-b==,Plan,Jana Vogt,https://www.linkedin.com/in/jana-vogt,,,2024-03-04 09:00:00 UTC,,Entwurf,INBOX,,Yes\n";

#[test]
fn messages_from_linkedin_are_letters() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    write(root, "messages.csv", MESSAGES);
    write(
        root,
        "export/Basic_LinkedInDataExport.zip",
        zip(&[
            ("Connections.csv", "First Name,Last Name\n"),
            ("learning_coach_messages.csv", MESSAGES),
            ("messages.csv", MESSAGES),
        ]),
    );
    write(root, "semicolons/messages (1).csv", MESSAGES.replace(',', ";"));
    for (path, count) in
        [("messages.csv", 3), ("export", 3), ("semicolons", 3), ("export/Basic_LinkedInDataExport.zip", 3)]
    {
        let sources = look(&root.join(path)).unwrap();
        let pieces: Vec<Piece> = read(&sources[0]).into_iter().map(Result::unwrap).collect();
        assert_eq!((sources.len(), pieces.len()), (1, count), "{path}");
        assert_eq!(
            pieces.iter().map(|piece| piece.folder).collect::<Vec<_>>(),
            [Folder::Other, Folder::Sent, Folder::Spam],
            "{path}"
        );
    }
    let first = read(&look(&root.join("messages.csv")).unwrap()[0]).remove(0).unwrap();
    let letter = mail_parser::MessageParser::default().parse(&first.raw).unwrap();
    let from = letter.from().unwrap().first().unwrap();
    assert_eq!((from.name(), from.address()), (Some("Anna Weber"), Some("anna-weber@linkedin.invalid")));
    assert_eq!(letter.date().unwrap().to_rfc3339(), "2024-03-01T09:00:00Z");
    assert_eq!(letter.body_text(0).unwrap().trim().replace("\r\n", "\n"), "Hallo Jana,\nTom & ich");
}

#[test]
fn a_table_without_messages_says_its_columns() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let header = MESSAGES.lines().next().unwrap();
    let rows = [
        ("messages.csv", header, "CONVERSATION ID, CONVERSATION TITLE, FROM"),
        ("messages.csv", "Von;An;Text\nAnna;Jana;hi\n", "VON, AN, TEXT"),
        ("Connections.csv", "Notes:\n\"When\"\n", "NOTES:"),
        ("binary.csv", "\0\u{1}\u{2}", "\0"),
    ];
    for (name, content, columns) in rows {
        write(root, name, content);
        let error = match look(&root.join(name)) {
            Ok(sources) => sources[0].read(0, &|_| false, &mut |_| ControlFlow::Continue(())).unwrap_err(),
            Err(error) => error,
        };
        let not_read = error.downcast_ref::<NotRead>().unwrap();
        assert!(not_read.why == Why::NoMessages && not_read.detail.starts_with(columns), "{name}: {not_read:?}");
    }
    // One field without end.
    write(root, "messages.csv", format!("{header}\n\"{}", "x".repeat(40 << 20)));
    let error = look(root).unwrap()[0].read(0, &|_| false, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(error.downcast_ref::<NotRead>().unwrap().why, Why::Bomb);
}

#[test]
fn the_parts_of_an_export_belong_together() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    let name = |number: u32| format!("takeout-20260101T000000Z-{number:03}.zip");
    for number in [1, 2, 4] {
        write(root, &name(number), zip(&[("Takeout/E-Mail/x.mbox", MBOX)]));
    }
    write(root, "takeout-20250101T000000Z-003.zip", zip::<&str>(&[]));
    write(root, "takeout-20240101T000000Z-001.zip", zip::<&str>(&[]));
    for given in [1, 2, 4] {
        let found = parts(&root.join(name(given))).unwrap();
        assert_eq!((found.paths, found.missing), ([1, 2, 4].map(|number| root.join(name(number))).to_vec(), vec![3]));
    }
    assert_eq!(parts(&root.join("takeout-20250101T000000Z-003.zip")).unwrap().missing, [1, 2]);
    assert_eq!(parts(&root.join("takeout-20240101T000000Z-001.zip")), None);
}

#[test]
fn what_cannot_be_read_is_named() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir(root.join("empty")).unwrap();
    write(root, "empty.mbox", "");
    write(root, "notes/a.md", "From now on we meet on Mondays\n");
    write(root, "outlook/archive.pst", "!BDN....");
    let rows = [
        ("missing", Why::Missing),
        ("empty", Why::EmptyFolder),
        ("empty.mbox", Why::EmptyFile),
        ("notes", Why::NoMail),
        ("notes/a.md", Why::NoMail),
        ("outlook/archive.pst", Why::Outlook),
        ("outlook", Why::Outlook),
    ];
    for (name, why) in rows {
        let error = look(&root.join(name)).unwrap_err();
        let not_read = error.downcast_ref::<NotRead>().unwrap();
        assert_eq!((&not_read.path, not_read.why), (&root.join(name), why));
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn exports_are_read_in_place() {
    let members = [
        ("Takeout/Archiv_Übersicht.html", "<html>"),
        ("Takeout/E-Mail/Gesendet.mbox", MBOX),
        ("Takeout/E-Mail/Alle E-Mails.mbox", &MBOX.replace("Subject: 2", "X-Gmail-Labels: Papierkorb")),
        ("../../evil.eml", LETTER),
    ];
    let expected = [
        ("Takeout/E-Mail/Gesendet.mbox:0", Folder::Sent),
        ("Takeout/E-Mail/Gesendet.mbox:77", Folder::Sent),
        ("Takeout/E-Mail/Alle E-Mails.mbox:0", Folder::Other),
        ("Takeout/E-Mail/Alle E-Mails.mbox:77", Folder::Trash),
        ("../../evil.eml:0", Folder::Other),
    ]
    .map(|(place, folder)| (place.to_owned(), folder));

    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    write(root, "takeout-001.zip", zip(&members));
    write(root, "takeout-002.zip", zip(&[("Takeout/E-Mail/Alle E-Mails-002.mbox", MBOX)]));
    write(root, "linkedin.zip", zip(&[("Connections.csv", "First Name,Last Name\n")]));
    // A path upwards is no tar member that the writer would make.
    write(root, "takeout.tgz", gzip(&tar(&members[..3])));
    write(root, "2008-07.txt.gz", gzip(MBOX.as_bytes()));
    write(root, "packed.zst", zstd::encode_all(MBOX.as_bytes(), 1).unwrap());
    let sources = look(root).unwrap();
    let formats: Vec<_> = sources.iter().map(|source| source.format).collect();
    assert_eq!(formats, [Format::Mbox, Format::Mbox, Format::Zip, Format::Zip, Format::Tgz]);

    let places = |source: &Source| -> Vec<_> {
        read(source).into_iter().map(|piece| piece.map(|piece| (piece.place, piece.folder)).unwrap()).collect()
    };
    assert_eq!(places(&sources[2]), expected);
    assert_eq!(places(&sources[4]), expected[..4]);
    assert_eq!(places(&sources[0]).len(), 2);
    assert_eq!(places(&sources[1]).len(), 2);
    assert_eq!(places(&sources[3]).len(), 2);
    for source in &sources {
        assert!(read(source).iter().all(|piece| piece.as_ref().unwrap().consumed <= source.stamp.bytes.max(200)));
    }
}

#[test]
fn a_bomb_is_refused_and_the_rest_goes_on() {
    let root = tempfile::tempdir().unwrap();
    let bomb = format!("{MBOX}{}", "\0".repeat(120 << 20));
    write(root.path(), "bomb.zip", zip(&[("bomb.mbox", bomb.as_str()), ("good.mbox", MBOX)]));
    let pieces = read(&look(root.path()).unwrap()[0]);
    let failures: Vec<_> = pieces.iter().filter_map(|piece| piece.as_ref().err().map(|e| format!("{e:#}"))).collect();
    assert_eq!(failures.len(), 1);
    assert!(failures[0].contains("bomb.mbox") && failures[0].contains("measure"), "{}", failures[0]);
    let good = pieces.iter().flatten().filter(|piece| piece.place.starts_with("good.mbox")).count();
    assert_eq!(good, 2);
}

#[test]
fn a_grown_mbox_goes_on_where_it_ended() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("box");
    let third = "\nFrom a@b.example Mon Nov 23 10:17:00 2026\nFrom: a@b.example\nSubject: 3\n\nthree\n";
    fs::write(&path, MBOX).unwrap();
    let read_from = |start: u64| {
        let source = &look(&path).unwrap()[0];
        let mut subjects = Vec::new();
        let end = source.read(start, &|place| place == "0", &mut |piece| {
            subjects.push(String::from_utf8_lossy(&piece.unwrap().raw).lines().nth(1).unwrap().to_owned());
            ControlFlow::Continue(())
        });
        (subjects, end.unwrap())
    };
    let (subjects, end) = read_from(0);
    assert_eq!((subjects, end), (vec!["Subject: 2".to_owned()], MBOX.len() as u64));
    assert_eq!(read_from(end).0, Vec::<String>::new());
    fs::write(&path, format!("{MBOX}{third}")).unwrap();
    assert_eq!(read_from(end).0, ["Subject: 3"]);
    // The last letter itself has grown, or the file was rewritten: all of it again, but for what is known.
    fs::write(&path, format!("{MBOX}more\n{third}")).unwrap();
    assert_eq!(read_from(end).0, ["Subject: 2", "Subject: 3"]);
    fs::write(&path, third.trim_start()).unwrap();
    assert_eq!(read_from(end).0, Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn one_unreadable_file_does_not_stop_the_rest() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    write(root.path(), "cur/1.a.host", LETTER);
    write(root.path(), "cur/2.b.host", LETTER);
    fs::create_dir(root.path().join("new")).unwrap();
    let closed = root.path().join("cur/1.a.host");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let pieces = read(&look(root.path()).unwrap()[0]);
    let readable_anyway = fs::read(&closed).is_ok(); // by root
    assert_eq!(pieces.iter().filter(|piece| piece.is_err()).count(), usize::from(!readable_anyway));
    assert!(pieces.iter().any(|piece| piece.as_ref().is_ok_and(|piece| piece.place == "2.b.host")));
}

#[test]
fn a_cut_off_export_gives_what_is_there() {
    let root = tempfile::tempdir().unwrap();
    let packed = gzip(MBOX.repeat(50).as_bytes());
    write(root.path(), "cut.mbox.gz", &packed[..packed.len() - 20]);
    let source = &look(root.path()).unwrap()[0];
    let mut pieces = Vec::new();
    let end = source.read(0, &|_| false, &mut |piece| {
        pieces.push(piece.unwrap());
        ControlFlow::Continue(())
    });
    assert!(end.unwrap_err().to_string().contains("cut.mbox.gz"));
    assert!(pieces.len() > 1);
    assert_eq!(pieces.last().unwrap().oddity, Some(Oddity::Truncated));
    assert!(pieces[..pieces.len() - 1].iter().all(|piece| piece.oddity.is_none()));
}

/// Damaged files of every kind: an error is welcome, a panic is not.
#[test]
fn damage_never_panics() {
    let whole: [(&str, Vec<u8>); 6] = [
        ("a.zip", zip(&[("a.mbox", MBOX), ("b.eml", LETTER)])),
        ("a.tgz", gzip(&tar(&[("a.mbox", MBOX), ("b.eml", LETTER)]))),
        ("a.tar", tar(&[("a.mbox", MBOX)])),
        ("a.zst", zstd::encode_all(MBOX.as_bytes(), 1).unwrap()),
        ("a.emlx", format!("{}\n{LETTER}", LETTER.len()).into_bytes()),
        ("a.eml", format!("X-Gmail-Labels: =?utf-8?Q?Entw=C3=BCrfe?=\n{LETTER}").into_bytes()),
    ];
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in &whole {
        let path = root.path().join(name);
        for at in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0xff;
            for content in [&damaged, &bytes[..at].to_vec()] {
                fs::write(&path, content).unwrap();
                for source in look(&path).unwrap_or_default() {
                    let _ = source.read(0, &|_| false, &mut |_| ControlFlow::Continue(()));
                }
            }
        }
    }
}

/// Hard cases of other projects' test suites, all of them.
#[test]
fn other_peoples_hard_cases_are_read() {
    let Some(folder) = common::data("suites") else { return };
    let mut letters = 0;
    for source in look(&folder).unwrap() {
        let _ = source.read(0, &|_| false, &mut |piece| {
            letters += usize::from(piece.is_ok());
            ControlFlow::Continue(())
        });
    }
    assert!(letters > 500, "{letters}");
}
