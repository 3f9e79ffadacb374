//! Letters in which somebody wanted was there in, those who were there with them out: at most one stands between.

use super::features::{self, Acquainted};
use super::models::MODELS;
use crate::model::{AddressId, Kind, People, PersonId, Quarters, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A letter to more than this tells nothing of who has to do with whom.
const MOST_RECIPIENTS: usize = 10;

/// Somebody who may introduce me.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    pub person: PersonId,
    /// Of those wanted the one with whom they were together most.
    pub to: PersonId,
    /// Threads in which both wrote or were written to.
    pub conversations: u32,
    /// Letters with which one of the two wrote to the other.
    pub letters: u32,
    /// The last letter of these threads in which both stand, in seconds since 1970.
    pub last: i64,
    /// How likely the two have to do with each other, 0 to 1.
    pub near: f64,
}

/// When letters went by me, in quarters of a year.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Those of each.
    pub of: BTreeMap<PersonId, Quarters>,
    pub all: Quarters,
}

/// Whoever stands in this letter may have to do with each other.
pub fn tells(row: &Row) -> bool {
    matches!(row.kind, Kind::Personal | Kind::List) && row.recipients.len() <= MOST_RECIPIENTS
}

/// Those who stand in letters together with one of the `wanted`, nearest first: by how likely the two exchanged letters that
/// are not there, as archives show it in which those can be seen.
pub fn introduces(rows: &[&Row], people: &People, heard: &Heard, wanted: &BTreeSet<PersonId>) -> Vec<Way> {
    let mut met: BTreeMap<(PersonId, PersonId), Met> = BTreeMap::new();
    let mut voices: BTreeMap<Thread, BTreeSet<PersonId>> = BTreeMap::new();
    for row in rows.iter().filter(|row| tells(row)) {
        let Some(at) = row.at else { continue };
        let writer = row.from.and_then(|from| people.person_of(from));
        let named: BTreeSet<PersonId> = row.recipients.iter().filter_map(|id| people.person_of(*id)).collect();
        let to: BTreeSet<PersonId> = first(row).filter_map(|id| people.person_of(*id)).collect();
        let present: BTreeSet<PersonId> = named.iter().copied().chain(writer).collect();
        // a letter without a subject is a thread of its own
        let thread = (row.thread_key, if row.thread_key == 0 { row.id.0 } else { 0 });
        voices.entry(thread).or_default().extend(&present);
        for to_meet in present.intersection(wanted) {
            for other in present.difference(wanted) {
                let met = met.entry((*other, *to_meet)).or_default();
                met.threads.insert(thread);
                let wrote = |one: PersonId, two: PersonId| writer == Some(one) && to.contains(&two);
                met.letters += u32::from(wrote(*other, *to_meet) || wrote(*to_meet, *other));
                met.last = met.last.max(at);
            }
        }
    }
    let mut ways: BTreeMap<PersonId, Way> = BTreeMap::new();
    for ((person, to), met) in met {
        let conversations = met.threads.len() as u32;
        let letters = met.letters;
        let few = |thread: &Thread| 1.0 / (voices.get(thread).map_or(0, BTreeSet::len).max(2) - 1) as f64;
        let among_few = met.threads.iter().map(few).sum();
        let near = near(heard, person, to, Acquainted { wrote_directly: letters, conversations, among_few });
        let way = Way { person, to, conversations, letters, last: met.last, near };
        let better = ways.get(&person).is_none_or(|known| {
            (way.near, way.conversations, way.last) > (known.near, known.conversations, known.last)
        });
        if better {
            ways.insert(person, way);
        }
    }
    let mut ways: Vec<Way> = ways.into_values().collect();
    ways.sort_by(|a, b| b.near.total_cmp(&a.near).then(b.last.cmp(&a.last)).then(a.person.cmp(&b.person)));
    ways
}

/// The key of its subject, or the number of a letter without one.
type Thread = (i64, i64);

#[derive(Default)]
struct Met {
    threads: BTreeSet<Thread>,
    letters: u32,
    last: i64,
}

fn first(row: &Row) -> impl Iterator<Item = &AddressId> {
    row.recipients.iter().take(row.to as usize)
}

