//! What lies between me and a person, in numbers computed from letters.

use super::past::share_answered;
use super::{Direction, LetterId, PersonId};
use serde::{Deserialize, Serialize};

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// One letter between me and a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub letter: LetterId,
    /// Seconds since 1970.
    pub at: i64,
    pub direction: Direction,
    /// The one written to stands in To or Cc; false where only a reply on a list tells of the contact.
    pub named: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    pub person: PersonId,
    /// Oldest first.
    pub exchanges: Vec<Exchange>,
    /// Letters from me, and from them.
    pub sent: u32,
    pub received: u32,
    /// How often I began, with 21 days to be answered, and how often a letter of theirs came in time.
    pub asked: u32,
    pub answered: u32,
    /// Letters of mine since their last one.
    pub unanswered: u32,
    /// Days between one day with letters and the next, in the middle; `None` below three such days.
    pub usual_gap: Option<f64>,
    /// They and I write once a year, around the same day (Rayleigh's R ≥ .9 over three years or more).
    pub yearly: bool,
    /// Share of our surroundings that we have in common (neighbourhood overlap, Onnela et al., PNAS 2007); 0 to 1.
    pub overlap: f64,
    /// When they were last seen writing anything anywhere, in seconds since 1970.
    pub last_seen: Option<i64>,
}

impl Tie {
    pub fn first(&self) -> Option<&Exchange> {
        self.exchanges.first()
    }

    pub fn last(&self) -> Option<&Exchange> {
        self.exchanges.last()
    }

    /// Whole days since the last letter between us; `None` when there was none.
    pub fn silent_days(&self, now: i64) -> Option<i64> {
        self.last().map(|last| (now - last.at).max(0) / DAY)
    }

    /// Days on which both of us were heard: the smaller number of days with letters of one direction. Twenty mails in
    /// one afternoon are one exchange.
    pub fn reciprocated(&self) -> u32 {
        let days = |direction| {
            let days: std::collections::BTreeSet<i64> = self
                .exchanges
                .iter()
                .filter(|exchange| exchange.direction == direction)
                .map(|exchange| exchange.at.div_euclid(DAY))
                .collect();
            days.len() as u32
        };
        days(Direction::In).min(days(Direction::Out))
    }

    /// How often this person answers a letter of mine, 0 to 1: what was seen, drawn towards `mean` by five letters.
    pub fn reply_rate(&self, mean: f64) -> f64 {
        (f64::from(self.answered) + 5.0 * mean) / (f64::from(self.asked) + 5.0)
    }

    /// Share of my letters that are answered by anybody ([`share_answered`]); 0 to 1.
    pub fn mean_reply(ties: &[Tie]) -> f64 {
        let (asked, answered) = ties.iter().fold((0, 0), |(a, b), tie| (a + tie.asked, b + tie.answered));
        share_answered(asked, answered)
    }

    /// Days from the first letter to the last.
    pub fn days(&self) -> i64 {
        self.first().zip(self.last()).map_or(0, |(first, last)| (last.at - first.at) / DAY)
    }
}
