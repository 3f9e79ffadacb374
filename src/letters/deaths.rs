//! One sentence in, the full name of the person whose death it announces out.

use super::folded::{self, Folded, Gated};
use crate::model::Span;
use crate::speech::pattern::{Pattern, Patterns};
use std::sync::LazyLock;

/// What the names in the rules below stand for. A person has two to five words with capitals, particles between them;
/// titles may stand in front.
const NAMES: &[(&str, &str)] = &[
    (
        "PERSON",
        r"((?:(?:prof\.|dr\.?|herrn?|hr\.|frau|fr\.|professor|mr\.?|mrs\.?|ms\.?|mag\.|dipl\.-ing\.) )*(?-i:[A-Z][A-Za-z'.-]+(?: (?:von(?: der| den| dem)?|van(?: der| den| de)?|de(?: la)?|di|del|la|le|al|ten|ter|[A-Z]\.|[A-Z][A-Za-z'-]+)){0,3} [A-Z][A-Za-z'-]+))",
    ),
    (
        "GONE",
        r"(?:verstorben|gestorben|von uns gegangen|entschlafen|heimgegangen|ums leben gekommen|umgekommen|toedlich verunglueckt|aus dem leben geschieden|die augen (?:\w+ )?geschlossen|(?:friedlich|fuer immer|sanft|ruhig)\bGAP\beingeschlafen)",
    ),
    ("GAP", r"[ A-Za-z0-9,'()/.+-]*"),
    ("ROLE", r"(?:(?:mein|unser|dein|euer|der|die|den|our|my|the)\w{0,2} (?:[a-z]+ ){0,3}?)?"),
    (
        "DIED",
        r"(?:died|passed away|passed on(?:ENDS| in| last| yesterday| on| this)|passed peacefully|left this (?:world|earth|life))",
    ),
    ("SADLY", r"(?:sadly |suddenly |peacefully |unexpectedly |tragically |recently |just |also |has |had )*"),
    ("ENDS", r"\s*(?:[.,!?;)]|$|- )"),
];

/// The person stands before or behind a verb.
const SUBJECTS: &[&str] = &[
    r"PERSON,? (?:ist|sei)\bGAP\bGONE\b",
    r"PERSON\bGAP\bGONE (?:ist|sei|war)\b",
    r"\b(?:ist|war|hat) ROLEPERSON\bGAP\bGONE\b",
    r"PERSON,? (?:verstarb|starb|erlag|verunglueckte toedlich|kam\bGAP\bums leben)\b",
    r"\b(?:verstarb|starb|erlag) (?:heute |gestern |leider |nun |auch |unerwartet |ploetzlich )?ROLEPERSON",
    r"PERSON,? (?:(?:ist|sei) (?:leider )?tot|(?:leider )?tot (?:ist|sei))ENDS",
    r"PERSON (?:lebt (?:leider |schon |ja |schon lange )*nicht mehr|(?:leider )?nicht mehr lebt)ENDS",
    r"PERSON (?:ist|weilt) (?:leider )?nicht mehr (?:unter uns|am leben)\b",
    r"PERSON, (?:der|die) (?-i:[a-z])GAP\b(?:GONE ist|verstarb)\b",
    r"PERSON SADLYDIED\b",
    r", PERSON, SADLYDIED\b",
    r"PERSON, [ A-Za-z0-9'.-]+, (?:SADLYDIED|is dead|is no longer with us)\b",
    r"PERSON,? who (?:\w+ ){0,3}(?:DIED|was killed)\b",
    r"PERSON is (?:\w+ )?(?:no longer with us|deceased|dead)ENDS",
    r"PERSON (?:was|were|has been|got) (?:tragically |sadly )?killed (?:in|by|on|when|at|last|yesterday)\b",
    r"PERSON SADLYsuccumbed to\b",
    r"PERSON SADLYlost (?:his|her|their) (?:\w+ )?(?:battle|fight|struggle) (?:with|against|to)\b",
    r"PERSON SADLYleft us\bGAP\b(?:aged|forever|for ever|after a (?:long|short|brief))\b",
    r"PERSON's (?:sudden |untimely |recent |tragic |early |unexpected )?(?:death|passing)(?:ENDS| was| is| came| has| on| in| at| last| this| yesterday)",
    r"PERSON(?:'s)? passing away\b",
    r"PERSON (?:wird|wurde)\bGAP\b(?:beerdigt|beigesetzt|bestattet|zu grabe getragen)\b",
];

