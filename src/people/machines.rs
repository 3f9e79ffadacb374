//! Letters in, addresses that no human answers from out: what somebody shows over many letters, where no header of a
//! single one tells.

use super::names;
use crate::model::{AddressFacts, AddressId, Kind, PerAddress, Row};
use std::collections::BTreeSet;

/// Letters before silence on both sides tells anything.
const ENOUGH: u32 = 5;

/// Parts of an address that name a function; enough where nobody there ever answered.
const FUNCTIONS: &[&str] = &[
    "dl",
    "team",
    "group",
    "list",
    "staff",
    "everyone",
    "distribution",
    "report",
    "reports",
    "update",
    "updates",
    "system",
    "admin",
    "support",
    "info",
    "service",
    "services",
    "mailer",
    "news",
    "announcements",
    "announcement",
    "notification",
    "address",
    "helpdesk",
    "kundenservice",
    "redaktion",
    "office",
    "sekretariat",
    "buchhaltung",
    "billing",
    "sales",
    "shift",
    "desk",
    "hotline",
    "reception",
    "schicht",
    "zentrale",
    "empfang",
    "bereitschaft",
    "customerservice",
    "customercare",
    "customer",
    "kundendienst",
    "reservations",
    "orders",
    "rsvp",
];

/// What stands in names that tell nobody answers there, or that no human does.
const NOBODY_ANSWERS: &[&str] = &[
    "do not reply",
    "don't reply",
    "do not respond",
    "automated response",
    "automatic response",
    "automatic reply",
    "nicht antworten",
    "automatische antwort",
];

#[derive(Clone, Default)]
struct Seen {
    wrote: u32,
    /// Mail of mine that came back from there.
    returned: u32,
    /// Of what they wrote: answers by their subject, or to a letter of mine.
    answers: u32,
    /// What I wrote there on my own, without answering.
    from_me: u32,
}

/// So many people of different names at one address are an office.
const MANY: usize = 6;

