//! Addresses and letters in, the addresses that are probably mine out.

use crate::model::{Address, AddressFacts, AddressId, Kind, PerAddress, Row, leads_nowhere};
use std::collections::{BTreeMap, BTreeSet};

/// An address that is probably mine, with what speaks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    pub address: Address,
    pub id: AddressId,
    /// Letters from it that lie among the sent mail.
    pub sent: u32,
    /// Letters whose envelope names it as the receiver.
    pub delivered: u32,
}

/// An address is mine when it wrote a fair part of the sent mail, or when a fair part of the received mail was
/// delivered to it; or when it is the one page that takes part in all messages of a network. Without any of these nothing
/// is guessed.
pub fn guess_me(rows: &[Row], addresses: &[AddressFacts]) -> Vec<Guess> {
    // Letters written, and those of them that lie among the sent mail.
    let mut letters = PerAddress::<(u32, u32)>::default();
    for row in rows.iter().filter(|row| row.kind != Kind::Machine) {
        if let Some((written, sent)) = row.from.and_then(|from| letters.at(from)) {
            *written += 1;
            *sent += u32::from(row.sent);
        }
    }
    let all_sent: u32 = letters.iter().map(|(_, (_, sent))| sent).sum();
    let all_delivered: u32 = addresses.iter().map(|facts| facts.delivered).sum();
    let relays: BTreeSet<AddressId> = addresses.iter().filter(|facts| facts.relay).map(|facts| facts.id).collect();
    let of_messages = owner_of_messages(rows, addresses);
    let mut guesses: Vec<Guess> = addresses
        .iter()
        .filter(|facts| !relays.contains(&facts.id))
        .filter_map(|facts| {
            let (written, sent) = letters.get(facts.id).copied().unwrap_or_default();
            let by_sent = sent >= 3 && sent * 50 >= all_sent && sent * 2 >= written;
            let by_delivery = facts.delivered >= 3 && facts.delivered * 50 >= all_delivered;
            (by_sent || by_delivery || of_messages == Some(facts.id)).then(|| Guess {
                address: facts.address.clone(),
                id: facts.id,
                sent,
                delivered: facts.delivered,
            })
        })
        .collect();
    guesses.sort_by_key(|guess| (std::cmp::Reverse(guess.sent + guess.delivered), guess.id));
    guesses
}

/// Whoever exported messages stands in each of them; of two who do, neither is known.
fn owner_of_messages(rows: &[Row], addresses: &[AddressFacts]) -> Option<AddressId> {
    let pages = addresses.iter().filter(|facts| leads_nowhere(&facts.address));
    let pages: BTreeSet<AddressId> = pages.map(|facts| facts.id).collect();
    if pages.is_empty() {
        return None;
    }
    let mut messages = 0_usize;
    let mut stand: BTreeMap<AddressId, usize> = BTreeMap::new();
    for row in rows {
        let Some(from) = row.from.filter(|from| pages.contains(from)) else { continue };
        messages += 1;
        let parties: BTreeSet<AddressId> = row.recipients.iter().copied().chain([from]).collect();
        parties.into_iter().for_each(|party| *stand.entry(party).or_default() += 1);
    }
    let mut in_all = stand.iter().filter(|(_, times)| **times == messages).map(|(id, _)| *id);
    in_all.next().filter(|_| in_all.next().is_none())
}