/// Something is said of the person's death, or done for their sake.
const OBJECTS: &[&str] = &[
    r"\b(?:tod|ableben|verlust) (?:von|unseres|unserer|meines|meiner|ihres|ihrer) (?:[a-z]+ ){0,3}?PERSON",
    r"\btrauern um ROLEPERSON",
    r"\b(?:abschied von|verabschieden (?:wir )?uns von) ROLEPERSON",
    r"\b(?:death|passing) of ROLEPERSON",
    r"\b(?:mourn\w*|griev\w+|sad\w*|sorry|terrible|tragic|sympathy|condolences)\b~\bloss of ROLEPERSON",
    r"\b(?:beerdigung|beisetzung|trauerfeier|bestattung|gedenkfeier|begraebnis|funeral|memorial service|burial)(?: service)? (?:von|fuer|of|for) ROLEPERSON",
    r"\bwir (?:\w+ ){0,3}?PERSON\bGAP\b(?:beerdigt|beigesetzt|bestattet|zu grabe getragen)\b",
    r"\bwe (?:have )?buried ROLEPERSON",
    r"\bwe(?:'ve| have)? (?:\w+ly )?lost ROLEPERSON(?: last| yesterday| today| on| this| to (?:cancer|a (?:heart|stroke))| after|ENDS)",
    r"\bthe (?-i:late) PERSON",
    r"\bmit PERSON (?:haben wir|verlieren wir|hat)\b~\beine?n? (?:\w+ )?(?:freund|kolleg|mensch|mitglied|mitstreiter)\w*",
    r"PERSON (?:didn't|did not|hasn't) (?:make|made) it[;,.-]+ ?(?:he|she) (?:\w+ )?DIED\b",
    r"\bservices for PERSON will be held\b",
    r"\b(?:remember|knew|know|met) PERSON[,;:.? -]+ ?(?:he|she) (?:has |had )?DIED\b",
    r"\b(?:gott|herr) hat ROLEPERSON\bGAP\bzu sich\b",
    r"\ban ROLEPERSON (?:noch )?erinner\w*[;,:.? -]+ ?(?:er|sie) ist\bGAP\bGONE\b",
];

/// No rule does without; asked first, since few sentences name somebody.
static NAMED: LazyLock<Pattern> = LazyLock::new(|| folded::pattern("PERSON", NAMES));
static RULES: LazyLock<Gated> =
    LazyLock::new(|| Gated::new(SUBJECTS.iter().chain(OBJECTS).map(|rule| folded::source(rule, NAMES)).collect()));

/// Figures of speech, stage and fiction, anniversaries, rumours, somebody's last day at work.
static FIGURES: LazyLock<Patterns> = LazyLock::new(|| {
    let rules = [
        r"\bfuer (?:mich|uns|ihn|dich|sie) (?:ist |war )?(?:\w+ ){0,3}(?:gestorben|tot)\b|\b(?:gestorben|tot) fuer (?:mich|uns)",
        r"\bvor (?:lachen|scham|langeweile|angst|schreck|peinlichkeit|neid|hunger|durst)\b",
        r"\b(?:died|dying) (?:laughing|inside|a little|a thousand|on (?:me|us|him|her|them|stage)|of (?:laughter|boredom|embarrassment|shame|laughing))\b|\btausend tode\b",
        r"\b(?:nicht|nie|beinahe|fast|almost|nearly|not|never|didn't|hasn't) (?:\w+ )?(?:gestorben|verstorben|died|passed away|dead|tot)\b",
        r"\b(?:film|tatort|krimi|folge|staffel|episode|roman|theaterstueck|im (?:stueck|buch|kapitel|spiel)|in (?:the|chapter|der|dieser) ?(?:novel|play|book|story|series|serie|szene|\d+)|figur|character|romans|novels?)\b",
        r"\b(?:1[0-8]\d\d|19[0-6]\d)\b",
        r"\b(?:anniversary|todestags?|jahrestag|jaehrt)\b",
        r"\b(?:rumou?r|geruecht\w*|angeblich|faelschlich\w*|by mistake|totgesagt)\b",
        r"^(?:if|wenn|falls|sollte|unless)\b|\b(?:as if|als ob)\b|\b(?:would|wuerde) (?:\w+ ){0,2}(?:die|died|sterben)\b",
    ];
    Patterns::new(&rules.map(|rule| folded::source(rule, &[])))
});

