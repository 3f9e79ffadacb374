//! Lines in, the header blocks that Lotus Notes writes above an older letter out.

use super::own_words::is_blank;
use super::quotation::{Key, LONGEST, Rules, Sheet, looks_dated};

/// Lines over which a list of addressees may go.
const MOST_ADDRESS_LINES: usize = 80;
/// So far to the right the second column of a block begins at most, in bytes.
const COLUMN: usize = 60;
/// Lines of a head that is drawn as a table.
const LONGEST_TABLE: usize = 40;

/// "Thanks. Jana." is no name, "Jana Vogt Jr." is one.
fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with(['.', '?', '!']) && !line.ends_with("Jr.") && !line.ends_with("Sr.")
}

/// "05:55:05 AM"
fn begins_with_hour(line: &str) -> bool {
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with(':')) && line.len() < 30
}

impl Sheet<'_, '_> {
    /// "---- Forwarded by NAME on 08/28/2000 \n05:55 AM -----": Lotus Notes wraps its own line.
    pub(super) fn lotus_forward(&self, at: usize) -> bool {
        let lines = || self.lines.iter().skip(at).take(3).map(|l| l.text.trim());
        let mut heads = lines().map(|l| l.trim_start_matches(['-', ' '])).filter(|head| !head.is_empty());
        if !heads.next().is_some_and(|head| head.starts_with(['f', 'F', 'w', 'W'])) {
            return false;
        }
        let joined = lines().collect::<Vec<_>>().join(" ");
        let lower = joined.to_lowercase();
        let head = lower.trim_start_matches(['-', ' ']);
        (head.starts_with("forwarded by") || head.starts_with("weitergeleitet von")) && joined.starts_with("---")
    }

    /// "\tJana Vogt/NA/Beispiel 10/30/2001 05:27 PM \t   To: Ali Bruckner  cc:   Subject: RE: Angebot": a block of Lotus
    /// Notes whose lines were lost.
    pub(super) fn one_line_block(&self, line: &str, at: usize) -> Option<usize> {
        if !line.starts_with(['\t', ' ', '=']) {
            return None;
        }
        let to = line.find(" To: ")?;
        if to > LONGEST || !line.get(..to).is_some_and(looks_dated) {
            return None;
        }
        let subject =
            |n: &usize| self.text(at + n).is_some_and(|line| line.contains("Subject:") || line.contains("Sub="));
        Some((0..MOST_ADDRESS_LINES).find(subject)? + 1)
    }

    /// "Jana Vogt\n08/30/2000 08:30 AM\nTo: …": Lotus Notes without a From line, or with nothing but the addressees.
    pub(super) fn notes_block(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        if self.stamped(at) {
            return Some(2);
        }
        // the rarest line first
        (at..=at + 6).find(|n| matches!(self.key(rules, *n), Some(Key::To | Key::Copy)))?;
        let line = self.text(at)?;
        if line.len() > 120 || self.key(rules, at + 1) == Some(Key::From) {
            return None;
        }
        if let Some(count) = self.is_apart(at).then(|| self.addressees_block(rules, at)).flatten() {
            return Some(count);
        }
        if line.contains(':') && !looks_dated(line) {
            return None;
        }
        let first = (at..=at + 3).find(|n| self.dated_lines(*n) > 0)?;
        // own words above the block are none of its lines
        let named = first == at || (at + 1..first).all(|n| self.is_blank(n) || self.text(n) == Some(line));
        let dashed = self.text(first).is_some_and(|line| line.trim_start().starts_with("--"));
        if !named || dashed || first > at && (ends_sentence(line) || self.key(rules, first) == Some(Key::From)) {
            return None;
        }
        let last = first + self.dated_lines(first) - 1;
        let to = (last + 1..=last + 4).find(|n| self.key(rules, *n) == Some(Key::To))?;
        let is_name =
            |line: &str| !is_blank(line) && !line.contains(':') && !line.trim_start().starts_with("Please resp");
        if first > at && (last + 1..to).filter_map(|n| self.text(n)).any(|below| is_name(below) && below != line) {
            return None; // the name stands below the day
        }
        let blank_between = (at..to).filter(|n| self.is_blank(*n)).count();
        (blank_between <= 2).then_some(self.subject_below(rules, to)? + 1 - at)
    }

    /// "Jana Vogt@Beispiel\n02/03/2004 05:25 AM" below other words, with a blank line below.
    fn stamped(&self, at: usize) -> bool {
        let below = |n: usize| self.text(at + n).unwrap_or_default();
        let hour =
            || below(1).starts_with(|c: char| c.is_ascii_digit()) && below(1).len() < 25 && looks_dated(below(1));
        let named = || {
            let name = below(0);
            name.contains(['@', '/']) && !name.contains(':') && name.len() < 80 && name.split(' ').count() <= 6
        };
        hour() && named() && self.is_blank(at + 2) && self.is_apart(at)
    }

