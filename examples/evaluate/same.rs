//! Labelled pairs of addresses in real archives in, how many of them are put together or proposed as one person out.
//!
//! A line of `labels/same.tsv`, and of `labels/custodians.tsv` for the owners of mailboxes and their namesakes: corpus, hashes of both addresses (the first 16 hexadecimal digits of the SHA-256 of the
//! address in lower case), `same` or `different`, and what makes them different.

use crate::data::unpacked;
use crate::table::{Count, Figure, is_reported};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wieder::flow::{ImportOptions, World, import};
use wieder::model::{Address, AddressFacts, PersonId};
use wieder::people::names;
use wieder::store::Store;

/// Names in the labels, and the archives.
const CORPORA: [(&str, &str); 5] = [
    ("enron", "enron-dev"),
    ("kernel-raid", "kernel-raid"),
    ("r-sig-geo", "r-sig-geo"),
    ("python-committers", "python-committers"),
    ("r-package-devel", "r-package-devel"),
];

/// After all letters; those of impossible dates are kept as well.
const NEVER: i64 = 100_000_000_000;

struct Label {
    hashes: [String; 2],
    same: bool,
    /// The owner of a mailbox is one of the two.
    custodian: bool,
}

/// What is said of one pair, by the program and by those who try less.
struct Answer {
    label: Label,
    automatic: bool,
    proposed: bool,
    same_name: bool,
    alike: bool,
}

const PAIRS: &str = include_str!("labels/same.tsv");
const CUSTODIANS: &str = include_str!("labels/custodians.tsv");

fn labels(file: &str, corpus: &str) -> Vec<Label> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let parts = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    let of = parts.filter(|parts| parts[0] == corpus);
    of.map(|parts| Label {
        hashes: [parts[1].to_owned(), parts[2].to_owned()],
        same: parts[3] == "same",
        custodian: file == CUSTODIANS,
    })
    .collect()
}

