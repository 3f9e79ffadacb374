//! Somebody as an address book, a network or the user's own word knows them.

use super::{Address, Register};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Domains of addresses that lead nowhere: they only keep a person the same.
const NOWHERE: &str = ".invalid";

/// Where a contact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactSource {
    /// Said by the user.
    Hand,
    Linkedin,
    Vcard,
    Google,
    Outlook,
    /// Any other table with names in it.
    Table,
}

impl ContactSource {
    /// As it is kept and stands in JSON.
    pub fn key(self) -> &'static str {
        match self {
            ContactSource::Hand => "hand",
            ContactSource::Linkedin => "linkedin",
            ContactSource::Vcard => "vcard",
            ContactSource::Google => "google",
            ContactSource::Outlook => "outlook",
            ContactSource::Table => "table",
        }
    }
}

/// One entry of an address book. What is not known is empty; so is what an earlier version did not keep yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub source: ContactSource,
    /// The same in every export of this source: a profile, an identifier, an address, at last the name.
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub emails: Vec<Address>,
    /// Leads nowhere ([`leads_nowhere`]): by it somebody without an e-mail address, or with a profile, stays the same.
    #[serde(default)]
    pub handle: Option<Address>,
    #[serde(default)]
    pub phones: Vec<String>,
    #[serde(default)]
    pub jobs: Vec<Job>,
    /// Address of their page in a network.
    #[serde(default)]
    pub profile: Option<String>,
    /// Since when the two are connected there. That is no letter and no meeting.
    #[serde(default)]
    pub connected: Option<Date>,
    /// As it stands in the source; often without a year.
    #[serde(default)]
    pub birthday: String,
    #[serde(default)]
    pub notes: String,
    /// Invitations and recommendations.
    #[serde(default)]
    pub remarks: Vec<ContactRemark>,
    /// The user says that the two worked together.
    #[serde(default)]
    pub together: Option<Together>,
    /// The user says how the two address each other.
    #[serde(default)]
    pub register: Option<Register>,
    /// What else the source says, by the names of its columns.
    #[serde(default)]
    pub other: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Job {
    pub company: String,
    pub title: String,
}

/// Where the two worked together, and until which year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Together {
    pub company: String,
    pub until: Option<i16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkOf {
    /// They invited me, or I them.
    InvitedMe,
    InvitedByMe,
    /// They recommended me, or I them.
    RecommendedMe,
    RecommendedByMe,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRemark {
    pub kind: RemarkOf,
    /// As it stands in the source.
    #[serde(default)]
    pub at: String,
    #[serde(default)]
    pub text: String,
}

/// A station of my own, by which my story can begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    pub company: String,
    pub title: String,
    pub place: String,
    pub description: String,
    /// As they stand in the source.
    pub started: String,
    pub finished: String,
}

impl Contact {
    pub fn new(source: ContactSource, name: &str) -> Contact {
        Contact {
            source,
            key: String::new(),
            name: name.to_owned(),
            emails: Vec::new(),
            handle: None,
            phones: Vec::new(),
            jobs: Vec::new(),
            profile: None,
            connected: None,
            birthday: String::new(),
            notes: String::new(),
            remarks: Vec::new(),
            together: None,
            register: None,
            other: BTreeMap::new(),
        }
    }

    /// All addresses by which they are known, those that lead somewhere first.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.emails.iter().chain(&self.handle)
    }
}

/// An address that only keeps a person the same, like those that people in LinkedIn's messages get.
pub fn leads_nowhere(address: &Address) -> bool {
    address.domain().ends_with(NOWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field that a later version adds must not lose what this one kept.
    #[test]
    fn what_an_earlier_version_kept_is_read() {
        let kept: Contact = serde_json::from_str(r#"{"source":"hand","key":"x","name":"X"}"#).unwrap();
        assert_eq!(kept, Contact { key: "x".into(), ..Contact::new(ContactSource::Hand, "X") });
        assert_eq!(serde_json::from_str::<Job>("{}").unwrap(), Job::default());
        assert_eq!(serde_json::from_str::<Position>("{}").unwrap(), Position::default());
        assert_eq!(serde_json::from_str::<Together>(r#"{"company":"Nordwerk"}"#).unwrap().until, None);
        let remark: ContactRemark = serde_json::from_str(r#"{"kind":"invited_me"}"#).unwrap();
        assert_eq!((remark.at.as_str(), remark.text.as_str()), ("", ""));
    }
}
