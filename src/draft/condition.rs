//! The `if` of a variant and what is known in, whether the variant fits out.

use super::form::Form;
use crate::model::Ask;
use std::collections::BTreeMap;

/// `ask in a, b`, `form in yn`, `has key`, joined by `;` for "and". What cannot be read never holds.
pub fn holds(condition: &str, ask: Ask, form: Form, ctx: &BTreeMap<String, String>) -> bool {
    let one = |part: &str| {
        let part = part.trim();
        let among = |word: &str, list: &str| list.split(',').any(|item| item.trim() == word);
        if let Some(list) = part.strip_prefix("ask in ") {
            among(ask.key(), list)
        } else if let Some(list) = part.strip_prefix("form in ") {
            among(form.key(), &list.replace('|', ","))
        } else if let Some(key) = part.strip_prefix("has ") {
            ctx.get(key.trim()).is_some_and(|value| !value.trim().is_empty())
        } else {
            part.is_empty()
        }
    };
    condition.split(';').all(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        let ctx = BTreeMap::from([("same_firm".to_owned(), "ja".to_owned()), ("role".to_owned(), " ".to_owned())]);
        for (condition, want) in [
            ("", true),
            ("ask in introduction, referral", true),
            ("ask in feedback, career_advice", false),
            ("form in yn", true),
            ("form in open", false),
            ("form in yn|open", true),
            ("ask in introduction, referral; form in yn", true),
            ("ask in introduction; form in open", false),
            ("has same_firm", true),
            ("has role", false),
            ("has nothing", false),
            ("sometimes", false),
        ] {
            assert_eq!(holds(condition, Ask::Referral, Form::YesNo, &ctx), want, "{condition}");
        }
    }
}
