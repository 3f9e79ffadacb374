//! Commands that are killed before some call to the system, or after some time, in; what each store then holds out.

use super::common::chance::Chance;
use super::common::program::Wieder;
use super::common::state::{assert_same, state};
use super::promise::{answers, ends, holds, kept};
use super::{at, mail, points, trace};
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// So often others look which letters are there.
const LOOKS: Duration = Duration::from_millis(3);

/// A command, and the store it finds.
struct Scene {
    name: &'static str,
    /// Points of 25 it gets.
    share: usize,
    words: Vec<String>,
    /// Copied for each point.
    before: PathBuf,
    /// Where in the folder named by `WIEDER_STORE` the store lies.
    inside: &'static str,
    /// How often it is killed before it may come to its end.
    kills: usize,
    expected: Vec<String>,
    moments: Vec<(&'static str, usize)>,
    took: Duration,
}

/// Tries `count` points, on a mailbox of so many letters and some more mail.
pub fn check(count: usize, letters: usize) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let scenes = scenes(folder.path(), letters);
    // The points of a scene are spread evenly over its command.
    let plan: Vec<(&Scene, usize)> =
        scenes.iter().flat_map(|scene| (0..count * scene.share / 25).map(move |turn| (scene, turn))).collect();
    let (seed, all) = points(count);
    let mut killed = 0;
    let tried = all.len();
    for point in all {
        let (scene, turn) = plan[point];
        killed += usize::from(scene.try_point(seed, point, (turn, count * scene.share / 25)));
    }
    // A command may be over before its moment comes, since it is not as long every time, least of all on a busy machine.
    assert!(tried == 1 || killed * 2 >= tried, "only {killed} of {tried} were killed");
}

fn scenes(folder: &Path, letters: usize) -> Vec<Scene> {
    let mail = folder.join("mail");
    std::fs::create_dir(&mail).unwrap();
    mail::write(&mail, letters);
    let whole = std::fs::read(mail.join("a.mbox")).unwrap();
    let import = ["import", mail.to_str().unwrap(), "--json"];

    // One mailbox of them, when it was shorter.
    let part = Wieder::new();
    let some: Vec<String> = mail::split(&whole).into_iter().take(letters / 3).collect();
    mail::mailbox(&mail.join("a.mbox"), &some);
    part.ok(&["import", mail.join("a.mbox").to_str().unwrap()]);
    std::fs::write(mail.join("a.mbox"), &whole).unwrap();
    let emptied = Wieder::new();
    emptied.ok(&import);
    std::fs::remove_file(emptied.store.join("index.db")).unwrap();

    let none = Wieder::new().store;
    let spoken = &import[..2];
    let search = ["search", "Lektorat"];
    type Named<'a> = (&'static str, usize, &'a [&'a str], &'a Path, &'static str, usize);
    let rows: [Named; 6] = [
        ("first import", 9, &import, &none, "", 1),
        ("second import", 6, spoken, &part.store, "", 1),
        ("index built anew by an import", 3, spoken, &emptied.store, "", 1),
        ("index built anew by a search", 2, &search, &emptied.store, "", 1),
        ("demo", 3, &["demo", "search", "Lektorat"], &none, "demo", 1),
        ("killed twice", 2, spoken, &none, "", 2),
    ];
    rows.into_iter()
        .map(|(name, share, words, before, inside, kills)| {
            let wieder = Wieder::copy_of(before);
            let began = Instant::now();
            wieder.ok(words);
            let took = began.elapsed();
            let expected = state(&wieder.store.join(inside));
            let moments = match trace::can_watch() {
                true => trace::record(&Wieder::copy_of(before).command(words), name).moments,
                false => Vec::new(),
            };
            // Kept in a folder that stays until all points are tried.
            let kept = folder.join(name);
            std::fs::create_dir(&kept).unwrap();
            let store = kept.join("store");
            if before.exists() {
                std::fs::rename(&Wieder::copy_of(before).store, &store).unwrap();
            }
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            Scene { name, share, words, before: store, inside, kills, expected, moments, took }
        })
        .collect()
}

