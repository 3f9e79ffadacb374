//! The rendered ask in, whether it can be answered with yes or no out.

use crate::speech::sentences;
use std::sync::LazyLock;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Open,
    YesNo,
}

impl Form {
    pub fn key(self) -> &'static str {
        match self {
            Form::Open => "open",
            Form::YesNo => "yn",
        }
    }
}

/// Word lists of the composer.
#[derive(Default, serde::Deserialize)]
pub struct WordLists {
    /// Words that lose their capital after "Lieber Tom,".
    pub lower: Vec<String>,
    pub cap_du: Vec<String>,
    pub w_words: Vec<String>,
    pub no_repeat: Vec<String>,
}

pub static WORD_LISTS: LazyLock<WordLists> =
    LazyLock::new(|| toml::from_str(include_str!("../../content/compose.toml")).unwrap_or_default());

/// Open when the last question begins with a question word, after its colon where it has one.
pub fn form(ask: &str) -> Form {
    let last = sentences::split(ask).into_iter().rev().filter_map(|span| ask.get(span)).find(|s| s.ends_with('?'));
    let question = last.map(|s| s.rsplit(": ").next().unwrap_or(s)).unwrap_or_default().to_lowercase();
    let begins =
        |word: &String| question.strip_prefix(word.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    if WORD_LISTS.w_words.iter().any(begins) { Form::Open } else { Form::YesNo }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (ask, want) in [
            ("Zurzeit überlege ich, ob ich gehe. Wie siehst du das?", Form::Open),
            ("Es geht um eines: Welche Stiftung lohnt sich?", Form::Open),
            ("I want to know one thing: does it make sense?", Form::YesNo),
            ("Fällt Dir jemand ein, mit dem ich sprechen sollte?", Form::Open),
            ("Hättest du Zeit? Ich wüsste gern, wie das war.", Form::YesNo),
            ("Werden Sie kommen?", Form::YesNo),
            ("Zwei Sätze reichen mir völlig.", Form::YesNo),
            ("", Form::YesNo),
        ] {
            assert_eq!(form(ask), want, "{ask}");
        }
    }
}
