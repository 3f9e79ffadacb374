//! A subject line in, its bare title and the key of its thread out.

use super::one_line;
use super::pattern::Pattern;
use std::sync::LazyLock;

static PREFIX: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\s*(?:(?:re|aw|antw|antwort|wg|fw|fwd|tr|sv|rv|enc|weitergeleitet|betreff|betr)\s?(?:\[\d+\]|\(\d+\)|\*\d+)?\s?:\s*|\[[^\]]{1,40}\]\s*)",
    )
});

static REPLY: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)^\s*(?:re|aw|antw|antwort|sv|tr|rv)\s?(?:\[\d+\]|\(\d+\))?\s?:"));

/// The subject says that the letter is an answer.
pub fn replies(subject: &str) -> bool {
    REPLY.matches(subject)
}

/// Without re, fwd and bracketed tags, again and again.
pub fn title(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(found) = PREFIX.find(rest).filter(|f| f.end > 0) {
        let after = rest.get(found.end..).unwrap_or_default().trim();
        if after.is_empty() && rest.starts_with('[') {
            break; // a subject that is nothing but its tag
        }
        rest = after;
    }
    rest
}

/// The title in lower case, blanks folded. Empty for an empty subject.
pub fn thread_key(subject: &str) -> String {
    one_line(&title(subject).to_lowercase())
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows() {
        for (subject, want) in [
            ("AW: WG: Termin", "termin"),
            ("Re: [editors-guild]  Ranges in   running text", "ranges in running text"),
            ("[EXT] Re[2]: Fwd: X", "x"),
            ("Reise nach Kiel", "reise nach kiel"),
            ("re:", ""),
            ("[1]", "[1]"),
        ] {
            assert_eq!(super::thread_key(subject), want, "{subject}");
        }
    }
}
