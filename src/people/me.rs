//! Addresses and letters in, the addresses that are probably mine out.

use crate::model::{Address, AddressFacts, AddressId, Kind, Row};
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
/// delivered to it. Without sent folders and delivery lines nothing is guessed.
pub fn guess_me(rows: &[Row], addresses: &[AddressFacts]) -> Vec<Guess> {
    let mut sent: BTreeMap<AddressId, u32> = BTreeMap::new();
    let mut written: BTreeMap<AddressId, u32> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind != Kind::Machine) {
        if let Some(from) = row.from {
            *written.entry(from).or_default() += 1;
            if row.sent {
                *sent.entry(from).or_default() += 1;
            }
        }
    }
    let all_sent: u32 = sent.values().sum();
    let all_delivered: u32 = addresses.iter().map(|facts| facts.delivered).sum();
    let relays: BTreeSet<AddressId> = addresses.iter().filter(|facts| facts.relay).map(|facts| facts.id).collect();
    let mut guesses: Vec<Guess> = addresses
        .iter()
        .filter(|facts| !relays.contains(&facts.id))
        .filter_map(|facts| {
            let sent = sent.get(&facts.id).copied().unwrap_or(0);
            let written = written.get(&facts.id).copied().unwrap_or(0);
            let by_sent = sent >= 3 && sent * 50 >= all_sent && sent * 2 >= written;
            let by_delivery = facts.delivered >= 3 && facts.delivered * 50 >= all_delivered;
            (by_sent || by_delivery).then(|| Guess {
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
