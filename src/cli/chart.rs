//! What a look back found in, a chart of it out: as lines for the terminal, and as a picture (SVG) that stands alone.

use super::backtest::measured;
use super::talk::{Talk, clean};
use crate::flow::{Backtest, Ranked};
use crate::locale::Strings;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Columns of bars at most, and below which there are none.
const BAR: (usize, usize) = (50, 12);

pub fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

/// One line a ranking: full up to the lower end of the interval, half up to the value, light up to the upper end. The
/// middle is marked, where a lot would stand.
pub fn bars(talk: &Talk, rankings: &[Ranked]) -> Vec<String> {
    let names: Vec<String> = rankings.iter().map(|one| name(&talk.strings, one.ranking)).collect();
    let figures: Vec<String> = rankings.iter().map(measured).collect();
    let widest = |texts: &[String]| texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let (left, right) = (widest(&names), widest(&figures));
    let wide = talk.width.saturating_sub(left + right + 4).min(BAR.0);
    let wide = if wide < BAR.1 { 0 } else { wide / 2 * 2 };
    let mut lines = Vec::new();
    for (at, ((one, name), figure)) in rankings.iter().zip(&names).zip(&figures).enumerate() {
        let pad = " ".repeat(left - name.width());
        let bar = if wide == 0 { String::new() } else { format!("{}  ", bar(one, wide)) };
        let name = if at == 0 { talk.bold(name) } else { clean(name) };
        lines.push(format!("{name}{pad}  {bar}{figure}"));
    }
    if wide > 0 {
        let scale = format!("{}  {}↑ {}", " ".repeat(left), " ".repeat(wide / 2), talk.text("backtest-scale", &[]));
        lines.push(talk.faint(&scale));
    }
    lines
}

fn bar(one: &Ranked, wide: usize) -> String {
    let cell = |share: f64| (share.clamp(0.0, 1.0) * wide as f64).round() as usize;
    let (low, value, high) = (cell(one.auc.low), cell(one.auc.value), cell(one.auc.high));
    let mark = |at: usize| match at {
        at if at < low.min(value) => '█',
        at if at < value => '▓',
        at if at < high => '░',
        at if at == wide / 2 => '┊',
        _ => ' ',
    };
    (0..wide).map(mark).collect()
}

fn name(strings: &Strings, ranking: &str) -> String {
    strings.text(&format!("ranking-{ranking}"), &[])
}

const WIDE: usize = 760;
const LEFT: usize = 190;
const SPAN: usize = 360;

