//! An mbox file in, the speed of opening and reading its letters on one core out:
//! `cargo bench --bench reading -- FILE`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]

fn main() {
    let Some(path) = std::env::args().skip(1).find(|word| !word.starts_with("--")) else {
        println!("no mailbox given");
        return;
    };
    let mut bytes = std::fs::read(path).unwrap();
    bytes.truncate(40 << 20);
    let mut letters = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len().saturating_sub(6) {
        if bytes[at - 1] == b'\n' && bytes[at..].starts_with(b"From ") {
            letters.push(&bytes[start..at]);
            start = at;
        }
    }
    let began = std::time::Instant::now();
    let opened: Vec<_> = letters
        .iter()
        .map(|raw| {
            let body = raw.iter().position(|b| *b == b'\n').map_or(0, |n| n + 1);
            wieder::letters::open(&raw[body..]).0
        })
        .collect();
    let open = began.elapsed().as_secs_f64();
    let began = std::time::Instant::now();
    let mut slow = (0.0, 0);
    let mut found = 0;
    for (n, letter) in opened.iter().enumerate() {
        let one = std::time::Instant::now();
        found += wieder::letters::read(letter).questions.len();
        let took = one.elapsed().as_secs_f64();
        if took > slow.0 {
            slow = (took, n);
        }
    }
    let read = began.elapsed().as_secs_f64();
    let size = bytes.len() as f64 / 1e6;
    let text = opened.iter().map(|l| l.text.len()).sum::<usize>() as f64 / 1e6;
    println!(
        "{} letters, {size:.1} MB: open {:.1} MB/s, read {:.1} MB/s ({text:.1} MB text), both {:.1} MB/s; slowest {slow:?}; {found} questions",
        letters.len(),
        size / open,
        size / read,
        size / (open + read)
    );
}
