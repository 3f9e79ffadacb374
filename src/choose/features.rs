//! What was between two people in, the numbers that the models weigh out; names and numbers in the same order.

use crate::model::{DAY, Outgoing, Past, Presence, Quarters, log_odds};

/// Days that stand for "never".
const NEVER: f64 = 7300.0;

/// Of [`reach`].
pub const REACH: &[&str] = &["unseen", "letters", "year", "age", "rhythm", "around"];

/// Will somebody be seen again at all.
pub fn reach(them: &Presence, now: i64) -> Vec<f64> {
    let unseen = them.unseen_days(now).unwrap_or(NEVER);
    let age = them.seen.map_or(0.0, |(first, last)| last.saturating_sub(first).max(0) as f64 / DAY as f64);
    let usual = (age / f64::from(them.letters.max(2) - 1)).max(1.0);
    vec![
        unseen.ln_1p(),
        ln1(them.letters),
        ln1(them.letters_year),
        age.ln_1p(),
        (unseen / usual).ln_1p(),
        ln1(them.around),
    ]
}

/// [`reach`] by the letters between two alone: whom else they wrote with is not known, and counts as usual.
pub fn reach_of_two(them: &Presence, now: i64) -> Vec<f64> {
    let keep = |(name, value): (&&str, f64)| if *name == "around" { f64::NAN } else { value };
    REACH.iter().zip(reach(them, now)).map(keep).collect()
}

/// Of [`again`].
pub const AGAIN: &[&str] = &[
    "silent",
    "silent²",
    "letters",
    "recent",
    "span",
    "mutual",
    "rhythm",
    "unseen",
    "unseen_less",
    "year",
    "year_less",
    "all",
    "all_less",
    "age_less",
    "common",
    "overlap",
    "around",
    "together",
    "together_year",
    "reply_rate",
];

/// Will these two write each other within a year, by themselves. Who of the two is me makes no difference but for who answers whom.
pub fn again(past: &Past) -> Vec<f64> {
    let silent = past.silent_days().unwrap_or(NEVER);
    let gaps = (f64::from(past.days) - 1.0).max(1.0);
    let usual = (past.span_days() / gaps).max(1.0);
    let (me, them) = (&past.me, &past.them);
    let unseen = |who: &Presence| who.unseen_days(past.now).unwrap_or(NEVER);
    let both = |of: &dyn Fn(&Presence) -> f64| (of(me).max(of(them)), of(me).min(of(them)));
    let year = both(&|who| ln1(who.letters_year));
    let all = both(&|who| ln1(who.letters));
    let age = |who: &Presence| {
        who.seen.map_or(0.0, |(first, last)| (last.saturating_sub(first).max(0) as f64 / DAY as f64).ln_1p())
    };
    let ln_silent = silent.ln_1p();
    vec![
        ln_silent,
        ln_silent * ln_silent,
        ln1(past.letters()),
        past.recent.ln_1p(),
        past.span_days().ln_1p(),
        mutual(past),
        (silent / usual).ln_1p(),
        unseen(me).min(unseen(them)).ln_1p(),
        unseen(me).max(unseen(them)).ln_1p(),
        year.0,
        year.1,
        all.0,
        all.1,
        both(&age).1,
        ln1(past.common),
        past.overlap(),
        ln1(me.around) + ln1(them.around),
        ln1(past.together),
        ln1(past.together_year),
        log_odds(past.reply_rate()),
    ]
}

/// Of [`reply`].
pub const REPLY: &[&str] = &[
    "pair_rate",
    "their_rate",
    "my_heard_rate",
    "mean_rate",
    "letters",
    "mutual",
    "recent",
    "silent",
    "first",
    "their_year",
    "their_unseen",
    "my_year",
    "their_around",
    "common",
    "together",
    "questions",
    "ends_question",
    "ends_thanks",
    "words",
    "words²",
    "quoted",
    "latency",
    "begins",
    "theirs",
    "dialogue",
    "before",
    "voices",
    "asked_for",
    "lately",
    "own_rate",
    "their_month",
    "mine",
    "named",
    "thanks",
    "answered_words",
    "turns",
    "theirs_rate",
    "dialogue_rate",
    "mine_thanks",
    "any_question",
    "late_questions",
    "quoted_words",
    "beside",
    "turns_there",
    "theirs_voices",
];

