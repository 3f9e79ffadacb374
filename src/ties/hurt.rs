//! One sentence in, whether it says to the reader that something between the two is broken out.

use super::insult;
use crate::speech::pattern::{Pattern, Patterns};
use std::sync::LazyLock;

/// Few and plain: what is named here is shown to the user word for word, so a wrong one would hurt by itself.
const SOURCES: &[&str] = &[
    r"(?i)\benttäuscht von (?:dir|ihnen)\b|\bvon (?:dir|ihnen) (?:so |sehr |zutiefst |bitter )*enttäuscht\b",
    r"(?i)\b(?:du hast|sie haben|hast du) mich (?:\p{L}+ ){0,3}(?:enttäuscht|verletzt|hintergangen|belogen|verraten|ausgenutzt|gedemütigt|im stich gelassen)\b",
    r"(?i)\b(?:das|so etwas) (?:werde|kann) ich (?:dir|ihnen) (?:\p{L}+ )?(?:nie|nicht|niemals) (?:verzeihen|vergessen)\b|\bdas verzeihe ich (?:dir|ihnen) nie",
    r"(?i)\b(?:schäm dich|schämen sie sich)\s*[.!]",
    r"(?i)\b(?:du bist|sie sind) für mich (?:gestorben|erledigt)\b|\bmit (?:dir|ihnen) bin ich fertig\b|\bich bin fertig mit (?:dir|ihnen)\b",
    r"(?i)\b(?:ich (?:habe|hatte|hab) (?:dir|ihnen) vertraut)\s*[.!]|\b(?:du hast|sie haben) mein vertrauen (?:missbraucht|verspielt)",
    r"(?i)\bwir sind (?:geschiedene leute|fertig miteinander)\b",
    r"(?i)\bich will (?:dich|sie) nie (?:wieder|mehr) (?:sehen|sprechen)\b",
    r"(?i)\bi trusted you\s*(?:[.!,;]|$|and )",
    r"(?i)^\s*(?:please,? )?spare me(?: your [a-zà-öø-ÿ ]{1,40})?\s*[.!]",
    r"(?i)\bi(?:'m| am| was| have been|'ve been|'ve never been)(?: so| very| deeply| bitterly| really| truly)* (?:disappointed|ashamed|disgusted) (?:in|of|by|with) you\b",
    r"(?i)\byou(?:'ve| have)? (?:betrayed|humiliated|used|lied to|deceived|cheated) me\b|\byou let me down\b",
    r"(?i)\bhow (?:dare you\b|could you\s*[.!?])|\bshame on you\s*[.!]",
    r"(?i)\bi(?:'ll| will)? (?:can )?never forgive you\b|\byou(?:'re| are) dead to me\b|\bi(?:'m| am) (?:done|finished|through) with you\b",
    r"(?i)\bwe(?:'re| are) (?:done|finished|through)\s*[.!]",
];

static RULES: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(SOURCES));
static DENIED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)\b(?:nicht|kein\w*|not|never been|nobody|n't)\s+(?:\p{L}+ )?(?:enttäuscht|disappointed|ashamed)")
});

pub(super) fn hurts(sentence: &str) -> bool {
    let plain = sentence.replace('’', "'");
    let said = RULES.any(&plain) && (!DENIED.matches(&plain) || plain.contains("never been so"));
    said || insult::insults(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert!(RULES.compile() && DENIED.compiles());
        for (sentence, want) in [
            ("Ich bin enttäuscht von dir wie selten von einem Menschen.", true),
            ("Du hast mich sehr verletzt.", true),
            ("I trusted you.", true),
            ("Spare me.", true),
            ("Please, spare me your clichés and excuses.", true),
            ("I’m deeply disappointed in you.", true),
            ("Ich bin nicht enttäuscht von dir.", false),
            ("I'm not disappointed in you.", false),
            ("I trusted you to find the file, and you did.", false),
            ("Spare me a minute on Monday?", false),
            ("Please spare me your notes from Tuesday's class - I was ill.", false),
            ("How could you tell?", false),
            ("I was disappointed by the weather.", false),
        ] {
            assert_eq!(hurts(sentence), want, "{sentence}");
        }
    }
}
