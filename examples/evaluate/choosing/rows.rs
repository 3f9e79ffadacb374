//! An archive in, the cases its later letters decide out: each with what was known before, and what came.

use super::archive::Archive;
use super::chronicle::{Chronicle, labels};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use wieder::choose::features;
use wieder::learn::baselines;
use wieder::model::{DAY, Past, log_odds};

/// One case. People are numbers of the archive.
#[derive(Clone, Debug)]
pub struct Row {
    /// Nothing from this moment on was known.
    pub cutoff: i64,
    pub me: u32,
    pub them: u32,
    /// Numbers that the model weighs.
    pub features: Vec<f64>,
    /// In the order of the names of the task.
    pub baselines: Vec<f64>,
    pub label: bool,
    /// From this moment on the label may be learnt from.
    pub known_from: i64,
    /// The newest letter anything rests on.
    pub newest: i64,
    /// Days of silence between the two; `None` where there was no letter.
    pub silent: Option<f64>,
    /// Both were seen in the year before.
    pub present: bool,
    /// Log-odds that the model is added to; 0 where the model has all of them.
    pub offset: f64,
}

pub const REPLY_BASELINES: &[&str] = &["their_rate", "pair_rate", "recency", "frequency", "interactions_rank"];

/// As somebody has them who knows only their own letters.
pub const UNWRITTEN_BASELINES: &[&str] = &["their_rate", "my_share", "recency", "frequency", "interactions_rank"];

/// Each letter to somebody: does that one answer in time? By all that is known when it is written; and by what those know,
/// before it is written, who know only their own letters.
pub fn reply(archive: &Archive) -> (Vec<Row>, Vec<Row>) {
    let labels = labels(archive);
    let mut chronicle = Chronicle::new(archive, &labels);
    let end = archive.end() - archive.answer_days * DAY;
    let (mut written, mut unwritten) = (Vec::new(), Vec::new());
    for (place, message) in archive.messages.iter().enumerate() {
        if !archive.owners.is_empty() && !archive.owners.contains(&message.from) || message.at > end {
            continue;
        }
        chronicle.tell_before(message.at);
        for (to, label) in &labels[place] {
            let past = chronicle.past(message.from, *to);
            let mine = past.of_mine();
            let baselines = |rates: [f64; 2]| {
                let silent = -past.silent_days().unwrap_or(1e6);
                rates.into_iter().chain([silent, f64::from(past.letters()), past.recent]).collect()
            };
            let row = Row {
                cutoff: message.at,
                me: message.from,
                them: *to,
                features: features::reply(&past, &chronicle.outgoing(place, *to)),
                baselines: baselines([past.them.reply_rate(past.mean_reply), past.reply_rate()]),
                label: *label,
                known_from: message.at + archive.answer_days * DAY,
                newest: chronicle.newest,
                silent: past.silent_days(),
                present: true,
                offset: 0.0,
            };
            unwritten.push(Row {
                features: features::unwritten(&mine),
                baselines: baselines([mine.them.reply_rate(mine.mean_reply), mine.mean_reply]),
                offset: log_odds(mine.mean_reply),
                ..row.clone()
            });
            written.push(row);
        }
    }
    (written, unwritten)
}

/// The first days of years of which something is known before and a whole year behind; for mailboxes, of quarters, with
/// `horizon` days behind.
pub fn cutoffs(archive: &Archive, horizon: i64) -> Vec<i64> {
    let Some(first) = archive.messages.first().map(|first| first.at) else { return Vec::new() };
    let year = |at: i64| Timestamp::from_second(at).unwrap().to_zoned(TimeZone::UTC).year();
    let months: &[i8] = if archive.list { &[1] } else { &[1, 4, 7, 10] };
    let before = if archive.list { 365 } else { 180 };
    let day = |year: i16, month: &i8| {
        jiff::civil::date(year, *month, 1).to_zoned(TimeZone::UTC).unwrap().timestamp().as_second()
    };
    let all = (year(first)..=year(archive.end())).flat_map(|year| months.iter().map(move |month| day(year, month)));
    let whole = |cut: &i64| first + before * DAY <= *cut && cut + horizon * DAY <= archive.end();
    all.filter(whole).collect()
}