/// Leave is taken of the living, too.
static FAREWELL: LazyLock<Pattern> =
    LazyLock::new(|| folded::pattern(r"\babschied von\b|\bverabschieden\b|\bverlust von\b", &[]));
static LOST: LazyLock<Pattern> = LazyLock::new(|| folded::pattern(r"\blost\b|\bloss of\b", &[]));
static OF_THE_LIVING: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:ruhestand|rente|pension\w*|kollegium|konkurrenz|wechselt|zieht|geht (?:nach|in|zu)|neue stelle|an (?:die|den|das)|to (?:our|a|the) \w+|competitors?|retire\w*|new job|leaving|contract|job|account|deal|abschiedsfeier|feier)\b",
        &[],
    )
});
static MOURNING: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:trauer\w*|muessen|mussten|schmerz\w*|traurig\w*|fuer immer|letzten?|verst[ao]rb\w*|friedhof|tod)\b",
        &[],
    )
});

/// News may be told in a question.
static TELLS: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:hast du|habt ihr|haben sie|weisst du|wusstest du|wissen sie|did you|have you|do you)\b(?: \w+){0,2} (?:gehoert|gewusst|mitbekommen|erfahren|schon|know|hear|heard)\b",
        &[],
    )
});

/// What stands between a person and the verb makes somebody else its subject.
static OTHER_SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:dass|weil|als|ob|wie|nachdem|sein|seine|ihr|ihre|mein|meine|dessen|deren|dies|das|es|er|man|ich|wir|whose)\b",
        &[],
    )
});

/// Before a name: somebody of theirs is meant, or something that bears it.
static OF_THEIRS: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:von|vom|of|with|mit|bei|fuer|for|to|at|by|from|in|an|auf|server|computer|laptop|auto|car|printer|drucker|boot|boat|schiff|ship|company|band|club|hund|dog|katze|kater|cat|pferd|horse|projekt|project|firma|operation|aktion|team) $",
        &[],
    )
});

/// Before a name: what follows first is a calling, unless only two words are left.
static ROLE_AHEAD: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:mein|unser|dein|euer|ihr|sein|der|die|den|dem|des)\w{0,2} (?:[a-z]+(?:e|er|en|em|es) ){0,2}$",
        &[],
    )
});

/// Words that begin with a capital and are no part of a name.
const NO_NAME: &str = "\
    Mein Meine Sein Seine Ihr Ihre Unser Unsere Dein Deine Der Die Das Ein Eine Vater Mutter Bruder Schwester \
    Oma Opa Hund Katze Onkel Tante Mann My His Her Our Your Their The A An When After Since That Als Nachdem \
    Dass Und And But Aber Heute Gestern Yesterday Today Last King Queen Papa Mama Dad Mum Mom Grandma Grandpa \
    Uncle Aunt If Wenn Weil Because Schwiegervater Großvater Grossvater Großmutter Leider Sadly Kollegen Kollege \
    Kollegin Freundes Freund Freundin Chef Chefs Chefin Dear Poor Late Chairman Leader General Minister Captain \
    Inspector Senator Director CEO Präsident Vorsitzender Vorsitzende Freunde Bekannter Bekannte Nachbar \
    Nachbarin Ehemann Ehefrau Sohn Tochter Husband Wife Father Mother Founder President News Nachricht Unseren \
    Meinen We I He She It On In At Am Im Ich Wir Es Von";
/// Whoever bears such a word is no person.
const THINGS: &str = "\
    Projekt Project Operation Aktion Hund Katze Kater Dog Cat Pferd Horse Mister Server Team Firma Monday \
    Tuesday Wednesday Thursday Friday Saturday Sunday Montag Dienstag Mittwoch Donnerstag Freitag Samstag \
    Sonntag Garten Haus Drive Disk Hard Array Controller Raid Computer Laptop Motherboard Router Server Printer \
    Windows Linux Festplatte Platte Rechner Drucker";
const TITLES: &str = "\
    Prof. Dr. Dr Herr Herrn Hr. Frau Fr. Professor Mr Mr. Mrs Mrs. Ms Ms. Mag. Dipl.-Ing. Sir Dame Lord Lady";