/// `sentences` stand above it, and say in its description what it shows.
pub fn svg(strings: &Strings, found: &Backtest, sentences: &[String]) -> String {
    let mut body = String::new();
    let mut y = 40;
    let say = |body: &mut String, y: &mut usize, text: &str, class: &str| {
        for line in super::talk::wrap(&clean(text), 96) {
            writeln!(body, r#"<text x="20" y="{y}" class="{class}">{}</text>"#, escaped(&line)).ok();
            *y += 20;
        }
    };
    let title = strings.text("backtest-svg-title", &[]);
    say(&mut body, &mut y, &title, "title");
    for sentence in sentences {
        say(&mut body, &mut y, sentence, "said");
    }
    let described: Vec<String> = found
        .trust
        .rankings
        .iter()
        .map(|one| format!("{}: {}", name(strings, one.ranking), measured(one)))
        .chain(found.years.iter().map(|year| {
            format!(
                "{}: {} {}, {} {}",
                year.year,
                year.moment.counts.lost,
                strings.text("backtest-lost", &[]),
                year.moment.counts.back,
                strings.text("backtest-back", &[])
            )
        }))
        .collect();
    if !found.trust.rankings.is_empty() {
        y += 16;
        say(&mut body, &mut y, &strings.text("backtest-rankings", &[]), "head");
        say(&mut body, &mut y, &strings.text("backtest-rankings-legend", &[]), "note");
        rankings(strings, &found.trust.rankings, &mut body, &mut y);
    }
    if !found.years.is_empty() {
        y += 16;
        say(&mut body, &mut y, &strings.text("backtest-svg-years", &[]), "head");
        years(found, &mut body, &mut y);
    }
    let desc = sentences.iter().map(String::as_str).chain(described.iter().map(String::as_str));
    let desc = escaped(&clean(&desc.collect::<Vec<_>>().join(" · ")));
    let language = match strings.language {
        crate::model::Language::German => "de",
        crate::model::Language::English => "en",
    };
    let high = y + 10;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{high}" viewBox="0 0 {WIDE} {high}" xml:lang="{language}" role="img" aria-labelledby="t d">
<title id="t">{}</title>
<desc id="d">{desc}</desc>
<style>text{{font:14px sans-serif;fill:#1a1a1a}}.title{{font-size:18px;font-weight:bold}}.head{{font-weight:bold}}.note{{font-size:12px}}.ours{{font-weight:bold}}</style>
<rect width="{WIDE}" height="{high}" fill="#ffffff"/>
{body}</svg>
"##,
        escaped(&title)
    )
}

/// A bar to each value, a line over its interval, and a broken one where a lot would stand.
fn rankings(strings: &Strings, rankings: &[Ranked], body: &mut String, y: &mut usize) {
    let x = |share: f64| LEFT as f64 + share.clamp(0.0, 1.0) * SPAN as f64;
    let top = *y - 10;
    for (at, one) in rankings.iter().enumerate() {
        let (fill, class) = if at == 0 { ("#1f4e79", "ours") } else { ("#b8c4ce", "other") };
        let (value, low, high) = (x(one.auc.value), x(one.auc.low), x(one.auc.high));
        let (bar, middle, text) = (*y - 8, *y, *y + 5);
        let figure = measured(one);
        let named = escaped(&name(strings, one.ranking));
        write!(
            body,
            r##"<text x="{}" y="{text}" text-anchor="end" class="{class}">{named}</text>
<rect x="{LEFT}" y="{bar}" width="{:.1}" height="16" fill="{fill}" stroke="#1a1a1a" stroke-width=".5"/>
<path d="M{low:.1} {middle}H{high:.1}M{low:.1} {}v10M{high:.1} {}v10" stroke="#000000" stroke-width="2" fill="none"/>
<text x="{}" y="{text}" class="{class}">{}</text>
"##,
            LEFT - 10,
            value - LEFT as f64,
            middle - 5,
            middle - 5,
            LEFT + SPAN + 12,
            escaped(&figure),
        )
        .ok();
        *y += 26;
    }
    let half = LEFT + SPAN / 2;
    let note = escaped(&strings.text("backtest-scale", &[]));
    write!(
        body,
        r##"<path d="M{half} {top}V{}" stroke="#000000" stroke-dasharray="4 3"/>
<text x="{half}" y="{}" text-anchor="middle" class="note">{note}</text>
"##,
        *y - 8,
        *y + 8
    )
    .ok();
    *y += 24;
}

/// Of each year a bar of all, and in it those who came back; both numbers beside it.
fn years(found: &Backtest, body: &mut String, y: &mut usize) {
    let most = found.years.iter().map(|year| year.moment.counts.lost).max().unwrap_or(0).max(1);
    let wide = |count: usize| count as f64 / most as f64 * SPAN as f64;
    for year in &found.years {
        let counts = year.moment.counts;
        let (bar, text) = (*y - 8, *y + 5);
        write!(
            body,
            r##"<text x="{}" y="{text}" text-anchor="end">{}</text>
<rect x="{LEFT}" y="{bar}" width="{:.1}" height="14" fill="#ffffff" stroke="#1a1a1a"/>
<rect x="{LEFT}" y="{bar}" width="{:.1}" height="14" fill="#1f4e79"/>
<text x="{}" y="{text}">{} / {}</text>
"##,
            LEFT - 10,
            year.year,
            wide(counts.lost),
            wide(counts.back),
            LEFT + SPAN + 12,
            counts.back,
            counts.lost,
        )
        .ok();
        *y += 22;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
