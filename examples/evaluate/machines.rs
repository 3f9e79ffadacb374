//! Mailboxes in, how many machines stand among the strongest contacts, and how many humans are taken for one, out.

use crate::data::unpacked;
use crate::labels::{hash, rows};
use crate::table::{Figure, share};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use wieder::flow::{self, ImportOptions, World};
use wieder::letters;
use wieder::model::{Kind, People, Tie};
use wieder::people::{self, Hints};
use wieder::store::Store;

const LABELS: &str = include_str!("labels/machines.tsv");
const STRONGEST: usize = 50;

pub fn figures(data: &Path) -> Vec<Figure> {
    let mut figures = enron(data);
    figures.extend(spamassassin(data));
    figures
}

/// Every mailbox by itself, as its owner would import it.
fn enron(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "enron-dev") else { return Vec::new() };
    let mut boxes: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let owner = file.file_name().unwrap().to_string_lossy().split('.').nth(1).unwrap_or_default().to_owned();
        boxes.entry(owner).or_default().push(file);
    }
    let labels: BTreeSet<&str> = rows(LABELS).map(|columns| columns[0]).collect();
    let (mut found, mut before, mut humans, mut taken) = (0, 0, 0, 0);
    for paths in boxes.values() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::create(home.path()).unwrap();
        flow::import(&mut store, paths, &ImportOptions::default(), &mut |_| ()).unwrap();
        let world = World::load(&store, &[], 4_000_000_000).unwrap();
        found += machines(&world.people, &world.ties, &labels);
        let all = people::gather(&world.addresses, &world.rows, &world.people.me, &Hints::default());
        before += machines(&all, &wieder::ties::ties(&world.rows, &all, world.now), &labels);
        let answered: BTreeSet<_> = world
            .rows
            .iter()
            .filter(|row| row.kind == Kind::Personal && row.replies)
            .filter_map(|row| row.from)
            .filter(|from| !world.people.me.contains(from))
            .collect();
        humans += answered.len();
        taken += answered.iter().filter(|id| world.people.person_of(**id).is_none()).count();
    }
    let on = format!("Enron, {} mailboxes", boxes.len());
    vec![
        Figure::new("humans and machines", on.clone(), "machines in the 50 strongest", found as f64)
            .at_most(0.0)
            .baseline("headers of each letter alone", before as f64),
        Figure::new(
            "humans and machines",
            format!("{on}, {humans} who answered"),
            "recall of humans",
            share(humans - taken, humans),
        )
        .at_least(0.98),
    ]
}

fn machines(people: &People, ties: &[Tie], labels: &BTreeSet<&str>) -> usize {
    let mut ties: Vec<&Tie> = ties.iter().collect();
    ties.sort_by_key(|tie| (std::cmp::Reverse(tie.exchanges.len()), tie.person));
    let is_machine = |tie: &&&Tie| {
        let person = people.get(tie.person).unwrap();
        person.addresses.iter().any(|one| labels.contains(hash(one.address.as_str(), 16).as_str()))
    };
    let found: Vec<_> = ties.iter().take(STRONGEST).filter(is_machine).collect();
    if std::env::var_os("EVALUATE_SHOW").is_some() {
        found.iter().for_each(|tie| eprintln!("machine: {:?}", people.get(tie.person)));
    }
    found.len()
}

/// Per sender: whoever answers in the wanted mail is human.
fn spamassassin(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "spamassassin") else { return Vec::new() };
    let (mut humans, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for part in ["easy_ham", "easy_ham_2"] {
        for file in std::fs::read_dir(folder.join(part)).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let mut raw = Vec::new();
            wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
                raw.push(cut.raw);
                ControlFlow::Continue(())
            })
            .unwrap();
            for raw in if raw.is_empty() { vec![bytes.clone()] } else { raw } {
                let (letter, _) = letters::open(&raw);
                let Some(from) = letter.from.as_ref().map(|from| from.address.clone()) else { continue };
                if letter.header.to_lowercase().contains("\nin-reply-to:") {
                    humans.insert(from.clone());
                    if letter.kind == Kind::Machine {
                        taken.insert(from);
                    }
                }
            }
        }
    }
    let on = format!("spamassassin, {} senders who answered", humans.len());
    vec![
        Figure::new("humans and machines", on, "recall of humans", share(humans.len() - taken.len(), humans.len()))
            .at_least(0.98),
    ]
}
