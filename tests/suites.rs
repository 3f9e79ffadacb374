//! The hard cases of other projects' suites in, how far our reading of them agrees with Python's `mailbox` and `email`
//! and with the goldens those suites ship out. Each difference stands with its reason in `suites/differences.toml`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stderr)]

mod common;
#[path = "suites/goldens.rs"]
mod goldens;

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use unicode_normalization::UnicodeNormalization;
use wieder::letters;
use wieder::model::Letter;
use wieder::sources::look;

/// The suites of whole mails, and which of their files are one.
type Suite = (&'static str, fn(&str) -> bool);
const SUITES: [Suite; 7] = [
    ("cpython", |name| name.starts_with("cpython/msg_")),
    ("meli", |name| name.ends_with(".gz")),
    ("mime4j", |name| name.ends_with(".msg")),
    ("mu", |name| !name.contains("/tmp/") && !name.contains("/.")),
    ("notmuch", |name| !name.ends_with("README")),
    ("ruby-mail", |name| name.ends_with(".eml") || name.ends_with("sample_output_multipart")),
    ("stalwart-mail-parser", |name| name.ends_with(".eml") || name.contains("/maildir/")),
];
const ENOUGH: f64 = 0.99;

#[derive(Deserialize)]
struct File {
    file: PathBuf,
    count: usize,
    letters: Vec<Theirs>,
}

#[derive(Deserialize)]
struct Theirs {
    from: Option<String>,
    #[serde(default)]
    name: String,
    date: Option<i64>,
    subject: Option<String>,
    id: Option<String>,
    text: String,
    html: bool,
    body: String,
}

#[derive(Deserialize)]
struct Differences {
    difference: Vec<Difference>,
}

#[derive(Deserialize)]
struct Difference {
    file: String,
    fields: Vec<String>,
    right: Right,
    why: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Right {
    We,
    They,
    Both,
    Neither,
}

/// Per suite and field: compared, the same, different for a reason that is written down.
#[derive(Default)]
pub struct Table {
    rows: BTreeMap<(String, &'static str), (usize, usize, usize)>,
    known: BTreeMap<(String, String), Right>,
    seen: BTreeSet<(String, String)>,
    unexplained: Vec<String>,
}

impl Table {
    pub fn compare(&mut self, file: &str, field: &'static str, ours: &str, theirs: &str) {
        let suite = file.split('/').next().unwrap_or_default().to_owned();
        let row = self.rows.entry((suite, field)).or_default();
        row.0 += 1;
        let key = (file.replace(" CRLF", ""), field.to_owned());
        if ours == theirs {
            row.1 += 1;
        } else if self.known.contains_key(&key) {
            row.2 += 1;
            self.seen.insert(key);
        } else {
            let (ours, theirs) = apart(ours, theirs);
            self.unexplained.push(format!("{file}: {field}\n   ours   {ours:?}\n   theirs {theirs:?}"));
        }
    }

    fn print(&self) {
        let per_field = |field: &str| {
            let rows = self.rows.iter().filter(|((_, f), _)| *f == field);
            rows.fold((0, 0, 0), |sum, (_, row)| (sum.0 + row.0, sum.1 + row.1, sum.2 + row.2))
        };
        for ((suite, field), (compared, same, explained)) in &self.rows {
            eprintln!("{suite:22} {field:8} {compared:5} compared {same:5} the same {explained:4} explained");
        }
        let fields: BTreeSet<&str> = self.rows.keys().map(|(_, field)| *field).collect();
        for field in fields {
            let (compared, same, explained) = per_field(field);
            let share = same as f64 / compared as f64;
            eprintln!(
                "{:22} {field:8} {compared:5} compared {same:5} the same {explained:4} explained {share:.4}",
                "all"
            );
        }
        let mut right: BTreeMap<Right, usize> = BTreeMap::new();
        for (key, who) in &self.known {
            *right.entry(*who).or_default() += 1;
            if !self.seen.contains(key) {
                eprintln!("no longer different: {} {}", key.0, key.1);
            }
        }
        eprintln!("right, where we differ: {right:?}");
        for one in &self.unexplained {
            eprintln!("{one}");
        }
        for field in self.rows.keys().map(|(_, field)| *field).collect::<BTreeSet<_>>() {
            let (compared, same, explained) = per_field(field);
            let agreed = (same + explained) as f64 / compared.max(1) as f64;
            assert!(agreed >= ENOUGH, "{field}: only {agreed:.4} agree or are explained");
        }
    }
}

/// Where two long texts part.
fn apart(ours: &str, theirs: &str) -> (String, String) {
    let common = ours.chars().zip(theirs.chars()).take_while(|(a, b)| a == b).count();
    let piece = |text: &str| text.chars().skip(common.saturating_sub(30)).take(100).collect();
    (piece(ours), piece(theirs))
}

/// With the differences that are written down, of Python or of the goldens.
fn table(of_goldens: bool) -> Table {
    let listed: Differences = toml::from_str(include_str!("suites/differences.toml")).unwrap();
    let mut table = Table::default();
    for one in listed.difference {
        assert!(!one.why.is_empty(), "{}: no reason", one.file);
        let fields = one.fields.iter().filter(|field| field.starts_with("golden ") == of_goldens);
        table.known.extend(fields.map(|field| ((one.file.clone(), field.clone()), one.right)));
    }
    table
}

#[test]
fn as_the_goldens_say() {
    let Some(root) = common::data("suites") else { return };
    let mut table = table(true);
    goldens::stalwart(&root, &mut table);
    goldens::mime4j(&root, &mut table);
    table.print();
}

#[test]
fn as_python_reads_them() {
    let Some(root) = common::data("suites") else { return };
    let Some(files) = python(&root) else { return };
    let mut table = table(false);
    for file in &files {
        let name = file.file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        if file.file.is_dir() {
            table.compare(&name, "letters", &found(&file.file).len().to_string(), &file.count.to_string());
            continue;
        }
        let raw = unpacked(&file.file);
        for (form, raw) in [("", lf(&raw)), (" CRLF", crlf(&raw))] {
            let ours = ours(&file.file, &raw);
            let name = format!("{name}{form}");
            table.compare(&name, "letters", &ours.len().to_string(), &file.count.to_string());
            let alone = vec![letters::open(&raw).0];
            let ours = if file.count == 1 { alone } else { ours };
            for (number, (ours, theirs)) in ours.iter().zip(&file.letters).enumerate() {
                let name = if file.count > 1 { format!("{name}#{number}") } else { name.clone() };
                compare(&mut table, &name, ours, theirs);
            }
        }
    }
    table.print();
}

/// `None`, and a line that says so, where there is no Python.
fn python(root: &Path) -> Option<Vec<File>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suites/reference.py");
    let child = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        eprintln!("left out: there is no python3");
        return None;
    };
    let paths: String = mails(root).iter().map(|path| format!("{}\n", path.display())).collect();
    let mut stdin = child.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || stdin.write_all(paths.as_bytes()));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap().unwrap();
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// The files that are mails or mailboxes, and the folders that are a Maildir.
fn mails(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for (suite, is_mail) in SUITES {
        for entry in walkdir::WalkDir::new(root.join(suite)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let maildir = path.join("cur").is_dir() && path.join("new").is_dir();
            if maildir || (path.is_file() && is_mail(&name)) {
                found.push(path);
            }
        }
    }
    found
}

fn unpacked(path: &Path) -> Vec<u8> {
    let raw = std::fs::read(path).unwrap();
    let mut out = Vec::new();
    match path.extension().is_some_and(|end| end == "gz") {
        true => std::io::copy(&mut flate2::read::GzDecoder::new(&raw[..]), &mut out).map(|_| out).unwrap(),
        false => raw,
    }
}

fn lf(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    for (at, byte) in raw.iter().enumerate() {
        if !(*byte == b'\r' && raw.get(at + 1) == Some(&b'\n')) {
            out.push(*byte);
        }
    }
    out
}

fn crlf(raw: &[u8]) -> Vec<u8> {
    lf(raw).into_iter().flat_map(|byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] }).collect()
}

