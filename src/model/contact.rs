//! Somebody as an address book, a network or the user's own word knows them.

use super::{Address, Register};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Domains of addresses that lead nowhere: they only keep a person the same.
const NOWHERE: &str = ".invalid";
const LINKEDIN: &str = "linkedin.invalid";
const PAGE: &str = "linkedin.com/in/";

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
    /// Entries that a list in a contact may have.
    pub const MOST: usize = 50;
    /// Under this a contact keeps when they died (RFC 6474).
    pub const DIED: &str = "DEATHDATE";

    pub fn has_died(&self) -> bool {
        self.other.contains_key(Contact::DIED)
    }

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

    /// Two entries of one human being: the same name, and nothing in which they differ but what one of them lacks.
    pub fn is_same(&self, other: &Contact) -> bool {
        let of_profile = self.profile.is_some() || other.profile.is_some();
        let phones = self.phones.is_empty() || other.phones.is_empty() || self.phones == other.phones;
        let emails = self.emails.is_empty()
            || other.emails.is_empty()
            || self.emails.iter().any(|address| other.emails.contains(address));
        self.name.eq_ignore_ascii_case(&other.name) && (of_profile || phones && emails)
    }

    /// What this one does not say, as the other says it; of lists, what both say.
    pub fn join(&mut self, other: Contact) {
        fn add<T: PartialEq>(known: &mut Vec<T>, other: Vec<T>) {
            for one in other {
                if !known.contains(&one) && known.len() < Contact::MOST {
                    known.push(one);
                }
            }
        }
        add(&mut self.emails, other.emails);
        add(&mut self.phones, other.phones);
        add(&mut self.jobs, other.jobs);
        add(&mut self.remarks, other.remarks);
        self.handle = self.handle.take().or(other.handle);
        self.profile = self.profile.take().or(other.profile);
        self.connected = self.connected.or(other.connected);
        for (own, of_other) in
            [(&mut self.name, other.name), (&mut self.birthday, other.birthday), (&mut self.notes, other.notes)]
        {
            if own.is_empty() {
                *own = of_other;
            }
        }
        for (column, cell) in other.other {
            self.other.entry(column).or_insert(cell);
        }
        if !self.emails.is_empty() && self.profile.is_none() && self.source != ContactSource::Linkedin {
            self.handle = None;
        }
    }
}

/// An address that only keeps a person the same, like those that people in LinkedIn's messages get.
pub fn leads_nowhere(address: &Address) -> bool {
    address.domain().ends_with(NOWHERE)
}

/// The page on LinkedIn that such an address is made of: "linkedin.com/in/anna-weber-12a".
pub fn page_of(address: &Address) -> Option<String> {
    let (local, domain) = (address.local(), address.domain());
    let is_page = domain == LINKEDIN && !local.ends_with(".name") && !local.ends_with(".conversation");
    is_page.then(|| format!("{PAGE}{local}"))
}

/// The address that is made of such a page, with or without what stands around it in a browser.
pub fn of_page(text: &str) -> Option<Address> {
    let (_, name) = text.trim().split_once(PAGE)?;
    let name = name.split(['/', '?', '#']).next()?;
    Address::parse(&format!("{name}@{LINKEDIN}"))
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
