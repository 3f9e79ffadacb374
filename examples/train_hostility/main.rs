//! Tweets labelled by hand in, `content/hostility.bin` out:
//! `cargo run --release --example train_hostility -- ../shared/data [--choose]`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout)]
#![allow(clippy::print_stderr)]

#[path = "../evaluate/curve.rs"]
mod curve;
#[path = "../evaluate/data.rs"]
mod data;
mod train;

use std::path::Path;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((data, options)) = words.split_first() else {
        eprintln!("train_hostility DATA [--choose]");
        std::process::exit(2);
    };
    let folder = data::unpacked(Path::new(data), "german").expect("nothing to learn from");
    let file = std::fs::read_to_string(folder.join("germeval2018/germeval2018.training.txt")).unwrap();
    if options.iter().any(|option| option == "--choose") {
        print!("{}", train::choose(&file));
        return;
    }
    let trained = train::train(&file, train::TAKEN);
    let curve = curve::Curve::of(&trained.unseen);
    println!("each judged by a model that did not see it: {curve}, macro F1 {:.3}", curve.at(0.5)[2]);
    println!("precision 0.9 from {:?} on", curve.value(0.9));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/hostility.bin");
    std::fs::write(&path, &trained.bytes).unwrap();
    println!("{}: {} bytes", path.display(), trained.bytes.len());
}
