//! Nothing in, what letters that were made to be slow cost on one core out, in ms per MB, the worst last:
//! `cargo bench --bench hostile`; with a word, only the kinds in whose name it stands; with a number, letters of so many
//! MB instead of one.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "../tests/common/slow.rs"]
mod slow;

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;
use wieder::letters;
use wieder::speech::{stems, subject};

/// Bytes of each letter, unless another size is asked for.
const SIZE: usize = 1 << 20;
/// Milliseconds that one megabyte may take.
const BAR: f64 = 50.0;
/// Lines of the last table.
const WORST: usize = 10;

struct Row {
    name: &'static str,
    megabytes: f64,
    /// Milliseconds per MB of each step.
    steps: [f64; 5],
}

impl Row {
    fn whole(&self) -> f64 {
        self.steps.iter().sum()
    }

    fn print(&self) {
        let [split, open, sweep, read, terms] = self.steps;
        println!(
            "{:44}{:>6.1}{split:>8.1}{open:>8.1}{sweep:>8.1}{read:>8.1}{terms:>8.1}{:>8.1}{:>8.2}",
            self.name,
            self.megabytes,
            self.whole(),
            self.whole() / BAR
        );
    }
}

fn main() {
    let (mut size, mut wanted) = (SIZE, Vec::new());
    for word in std::env::args().skip(1).filter(|word| !word.starts_with("--")) {
        match word.parse::<usize>() {
            Ok(megabytes) => size = megabytes << 20,
            Err(_) => wanted.push(word),
        }
    }
    println!(
        "{:44}{:>6}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "ms per MB", "MB", "split", "open", "sweep", "read", "terms", "all", "of 50"
    );
    let mut rows = Vec::new();
    for (name, raw) in slow::letters(size) {
        if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            let row = measured(name, &raw);
            row.print();
            rows.push(row);
        }
    }
    rows.sort_by(|one, other| other.whole().total_cmp(&one.whole()));
    let over = rows.iter().filter(|row| row.whole() > BAR).count();
    println!("\n{} kinds, {over} over {BAR} ms per MB; the worst:", rows.len());
    rows.iter().take(WORST).for_each(Row::print);
}

/// All that an import and the words behind it do with a letter, step by step.
fn measured(name: &'static str, raw: &[u8]) -> Row {
    let megabytes = raw.len() as f64 / 1e6;
    let mbox = [b"From a@b.example Mon Mar  3 10:15:00 2014\n", raw].concat();
    let split = best(|| {
        wieder::sources::split(&mut mbox.as_slice(), 0, &mut |cut| {
            black_box(cut);
            ControlFlow::Continue(())
        })
    });
    let letter = letters::open(raw).0;
    let reading = letters::read(&letter);
    let own = reading.own_text(&letter.text);
    let open = best(|| letters::open(raw));
    let sweep = best(|| {
        (letters::remarkable(&letter), letters::may_have_register(&letter), subject::thread_key(&letter.subject))
    });
    let read = best(|| letters::read(&letter));
    let terms = best(|| (stems::terms(&letter.subject, reading.language), stems::terms(&own, reading.language)));
    Row { name, megabytes, steps: [split, open, sweep, read, terms].map(|seconds| seconds * 1e3 / megabytes) }
}

/// Seconds one time takes: the best of three rounds, each long enough for a clock that ticks every four milliseconds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    const LONG_ENOUGH: f64 = 0.08;
    let began = Instant::now();
    let mut round = |times: u32| {
        let before = worked(began);
        for _ in 0..times {
            black_box(work());
        }
        (worked(began) - before) / f64::from(times)
    };
    let first = round(1);
    let times = (LONG_ENOUGH / first.max(0.004)).ceil() as u32;
    if first > 1.0 { first } else { (0..3).map(|_| round(times)).fold(f64::MAX, f64::min) }
}

/// Seconds for which this thread had a processor, so that others on the machine do not count; where the system does not
/// tell, all that passed.
fn worked(began: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| began.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}
