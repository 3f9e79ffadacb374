//! The From field and its helpers in, the human writer and the relay that stood in for him out.

use super::headers::{Fields, archive_form, clean};
use crate::model::{Address, Mailbox};

pub struct Sender {
    pub from: Option<Mailbox>,
    pub relay: Option<Mailbox>,
}

/// Lists rewrite From for the sake of DMARC: "Sam Doyle via guild <guild@lists…>". The person then stands in
/// Reply-To, X-Original-From or X-MailFrom; the list address is nobody.
pub fn sender(from: Option<Mailbox>, reply_to: &[Mailbox], fields: &Fields) -> Sender {
    let from = from.or_else(|| fields.first("from").and_then(|raw| archive_form(&raw, "")));
    let Some(from) = from else { return Sender { from: None, relay: None } };
    let (name, via) = without_via(&from.name);
    let listed = is_list_address(&from.address, fields);
    if !(listed || (via && fields.has("list-id"))) {
        return Sender { from: Some(from), relay: None };
    }
    let original = ["x-original-from", "x-original-sender", "x-mailfrom"]
        .into_iter()
        .filter_map(|field| fields.first(field))
        .find_map(|raw| angle(&raw))
        .or_else(|| {
            let person = |m: &&Mailbox| m.address != from.address && !is_list_address(&m.address, fields);
            reply_to.iter().find(person).cloned()
        });
    let Some(mut person) = original else {
        // the person's address is lost: a list address must never become a person
        return Sender { from: None, relay: Some(from) };
    };
    if person.name.is_empty() || without_via(&person.name).1 {
        person.name = name;
    }
    Sender { from: Some(person), relay: Some(from) }
}

/// The display name without " via LIST", and whether that was there.
fn without_via(name: &str) -> (String, bool) {
    for mark in [" via ", " über ", " [via "] {
        if let Some((person, _)) = name.rsplit_once(mark) {
            return (clean(person), true);
        }
    }
    (name.to_owned(), false)
}

fn is_list_address(address: &Address, fields: &Fields) -> bool {
    let named = |field: &str| fields.first(field).is_some_and(|v| v.to_lowercase().contains(address.as_str()));
    let identified = fields.first("list-id").is_some_and(|id| {
        let dotted = format!("{}.{}", address.local(), address.domain());
        id.to_lowercase().contains(&dotted)
    });
    named("list-post") || identified
}

fn angle(raw: &str) -> Option<Mailbox> {
    let (name, address) = match raw.rsplit_once('<') {
        Some((name, address)) => (name, address),
        None => ("", raw),
    };
    Some(Mailbox { name: clean(name), address: Address::parse(address)? })
}
