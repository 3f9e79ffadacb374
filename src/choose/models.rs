//! The models that reach, reply and the rest are judged by, as they are shipped.

use crate::model::Logistic;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// Learnt from public archives by `evaluate train-choosing`; `content/choosing.toml` says from which.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Models {
    /// Where the numbers come from.
    pub provenance: String,
    /// Will they answer.
    pub reply: Logistic,
    /// The same before the letter is written, by one's own letters alone: added to the log-odds of the share of them that
    /// anybody answers.
    pub unwritten: Logistic,
    /// Will somebody be seen again at all.
    pub reach: Logistic,
    /// Will the two write each other within a year, by themselves: where letters name whom they go to, and on lists.
    pub again: Logistic,
    pub again_on_lists: Logistic,
    /// Who of all will answer a question.
    pub knows: Logistic,
    /// Have two exchanged letters that are not there.
    pub introduces: Logistic,
    /// The same by one's own mail alone.
    pub introduces_in_view: Logistic,
}

/// The models as shipped.
pub static MODELS: LazyLock<Models> =
    LazyLock::new(|| toml::from_str(include_str!("../../content/choosing.toml")).unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::super::features;
    use super::MODELS;

    /// Numbers meet their weights by place.
    #[test]
    fn weights_stand_in_the_order_of_the_numbers() {
        for (model, names) in [
            (&MODELS.reply, features::REPLY),
            (&MODELS.unwritten, features::UNWRITTEN),
            (&MODELS.reach, features::REACH),
            (&MODELS.again, features::AGAIN),
            (&MODELS.again_on_lists, features::AGAIN),
            (&MODELS.knows, features::KNOWS),
            (&MODELS.introduces, features::INTRODUCES),
            (&MODELS.introduces_in_view, features::INTRODUCES),
        ] {
            let found: Vec<&str> = model.weights.iter().map(|weight| weight.name.as_str()).collect();
            assert_eq!(found, names);
        }
    }
}
