//! The folder of a store in, how long `wieder ask` takes out: `cargo bench --bench ask -- STORE [--now DAY] [QUESTION…]`. Without
//! questions those that `lifetime` archives answer. The limit holds for a million letters and fifty thousand people.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::process::{Command, Stdio};
use std::time::Instant;

const LIMIT: f64 = 0.1;
const ROUNDS: usize = 7;
const QUESTIONS: [&str; 6] = [
    "Vertrag",
    "contract meeting",
    "who knows about contracts",
    "--career-advice Projekt",
    "--introduction firm9",
    "--referral firm9",
];

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench").peekable();
    let store = words.next().expect("the folder of a store");
    let mut now = "2026-11-30".to_owned();
    if words.peek().is_some_and(|word| word == "--now") {
        now = words.nth(1).unwrap_or(now);
    }
    let given: Vec<String> = words.collect();
    let questions = if given.is_empty() { QUESTIONS.map(str::to_owned).to_vec() } else { given };
    println!("{:<40} {:>7} {:>7} {:>9}", "question", "best, s", "median", "of limit");
    for question in questions {
        let mut seconds: Vec<f64> = (0..=ROUNDS).map(|_| once(&store, &now, &question)).skip(1).collect();
        seconds.sort_by(f64::total_cmp);
        let (best, median) = (seconds[0], seconds[ROUNDS / 2]);
        println!("{question:<40} {best:>7.3} {median:>7.3} {:>9.2}", median / LIMIT);
    }
}

/// The first time gathers who is who, and does not count.
fn once(store: &str, now: &str, question: &str) -> f64 {
    let began = Instant::now();
    let mut wieder = Command::new(env!("CARGO_BIN_EXE_wieder"));
    wieder.args(["--store", store, "--now", now, "ask"]);
    match question.split_once(' ').filter(|_| question.starts_with("--")) {
        Some((ask, words)) => wieder.args([ask, words]),
        None => wieder.arg(question),
    };
    let status = wieder.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(status.success(), "{question}");
    began.elapsed().as_secs_f64()
}
