//! One sentence in, whether its writer asks the reader not to write any more out.
//!
//! The cost of an error is not even: a missed request may hurt somebody, a false one hides a friend. So the rules
//! ask for an imperative or an "I do not want", for the writer as object, and for the clause to end there.

use crate::speech::pattern::{Pattern, Patterns};
use std::sync::LazyLock;

static RULES: LazyLock<Patterns> =
    LazyLock::new(|| Patterns::new(&SOURCES.map(|(before, rule)| format!("{before}{rule}"))));
static ANYWHERE: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(&SOURCES.map(|(_, rule)| rule)));
/// What must stand before the words in their sentence, and the words up to the end of their clause.
const SOURCES: [(&str, &str); 18] = [
    (
        r"(?:^|[^\p{L}])(?:[Bb]itte,? )?",
        r"(?:[Ss]chreib(?:e|t)?|(?:[Ss]chreiben|[Mm]ailen) Sie|[Mm]aile?) (?:mir|uns)(?: bitte| künftig| jetzt| wirklich| ab sofort| überhaupt| endlich| auch)* (?:nicht|nie|niemals|gar nicht|keine (?:Mails|E-Mails|Briefe|Nachrichten)) (?:mehr|wieder)\s*(?:[.!,;:]|$|und |– |- )",
    ),
    (
        "",
        r"(?i)\bnehmen? (?:sie )?(?:bitte |nie |künftig )*(?:keinen|nie wieder|nicht mehr|nie mehr) (?:weiteren )?kontakt (?:mehr )?(?:mit|zu) (?:mir|uns) auf",
    ),
    (
        r"(?i)(?:^|bitte,? |[.!:;] )",
        r"(?i)kontaktier(?:e|en sie|t) (?:mich|uns)(?: bitte| künftig| nie)* (?:nicht|nie|niemals) (?:mehr|wieder)\s*(?:[.!,;]|$|und )",
    ),
    (
        r"(?i)(?:^|bitte,? |[.!:;,] |und )",
        r"(?i)(?:meld(?:e|et)? (?:dich|euch)|melden sie sich)(?: bitte)?(?: bei (?:mir|uns))?(?: bitte)? (?:nicht|nie|niemals) (?:mehr|wieder)(?: bei (?:mir|uns))?\s*(?:[.!,;]|$|und )",
    ),
    (
        "",
        r"(?i)\bich (?:möchte|will|wünsche)\b.{0,30}\bkeiner(?:lei|en)? (?:weiteren? )?kontakt(?: mehr)?(?: (?:mit|zu) (?:dir|ihnen|euch))?\s*(?:[.!,;]|$|und |wünsch|haben)",
    ),
    (
        "",
        r"(?i)\bich (?:möchte|will|wünsche)\b.{0,30}\bkeinen (?:weiteren )?kontakt(?: mehr)?(?: (?:mit|zu) (?:dir|ihnen|euch))?\s*(?:[.!,;]|$|und |wünsch|haben)",
    ),
    (
        "",
        r"(?i)\bich (?:möchte|will) (?:von (?:dir|ihnen|euch) )?(?:nichts|nie wieder etwas|nie mehr etwas) (?:mehr )?(?:von (?:dir|ihnen|euch) )?(?:hören|lesen|wissen)\s*(?:[.!,;]|$|und )",
    ),
    (
        "",
        r"(?i)\bich (?:möchte|will) (?:mit (?:dir|ihnen|euch) )?nichts mehr (?:mit (?:dir|ihnen|euch) )?zu tun haben\s*(?:[.!,;]|$|und )",
    ),
    (
        r"(?i)(?:^|bitte |[.!,;] |und )",
        r"(?i)lass(?:t|en sie)? (?:mich|uns) (?:bitte |jetzt |endlich |einfach |ein für alle ?mal )*in ruhe\s*(?:[.!]|$|und )",
    ),
    (
        "",
        r"(?i)\bsehen sie (?:bitte |künftig |in zukunft )*von (?:weiteren |jeder weiteren |jeglicher )?(?:kontaktaufnahmen?|nachrichten|e-?mails|mails|schreiben|anrufen|zuschriften)(?: an mich)? ab",
    ),
    (
        "",
        r"(?i)\bunterlass(?:e|en sie)\b.{0,30}\b(?:jede|jegliche|weitere)\b.{0,20}\b(?:kontaktaufnahmen?|nachrichten|mails|anrufe)",
    ),
    (
        r"(?i)(?:^|please,? |[.!;:,] |and |just |so |but )",
        r"(?i)(?:do not|don['’]?t|never|please never)(?: you)?(?: ever)?(?: try to| attempt to)? (?:contact|write(?: to)?|e-?mail|call|message|text|phone|bother|get in touch with) (?:me|us)(?: ever)?(?: again| any ?more| any longer| in (?:the )?future)\s*(?:[.!,;]|$|by |in any|or |and |- |– )",
    ),
    (
        r"(?i)(?:^|please,? |[.!;:,] |and |just )",
        r"(?i)stop (?:contacting|writing(?: to)?|e-?mailing|calling|messaging|texting|bothering|harassing) (?:me|us)\s*(?:[.!,;]|$|and |now|at once)",
    ),
    (
        "",
        r"(?i)\b(?:told|asked|asking|begged) you (?:not to|to stop) (?:contact(?:ing)?|writ(?:e|ing)(?: to)?|e-?mail(?:ing)?|call(?:ing)?) (?:me|us)(?: again| any ?more)?\s*(?:[.!,;]|$|and )",
    ),
    (r"(?i)(?:^|please,? (?:just )?|[.!;] |and |just )", r"(?i)leave (?:me|us) alone\s*(?:[.!,;]|$|now|and )"),
    (
        "",
        r"(?i)\bi (?:do not|don['’]t|no longer|never) (?:ever )?(?:want|wish)(?: to)? (?:hear from you|be contacted(?: by you)?|(?:have )?(?:any )?(?:further |more )?contact(?: with you)?|be in (?:touch|contact) with you)(?: ever)?(?: again| any ?more)?\s*(?:[.!,;]|$|and |by |in any|or )",
    ),
    (
        "",
        r"(?i)\bi (?:want|wish) (?:for )?(?:no|nothing) (?:further |more )?(?:contact|to do with you)(?: with you)?(?: any ?more| again)?\s*(?:[.!,;]|$|and )",
    ),
    (r"(?i)(?:^|please,? |[.!;,] |and )", r"(?i)(?:lose|delete|forget) my (?:number|address)\s*(?:[.!,;]|$|and )"),
];

