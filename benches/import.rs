//! Archives of mail in, the table of the import out: each figure as a ratio to a peer or a limit, taken in the same run,
//! the two in turn, medians.
//!
//! ```text
//! cargo bench --bench import -- --maildir DIR --mbox PATH [--small FILE --large FILE] [--rounds 3]
//! ```
//!
//! `notmuch` and `mu` (Debian: `notmuch`, `maildir-utils`) are left out where they are not installed. `--small` and
//! `--large` are archives of which one holds ten times the letters of the other, as `cargo run --release --example
//! lifetime -- LETTERS FILE` makes them; the large one also answers how long `lost`, `search` and `show` take.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout, clippy::print_stderr)]

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wieder::letters;
use wieder::model::LetterId;
use wieder::store::Store;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let given = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1));
    let Some((maildir, mbox)) = given("--maildir").zip(given("--mbox")) else {
        println!("nothing measured: give --maildir DIR and --mbox PATH");
        return;
    };
    let rounds = given("--rounds").map_or(3, |rounds| rounds.parse().unwrap());
    let work = tempfile::tempdir().unwrap();
    [maildir, mbox].into_iter().for_each(|mail| look_through(Path::new(mail)));
    println!("{:44}{:>12}{:>12}{:>10}  bar", "", "wieder", "against", "ratio");
    for (name, least) in [("notmuch", 25.0), ("mu", 30.0)] {
        against_peer(work.path(), name, Path::new(maildir), least, rounds);
    }
    against_sqlite(work.path(), Path::new(mbox), rounds);
    again(work.path(), &[("Maildir", maildir, 1.0), ("mbox", mbox, 0.2)]);
    if let Some((small, large)) = given("--small").zip(given("--large")) {
        tenfold(work.path(), Path::new(small), Path::new(large), rounds);
    }
}

/// What comes first would be measured with the disk, what comes after it with files that are in memory.
fn look_through(mail: &Path) {
    for file in walkdir::WalkDir::new(mail).into_iter().filter_map(Result::ok).filter(|file| file.file_type().is_file())
    {
        std::io::copy(&mut File::open(file.path()).unwrap(), &mut std::io::sink()).unwrap();
    }
}

fn row(what: &str, ours: f64, theirs: f64, ratio: f64, bar: &str) {
    println!("{what:44}{ours:>12.2}{theirs:>12.2}{ratio:>10.3}  {bar}");
}

/// One import into a new store.
struct Run {
    whole: f64,
    /// From when on `lost` answers.
    ready: f64,
    /// Most memory that was resident, in MB.
    peak: f64,
}

fn import(store: &Path, mail: &Path) -> Run {
    std::fs::remove_dir_all(store).ok();
    again_into(store, mail)
}

fn again_into(store: &Path, mail: &Path) -> Run {
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_wieder"))
        .arg("--store")
        .arg(store)
        .args(["--json", "import"])
        .arg(mail)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let ready = std::thread::spawn(move || {
        said.read_line(&mut String::new()).unwrap();
        let ready = began.elapsed().as_secs_f64();
        said.read_to_end(&mut Vec::new()).unwrap();
        ready
    });
    let mut peak = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let lines = std::fs::read_to_string(&status).unwrap_or_default();
        let most = lines.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        peak = peak.max(most.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(Duration::from_millis(5));
    }
    let whole = began.elapsed().as_secs_f64();
    assert!(child.wait().unwrap().success(), "{}", mail.display());
    Run { whole, ready: ready.join().unwrap(), peak }
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

fn megabytes(folder: &Path) -> f64 {
    let files =
        walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|file| file.file_type().is_file());
    files.map(|file| file.metadata().unwrap().len()).sum::<u64>() as f64 / 1e6
}