fn hash(address: &str) -> String {
    Sha256::digest(address).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Everybody in an archive; nobody in it is me.
fn world(folder: &Path, store: &Path) -> (Store, World) {
    let mut store = Store::create(store).unwrap();
    let options = ImportOptions { everything: true, ..ImportOptions::default() };
    import(&mut store, &[folder.to_owned()], &options, &mut |_| {}).unwrap();
    let nobody = Address::parse("nobody@nowhere.invalid").unwrap();
    let world = World::load(&store, &[nobody], NEVER).unwrap();
    (store, world)
}

fn answers(corpus: &str, folder: &Path) -> Vec<Answer> {
    let aside = tempfile::tempdir().unwrap();
    let (store, world) = world(folder, aside.path());
    let began = std::time::Instant::now();
    let proposed = wieder::flow::same(&store, &world, None, usize::MAX).unwrap();
    eprintln!("{corpus}: {} addresses, {} proposals, {:?}", world.addresses.len(), proposed.count, began.elapsed());
    let ids: BTreeMap<&Address, PersonId> =
        world.people.all.iter().flat_map(|one| one.addresses.iter().map(|a| (&a.address, one.id))).collect();
    let pairs: BTreeSet<(PersonId, PersonId)> = proposed
        .same
        .iter()
        .filter_map(|pair| Some((ids[pair.a.address.as_ref()?], ids[pair.b.address.as_ref()?])))
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    let mut by_hash: BTreeMap<String, &AddressFacts> = BTreeMap::new();
    for facts in &world.addresses {
        by_hash.insert(hash(facts.address.as_str()), facts);
        // An alias that a mail system cut in two is labelled as a whole: "pr <.palmer@house.example>".
        for seen in facts.names.iter().filter(|_| facts.address.local().starts_with('.')) {
            by_hash.insert(hash(&format!("{} <{}>", seen.name, facts.address).to_lowercase()), facts);
        }
    }
    [PAIRS, CUSTODIANS]
        .into_iter()
        .flat_map(|file| labels(file, corpus))
        .map(|label| {
            let facts = label.hashes.each_ref().map(|hash| by_hash.get(hash).copied());
            let person = facts.map(|facts| world.people.person_of(facts?.id));
            let automatic = person[0].is_some() && person[0] == person[1];
            let proposed = person[0].zip(person[1]).is_some_and(|pair| pairs.contains(&pair));
            let both = facts[0].zip(facts[1]);
            if std::env::var_os("EVALUATE_SHOW").is_some()
                && !label.custodian
                && !is_reported(&label.hashes.concat())
                && (label.same != (automatic || proposed))
            {
                let shown = facts.map(|facts| facts.map(|facts| (&facts.address, &facts.names)));
                eprintln!(
                    "{corpus} same {} automatic {automatic} proposed {proposed} {person:?} {shown:#?}",
                    label.same
                );
            }
            Answer {
                automatic,
                proposed,
                same_name: both.is_some_and(|(a, b)| same_name(a, b)),
                alike: both.is_some_and(|(a, b)| alike(a, b)),
                label,
            }
        })
        .collect()
}

fn full_names(facts: &AddressFacts) -> BTreeSet<BTreeSet<String>> {
    facts.names.iter().filter_map(|seen| names::full(&seen.name)).map(|name| name.into_iter().collect()).collect()
}

fn same_name(a: &AddressFacts, b: &AddressFacts) -> bool {
    !full_names(a).is_disjoint(&full_names(b))
}

/// After Bird and others, Mining email social networks (2006): names or local parts that are nearly the same.
fn alike(a: &AddressFacts, b: &AddressFacts) -> bool {
    let words = |facts: &AddressFacts| -> Vec<String> {
        let names = facts.names.iter().map(|seen| names::parts(&seen.name).join(" ")).filter(|name| name.len() > 2);
        names.chain([facts.address.local().to_owned()]).collect()
    };
    let (left, right) = (words(a), words(b));
    left.iter().any(|one| right.iter().any(|other| likeness(one, other) >= 0.95))
}

/// 1 less the edit distance in lengths of the longer one.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.iter().enumerate() {
        let mut before = std::mem::replace(&mut row[0], i + 1);
        for (j, d) in b.iter().enumerate() {
            let changed = before + usize::from(c != d);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    1.0 - row[b.len()] as f64 / a.len().max(b.len()).max(1) as f64
}

fn count(answers: &[&Answer], said: impl Fn(&Answer) -> bool) -> Count {
    let mut count = Count::default();
    for answer in answers {
        count.add(said(answer).then_some(""), answer.label.same.then_some(""));
    }
    count
}

pub fn figures(data: &Path) -> Vec<Figure> {
    let mut all = Vec::new();
    for (corpus, archive) in CORPORA {
        if let Some(folder) = unpacked(data, archive) {
            all.push((corpus, answers(corpus, &folder)));
        }
    }
    let mut figures = Vec::new();
    let custodians: Vec<&Answer> = all.iter().flat_map(|(_, all)| all).filter(|a| a.label.custodian).collect();
    let on = format!("owners of mailboxes, {} pairs", custodians.len());
    let figure = |measure, value| Figure::new("who is who", on.clone(), measure, value);
    let (found, automatic) = (count(&custodians, |a| a.automatic || a.proposed), count(&custodians, |a| a.automatic));
    figures.extend([
        figure("F1", found.f1()).baseline("same name", count(&custodians, |a| a.same_name).f1()),
        figure("precision, automatic", automatic.precision()),
        figure("precision", found.precision()),
        figure("recall", found.recall()),
    ]);
    for (reported, half) in [(true, "reported half"), (false, "tuned half")] {
        let is_in = |label: &Label| !label.custodian && is_reported(&label.hashes.concat()) == reported;
        let of = |answers: &'_ [Answer]| -> Vec<usize> {
            (0..answers.len()).filter(|at| is_in(&answers[*at].label)).collect()
        };
        let pairs: Vec<&Answer> = all.iter().flat_map(|(_, all)| of(all).into_iter().map(|at| &all[at])).collect();
        let on = format!("{} pairs of addresses, {half}", pairs.len());
        let (found, automatic) = (count(&pairs, |a| a.automatic || a.proposed), count(&pairs, |a| a.automatic));
        let figure = |measure, value| Figure::new("who is who", on.clone(), measure, value);
        let (same_name, alike) = (count(&pairs, |a| a.same_name), count(&pairs, |a| a.alike));
        let f1 = figure("F1", found.f1()).baseline("same name", same_name.f1());
        let precision =
            figure("precision, automatic", automatic.precision()).baseline("same name", same_name.precision());
        figures.extend(match reported {
            true => [f1.at_least(0.985), precision.at_least(0.995)],
            false => [f1, precision],
        });
        figures.extend([
            figure("precision", found.precision()).baseline("names alike (Bird)", alike.precision()),
            figure("recall", found.recall()).baseline("names alike (Bird)", alike.recall()),
            figure("recall, automatic", automatic.recall()).baseline("same name", same_name.recall()),
            figure("F1, automatic", automatic.f1()).baseline("names alike (Bird)", alike.f1()),
            // Every pair is of two addresses.
            figure("F1, same e-mail only", count(&pairs, |_| false).f1()),
        ]);
        for (corpus, all) in &all {
            let pairs: Vec<&Answer> = of(all).into_iter().map(|at| &all[at]).collect();
            let found = count(&pairs, |a| a.automatic || a.proposed);
            let same_name = count(&pairs, |a| a.same_name);
            let on = format!("{corpus}, {} pairs, {half}", pairs.len());
            figures.push(Figure::new("who is who", on, "F1", found.f1()).baseline("same name", same_name.f1()));
        }
    }
    figures
}