pub const AGAIN_BASELINES: &[&str] = &[
    "recency",
    "frequency",
    "rfm",
    "interactions_rank",
    "mbg_nbd_alive",
    "mbg_nbd_again",
    "common",
    "letters_year",
    "both_seen",
];

/// Two people silent for `silence` days at a cut-off: does either write the other within `horizon` days?
pub fn again(archive: &Archive, silence: i64, horizon: i64) -> Vec<Row> {
    let labels = labels(archive);
    let mut chronicle = Chronicle::new(archive, &labels);
    let mut later = Chronicle::new(archive, &labels);
    let mut rows = Vec::new();
    for cut in cutoffs(archive, horizon) {
        chronicle.tell_before(cut);
        later.tell_before(cut + horizon * DAY);
        let mut pairs: Vec<(u32, u32)> = chronicle
            .pairs
            .iter()
            .filter(|(_, pair)| pair.events.len() >= 2)
            .filter(|(_, pair)| pair.events.last().is_some_and(|last| cut - last.0 >= silence * DAY))
            .map(|(who, _)| *who)
            .collect();
        pairs.sort_unstable();
        if !archive.owners.is_empty() {
            pairs.retain(|(one, other)| archive.owners.contains(one) != archive.owners.contains(other));
        }
        let pasts: Vec<Past> = pairs.iter().map(|(one, other)| chronicle.past(*one, *other)).collect();
        let others = baselines::scores(&pasts);
        for (((me, them), past), scores) in pairs.iter().zip(&pasts).zip(others) {
            let known = chronicle.pairs[&(*me, *them)].events.len();
            let seen = |who: u32| chronicle.last_seen(who).unwrap_or(0);
            let days = |who: u32| (cut - seen(who)) as f64 / DAY as f64;
            let posts = chronicle.written_within(*me, 365).min(chronicle.written_within(*them, 365));
            let mut baselines = scores.to_vec();
            baselines.push(f64::from(past.common));
            baselines.push(posts as f64);
            baselines.push(-days(*me).max(days(*them)));
            rows.push(Row {
                cutoff: cut,
                me: *me,
                them: *them,
                features: features::again(past),
                baselines,
                label: later.pairs[&(*me, *them)].events.len() > known,
                known_from: cut + horizon * DAY,
                newest: chronicle.newest,
                silent: past.silent_days(),
                present: days(*me) <= 365.0 && days(*them) <= 365.0,
                offset: 0.0,
            });
        }
    }
    rows
}

pub const REACH_BASELINES: &[&str] = &["recency", "frequency"];

/// Everybody seen before a cut-off: will they be seen within the next `YEARS`?
pub fn reach(archive: &Archive) -> Vec<Row> {
    const YEARS: i64 = 3;
    let labels = labels(archive);
    let mut chronicle = Chronicle::new(archive, &labels);
    let mut later = Chronicle::new(archive, &labels);
    let mut rows = Vec::new();
    for cut in cutoffs(archive, YEARS * 365) {
        chronicle.tell_before(cut);
        later.tell_before(cut + YEARS * 365 * DAY);
        for who in 0..archive.people.len() as u32 {
            let them = chronicle.presence(who);
            let Some((_, seen)) = them.seen else { continue };
            let unseen = (cut - seen) as f64 / DAY as f64;
            rows.push(Row {
                cutoff: cut,
                me: who,
                them: who,
                features: features::reach(&them, cut),
                baselines: vec![-unseen, f64::from(them.letters)],
                label: later.last_seen(who).is_some_and(|last| last >= cut),
                known_from: cut + YEARS * 365 * DAY,
                newest: chronicle.newest,
                silent: Some(unseen),
                present: unseen <= 365.0,
                offset: 0.0,
            });
        }
    }
    rows
}
