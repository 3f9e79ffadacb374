//! One sentence in, whether its writer threatens the reader with lawyers, courts or the police out.

use super::folded::{self, Folded, Rule, Rules};
use super::no_contact;
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

/// What the names in the rules below stand for. `Sie` and `Ihnen` are the reader only with a capital.
const NAMES: &[(&str, &str)] = &[
    ("ANWALT", r"(?:(?:rechts)?an(?:walt|waelt)\w*|kanzlei)"),
    ("MEIN", r"(?:mein|unser)(?:e[rnms]?)?"),
    ("DICH", r"(?:dich|euch|sie)"),
    ("DIR", r"(?:dir|euch|ihnen)"),
    (
        "KLAGE",
        r"(?:rechtsweg|gerichtlich|rechtlich|juristisch|anwaltlich|klage|klageschrift|klagen|(?:straf)?anzeige|strafantrag|(?:ein )?(?:gerichtliches |rechtliches )?verfahren|(?:einstweilige )?verfuegung|SCHRITTE|vorzugehen|vorgehen)",
    ),
    ("SCHRITTE", r"(?:rechtliche|juristische|gerichtliche)n? schritte"),
    ("LAWYER", r"(?:(?:lawyer|attorney|solicitor|barrister)s?|legal (?:team|counsel|department))"),
    ("ENDS", r"\s*(?:[.!,;:]|$|and |or |- )"),
    ("WEWILL", r"(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to)"),
];

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(SOURCES, NAMES));
const SOURCES: &[Rule] = &[
    (
        "",
        r"\b(?:(?:sie|ihr) (?:werden|werdet|hoeren|hoert)|du (?:wirst|hoerst)|hoeren sie|hoerst du|hoert ihr|(?:werden|wirst) (?:sie|du))\b~\bvon MEIN ANWALT",
        "",
    ),
    ("", r"\b(?:sie|du|ihr)\b~\b(?:post|briefe?|schreiben|nachricht) von MEIN ANWALT", ""),
    ("", r"\b(?:du|(?-i:Sie)|wirst du|werden (?-i:Sie))\b~\bvor gericht (?:verantworten|erklaeren|wiederfinden)", ""),
    (
        "",
        r"\b(?:wenn (?:du|(?-i:Sie)|das geld)|sonst|andernfalls)\b~~\b(?:geht|gehe ich|gehen wir|ziehe ich|ziehen wir|bringe ich|bringen wir)\b~\bvor gericht\b",
        "",
    ),
    (
        "",
        r"\b(?:wenn (?:du|(?-i:Sie))|noch ein\w*|bei (?:einer|jeder) weiteren|sonst|andernfalls)\b~~\b(?:schalte|rufe|hole|verstaendige|informiere|schalten|rufen) (?:ich|wir) die polizei\b",
        "",
    ),
    ("", r"\bMEIN ANWALT\b~\bhoer(?:st|en|t) (?:du|sie|ihr) von (?:ihm|ihr|ihnen)\b", ""),
    ("", r"\bMEIN ANWALT (?:wird|werden) sich\b~\b(?:mit|bei) DIR\b", ""),
    ("", r"\bMEIN ANWALT (?:ist|wurde|ist bereits|ist schon) (?:informiert|eingeschaltet|beauftragt|verstaendigt)", ""),
    (
        "",
        r"\b(?:sache|angelegenheit|vorgang|fall|unterlagen)\b~\bMEIN ANWALT (?:\w+ )?(?:uebergeben|uebergebe|weitergeleitet)",
        "",
    ),
    ("", r"\brichten\b~\ban MEIN ANWALT", ""),
    ("", r"\b(?:gehe?|gehen|gehn) (?:ich |wir )?(?:\w+ )?zum ANWALT~\b(?:fuer|gegen) DICH\b", ""),
    (
        "",
        r"\b(?:sollten sie|solltest du|wenn (?:du|(?-i:Sie))|falls (?:du|(?-i:Sie))|andernfalls|sonst|ansonsten)\b~~\b(?:ich|wir) (?:\w+ )?(?:MEIN|einen|eine) ANWALT (?:\w+ )?(?:einschalte|beauftrage|nehme|hinzuziehe|bemuehe)n?\b",
        "",
    ),
    ("", r"\bSCHRITTE\b~\bgegen DICH\b", ""),
    ("", r"\bbehalten? (?:ich|wir) (?:mir|uns)\b~\b(?:SCHRITTE|KLAGE|schadens?ersatz)", ""),
    ("", r"\b(?:ich|wir) behalten? (?:mir|uns)\b~\b(?:SCHRITTE|KLAGE|schadens?ersatz)", ""),
    ("", r"\bKLAGE\b~\bgegen (?:dich|euch|(?-i:Sie))\b", ""),
    ("", r"\bgegen (?:dich|euch|(?-i:Sie))\b~\bKLAGE\b", ""),
    ("", r"\b(?:zeigen?) (?:ich |wir )?DICH (?:\w+ ){0,3}an", ENDET),
    ("", r"\b(?:ich|wir)\b(?: \w+){0,2} (?:dich|euch|(?-i:Sie))\b~\b(?:angezeigt|anzeigen|verklagen|verklagt)", ENDET),
    ("", r"\bverklagen? (?:ich |wir )?(?:dich|euch|(?-i:Sie))\b", ""),
    ("", r"\b(?:fordern?|fordere) ~\bDICH\b~\bauf~\bunterlass", ""),
    (
        "",
        r"\bunterlassungs(?:erklaerung|klage|verfuegung)\b~\b(?:sie|ihnen|dir|dich|abzugeben|unterschreiben|zu unterzeichnen)",
        "",
    ),
    ("", r"\bunsere[rs]? mandant\w*~\b(?:(?-i:Sie|Ihnen|Ihre\w?)|dich|dir)\b", ""),
    (
        "",
        r"\b(?:juristisches|rechtliches|gerichtliches|strafrechtliches) nachspiel\b~\bDICH\b|\bfuer DICH\b~\b(?:juristisches|rechtliches|gerichtliches|strafrechtliches) nachspiel\b",
        "",
    ),
    ("", r"\b(?:ich|wir) mahnen? (?:\w+ )?(?:dich|(?-i:Sie))\b~~\bab", ENDET),
    ("", r"\b(?:sehen|treffen) (?:wir )?uns (?:\w+ ){0,2}vor gericht\b", ""),
    (
        "",
        r"\byou(?:'ll| will| shall| are going to|'re going to)? (?:soon )?(?:be )?hear(?:ing)? from (?:my|our) (?:LAWYER|legal)",
        "",
    ),
    (
        "",
        r"\b(?:my|our) LAWYER(?: who)? (?:will|shall) (?:\w+ )?(?:be )?(?:in touch(?: with you)?|(?:contacting|contact|writing to|write to|calling|call|suing|sue) you)",
        ENDS,
    ),
    ("", r"\b(?:to|with|in the hands of) (?:my|our) LAWYER,? who (?:will|shall)\b~\byou\b", ""),
    (
        "",
        r"\b(?:if|unless|should|failing|otherwise|until)\b~~\b(?:i|we) (?:shall|will|'ll) (?:\w+ )?(?:instruct|consult|involve|engage|contact|call) (?:my|our|a|an) LAWYER",
        ENDS,
    ),
    ("", r"\b(?:all|any)\b~\b(?:to|through) (?:my|our) LAWYER", ENDS),
    (
        "",
        r"\b(?:talk|speak|write|send|address)\b~\b(?:to|through) (?:my|our) LAWYER (?:from now on|in future|only|instead)\b",
        "",
    ),
    ("", r"\b(?:my|our) LAWYER(?:'s)? letter\b~\byou\b", ""),
    ("", r"\b(?:my|our) LAWYER (?:have|has) been (?:instructed|notified)\b", ""),
    ("", r"\byou\b~\b(?:letter|word|call|papers|documents)\b~\bfrom (?:my|our) LAWYER", ENDS),
    (
        "",
        r"\b(?:my|our|i|we|i'm|i've|i'll|we're|we've|we'll)\b~~\b(?:LAWYER|claim|lawsuit|suit|court|legal|proceedings|charges|complaint|police)\b~\bagainst you\b",
        "",
    ),
    ("", r"\bWEWILL (?:\w+ )?take legal action", ENDS),
    (
        "",
        r"\b(?:i|we)\b~\b(?:prepared|ready|willing|going|have) to (?:go|take (?:this|it|you)) to court (?:if you|unless you|over this)\b",
        "",
    ),
    ("", r"\byou\b~\b(?:end up|finish up|land|find yourself) in court\b", ENDS),
    ("", r"\byou\b~\bhear\b~\bfrom (?:my|our) LAWYER", ENDS),
    ("", r"\byou (?:will|can|should|may|are going to)\b~\bserved\b(?: with (?:papers|a)|ENDS)", ""),
    (
        "",
        r"\bif you\b~~\b(?:i'm|i am|i'll|i will|i shall|we'll|we will|we are) (?:\w+ )?(?:call|calling|inform|informing|involve|involving|go to|going to) the police\b",
        "",
    ),
    ("", r"\bWEWILL (?:\w+ )?(?:issue|commence|begin|start|bring) (?:court |legal )?proceedings", ENDS),
    ("", r"\b(?:i|we)\b~\b(?:lawsuit|suit|claim|complaint|charges) against you\b", ""),
    ("", r"\b(?:i|we)\b~\b(?:intend|plan|prepared|ready|entitled) to sue you\b", ""),
    ("", r"\b(?:i'll|i will|we'll|we will|gonna|going to) (?:have|set|sic) (?:my|our) LAWYER on you\b", ""),
    ("", r"\bgetting (?:\w+ )?LAWYER involved\b", ""),
    ("", r"\blegal (?:action|proceedings|steps|remedies|claims?) (?:\w+ ){0,2}against you\b", ""),
    (
        "",
        r"\b(?:commence|begin|bring|start|take|issue|instigate) (?:\w+ )?(?:proceedings|action) (?:\w+ )?against you\b",
        "",
    ),
    ("", r"\bWEWILL sue(?: you\b|ENDS)", ""),
    (
        "",
        r"\bi(?:'ll| will) see (?:you|u) in court|\bwe(?:'ll| will) see (?:you|u) in court|(?:^|[.!,;] )see (?:you|u) in court",
        ENDS,
    ),
    ("", r"\b(?:i|we)(?:'ll|'m)?\b~\btake you to court\b", ""),
    ("", r"\bno (?:other )?(?:choice|option|alternative) but to\b~\b(?:court|sue|legal|LAWYER|proceedings)\b", ""),
    ("", r"\bcease and desist\b~\b(?:you|your)\b|\byou\b~\bcease and desist\b", ""),
    (
        "",
        r"\b(?:i|we)(?:'ve| have|'ll| will| am going to|'m going to)? (?:\w+ )?report(?:ed|ing)? you to the (?:police|authorities)",
        "",
    ),
    ("", r"\b(?:restraining order|injunction|damages|court order) (?:\w+ ){0,2}(?:against|from) you\b", ""),
    (
        "",
        r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to| are going to) (?:be )?(?:press|pressing|bring|file|filing) charges(?:ENDS| if you| against you)",
        "",
    ),
    ("", r"\b(?:our|my) client\b,?~\b(?:instructed|instructs|demands?|requires|reserves)\b~~\b(?:you|your)\b", ""),
];
const ENDET: &str = r"(?:[ ,.!;:]|$)";
const ENDS: &str = r"\s*(?:[.!,;:]|$|and |or |- |over |then)";

