//! Cases with their scores in, a table of how well each score told them apart out, and the predictions one by one.

use super::archive::Archive;
use super::knows::{self, Query};
use super::rows::{self, Row};
use super::tasks::{Cases, silences};
use super::{introduces, score};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;
use wieder::choose::models::Models;
use wieder::learn::measure::{self, Case, Measured};
use wieder::model::{Logistic, sigmoid};

/// Below so many that came true nothing is claimed.
pub const ENOUGH: usize = 200;

#[derive(Default, Serialize)]
pub struct Line {
    pub archive: String,
    pub task: &'static str,
    pub group: String,
    pub cases: usize,
    pub came_true: usize,
    /// Area under the curve; of `knows` the mean average precision.
    pub ours: f64,
    pub average_precision: f64,
    /// Of the twenty judged likeliest at each cut-off, or of each one whose mail it is; of `knows`, of the one.
    pub precision_at_20: f64,
    /// The same of an order that knew what came (an oracle).
    pub best_at_20: f64,
    pub brier_skill: f64,
    pub calibration_error: f64,
    /// What it would be by chance if all probabilities were true.
    pub calibration_error_by_chance: f64,
    pub log_loss: f64,
    pub baselines: BTreeMap<&'static str, f64>,
    pub strongest: &'static str,
    /// By how much ours is above the strongest, with a 95 % interval drawn person by person.
    pub gain: Measured,
    /// The measure with what came dealt out anew.
    pub shuffled: Option<f64>,
}

#[derive(Serialize)]
struct Prediction<'a> {
    archive: &'a str,
    task: &'a str,
    /// Nothing from then on was known.
    cutoff: Timestamp,
    u: &'a str,
    v: &'a str,
    score: f64,
    baselines: BTreeMap<&'static str, f64>,
    label: bool,
    /// The newest letter that anything rests on.
    newest: Timestamp,
    silent_days: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<usize>,
}

/// All tasks of one archive.
pub fn lines(cases: &Cases, models: &Models, out: &mut Option<Box<dyn Write>>) -> Vec<Line> {
    let archive = &cases.archive;
    let mut lines = Vec::new();
    let scores = score::adapted(&models.reply, &cases.reply, score::HELD, true);
    let anew = score::shuffled(&cases.reply);
    let shuffled = measure::auc(&labelled(&anew, &score::adapted(&models.reply, &anew, score::HELD, true), of_them));
    write(out, archive, "reply", rows::REPLY_BASELINES, &cases.reply, &scores, None);
    let spans: &[(&str, f64)] = if archive.list {
        &[("all", -1.0), ("silent ≥ 1 year", 365.0)]
    } else {
        &[("all", -1.0), ("silent ≥ 90 days", 90.0), ("silent ≥ 180 days", 180.0)]
    };
    for (group, days) in spans {
        let of = silent(*days);
        let mut line = line(archive, "reply", group, rows::REPLY_BASELINES, &cases.reply, &scores, of, of_them);
        line.shuffled = (*days < 0.0).then_some(shuffled);
        lines.push(line);
    }
    // As `lost` judges: the model stays as it is, and the share of one's own letters that are answered moves.
    let expected = |row: &Row| sigmoid(row.offset + models.unwritten.log_odds(&row.features));
    let scores: Vec<f64> = cases.unwritten.iter().map(expected).collect();
    let (names, group) = (rows::UNWRITTEN_BASELINES, "before it is written, by my mail");
    write(out, archive, "reply before written", names, &cases.unwritten, &scores, None);
    lines.push(line(archive, "reply", group, names, &cases.unwritten, &scores, |_| true, of_them));
    let group = "the same, silent ≥ 1 year";
    lines.push(line(archive, "reply", group, names, &cases.unwritten, &scores, silent(365.0), of_them));
    // of one user at one moment the share is the same for all
    let apart: Vec<f64> = cases.unwritten.iter().map(|row| models.unwritten.log_odds(&row.features)).collect();
    lines.push(among_own(archive, "the same, among each one's own", names, &cases.unwritten, &apart));
    let reach = score::adapted(&models.reach, &cases.reach, score::HELD_FIRM, false);
    write(out, archive, "reach", rows::REACH_BASELINES, &cases.reach, &reach, None);
    lines.push(line(
        archive,
        "reach",
        "seen again at all",
        rows::REACH_BASELINES,
        &cases.reach,
        &reach,
        |_| true,
        of_me,
    ));
    for ((days, _), found) in silences(archive).iter().zip(&cases.again) {
        let model = if archive.list { &models.again_on_lists } else { &models.again };
        let scores = score::adapted(model, found, score::HELD_FIRM, false);
        write(out, archive, "reactivation", rows::AGAIN_BASELINES, found, &scores, None);
        for (group, only_present) in [("all", false), ("reachable", true)] {
            let of = |row: &Row| row.present || !only_present;
            let group = format!("silent ≥ {days} days, {group}");
            lines.push(line(archive, "reactivation", &group, rows::AGAIN_BASELINES, found, &scores, of, of_me));
        }
    }
    if !cases.knows.is_empty() {
        lines.push(knows(archive, &cases.knows, models, out));
    }
    let all = (&models.introduces, introduces::BASELINES);
    lines.push(introductions(archive, "by the list", all, &cases.introduces, out));
    let own = (&models.introduces_in_view, introduces::BASELINES_IN_VIEW);
    lines.push(introductions(archive, "by my mail", own, &cases.introduces_in_view, out));
    lines
}

