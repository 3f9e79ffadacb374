//! The last lines of a letter in, the name of its writer out, where no closing that the lexicon knows stands above it.

use super::lexicon::LEXICON;
use super::sign_off::{Found, MOST_BLANKS, is_sentence, last_filled};
use super::signed_name::{as_name, is_initials, is_number, is_of, is_short_name, small_name};
use super::{salutation, smileys};
use crate::model::SignOff;

/// Lines at the end among which the name stands; those below it are a signature.
const LINES_LOOKED_AT: usize = 8;
const LINES_WITH_SIGNATURE: usize = 14;
/// Longest line that can hold nothing but a name, in bytes; longest one that wishes, in words.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 12;
/// A farewell that stands at the end with nobody's name is shorter.
const MOST_WORDS_ALONE: usize = 5;
/// Words before a comma that greet above a name, whatever they say.
const MOST_WORDS_GREETING: usize = 6;

/// A letter that ends in nothing but its writer's name, or the initials of it; `writer` is all that is known of it:
/// the name in From and what stands before the @. The closing is empty and the warmth 1: a bare name is neither cold
/// nor kind. "Talk to you soon" on its own line above it is a closing.
pub fn bare_name<L: AsRef<str>>(lines: &[L], writer: &str) -> Option<Found> {
    let parts = parts(writer);
    let filled = last_filled(lines);
    let text = |at: usize| lines.get(at).map_or("", |line| line.as_ref());
    let signed_small = |line: &str| {
        small_name(line.trim()).is_some_and(|name| is_of(name.split(' ').next().unwrap_or_default(), &parts))
    };
    let last_line = filled.last().map(|at| (*at, text(*at))).filter(|(_, line)| !signed_small(line));
    if let Some(found) = last_line.and_then(|(at, line)| name_behind(line, at, &parts)) {
        return Some(found);
    }
    for (place, at) in filled.iter().enumerate().rev().take(LINES_WITH_SIGNATURE) {
        let line = text(*at);
        let below = filled.len() - place - 1;
        if below > 0 && is_sentence(line) {
            break;
        }
        if place == 0 || line.len() > LONGEST {
            continue;
        }
        let plain = smileys::without(line);
        let small = || small_name(plain).filter(|name| below == 0 && is_of(name, &parts));
        let Some(name) = as_name(plain).or_else(small) else { continue };
        let Some(above) = filled.get(place - 1).copied() else { continue };
        let over = text(above);
        let near = above + 1 + MOST_BLANKS >= *at;
        let wished = place > 1 && near && wishes(over);
        let ends = smileys::without(over.trim_end());
        let apart = above + 1 < *at
            || wished
            || ends.len() < over.trim_end().len()
            || ends.ends_with(['.', '!', '?', ',', ')', '…', ':']);
        let is_last = below == 0;
        let all_theirs = || name.split(' ').all(|word| parts.contains(&word.to_lowercase()));
        let own = is_last && (all_theirs() || is_initials(&name) && is_of(&name, &parts));
        // "Big hugs," above a name
        let greeted = is_last
            && near
            && place > 1
            && (!name.contains(' ') || is_full(&name) && is_written_as_name(&name))
            && ends.ends_with(',')
            && over.len() <= LONGEST
            && over.split_whitespace().count() <= MOST_WORDS_GREETING
            && !opens_letter(over);
        let lone = || is_short_name(&name) && (above + 1 < *at || ends.ends_with(['.', '!', '?', '…']));
        let theirs = below < LINES_LOOKED_AT && is_of(&name, &parts) || is_last && (is_initials(&name) || lone());
        let under_wish = wished && (is_last || is_full(&name)) && is_written_as_name(&name);
        if !(own || apart && theirs || under_wish || greeted) {
            continue;
        }
        // "Tom" above "Tomas Kreil": the signature begins with the whole name
        let signed = filled.get(place - 1).filter(|above| **above + 1 + MOST_BLANKS >= *at && place > 1);
        let short =
            signed.and_then(|at| Some((*at, as_name(text(*at))?))).filter(|(_, short)| is_short_for(short, &name));
        if let Some((at, name)) = short {
            let wish = filled
                .get(place - 2)
                .copied()
                .filter(|wish| wish + 1 + MOST_BLANKS >= at && place > 2 && wishes(text(*wish)));
            return Some(signed_under(wish.map(|wish| (wish, text(wish))), at, name));
        }
        return Some(signed_under((wished || greeted).then_some((above, over)), *at, name));
    }
    let (last, at) = (filled.len().checked_sub(1)?, *filled.last()?);
    let alone = last > 0 && text(at).split_whitespace().count() <= MOST_WORDS_ALONE && is_farewell(text(at));
    alone.then(|| Found { first: at, start: 0, last: at, ..signed_under(Some((at, text(at))), at, String::new()) })
}

/// "BR" closes a letter, but not one whose writer's names begin so.
pub fn or_initials(mut found: Found, writer: &str) -> Found {
    let closing = &found.sign_off.closing;
    if found.sign_off.name.is_empty() && found.start == 0 && is_initials(closing) && is_of(closing, &parts(writer)) {
        found.sign_off.name = std::mem::take(&mut found.sign_off.closing);
        (found.sign_off.warmth, found.sign_off.informal, found.sign_off.formal) = (1, 0.0, 0.0);
    }
    found
}

