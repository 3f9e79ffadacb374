//! Text in, the byte ranges of its words out.

use crate::model::Span;

/// The text on one line: every run of white space is one blank, none at the ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The first bytes of a text, at most so many.
pub fn beginning(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// A word is a run of letters with its hyphens and apostrophes, or a run of digits ("30-year-old" counts two).
pub fn split(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let digit = c.is_numeric();
        let goes_on = match open {
            Some((_, true)) => digit,
            Some((_, false)) => c.is_alphabetic() || is_joint(c),
            None => false,
        };
        if goes_on {
            continue;
        }
        if let Some((start, _)) = open.take() {
            spans.push(start..at);
        }
        if c.is_alphabetic() || digit || is_joint(c) {
            open = Some((at, digit));
        }
    }
    spans.retain(|span| text.get(span.clone()).is_some_and(|word| word.chars().any(char::is_alphanumeric)));
    spans
}

/// The words in lower case, without hyphens and quotation marks at their edges.
pub fn lower(text: &str) -> Vec<String> {
    let bare = |span: Span| text.get(span).unwrap_or_default().trim_matches(is_joint).to_lowercase();
    split(text).into_iter().map(bare).collect()
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\'' | '’' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows() {
        for (text, want) in [
            ("Ich weiß noch gut, wie …", 5),
            ("a 20-minute talk about a 30-year-old system", 9),
            ("weniger als 20 000 Euro", 5),
            ("I can't – really – see it", 5),
            ("", 0),
        ] {
            assert_eq!(super::split(text).len(), want, "{text}");
        }
        assert_eq!(super::lower("‚Na‘, 'I'd'"), ["na", "i'd"]);
    }
}
