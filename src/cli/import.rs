//! `wieder import`: paths in, progress and a report out.

use super::door::{Door, Told};
use super::interrupt::{stoppable, stopped};
use super::talk::Talk;
use super::{json, places};
use crate::flow::{self, ContactsReport, Export, Failure, ImportOptions, ImportReport, Progress, Why};
use crate::store::Store;
use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// More failures are only counted.
const FAILURES_TOLD: usize = 10;

pub fn run(door: &Door, paths: &[PathBuf], everything: bool, oddities: bool) -> Result<()> {
    if oddities {
        return list_oddities(door);
    }
    let chosen = if paths.is_empty() { places::choose(door)? } else { paths.to_vec() };
    let paths = chosen.as_slice();
    let mut store = Store::create(&door.folder()?)?;
    let report = import_with_progress(door, &mut store, paths, everything)?;
    for address in &door.global.me {
        flow::set_mine(&mut store, address, true, door.now.as_second())?; // said once, for all later verbs
    }
    // JSON says whose mail it is even then, and for that all is loaded.
    if report.stopped && !door.global.json {
        door.talk.say("import-stopped", &[("total", report.total.into())]);
        tell_failures(door, &report.failed);
        return Err(Told(stopped()).into());
    }
    let (me, who_is_who) = flow::who_is_who(&store, &door.global.me, door.now.as_second())?;
    let failed = !report.failed.is_empty();
    let nothing_read = report.read == 0 && report.unchanged == 0 && report.seen() == 0 && report.contacts.files == 0;
    if door.global.json {
        print_json(door, &report, &me)?;
    } else if failed && nothing_read {
        tell_failures(door, &report.failed);
    } else {
        tell(door, paths, &report, &me);
    }
    if report.stopped {
        return Err(Told(stopped()).into());
    }
    // All but `search` answers from here on, in another window or after an interruption.
    door.words(&mut store)?;
    if let Some(who_is_who) = who_is_who {
        who_is_who.remember(&mut store, &door.global.me)?;
    }
    if failed { Err(Told(ExitCode::FAILURE).into()) } else { Ok(()) }
}

/// Reads `paths` and shows bytes, letters a second and the time left where a terminal is there to show it.
pub fn import_with_progress(
    door: &Door,
    store: &mut Store,
    paths: &[PathBuf],
    everything: bool,
) -> Result<ImportReport> {
    let bar = bar(&door.talk, "import-progress").with_message("0");
    let started = std::time::Instant::now();
    let mut tell = |progress: &Progress| {
        bar.set_length(progress.total_bytes);
        bar.set_position(progress.bytes);
        let speed = progress.letters as f64 / started.elapsed().as_secs_f64().max(0.001);
        bar.set_message(format!("{speed:.0}"));
    };
    let report =
        stoppable(|stop| flow::import(store, paths, &ImportOptions { everything, stop: Arc::clone(stop) }, &mut tell));
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
    if report.mailboxes > 0 || report.contacts.files == 0 {
        talk.say("import-kept", &[("count", report.kept.into()), ("total", report.total.into())]);
    }
    tell_contacts(door, &report.contacts);
    tell_exports(door, &report.exports);
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
    tell_failures(door, &report.failed);
    if report.total > 0 || report.contacts.files == 0 {
        super::me::tell(door, me);
    }
    if report.contacts.files > 0 && report.total == 0 {
        talk.hint("hint-import-mail", &[]);
    }
    if report.total > 0 && !me.all().is_empty() {
        talk.hint("hint-lost", &[]);
    }
}

fn tell_contacts(door: &Door, contacts: &ContactsReport) {
    let talk = &door.talk;
    if contacts.files == 0 {
        return;
    }
    if contacts.files == contacts.unchanged {
        talk.say("import-contacts-unchanged", &[("count", contacts.unchanged.into())]);
        return;
    }
    talk.say("import-contacts", &[("count", contacts.new.into())]);
    for (key, count) in [
        ("import-contacts-changed", contacts.changed),
        ("import-contacts-known", contacts.known),
        ("import-positions", contacts.positions),
    ] {
        if count > 0 {
            talk.say(key, &[("count", count.into())]);
        }
    }
    if contacts.new > 0 {
        talk.hint("hint-same-list", &[]);
    }
}