/// A line of a text that is not cut into sentences yet holds such a request, wherever its sentence may begin.
pub(super) fn may_stand_in(line: &str) -> bool {
    ANYWHERE.any(line)
}

static REPORTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:(?:he|she|they|who|it|mother|father|boss|client|customer|author) (?:\w+ )?(?:said|says|told|asked|wrote|replied)|(?:told|asked|wrote to) (?:him|her|them|me|us|the|my)|(?:er|sie|der|die|kunde|kundin|mutter|vater|autor|autorin|chef|chefin|man) (?:\p{L}+ )?(?:sagte|meinte|schrieb|bat|sagt|schreibt|rief)|(?:hat|haben|hatte|hatten) (?:\p{L}+ ){0,6}(?:gesagt|geschrieben|gebeten|gemeint)|sagte (?:er|sie|der|die)|stand (?:da|dort|drauf|auf|in)|as if|als ob|if you|wenn du|wenn sie|unless|the song|das lied|lyrics)\b",
    )
});

pub(super) fn asks_for_silence(sentence: &str) -> bool {
    if sentence.trim_end().ends_with('?') || !RULES.any(sentence) {
        return false;
    }
    let own_wish = sentence.find(" you ").is_some() && sentence.contains("told you") || sentence.contains("asked you");
    (own_wish || !is_reported(sentence, sentence.len())) && !in_quotation_marks(sentence)
}