/// Who exchanged letters that the one whose mail it is does not have.
fn introductions(
    archive: &Archive,
    view: &str,
    (model, baselines): (&Logistic, &[&'static str]),
    cases: &[(u32, Row)],
    out: &mut Option<Box<dyn Write>>,
) -> Line {
    let (egos, found): (Vec<u32>, Vec<Row>) = cases.iter().cloned().unzip();
    // Everything is known at the end of the archive: nothing is left to learn from.
    let scores: Vec<f64> = found.iter().map(|row| model.probability(&row.features)).collect();
    write(out, archive, &format!("introductions {view}"), baselines, &found, &scores, Some(&egos));
    let group = format!("outside my view, {view}");
    let mut one = line(archive, "introductions", &group, baselines, &found, &scores, |_| true, of_both);
    let ours = labelled(&found, &scores, of_both);
    one.precision_at_20 = at_20(&ours, |at| egos[at]);
    one.best_at_20 = at_20(&knowing(&ours), |at| egos[at]);
    one
}

/// Whose a case is: one person's, or that of two.
type Whose = (u32, Option<u32>);

/// Where nobody had written for so many days; all for a negative number.
fn silent(days: f64) -> impl Fn(&Row) -> bool {
    move |row| row.silent.unwrap_or(0.0) >= days || days < 0.0
}

fn of_them(row: &Row) -> Whose {
    (row.them, None)
}

fn of_me(row: &Row) -> Whose {
    (row.me, None)
}

fn of_both(row: &Row) -> Whose {
    (row.me, Some(row.them))
}

fn labelled(rows: &[Row], scores: &[f64], whose: impl Fn(&Row) -> Whose) -> Vec<Case> {
    let of = |(row, score): (&Row, &f64)| {
        assert!(row.newest < row.cutoff, "nothing later may be known");
        let (person, other) = whose(row);
        Case { score: *score, label: row.label, person, other }
    };
    rows.iter().zip(scores).map(of).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The place of the highest.
fn strongest(values: &[f64]) -> usize {
    (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b])).unwrap_or(0)
}

/// Letters of one user from which on their area says something.
const OF_ONE: usize = 20;

/// How well the letters of each user were told apart, the mean over users: what decides the order in which one of them is
/// shown people.
fn among_own(archive: &Archive, group: &str, names: &[&'static str], rows: &[Row], scores: &[f64]) -> Line {
    let mut users: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    rows.iter().enumerate().for_each(|(at, row)| users.entry(row.me).or_default().push(at));
    let both = |of: &Vec<usize>| of.iter().any(|at| rows[*at].label) && of.iter().any(|at| !rows[*at].label);
    users.retain(|_, of| of.len() >= OF_ONE && both(of));
    let area = |of: &[usize], score: &dyn Fn(usize) -> f64| {
        let (some, scores): (Vec<Row>, Vec<f64>) = of.iter().map(|at| (rows[*at].clone(), score(*at))).unzip();
        measure::auc(&labelled(&some, &scores, of_me))
    };
    let each = |score: &dyn Fn(usize) -> f64| -> Vec<f64> { users.values().map(|of| area(of, score)).collect() };
    let ours = each(&|at| scores[at]);
    let theirs: Vec<Vec<f64>> = (0..names.len()).map(|name| each(&|at| rows[at].baselines[name])).collect();
    let areas: Vec<f64> = theirs.iter().map(|values| mean(values)).collect();
    let strongest = strongest(&areas);
    let better = ours.iter().zip(&theirs[strongest]).map(|(ours, theirs)| ours - theirs);
    let differences: Vec<(u32, f64)> = users.keys().copied().zip(better).collect();
    let cases: Vec<usize> = users.values().flatten().copied().collect();
    Line {
        archive: archive.name.clone(),
        task: "reply",
        group: group.to_owned(),
        cases: cases.len(),
        came_true: cases.iter().filter(|at| rows[**at].label).count(),
        ours: mean(&ours),
        strongest: names[strongest],
        gain: measure::paired_mean(&differences),
        baselines: names.iter().copied().zip(areas).collect(),
        ..Line::default()
    }
}

#[allow(clippy::too_many_arguments)]
fn line(
    archive: &Archive,
    task: &'static str,
    group: &str,
    names: &[&'static str],
    rows: &[Row],
    scores: &[f64],
    of: impl Fn(&Row) -> bool,
    whose: impl Fn(&Row) -> Whose,
) -> Line {
    let (rows, scores): (Vec<Row>, Vec<f64>) =
        rows.iter().zip(scores).filter(|(row, _)| of(row)).map(|(row, score)| (row.clone(), *score)).unzip();
    let ours = labelled(&rows, &scores, &whose);
    let theirs = |at: usize| {
        let scores: Vec<f64> = rows.iter().map(|row| row.baselines[at]).collect();
        labelled(&rows, &scores, &whose)
    };
    let areas: Vec<f64> = (0..names.len()).map(|at| measure::auc(&theirs(at))).collect();
    let strongest = strongest(&areas);
    let cut = |at: usize| rows[at].cutoff;
    Line {
        archive: archive.name.clone(),
        task,
        group: group.to_owned(),
        cases: rows.len(),
        came_true: rows.iter().filter(|row| row.label).count(),
        ours: measure::auc(&ours),
        average_precision: measure::average_precision(&ours),
        precision_at_20: at_20(&ours, cut),
        best_at_20: at_20(&knowing(&ours), cut),
        brier_skill: measure::brier_skill(&ours),
        calibration_error: measure::calibration_error(&ours),
        calibration_error_by_chance: measure::calibration_error_by_chance(&ours),
        log_loss: measure::log_loss(&ours),
        strongest: names[strongest],
        gain: measure::paired_auc(&ours, &theirs(strongest)),
        baselines: names.iter().copied().zip(areas).collect(),
        shuffled: None,
    }
}

fn knowing(cases: &[Case]) -> Vec<Case> {
    cases.iter().map(|case| Case { score: f64::from(u8::from(case.label)), ..*case }).collect()
}

/// Mean precision among the first twenty of each group.
fn at_20<K: Ord>(cases: &[Case], group: impl Fn(usize) -> K) -> f64 {
    let mut groups: BTreeMap<K, Vec<Case>> = BTreeMap::new();
    for (at, case) in cases.iter().enumerate() {
        groups.entry(group(at)).or_default().push(*case);
    }
    let sum: f64 = groups.values().map(|cases| measure::precision_at(cases, 20)).sum();
    (sum + 0.0) / groups.len().max(1) as f64 // no minus before nothing
}

fn knows(archive: &Archive, queries: &[Query], models: &Models, out: &mut Option<Box<dyn Write>>) -> Line {
    let scores = score::adapted_choices(&models.knows, queries);
    for (number, (query, scores)) in queries.iter().zip(&scores).enumerate() {
        write(
            out,
            archive,
            "knows",
            knows::BASELINES,
            &query.rows,
            scores,
            Some(&vec![number as u32; query.rows.len()]),
        );
    }
    // Those who are no candidates were missed by every score.
    let precision = |query: &Query, cases: &[Case]| {
        let found = cases.iter().filter(|case| case.label).count() as f64;
        measure::average_precision(cases) * found / query.wanted.max(1) as f64
    };
    let of = |at: Option<usize>| -> Vec<f64> {
        let each = queries.iter().zip(&scores);
        each.map(|(query, ours)| {
            let theirs: Vec<f64> =
                at.map_or_else(|| ours.clone(), |at| query.rows.iter().map(|row| row.baselines[at]).collect());
            precision(query, &labelled(&query.rows, &theirs, of_me))
        })
        .collect()
    };
    let ours = of(None);
    let theirs: Vec<Vec<f64>> = (0..knows::BASELINES.len()).map(|at| of(Some(at))).collect();
    let means: Vec<f64> = theirs.iter().map(|values| mean(values)).collect();
    let strongest = strongest(&means);
    let differences: Vec<(u32, f64)> =
        queries.iter().zip(ours.iter().zip(&theirs[strongest])).map(|(query, (a, b))| (query.asker, a - b)).collect();
    let oracle: Vec<f64> =
        queries.iter().map(|query| f64::from(u8::from(query.rows.iter().any(|row| row.label)))).collect();
    let first = |(query, scores): (&Query, &Vec<f64>)| measure::precision_at(&labelled(&query.rows, scores, of_me), 1);
    Line {
        archive: archive.name.clone(),
        task: "knows",
        group: "who answers a question (MAP)".to_owned(),
        cases: queries.len(),
        came_true: queries.iter().map(|query| query.wanted).sum(),
        ours: mean(&ours),
        average_precision: mean(&ours),
        precision_at_20: queries.iter().zip(&scores).map(first).sum::<f64>() / queries.len().max(1) as f64,
        best_at_20: mean(&oracle),
        baselines: knows::BASELINES.iter().copied().zip(means).collect(),
        strongest: knows::BASELINES[strongest],
        gain: measure::paired_mean(&differences),
        ..Line::default()
    }
}

fn write(
    out: &mut Option<Box<dyn Write>>,
    archive: &Archive,
    task: &str,
    names: &[&'static str],
    rows: &[Row],
    scores: &[f64],
    queries: Option<&[u32]>,
) {
    let Some(out) = out else { return };
    let moment = |at: i64| Timestamp::from_second(at).unwrap_or_default();
    for (at, (row, score)) in rows.iter().zip(scores).enumerate() {
        let prediction = Prediction {
            archive: &archive.name,
            task,
            cutoff: moment(row.cutoff),
            u: archive.people[row.me as usize].as_str(),
            v: archive.people[row.them as usize].as_str(),
            score: *score,
            baselines: names.iter().copied().zip(row.baselines.iter().copied()).collect(),
            label: row.label,
            newest: moment(row.newest),
            silent_days: row.silent,
            query: queries.map(|queries| queries[at] as usize),
        };
        serde_json::to_writer(&mut *out, &prediction).unwrap();
        out.write_all(b"\n").unwrap();
    }
}

pub fn print(lines: &[Line], as_json: bool) {
    if as_json {
        println!("{}", serde_json::to_string_pretty(lines).unwrap());
        return;
    }
    for line in lines {
        let verdict = match (line.came_true >= ENOUGH, line.gain.low > 0.0) {
            (false, _) => "report only",
            (true, true) => "better",
            (true, false) => "NOT BETTER",
        };
        println!(
            "{:18} {:13} {:34} n {:6} true {:5}  ours {:.3}  AP {:.3} P@20 {:.3} of {:.3} BSS {:.3} ECE {:.3} (by chance {:.3})  gain {:+.3} [{:+.3}, {:+.3}] over {} {:.3}  {verdict}",
            line.archive,
            line.task,
            line.group,
            line.cases,
            line.came_true,
            line.ours,
            line.average_precision,
            line.precision_at_20,
            line.best_at_20,
            line.brier_skill,
            line.calibration_error,
            line.calibration_error_by_chance,
            line.gain.value,
            line.gain.low,
            line.gain.high,
            line.strongest,
            line.baselines[line.strongest],
        );
        let all: Vec<String> = line.baselines.iter().map(|(name, value)| format!("{name} {value:.3}")).collect();
        let shuffled = line.shuffled.map_or(String::new(), |value| format!("; labels dealt out anew {value:.3}"));
        println!("{:18} {:13} baselines: {}{shuffled}", "", "", all.join(", "));
    }
}
