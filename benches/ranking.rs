//! A number of letters or the folder of a store in, the time of ranking everybody and of looking back at ten years out:
//! `cargo bench --bench ranking -- [LETTERS|STORE]`. The limits hold for a million letters and fifty thousand people on one
//! core; for fewer letters they are as much smaller.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_possible_truncation)]

use std::hint::black_box;
use std::time::Instant;
use wieder::choose::{Candidate, Wish, is_lost, rank};
use wieder::flow::{Archive, World, backtest};
use wieder::learn::measure::Dice;
use wieder::model::{Address, AddressFacts, AddressId, Kind, LetterId, NameSeen, Row, Verdict};
use wieder::store::Store;
use wieder::ties::ties;

const YEAR: i64 = 365 * 86_400;
/// The last ten of which are looked back at.
const YEARS: i64 = 11;
const MILLION: f64 = 1e6;

fn main() {
    let word = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let word = word.unwrap_or_else(|| "200000".to_owned());
    let now = "2026-11-23T12:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    let archive = match word.parse::<usize>() {
        Ok(letters) => made_up(letters, now),
        Err(_) => Archive::load(&Store::open(std::path::Path::new(&word)).unwrap(), &[]).unwrap(),
    };
    let world = World::at(&archive, now);
    let letters = world.rows.len();
    let share = letters as f64 / MILLION;
    println!("{letters} letters, {} people, {} ties", world.people.all.len(), world.ties.len());
    let wish = Wish { ask: None, min_days: 365 };
    let (seconds, lost) = best(3, || {
        let all = ties(&world.rows, &world.people, now);
        let lost: Vec<Candidate> = all
            .iter()
            .filter(|tie| is_lost(tie, &wish, now))
            .map(|tie| Candidate { tie, unreachable: false })
            .collect();
        rank(&lost, None, world.mean_reply, now).len()
    });
    told("all ties and their ranking", seconds, 0.5 * share, lost);
    let (seconds, _) = best(1, || World::at(&archive, now).people.all.len());
    println!("  of it or beside it: who is who once {seconds:.2} s");
    drop(world);
    let (seconds, years) = best(1, || {
        let found = backtest(&archive, &wish, now, &mut |_, _| {});
        println!("  {:?}", found.trust.verdict);
        found.looked
    });
    told("a look back", seconds, share * years as f64, years);
}

fn told(what: &str, seconds: f64, limit: f64, count: usize) {
    println!("{what}: {seconds:.2} s, {:.2} of the limit ({count})", seconds / limit);
}

fn best<T>(rounds: usize, mut work: impl FnMut() -> T) -> (f64, T) {
    let mut round = || {
        let began = Instant::now();
        let found = black_box(work());
        (began.elapsed().as_secs_f64(), found)
    };
    let first = round();
    (1..rounds).fold(first, |best, _| {
        let next = round();
        if next.0 < best.0 { next } else { best }
    })
}

/// With the shape of `examples/lifetime.rs`: a twentieth as many people as letters, of whom few write much and most once.
fn made_up(letters: usize, now: i64) -> Archive {
    let people = letters / 20 + 1;
    let mut dice = Dice(1);
    let mine = Address::parse("jana@vogt.example").unwrap();
    let facts = |id: usize, address: Address, name: String| AddressFacts {
        id: AddressId(id as u32),
        address,
        names: vec![NameSeen { name, letters: 1, first: 0, last: now }],
        relay: false,
        delivered: 0,
    };
    let mut addresses = vec![facts(1, mine.clone(), "Jana Vogt".to_owned())];
    for person in 0..people {
        let address = Address::parse(&format!("p{person}@muster{}.example", person % 97)).unwrap();
        addresses.push(facts(person + 2, address, format!("Person{} Muster{}", person % 613, person)));
    }
    let start = now - YEARS * YEAR - 86_400 * 330;
    let step = (now - start) / letters.max(1) as i64;
    let mut somebody = |count: usize| {
        let share = dice.below(1_000_000) as f64 / 1e6;
        (AddressId((share.powi(4) * count as f64) as u32 + 2), dice.below(10))
    };
    let row = |number: usize| {
        let ((other, kind), (also, more)) = (somebody(people), somebody(people));
        let from_me = kind < 3;
        let (from, to) = if from_me { (AddressId(1), other) } else { (other, AddressId(1)) };
        Row {
            id: LetterId(number as i64 + 1),
            at: Some(start + step * number as i64),
            kind: if kind == 9 { Kind::List } else { Kind::Personal },
            sent: from_me,
            from: Some(from),
            recipients: if more < 2 { vec![to, also] } else { vec![to] },
            to: 1,
            own_key: number as i64 + 1,
            parent_key: 0,
            thread_key: (number / 4) as i64 + 1,
            replies: false,
            verdict: Verdict::Unknown,
        }
    };
    Archive::of((0..letters).map(row).collect(), addresses, vec![mine])
}
