//! What the rest of the house knows and one letter must be judged against.

use std::collections::BTreeSet;

/// Empty means: not known, and the rules that need it stay silent.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Texts of letters I sent or drafted lately, newest last; the last twenty count.
    pub last_letters: Vec<String>,
    /// Ids of the variants in those letters.
    pub used_variants: BTreeSet<String>,
    /// Ids of the variants this person has had from me.
    pub used_with_person: BTreeSet<String>,
    /// Names of this person, the fullest among them, spelt as in the address book.
    pub names: Vec<String>,
    /// Whether the archive shows Herr or Frau, Lieber or Liebe for this person. `None`: not looked up.
    pub gender_backed: Option<bool>,
    /// Names of the persons other drafts are for.
    pub other_names: Vec<String>,
    /// Addresses from which mail came back.
    pub bounced: BTreeSet<String>,
    /// Domains of firms this person has left.
    pub former_domains: BTreeSet<String>,
    pub letters_today: u32,
    pub attachments: u32,
    /// Addresses in To, Cc and Bcc beside the person's.
    pub copies: u32,
    pub both_use_emoji: bool,
}