fn near(heard: &Heard, one: PersonId, other: PersonId, two: Acquainted) -> f64 {
    let nothing = Quarters::default();
    let wrote = [one, other].map(|id| heard.of.get(&id).unwrap_or(&nothing));
    MODELS.introduces_in_view.probability(&features::introduces(&two, wrote, &heard.all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Address, LetterId, Person, PersonAddress, Verdict};
    use proptest::prelude::*;

    /// Five people with one address each, numbered alike; 9 is me.
    fn people() -> People {
        let mut people = People { me: BTreeSet::from([AddressId(9)]), ..People::default() };
        for number in 0..5 {
            let address = Address::parse(&format!("p{number}@firm.example")).unwrap();
            let address = PersonAddress { id: AddressId(number), address, wrote: None, letters: 0 };
            let (id, name) = (PersonId(number), String::new());
            people.all.push(Person { id, name, names: Vec::new(), addresses: vec![address] });
            *people.of.at(AddressId(number)).unwrap() = Some(id);
        }
        people
    }

    fn row((from, to, cc, thread): &(u32, Vec<u32>, Vec<u32>, i64)) -> Row {
        Row {
            id: LetterId(1),
            at: Some(100 * thread),
            kind: Kind::Personal,
            sent: false,
            from: Some(AddressId(*from)),
            recipients: to.iter().chain(cc).map(|id| AddressId(*id)).collect(),
            to: to.len() as u32,
            own_key: 0,
            parent_key: 0,
            thread_key: *thread,
            replies: false,
            verdict: Verdict::Unknown,
        }
    }

    /// Writer, to, cc, thread; who introduces to person 0, with conversations and letters.
    #[test]
    fn rows() {
        for (letters, want, what) in [
            (vec![(1, vec![9], vec![0], 1), (1, vec![9], vec![0], 2)], vec![(1, 2, 0)], "in Cc twice"),
            (vec![(1, vec![9], vec![0], 1), (9, vec![1], vec![0], 1)], vec![(1, 1, 0)], "one thread is one occasion"),
            (vec![(1, vec![0, 9], vec![], 1)], vec![(1, 1, 1)], "written to"),
            (vec![(9, vec![1, 0], vec![], 1)], vec![(1, 1, 0)], "I wrote to both"),
            (vec![(9, vec![0], vec![], 1)], vec![], "I alone"),
            (vec![(2, vec![9], vec![1], 1)], vec![], "somebody else"),
            (
                vec![(1, vec![9], vec![0], 1), (2, vec![9], vec![0], 2), (2, vec![9], vec![0], 3)],
                vec![(2, 2, 0), (1, 1, 0)],
                "oftener first",
            ),
            (vec![(1, vec![9, 0, 2, 3, 4, 5, 6, 7, 8, 10, 11], vec![], 1)], vec![], "a crowd"),
        ] {
            let rows: Vec<Row> = letters.iter().map(row).collect();
            let rows: Vec<&Row> = rows.iter().collect();
            let found = introduces(&rows, &people(), &Heard::default(), &BTreeSet::from([PersonId(0)]));
            let found: Vec<_> = found.iter().map(|way| (way.person.0, way.conversations, way.letters)).collect();
            assert_eq!(found, want, "{what}");
        }
    }

    /// Two who wrote in the same quarters come before two of whom one wrote when the other was gone.
    #[test]
    fn who_wrote_when_the_other_did_is_nearer() {
        let letters = [(1, vec![9], vec![0], 1), (2, vec![9], vec![0], 2)];
        let rows: Vec<Row> = letters.iter().map(row).collect();
        let rows: Vec<&Row> = rows.iter().collect();
        let quarters = |numbers: &[i64]| numbers.iter().map(|number| number * 91 * 86_400).collect();
        let of = [(0, quarters(&[5, 5, 6])), (1, quarters(&[5, 6, 6])), (2, quarters(&[1, 2, 2]))];
        let all = quarters(&[1, 1, 2, 2, 5, 5, 5, 6, 6, 6]);
        let heard = Heard { of: of.into_iter().map(|(id, wrote)| (PersonId(id), wrote)).collect(), all };
        let found = introduces(&rows, &people(), &heard, &BTreeSet::from([PersonId(0)]));
        assert_eq!(found.iter().map(|way| way.person.0).collect::<Vec<_>>(), [1, 2]);
        assert!(found[0].near > 2.0 * found[1].near, "{found:?}");
    }

    proptest! {
        #[test]
        fn nearness_is_a_share(
            letters in proptest::collection::vec((0u32..12, proptest::collection::vec(0u32..12, 0..4), proptest::collection::vec(0u32..12, 0..4), 0i64..4), 0..40),
        ) {
            let rows: Vec<Row> = letters.iter().map(row).collect();
            let rows: Vec<&Row> = rows.iter().collect();
            for way in introduces(&rows, &people(), &Heard::default(), &BTreeSet::from([PersonId(0), PersonId(3)])) {
                prop_assert!((0.0..=1.0).contains(&way.near) && way.conversations > 0);
                prop_assert!(way.person != way.to);
            }
        }
    }
}
