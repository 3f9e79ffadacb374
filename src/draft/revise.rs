//! A draft and its text after the user's pen in, the draft as it now stands out.

use super::letter::{Draft, Piece};

/// Takes the mail apart again: an optional line "Subject:" or "Betreff:", salutation, paragraphs, sign-off and name.
/// Sentences of a slot that still stand word for word keep their slot; all other words are the user's.
pub fn revised(draft: &Draft, text: &str) -> Draft {
    let text = text.replace("\r\n", "\n");
    let mut blocks: Vec<&str> = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect();
    let mut new = Draft { paragraphs: Vec::new(), ..draft.clone() };
    let mark = |line: &str| {
        ["Subject:", "Betreff:"].iter().find_map(|mark| line.strip_prefix(mark).map(str::trim).map(str::to_owned))
    };
    if let Some(subject) = blocks.first().and_then(|block| mark(block.lines().next().unwrap_or_default())) {
        if subject != draft.subject {
            new.subject_variant = None;
        }
        new.subject = subject;
        match blocks.first().and_then(|block| block.split_once('\n')) {
            Some((_, rest)) if !rest.trim().is_empty() => blocks.splice(..1, [rest.trim()]).for_each(drop),
            _ => drop(blocks.remove(0)),
        }
    }
    let short = |block: &&str| block.lines().count() == 1 && block.chars().count() < 80;
    if blocks.len() > 1 && blocks.first().is_some_and(short) {
        new.salutation = blocks.remove(0).to_owned();
    }
    if let Some((sign_off, name)) = blocks.last().and_then(|block| block.split_once('\n')).filter(|_| blocks.len() > 1)
    {
        new.sign_off = sign_off.trim().to_owned();
        new.name = name.trim().to_owned();
        blocks.pop();
    }
    let mut known: Vec<&Piece> = draft.paragraphs.iter().flatten().collect();
    new.paragraphs = blocks.into_iter().map(|block| pieces(block, &mut known)).collect();
    new.choice.retain(|slot, _| {
        new.paragraphs.iter().flatten().any(|piece| piece.slot == Some(*slot)) || *slot == crate::model::Slot::Subject
    });
    new
}

fn pieces(block: &str, known: &mut Vec<&Piece>) -> Vec<Piece> {
    let free = |text: &str| Piece { slot: None, variant: None, text: text.trim().to_owned(), places: Vec::new() };
    let mut pieces = Vec::new();
    let mut rest = block;
    // The first of the known pieces that stands in what is left of the block; those that are gone stay behind.
    while let Some((at, start)) = known
        .iter()
        .enumerate()
        .filter_map(|(at, piece)| Some((at, rest.find(piece.text.as_str())?)))
        .min_by_key(|found| found.1)
    {
        let piece = known.remove(at);
        let (before, after) =
            (rest.get(..start).unwrap_or_default(), rest.get(start + piece.text.len()..).unwrap_or_default());
        if !before.trim().is_empty() {
            pieces.push(free(before));
        }
        pieces.push(piece.clone());
        rest = after;
    }
    if !rest.trim().is_empty() {
        pieces.push(free(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::golden_tests::{golden, scenario, ticked};
    use super::super::{Known, Mail, compose, lint};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn untouched_letters_stay_the_same() {
        for id in ["S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12"] {
            let draft = compose(&scenario(id), Mail::First, &Known::default()).unwrap();
            assert_eq!(revised(&draft, &golden(id)), draft, "{id}");
            assert_eq!(revised(&draft, &draft.text().replace('\n', "\r\n")), draft, "{id}");
        }
    }

    #[test]
    fn the_users_pen_is_seen() {
        let case = scenario("S01");
        let draft = compose(&case, Mail::First, &Known::default()).unwrap();
        let case = ticked(case, &draft);
        let text = draft.text().replace("Es muss gar", "Du hast dich ja auch nie mehr gemeldet. Es muss gar");
        let new = revised(&draft, &text);
        assert_eq!(new.text(), text);
        assert_eq!(new.choice.len(), draft.choice.len());
        assert!(lint(&case, &new, &Known::default()).iter().any(|f| f.rule == "L06"));
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}\n{0,3}\\PC{0,40}(\n\n){0,2}Ich wäre gern.\\PC{0,40}") {
            let draft = compose(&scenario("S01"), Mail::First, &Known::default()).unwrap();
            revised(&draft, &text);
        }
    }
}