/// Part of a text that is not cut into sentences yet may announce a death.
pub(super) fn may_stand_in(text: &Folded) -> bool {
    NAMED.matches(&text.text) && RULES.which(&text.text).next().is_some()
}

pub(super) fn deceased(sentence: &str, folded: &Folded) -> Option<String> {
    let text = folded.text.as_str();
    if !NAMED.matches(text) {
        return None;
    }
    let rules: Vec<(usize, &Pattern)> = RULES.which(text).collect();
    if rules.is_empty() || text.trim_end().ends_with('?') && !TELLS.matches(text) || FIGURES.any(text) {
        return None;
    }
    let farewell = FAREWELL.matches(text);
    if farewell && !MOURNING.matches(text) || (farewell || LOST.matches(text)) && OF_THE_LIVING.matches(text) {
        return None;
    }
    rules.into_iter().find_map(|(rule, pattern)| {
        let found = pattern.group(text, 1)?;
        let before = text.get(..found.start())?;
        let subject = rule < SUBJECTS.len();
        let between = pattern.find(text).and_then(|whole| text.get(found.end()..whole.end)).unwrap_or_default();
        let of_family = ["family of ", "families of ", "Familie von "].iter().any(|family| before.ends_with(family));
        if subject && (OF_THEIRS.matches(before) && !of_family || OTHER_SUBJECT.matches(between)) {
            return None;
        }
        name_of(sentence.get(folded.original(&found.range()))?, ROLE_AHEAD.matches(before))
    })
}

/// "Do you remember Ann Loy? She died in May."
pub(super) fn of_one_named_before(text: &str, before: &Span, span: &Span) -> Option<String> {
    let pronoun = text.get(span.clone())?.split_whitespace().next()?.to_lowercase();
    let both = text.get(before.start..span.end).filter(|both| both.len() < 300)?;
    matches!(pronoun.as_str(), "er" | "sie" | "he" | "she").then(|| deceased(both, &Folded::new(both)))?
}

/// The name without titles and without leading words that are none; at least two words must remain.
fn name_of(found: &str, role_ahead: bool) -> Option<String> {
    let words: Vec<&str> = found.split_whitespace().filter(|w| !listed(TITLES, w)).collect();
    let all_capitals = !found.contains(char::is_lowercase);
    let possessive = |word: &&str| word.ends_with("'s") || word.ends_with("’s");
    let others = words.iter().rev().skip(1).any(possessive);
    if all_capitals || others || words.iter().any(|word| listed(THINGS, word)) {
        return None;
    }
    let no_name = |word: &&str| listed(NO_NAME, word) || word.ends_with(':');
    let mut start = words.iter().rposition(no_name).map_or(0, |at| at + 1);
    let is_capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let determined = role_ahead || start.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|w| listed(OURS, w));
    if determined && words.get(start..)?.iter().filter(is_capital).count() > 2 {
        start += 1;
    }
    let name = words.get(start..)?;
    let begins = name.first().is_some_and(|word| is_capital(&word));
    let name = name.join(" ");
    let name = name.trim_end_matches(['\'', '’', '-']);
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    (begins && name.contains(' ')).then(|| name.to_owned())
}

fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|one| one == word)
}

/// Behind these a calling may stand.
const OURS: &str = "\
    Unser Unsere Mein Meine Der Die Our My The";

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    #[test]
    fn notices_and_their_near_misses() {
        assert!(NAMED.compiles() && FIGURES.compile() && RULES.compile());
        let others =
            [&*FAREWELL, &*LOST, &*OF_THE_LIVING, &*MOURNING, &*TELLS, &*OTHER_SUBJECT, &*OF_THEIRS, &*ROLE_AHEAD];
        assert!(others.iter().all(|pattern| pattern.compiles()));
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
            ("Before lunch our Hard Disk died on us.", None),
            ("Der Drucker ist gestorben.", None),
            ("Holger Stamm ist für mich gestorben.", None),
            ("Tom Kreil died laughing.", None),
            ("Holger Stamm ist fast gestorben vor Lachen.", None),
            ("Ist Heinrich Aumüller gestorben?", None),
            ("Theodor Fontane ist 1898 gestorben.", None),
        ] {
            assert_eq!(deceased(sentence, &Folded::new(sentence)).as_deref(), want, "{sentence}");
            assert!(want.is_none() || remarks::may_stand_in(sentence), "{sentence}");
        }
    }
}
