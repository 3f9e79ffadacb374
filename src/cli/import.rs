//! `wieder import`: paths in, progress and a report out.

use super::door::Door;
use super::json;
use super::talk::Talk;
use crate::flow::{self, ImportOptions, ImportReport, Progress, Why};
use crate::store::Store;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub fn run(door: &Door, paths: &[PathBuf], everything: bool, oddities: bool) -> Result<()> {
    if oddities {
        return list_oddities(door);
    }
    let mut store = Store::create(&door.folder()?)?;
    let report = import_with_progress(door, &mut store, paths, everything)?;
    for address in &door.global.me {
        flow::set_mine(&mut store, address, true, door.now.as_second())?; // said once, for all later verbs
    }
    let world = flow::World::load(&store, &door.global.me, door.now.as_second())?;
    if door.global.json {
        print_json(door, &report, &world.me)?;
    } else {
        tell(door, paths, &report, &world.me);
    }
    let nothing_read = report.read == 0 && report.unchanged == 0 && report.seen() == 0;
    if nothing_read && !report.failed.is_empty() {
        return Err(door.said("error-nothing-read", "hint-formats", &[]));
    }
    // All but `search` answers from here on, in another window or after an interruption.
    door.words(&mut store)?;
    world.remember(&mut store, &door.global.me)
}

/// Reads `paths` and shows bytes, letters a second and the time left where a terminal is there to show it.
pub fn import_with_progress(
    door: &Door,
    store: &mut Store,
    paths: &[PathBuf],
    everything: bool,
) -> Result<ImportReport> {
    let bar = bar(&door.talk, "import-progress");
    let started = std::time::Instant::now();
    let mut tell = |progress: &Progress| {
        bar.set_length(progress.total_bytes);
        bar.set_position(progress.bytes);
        let speed = progress.letters as f64 / started.elapsed().as_secs_f64().max(0.001);
        bar.set_message(format!("{speed:.0}"));
    };
    let report = flow::import(store, paths, &ImportOptions { everything }, &mut tell);
    bar.finish_and_clear();
    report
}

/// Shown where a terminal is there to show it; `template` names a text in which `<pos>` stands for a part of the bar.
pub fn bar(talk: &Talk, template: &str) -> ProgressBar {
    let bar = if talk.progress { ProgressBar::new(0) } else { ProgressBar::hidden() };
    let shown = talk.text(template, &[]).replace('<', "{").replace('>', "}");
    bar.set_style(ProgressStyle::with_template(&shown).unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn tell(door: &Door, paths: &[PathBuf], report: &ImportReport, me: &flow::MyAddresses) {
    let talk = &door.talk;
    talk.say("import-kept", &[("count", report.kept.into()), ("total", report.total.into())]);
    if report.duplicates > 0 {
        talk.say("import-duplicates", &[("count", report.duplicates.into())]);
    }
    if report.unchanged > 0 {
        talk.say("import-unchanged", &[("count", report.unchanged.into())]);
    }
    for (reason, count) in &report.left_out {
        talk.say(&format!("import-left-out-{reason}"), &[("count", (*count).into())]);
    }
    if !report.left_out.is_empty() {
        talk.hint("hint-everything", &[("paths", typed(paths).into())]);
    }
    for (oddity, count) in &report.oddities {
        let kind = serde_json::to_value(oddity).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        talk.say(&format!("oddity-{}", kind.unwrap_or_default().replace('_', "-")), &[("count", (*count).into())]);
    }
    if !report.oddities.is_empty() {
        talk.hint("hint-oddities", &[]);
    }
    for failure in &report.failed {
        let path = failure.path.display().to_string();
        let reason = match failure.why.map(why) {
            Some(why) => talk.text(&format!("not-read-{}", why.replace('_', "-")), &[]),
            None => failure.detail.strip_prefix(&format!("{path}: ")).unwrap_or(&failure.detail).to_owned(),
        };
        talk.complain(&talk.text("import-failed", &[("path", path.into()), ("reason", reason.into())]));
    }
    super::me::tell(door, me);
    if report.total > 0 && !me.all().is_empty() {
        talk.hint("hint-lost", &[]);
    }
}

/// The paths as they are typed into a shell.
fn typed(paths: &[PathBuf]) -> String {
    let plain = |path: &str| path.chars().all(|c| c.is_alphanumeric() || "/._-+=:@,%".contains(c));
    let quoted = paths.iter().map(|path| match path.display().to_string() {
        path if plain(&path) => path,
        path => format!("'{}'", path.replace('\'', "'\\''")),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

fn print_json(door: &Door, report: &ImportReport, me: &flow::MyAddresses) -> Result<()> {
    let failed = report.failed.iter();
    let failed: Vec<_> = failed
        .map(|failure| json!({"path": failure.path, "why": failure.why.map(why), "detail": failure.detail}))
        .collect();
    #[derive(Serialize)]
    struct Printed<'a> {
        kept: u64,
        duplicates: u64,
        left_out: &'a BTreeMap<&'static str, u64>,
        oddities: &'a BTreeMap<crate::model::Oddity, u64>,
        sources_read: u64,
        sources_unchanged: u64,
        failed: Vec<serde_json::Value>,
        total: u64,
        me: serde_json::Value,
    }
    let printed = Printed {
        kept: report.kept,
        duplicates: report.duplicates,
        left_out: &report.left_out,
        oddities: &report.oddities,
        sources_read: report.read,
        sources_unchanged: report.unchanged,
        failed,
        total: report.total,
        me: super::me::value(me),
    };
    json::print(&door.talk, &printed)
}

/// The word in JSON; with hyphens, the end of the key in `cli.ftl`.
fn why(why: Why) -> &'static str {
    match why {
        Why::Missing => "missing",
        Why::NotAllowed => "not_allowed",
        Why::EmptyFile => "empty_file",
        Why::EmptyFolder => "empty_folder",
        Why::NoMail => "no_mail",
        Why::Outlook => "outlook",
    }
}

fn list_oddities(door: &Door) -> Result<()> {
    let oddities = door.store()?.oddities()?;
    if door.global.json {
        let list: Vec<_> =
            oddities.iter().map(|(path, place, kind)| json!({"path": path, "place": place, "kind": kind})).collect();
        return json::print(&door.talk, &json!({ "oddities": list }));
    }
    for (path, place, kind) in oddities {
        let what = door.talk.text(&format!("oddity-{}", kind.replace('_', "-")), &[("count", 1.into())]);
        door.talk.print(&format!("{path}:{place}\t{what}"));
    }
    Ok(())
}
