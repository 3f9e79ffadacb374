//! People and letters in, when each was met and beside whom out.

use super::likeness::Likeness;
use crate::model::{People, Person, PersonId, Row};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Seconds that the one may go on after the other has begun, that may lie between the two, and that both must be in use
/// together to speak against it.
const OVERLAP: i64 = 61 * 86_400;
const GAP: i64 = 400 * 86_400;
const LONG_OVERLAP: i64 = 200 * 86_400;
/// A letter to more people says nothing about who knows whom.
const ROUND: usize = 12;

/// What letters show of some people.
pub struct Met {
    beside: BTreeMap<PersonId, BTreeSet<PersonId>>,
    letters: BTreeMap<PersonId, u32>,
}

impl Met {
    pub fn new(people: &People, rows: &[Row], asked: &BTreeSet<PersonId>) -> Met {
        let mut met = Met { beside: BTreeMap::new(), letters: BTreeMap::new() };
        for row in rows {
            let ids = row.from.iter().chain(&row.recipients);
            let all: BTreeSet<PersonId> = ids.filter_map(|id| people.person_of(*id)).collect();
            for id in all.iter().filter(|id| asked.contains(id)) {
                *met.letters.entry(*id).or_default() += 1;
                if all.len() <= ROUND {
                    met.beside.entry(*id).or_default().extend(all.iter().filter(|other| *other != id));
                }
            }
        }
        met
    }

    pub fn letters(&self, person: PersonId) -> u32 {
        self.letters.get(&person).copied().unwrap_or(0)
    }

    /// How many people stand in letters with both; 0 where that is a small part of those of either.
    pub fn common(&self, a: PersonId, b: PersonId) -> u32 {
        let (Some(one), Some(two)) = (self.beside.get(&a), self.beside.get(&b)) else { return 0 };
        let (small, large) = if one.len() <= two.len() { (one, two) } else { (two, one) };
        let common = small.iter().filter(|id| large.contains(id)).count();
        if common * 3 >= small.len() { common as u32 } else { 0 }
    }

    /// The one stops where the other begins, or both go on side by side.
    pub fn followed(&self, one: &Person, two: &Person) -> Option<Likeness> {
        let wrote = |person: &Person| {
            let spans = person.addresses.iter().filter_map(|address| address.wrote);
            spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        };
        let (a, b) = (wrote(one)?, wrote(two)?);
        let ((old, before), (new, after)) = if a.0 <= b.0 { ((one, a), (two, b)) } else { ((two, b), (one, a)) };
        let both = before.1.min(after.1) - after.0;
        if both >= LONG_OVERLAP {
            return Some(Likeness::Overlap { from: moment(after.0), to: moment(before.1.min(after.1)) });
        }
        let follows = before.1 < after.1 && both <= OVERLAP && -both <= GAP;
        let (old, new) = (old.address().filter(|_| follows)?.clone(), new.address()?.clone());
        Some(Likeness::Followed { old, new, stopped: moment(before.1), began: moment(after.0) })
    }
}

fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
