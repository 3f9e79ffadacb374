//! How well letters are read, measured on mail that nobody here wrote:
//! `cargo run --release --example evaluate -- reading ../shared/data [--json] [PART…]` prints one table;
//! `evaluate -- choosing PATH…` how well people are chosen, on any archive by its path (see `choosing/`);
//! `evaluate -- own IN.jsonl` reads lines `{id,text}` and writes `{id,own:[[start,end],…]}` in code points.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]
#![allow(clippy::print_stderr)]

mod choosing;
mod curve;
mod data;
mod hostility;
mod labels;
#[path = "../../tests/common/lines.rs"]
mod lines;
mod machines;
mod mailboxes;
mod manners;
mod own;
#[path = "../../tests/common/remarked.rs"]
mod remarked;
mod remarks;
mod replies;
mod same;
mod signatures;
mod speed;
mod table;

use std::path::Path;
use table::Figure;

/// A name by which a part can be asked for alone, and what measures it.
type Part = (&'static str, fn(&Path) -> Vec<Figure>);

const PARTS: &[Part] = &[
    ("own", own::figures),
    ("replies", replies::figures),
    ("register", manners::register),
    ("relationship", manners::relationship),
    ("lines", manners::lines),
    ("signatures", signatures::figures),
    ("remarks", remarks::figures),
    ("hostility", hostility::figures),
    ("machines", machines::figures),
    ("same", same::figures),
    ("speed", speed::figures),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let told = match words.split_first() {
        Some((verb, rest)) if verb == "choosing" => Some(choosing::choosing(rest)),
        Some((verb, rest)) if verb == "train-choosing" => {
            Some(choosing::train(&rest.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        _ => None,
    };
    if let Some(whole) = told {
        std::process::exit(if whole { 0 } else { 1 });
    }
    let (options, words): (Vec<&str>, Vec<&str>) = words.iter().map(String::as_str).partition(|w| w.starts_with("--"));
    match words.as_slice() {
        ["own", file] => own::answer(Path::new(file)),
        ["reading", data, only @ ..] => {
            let data = Path::new(data);
            let asked = PARTS.iter().filter(|(name, _)| only.is_empty() || only.contains(name));
            let figures: Vec<Figure> = asked.flat_map(|(_, measure)| measure(data)).collect();
            table::print(&figures, options.contains(&"--json"));
        }
        _ => {
            let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
            eprintln!("evaluate reading DATA [--json] [{}]\nevaluate own IN.jsonl", names.join("|"));
            std::process::exit(2);
        }
    }
}
