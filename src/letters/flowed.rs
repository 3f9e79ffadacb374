//! A body in format=flowed (RFC 3676) in, its paragraphs as whole lines out.

/// Joins lines that end in a blank with the next one of the same quotation depth. "-- " stays a line of its own.
pub fn undo(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None; // depth of the line that waits for its rest
    for line in text.split('\n') {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let content = line.get(depth..).unwrap_or_default();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let flowing = content.ends_with(' ') && content != "-- ";
        let kept = if flowing && delsp { content.strip_suffix(' ').unwrap_or(content) } else { content };
        if open == Some(depth) && content != "-- " {
            out.push_str(kept);
        } else {
            if !out.is_empty() || open.is_some() {
                out.push('\n');
            }
            if depth > 0 {
                out.extend(std::iter::repeat_n('>', depth));
                out.push(' ');
            }
            out.push_str(kept);
        }
        open = flowing.then_some(depth);
        if !flowing && out.is_empty() {
            open = Some(usize::MAX); // a first empty line is a line, too
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::undo;

    #[test]
    fn rows() {
        for (text, delsp, want) in [
            ("Hello \nworld.\n\nNext.\n", false, "Hello world.\n\nNext.\n"),
            ("a \n b\n From x\n >y", false, "a b\nFrom x\n>y"),
            ("> a \n> b\n>> c \n> d\ne", false, "> a b\n>> c \n> d\ne"),
            ("日本 \n語", true, "日本語"),
            ("a \n-- \nAnna \nWeber", false, "a \n-- \nAnna Weber"),
            ("\n\na", false, "\n\na"),
            ("", false, ""),
            ("a ", false, "a "),
        ] {
            assert_eq!(undo(text, delsp), want, "{text:?}");
        }
    }
}
