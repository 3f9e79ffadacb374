//! `wieder demo`: the invented archive, in a store of its own, on its own day.

use super::args::Cli;
use super::door::{Door, Told};
use super::talk::Talk;
use crate::flow::demo;
use crate::locale::Strings;
use crate::store::Store;
use anyhow::{Context, Result};
use clap::FromArgMatches;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

pub fn run(door: &Door, into: Option<&Path>, words: &[OsString]) -> Result<()> {
    if let Some(folder) = into {
        return unpack(door, folder);
    }
    let demo = Door::new(
        Talk { demo: true, ..Talk::new(Strings::new(door.talk.strings.language), door.talk.quiet) },
        super::Global {
            store: Some(door.folder()?.join("demo")),
            now: Some(door.global.now.unwrap_or(jiff::Timestamp::from_second(demo::TODAY)?)),
            ..door.global.clone()
        },
    );
    demo.attempt(|| fill(&demo)).map_err(|error| Told(demo.fail(&error)))?;
    if words.is_empty() {
        demo.talk.say("demo-welcome", &[]);
        demo.attempt(|| super::lost::run(&demo, false, None, 1.0)).map_err(|error| Told(demo.fail(&error)))?;
        demo.talk.hint("hint-demo", &[]);
        return Ok(());
    }
    said(demo, words)
}

/// What was typed behind `wieder demo`.
fn said(mut demo: Door, words: &[OsString]) -> Result<()> {
    let line = std::iter::once(OsString::from("wieder")).chain(words.iter().cloned());
    let matches = super::help::command(&demo.talk.strings).try_get_matches_from(line);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => {
            let global = super::Global {
                json: cli.global.json || demo.global.json,
                now: cli.global.now.or(demo.global.now),
                me: [demo.global.me, cli.global.me].concat(),
                verbose: demo.global.verbose.max(cli.global.verbose),
                ..demo.global
            };
            demo.talk.quiet |= cli.global.quiet;
            let demo = Door::new(demo.talk, global);
            let done = demo.attempt(|| super::dispatch(&demo, cli.verb.as_ref()));
            done.map_err(|error| Told(demo.fail(&error)).into())
        }
        Err(error) => {
            let code = super::help::explain(&error, &demo.talk);
            if code == ExitCode::SUCCESS { Ok(()) } else { Err(Told(code).into()) }
        }
    }
}

/// Imports the archive into the demo's store, once: it lies beside the store until all of it was read. That it lies
/// there is written through first, or letters could outlive a power cut that it does not.
fn fill(door: &Door) -> Result<()> {
    let folder = door.folder()?;
    let mut store = Store::create(&folder)?;
    let mail = folder.join("demo.mbox");
    if store.has_letters()? && !mail.exists() {
        return Ok(());
    }
    let aside = folder.join("demo.mbox.new");
    std::fs::remove_file(&aside).ok(); // left by a run that was cut off
    super::file::write_private(&aside, &demo::archive()?)?;
    std::fs::rename(&aside, &mail).with_context(|| mail.display().to_string())?;
    std::fs::File::open(&folder).and_then(|folder| folder.sync_all()).ok(); // some file systems cannot
    let report = super::import::import_with_progress(door, &mut store, std::slice::from_ref(&mail), false)?;
    if report.stopped {
        return Err(Told(super::interrupt::stopped()).into()); // the next run finishes it
    }
    std::fs::remove_file(&mail).with_context(|| mail.display().to_string())
}

fn unpack(door: &Door, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let path = folder.join("jana-vogt.mbox");
    super::file::write_private(&path, &demo::archive()?)?;
    let path = path.display().to_string();
    door.talk.print(&path);
    door.talk.hint("hint-demo-into", &[("path", path.into())]);
    Ok(())
}
