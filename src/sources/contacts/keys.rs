//! The contacts of one file in, each with an address and a key that stay the same in the next export out.

use crate::model::{Address, Contact, ContactSource};
use crate::sources::linkedin::{hash, local_part};
use std::collections::BTreeMap;

/// The same entry twice is one; two entries with one key and different names are two.
pub fn told_apart(contacts: Vec<Contact>) -> Vec<Contact> {
    let mut seen: BTreeMap<(ContactSource, String), Contact> = BTreeMap::new();
    let mut order = Vec::new();
    for mut contact in contacts {
        let own = std::mem::take(&mut contact.key);
        let fallback = || {
            let email = contact.emails.first().map(ToString::to_string);
            email.unwrap_or_else(|| contact.name.to_lowercase())
        };
        let base = match (&contact.handle, own.is_empty()) {
            (_, false) => own,
            (Some(handle), true) => handle.to_string(),
            (None, true) => fallback(),
        };
        let (name, phones) = (contact.name.to_lowercase(), contact.phones.join(" "));
        let job = contact.jobs.first().map(|job| job.company.to_lowercase()).unwrap_or_default();
        let mails = contact.emails.iter().map(Address::as_str).collect::<Vec<_>>().join(" ");
        let keys = [base.clone(), format!("{base}|{name}"), format!("{base}|{name}|{mails}|{phones}|{job}")];
        for key in keys {
            let place = (contact.source, key.clone());
            match seen.get_mut(&place) {
                Some(known) if known.is_same(&contact) => {
                    known.join(contact);
                    break;
                }
                Some(_) => {}
                None => {
                    contact.key = key;
                    with_handle(&mut contact);
                    order.push(place.clone());
                    seen.insert(place, contact);
                    break;
                }
            }
        }
    }
    order.into_iter().filter_map(|place| seen.remove(&place)).collect()
}

/// Who has no address of their own gets one by which they stay the same; whom the user added keeps it for ever.
pub fn with_handle(contact: &mut Contact) {
    let wanted = contact.emails.is_empty() || contact.source == ContactSource::Hand;
    if wanted && contact.handle.is_none() {
        let number: String = hash(&[contact.source.key(), &contact.key]).chars().take(8).collect();
        let number = if contact.source == ContactSource::Hand { String::new() } else { format!("-{number}") };
        contact.handle = Address::parse(&format!("{}{number}@contact.invalid", local_part(&contact.name)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str, emails: &[&str], phones: &[&str]) -> Contact {
        let mut contact = Contact::new(ContactSource::Vcard, name);
        contact.emails = emails.iter().filter_map(|text| Address::parse(text)).collect();
        contact.phones = phones.iter().map(|phone| (*phone).to_owned()).collect();
        contact
    }

    #[test]
    fn rows() {
        let rows: [(&[Contact], usize); 5] = [
            (
                &[contact("Anna Weber", &["a@w.example"], &[]), contact("Anna Weber", &["a@w.example"], &["555 0101"])],
                1,
            ),
            (&[contact("Anna Weber", &["a@w.example"], &[]), contact("Tom Weber", &["a@w.example"], &[])], 2),
            (&[contact("Anna Weber", &[], &["555 0101"]), contact("Anna Weber", &[], &["555 0102"])], 2),
            (&[contact("Anna Weber", &[], &["555 0101"]), contact("Anna Weber", &[], &["555 0101"])], 1),
            (&[contact("Anna Weber", &["a@w.example"], &[]), contact("Anna Weber", &["b@w.example"], &[])], 2),
        ];
        for (contacts, expected) in rows {
            let found = told_apart(contacts.to_vec());
            assert_eq!(found.len(), expected, "{contacts:?}");
            let keys: std::collections::BTreeSet<_> = found.iter().map(|one| &one.key).collect();
            assert_eq!(keys.len(), expected);
            assert!(found.iter().all(|one| one.addresses().next().is_some()));
        }
    }
}
