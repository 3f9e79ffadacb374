//! Mailboxes in, how fast letters are read on one core out.

use crate::data::unpacked;
use crate::table::Figure;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;
use wieder::letters;
use wieder::model::Letter;

/// The best of three rounds, in seconds.
fn best(mut work: impl FnMut()) -> f64 {
    let round = |_| {
        let began = Instant::now();
        work();
        began.elapsed().as_secs_f64()
    };
    (0..3).map(round).fold(f64::MAX, f64::min)
}

pub fn figures(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "enron-dev") else { return Vec::new() };
    let mut raw = Vec::new();
    for file in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if file.file_type().is_file() {
            let bytes = std::fs::read(file.path()).unwrap();
            wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
                raw.push(cut.raw);
                ControlFlow::Continue(())
            })
            .unwrap();
        }
    }
    let megabytes = raw.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let opened: Vec<Letter> = raw.iter().map(|raw| letters::open(raw).0).collect();
    let open = best(|| raw.iter().for_each(|raw| drop(black_box(letters::open(raw)))));
    let read = best(|| opened.iter().for_each(|letter| drop(black_box(letters::read(letter)))));
    let bear = best(|| opened.iter().for_each(|letter| drop(black_box(letters::read_bearing(letter)))));
    let on = format!("enron-dev, {} letters, {megabytes:.0} MB, one core", raw.len());
    let figure = |measure, seconds: f64| Figure::new("speed", on.clone(), measure, megabytes / seconds);
    vec![
        figure("MB/s, all that a letter says", read).at_least(150.0),
        figure("MB/s, what bears on others", bear),
        figure("MB/s, decoding alone", open),
    ]
}