    /// "   Beispiel GmbH   From:  Jana Vogt      02/03/2004 05:55 AM": the sheet of a firm, with the addressees below.
    pub(super) fn letterhead_block(&mut self, rules: &Rules, line: &str, at: usize) -> Option<usize> {
        let place = if line.starts_with(['\t', ' ']) { line.find("  From:  ")? } else { return None };
        if place > LONGEST || line.len() > LONGEST || !looks_dated(line) {
            return None;
        }
        let to = (at + 1..=at + 7).find(|n| self.key(rules, *n) == Some(Key::To))?;
        Some(self.subject_below(rules, to)? + 1 - at)
    }

    /// The head of a letter drawn as a table, with marks like those of a quotation:
    /// "|--------+---->", "|        |  Jana Vogt  |", …, "  |  To:  Tom  |", "  |  Subject:  Angebot  |".
    pub(super) fn table_block(&self, at: usize) -> Option<usize> {
        self.text(at).filter(|line| line.starts_with("|-"))?;
        let drawn = |line: &str| {
            let bare = line.trim_matches(['>', ' ', '\t']);
            bare.is_empty() || bare.starts_with('|') || bare.starts_with("---") || bare == "-|"
        };
        let lines = (at..at + LONGEST_TABLE).map_while(|n| self.text(n).filter(|line| drawn(line)));
        let (mut to, mut subject, mut length) = (false, false, 0);
        for (n, line) in lines.enumerate().filter(|(_, line)| !is_blank(line)) {
            to |= line.contains(" To: ");
            subject |= line.contains(" Subject: ");
            length = n + 1;
        }
        (to && subject).then_some(length)
    }

    /// "To: …", "cc: …" and "Subject: …" with nothing but addresses between them, below other words: a block whose
    /// first lines were lost.
    fn addressees_block(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        let to = (at..=at + 1).find(|n| matches!(self.key(rules, *n), Some(Key::To | Key::Copy)))?;
        if to > at && self.key(rules, at) != Some(Key::Other) {
            return None;
        }
        let (mut copy, mut blanks) = (self.key(rules, to) == Some(Key::Copy), 0);
        for n in to + 1..=to + MOST_ADDRESS_LINES {
            let line = self.text(n)?;
            match self.key(rules, n) {
                Some(Key::Subject) => return copy.then_some(n + 1 - at),
                Some(key) => copy |= key == Key::Copy,
                None if is_blank(line) => blanks += 1,
                None if line.contains(['@', '/', ',', ';']) || line.split_whitespace().count() <= 3 => {}
                None => return None,
            }
            if blanks > 3 {
                return None;
            }
        }
        None
    }

    /// How many lines, from `at` on, are a day in figures with its hour: two where the hour was broken off, none where
    /// there is no such day.
    fn dated_lines(&self, at: usize) -> usize {
        let Some(line) = self.text(at).filter(|line| line.len() < 90) else { return 0 };
        if looks_dated(line) {
            return 1;
        }
        let day = line.trim_end().rsplit(' ').next().unwrap_or_default();
        let is_day = day.bytes().filter(|b| matches!(b, b'/' | b'.')).count() == 2
            && day.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.'));
        let hour = || self.text(at + 1).is_some_and(begins_with_hour);
        if is_day && hour() { 2 } else { 0 }
    }

    /// A block in two columns, the writer to the left and the header lines to the right:
    /// "        Jana Vogt          To:      Ali Bruckner"
    /// "        <jana@example.org> cc:"
    /// "                           Subject: Angebot"
    pub(super) fn column_block(&self, line: &str, at: usize) -> Option<usize> {
        let column = |n: usize, key: &str| {
            let line = self.text(n)?;
            let place = line.find(key).filter(|place| *place <= COLUMN)?;
            line.get(..place)?.ends_with("  ").then_some(n)
        };
        let begins = |c: char| matches!(c, '"' | '<') || c.is_uppercase() || c.is_ascii_digit();
        if !line.starts_with("    ") || !line.trim_start().starts_with(begins) {
            return None;
        }
        let indented = |n: usize| self.text(n).is_some_and(|line| line.starts_with("    "));
        let to = (at..=at + 5).take_while(|n| indented(*n)).find_map(|n| column(n, "To:"))?;
        let copy = (to + 1..=to + MOST_ADDRESS_LINES).find_map(|n| column(n, "cc:"))?;
        Some((copy + 1..=copy + MOST_ADDRESS_LINES).find_map(|n| column(n, "Subject:"))? + 1 - at)
    }

    /// The subject line below a To line, with nothing but addresses between the two.
    pub(super) fn subject_below(&mut self, rules: &Rules, to: usize) -> Option<usize> {
        for n in to + 1..=to + MOST_ADDRESS_LINES {
            let line = self.text(n)?;
            match self.key(rules, n) {
                Some(Key::Subject) => return Some(n),
                None if !is_blank(line) && !line.contains(['@', '/', ',', ';']) && n > to + 12 => return None,
                _ => {}
            }
        }
        None
    }

    /// Stands below a blank line, and below something else.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        at >= 2 && self.is_blank(at - 1) && self.first_filled < at
    }
}