/// Imports and a peer's indexing of the same Maildir, in turn.
fn against_peer(work: &Path, name: &str, maildir: &Path, least: f64, rounds: usize) {
    if !Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
    {
        println!("{name}: left out, not installed");
        return;
    }
    let (mut ours, mut theirs, mut size) = (Vec::new(), Vec::new(), 0.0);
    for _ in 0..rounds {
        ours.push(import(&work.join("store"), maildir).whole);
        let (took, database) = peer(&work.join("peer"), name, maildir);
        theirs.push(took);
        size = database;
    }
    let (ours, theirs) = (median(ours), median(theirs));
    row(&format!("Maildir, s: {name}"), ours, theirs, theirs / ours, &format!(">= {least}"));
    let store = megabytes(&work.join("store"));
    row(&format!("both files, MB: {name}'s database"), store, size, store / size, "< 1");
}

/// Seconds, and the size of the database in MB.
fn peer(folder: &Path, name: &str, maildir: &Path) -> (f64, f64) {
    std::fs::remove_dir_all(folder).ok();
    std::fs::create_dir_all(folder.join("db")).unwrap();
    let maildir = std::fs::canonicalize(maildir).unwrap();
    let config = folder.join("config");
    let lines = format!(
        "[database]\nmail_root={}\npath={}\n[user]\nname=x\nprimary_email=x@example.org\n[new]\ntags=unread\n\
         [maildir]\nsynchronize_flags=false\n",
        maildir.display(),
        folder.join("db").display()
    );
    std::fs::write(&config, lines).unwrap();
    let run = |command: &mut Command| {
        assert!(command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success())
    };
    let home = format!("--muhome={}", folder.join("db").display());
    if name == "mu" {
        run(Command::new("mu").args(["init", &home, &format!("--maildir={}", maildir.display())]));
    }
    let began = Instant::now();
    match name {
        "mu" => run(Command::new("mu").args(["index", &home, "--quiet"])),
        _ => run(Command::new("notmuch").args(["new", "--quiet"]).env("NOTMUCH_CONFIG", &config)),
    }
    (began.elapsed().as_secs_f64(), megabytes(&folder.join("db")))
}

/// What SQLite alone needs for the same rows and the same words.
fn against_sqlite(work: &Path, mbox: &Path, rounds: usize) {
    let store = work.join("store");
    let first = import(&store, mbox);
    let tables = [Tables::of(&store.join("wieder.db")), Tables::of(&store.join("index.db"))];
    let texts = own_texts(&store);
    let (mut whole, mut ready, mut peak, mut alone) = (vec![], vec![], first.peak, vec![]);
    for _ in 0..rounds {
        let run = import(&store, mbox);
        whole.push(run.whole);
        ready.push(run.ready / run.whole);
        peak = peak.max(run.peak);
        let began = Instant::now();
        let folder = work.join("alone");
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).unwrap();
        for (file, tables) in ["a.db", "b.db"].iter().zip(&tables) {
            tables.insert(&folder.join(file), if *file == "b.db" { &texts } else { &[] });
        }
        alone.push(began.elapsed().as_secs_f64());
    }
    let (whole, alone) = (median(whole), median(alone));
    row("mbox, s: the same rows and words, SQLite alone", whole, alone, whole / alone, "<= 1.6");
    let ready = median(ready);
    row("ready for lost, share of the whole", ready * whole, whole, ready, "<= 0.333");
    row("peak of resident memory, MB", peak, 300.0, peak / 300.0, "<= 1");
}

/// All rows of one file but those of the full text.
struct Tables {
    made: Vec<String>,
    rows: Vec<(String, Vec<Vec<Value>>)>,
}

impl Tables {
    fn of(file: &Path) -> Tables {
        let db = Connection::open(file).unwrap();
        let mut query = db
            .prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite%'")
            .unwrap();
        let all: Vec<(String, String, String)> = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let rows = all.iter().filter(|(kind, ..)| kind == "table").map(|(_, table, _)| {
            let mut query = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let columns = query.column_count();
            let rows = query.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
            (table.clone(), rows.unwrap().map(Result::unwrap).collect())
        });
        let rows = rows.collect();
        Tables { made: all.into_iter().map(|(.., sql)| sql).collect(), rows }
    }

