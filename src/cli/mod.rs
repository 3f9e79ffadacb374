//! The terminal: a command line in, data on stdout and talk on stderr out.

mod add;
mod args;
mod asks;
mod backtest;
mod chart;
mod contact;
mod demo;
mod dialogue;
mod door;
mod file;
mod help;
mod import;
mod interrupt;
mod json;
mod letter;
mod lost;
mod manners;
mod me;
mod named;
mod people;
mod places;
mod read;
mod same;
mod search;
mod show;
mod talk;
mod warm_up;
mod write;
mod wrong;

use crate::locale::{Strings, from_environment};
use crate::model::Language;
use args::{Cli, Global, Verb};
use clap::FromArgMatches;
use door::Door;
use std::ffi::OsString;
use std::process::ExitCode;
use talk::Talk;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    run(std::env::args_os().collect())
}

/// 0 done, 1 failed, 2 the command line makes no sense, 130 stopped with Ctrl-C.
fn run(words: Vec<OsString>) -> ExitCode {
    let strings = Strings::new(language(&words));
    let matches = match help::command(&strings).try_get_matches_from(&words) {
        Ok(matches) => matches,
        Err(error) => return help::explain(&error, &Talk::new(strings, false)),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return help::explain(&error, &Talk::new(strings, false)),
    };
    let talk = Talk::new(strings, cli.global.quiet);
    let started = std::time::Instant::now();
    let door = Door::new(talk, cli.global);
    let result = door.attempt(|| dispatch(&door, cli.verb.as_ref()));
    if door.global.verbose > 0 {
        door.tell_more(started.elapsed());
    }
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => door.fail(&error),
    }
}

fn dispatch(door: &Door, verb: Option<&Verb>) -> anyhow::Result<()> {
    let Some(verb) = verb else { return lost::welcome(door) };
    match verb {
        Verb::Import { paths, everything, oddities } => import::run(door, paths, *everything, *oddities),
        Verb::Add(args) => add::run(door, args),
        Verb::Me { change } => me::run(door, change.as_ref()),
        Verb::Lost { warm_up: true, .. } => warm_up::run(door),
        Verb::Lost { all, ask, min_years, warm_up: false } => lost::run(door, *all, *ask, *min_years),
        Verb::Backtest { svg, min_years } => backtest::run(door, svg.as_deref(), *min_years),
        Verb::Show { person } => show::run(door, &person.join(" ")),
        Verb::Manners(args) => manners::run(door, args),
        Verb::People { name, limit, same: true } => same::list(door, name.as_deref(), *limit),
        Verb::People { name, limit, same: false } => people::run(door, name.as_deref(), *limit),
        Verb::Same { one, other, different, undo } => same::decide(door, one, other, *different, *undo),
        Verb::Search { query, limit } => search::run(door, &query.join(" "), *limit),
        Verb::Ask(args) => asks::run(door, args),
        Verb::Write(args) => write::run(door, args),
        Verb::Drafts { person, discard } => write::drafts(door, person.as_deref(), *discard),
        Verb::Sent { person, undo } => write::sent(door, &person.join(" "), *undo),
        Verb::Rest { person, undo } => people::rest(door, &person.join(" "), *undo),
        Verb::Wrong { person, numbers, undo } => wrong::run(door, person, numbers, *undo),
        Verb::Read { file } => read::run(door, file),
        Verb::Demo { into, words } => demo::run(door, into.as_deref(), words),
        Verb::Completions { shell } => {
            help::completions(&door.talk, *shell);
            Ok(())
        }
    }
}

/// `--lang` decides, then the environment.
fn language(words: &[OsString]) -> Language {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(value) => value.strip_prefix('='),
            None => None,
        };
        match value {
            Some("de") => return Language::German,
            Some("en") => return Language::English,
            _ => {}
        }
    }
    let variable = |name: &str| std::env::var(name).ok();
    from_environment(&[variable("LC_ALL"), variable("LC_MESSAGES"), variable("LANG")])
}
