//! What was between two people up to a moment, in the numbers that reach, reply and return are judged by.

use super::{DAY, Direction, Exchange, Tie};

const YEAR: i64 = 365 * DAY;

/// Where somebody was seen in the archive up to a moment, whoever they wrote to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Presence {
    /// Seconds since 1970 of the first and the last letter they wrote; `None` for somebody who never did.
    pub seen: Option<(i64, i64)>,
    /// Letters they wrote, and those of the last 365 days.
    pub letters: u32,
    pub letters_year: u32,
    /// Letters of the last 30 days.
    pub letters_month: u32,
    /// Letters to them that had time to be answered, and those that were.
    pub asked: u32,
    pub answered: u32,
    /// The same, each counting half after 365 days, and the same of letters in conversations that they began.
    pub asked_lately: f64,
    pub answered_lately: f64,
    pub asked_own: u32,
    pub answered_own: u32,
    /// Letters of theirs that had time to be answered, by whomever, and those that were.
    pub waited: u32,
    pub heard: u32,
    /// People they exchanged letters with.
    pub around: u32,
}

/// Two people, `me` and `them`, seen from a moment that nothing later is known of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Past {
    pub now: i64,
    pub me: Presence,
    pub them: Presence,
    /// Letters from me to them and from them to me.
    pub sent: u32,
    pub received: u32,
    /// Days with such letters.
    pub days: u32,
    /// Seconds since 1970 of the first and the last.
    pub exchanged: Option<(i64, i64)>,
    /// All of them, each counting half after 365 days (Interactions Rank, Roth et al., KDD 2010, both directions alike).
    pub recent: f64,
    /// Of my letters to them: those that had time to be answered, and those that were.
    pub asked: u32,
    pub answered: u32,
    /// People with whom both of us exchanged letters.
    pub common: u32,
    /// Conversations in which both of us took part, and those of the last 365 days.
    pub together: u32,
    pub together_year: u32,
    /// Share of all letters in the archive that are answered by those they went to.
    pub mean_reply: f64,
}

/// What the letter itself is like that waits for an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outgoing {
    pub words: u32,
    pub questions: u32,
    /// Those of its last three sentences.
    pub late_questions: u32,
    pub ends_with_question: bool,
    pub ends_with_thanks: bool,
    /// Lines quoted in it.
    pub quoted: u32,
    /// Seconds since the letter it answers; `None` where it begins a conversation.
    pub answers_after: Option<i64>,
    /// The conversation was begun by the one who is written to.
    pub theirs: bool,
    /// The conversation was begun by me.
    pub mine: bool,
    /// The one who is written to is called by name in its first lines.
    pub named: bool,
    /// A word of thanks stands anywhere in it.
    pub thanks: bool,
    /// Words of the letter it answers.
    pub answered_words: u32,
    /// Letters between the two before it in the conversation.
    pub turns: u32,
    /// The letter it answers was an answer to one of mine.
    pub in_dialogue: bool,
    /// Letters before it in the conversation, and people who wrote them.
    pub before: u32,
    pub voices: u32,
    /// The letter it answers holds a question.
    pub asked_for: bool,
    /// Letters before it that answer the same letter.
    pub beside: u32,
    /// Letters of the one who is written to in the conversation, and letters there that went to them.
    pub their_turns: u32,
    pub asked_there: u32,
}

/// Letters that a share is shrunk by towards what is usual, and that: people of four lists are answered about so often.
const USUAL_LETTERS: f64 = 20.0;
const USUAL_SHARE: f64 = 0.35;

/// Share of somebody's letters that are answered by anybody, shrunk towards what is usual where they are few; 0 to 1. A
/// letter to several counts once for each.
pub fn share_answered(asked: u32, answered: u32) -> f64 {
    (f64::from(answered) + USUAL_LETTERS * USUAL_SHARE) / (f64::from(asked) + USUAL_LETTERS)
}

impl Presence {
    /// How often letters to them are answered, drawn towards `mean` by five letters; 0 to 1.
    pub fn reply_rate(&self, mean: f64) -> f64 {
        (f64::from(self.answered) + 5.0 * mean) / (f64::from(self.asked) + 5.0)
    }

    /// As [`Presence::reply_rate`], of the last years.
    pub fn reply_rate_lately(&self, mean: f64) -> f64 {
        (self.answered_lately + 3.0 * self.reply_rate(mean)) / (self.asked_lately + 3.0)
    }

    /// As [`Presence::reply_rate`], in conversations that they began.
    pub fn reply_rate_own(&self, mean: f64) -> f64 {
        (f64::from(self.answered_own) + 3.0 * self.reply_rate(mean)) / (f64::from(self.asked_own) + 3.0)
    }

    /// How often their letters are answered, drawn towards `mean` by five letters; 0 to 1.
    pub fn heard_rate(&self, mean: f64) -> f64 {
        (f64::from(self.heard) + 5.0 * mean) / (f64::from(self.waited) + 5.0)
    }

    /// Days since they were last seen writing; none for somebody who never was.
    pub fn unseen_days(&self, now: i64) -> Option<f64> {
        self.seen.map(|(_, last)| days_between(last, now))
    }
}

