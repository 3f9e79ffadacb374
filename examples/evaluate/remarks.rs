//! Sentences and mails with near misses in, how many remarks are read rightly out; and how many there are in real mail.

use crate::data::unpacked;
use crate::remarked;
use crate::table::{Figure, share};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use wieder::letters;
use wieder::model::{Letter, Remark};

const KINDS: [(&str, &str); 4] = [
    ("no_contact", "request for no contact"),
    ("legal", "legal threat"),
    ("death", "death"),
    ("bounce", "mail that came back"),
];

pub fn figures(data: &Path) -> Vec<Figure> {
    let mut figures = Vec::new();
    let judged = remarked::judged();
    for (kind, what) in KINDS {
        for language in ["de", "en"] {
            let Some(judged) = judged.get(&(kind.to_owned(), language.to_owned())) else { continue };
            let found = share(judged.wanted - judged.overlooked.len(), judged.wanted);
            let wrong = judged.wrong.len() as f64;
            let on = |count: usize, of: &str| format!("fixtures, {language}, {count} {of}");
            figures.push(Figure::new(what, on(judged.wanted, "to be found"), "found", found).at_least(1.0));
            figures.push(Figure::new(what, on(judged.near, "near misses"), "wrong", wrong).at_most(0.0));
        }
    }
    for (folder, within, name) in
        [("enron-dev", "", "Enron"), ("spamassassin", "", "SpamAssassin"), ("german", "codealltag", "CodE Alltag")]
    {
        let Some(folder) = unpacked(data, folder) else { continue };
        let (letters, counts) = in_real_mail(&folder.join(within));
        for (kind, what) in KINDS {
            let count = counts.get(kind).copied().unwrap_or_default() as f64;
            figures.push(Figure::new(what, format!("{name}, {letters} letters"), "letters with one", count));
        }
    }
    figures
}

/// How many letters there are, and of each kind how many hold such a remark. `EVALUATE_SHOW` prints their sentences.
fn in_real_mail(folder: &Path) -> (usize, BTreeMap<&'static str, usize>) {
    let (mut letters, mut counts) = (0, BTreeMap::new());
    let mut count = |letter: &Letter| {
        letters += 1;
        if !letters::remarkable(letter) {
            return;
        }
        let remarks = letters::read_bearing(letter).remarks;
        for (kind, _) in KINDS {
            let of_kind = remarks.iter().filter(|remark| kind_of(remark) == Some(kind)).collect::<Vec<_>>();
            *counts.entry(kind).or_default() += usize::from(!of_kind.is_empty());
            for remark in of_kind.iter().filter(|_| std::env::var_os("EVALUATE_SHOW").is_some()) {
                let told = remarked::told(remark).unwrap_or_default();
                let sentence = remarked::place(letter, remark).split_whitespace().collect::<Vec<_>>().join(" ");
                eprintln!("{told} | {sentence}");
            }
        }
    };
    for file in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if !file.file_type().is_file() {
            continue;
        }
        let bytes = std::fs::read(file.path()).unwrap();
        if file.path().extension().is_some_and(|end| end == "txt") {
            count(&Letter { text: String::from_utf8_lossy(&bytes).into_owned(), ..Letter::default() });
            continue;
        }
        let mut cuts = 0;
        wieder::sources::split(&mut bytes.as_slice(), 0, &mut |cut| {
            cuts += 1;
            count(&letters::open(&cut.raw).0);
            ControlFlow::Continue(())
        })
        .unwrap();
        if cuts == 0 {
            count(&letters::open(&bytes).0);
        }
    }
    (letters, counts)
}

fn kind_of(remark: &Remark) -> Option<&'static str> {
    match remark {
        Remark::NoContact(_) => Some("no_contact"),
        Remark::LegalThreat(_) => Some("legal"),
        Remark::Died { .. } => Some("death"),
        Remark::Bounced { .. } => Some("bounce"),
        Remark::Moved { .. } | Remark::FormerName { .. } => None,
    }
}
