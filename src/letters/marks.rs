//! The lines of a letter in, which of them are quoted by a mark, and which stand above a quotation to name its writer.

use super::own_words::{Line, is_blank};

/// A line that is quoted by its mark.
pub(super) fn is_quoted(line: &str) -> bool {
    let head = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - head.len();
    let marked = |head: &str| head.starts_with(['>', '|']);
    let spaced = || head.strip_prefix('>').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '>']));
    indent <= 3 && marked(head) || indent <= 8 && spaced() || indent == 0 && is_named_mark(line)
}

/// "Jana> Passt es dir?": the name of whom is quoted stands in the mark; "SQL>" and "R>" are prompts.
fn is_named_mark(line: &str) -> bool {
    let Some(end) = line.as_bytes().iter().take(13).position(|b| *b == b'>').filter(|end| *end > 1) else {
        return false;
    };
    let (name, rest) = line.split_at(end);
    let named = name.starts_with(|c: char| c.is_ascii_uppercase()) && name.bytes().all(|b| b.is_ascii_alphabetic());
    // "Datei> Einstellungen> Konto" is a way through menus
    named && name != "SQL" && rest.starts_with("> ") && !rest.get(1..).unwrap_or_default().contains('>')
}

/// Which lines are quoted. `known` says so of lines that bear no mark.
pub(super) fn marked(all: &[Line<'_>], known: &[bool]) -> Vec<bool> {
    let known = |at: usize| known.get(at).copied().unwrap_or_default();
    let mut marks: Vec<bool> = all.iter().enumerate().map(|(at, line)| known(at) || is_quoted(line.text)).collect();
    let mut nothing_quoted_yet = true;
    let mut at = 0;
    while at < all.len() {
        if !marks.get(at).copied().unwrap_or_default() {
            at += 1;
            continue;
        }
        let length = marks.iter().skip(at).take_while(|marked| **marked).count();
        let run = all.get(at..at + length).unwrap_or_default();
        // programs that store mail write a ">" before "From " where no quotation is
        let stored = length == 1 && run.iter().all(|line| line.text.starts_with(">From "));
        let typed = || nothing_quoted_yet && !named_above(all, at) && is_typed(run);
        let between = || run.iter().position(|line| stands_between_marks(line.text));
        if let Some(own) = between().filter(|_| !known(at)) {
            marks.iter_mut().skip(at + own).take(1).for_each(|mark| *mark = false);
            at += own + 1;
            continue;
        }
        if !known(at) && (stored || is_table(run) || typed()) {
            marks.iter_mut().skip(at).take(length).for_each(|mark| *mark = false);
        } else {
            nothing_quoted_yet = false;
        }
        at += length;
    }
    between_marks(all, &mut marks);
    broken_lines(all, &mut marks);
    marks
}

/// Rows of a table, drawn with more than the sign at their beginning.
fn is_table(run: &[Line<'_>]) -> bool {
    let cells = |line: &Line<'_>| line.text.trim_start().starts_with('|') && line.text.matches('|').count() > 1;
    run.len() > 1 && run.iter().all(|line| cells(line) && !line.text.contains("To:"))
}

/// Where no quoted line goes on in a quoted one, a program broke the lines of the quotation and marked each
/// paragraph once: what goes on below a broken line belongs to it, up to the next blank.
fn broken_lines(all: &[Line<'_>], marks: &mut [bool]) {
    let filled = |at: usize| all.get(at).is_some_and(|line| !matches!(line.text.trim(), "" | ">" | "|"));
    let marked = |marks: &[bool], at: usize| marks.get(at).copied().unwrap_or_default() && filled(at);
    let goes_on = |at: usize| {
        let line = all.get(at).map_or("", |line| line.text.trim_end());
        line.len() >= BROKEN && line.ends_with(|c: char| c.is_alphanumeric() || c == ',')
    };
    let (mut pairs, mut whole, mut broken) = (0, 0, 0);
    for at in (1..all.len()).filter(|at| marked(marks, at - 1) && filled(*at)) {
        let two = marked(marks, at);
        pairs += usize::from(two);
        whole += usize::from(two && goes_on(at - 1));
        broken += usize::from(!two && goes_on(at - 1));
    }
    if pairs > 0 && (whole > 0 || broken < 2) {
        return;
    }
    let mut at = 0;
    while at < all.len() {
        if marked(marks, at) && goes_on(at) {
            while filled(at + 1) {
                marks.iter_mut().skip(at + 1).take(1).for_each(|mark| *mark = true);
                at += 1;
            }
        }
        at += 1;
    }
}

/// "> fit <- lm(y ~ x)": what somebody typed at the prompt of a program, and shows.
fn is_typed(run: &[Line<'_>]) -> bool {
    let typed = |line: &&Line<'_>| {
        let Some(code) = line.text.trim_start().strip_prefix("> ") else { return false };
        let name =
            code.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '$' | '@'));
        let named = name.len() < code.len() && code.starts_with(|c: char| c.is_ascii_alphabetic() || c == '.');
        let signs = ["(", "[", " <- ", "<-", " = ", " -> "];
        // a name alone is shown where it is no word
        let odd = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
        let alone = || name.trim().is_empty() && code.get(1..).is_some_and(|rest| rest.contains(odd));
        let control = ["#", "if (", "for (", "while ("].iter().any(|word| code.starts_with(word));
        control || named && (signs.iter().any(|sign| name.starts_with(sign)) || alone())
    };
    run.iter().filter(|line| line.text.trim_end() != ">").all(|line| typed(&line))
        && run.iter().any(|line| typed(&line))
}

/// The line above ends as one does that says who wrote the next.
fn named_above(all: &[Line<'_>], at: usize) -> bool {
    let above = all.iter().take(at).rev().take(4).find(|line| !is_blank(line.text));
    above.is_some_and(|line| {
        line.text.trim_end().ends_with(':') && line.text.bytes().any(|b| b.is_ascii_digit() || b == b'@')
    })
}

/// ">>> Jana Vogt <jana@example.org> 02/03/04 05:55AM >>>": GroupWise names a writer, and quotes without a mark.
pub(super) fn stands_between_marks(line: &str) -> bool {
    let bare = line.trim();
    let inside = bare.strip_prefix(">>>").and_then(|rest| rest.strip_suffix(">>>")).unwrap_or_default();
    inside.len() > 5 && (inside.contains('@') || inside.contains(|c: char| c.is_ascii_digit()))
}

/// ">>>>" and "<<<<" on lines of their own, with the older letter between them.
fn between_marks(all: &[Line<'_>], marks: &mut [bool]) {
    let is = |at: usize, sign: &str| all.get(at).is_some_and(|line| line.text.trim() == sign);
    let Some(last) = (0..all.len()).rev().find(|at| is(*at, "<<<<")) else { return };
    let Some(first) = (0..last).find(|at| is(*at, ">>>>")) else { return };
    marks.iter_mut().take(last + 1).skip(first).for_each(|mark| *mark = true);
}

/// Shorter lines were not broken by a program, in bytes.
const BROKEN: usize = 45;
/// Longest line that names a writer, in bytes.
const LONGEST: usize = 200;

/// How many lines, one or two, stand at `at` to say who wrote what follows: directly above a quotation, with a day, an
/// hour and a colon at their end, they do so in every language.
pub(super) fn above_quotation(all: &[Line<'_>], marks: &[bool], at: usize) -> Option<usize> {
    let text = |at: usize| all.get(at).map(|line| line.text.trim_end());
    let quoted = |at: usize| marks.get(at).copied().unwrap_or_default();
    let above = |at: usize| quoted(at + 1) || quoted(at + 2) && text(at + 1).is_some_and(is_blank);
    let colon = |line: &str| line.ends_with([':', '：']) && line.len() <= LONGEST;
    let first = text(at)?;
    let sent = || text(at + 1).is_some_and(|below| below.starts_with("> Sent: ") || below.starts_with("> Date: "));
    if names_commenter(first) || first.starts_with("From: ") && quoted(at + 1) && sent() {
        return Some(1);
    }
    if above(at) && colon(first) {
        return is_dated(first).then_some(1);
    }
    let two = text(at + 1).is_some_and(|second| above(at + 1) && colon(second) && second.contains(['<', '@']));
    (two && first.len() <= LONGEST && is_dated(first)).then_some(2)
}

/// "Jana Vogt <jana@example.org> changed:", "--- Comment #4 from Jana Vogt ---": a tracker of faults says who wrote.
fn names_commenter(line: &str) -> bool {
    line.ends_with(" changed:") && line.contains('@')
        || line.ends_with(':') && line.contains(" commented on ")
        || line.starts_with("--") && line.ends_with("--") && line.contains("omment") && line.contains("rom ")
}

/// Gives a day in figures, or with its year, and an hour.
fn is_dated(line: &str) -> bool {
    let bytes = line.as_bytes();
    let hour = bytes.windows(3).any(|w| matches!(w, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    let year =
        |w: &[u8]| matches!(w, [b'1', b'9', c, d] | [b'2', b'0', c, d] if c.is_ascii_digit() && d.is_ascii_digit());
    let day = |w: &[u8]| matches!(w, [a, b'/' | b'.', b] if a.is_ascii_digit() && b.is_ascii_digit());
    hour && (bytes.windows(4).any(year) || bytes.windows(3).filter(|w| day(w)).count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::super::own_words::lines;
    use super::*;

    /// `+` stands before each line that is left.
    #[test]
    fn marks_and_what_stands_above_them() {
        for text in [
            "+Hallo\n->\n-> Kommst du?\n+Ja.\n",
            // stored mail
            "+Hallo\n+>From heute an bin ich zu Hause.\n+Tom\n",
            "-> Kommst du?\n->From heute an?\n",
            // typed at a prompt
            "+So geht es:\n+> fit <- lm(y ~ x)\n+> plot(fit)\n+Danke\n",
            "+Gesendet am 3.4.:\n-> plot(fit)\n+Das geht nicht.\n",
            "-> Wie geht es?\n+So:\n-> plot(fit)\n",
            // who wrote, in any language
            "-在 2021/03/02 5:55, Jana Vogt 写道:\n-> 好\n+好\n",
            "-Wiadomość od Jana Vogt, 4 maja 2011, godz. 15:55:\n+\n-> Tak\n",
            "-? Mon, 5 Feb 2024 05:55:05 +0000\n-Jana Vogt <jana at example.org> ?????:\n+\n-> Ja\n",
            "+Das Treffen ist am 4.5.2023 um 9:15:\n+Kommt bitte alle.\n",
            "+Gern:\n-> Kommst du?\n",
            "-Jana Vogt <jana@example.org> changed:\n+\n+What |Removed |Added\n",
            "---- Comment #4 from Jana Vogt <jana@example.org> ---\n+Das geht nun.\n",
            // one mark to a paragraph
            "+Gern:\n->Our boat is called Jana Vogt and is about to sail to \n-The Island of Muster.\n-I am to row.\n+\n+Bis dann\n",
            "-> Passt es dir am Freitag um zwölf im großen Saal?\n+ja\n",
            "-> Das hier ist die erste Zeile von zweien, und nun\n-> kommt die zweite, auch sie ist abgebrochen und so\n+na ja\n",
            // a table
            "+Preise:\n+| Apfel  | 12.34 |\n+| Birne  |  0.55 |\n",
            // the name of whom is quoted in the mark, and marks far to the right
            "-Jana> Passt es dir?\n+Ja.\n+SQL> select 1\n",
            "-    > Passt es dir?\n-\t\t> Am Freitag?\n+Ja.\n+       >40 sind genug\n",
            "-From: Jana Vogt\n-> Sent: 5 February 2021 05:55\n->\n+Ja.\n",
            "+So:\n+> # alle\n+> e2\n+[1] 5\n",
            "-> Freitag\n+Ja.\n",
            // an older letter between marks
            "+Gern.\n->>>>\n-Kommst du?\n-<<<<\n+Tom\n",
        ] {
            let wanted: Vec<char> = text.lines().filter_map(|line| line.chars().next()).collect();
            let bare: String = text.lines().map(|line| format!("{}\n", &line[1..])).collect();
            let all = lines(&bare);
            let marks = marked(&all, &[]);
            let mut found: Vec<char> = marks.iter().map(|marked| if *marked { '-' } else { '+' }).collect();
            for at in 0..all.len() {
                let named = if marks[at] { 0 } else { above_quotation(&all, &marks, at).unwrap_or_default() };
                found[at..at + named].fill('-');
            }
            assert_eq!(found, wanted, "{text}");
        }
    }
}