impl Past {
    /// As far as the letters between us tell it: where else they wrote, and to whom, only other letters do. `mean_reply` is
    /// the share of my letters that anybody answers.
    pub fn of(tie: &Tie, mean_reply: f64, now: i64) -> Past {
        let year =
            |exchange: &&Exchange| exchange.direction == Direction::In && now.saturating_sub(exchange.at) <= YEAR;
        let mut days: Vec<i64> = tie.exchanges.iter().map(|exchange| exchange.at.div_euclid(DAY)).collect();
        days.dedup();
        let first_of_theirs = tie.exchanges.iter().find(|exchange| exchange.direction == Direction::In);
        // what they wrote bears no date where only my letters do
        let last = tie.last_seen.or(first_of_theirs.map(|first| first.at));
        let them = Presence {
            seen: last.map(|last| (first_of_theirs.map_or(last, |first| first.at.min(last)), last)),
            letters: tie.received,
            letters_year: tie.exchanges.iter().filter(year).count() as u32,
            asked: tie.asked,
            answered: tie.answered,
            ..Presence::default()
        };
        Past {
            now,
            them,
            sent: tie.sent,
            received: tie.received,
            days: days.len() as u32,
            exchanged: tie.first().zip(tie.last()).map(|(first, last)| (first.at, last.at)),
            recent: tie.exchanges.iter().map(|exchange| faded(days_between(exchange.at, now), 365.0)).sum(),
            asked: tie.asked,
            answered: tie.answered,
            mean_reply,
            ..Past::default()
        }
    }

    /// The same with answers as far as my own letters tell them: how often they answer others is not known, nor how often
    /// others are answered. Where they were seen stays.
    pub fn of_mine(&self) -> Past {
        let them = Presence { asked: self.asked, answered: self.answered, ..self.them };
        Past { them, mean_reply: share_answered(self.me.waited, self.me.heard), ..*self }
    }

    /// How often they answer me, drawn towards how often they answer anybody by three letters; 0 to 1.
    pub fn reply_rate(&self) -> f64 {
        (f64::from(self.answered) + 3.0 * self.them.reply_rate(self.mean_reply)) / (f64::from(self.asked) + 3.0)
    }

    pub fn letters(&self) -> u32 {
        self.sent + self.received
    }

    /// Days since the last letter between us; `None` where there was none.
    pub fn silent_days(&self) -> Option<f64> {
        self.exchanged.map(|(_, last)| days_between(last, self.now))
    }

    /// Days from the first letter between us to the last.
    pub fn span_days(&self) -> f64 {
        self.exchanged.map_or(0.0, |(first, last)| days_between(first, last))
    }

    /// Share of our surroundings that we have in common (Onnela et al., PNAS 2007); 0 to 1.
    pub fn overlap(&self) -> f64 {
        let all = f64::from(self.me.around) + f64::from(self.them.around) - 2.0 - f64::from(self.common);
        if all > 0.0 { (f64::from(self.common) / all).min(1.0) } else { 0.0 }
    }
}

/// What is left after some time of what loses half with each `half_life`, in the same unit; 0 to 1.
pub fn faded(time: f64, half_life: f64) -> f64 {
    (-time.max(0.0) / half_life).exp2()
}

fn days_between(from: i64, to: i64) -> f64 {
    to.saturating_sub(from).max(0) as f64 / DAY as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LetterId, PersonId};
    use proptest::prelude::*;

    /// Seconds since 1970, and whether they wrote it; oldest first.
    fn tie(letters: &[(i64, bool)]) -> Tie {
        let exchange = |(at, theirs): &(i64, bool)| Exchange {
            letter: LetterId(1),
            at: *at,
            direction: if *theirs { Direction::In } else { Direction::Out },
            named: true,
        };
        let received = letters.iter().filter(|(_, theirs)| *theirs).count() as u32;
        Tie {
            person: PersonId(0),
            exchanges: letters.iter().map(exchange).collect(),
            sent: letters.len() as u32 - received,
            received,
            asked: 3,
            answered: 2,
            unanswered: 0,
            usual_gap: None,
            yearly: false,
            overlap: 0.0,
            last_seen: letters.iter().rev().find(|(_, theirs)| *theirs).map(|(at, _)| *at),
        }
    }

    #[test]
    fn what_was_between_two() {
        let day = |number: i64| number * DAY;
        let tie =
            tie(&[(day(1000), false), (day(1001), true), (day(1002), true), (day(1900), true), (day(1901), false)]);
        let past = Past::of(&tie, 0.5, day(2000));
        assert_eq!((past.sent, past.received, past.days), (2, 3, 5));
        assert_eq!(past.exchanged, Some((day(1000), day(1901))));
        assert_eq!((past.them.letters, past.them.letters_year, past.them.seen), (3, 1, Some((day(1001), day(1900)))));
        assert_eq!((past.asked, past.answered, past.them.asked, past.them.answered), (3, 2, 3, 2));
        assert!(past.recent > 2.0 * 0.8 && past.recent < 3.0, "{}", past.recent);
    }

    proptest! {
        /// Any dates, those of the year 1 and of 2044 among them.
        #[test]
        fn always_numbers(
            letters in prop::collection::vec((-62_135_596_800_i64..4_000_000_000, any::<bool>()), 0..40),
            mean in 0.0..=1.0_f64, now in -62_135_596_800_i64..4_000_000_000,
        ) {
            let mut letters = letters;
            letters.sort_unstable();
            let tie = tie(&letters);
            let past = Past::of(&tie, mean, now);
            let numbers = [past.recent, past.overlap(), past.reply_rate(), past.span_days(), past.me.heard_rate(mean)];
            prop_assert!(numbers.iter().all(|number| number.is_finite() && *number >= 0.0), "{past:?}");
            prop_assert_eq!((past.letters(), past.asked, past.answered), (tie.sent + tie.received, tie.asked, tie.answered));
        }
    }
}