fn parts(writer: &str) -> Vec<String> {
    writer.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn signed_under(wish: Option<(usize, &str)>, at: usize, name: String) -> Found {
    let closing = wish.map_or(String::new(), |(_, line)| {
        smileys::without(line.trim()).trim_matches([',', '.', '!', '-', ' ']).to_owned()
    });
    let warmth = if closing.is_empty() { 1 } else { 2 };
    let sign_off = SignOff { closing, name, warmth, informal: 0.0, formal: 0.0 };
    Found { first: wish.map_or(at, |(at, _)| at), start: 0, last: at, sign_off }
}

/// "Tom" of "Tomas Kreil", "Kim" of "Kim Osei".
fn is_short_for(short: &str, name: &str) -> bool {
    let first = |name: &str| name.split(' ').next().unwrap_or_default().to_lowercase();
    !short.contains(' ') && name.contains(' ') && short.len() > 1 && first(name).starts_with(&first(short))
}

fn is_full(name: &str) -> bool {
    (2..=3).contains(&name.split(' ').count())
}

/// Every word with a capital, and no other sign than dots and hyphens.
fn is_written_as_name(name: &str) -> bool {
    name.split(' ')
        .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "von" | "van" | "de" | "und" | "and" | "&"))
}

/// "… on Friday.  tk", "… is shut.  Kim 5550": the writer's name or initials behind the last sentence.
fn name_behind(line: &str, at: usize, writer: &[String]) -> Option<Found> {
    let mut line = line.trim_end();
    if let Some((head, _)) = line.rsplit_once(char::is_whitespace).filter(|(_, last)| is_number(last)) {
        line = head.trim_end();
    }
    let ends = || line.char_indices().rev().filter(|(_, c)| c.is_whitespace()).take(3);
    for start in ends().map(|(at, c)| at + c.len_utf8()) {
        let (above, name) = (line.get(..start)?.trim_end(), line.get(start..)?);
        let noted = above.eq_ignore_ascii_case("fyi,");
        if !noted && !above.ends_with(['.', '!', '?', ')']) {
            continue;
        }
        let exact = |name: &String| writer.contains(&name.to_lowercase()) || above.contains(' ') || noted;
        let name = as_name(name).filter(|name| name.chars().count() >= 2 && is_of(name, writer) && exact(name))?;
        let sign_off = SignOff { closing: String::new(), name, warmth: 1, informal: 0.0, formal: 0.0 };
        return Some(Found { first: at, start, last: at, sign_off });
    }
    None
}

/// „Hallo Anna," is no greeting above a name.
fn opens_letter(line: &str) -> bool {
    salutation::parse(line).is_some()
}

/// A short line that only wishes or thanks: "Talk to you soon,", "Thanks for your help", „Schönes Wochenende".
fn wishes(line: &str) -> bool {
    begins(line, MOST_WORDS, |lower| {
        LEXICON.wishes.iter().chain(&LEXICON.farewells).any(|head| lower.starts_with(head))
    })
}

/// „Viel Spaß", "See you soon": a wish that may stand at the end by itself.
fn is_farewell(line: &str) -> bool {
    begins(line, MOST_WORDS_ALONE, |lower| LEXICON.farewells.iter().any(|head| lower.starts_with(head)))
}

fn begins(line: &str, most_words: usize, known: impl Fn(&str) -> bool) -> bool {
    let line = line.trim();
    if line.len() > 120
        || line.contains(". ")
        || line.ends_with(['?', ':'])
        || line.split_whitespace().count() > most_words
    {
        return false;
    }
    let lower = line.to_lowercase();
    // what begins with a small letter goes on from the line above, but for thanks
    let begins = !line.starts_with(char::is_lowercase) || lower.starts_with("thank") || lower.contains("dank");
    begins && known(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines, the writer as From names them, and closing / name.
    #[test]
    fn rows() {
        for (lines, writer, want) in [
            ("Ich komme um acht.\nBis dahin!\nJana", "", "Bis dahin / Jana"),
            (
                "Wir sehen uns.\nVielen Dank und ein grünes Boot!\nAnna Weber\nLagerleitung",
                "",
                "Vielen Dank und ein grünes Boot / Anna Weber",
            ),
            ("Das ist gut so.\n\nAnna :)", "", " / Anna"),
            ("Row home.\n\nTom\nTomas Kreil\nKreil Inc.", "tomas kreil", " / Tom"),
            ("Knock if the door is shut.  Kim 5550", "kim osei", " / Kim"),
            ("We will talk.\nBig hugs,\nKim", "", "Big hugs / Kim"),
            ("Fyi.  Anna", "weber, anna", " / Anna"),
            ("She paints with a brush.  ko", "osei, kim kim.osei", " / ko"),
            ("Let us paint the fence tomorrow\nOsei", "kim osei", " / Osei"),
            ("No rain here.\n\nk. osei", "kim osei", " / k. osei"),
            ("The soup may turn cold.  Anna Lena", "weber, anna lena", " / Anna Lena"),
            ("Das war der Garten.\nViel Spaß!", "", "Viel Spaß / "),
            ("Die Liste hat drei Teile:\n\nÄpfel und Birnen aus dem Garten\nNüsse", "", ""),
            ("See the shed.\nhave a walk around it", "", ""),
        ] {
            let lines: Vec<&str> = lines.lines().collect();
            let found = bare_name(&lines, writer).map(|found| found.sign_off);
            let found = found.map(|one| format!("{} / {}", one.closing, one.name)).unwrap_or_default();
            assert_eq!(found, want, "{lines:?}");
        }
    }
}
