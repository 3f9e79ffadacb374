//! A language and a key in, a sentence of the interface out.

mod numbers;
mod reasons;

pub use numbers::{about, day, month, number, span};
pub use reasons::{around, contact, dative, reason, shorten, silence};

use crate::model::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

const ENGLISH: &[&str] = &[
    include_str!("../../locales/en/ask.ftl"),
    include_str!("../../locales/en/backtest.ftl"),
    include_str!("../../locales/en/cli.ftl"),
    include_str!("../../locales/en/draft.ftl"),
    include_str!("../../locales/en/help.ftl"),
    include_str!("../../locales/en/manners.ftl"),
    include_str!("../../locales/en/reasons.ftl"),
    include_str!("../../locales/en/same.ftl"),
    include_str!("../../locales/en/show.ftl"),
    include_str!("../../locales/en/write.ftl"),
];
const GERMAN: &[&str] = &[
    include_str!("../../locales/de/ask.ftl"),
    include_str!("../../locales/de/backtest.ftl"),
    include_str!("../../locales/de/cli.ftl"),
    include_str!("../../locales/de/draft.ftl"),
    include_str!("../../locales/de/help.ftl"),
    include_str!("../../locales/de/manners.ftl"),
    include_str!("../../locales/de/reasons.ftl"),
    include_str!("../../locales/de/same.ftl"),
    include_str!("../../locales/de/show.ftl"),
    include_str!("../../locales/de/write.ftl"),
];

/// The sentences of one language.
pub struct Strings {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// Arguments of a sentence.
pub type Args<'a> = &'a [(&'a str, FluentValue<'a>)];

impl Strings {
    pub fn new(language: Language) -> Strings {
        let (tag, sources) = match language {
            Language::German => ("de", GERMAN),
            Language::English => ("en", ENGLISH),
        };
        let mut bundle = FluentBundle::new(vec![tag.parse::<unic_langid::LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false); // no invisible direction marks in a terminal
        for source in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Strings { language, bundle }
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence; the key itself where it is unknown, so that a missing one is seen.
    pub fn text(&self, key: &str, args: Args) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set(*name, value.clone());
        }
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned()
    }
}

/// The language of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG` in this order): German where it says so.
pub fn from_environment(variables: &[Option<String>]) -> Language {
    match variables.iter().flatten().find(|value| !value.is_empty()) {
        Some(value) if value.to_lowercase().starts_with("de") => Language::German,
        _ => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_parses() {
        for source in ENGLISH.iter().chain(GERMAN) {
            assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{source:.80}");
        }
    }

    #[test]
    fn the_environment_speaks() {
        let say = |value: &str| from_environment(&[None, Some(value.into())]);
        assert_eq!(say("de_AT.UTF-8"), Language::German);
        assert_eq!(say("C"), Language::English);
        assert_eq!(from_environment(&[]), Language::English);
    }
}
