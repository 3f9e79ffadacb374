//! Addresses and letters in, the addresses that are probably mine out.

use crate::model::{Address, AddressFacts, AddressId, Kind, PerAddress, Row};
use std::collections::BTreeSet;

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
    let mut guesses: Vec<Guess> = addresses
        .iter()
        .filter(|facts| !relays.contains(&facts.id))
        .filter_map(|facts| {
            let (written, sent) = letters.get(facts.id).copied().unwrap_or_default();
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
