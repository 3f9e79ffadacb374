//! Text in, its words with their neighbours' signs out.

/// One word: letters with apostrophes and hyphens inside it.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    pub text: &'t str,
    pub lower: String,
    /// Begins a sentence: first of all, after `. ! ? … :`, an opening quotation mark or bracket, a bullet, a blank line.
    pub initial: bool,
    pub capital: bool,
}

pub fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut initial = true;
    let mut newlines = 0;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = c.is_alphabetic() || (start.is_some() && matches!(c, '\'' | '’' | '-')) || c.is_ascii_digit();
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default().trim_end_matches(['\'', '’', '-']);
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                words.push(Word { text: word, lower: word.to_lowercase(), initial, capital });
                (start, initial, newlines) = (None, false, 0);
            }
            _ => {}
        }
        if !inside {
            newlines += usize::from(c == '\n');
            let bullet = matches!(c, '•' | '*' | '–' | '-') && newlines > 0;
            let opens = matches!(c, '.' | '!' | '?' | '…' | ':' | '„' | '“' | '"' | '(' | '[' | '»' | '«');
            initial |= opens || bullet || newlines > 1;
        }
    }
    words
}
