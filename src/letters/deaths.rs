//! One sentence in, the full name of the person whose death it announces out.

use crate::speech::pattern::{Pattern, Patterns};
use std::sync::LazyLock;

/// Two to five words with capitals, particles between them; titles may stand in front.
const NAME: &str = r"((?:(?:Prof\.|Dr\.|Herr|Frau|Professor|Mr\.?|Mrs\.?|Ms\.?|Dr|Mag\.|Dipl\.-Ing\.) )*\p{Lu}[\p{L}'’.-]+(?: (?:von|van|de|der|den|zu|zur|di|del|la|le|al|ten|ter|\p{Lu}\.|\p{Lu}[\p{L}'’-]+)){0,3} \p{Lu}[\p{L}'’-]+)";

static RULES: LazyLock<Vec<Pattern>> = LazyLock::new(|| sources().iter().map(|s| Pattern::new(s)).collect());

fn sources() -> Vec<String> {
    [
        r"NAME,? (?:ist|sei) [^.!?\n„“]{0,120}(?:verstorben|gestorben|von uns gegangen|entschlafen)\b",
        r"NAME [^.!?\n„“]{0,60}\b(?:verstorben|gestorben|von uns gegangen|entschlafen) ist\b",
        r"NAME,? (?:verstarb|starb)\b",
        r"(?:[Tt]od|[Aa]bleben|Verlust) (?:von|unseres (?:\p{Ll}+ )*|unserer (?:\p{Ll}+ )*|meines (?:\p{Ll}+ )*|meiner (?:\p{Ll}+ )*)(?: ?)NAME",
        r"(?:trauern um|Abschied von|verabschieden (?:wir )?uns von) NAME",
        r"NAME,? (?:has |had )?(?:sadly |suddenly |peacefully |unexpectedly |tragically )*(?:died|passed away)\b",
        r"(?:death|passing|loss) of (?:our (?:\p{Ll}+ ){1,3})?NAME",
    ]
    .iter()
    .map(|s| s.replace("NAME", NAME))
    .collect()
}

static WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)verstorben|gestorben|von uns gegangen|entschlafen|verstarb|\bstarb\b|\btod\b|ableben|verlust|trauern|abschied|died|passed away|death|passing|loss of",
    )
});

/// Figures of speech, stage and fiction.
static FIGURES: LazyLock<Patterns> = LazyLock::new(|| {
    Patterns::new(&[
        r"(?i)\bfür (?:mich|uns|ihn|dich|sie) (?:gestorben|tot)\b|gestorben für (?:mich|uns)",
        r"(?i)\bvor (?:lachen|scham|langeweile|angst|schreck|peinlichkeit|neid|hunger|durst)\b",
        r"(?i)\b(?:died|dying) (?:laughing|inside|a little|on (?:me|us|stage)|of (?:laughter|boredom|embarrassment|shame|laughing))\b",
        r"(?i)\b(?:nicht|nie|beinahe|fast|almost|nearly|not|never|didn't|hasn't) (?:\p{L}+ )?(?:gestorben|verstorben|died|passed away|dead|tot)\b",
        r"(?i)\b(?:im (?:film|roman|stück|buch|kapitel|spiel)|in (?:the|chapter|der|dieser) ?(?:film|novel|play|book|story|series|serie|szene|\d+)|figur|character)\b",
        r"(?i)\b(?:1[0-8]\d\d|19[0-6]\d)\b",
    ])
});

