//! `wieder backtest`: whether the order of `lost` can be trusted, by the user's own mail; a sentence, a table, a chart.

use super::chart::{self, percent};
use super::door::Door;
use super::{file, import, json};
use crate::flow::{self, Archive, Backtest, Ranked, Verdict, Wish, Year};
use crate::locale::{Args, day, number};
use anyhow::Result;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

pub fn run(door: &Door, svg: Option<&Path>, min_years: f64) -> Result<()> {
    let talk = &door.talk;
    if let Some(path) = svg.filter(|path| path.exists()) {
        return Err(door.said("write-exists", "hint-other-file", &[("path", path.display().to_string().into())]));
    }
    let store = door.store()?;
    let archive = Archive::load(&store, &door.global.me)?;
    let wish = Wish { ask: None, min_days: (min_years * 365.0).round() as i64 };
    let bar = import::bar(talk, "backtest-progress");
    let found = flow::backtest(&archive, &wish, door.now.as_second(), &mut |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    if found.nobody_asks {
        return Err(door.said("error-no-me", "hint-me-add", &[]));
    }
    match door.global.json {
        true => json::print(talk, &found)?,
        false => tell(door, &found),
    }
    if let Some(path) = svg {
        file::write_private(path, chart::svg(&talk.strings, &found, &sentences(door, &found)).as_bytes())?;
        talk.say("backtest-svg", &[("path", path.display().to_string().into())]);
    }
    Ok(())
}

fn tell(door: &Door, found: &Backtest) {
    let talk = &door.talk;
    let sentences = sentences(door, found);
    if let Some((first, others)) = sentences.split_first() {
        talk.print_wrapped(first, 0);
        others.iter().for_each(|sentence| talk.print_wrapped(sentence, 0));
    }
    if found.years.is_empty() {
        return;
    }
    talk.print("");
    years(door, &found.years);
    talk.print("");
    talk.print_wrapped(&talk.text("backtest-legend", &[]), 0);
    talk.print_wrapped(&talk.text("backtest-left-out", &[]), 0);
    if found.trust.rankings.is_empty() {
        return;
    }
    talk.print("");
    talk.print_styled(&talk.bold(&talk.text("backtest-rankings", &[])));
    for line in chart::bars(talk, &found.trust.rankings) {
        talk.print_styled(&line);
    }
    talk.print("");
    talk.print_wrapped(&talk.text("backtest-rankings-legend", &[]), 0);
}

/// What there is to say, the most important first.
fn sentences(door: &Door, found: &Backtest) -> Vec<String> {
    let (talk, trust) = (&door.talk, &found.trust);
    let words = |n: usize| number(&talk.strings, n as u64);
    let say = |key: &str, args: Args| talk.text(key, args);
    let Some((first, newest)) = found.first.zip(found.newest) else { return vec![say("backtest-no-date", &[])] };
    let counts = trust.counts;
    let count = [("n", counts.back.into()), ("lost", counts.lost.into()), ("enough", flow::ENOUGH.into())];
    let strongest = trust.strongest.map(|name| ranking_name(door, name)).unwrap_or_default();
    let strongest = [("strongest", strongest.into())];
    if found.looked == 0 {
        let (first, newest) = (day(&talk.strings, first), day(&talk.strings, newest));
        return vec![say("backtest-too-short", &[("first", first.into()), ("newest", newest.into())])];
    }
    let judged = match trust.verdict {
        Verdict::NobodyLost => {
            return vec![say(
                "backtest-nobody-lost",
                &[("n", found.looked.into()), ("words", words(found.looked).into())],
            )];
        }
        Verdict::NobodyBack => return vec![say("backtest-nobody-back", &count)],
        Verdict::TooFew if counts.back >= flow::ENOUGH => say("backtest-too-few-away", &count),
        Verdict::TooFew => say("backtest-too-few", &count),
        Verdict::Better => say("backtest-better", &strongest),
        Verdict::Unclear => say("backtest-unclear", &strongest),
        Verdict::Worse => say("backtest-worse", &strongest),
    };
    let same = trust.compared.saturating_sub(trust.more + trust.fewer);
    let more = [
        ("n", trust.compared.into()),
        ("more", trust.more.into()),
        ("fewer", trust.fewer.into()),
        ("same", same.into()),
        ("words", words(trust.compared).into()),
        ("more_words", words(trust.more).into()),
        ("fewer_words", words(trust.fewer).into()),
        ("same_words", words(same).into()),
    ];
    let compared = match trust.compared {
        0 => say("backtest-small", &[]),
        2.. if trust.more + trust.fewer == 0 => say("backtest-same", &more),
        _ => say("backtest-more", &more),
    };
    let answered = [("n", counts.written.into()), ("answered", counts.answered.into())];
    let lot = trust.rankings.first().map(|ours| match ours.auc {
        auc if auc.low > 0.5 => say("backtest-above-lot", &[]),
        auc if auc.high < 0.5 => say("backtest-below-lot", &[]),
        _ => say("backtest-near-lot", &[]),
    });
    let judged = lot.map_or_else(|| judged.clone(), |lot| format!("{judged} {lot}"));
    vec![compared, judged, say("backtest-answered", &answered)]
}

fn ranking_name(door: &Door, ranking: &str) -> String {
    door.talk.text(&format!("ranking-{ranking}"), &[])
}

/// One line a year; numbers stand under each other.
fn years(door: &Door, years: &[Year]) {
    let talk = &door.talk;
    let heads = ["year", "lost", "back", "first-ten", "latest-ten", "written", "replied"];
    let heads: Vec<String> = heads.iter().map(|head| talk.text(&format!("backtest-{head}"), &[])).collect();
    let line = |cells: &[String]| -> String {
        let cells = cells.iter().zip(&heads).map(|(cell, head)| {
            let wide = head.width().max(5);
            format!("{}{cell}", " ".repeat(wide.saturating_sub(cell.width())))
        });
        cells.collect::<Vec<_>>().join("  ")
    };
    talk.print_styled(&talk.faint(&line(&heads)));
    for year in years {
        let counts = year.moment.counts;
        let of = |at: usize| year.moment.first_ten.get(at).map(|ten| share(ten.back)).unwrap_or_default();
        let cells = [
            year.year.to_string(),
            counts.lost.to_string(),
            counts.back.to_string(),
            of(0),
            of(1),
            counts.written.to_string(),
            counts.answered.to_string(),
        ];
        talk.print(&line(&cells));
    }
}

/// A whole number, or one place behind the point where several tie.
fn share(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// The value and its interval: `71 % (64–77)`.
pub fn measured(ranking: &Ranked) -> String {
    let auc = ranking.auc;
    format!("{} % ({}–{})", percent(auc.value), percent(auc.low), percent(auc.high))
}
