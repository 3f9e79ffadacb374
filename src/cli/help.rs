//! The command line with its help in the user's language, and what clap found wrong in a sentence.

use super::args::Cli;
use super::talk::Talk;
use crate::locale::Strings;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};
use std::process::ExitCode;

/// The command with every help text from `help.ftl`: the key of a verb is `help-VERB`, of an option `help-VERB-OPTION`.
pub fn command(strings: &Strings) -> Command {
    let command = localise(Cli::command(), "help", strings);
    let global = |name: &str| format!("help-{name}");
    command.mut_args(|arg| {
        let key = global(arg.get_id().as_str());
        if strings.has(&key) { arg.help(strings.text(&key, &[])) } else { arg }
    })
}

fn localise(command: Command, key: &str, strings: &Strings) -> Command {
    let verbs: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", strings.text("help-usage", &[]));
    // `me` is a verb and an option: the verb's text then has a key of its own
    let about = Some(format!("{key}-verb")).filter(|own| strings.has(own)).unwrap_or_else(|| key.to_owned());
    let mut command = command
        .about(strings.text(&about, &[]))
        .help_template(template)
        .subcommand_help_heading(strings.text("help-verbs", &[]))
        .disable_help_flag(true)
        .mut_args(|arg| {
            let own = format!("{key}-{}", arg.get_id());
            let heading = match (arg.is_positional(), arg.is_global_set()) {
                (true, _) => "help-arguments",
                (false, true) => "help-everywhere",
                (false, false) => "help-options",
            };
            let arg = arg.help_heading(strings.text(heading, &[]));
            if strings.has(&own) { arg.help(strings.text(&own, &[])) } else { arg }
        })
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::Help)
                .help_heading(strings.text("help-options", &[]))
                .help(strings.text("help-help", &[])),
        );
    let after = format!("{key}-examples");
    if strings.has(&after) {
        command = command.after_help(strings.text(&after, &[]));
    }
    if key == "help" {
        command = command.disable_version_flag(true).arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .action(clap::ArgAction::Version)
                .help_heading(strings.text("help-options", &[]))
                .help(strings.text("help-version", &[])),
        );
    }
    for verb in verbs {
        let below = format!("{key}-{verb}");
        command = command.mut_subcommand(&verb, |verb| localise(verb, &below, strings));
    }
    command
}

/// Help and version go to stdout; anything else is a sentence on stderr and exit code 2.
pub fn explain(error: &clap::Error, talk: &Talk) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            talk.print_raw(&in_own_words(&error.render().to_string(), talk));
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(all)) => all.join(" "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg).replace("...", ""); // of one that may come again
    let value = context(ContextKind::InvalidValue);
    let verb = context(ContextKind::InvalidSubcommand);
    let source = std::error::Error::source(error);
    let wanted = match source.map(|source| source.is::<std::num::ParseIntError>()) {
        Some(true) => "3".to_owned(), // what is wrong with a number is said in English
        _ => source.map(ToString::to_string).unwrap_or_else(|| context(ContextKind::ValidValue).replace(' ', ", ")),
    };
    let key = match error.kind() {
        // a mistake that an example does not explain: its sentence instead
        ErrorKind::ValueValidation if talk.strings.has(&wanted) => wanted.as_str(),
        ErrorKind::InvalidSubcommand => "usage-unknown-verb",
        ErrorKind::UnknownArgument => "usage-unknown-option",
        ErrorKind::ValueValidation | ErrorKind::InvalidValue if wanted.is_empty() => "usage-missing-value",
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => "usage-bad-value",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "usage-missing",
        _ => "usage-other",
    };
    talk.complain(&talk.text(
        key,
        &[
            ("argument", argument.into()),
            ("value", value.into()),
            ("verb", verb.into()),
            ("wanted", wanted.as_str().into()),
        ],
    ));
    match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::Strings(alike)) if !alike.is_empty() => {
            talk.hint("usage-hint-alike", &[("verb", alike.first().cloned().unwrap_or_default().into())]);
        }
        _ => talk.hint("usage-hint", &[]),
    }
    ExitCode::from(2)
}

/// The few words that clap writes itself.
fn in_own_words(help: &str, talk: &Talk) -> String {
    help.replace("[OPTIONS]", &talk.text("help-word-options", &[]))
        .replace("[COMMAND]", &talk.text("help-word-verb", &[]))
        .replace("[default:", &format!("[{}:", talk.text("help-default", &[])))
}

/// The completion script of a shell.
pub fn completions(talk: &Talk, shell: clap_complete::Shell) {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(&talk.strings), "wieder", &mut script);
    talk.print_raw(&String::from_utf8_lossy(&script));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// Every verb and every option has a help text of its own in both languages.
    #[test]
    fn nothing_is_without_help() {
        for language in [Language::German, Language::English] {
            check(&command(&Strings::new(language)), "help");
        }
    }

    fn check(command: &Command, key: &str) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty() && !about.starts_with("help"), "{key}: {about}");
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.starts_with("help"), "{key}-{}", arg.get_id());
        }
        for verb in command.get_subcommands() {
            check(verb, &format!("{key}-{}", verb.get_name()));
        }
    }
}
