//! Sentences out: data to stdout, talk to stderr, safe for a terminal and no wider than it.

use crate::flow::said_by_system;
use crate::locale::{Args, Strings};
use crate::store::is_full;
use std::io::{ErrorKind, IsTerminal, Write};

/// How to speak to this user on this terminal.
pub struct Talk {
    pub strings: Strings,
    pub quiet: bool,
    pub colour: bool,
    /// Data goes to a terminal, not into a pipe or a file.
    pub terminal: bool,
    pub width: usize,
    /// Columns for talk; 0 where it goes to no terminal and lines stay whole.
    pub talk_width: usize,
    pub progress: bool,
    /// Hints name the verbs of the demo.
    pub demo: bool,
}

impl Talk {
    pub fn new(strings: Strings, quiet: bool) -> Talk {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let out = std::io::stdout().is_terminal();
        Talk {
            strings,
            quiet,
            colour: out && !plain && !dumb,
            terminal: out,
            width: if out { terminal_width() } else { 100 },
            talk_width: if std::io::stderr().is_terminal() { terminal_width() } else { 0 },
            progress: !quiet && !dumb && std::io::stderr().is_terminal(),
            demo: false,
        }
    }

    pub fn text(&self, key: &str, args: Args) -> String {
        self.strings.text(key, args)
    }

    /// One line of data.
    pub fn print(&self, line: &str) {
        self.print_raw(&format!("{}\n", clean(line)));
    }

    /// A block of data as it is, with the line breaks it has. A reader that went away (`| head`) is no failure, a full
    /// disk is one.
    pub fn print_raw(&self, text: &str) {
        let Err(error) = std::io::stdout().lock().write_all(text.as_bytes()) else { return };
        if error.kind() == ErrorKind::BrokenPipe {
            std::process::exit(0);
        }
        let detail = said_by_system(&error);
        self.complain(
            &self.text(if is_full(&error) { "output-full" } else { "output-failed" }, &[("detail", detail.into())]),
        );
        self.hint("hint-output", &[]);
        std::process::exit(1);
    }

    /// Data wrapped to the width, each line indented.
    pub fn print_wrapped(&self, text: &str, indent: usize) {
        for line in wrap(&clean(text), self.width.saturating_sub(indent).max(20)) {
            self.print(format!("{:indent$}{line}", "").trim_end());
        }
    }

    pub fn bold(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{}\u{1b}[0m", clean(text)) } else { clean(text) }
    }

    pub fn faint(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[2m{}\u{1b}[0m", clean(text)) } else { clean(text) }
    }

    /// Data that holds the marks of [`Talk::bold`] and [`Talk::faint`].
    pub fn print_styled(&self, line: &str) {
        self.print_raw(&format!("{line}\n"));
    }

    /// Talk: what happened.
    pub fn say(&self, key: &str, args: Args) {
        if !self.quiet {
            self.say_text(&self.text(key, args));
        }
    }

    pub fn say_text(&self, text: &str) {
        if self.quiet {
            return;
        }
        for line in if self.talk_width > 0 { wrap(&clean(text), self.talk_width) } else { vec![clean(text)] } {
            writeln!(std::io::stderr().lock(), "{line}").ok();
        }
    }

    /// Talk: what to do next.
    pub fn hint(&self, key: &str, args: Args) {
        self.hint_text(&self.text(key, args));
    }

    pub fn hint_text(&self, hint: &str) {
        let hint = if self.demo { hint.replace("wieder ", "wieder demo ") } else { hint.to_owned() };
        self.say_text(&self.text("hint", &[("hint", hint.into())]));
    }

    /// What went wrong; said even when quiet.
    pub fn complain(&self, message: &str) {
        writeln!(std::io::stderr().lock(), "wieder: {}", clean(message)).ok();
    }
}

/// Without what could steer a terminal, turn the direction of writing or hide: control characters and what is not seen.
/// Line breaks and tabs become blanks.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
            c if c.is_control() || crate::model::is_unseen(c) => None,
            c => Some(c),
        })
        .collect()
}

/// Like [`clean`], with the line breaks kept.
pub fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let full = unicode_width::UnicodeWidthStr::width(line.as_str())
            + unicode_width::UnicodeWidthStr::width(word)
            + usize::from(!line.is_empty());
        if full > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

fn terminal_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
        .unwrap_or(80)
        .clamp(40, 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{202e}c\nd"), "a[31mbc d");
    }

    #[test]
    fn lines_are_wrapped_at_blanks() {
        assert_eq!(wrap("eins zwei drei", 9), ["eins zwei", "drei"]);
        assert_eq!(wrap("überlangeswort", 5), ["überlangeswort"]);
    }
}
