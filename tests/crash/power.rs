//! Commands one after another on a disk that loses its power at some moment in; what each store then holds out.

use super::common::chance::Chance;
use super::common::program::Wieder;
use super::common::state::{assert_same, state};
use super::disk::{Act, Disk, Recorder};
use super::promise::{answers, ends, holds, kept};
use super::{at, mail, points, trace};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Letters of the first mailbox: a small one shows as much as a large one.
const LETTERS: usize = 150;

/// What commands did to a disk, and what was promised when.
struct Session {
    name: &'static str,
    commands: Vec<Vec<String>>,
    /// An empty folder at the start; all of the disk that is looked at.
    root: PathBuf,
    /// The store, below the root.
    inside: &'static str,
    acts: Vec<Act>,
    /// From that act on these letters and decisions must be there.
    promised: Vec<(usize, BTreeSet<String>)>,
    expected: Vec<String>,
}

/// Takes a file away in between, as a user may do.
const REMOVE: &str = "remove";

/// Tries `count` points.
pub fn check(count: usize) {
    if !trace::can_watch() {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let sessions = sessions(folder.path());
    let (seed, all) = points(count);
    for point in all {
        // One in eight is a demo.
        let session = &sessions[usize::from(point % 8 == 7)];
        let turn = (point, count);
        session.try_point(seed, point, turn);
    }
}

fn sessions(folder: &Path) -> [Session; 2] {
    let mail = folder.join("mail");
    std::fs::create_dir(&mail).unwrap();
    mail::write(&mail, LETTERS);
    let (mail, first) = (mail.to_str().unwrap(), mail.join("a.mbox"));
    let days: &[&[&str]] = &[
        &["import", first.to_str().unwrap(), "--me", "jana.maier@stud.uni-rgb.example", "--json"],
        &["me", "add", "jana@janavogt.example"],
        &["import", mail, "--json"],
        &[
            "write",
            "m.weber@stud.uni-rgb.example",
            "--ask",
            "catch_up",
            "--set",
            "u_update=Ich arbeite seit Mai frei.",
            "--true",
        ],
        &["rest", "m.weber@stud.uni-rgb.example"],
        &[REMOVE, "index.db"],
        &["search", "Lektorat"],
        &["import", mail, "--json"],
    ];
    let demo: &[&[&str]] = &[&["demo", "search", "Lektorat"]];
    [
        Session::record(folder, "imports and decisions", "store", days),
        Session::record(folder, "demo", "store/demo", demo),
    ]
}

impl Session {
    fn record(folder: &Path, name: &'static str, inside: &'static str, commands: &[&[&str]]) -> Session {
        let root = folder.join(name);
        std::fs::create_dir(&root).unwrap();
        let wieder = Wieder::at(&root.join("store"));
        let store = root.join(inside);
        let mut recorder = Recorder::new(&root);
        let mut promised = Vec::new();
        for words in commands {
            let command = match words {
                [REMOVE, file] => {
                    let mut remove = Command::new("rm");
                    remove.arg(store.join(file));
                    remove
                }
                words => wieder.command(words),
            };
            let before = recorder.acts.len();
            recorder.add(&trace::record(&command, name));
            // In a copy, since reading may clear up.
            let there = kept(&Wieder::copy_of(&store).store);
            let said = recorder.acts.iter().skip(before).position(|act| matches!(act, Act::Said));
            let reported = said.filter(|_| words[0] == "import").map_or(recorder.acts.len(), |said| before + said + 1);
            promised.push((reported, there));
        }
        let wieders = commands.iter().filter(|words| words[0] != REMOVE);
        Session {
            name,
            commands: wieders.map(|words| words.iter().map(|word| (*word).to_owned()).collect()).collect(),
            root,
            inside,
            acts: recorder.acts,
            promised,
            expected: state(&store),
        }
    }

    fn try_point(&self, seed: u64, point: usize, (turn, turns): (usize, usize)) {
        let chance = &mut Chance::new(seed, point);
        let cut = self.cut(chance, (turn, turns));
        let what = at(seed, point, &format!("{}, cut before act {cut} of {}", self.name, self.acts.len()));
        let mut disk = Disk::default();
        for act in &self.acts[..cut] {
            disk.act(act);
        }
        self.fail(&disk, chance);
        let wieder = Wieder::at(&self.root.join("store"));
        let store = self.root.join(self.inside);
        let promised = self.promised.iter().rev().find(|(from, _)| *from <= cut);
        let promised = promised.map(|(_, promised)| promised.clone()).unwrap_or_default();
        holds(&store, &promised, &what);
        if chance.one_in(5) {
            // And once more, while it is being mended.
            let (mut recorder, mut disk) = Recorder::found(&self.root);
            let words: Vec<&str> = self.commands[0].iter().map(String::as_str).collect();
            recorder.add(&trace::record(&wieder.command(&words), &what));
            for act in &recorder.acts[..chance.below(recorder.acts.len() + 1)] {
                disk.act(act);
            }
            self.fail(&disk, chance);
            holds(&store, &promised, &what);
        }
        if chance.one_in(2) {
            answers(&Wieder::at(&store), &what);
        }
        for words in &self.commands {
            ends(&wieder, words, &what);
        }
        assert_same(&state(&store), &self.expected, &what);
    }

    /// What survives lies where it lay before: a store knows the paths of what it read.
    fn fail(&self, disk: &Disk, chance: &mut Chance) {
        std::fs::remove_dir_all(&self.root).unwrap();
        std::fs::create_dir(&self.root).unwrap();
        disk.fail(chance, &self.root);
    }

    /// Spread over all that was done; half of them close to where something becomes safe or is said.
    fn cut(&self, chance: &mut Chance, (turn, turns): (usize, usize)) -> usize {
        let place = |many: usize, chance: &mut Chance| (chance.within(turn, turns) * many as f64) as usize;
        if chance.one_in(2) {
            return place(self.acts.len() + 1, chance);
        }
        let turns: Vec<usize> = self
            .acts
            .iter()
            .enumerate()
            .filter(|(_, act)| !matches!(act, Act::Write { .. } | Act::Length { .. }))
            .map(|(at, _)| at)
            .collect();
        (turns[place(turns.len(), chance)] + chance.below(4)).saturating_sub(1).min(self.acts.len())
    }
}