    fn insert(&self, file: &Path, texts: &[(i64, String, String)]) {
        let db = Connection::open(file).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536").unwrap();
        db.execute_batch("BEGIN").unwrap();
        for made in &self.made {
            db.execute_batch(made).unwrap();
        }
        for (table, rows) in &self.rows {
            let Some(first) = rows.first() else { continue };
            let places = vec!["?"; first.len()].join(", ");
            let mut insert = db.prepare(&format!("INSERT INTO {table} VALUES ({places})")).unwrap();
            for row in rows {
                insert.execute(params_from_iter(row)).unwrap();
            }
        }
        if !texts.is_empty() {
            db.execute_batch(
                "CREATE VIRTUAL TABLE words USING fts5(subject, own, content='', contentless_delete=1,
                 tokenize='unicode61 remove_diacritics 2'); INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)",
            )
            .unwrap();
            let mut insert = db.prepare("INSERT INTO words (rowid, subject, own) VALUES (?1, ?2, ?3)").unwrap();
            for (id, subject, own) in texts {
                insert.execute((id, subject, own)).unwrap();
            }
        }
        db.execute_batch("COMMIT").unwrap();
    }
}

/// Number, subject and own words of each letter.
fn own_texts(store: &Path) -> Vec<(i64, String, String)> {
    let ids: Vec<i64> = Connection::open(store.join("wieder.db"))
        .unwrap()
        .prepare("SELECT id FROM letter")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let store = Store::open(store).unwrap();
    let text = |id: i64| {
        let kept = store.letter(LetterId(id)).unwrap();
        let (letter, _) = letters::open(format!("{}\n\n", kept.header).as_bytes());
        let letter = wieder::model::Letter { text: kept.text, ..letter };
        (id, letter.subject.clone(), letters::read_words(&letter).own_text(&letter.text))
    };
    ids.into_iter().map(text).collect()
}

/// A second run in which nothing is new.
fn again(work: &Path, archives: &[(&str, &String, f64)]) {
    for (name, mail, limit) in archives {
        let store = work.join("store");
        import(&store, Path::new(mail));
        let took = median((0..5).map(|_| again_into(&store, Path::new(mail)).whole).collect());
        row(&format!("{name}, nothing new, s"), took, *limit, took / limit, "<= 1");
    }
}

fn tenfold(work: &Path, small: &Path, large: &Path, rounds: usize) {
    let store = work.join("large");
    let (mut few, mut many, mut peak) = (Vec::new(), Vec::new(), 0.0_f64);
    [small, large].into_iter().for_each(look_through);
    for _ in 0..rounds {
        few.push(import(&work.join("store"), small).whole);
        let run = import(&store, large);
        many.push(run.whole);
        peak = peak.max(run.peak);
    }
    let (few, many) = (median(few), median(many));
    row("ten times the letters, s", many, few, many / few, "<= 11");
    row("its peak of resident memory, MB", peak, 300.0, peak / 300.0, "<= 1");
    let person: String = Connection::open(store.join("index.db"))
        .unwrap()
        .query_row(
            "SELECT a.address FROM person p JOIN address a ON a.address = p.address
             JOIN (SELECT address, count(*) AS letters FROM party GROUP BY address) c ON c.address = a.id
             ORDER BY abs(c.letters - 60), a.address LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    for (verb, limit) in [(vec!["lost"], 0.5), (vec!["search", "invoice"], 0.05), (vec!["show", person.as_str()], 0.05)]
    {
        let ask = || {
            let began = Instant::now();
            let asked =
                Command::new(env!("CARGO_BIN_EXE_wieder")).arg("--store").arg(&store).args(&verb).output().unwrap();
            assert!(asked.status.success(), "{verb:?}: {}", String::from_utf8_lossy(&asked.stderr));
            began.elapsed().as_secs_f64()
        };
        ask();
        let took = median((0..5).map(|_| ask()).collect());
        row(&format!("{}, s", verb[0]), took, limit, took / limit, "<= 1");
    }
}