/// About a third, in a story, or denied.
static NO_THREAT: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:gegen (?:den|die|das|meine\w?|unsere\w?)|against (?:the|my))\b|\b(?:im film|im roman|im krimi|in the (?:play|film|novel|book)|nobody is|niemand (?:will|wird)|never sue|i (?:hear|heard|read|saw|understand|believe)|nichts gegen|(?:when|once|if|after|as soon as|until|have) you hear|keine (?:rechtlich|juristisch|gerichtlich)en schritte|keine (?:klage|anzeige)|nicht (?:verklagen|anzeigen))\b",
        &[],
    )
});

pub(super) fn may_stand_in(text: &Folded) -> bool {
    RULES.may_stand_in(&text.text)
}

pub(super) fn threatens(sentence: &Folded) -> bool {
    let sentence = sentence.text.as_str();
    !sentence.trim_end().ends_with('?')
        && RULES.any(&no_contact::without_quoted(sentence))
        && !NO_THREAT.matches(sentence)
        && !is_reported(sentence)
        && !no_contact::is_joke(sentence)
}

/// A condition is no report here: threats have one.
fn is_reported(sentence: &str) -> bool {
    REPORTED.matches(sentence)
}

static REPORTED: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:(?:he|she|they|who) (?:\w+ )?(?:said|says|told|asked|wrote|writes|replied|shouts|threatened)|(?:er|sie|der|die|man) (?:\w+ )?(?:sagte|meinte|schrieb|sagt|schreibt|drohte|droht|rief)|(?:sagte|sagt|schreibt|schrieb|drohte) (?:er|sie|der|die)|as if|als ob|the song|das lied)\b",
        &[],
    )
});

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    #[test]
    fn threats_and_their_near_misses() {
        assert!(RULES.compile() && NO_THREAT.compiles() && REPORTED.compiles());
        for (sentence, want) in [
            ("Sie werden von meinem Anwalt hören.", true),
            ("Wir behalten uns rechtliche Schritte vor.", true),
            ("You will hear from my solicitor.", true),
            ("We'll see you in court.", true),
            ("Mein Anwalt sagt, der Mietvertrag ist in Ordnung.", false),
            ("Wir prüfen rechtliche Schritte gegen den Vermieter.", false),
            ("Our attorney will review the contract.", false),
            ("Haben Sie schon von meinem Anwalt gehört?", false),
        ] {
            assert_eq!(threatens(&Folded::new(sentence)), want, "{sentence}");
            assert!(!want || remarks::may_stand_in(sentence), "{sentence}");
        }
    }
}
