//! What was between two people up to a moment, in the numbers that reach, reply and return are judged by.

use super::DAY;

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

fn days_between(from: i64, to: i64) -> f64 {
    to.saturating_sub(from).max(0) as f64 / DAY as f64
}
