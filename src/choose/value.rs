//! A tie in, what writing to this person is worth and why out.

use super::Candidate;
use super::features;
use super::models::MODELS;
use crate::model::{Ask, Past, Value, faded, log_odds, sigmoid};

/// Years after which half of all addresses are dead whose owners were not seen writing. An assumption: no archive tells of
/// those who read and do not write.
const ADDRESS_HALF_LIFE: f64 = 8.0;
const UNREACHABLE: f64 = 0.1;
/// Novelty of somebody with whom nothing is known to be shared: strangers' strangers are no better.
pub(super) const NOVELTY_ALONE: f64 = 0.7;

/// `reach · reply · (trust and novelty weighed)`, each 0 to 1 (Levin 2011, Walter 2015 for the weights; both
/// probabilities apart, because silence does not lower the reply rate of somebody who is there).
pub fn value(candidate: &Candidate, ask: Option<Ask>, mean: f64, now: i64) -> Value {
    let (reach, reply) = reached(&Past::of(candidate.tie, mean, now));
    let reach = if candidate.unreachable { UNREACHABLE } else { reach };
    let shared = f64::from(candidate.tie.reciprocated());
    let trust = shared / (shared + 5.0);
    let overlap = candidate.tie.overlap;
    let novelty = if overlap > 0.0 { 1.0 - overlap } else { NOVELTY_ALONE };
    let trust_weight = trust_weight(ask);
    let total = reach * reply * (trust_weight * trust + (1.0 - trust_weight) * novelty);
    Value { total, reach, reply, trust, novelty }
}

/// Whether a letter gets to them, and whether they answer one that does; each 0 to 1.
pub fn reached(past: &Past) -> (f64, f64) {
    (reach(past), reply(past))
}

/// How much a request rests on being trusted rather than on hearing something new.
pub(super) fn trust_weight(ask: Option<Ask>) -> f64 {
    match ask {
        Some(Ask::Referral | Ask::CatchUp) => 0.8,
        Some(Ask::Feedback) => 0.65,
        Some(Ask::Introduction | Ask::JobOpening) => 0.35,
        Some(Ask::CareerAdvice | Ask::Knowledge) | None => 0.5,
    }
}

/// Either they will be seen again by themselves, as the model expects, or their address works though they are silent.
fn reach(past: &Past) -> f64 {
    let seen = MODELS.reach.probability(&features::reach_of_two(&past.them, past.now));
    let years = past.them.unseen_days(past.now).or(past.silent_days()).unwrap_or(0.0) / 365.25;
    let works = faded(years, ADDRESS_HALF_LIFE);
    1.0 - (1.0 - seen) * (1.0 - works)
}

/// The share of my letters that anybody answers, moved by as much as the model puts this one apart. What the letter will be
/// like is not known yet.
fn reply(past: &Past) -> f64 {
    sigmoid(log_odds(past.mean_reply) + MODELS.unwritten.log_odds(&features::unwritten(past)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DAY, Direction, Exchange, LetterId, PersonId, Tie};
    use proptest::prelude::*;

    fn tie(exchanges: Vec<Exchange>, asked: u32, answered: u32) -> Tie {
        let count = |direction| exchanges.iter().filter(|one: &&Exchange| one.direction == direction).count() as u32;
        Tie {
            person: PersonId(0),
            sent: count(Direction::Out),
            received: count(Direction::In),
            asked,
            answered,
            unanswered: 0,
            usual_gap: None,
            yearly: false,
            overlap: 0.0,
            last_seen: exchanges.last().map(|last| last.at),
            exchanges,
        }
    }

    fn every(days: i64, count: i64, until: i64) -> Vec<Exchange> {
        let of = |at: i64| Exchange {
            letter: LetterId(at),
            at: (until - (count - 1 - at) * days) * DAY,
            direction: if at % 2 == 0 { Direction::Out } else { Direction::In },
            named: true,
        };
        (0..count).map(of).collect()
    }

    #[test]
    fn the_shipped_models_are_there_and_each_part_moves_as_it_must() {
        assert!(!MODELS.provenance.is_empty(), "content/choosing.toml could not be read");
        let of = |exchanges: Vec<Exchange>, asked, answered, unreachable| {
            let tie = tie(exchanges, asked, answered);
            value(&Candidate { tie: &tie, unreachable }, None, 0.6, 20_000 * DAY)
        };
        let usual = of(every(20, 20, 18_500), 8, 6, false);
        assert!(of(every(20, 20, 18_500), 8, 1, false).reply < usual.reply, "who answers less is expected to");
        assert!(of(every(20, 20, 15_000), 8, 6, false).reach < usual.reach, "longer unseen, less reachable");
        assert!(of(every(20, 20, 18_500), 8, 6, true).reach < 0.2, "a dead address");
        assert!(of(every(20, 60, 18_500), 8, 6, false).trust > usual.trust);
        assert_eq!(usual.reply, of(every(20, 20, 15_000), 8, 6, false).reply, "silence is left to reach");
    }

    proptest! {
        /// Any dates, those of year 1 and 2044 among them.
        #[test]
        fn always_between_nothing_and_all(
            at in prop::collection::vec(-62_135_596_800_i64..4_000_000_000, 0..30),
            asked in 0_u32..500, mean in 0.0..=1.0_f64, now in -62_135_596_800_i64..4_000_000_000, unreachable: bool,
        ) {
            let mut at = at;
            at.sort_unstable();
            let exchange = |at: &i64| Exchange { letter: LetterId(1), at: *at, direction: Direction::In, named: true };
            let tie = tie(at.iter().map(exchange).collect(), asked, asked / 2);
            let value = value(&Candidate { tie: &tie, unreachable }, None, mean, now);
            for part in [value.total, value.reach, value.reply, value.trust, value.novelty] {
                prop_assert!((0.0..=1.0).contains(&part), "{value:?}");
            }
        }
    }
}
