//! Ties and compact rows in, for each tie all that was between us in numbers out.

use super::tie::{around, meet};
use crate::model::{DAY, Kind, Past, People, PersonId, Presence, Row, Tie};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

const YEAR: i64 = 365 * DAY;
const MONTH: i64 = 30 * DAY;
/// Days after which a letter counts half.
const HALF_LIFE: f64 = 365.0;

/// One [`Past`] for each of `ties`, in their order, by the rows up to `now` (seconds since 1970); `me` is the user. In
/// an archive of one person's mail only letters of the user show who answers: how often `them` answer is how often they
/// answer me, and how often I am heard is the same of all. What only letters of others would show stays 0.
pub fn pasts(rows: &[Row], people: &People, ties: &[Tie], mean_reply: f64, now: i64) -> Vec<Past> {
    let seen = Seen::new(rows, people, ties, now);
    let mut me = seen.me;
    me.around = ties.len() as u32;
    (me.waited, me.heard) = ties.iter().fold((0, 0), |(all, heard), tie| (all + tie.asked, heard + tie.answered));
    let past = |tie: &Tie| {
        let at = tie.person.0 as usize;
        let mut them = seen.them.get(at).copied().unwrap_or_default();
        (them.asked, them.answered) = (tie.asked, tie.answered);
        let mut common = 0;
        them.around = 1; // me
        for other in around(&seen.beside, tie.person) {
            them.around += 1;
            common += u32::from(seen.is_mine.get(other.0 as usize).copied().unwrap_or_default());
        }
        let (together, together_year) = seen.together.get(at).copied().unwrap_or_default();
        let days: BTreeSet<i64> = tie.exchanges.iter().map(|exchange| exchange.at.div_euclid(DAY)).collect();
        let age = |at: i64| now.saturating_sub(at).max(0) as f64 / DAY as f64;
        Past {
            now,
            me,
            them,
            sent: tie.sent,
            received: tie.received,
            days: days.len() as u32,
            exchanged: tie.first().zip(tie.last()).map(|(first, last)| (first.at, last.at)),
            recent: tie.exchanges.iter().map(|exchange| (-age(exchange.at) / HALF_LIFE).exp2()).sum(),
            asked: tie.asked,
            answered: tie.answered,
            common,
            together,
            together_year,
            mean_reply,
        }
    };
    ties.iter().map(past).collect()
}

/// What the rows show of everybody at once.
struct Seen {
    me: Presence,
    /// By the number of the person, as the rest.
    them: Vec<Presence>,
    /// Conversations in which both of us wrote, and those in which both did within the last 365 days.
    together: Vec<(u32, u32)>,
    is_mine: Vec<bool>,
    /// Who stood in a letter beside whom.
    beside: Vec<(PersonId, PersonId)>,
}

impl Seen {
    fn new(rows: &[Row], people: &People, ties: &[Tie], now: i64) -> Seen {
        let mut is_mine = vec![false; people.all.len()];
        for tie in ties {
            if let Some(mine) = is_mine.get_mut(tie.person.0 as usize) {
                *mine = true;
            }
        }
        let mut seen = Seen {
            me: Presence::default(),
            them: vec![Presence::default(); people.all.len()],
            together: vec![(0, 0); people.all.len()],
            is_mine,
            beside: Vec::new(),
        };
        // When I last wrote in each conversation, and when others did.
        let mut mine: FxHashMap<i64, i64> = FxHashMap::default();
        let mut theirs: FxHashMap<(PersonId, i64), i64> = FxHashMap::default();
        for row in rows.iter().filter(|row| matches!(row.kind, Kind::Personal | Kind::List)) {
            let Some(at) = row.at.filter(|at| *at <= now) else { continue };
            let writer = row.from.and_then(|from| people.person_of(from));
            meet(row, writer, people, &mut seen.beside);
            let by_me = row.from.is_some_and(|from| people.me.contains(&from));
            let last = match writer {
                _ if by_me => {
                    wrote(&mut seen.me, at, now);
                    mine.entry(row.thread_key)
                }
                Some(person) if seen.is_mine.get(person.0 as usize).copied().unwrap_or_default() => {
                    if let Some(presence) = seen.them.get_mut(person.0 as usize) {
                        wrote(presence, at, now);
                    }
                    let last = theirs.entry((person, row.thread_key)).or_insert(at);
                    *last = at.max(*last);
                    continue;
                }
                _ => continue,
            };
            let last = last.or_insert(at);
            *last = at.max(*last);
        }
        for ((person, thread), last) in theirs {
            let Some(my_last) = mine.get(&thread).filter(|_| thread != 0) else { continue };
            if let Some((all, year)) = seen.together.get_mut(person.0 as usize) {
                *all += 1;
                *year += u32::from(now.saturating_sub(last.min(*my_last)) <= YEAR);
            }
        }
        seen.beside.sort_unstable();
        seen.beside.dedup();
        seen
    }
}

