//! Filled text in, the same in the spelling of the region out.

use super::fill::{Origin, Stretch};
use super::form::WORD_LISTS;
use crate::model::{Case, Language, Region};
use crate::speech::words;
use regex::Regex;
use std::sync::LazyLock;

/// Capital Du in the template, Swiss ss and « », Austrian Jänner. User text gets the regional spelling only.
pub fn spell(case: &Case, mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    for stretch in &mut stretches {
        if case.capital_du && case.language == Language::German && stretch.origin == Origin::Template {
            stretch.text = capital_du(&stretch.text);
        }
        stretch.text = spell_plain(case, &stretch.text);
    }
    stretches
}

/// The regional spelling alone, for text that is no template.
pub fn spell_plain(case: &Case, text: &str) -> String {
    static JANUARY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\bJanuar(s?)\b").ok());
    match (case.language, case.region) {
        (Language::German, Region::Switzerland) => {
            text.replace('ß', "ss").replace('ẞ', "SS").replace('„', "«").replace('“', "»")
        }
        (Language::German, Region::Austria) => match &*JANUARY {
            Some(january) => january.replace_all(text, "Jänner$1").into_owned(),
            None => text.to_owned(),
        },
        _ => text.to_owned(),
    }
}

/// After "Lieber Tom," the sentence goes on: a small letter, unless the word always has a capital.
pub fn open_after_comma(case: &Case, salutation: &str, stretches: &mut [Stretch]) {
    let goes_on = case.language == Language::German && salutation.ends_with(',');
    let Some(first) = stretches.first_mut().filter(|_| goes_on) else { return };
    let word: String = first.text.chars().take_while(|c| c.is_alphabetic()).collect();
    let lower = word.to_lowercase();
    let keeps = case.capital_du && WORD_LISTS.cap_du.contains(&lower);
    if first.origin == Origin::Template && WORD_LISTS.lower.contains(&lower) && !keeps {
        first.text.replace_range(..word.len(), &lower);
    }
}

/// The salutation as it stands: a comma in Germany, Austria and in English, none in Switzerland.
pub fn salutation(case: &Case) -> String {
    let bare = case.salutation.trim().trim_end_matches([',', ' ']);
    let swiss = case.language == Language::German && case.region == Region::Switzerland;
    if swiss || bare.is_empty() || bare.ends_with(['!', '.', '–', ':']) {
        bare.to_owned()
    } else {
        format!("{bare},")
    }
}

/// The closing as it stands: a comma in English only.
pub fn sign_off(case: &Case) -> String {
    let bare = case.sign_off.trim().trim_end_matches([',', ' ']);
    match case.language {
        Language::English if !bare.is_empty() => format!("{bare},"),
        _ => spell_plain(case, bare),
    }
}

fn capital_du(text: &str) -> String {
    let mut out = text.to_owned();
    for span in words::split(text).into_iter().rev() {
        let word = text.get(span.clone()).unwrap_or_default();
        let Some(first) = word.chars().next().filter(|_| WORD_LISTS.cap_du.iter().any(|form| form == word)) else {
            continue;
        };
        out.replace_range(span.start..span.start + first.len_utf8(), &first.to_uppercase().to_string());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_only_for_du() {
        assert_eq!(
            capital_du("Fällt dir ein, was euch oder die Dauer stört?"),
            "Fällt Dir ein, was Euch oder die Dauer stört?"
        );
    }
}
