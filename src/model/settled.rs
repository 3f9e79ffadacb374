//! What the user settled about how two people write to each other, whatever the letters show.

use super::{Language, Region, Register};
use serde::Serialize;

/// A part of the manners that can be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Language,
    Register,
    Salutation,
    Called,
    SignOff,
    MyName,
    Region,
    CapitalDu,
}

impl Part {
    pub const ALL: [Part; 8] = [
        Part::Language,
        Part::Register,
        Part::Salutation,
        Part::Called,
        Part::SignOff,
        Part::MyName,
        Part::Region,
        Part::CapitalDu,
    ];

    /// As it is kept and stands in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Part::Language => "language",
            Part::Register => "register",
            Part::Salutation => "salutation",
            Part::Called => "called",
            Part::SignOff => "sign_off",
            Part::MyName => "my_name",
            Part::Region => "region",
            Part::CapitalDu => "capital_du",
        }
    }

    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// Each part that is settled; the others are as the letters show them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    pub language: Option<Language>,
    pub register: Option<Register>,
    /// Without the sign at its end, as in [`super::Manners`].
    pub salutation: Option<String>,
    pub called: Option<String>,
    pub sign_off: Option<String>,
    pub my_name: Option<String>,
    pub region: Option<Region>,
    pub capital_du: Option<bool>,
}

impl Settled {
    /// The part as it is kept; `None` where it is not settled.
    pub fn kept(&self, part: Part) -> Option<String> {
        let word = |word: &str| word.to_owned();
        match part {
            Part::Language => self.language.map(|language| match language {
                Language::German => word("de"),
                Language::English => word("en"),
            }),
            Part::Register => self.register.map(|register| match register {
                Register::Informal => word("informal"),
                Register::Formal => word("formal"),
            }),
            Part::Salutation => self.salutation.clone(),
            Part::Called => self.called.clone(),
            Part::SignOff => self.sign_off.clone(),
            Part::MyName => self.my_name.clone(),
            Part::Region => self.region.map(|region| match region {
                Region::Germany => word("de"),
                Region::Austria => word("at"),
                Region::Switzerland => word("ch"),
            }),
            Part::CapitalDu => self.capital_du.map(|capital| word(if capital { "yes" } else { "no" })),
        }
    }

    /// Settles a part as it was kept. What is no value of it settles nothing.
    pub fn settle(&mut self, part: Part, kept: &str) {
        let text = || Some(kept.to_owned());
        match (part, kept) {
            (Part::Language, "de") => self.language = Some(Language::German),
            (Part::Language, "en") => self.language = Some(Language::English),
            (Part::Register, "informal") => self.register = Some(Register::Informal),
            (Part::Register, "formal") => self.register = Some(Register::Formal),
            (Part::Region, "de") => self.region = Some(Region::Germany),
            (Part::Region, "at") => self.region = Some(Region::Austria),
            (Part::Region, "ch") => self.region = Some(Region::Switzerland),
            (Part::CapitalDu, "yes") => self.capital_du = Some(true),
            (Part::CapitalDu, "no") => self.capital_du = Some(false),
            (Part::Salutation, _) => self.salutation = text(),
            (Part::Called, _) => self.called = text(),
            (Part::SignOff, _) => self.sign_off = text(),
            (Part::MyName, _) => self.my_name = text(),
            (Part::Language | Part::Register | Part::Region | Part::CapitalDu, _) => {}
        }
    }

    /// In the order of [`Part::ALL`].
    pub fn parts(&self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| self.kept(*part).is_some()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_settled_again() {
        let all = Settled {
            language: Some(Language::English),
            register: Some(Register::Formal),
            salutation: Some("Dear Tom".to_owned()),
            called: Some("Tom".to_owned()),
            sign_off: Some("Cheers".to_owned()),
            my_name: Some("Jana".to_owned()),
            region: Some(Region::Switzerland),
            capital_du: Some(false),
        };
        let mut again = Settled::default();
        for part in Part::ALL {
            assert_eq!(Part::from_key(part.key()), Some(part));
            again.settle(part, &all.kept(part).unwrap());
        }
        assert_eq!((&again, again.parts()), (&all, Part::ALL.to_vec()));
        again.settle(Part::Register, "ihr");
        assert_eq!(again, all);
    }
}