/// What somebody else said, or a mere condition.
pub(super) fn is_reported(sentence: &str, until: usize) -> bool {
    sentence.get(..until).is_some_and(|head| REPORTED.matches(head))
}

/// The matching words stand inside „…": somebody is quoted.
fn in_quotation_marks(sentence: &str) -> bool {
    let mut outside = String::with_capacity(sentence.len());
    let mut inside = false;
    for c in sentence.chars() {
        match c {
            '„' | '«' | '»' | '“' | '”' | '"' => inside = !inside,
            c if !inside => outside.push(c),
            _ => {}
        }
    }
    !RULES.any(&outside)
}

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    #[test]
    fn all_rules_compile() {
        assert!(RULES.compile() && ANYWHERE.compile() && REPORTED.compiles());
    }

    #[test]
    fn requests() {
        for sentence in [
            "Bitte schreib mir nicht mehr.",
            "Bitte schreiben Sie mir nicht mehr.",
            "Schreib mir bitte nie wieder!",
            "Kontaktieren Sie mich nicht mehr.",
            "Bitte kontaktiere mich nicht mehr, auch nicht über andere.",
            "Bitte melde dich nicht mehr bei mir.",
            "Melden Sie sich nie wieder.",
            "Ich möchte keinen Kontakt mehr zu dir.",
            "Ich wünsche keinen weiteren Kontakt.",
            "Ich will nichts mehr von dir hören.",
            "Ich will mit dir nichts mehr zu tun haben.",
            "Lass mich endlich in Ruhe.",
            "Lassen Sie mich bitte in Ruhe!",
            "Bitte sehen Sie von weiteren Nachrichten ab.",
            "Nehmen Sie bitte keinen Kontakt mehr mit mir auf.",
            "Please don't contact me again, by this address or any other.",
            "Please do not contact me again.",
            "Don't write to me anymore.",
            "Never contact me again.",
            "Stop writing to me.",
            "Please stop emailing me!",
            "I don't want to hear from you again.",
            "I do not wish to be contacted.",
            "I want no further contact.",
            "Leave me alone.",
            "Please just leave me alone.",
            "I asked you to stop contacting me.",
            "Please don’t contact me again.",
            "Lose my number.",
        ] {
            assert!(asks_for_silence(sentence) && remarks::may_stand_in(sentence), "{sentence}");
        }
    }

    #[test]
    fn near_misses() {
        for sentence in [
            "Bitte schreib mir nicht mehr an die alte Adresse.",
            "Schreib mir nicht mehr an diese Adresse, sondern an tom@neu.example.",
            "Don't write to this address any more, use tom@new.example.",
            "Please don't reply to this mail.",
            "Bitte antworten Sie nicht auf diese E-Mail.",
            "Du musst mir nicht zurückschreiben.",
            "You don't have to write back.",
            "You don't need to contact me again before Friday.",
            "Warum schreibst du mir nicht mehr?",
            "Er schreibt mir nicht mehr.",
            "Die Kollegen schreiben mir nicht mehr.",
            "She told him: please don't contact me again.",
            "Sie sagte, ich solle sie in Ruhe lassen.",
            "Auf dem Zettel stand: „Bitte schreib mir nicht mehr.“",
            "My author wrote \"don't contact me again\" and then rang me twice.",
            "Lass mich in Ruhe darüber nachdenken.",
            "Please don't call me again until Monday.",
            "Don't email me at work, use my private address.",
            "Ich kontaktiere dich nicht mehr vor Montag.",
            "If you don't contact me again, I'll assume it is fine.",
            "I don't want to contact you with bad news.",
            "They won't leave me alone.",
            "Ich melde mich nicht mehr vor dem Urlaub.",
            "Schreib mir nicht mehr so lange Mails.",
            "Why don't you write to me anymore?",
            "Wir haben keinen Kontakt mehr.",
            "I no longer contact clients by phone.",
            "Don't bother me again with commas, I mean it lovingly.",
        ] {
            assert!(!asks_for_silence(sentence), "{sentence}");
        }
    }
}
