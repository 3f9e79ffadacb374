//! Lines in, the head of a memorandum out: who wrote to whom about what, at the top, with gaps between the lines.

use super::own_words::is_blank;
use super::quotation::{Key, Rules, Sheet};

/// So far down a head may begin, and so many lines it takes at most.
const FURTHEST_DOWN: usize = 12;
const LONGEST: usize = 24;
/// Lines above the head: "MEMORANDUM", a day.
const MOST_ABOVE: usize = 3;

impl Sheet<'_, '_> {
    /// "TO: all\n\nFROM: Jana Vogt\n\nRE: holidays": its length in lines.
    pub(super) fn memo_head(&mut self, rules: &Rules, at: usize) -> Option<usize> {
        if at > FURTHEST_DOWN || !matches!(self.key(rules, at)?, Key::From | Key::To | Key::Date | Key::Subject) {
            return None;
        }
        let above = || self.lines.iter().take(at).filter(|line| !is_blank(line.text));
        if above().count() > MOST_ABOVE || above().any(|line| line.text.trim().len() > 50) {
            return None;
        }
        let (mut from, mut to, mut about, mut end, mut between) = (false, false, false, at, 0);
        for n in at..at + LONGEST {
            let Some(line) = self.text(n) else { break };
            let key = self.key(rules, n);
            let regards = line.trim_start().get(..3).is_some_and(|head| head.eq_ignore_ascii_case("re:"));
            if key.is_none() && !regards {
                between += usize::from(!is_blank(line));
                if between > 1 || line.len() > 80 {
                    break;
                }
                continue;
            }
            from |= key == Some(Key::From);
            to |= key == Some(Key::To);
            about |= regards || matches!(key, Some(Key::Subject | Key::Date));
            (between, end) = (0, n + 1);
        }
        (from && to && about).then_some(end - at)
    }

    /// Whether the header lines from `at` on, `count` of them, name the writer of the letter and nothing stands above
    /// them: then what follows is the writer's own. `writer` is in lower case.
    pub(super) fn heads_own_words(&mut self, at: usize, count: usize, writer: &str) -> bool {
        let top = at <= FURTHEST_DOWN && self.lines.iter().take(at).filter(|l| !is_blank(l.text)).count() <= MOST_ABOVE;
        let Some(rules) = super::quotation::RULES.as_ref().filter(|_| top && !writer.is_empty()) else { return false };
        let Some(line) = (at..at + count).find(|n| self.key(rules, *n) == Some(Key::From)) else { return false };
        let name = self.text(line).and_then(|line| line.split_once(':')).map_or("", |(_, name)| name);
        name_is_of(name, writer)
    }
}

/// The first two words of a name, of three letters or more, are among those of the writer.
pub(super) fn name_is_of(name: &str, writer: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 2).map(str::to_lowercase).collect()
    };
    let (named, known) = (words(name), words(writer));
    !named.is_empty() && named.iter().take(2).all(|word| known.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::own_words::{lines, unquoted};

    #[test]
    fn heads_of_memoranda() {
        let memo = "\nMEMORANDUM\n\nTO:     ALL MEMBERS\n        BEISPIEL E.V.\n\nFROM:   Jana Vogt\n\nDATE:   MAY 5, 2003\n\nRE:     HOLIDAYS\n\nWe are closed.\n";
        let block = "From: Jana Vogt <jana@example.org>\nTo: all\nSubject: holidays\n\nWe are closed.\n";
        for (writer, text, kept) in [
            // who is named did not write the letter, or nobody knows
            ("Tom Kreil tkreil", memo, "MEMORANDUM"),
            ("", memo, "MEMORANDUM"),
            ("Tom Kreil tkreil", block, ""),
            // the writer did
            ("Jana Vogt jvogt", memo, "MEMORANDUM We are closed."),
            ("Jana Vogt jvogt", block, "We are closed."),
            // a list is no head
            (
                "",
                "Treffen:\n\nDate: May 5\n\nTime: 10:30\n\nPlace: Wien\n",
                "Treffen: Date: May 5 Time: 10:30 Place: Wien",
            ),
        ] {
            let all = lines(text);
            let left: Vec<&str> =
                unquoted(&all, &[], writer).iter().map(|line| line.text).filter(|line| !line.is_empty()).collect();
            assert_eq!(left.join(" "), kept, "{writer}: {text}");
        }
    }
}