impl Scene {
    /// Whether the command was killed before its end.
    fn try_point(&self, seed: u64, point: usize, (turn, turns): (usize, usize)) -> bool {
        let chance = &mut Chance::new(seed, point);
        let wieder = Wieder::copy_of(&self.before);
        let store = wieder.store.join(self.inside);
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let mut promised = kept(&store);
        let mut killed = false;
        let mut how = self.name.to_owned();
        for kill in 0..self.kills {
            let place = if kill == 0 { chance.within(turn, turns) } else { chance.share() / 2.0 };
            let (command, after, when) = self.killed(&wieder.command(&words), chance.below(4), place);
            how = format!("{how}, {when}");
            let run = run(command, after, &store, chance.below(4));
            killed |= run.killed;
            promised.extend(run.seen);
            let found = kept(&store);
            if let Some(total) = run.reported {
                let letters = found.iter().filter(|line| !line.contains(' ')).count() as u64;
                assert!(letters >= total, "{}: {total} letters reported, {letters} there", at(seed, point, &how));
            }
        }
        let what = at(seed, point, &how);
        holds(&store, &promised, &what);
        let asked = if chance.one_in(2) { Wieder::copy_of(&store) } else { Wieder::at(&store) };
        answers(&asked, &what);
        ends(&wieder, &self.words, &what);
        assert_same(&state(&store), &self.expected, &what);
        killed
    }

    /// The command that ends itself, or the time after which it must be ended; and that in words. `place` is a share of
    /// the whole.
    fn killed(&self, command: &Command, way: usize, place: f64) -> (Command, Option<Duration>, String) {
        // Seldom calls are where one thing ends and another begins.
        let seldom = |moment: &&(&str, usize)| way != 2 || !matches!(moment.0, "pwrite64" | "openat");
        let moments: Vec<_> = self.moments.iter().filter(seldom).collect();
        match moments.get((place * moments.len() as f64) as usize).filter(|_| way != 3) {
            Some((name, count)) => {
                (trace::killed_before(command, (name, *count)), None, format!("before {name} number {count}"))
            }
            None => {
                let mut timed = Command::new(command.get_program());
                timed.env_clear().args(command.get_args());
                timed.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
                let after = self.took.mul_f64(place);
                (timed, Some(after), format!("after {after:?}"))
            }
        }
    }
}

struct Run {
    killed: bool,
    /// Letters others saw while it ran.
    seen: BTreeSet<String>,
    /// Letters in all, where that was said.
    reported: Option<u64>,
}

/// Runs a command until it is killed. Somebody else looks on; or nobody, since whoever closes a store last clears up
/// behind the one that was killed.
fn run(mut command: Command, after: Option<Duration>, store: &Path, way: usize) -> Run {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let over = AtomicBool::new(false);
    let (said, seen) = std::thread::scope(|scope| {
        let onlooker = scope.spawn(|| look_on(store, way, &over));
        if let Some(after) = after {
            std::thread::sleep(after);
            child.kill().unwrap();
        }
        let said = child.wait_with_output().unwrap();
        over.store(true, Ordering::Relaxed);
        (said, onlooker.join().unwrap())
    });
    let out = String::from_utf8_lossy(&said.stdout);
    let err = String::from_utf8_lossy(&said.stderr);
    let json = serde_json::from_str::<serde_json::Value>(&out).ok().and_then(|report| report["total"].as_u64());
    let spoken = err.lines().find_map(|line| line.strip_suffix(" in all.")?.rsplit(' ').next()?.parse().ok());
    Run { killed: !said.status.success(), seen, reported: json.or(spoken) }
}

/// 0 not at all, 1 with the store held open, 2 as a new reader each time, 3 as one that may not write.
fn look_on(store: &Path, way: usize, over: &AtomicBool) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let flags = if way == 3 { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let mut last = 0;
    let mut held = None;
    while way != 0 && !over.load(Ordering::Relaxed) {
        let db = held.take().or_else(|| Connection::open_with_flags(store.join("wieder.db"), flags).ok());
        if let Some(db) = db {
            look(&db, &mut last, &mut seen).ok(); // not made yet, or just now locked
            held = (way == 1).then_some(db);
        }
        std::thread::sleep(LOOKS);
    }
    seen
}

fn look(db: &Connection, last: &mut i64, seen: &mut BTreeSet<String>) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached("SELECT id, hex(digest) FROM letter WHERE id > ?1 ORDER BY id")?;
    let mut rows = query.query([*last])?;
    while let Some(row) = rows.next()? {
        *last = row.get(0)?;
        seen.insert(row.get(1)?);
    }
    Ok(())
}
