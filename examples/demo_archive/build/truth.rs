//! The cast and its mails in, what tests may assert about them out, as TOML.

use super::cast::{Cast, Letter, Person};
use super::{Mail, calendar, jana};
use anyhow::Result;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Truth {
    today: String,
    /// All mails of the archive.
    mails: usize,
    mine: [&'static str; 5],
    person: Vec<Known>,
    machine: Vec<Machine>,
    /// People who wrote on a list and never to Jana.
    list_only: Vec<Hand>,
}

#[derive(Serialize)]
struct Known {
    /// File name in the cast.
    key: String,
    name: String,
    case: String,
    lang: String,
    register: String,
    bridge: String,
    lost: bool,
    addresses: Vec<String>,
    /// Letters by hand, those through a list included; automatic ones stand in `automatic`.
    letters_in: usize,
    letters_out: usize,
    automatic: usize,
    through_list: usize,
    /// Days before today.
    first_days: i64,
    last_days: i64,
    last_direction: String,
    last_in_days: Option<i64>,
    last_out_days: Option<i64>,
    /// Message-IDs without angle brackets, in order of time.
    message_ids: Vec<String>,
}

#[derive(Serialize)]
struct Machine {
    key: String,
    from: String,
    mails: usize,
}

#[derive(Serialize)]
struct Hand {
    name: String,
    addr: String,
    posts: usize,
}

pub fn toml(cast: &Cast, mails: &[Mail]) -> Result<String> {
    let mut hands: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for post in &cast.machines.list_post {
        *hands.entry((&post.name, &post.from)).or_default() += 1;
    }
    let truth = Truth {
        today: calendar::TODAY.to_string(),
        mails: mails.len(),
        mine: jana::ADDRESSES,
        person: cast.people.iter().map(|(key, person)| known(key, person)).collect(),
        machine: cast
            .machines
            .sender
            .iter()
            .map(|sender| Machine {
                key: sender.id.clone(),
                from: sender.from.clone(),
                mails: mails.iter().filter(|mail| mail.from.addr == sender.from).count(),
            })
            .collect(),
        list_only: hands
            .into_iter()
            .map(|((name, addr), posts)| Hand { name: name.to_owned(), addr: addr.to_owned(), posts })
            .collect(),
    };
    let head = "# Made from demo/cast by `cargo run --example demo_archive`; do not edit.\n\n";
    Ok(format!("{head}{}", toml::to_string(&truth)?))
}

fn known(key: &str, person: &Person) -> Known {
    let mut letters: Vec<&Letter> = person.letter.iter().collect();
    letters.sort_by(|a, b| (-a.days, &a.time).cmp(&(-b.days, &b.time)));
    let by_hand: Vec<&Letter> = letters.iter().copied().filter(|letter| !letter.auto).collect();
    let going = |dir: &'static str| by_hand.iter().filter(move |letter| letter.dir == dir);
    let last = by_hand.last();
    Known {
        key: key.to_owned(),
        name: person.name.clone(),
        case: person.case.clone(),
        lang: person.lang.clone(),
        register: person.register.clone(),
        bridge: person.bridge.clone(),
        lost: person.lost,
        addresses: person.addresses.iter().map(|used| used.addr.clone()).collect(),
        letters_in: going("in").count(),
        letters_out: going("out").count(),
        automatic: letters.len() - by_hand.len(),
        through_list: letters.iter().filter(|letter| letter.list.is_some()).count(),
        first_days: by_hand.first().map_or(0, |letter| letter.days),
        last_days: last.map_or(0, |letter| letter.days),
        last_direction: last.map_or_else(String::new, |letter| letter.dir.clone()),
        last_in_days: going("in").map(|letter| letter.days).min(),
        last_out_days: going("out").map(|letter| letter.days).min(),
        message_ids: letters
            .iter()
            .map(|letter| format!("{}@{}", letter.id, letter.from.rsplit('@').next().unwrap_or_default()))
            .collect(),
    }
}
