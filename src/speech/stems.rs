//! Text in, the stems a search compares out.

use crate::model::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    static CACHE: RefCell<HashMap<(String, Language), String>> = RefCell::new(HashMap::new());
}

/// Words remembered a thread; the common ones come first anyway.
const CACHED: usize = 50_000;

/// The words of a text as stems, blank-separated; words of unknown language as they are, in lower case.
pub fn terms(text: &str, language: Option<Language>) -> String {
    let mut terms = String::with_capacity(text.len());
    for word in words(text) {
        if !terms.is_empty() {
            terms.push(' ');
        }
        match language {
            Some(language) => push_stem(&mut terms, word, language),
            None => terms.push_str(&word.to_lowercase()),
        }
    }
    terms
}

/// For each word of a query the forms under which it may stand in the index.
pub fn query(text: &str) -> Vec<Vec<String>> {
    let forms = |word: &str| {
        let mut forms = vec![word.to_lowercase(), stem(word, Language::German), stem(word, Language::English)];
        forms.sort();
        forms.dedup();
        forms
    };
    words(text).map(forms).collect()
}

pub fn stem(word: &str, language: Language) -> String {
    let mut stem = String::new();
    push_stem(&mut stem, word, language);
    stem
}

fn push_stem(out: &mut String, word: &str, language: Language) {
    let lower = word.to_lowercase();
    CACHE.with_borrow_mut(|cache| {
        let key = (lower, language);
        if let Some(stem) = cache.get(&key) {
            out.push_str(stem);
            return;
        }
        let algorithm = match language {
            Language::German => Algorithm::German,
            Language::English => Algorithm::English,
        };
        let stem = Stemmer::create(algorithm).stem(&key.0).into_owned();
        out.push_str(&stem);
        if cache.len() < CACHED {
            cache.insert(key, stem);
        }
    });
}

/// Runs of letters and digits, at most 40 characters long.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && word.len() <= 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_meet() {
        let indexed = terms("Förderanträge für kleine Museen", Some(Language::German));
        for word in query("Förderantrag Museum") {
            assert!(
                word.iter().any(|form| indexed.split(' ').any(|term| term == form)) || word.contains(&"museum".into())
            );
        }
    }
}