/// Words that begin with a capital and are no part of a name.
const NO_NAME: &[&str] = &[
    "Mein",
    "Meine",
    "Sein",
    "Seine",
    "Ihr",
    "Ihre",
    "Unser",
    "Unsere",
    "Dein",
    "Deine",
    "Der",
    "Die",
    "Das",
    "Ein",
    "Eine",
    "Vater",
    "Mutter",
    "Bruder",
    "Schwester",
    "Oma",
    "Opa",
    "Hund",
    "Katze",
    "Onkel",
    "Tante",
    "Mann",
    "My",
    "His",
    "Her",
    "Our",
    "Your",
    "Their",
    "The",
    "A",
    "An",
    "When",
    "After",
    "Since",
    "That",
    "Als",
    "Nachdem",
    "Dass",
    "Und",
    "And",
    "But",
    "Aber",
    "Heute",
    "Gestern",
    "Yesterday",
    "Today",
    "Last",
    "King",
    "Queen",
    "Papa",
    "Mama",
    "Dad",
    "Mum",
    "Mom",
    "Grandma",
    "Grandpa",
    "Uncle",
    "Aunt",
    "Since",
    "If",
    "Wenn",
    "Weil",
    "Because",
    "Schwiegervater",
    "Großvater",
    "Grossvater",
    "Großmutter",
    "Leider",
    "Sadly",
    "Kollegen",
    "Kollege",
    "Kollegin",
    "Freundes",
    "Freund",
    "Freundin",
    "Chef",
    "Chefs",
    "Chefin",
];
const TITLES: &[&str] =
    &["Prof.", "Dr.", "Dr", "Herr", "Frau", "Professor", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mag.", "Dipl.-Ing."];

/// A line of a text that is not cut into sentences yet may announce a death.
pub(super) fn may_stand_in(line: &str) -> bool {
    WORDS.matches(line) && RULES.iter().any(|rule| rule.matches(line))
}

pub(super) fn deceased(sentence: &str) -> Option<String> {
    if !WORDS.matches(sentence) || sentence.trim_end().ends_with('?') || FIGURES.any(sentence) {
        return None;
    }
    RULES.iter().find_map(|rule| name_of(rule.group(sentence, 1)?.as_str()))
}

/// The name without titles and without a leading word that is none; at least two words must remain.
fn name_of(found: &str) -> Option<String> {
    let words: Vec<&str> = found.split_whitespace().filter(|w| !TITLES.contains(w)).collect();
    let start = words.iter().rposition(|w| NO_NAME.contains(w)).map_or(0, |at| at + 1);
    let name = words.get(start..)?;
    (name.len() >= 2).then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    #[test]
    fn notices_and_their_near_misses() {
        for source in sources() {
            assert!(Pattern::new(&source).compiles(), "{source}");
        }
        assert!(FIGURES.compile() && WORDS.compiles());
        for (sentence, want) in [
            (
                "Heinrich Aumüller ist am vergangenen Freitag nach kurzer, schwerer Krankheit verstorben.",
                Some("Heinrich Aumüller"),
            ),
            ("I am very sorry to tell you that Alun Prosser died on Saturday morning.", Some("Alun Prosser")),
            ("Wir trauern um Dr. Jutta von Krall.", Some("Jutta von Krall")),
            ("Ich habe gehört, dass Karl Ebner im März gestorben ist.", Some("Karl Ebner")),
            ("It is with sadness that I announce the death of our colleague Ann Marie Loy.", Some("Ann Marie Loy")),
            ("Yesterday Peter Ames passed away.", Some("Peter Ames")),
            ("Her father died.", None),
            ("My Uncle Bert died.", None),
            ("Mein Vater ist gestorben.", None),
            ("Mein Onkel Karl ist gestorben.", None),
            ("The disk died.", None),
            ("Der Drucker ist gestorben.", None),
            ("Holger Stamm ist für mich gestorben.", None),
            ("Tom Kreil died laughing.", None),
            ("Holger Stamm ist fast gestorben vor Lachen.", None),
            ("Ist Heinrich Aumüller gestorben?", None),
            ("Theodor Fontane ist 1898 gestorben.", None),
        ] {
            assert_eq!(deceased(sentence).as_deref(), want, "{sentence}");
            assert!(want.is_none() || remarks::may_stand_in(sentence), "{sentence}");
        }
    }
}
