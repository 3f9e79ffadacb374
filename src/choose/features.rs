//! What was between two people in, the numbers that the models weigh out; names and numbers in the same order.

use crate::model::{Outgoing, Past, Presence, log_odds};

/// Days that stand for "never".
const NEVER: f64 = 7300.0;

/// Of `again` and of `reach`: will these two write each other within a year, will they be seen at all.
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

/// Both alike: who of the two is me makes no difference.
pub fn again(past: &Past) -> Vec<f64> {
    let silent = past.silent_days().unwrap_or(NEVER);
    let gaps = (f64::from(past.days) - 1.0).max(1.0);
    let usual = (past.span_days() / gaps).max(1.0);
    let (me, them) = (&past.me, &past.them);
    let unseen = |who: &Presence| who.unseen_days(past.now).unwrap_or(NEVER);
    let both = |of: &dyn Fn(&Presence) -> f64| (of(me).max(of(them)), of(me).min(of(them)));
    let year = both(&|who| ln1(who.letters_year));
    let all = both(&|who| ln1(who.letters));
    let age = |who: &Presence| who.seen.map_or(0.0, |(first, last)| ((last - first).max(0) as f64 / 86_400.0).ln_1p());
    let ln_silent = silent.ln_1p();
    vec![
        ln_silent,
        ln_silent * ln_silent,
        ln1(past.letters()),
        past.recent.ln_1p(),
        past.span_days().ln_1p(),
        f64::from(past.sent.min(past.received)) / f64::from(past.letters().max(1)),
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
        f64::from(past.sent.min(past.received)) / f64::from(past.letters().max(1)),
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
    ]
}

fn ln1(count: u32) -> f64 {
    f64::from(count).ln_1p()
}
