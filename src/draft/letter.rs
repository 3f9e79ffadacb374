//! The parts of a letter in, its plain text out.

use super::fill::Origin;
use crate::model::{Slot, Span};
use std::collections::BTreeMap;

/// Which letter of an outreach it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mail {
    First,
    FollowUp,
    Thanks,
    /// Thanks after a no.
    ThanksForNo,
    /// What came of the help: it went well, or it did not.
    ReportGood,
    ReportBad,
}

/// A letter not sent yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub mail: Mail,
    pub subject: String,
    /// The variant the subject was made of, if any.
    pub subject_variant: Option<String>,
    pub salutation: String,
    pub paragraphs: Vec<Vec<Piece>>,
    pub sign_off: String,
    pub name: String,
    /// The variants of this draft by slot: store them to render the same letter again.
    pub choice: BTreeMap<Slot, usize>,
}

/// The sentences that fill one slot, or words of the user that belong to none.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub slot: Option<Slot>,
    /// The id of the variant, "de_T.lapse.me.0".
    pub variant: Option<String>,
    pub text: String,
    /// All that is not template, with who wrote it.
    pub places: Vec<(Span, Origin)>,
}

impl Draft {
    /// Everything between salutation and sign-off.
    pub fn body(&self) -> String {
        let paragraph =
            |pieces: &Vec<Piece>| pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
        self.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// The whole text of the mail, ending with a line break.
    pub fn text(&self) -> String {
        format!("{}\n\n{}\n\n{}\n{}\n", self.salutation, self.body(), self.sign_off, self.name)
    }

    /// The ids of all variants used, the subject among them.
    pub fn variants(&self) -> Vec<&str> {
        let pieces = self.paragraphs.iter().flatten().filter_map(|piece| piece.variant.as_deref());
        self.subject_variant.as_deref().into_iter().chain(pieces).collect()
    }

    /// Each piece with the byte at which it begins in [`Draft::body`].
    pub fn placed(&self) -> Vec<(usize, &Piece)> {
        let mut at = 0;
        let mut placed = Vec::new();
        for paragraph in &self.paragraphs {
            for piece in paragraph {
                placed.push((at, piece));
                at += piece.text.len() + 1;
            }
            at += 1 + usize::from(paragraph.is_empty());
        }
        placed
    }
}