/// Will they answer this letter, given that it reaches them.
pub fn reply(past: &Past, letter: &Outgoing) -> Vec<f64> {
    let silent = past.silent_days();
    let flag = |is: bool| f64::from(u8::from(is));
    let words = ln1(letter.words);
    vec![
        log_odds(past.reply_rate()),
        log_odds(past.them.reply_rate(past.mean_reply)),
        log_odds(past.me.heard_rate(past.mean_reply)),
        log_odds(past.mean_reply),
        ln1(past.letters()),
        mutual(past),
        past.recent.ln_1p(),
        silent.unwrap_or(0.0).ln_1p(),
        flag(silent.is_none()),
        ln1(past.them.letters_year),
        past.them.unseen_days(past.now).unwrap_or(NEVER).ln_1p(),
        ln1(past.me.letters_year),
        ln1(past.them.around),
        ln1(past.common),
        ln1(past.together),
        ln1(letter.questions),
        flag(letter.ends_with_question),
        flag(letter.ends_with_thanks),
        words,
        words * words,
        ln1(letter.quoted),
        (letter.answers_after.unwrap_or(0).max(0) as f64 / 3600.0).ln_1p(),
        flag(letter.answers_after.is_none()),
        flag(letter.theirs),
        flag(letter.in_dialogue),
        ln1(letter.before),
        ln1(letter.voices),
        flag(letter.asked_for),
        log_odds(past.them.reply_rate_lately(past.mean_reply)),
        flag(letter.theirs) * log_odds(past.them.reply_rate_own(past.mean_reply)),
        ln1(past.them.letters_month),
        flag(letter.mine),
        flag(letter.named),
        flag(letter.thanks),
        ln1(letter.answered_words),
        ln1(letter.turns),
        flag(letter.theirs) * log_odds(past.reply_rate()),
        flag(letter.in_dialogue) * log_odds(past.reply_rate()),
        flag(letter.mine) * flag(letter.thanks),
        flag(letter.questions > 0),
        ln1(letter.late_questions),
        ln1(letter.quoted) * words,
        ln1(letter.beside),
        ln1(letter.their_turns) - ln1(letter.asked_there),
        flag(letter.theirs) * ln1(letter.voices),
    ]
}

/// Of [`unwritten`].
pub const UNWRITTEN: &[&str] = &["their_rate", "mutual"];

/// Will they answer, before the letter is written: by how much more than anybody who is written to, as far as my own
/// letters tell it.
pub fn unwritten(past: &Past) -> Vec<f64> {
    vec![log_odds(past.them.reply_rate(past.mean_reply)) - log_odds(past.mean_reply), mutual(past)]
}

/// Share of the letters that are an exchange at most; 0 to .5.
fn mutual(past: &Past) -> f64 {
    f64::from(past.sent.min(past.received)) / f64::from(past.letters().max(1))
}

fn ln1(count: u32) -> f64 {
    f64::from(count).ln_1p()
}

/// Of [`introduces`].
pub const INTRODUCES: &[&str] =
    &["meeting", "product", "wrote_directly", "conversations", "among_few", "letters", "letters_less"];

/// What conversations show of whether two of those in them know each other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Acquainted {
    /// Letters from one to the other that are there.
    pub wrote_directly: u32,
    /// Conversations in which both stand, and the same, each shared among all others who stand there.
    pub conversations: u32,
    pub among_few: f64,
}

/// Have these two exchanged letters that are not there? By when each wrote and when anybody did: who writes when the other
/// does, and others do not, is likely to write to them.
pub fn introduces(two: &Acquainted, [one, other]: [&Quarters; 2], all: &Quarters) -> Vec<f64> {
    let letters = (one.letters(), other.letters());
    vec![
        (one.meeting(other, all) + 0.01).ln(),
        one.product(other).ln_1p(),
        ln1(two.wrote_directly),
        ln1(two.conversations),
        two.among_few.ln_1p(),
        ln1(letters.0.max(letters.1)),
        ln1(letters.0.min(letters.1)),
    ]
}

/// Of [`knows`].
pub const KNOWS: &[&str] = &[
    "answers",
    "answers_lately",
    "letters",
    "answers_ever",
    "best",
    "content",
    "content_most",
    "unseen",
    "asker",
    "answers_month",
    "root_content",
    "root_best",
    "root_answers",
    "both",
    "root_most",
];

/// What is known of one who might answer a question. Shares are of all who might.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Voice {
    /// Answers given to anybody, each counting half after 365 days and after 90; shares.
    pub answers: f64,
    pub answers_lately: f64,
    /// Letters written, each counting half after 365 days; answers ever given, and those of the last 14 days.
    pub letters: f64,
    pub answers_ever: u32,
    pub answers_month: u32,
    /// What their letters say of it, each counting half after 365 days: of the first letters found, as a part of the best
    /// voice; of all found, a share; and of the single letter that says most, as a part of the best letter.
    pub best: f64,
    pub content: f64,
    pub content_most: f64,
    pub unseen_days: f64,
    /// Letters exchanged with the one who asks.
    pub with_asker: u32,
}

/// Will this one answer, of all who might.
pub fn knows(voice: &Voice) -> Vec<f64> {
    let ln = |share: f64| (share.max(0.0) + 1e-4).ln();
    let root = |share: f64| share.max(0.0).sqrt();
    vec![
        ln(voice.answers),
        ln(voice.answers_lately),
        voice.letters.ln_1p(),
        ln1(voice.answers_ever),
        ln(voice.best),
        ln(voice.content),
        ln(voice.content_most),
        voice.unseen_days.max(0.0).ln_1p(),
        ln1(voice.with_asker),
        ln1(voice.answers_month),
        root(voice.content),
        root(voice.best),
        root(voice.answers),
        root(voice.content * voice.answers),
        root(voice.content_most),
    ]
}