/// Whether full names of many people stand before one address, none of which has a part in common with another.
fn is_of_many(facts: &AddressFacts) -> bool {
    if facts.names.len() < MANY {
        return false; // as nearly everywhere
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let full = facts.names.iter().filter_map(|seen| names::full(&seen.name));
    full.filter(|parts| parts.iter().all(|part| seen.insert(part.clone()))).count() >= MANY
}

/// Addresses from which nobody ever answered, and that name a function; or to which I never wrote first, and that bear no
/// human name. Whoever answered once is human.
pub fn machines(rows: &[Row], addresses: &[AddressFacts], me: &BTreeSet<AddressId>) -> BTreeSet<AddressId> {
    let mut all = PerAddress::<Seen>::default();
    let mine: BTreeSet<i64> =
        rows.iter().filter(|row| is_mine(row, me) && row.own_key != 0).map(|row| row.own_key).collect();
    for row in rows {
        if is_mine(row, me) {
            for id in row.recipients.iter().filter(|_| row.recipients.len() == 1 && row.begins()) {
                if let Some(seen) = all.at(*id) {
                    seen.from_me += 1;
                }
            }
        } else if let Some(seen) = row.from.and_then(|from| all.at(from)) {
            if row.kind == Kind::Bounce {
                seen.returned += 1;
                continue;
            }
            seen.wrote += 1;
            seen.answers += u32::from(row.kind == Kind::List || row.replies || mine.contains(&row.parent_key));
        }
    }
    let is_machine = |facts: &&AddressFacts| {
        let Some(seen) = all.get(facts.id) else { return false };
        if seen.returned > 0 && seen.wrote == 0 {
            return true; // it gave mail back, and nothing else
        }
        if !me.contains(&facts.id) && (is_of_many(facts) || says_so(facts)) {
            return true;
        }
        if me.contains(&facts.id) || seen.answers > 0 {
            return false;
        }
        let local = facts.address.local();
        let function = local.split(['.', '-', '_', '+']).any(|part| FUNCTIONS.contains(&part));
        if function && !is_of_own_house(facts) {
            return true;
        }
        let named = names::in_local_part(local).is_some() || facts.names.iter().any(|seen| is_human(&seen.name));
        seen.wrote >= ENOUGH && seen.from_me == 0 && !named
    };
    addresses.iter().filter(is_machine).map(|facts| facts.id).collect()
}

/// One of its names says so itself, whatever its letters seem to answer.
fn says_so(facts: &AddressFacts) -> bool {
    let says = |name: &str| NOBODY_ANSWERS.iter().any(|words| name.contains(words));
    facts.names.iter().any(|seen| says(&seen.name.to_lowercase()))
}

/// "some-list@annaweber.example" with the name Anna Weber: what stands before the `@` is hers to choose.
fn is_of_own_house(facts: &AddressFacts) -> bool {
    let house = facts.address.domain().replace(['.', '-'], "");
    let spells = |name: &str| {
        let full = names::full(name).unwrap_or_default();
        let ends = full.first().zip(full.last());
        ends.is_some_and(|(first, last)| {
            house.contains(&format!("{first}{last}")) || house.contains(&format!("{last}{first}"))
        })
    };
    facts.names.iter().any(|seen| spells(&seen.name))
}

/// A full name; "The Morning Letter" is none.
fn is_human(name: &str) -> bool {
    let article = |part: &String| matches!(part.as_str(), "the" | "der" | "die" | "das");
    names::full(name).is_some_and(|parts| !parts.first().is_some_and(article))
}

fn is_mine(row: &Row, me: &BTreeSet<AddressId>) -> bool {
    row.from.is_some_and(|from| me.contains(&from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, LetterId, NameSeen, Verdict};

    /// Address, name, their letters (subject, answer), my letters to them on my own; a machine or not.
    #[test]
    fn rows() {
        for (address, name, theirs, mine, want) in [
            ("sitara@firm.example", "", vec![(1, false), (2, false), (3, false), (4, false), (5, false)], 0, true),
            ("anna.weber@firm.example", "", vec![(1, false), (2, false), (3, false), (4, false), (5, false)], 0, false),
            ("anna.weber@firm.example", "", vec![(1, false); 6], 0, false),
            (
                "aw@firm.example",
                "Anna Weber",
                vec![(1, false), (2, false), (3, false), (4, false), (5, false)],
                0,
                false,
            ),
            ("sitara@firm.example", "", vec![(1, false), (2, false), (3, false), (4, false), (5, true)], 0, false),
            ("sitara@firm.example", "", vec![(1, false), (2, false), (3, false), (4, false), (5, false)], 1, false),
            ("sitara@firm.example", "", vec![(1, false), (2, false)], 0, false),
            ("shift.dl-nord@firm.example", "", vec![], 3, true),
            ("info@firm.example", "Anna Weber", vec![(1, true)], 1, false),
            ("rcmail@firm.example", "DO NOT REPLY to this address", vec![(1, true)], 1, true),
            ("customerservice@firm.example", "", vec![(1, false)], 0, true),
            ("some-list@annaweber.example", "Anna Weber", vec![(1, false); 5], 0, false),
            ("some-list@firm.example", "Anna Weber", vec![(1, false); 5], 0, true),
            ("post@firm.example", "The Morning Letter", vec![(1, false); 5], 0, true),
            ("post@firm.example", "The Morning Letter", vec![(1, false); 5], 1, false),
        ] {
            let (me, them) = (AddressId(1), AddressId(2));
            let row = |from, to, subject, replies| Row {
                id: LetterId(1),
                at: Some(0),
                kind: Kind::Personal,
                sent: false,
                from: Some(from),
                recipients: vec![to],
                to: 1,
                own_key: 0,
                parent_key: 0,
                thread_key: subject,
                replies,
                verdict: Verdict::Unknown,
            };
            let mut rows: Vec<Row> =
                theirs.iter().map(|(subject, replies)| row(them, me, *subject, *replies)).collect();
            rows.extend((0..mine).map(|_| row(me, them, 9, false)));
            let seen = NameSeen { name: name.to_owned(), letters: 1, first: 0, last: 0 };
            let names = if name.is_empty() { vec![] } else { vec![seen] };
            let address_of = Address::parse(address).unwrap();
            let facts = AddressFacts { id: them, address: address_of, names, relay: false, delivered: 0 };
            let found = machines(&rows, &[facts], &BTreeSet::from([me]));
            assert_eq!(found.contains(&them), want, "{address} {theirs:?} {mine}");
        }
    }
}