/// What an import of this one file would find, whatever its line ends.
fn ours(path: &Path, raw: &[u8]) -> Vec<Letter> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(path.file_name().unwrap()).with_extension("eml");
    let file =
        if raw.starts_with(b"From ") && !raw.starts_with(b"From  :") { file.with_extension("mbox") } else { file };
    std::fs::write(&file, raw).unwrap();
    found(&file)
}

fn found(path: &Path) -> Vec<Letter> {
    let mut found = Vec::new();
    for source in look(path).unwrap_or_default() {
        // A Maildir inside another is counted by itself.
        if source.path != path {
            continue;
        }
        let read = source.read(0, &|_| false, &mut |piece| {
            found.push(letters::open(&piece.unwrap().raw).0);
            ControlFlow::Continue(())
        });
        read.unwrap();
    }
    found
}

fn compare(table: &mut Table, name: &str, ours: &Letter, theirs: &Theirs) {
    let from = ours.from.as_ref().or(ours.relay.as_ref());
    let address = theirs.from.as_deref().unwrap_or_default().to_lowercase();
    table.compare(name, "from", from.map_or("", |from| from.address.as_str()), &address);
    table.compare(name, "name", &line(from.map_or("", |from| &from.name)), &line(&theirs.name));
    let moment = |second: Option<i64>| second.map(|second| second.to_string()).unwrap_or_default();
    table.compare(name, "date", &moment(ours.date.map(|date| date.as_second())), &moment(theirs.date));
    table.compare(name, "subject", &line(&ours.subject), &line(theirs.subject.as_deref().unwrap_or_default()));
    let id = theirs.id.as_deref().unwrap_or_default().trim().trim_matches(['<', '>']);
    table.compare(name, "id", ours.message_id.as_ref().map_or("", |id| id.as_str()), id);
    let text = words(&ours.text, theirs.html);
    let whole = words(&theirs.text, theirs.html);
    // What `get_body` gives is the beginning of the whole; where it gives more, ours may be that.
    let theirs = if text == words(&theirs.body, theirs.html) { text.clone() } else { whole };
    table.compare(name, "text", &text, &theirs);
}

fn line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(['"', '\'']).to_owned()
}

fn visible(text: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    text.nfc().map(|c| if c.is_control() { ' ' } else { c }).filter(kept).collect()
}

/// The words of a text without the marks of quotations; of a page also without those of lists and rules.
pub fn words(text: &str, html: bool) -> String {
    let mut words = Vec::new();
    for line in text.lines() {
        let line = visible(line);
        let line = line.trim_start_matches(['>', ' ', '\t']);
        let kept = |word: &&str| !(html && word.chars().all(|c| matches!(c, '-' | '_' | '>')));
        words.extend(line.split_whitespace().filter(kept).map(str::to_owned));
    }
    words.join(" ")
}
