//! Files of labels in, the labels of each letter out.

use sha2::{Digest, Sha256};
use std::ops::Range;

/// One labelled letter of `codealltag.tsv` or `enron.tsv`; places in bytes of its text.
pub struct Labelled {
    pub id: String,
    /// `T`, `V`, `P`, `M`, `N`, each perhaps with `?`; empty where the register was not labelled.
    pub register: String,
    pub salutation: Option<Range<usize>>,
    pub closing: Option<Range<usize>>,
    pub name: Option<Range<usize>>,
    pub doubtful: bool,
}

/// `12-40` in code points, as a place in bytes; `-` is none.
pub fn place(text: &str, written: &str) -> Option<Range<usize>> {
    let (start, end) = written.split_once('-').filter(|(start, _)| !start.is_empty())?;
    let byte = |at: &str| {
        let at: usize = at.parse().unwrap();
        text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte)
    };
    Some(byte(start)..byte(end))
}

pub fn hash(text: &str, digits: usize) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>()[..digits].to_owned()
}

/// Lines of a file of labels, by their columns.
pub fn rows(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// The labels with the text of each, as `text_of` finds it by its id. A text that is another than the one labelled is
/// a mistake.
pub fn labelled(file: &str, text_of: impl Fn(&str) -> Option<String>) -> Vec<(Labelled, String)> {
    let one = |columns: Vec<&str>| {
        let [id, hashed, register, salutation, closing, name, doubt] = columns[..] else { panic!("{columns:?}") };
        let text = text_of(id).unwrap_or_else(|| panic!("{id} is not in the data"));
        assert_eq!(hash(text.trim_end(), 8), hashed, "{id}");
        let place = |written| place(&text, written);
        let labels = Labelled {
            id: id.to_owned(),
            register: register.to_owned(),
            salutation: place(salutation),
            closing: place(closing),
            name: place(name),
            doubtful: doubt == "x",
        };
        (labels, text)
    };
    rows(file).map(one).collect()
}
