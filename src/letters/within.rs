//! The text of a letter in, the places of the letters that stand in it out: its own, and each it carries along.

use super::marks::marked;
use super::own_words::{is_blank, lines_read};
use super::quotation::{Border, Sheet};
use crate::model::Span;

/// Lines between what says that a letter is sent on and the head of that letter.
const FURTHEST_BELOW: usize = 8;

/// Each letter without the header lines above it, the outermost first. [`super::read_words`] tells of each what its
/// writer wrote; of all together that is whatever in the text is neither header, quotation, signature nor rule.
pub fn letters_within(text: &str) -> Vec<Span> {
    let all = lines_read(text);
    let mut sheet = Sheet::new(&all);
    let quoted = marked(&all, &[]);
    let is_quoted = |at: usize| quoted.get(at).copied().unwrap_or_default();
    let mut letters: Vec<Span> = Vec::new();
    let (mut open, mut at) = (true, 0);
    while let Some(line) = all.get(at) {
        let next = |from: usize| (from..all.len()).find(|at| all.get(*at).is_some_and(|line| !is_blank(line.text)));
        let table = sheet.table_block(at).map(Border::HeaderBlock);
        let border = table.or_else(|| if is_quoted(at) { None } else { sheet.border(at) });
        let count = match border {
            Some(Border::Forward | Border::Separator) => head_below(&mut sheet, at),
            Some(Border::HeaderBlock(count) | Border::Attribution(count))
                if !next(at + count).is_some_and(is_quoted) =>
            {
                count.max(1) + subject_below(&sheet, at + count)
            }
            _ => {
                match letters.last_mut().filter(|_| !open) {
                    Some(letter) => letter.end = line.span.end,
                    None => letters.push(line.span.clone()),
                }
                (open, at) = (false, at + 1);
                continue;
            }
        };
        (open, at) = (true, at + count);
    }
    letters
}

/// How many lines the head of a letter takes below "---- Forwarded by Jana Vogt", with that line.
fn head_below(sheet: &mut Sheet<'_, '_>, at: usize) -> usize {
    for below in 1..=FURTHEST_BELOW {
        if let Some(Border::HeaderBlock(count)) = sheet.border(at + below) {
            return below + count + subject_below(sheet, at + below + count);
        }
    }
    // "05:55 AM -----": the end of a long one
    1 + usize::from(sheet.text(at + 1).is_some_and(|line| line.trim_end().ends_with("---")))
}

/// A subject that blank lines part from the rest of the head.
fn subject_below(sheet: &Sheet<'_, '_>, at: usize) -> usize {
    let blank = (at..at + 2).take_while(|at| sheet.is_blank(*at)).count();
    let head = sheet.text(at + blank).map_or("", |line| line.trim_start());
    let is_subject = ["Subject:", "Betreff:"].iter().any(|key| head.starts_with(key));
    if is_subject { blank + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (text, want) in [
            ("Hallo\nTom\n", &["Hallo\nTom\n"][..]),
            (
                "Siehe unten.\n\n-----Original Message-----\nFrom: Jana Vogt\nSent: Monday\nTo: Tom\nSubject: x\n\nKommst du?\n\n\
                 From: Tom\nSent: Sunday\nTo: Jana\nSubject: x\n\nHallo\n",
                &["Siehe unten.\n\n", "\nKommst du?\n\n", "\nHallo\n"],
            ),
            (
                "Gern.\n\nAm 12.10.2023 schrieb Tom:\n> Kommst du?\n",
                &["Gern.\n\nAm 12.10.2023 schrieb Tom:\n> Kommst du?\n"],
            ),
            ("", &[]),
        ] {
            let found: Vec<&str> = letters_within(text).into_iter().filter_map(|letter| text.get(letter)).collect();
            assert_eq!(found, want);
        }
    }
}
