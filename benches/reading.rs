//! Mailboxes or folders of them in, the speed of each step of reading on one core out:
//! `cargo bench --bench reading -- PATH…`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Instant;
use wieder::letters;
use wieder::model::{Language, Letter};
use wieder::speech::stems;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    println!(
        "{:28}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>12}{:>12}{:>14}",
        "MB/s of mail", "letters", "MB", "open", "read", "terms", "r+t", "remarkable", "so many", "slowest read"
    );
    for path in words.iter().filter(|word| !word.starts_with("--")) {
        row(path);
    }
}

/// The best of three rounds, in seconds.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let round = |_| {
        let began = Instant::now();
        black_box(work());
        began.elapsed().as_secs_f64()
    };
    (0..3).map(round).fold(f64::MAX, f64::min)
}

fn row(path: &str) {
    let mut raw = Vec::new();
    for file in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if file.file_type().is_file() {
            let bytes = std::fs::read(file.path()).unwrap();
            let before = raw.len();
            wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
                raw.push(cut.raw);
                ControlFlow::Continue(())
            })
            .unwrap();
            if raw.len() == before {
                raw.push(bytes);
            }
        }
    }
    let megabytes = raw.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let opened: Vec<Letter> = raw.iter().map(|raw| letters::open(raw).0).collect();
    let owned: Vec<(String, Option<Language>)> = opened
        .iter()
        .map(|letter| {
            let reading = letters::read(letter);
            (reading.own_text(&letter.text), reading.language)
        })
        .collect();
    let open = best(|| raw.iter().for_each(|raw| drop(black_box(letters::open(raw)))));
    let mut slowest = 0.0_f64;
    let read = best(|| {
        for letter in &opened {
            let began = Instant::now();
            black_box(letters::read(letter));
            slowest = slowest.max(began.elapsed().as_secs_f64());
        }
    });
    let terms = best(|| owned.iter().for_each(|(own, language)| drop(black_box(stems::terms(own, *language)))));
    let mut found = 0;
    let sweep = best(|| found = opened.iter().filter(|letter| letters::remarkable(letter)).count());
    let name = std::path::Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    println!(
        "{name:28}{:>8}{megabytes:>8.1}{:>8.0}{:>8.0}{:>8.0}{:>8.0}{:>12.0}{found:>12}{:>11.2} ms",
        raw.len(),
        megabytes / open,
        megabytes / read,
        megabytes / terms,
        megabytes / (read + terms),
        megabytes / sweep,
        slowest * 1e3,
    );
}
