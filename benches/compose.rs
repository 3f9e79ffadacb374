//! One letter with thousands of wordings to choose among in, the time to find the best out: the limit of the live
//! preview is 100 ms. `cargo bench --bench compose`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::time::Instant;
use wieder::draft::{Known, Mail, compose};
use wieder::model::Case;

const LIMIT_MS: f64 = 100.0;
const RUNS: usize = 21;

fn main() {
    let scenarios = include_str!("../tests/fixtures/scenarios.toml");
    let mut case = Case::all_from_toml(scenarios).unwrap().remove(0);
    case.choice.clear();
    for (key, value) in [
        ("u_ask", "Was wäre dein erster Schritt?"),
        ("u_wie_frage", "du angefangen hast"),
        ("last_month", "März 2021"),
        ("last_in", "im März 2021"),
    ] {
        case.ctx.insert(key.to_owned(), value.to_owned());
    }
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            assert!(compose(&case, Mail::First, &Known::default()).is_ok());
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    let first = times[0];
    times.sort_by(f64::total_cmp);
    let median = times[RUNS / 2];
    println!("first {first:.1} ms, median {median:.1} ms, {:.3} of the limit of {LIMIT_MS} ms", median / LIMIT_MS);
}