fn wrote(who: &mut Presence, at: i64, now: i64) {
    let (first, last) = who.seen.unwrap_or((at, at));
    who.seen = Some((first.min(at), last.max(at)));
    who.letters += 1;
    let age = now.saturating_sub(at);
    who.letters_year += u32::from(age <= YEAR);
    who.letters_month += u32::from(age <= MONTH);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AddressId, LetterId, PerAddress, Person, Verdict};
    use proptest::prelude::*;

    const ME: u32 = 0;

    fn people(count: u32) -> People {
        let mut of = PerAddress::<Option<PersonId>>::default();
        let person =
            |id: u32| Person { id: PersonId(id), name: format!("P{id}"), names: Vec::new(), addresses: Vec::new() };
        for id in 0..count {
            *of.at(AddressId(id + 1)).unwrap() = Some(PersonId(id));
        }
        People { all: (0..count).map(person).collect(), of, me: [AddressId(ME)].into() }
    }

    /// Seconds since 1970, who wrote (0 for me), to whom, the conversation.
    fn row(number: usize, letter: &(i64, u32, Vec<u32>, i64)) -> Row {
        let (at, from, to, thread_key) = letter;
        Row {
            id: LetterId(number as i64 + 1),
            at: Some(*at),
            kind: Kind::Personal,
            sent: *from == ME,
            from: Some(AddressId(*from)),
            recipients: to.iter().map(|id| AddressId(*id)).collect(),
            to: to.len() as u32,
            own_key: 0,
            parent_key: 0,
            thread_key: *thread_key,
            replies: false,
            verdict: Verdict::Unknown,
        }
    }

    fn all(letters: &[(i64, u32, Vec<u32>, i64)], now: i64) -> (Vec<Tie>, Vec<Past>) {
        let rows: Vec<Row> = letters.iter().enumerate().map(|(number, letter)| row(number, letter)).collect();
        let people = people(4);
        let ties = crate::ties::ties(&rows, &people, now);
        let pasts = pasts(&rows, &people, &ties, Tie::mean_reply(&ties), now);
        (ties, pasts)
    }

    #[test]
    fn what_was_between_two() {
        let day = |number: i64| number * DAY;
        let letters = [
            (day(1000), 0, vec![1], 7),
            (day(1001), 1, vec![0], 7),
            (day(1002), 1, vec![0, 2], 8),
            (day(1900), 1, vec![0], 9),
            (day(1901), 0, vec![1], 9),
            (day(1902), 2, vec![0], 9),
            (day(2500), 1, vec![0], 9),
        ];
        let (ties, pasts) = all(&letters, day(2000));
        let past = pasts[0];
        assert_eq!((past.sent, past.received, past.days), (2, 3, 5));
        assert_eq!(past.exchanged, Some((day(1000), day(1901))));
        assert_eq!((past.together, past.together_year), (2, 1), "conversations in which both wrote");
        assert_eq!((past.them.letters, past.them.letters_year, past.them.letters_month), (3, 1, 0), "nothing later");
        assert_eq!((past.me.letters, past.me.letters_year), (2, 1));
        assert_eq!((past.me.around, past.them.around, past.common), (2, 2, 1));
        assert!(past.recent > 2.0 * 0.8 && past.recent < 3.0, "{}", past.recent);
        assert_eq!(pasts.len(), ties.len());
    }

    proptest! {
        /// Any dates, those of the year 1 and of 2044 among them: numbers, and the overlap that the tie tells.
        #[test]
        fn always_numbers(
            letters in prop::collection::vec(
                (-62_135_596_800_i64..4_000_000_000, 0_u32..5, prop::collection::vec(0_u32..5, 1..4), 0_i64..4), 0..40),
            now in -62_135_596_800_i64..4_000_000_000,
        ) {
            let (ties, pasts) = all(&letters, now);
            for (tie, past) in ties.iter().zip(&pasts) {
                let numbers = [past.recent, past.overlap(), past.reply_rate(), past.span_days(), past.me.heard_rate(past.mean_reply)];
                prop_assert!(numbers.iter().all(|number| number.is_finite() && *number >= 0.0), "{past:?}");
                prop_assert!((past.overlap() - tie.overlap).abs() < 1e-9, "{} {}", past.overlap(), tie.overlap);
                prop_assert_eq!((past.letters(), past.asked, past.answered), (tie.sent + tie.received, tie.asked, tie.answered));
                prop_assert!(past.together_year <= past.together && past.common < past.me.around.max(1));
            }
        }
    }
}
