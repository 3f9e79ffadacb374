//! The From field and its helpers in, the human writer and the relay that stood in for him out.

use super::headers::{Fields, archive_form, clean};
use crate::model::{Address, Mailbox};

pub struct Sender {
    pub from: Option<Mailbox>,
    pub relay: Option<Mailbox>,
}

/// Lists rewrite From for the sake of DMARC: "Sam Doyle via guild <guild@lists…>". The person then stands in
/// X-Original-From and its like, in Reply-To, in Cc under the same name, or is written into the address
/// ("sam=inkhorn.example@groups…") or the name ("sam@inkhorn.example [guild]"); the list address is nobody.
pub fn sender(from: Option<Mailbox>, reply_to: &[Mailbox], cc: &[Mailbox], fields: &Fields) -> Sender {
    let from = from.or_else(|| fields.first("from").and_then(|raw| archive_form(&raw, "")));
    let Some(from) = from else { return Sender { from: None, relay: None } };
    let (name, via) = without_via(&from.name);
    let listed = is_list_address(&from.address, fields);
    let written = written_into(&from.address);
    let by_relay = from.address.domain().starts_with("dmarc.") && written.is_some();
    if !(listed || by_relay || (via && fields.has("list-id"))) {
        return Sender { from: Some(from), relay: None };
    }
    let person = |m: &&Mailbox| m.address != from.address && !is_list_address(&m.address, fields);
    let alone = |address| Mailbox { name: String::new(), address };
    let original = ["author", "x-original-from", "x-google-original-from", "x-original-sender", "x-mailfrom"]
        .into_iter()
        .filter_map(|field| fields.first(field))
        .filter_map(|raw| angle(&raw))
        .find(|m| person(&m))
        .or_else(|| written.map(alone))
        .or_else(|| name.split_whitespace().next_back().and_then(Address::parse).map(alone))
        .or_else(|| reply_to.iter().find(person).cloned())
        // where answers go to the list, the writer gets a copy
        .or_else(|| cc.iter().filter(|m| !name.is_empty() && m.name == name).find(person).cloned());
    let Some(mut person) = original else {
        // the person's address is lost: a list address must never become a person
        return Sender { from: None, relay: Some(from) };
    };
    if person.name.is_empty() || without_via(&person.name).1 {
        let of_person = |word: &&str| Address::parse(word).as_ref() != Some(&person.address);
        person.name = name.split_whitespace().filter(of_person).collect::<Vec<_>>().join(" ");
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
    if let Some((person, _)) = name.strip_suffix(']').and_then(|name| name.rsplit_once(" [")) {
        return (clean(person), true);
    }
    (name.to_owned(), false)
}

/// "sam=inkhorn.example@groups…", "sam=40inkhorn.example@dmarc…"
fn written_into(address: &Address) -> Option<Address> {
    let (local, domain) = address.local().rsplit_once('=')?;
    let domain = domain.strip_prefix("40").unwrap_or(domain);
    Address::parse(&format!("{local}@{domain}")).filter(|person| person.domain().contains('.'))
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