fn tell_exports(door: &Door, exports: &[Export]) {
    for export in exports {
        let path = export.path.display().to_string();
        if export.beside > 0 {
            let args =
                [("path", path.clone().into()), ("parts", export.parts.into()), ("beside", export.beside.into())];
            door.talk.say("import-parts", &args);
        }
        if !export.missing.is_empty() {
            let numbers = export.missing.iter().take(FAILURES_TOLD).map(u32::to_string).collect::<Vec<_>>().join(", ");
            let args = [("path", path.into()), ("numbers", numbers.into()), ("count", export.missing.len().into())];
            door.talk.say("import-parts-missing", &args);
            door.talk.hint("hint-parts-missing", &[]);
        }
    }
}

/// One sentence each, and behind the first of each kind what to do about it.
fn tell_failures(door: &Door, failed: &[Failure]) {
    let talk = &door.talk;
    let mut hints = BTreeSet::new();
    for failure in failed.iter().take(FAILURES_TOLD) {
        let key = why(failure.why).replace('_', "-");
        let reason = talk.text(&format!("not-read-{key}"), &[("detail", failure.found.clone().into())]);
        let path = failure.path.display().to_string();
        let said = match failure.why {
            Some(Why::CutOff | Why::Bomb) => "import-failed-halfway",
            Some(Why::OddRows) => "import-failed-in-part",
            _ => "import-failed",
        };
        talk.complain(&talk.text(said, &[("path", path.into()), ("reason", reason.into())]));
        let hint = format!("hint-not-read-{key}");
        if hints.insert(key) {
            talk.hint(&hint, &[]);
        }
    }
    if let Some(more) = failed.len().checked_sub(FAILURES_TOLD).filter(|more| *more > 0) {
        talk.complain(&talk.text("import-failed-more", &[("count", more.into())]));
    }
}

/// The paths as they are typed into a shell.
pub fn typed(paths: &[PathBuf]) -> String {
    let plain = |path: &str| path.chars().all(|c| c.is_alphanumeric() || "/._-+=:@,%".contains(c));
    let quoted = paths.iter().map(|path| match path.display().to_string() {
        path if plain(&path) => path,
        path => format!("'{}'", path.replace('\'', "'\\''")),
    });
    quoted.collect::<Vec<_>>().join(" ")
}

fn print_json(door: &Door, report: &ImportReport, me: &flow::MyAddresses) -> Result<()> {
    let failed = report.failed.iter();
    let failed: Vec<_> =
        failed.map(|failure| json!({"path": failure.path, "why": failure.why, "detail": failure.detail})).collect();
    let exports = report.exports.iter();
    let exports: Vec<_> = exports
        .map(|export| json!({"path": export.path, "parts": export.parts, "beside": export.beside, "missing": export.missing}))
        .collect();
    let contacts = &report.contacts;
    #[derive(Serialize)]
    struct Printed<'a> {
        kept: u64,
        duplicates: u64,
        left_out: &'a BTreeMap<&'static str, u64>,
        oddities: &'a BTreeMap<crate::model::Oddity, u64>,
        sources_read: u64,
        sources_unchanged: u64,
        failed: Vec<serde_json::Value>,
        exports: Vec<serde_json::Value>,
        contacts: serde_json::Value,
        stopped: bool,
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
        exports,
        contacts: json!({
            "new": contacts.new,
            "changed": contacts.changed,
            "known": contacts.known,
            "positions": contacts.positions,
            "files_read": contacts.files - contacts.unchanged,
            "files_unchanged": contacts.unchanged,
        }),
        stopped: report.stopped,
        total: report.total,
        me: super::me::value(me),
    };
    json::print(&door.talk, &printed)
}

/// The word in JSON; with hyphens, the end of the keys in `cli.ftl`.
fn why(why: Option<Why>) -> String {
    let word = serde_json::to_value(why.unwrap_or(Why::System)).ok();
    word.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
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
