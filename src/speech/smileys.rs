//! A line in, the same without the smileys at its end out.

/// ":-)", "^^", "xD", "<3": signs, with at most two letters among them, and at least one that no sentence ends in.
fn is_smiley(word: &str) -> bool {
    let sign = |c: char| {
        matches!(c, ':' | ';' | '=' | '^' | '<' | '*' | '-' | '_' | '(' | ')' | '/' | '\\' | '|' | '\'' | '´')
    };
    let letter = |c: char| matches!(c, 'D' | 'P' | 'p' | 'o' | 'O' | 'x' | 'X' | 'd' | '3' | '0');
    let letters = word.chars().filter(|c| letter(*c)).count();
    let told = word.starts_with([':', ';', '=']) && word.chars().count() >= 2
        || word.contains("^^")
        || word.starts_with("<3")
        || matches!(word, "xD" | "XD" | "xd" | "*-*" | "-.-" | "^_^");
    told && letters <= 2 && word.chars().all(|c| sign(c) || letter(c) || c == '.')
}

/// Also drawn ones; the dots and commas before them stay.
pub(super) fn without(line: &str) -> &str {
    let mut line = line.trim_end();
    // most lines end in a letter or a mark, and are looked at no further
    while let Some(last) =
        line.chars().next_back().filter(|c| !c.is_alphanumeric() || matches!(c, 'D' | 'P' | 'p' | '3' | 'd'))
    {
        if is_drawn(last) || last == '^' {
            line = line.get(..line.len() - last.len_utf8()).unwrap_or_default().trim_end();
            continue;
        }
        if matches!(last, ',' | '.' | '!' | '?') && !line.ends_with("^^,") && !line.ends_with("^^!") {
            break;
        }
        if matches!(last, ',' | '!') {
            line = line.get(..line.len() - 1).unwrap_or_default();
            continue;
        }
        let start = line
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let word = line.get(start..).unwrap_or_default();
        if start == 0 || !is_smiley(word) {
            break;
        }
        line = line.get(..start).unwrap_or_default().trim_end();
    }
    line
}

fn is_drawn(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27bf | 0xfe0f | 0x200d | 0x1f000..=0x1faff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        for (line, want) in [
            ("Hallo Anna :)", "Hallo Anna"),
            ("Hallo Anna! :-)))", "Hallo Anna!"),
            ("Hallo ihr Lieben^^,", "Hallo ihr Lieben"),
            ("Alles Liebe :D", "Alles Liebe"),
            ("Anna <3 :*", "Anna"),
            ("lg Anna \u{1f60a}", "lg Anna"),
            ("HDL Anna =^^=", "HDL Anna"),
            ("Anna (Einkauf)", "Anna (Einkauf)"),
            ("siehe 3", "siehe 3"),
            ("Viele Grüße,", "Viele Grüße,"),
            (":)", ":)"),
            ("", ""),
        ] {
            assert_eq!(without(line), want, "{line}");
        }
    }
}
