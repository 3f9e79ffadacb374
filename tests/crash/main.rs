//! A process killed, or a machine without power, at any moment of an import in; nothing lost that was reported, and
//! after one more run the same as without, out. What is promised stands in `docs/durability.md`.
//!
//! `WIEDER_CRASH_SEED` gives other points than the usual ones, `WIEDER_CRASH_POINT` one of them alone.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;

mod disk;
mod kill;
mod mail;
mod power;
mod promise;
mod trace;

/// Seed and numbers of the points to try of so many.
fn points(count: usize) -> (u64, Vec<usize>) {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let all = match number("WIEDER_CRASH_POINT") {
        Some(point) => vec![point as usize],
        None => (0..count).collect(),
    };
    (number("WIEDER_CRASH_SEED").unwrap_or(count as u64), all)
}

/// Which seed and point failed is the first thing one wants to know.
fn at(seed: u64, point: usize, what: &str) -> String {
    format!("WIEDER_CRASH_SEED={seed} WIEDER_CRASH_POINT={point} ({what})")
}

#[test]
fn killed_at_any_moment() {
    kill::check(25, 160);
}

#[test]
#[ignore = "takes minutes"]
fn killed_at_any_moment_many_times() {
    kill::check(500, 400);
}

#[test]
fn without_power_at_any_moment() {
    power::check(25);
}

#[test]
#[ignore = "takes minutes"]
fn without_power_at_any_moment_many_times() {
    power::check(500);
}
