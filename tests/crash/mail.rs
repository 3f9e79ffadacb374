//! Nothing in; a folder with mail in the ways mail lies around, in which letters occur twice, cut, and completed, out.

use super::common::demo_mbox;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What a list adds below a letter.
const FOOTER: &str = "\n--\nverlag mailing list\nverlag@lists.example";

/// A mailbox of so many letters of the demo archive, a Maildir with a folder of sent mail, a zip, and a mailbox of copies.
pub fn write(folder: &Path, letters: usize) {
    let all = split(&demo_mbox());
    let (first, rest) = all.split_at(letters);
    let (maildir, zipped) = rest.split_at(rest.len().min(40));
    // This mailbox does not say which letters I sent; the folder of sent mail will.
    let unlabelled = |letter: &String| letter.replace("X-Gmail-Labels: Sent\n", "");
    mailbox(&folder.join("a.mbox"), &first.iter().map(unlabelled).collect::<Vec<_>>());

    let sent: Vec<String> = first.iter().filter(|letter| letter.contains("X-Gmail-Labels: Sent")).cloned().collect();
    for (name, letters) in [("b/cur", maildir), ("b/.Sent/cur", sent.get(..sent.len().min(12)).unwrap())] {
        for part in ["cur", "new", "tmp"] {
            fs::create_dir_all(folder.join(name).with_file_name(part)).unwrap();
        }
        for (at, letter) in letters.iter().enumerate() {
            fs::write(folder.join(name).join(format!("{at}.host:2,S")), letter.split_once('\n').unwrap().1).unwrap();
        }
    }

    let mut zip = zip::ZipWriter::new(fs::File::create(folder.join("c.zip")).unwrap());
    zip.start_file("Takeout/Mail/All.mbox", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(zipped.get(..zipped.len().min(30)).unwrap().concat().as_bytes()).unwrap();
    zip.finish().unwrap();

    mailbox(&folder.join("d.mbox"), &copies(first));
}

/// Each of some letters again: the same, cut, with a list's footer, with two, broken.
fn copies(letters: &[String]) -> Vec<String> {
    let mut copies = Vec::new();
    for (at, letter) in letters.iter().enumerate().filter(|(at, _)| at % 9 == 4) {
        let text = letter.trim_end();
        let head = text.find("\n\n").unwrap_or(text.len());
        let mut middle = head + (text.len() - head) / 2;
        while !text.is_char_boundary(middle) {
            middle += 1;
        }
        let cut = text.get(..middle).unwrap();
        let ways = [
            vec![text.to_owned()],
            vec![cut.to_owned(), format!("{text}{FOOTER}")],
            vec![format!("{text}{FOOTER}"), format!("{text}{FOOTER}{FOOTER}"), text.to_owned()],
            vec![text.replace("To: ", "To: somebody@lists.example, ").replace("@", "@\u{0}")],
            vec![format!("{text}{FOOTER}"), text.replacen("Date: ", "Date: yester", 1), cut.to_owned()],
        ];
        copies.extend(ways.into_iter().nth(at / 9 % 5).unwrap().into_iter().map(|copy| format!("{copy}\n\n")));
    }
    copies
}

pub fn mailbox(path: &Path, letters: &[String]) {
    fs::write(path, letters.concat()).unwrap();
}

/// The letters of a mailbox, each with its line at the top.
pub fn split(mailbox: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(mailbox);
    let mut letters: Vec<String> = Vec::new();
    for part in text.split_inclusive("\n\n") {
        if part.starts_with("From ") || letters.is_empty() {
            letters.push(String::new());
        }
        letters.last_mut().unwrap().push_str(part);
    }
    letters
}
