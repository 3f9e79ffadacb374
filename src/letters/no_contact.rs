//! One sentence in, whether its writer asks the reader not to write any more out.
//!
//! The cost of an error is not even: a missed request may hurt somebody, a false one hides a friend. So the rules
//! ask for an imperative or an "I do not want", for the writer as object, and for the clause to end there.

use super::folded::{self, Folded, Rule, Rules};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

/// What the names in the rules below stand for.
const NAMES: &[(&str, &str)] = &[
    (
        "NOMORE",
        r"(?:nich?t? (?:mehr|wieder|noch einmal|noch ?mal|nochmals|laenger)|nie (?:wieder|mehr)|niemals (?:mehr|wieder)|gar nicht mehr|KEINE MAILS (?:mehr|wieder))",
    ),
    ("KEINE", r"keine (?:weiteren )?"),
    ("MAILS", r"(?:(?:e-?)?mails?|briefe|nachrichten|sms|anrufe|zuschriften|schreiben)"),
    (
        "ADV",
        r"(?:(?:bitte|kuenftig|jetzt|wirklich|ab sofort|ueberhaupt|endlich|auch|einfach|in zukunft|zukuenftig|von nun an|doch|ja|nur|gefaelligst|ein fuer alle ?mal|verdammt noch ?mal|also|hiermit),? )*",
    ),
    ("ENDET", r"\s*(?:[.!,;:)]|$|und |oder |- )"),
    ("DICH", r"(?:dich|sie|euch)"),
    ("DIR", r"(?:dir|ihnen|euch)"),
    ("IMPERATIV", r"(?:^|[.!:;,] ?|- |(?:bitte|und|dann|also|so|aber)[,:]? )"),
    (
        "SCHREIBEN",
        r"(?:(?:zu )?(?:schreiben|mailen|kontaktieren|belaestigen|behelligen|melden|verfolgen)|an(?:zu)?(?:rufen|schreiben|sprechen|mailen))",
    ),
    ("SCHREIBST", r"(?:schreib|meld|kontaktier|mail|anruf|anschreib|belaestig)\w*"),
    ("BEFORE", r"(?:^|[.!:;,] ?|- |(?:please|pls|and|just|so|but|kindly)[,:]? )"),
    ("DONT", r"(?:do not|don'?t|never)"),
    (
        "WRITE",
        r"(?:contact|write(?: to)?|e-?mail|call|message|text|phone|ring|bother|reach(?: out to)?|approach|get in (?:touch|contact) with|reply(?: to)?)",
    ),
    (
        "GERUND",
        r"(?:contacting|writing(?: to)?|e-?mailing|calling|messaging|texting|phoning|reaching out to|bothering|harassing|pestering)",
    ),
    (
        "AGAIN",
        r"(?: ever)?(?: again| any ?more| any longer| ever| in (?:the )?future| by any means| in any way| (?:in )?(?:some|any) other way)",
    ),
    ("ENDS", r"\s*(?:[.!,;:)]|$|by |in any|or |and |- |now|at once)"),
];

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(SOURCES, NAMES));
const SOURCES: &[Rule] = &[
    (
        "IMPERATIV",
        r"(?:schreibe?|mail|maile|rufe?|kontaktiere?|(?:schreiben|mailen|rufen|kontaktieren) sie) (?:mir|uns|mich) ADVNOMORE(?: an)?",
        "ENDET",
    ),
    (r"(?:^|[.!:;] ?|bitte,? )", r"(?:schreibt|mailt|ruft|kontaktiert) (?:mir|uns|mich) ADVNOMORE(?: an)?", "ENDET"),
    (
        "IMPERATIV",
        r"(?:melde? dich|meldet euch|melden sie sich) ADV(?:bei (?:mir|uns) )?ADVNOMORE(?: bei (?:mir|uns))?",
        "ENDET",
    ),
    ("IMPERATIV", r"lass(?:t|en sie)? (?:mich|uns) ADVin (?:ruhe|frieden)", "ENDET"),
    (
        "IMPERATIV",
        r"(?:hoere?|hoert|hoeren sie) ADVauf,? (?:mir|uns|mich) ADV(?:\w+ )?(?:zu (?:schreiben|mailen|belaestigen|kontaktieren|verfolgen|terrorisieren)|anzu(?:rufen|schreiben|mailen)|nachzustellen)",
        "ENDET",
    ),
    (
        "IMPERATIV",
        r"verschone?(?:t|n sie)? (?:mich|uns) ADVmit (?:dein|ihr|eur|weiter)e[nr]? (?:\w+ )?MAILS?n?",
        "ENDET",
    ),
    (
        "",
        r"\bnehmen? (?:sie )?(?:bitte |nie |kuenftig )*(?:keinen|nie wieder|nicht mehr|nie mehr) (?:weiteren )?kontakt (?:mehr )?(?:mit|zu) (?:mir|uns) auf",
        "",
    ),
    ("", r"\bkeine (?:weiteren MAILS|MAILS mehr|weiteren MAILS mehr) an (?:mich|uns)", "ENDET"),
    ("IMPERATIV", r"(?:schicke?|sende?|(?:schicken|senden) sie) (?:mir|uns) ADVKEINEMAILS(?: mehr)?", "ENDET"),
    ("", r"\bbitte,? (?:schreibe?|schreiben sie) ADVnicht mehr", r"\s*(?:[.!]|$)"),
    (
        "IMPERATIV",
        r"(?:streiche?|loesche?|(?:streichen|loeschen) sie) (?:mich|meine? (?:adresse|nummer|mail|e-?mail|daten)) ADVaus (?:deinem|deinen|ihrem|ihren) \w+",
        "ENDET",
    ),
    (
        "IMPERATIV",
        r"(?:verschwinde|verschwinden sie) aus meinem leben|(?:halte? dich|halten sie sich) ADVvon mir fern|erspare?n? (?:sie )?(?:mir|uns) ADV(?:deine|ihre|weitere) (?:\w+ )?MAILS",
        "",
    ),
    (
        "",
        r"\b(?:untersage|untersagen|verbiete|verbieten|verbitte|verbitten) (?:ich |wir )?(?:mir|uns|DIR)\b~\b(?:kontakt\w*|MAILS|zu schreiben|anzurufen|anzuschreiben)",
        "",
    ),
    (
        "",
        r"\b(?:betracht\w+|dies|das|diese mail|hiermit)\b~\b(?:meine|unsere) (?:aller)?letzte (?:nachricht|e-?mail|mail|zuschrift) an (?:dich|sie|euch)",
        "ENDET",
    ),
    (
        "",
        r"\bich habe? (?:dich|(?-i:Sie)|deine (?:nummer|adresse)|ihre (?:nummer|adresse)) (?:\w+ )?(?:blockiert|gesperrt)",
        "",
    ),
    (
        "",
        r"\b(?:kein interesse (?:mehr )?an|keinen wert (?:mehr )?auf) (?:einem? |weiterem |weiteren )*kontakt(?: mehr)?(?: (?:mit|zu) DIR)?",
        "ENDET",
    ),
    (
        "IMPERATIV",
        r"(?:schicke?|sende?|schreibe?|(?:schicken|senden|schreiben) sie) (?:mir|uns) ADVnichts mehr",
        "ENDET",
    ),
    ("", r"\bwag(?:e|t|en sie)? (?:es |dich |ja |bloss )*nicht,? (?:mir|mich|uns)\b~\bSCHREIBEN\b", ""),
    (
        "",
        r"\b(?:moechte|will|moechten|wollen) von DIR ADVweder hoeren noch (?:lesen|sehen)|\b(?:moechte|will|moechten|wollen) ADVweder (?:\w+ )?von DIR (?:hoeren|lesen)",
        "",
    ),
    (
        "BEFORE",
        r"DONT (?:write|call|text|e-?mail|reply|contact|message)(?: back)? (?:again|any ?more|ever again)",
        r"\s*(?:[.!]|$)",
    ),
    // wishes
    (
        "",
        r"\b(?:(?:ich|wir) (?:moechten?|moecht|will|wollen|wuenschen?)|(?:moechten?|will|wollen|wuenschen?) (?:ich|wir))\b~\bkeiner?(?:lei|en|n)? (?:weiteren? )?kontakt(?:aufnahme)?(?: mehr)?(?: (?:mit|zu) DIR)?(?: mehr)?",
        r"\s*(?:[.!,;]|$|und |wuensch|haben)",
    ),
    (
        "",
        r"\b(?:ich|wir)\b~\bkein(?:en|erlei) (?:weiteren )?kontakt(?: mehr)? (?:zu|mit) DIR(?: mehr)?(?: haben)? (?:will|moechte|wuensche|wollen|moechten|wuenschen)\b",
        "",
    ),
    (
        "",
        r"\b(?:ich|wir) (?:breche|brechen|beende|beenden)\b~\b(?:den|jeden|jeglichen|allen) kontakt (?:zu|mit) DIR\b",
        "",
    ),
    (
        "",
        r"\bich (?:moechte?|will) (?:ADV(?:von DIR |nichts |nie wieder (?:et)?was |nie mehr (?:et)?was |mehr ))+(?:hoeren|lesen|wissen)",
        "ENDET",
    ),
    ("", r"\bich (?:moechte?|will) (?:ADV(?:mit DIR |nichts |mehr |nie wieder (?:et)?was ))+zu tun haben", "ENDET"),
    (
        "",
        r"\b(?:ich|wir) (?:moechten?|will|wollen|wuenschen?) (?:\w+ )?nicht,? dass (?:du|sie|ihr)\b~\b(?:mir|mich|bei mir|uns|bei uns)\b(?: noch ?(?:ein)?mal| wieder| jemals)*(?: SCHREIBST)?",
        "ENDET",
    ),
    (
        "",
        r"\bdu (?:brauchst|sollst|musst) (?:dich )?bei (?:mir|uns) NOMORE(?: zu)? melden\b|\bsie (?:brauchen|sollen|muessen) (?:sich )?bei (?:mir|uns) NOMORE(?: zu)? melden\b",
        "ENDET",
    ),
    (
        "",
        r"\b(?:ich|wir) (?:werden?|will)\b~\bauf keine? (?:deiner|ihrer|eurer|weiteren) (?:\w+ )?MAILS mehr (?:antworten|reagieren|eingehen)",
        "ENDET",
    ),
    (
        "",
        r"\b(?:sehen sie|bitten?|siehe? bitte|fordern?|ersuchen?)\b~\bvon (?:\w+ ){0,2}(?:kontakt|nachricht|mail|e-?mail|schreiben|anruf|zuschrift)\w*(?: an (?:mich|uns))? ab(?:zusehen)?\b",
        "",
    ),
    ("", r"\bsehen sie ADVdavon ab,? (?:mir|mich|uns)\b~\b(?:zu|anzu)", ""),
    (
        "",
        r"\bunterlass(?:e|en sie|t)\b~\b(?:(?:jede|jegliche|weitere)\b~\b(?:kontaktaufnahmen?|nachrichten|mails|anrufe)|(?:mir|mich|uns) (?:\w+ ){0,3}SCHREIBEN)",
        "",
    ),
    (
        "BEFORE",
        r"DONT(?: you)?(?: ever)?(?: try to| attempt to)? WRITE(?:,? (?:or |and )?WRITE)* (?:me|us)(?: or my \w+)?AGAIN",
        r"ENDS",
    ),
    ("BEFORE", r"DONT(?: ever)?(?: try to)? get in (?:touch|contact)(?: with (?:me|us))?AGAIN", "ENDS"),
    (
        "BEFORE",
        r"DONT (?:call|write|text|mail|e-?mail|phone),? (?:and |or )?DONT (?:call|write|text|mail|e-?mail|phone|come)",
        "",
    ),
    ("BEFORE", r"(?:stop|quit|cease) GERUND (?:me|us)", "ENDS"),
    (
        r"\b(?:please|pls|kindly|just|so|to) ",
        r"stop (?:writing|e-?mailing|calling|texting|messaging)",
        r"\s*(?:[.!;]|$)",
    ),
    (
        r"(?:^|[.!:;,] ?|please,? (?:just )?|and |just )",
        r"leave (?:me|us) (?:the (?:hell|fuck) |well |bloody |completely )?(?:alone|in peace|be)",
        r"\s*(?:[.!,;]|$|now|and )",
    ),
    ("BEFORE", r"cease (?:all |any )?(?:further )?(?:communications?|contact|correspondence)(?: with (?:me|us))?", ""),
    (r"(?:^|please,? |[.!;,] ?|and )", r"(?:lose|delete|forget) my (?:number|address)", r"\s*(?:[.!,;]|$|and )"),
    // wishes
    (
        "",
        r"\b(?:i|we) (?:do not|don'?t|no longer|never) (?:ever )?(?:want|wish|care)(?: to)?(?: (?:see or|read or|ever))? (?:hear from you(?: or \w+ \w+)?|be contacted(?: by you)?|(?:receive |get |have )?(?:any )?(?:further |more )?(?:contact|correspondence|(?:e-?)?mails?|messages|letters|calls)(?: (?:with|from) you)|(?:have )?any (?:further |more )contact|be in (?:touch|contact) with you)(?: ever)?(?: again| any ?more)?",
        r"\s*(?:[.!,;]|$|and |by |in any|or )",
    ),
    (
        "",
        r"\b(?:i|and) (?:want|wish) (?:for )?(?:no|nothing) (?:further |more )?(?:contact|to do with you)(?: with you)?(?: any ?more| again)?",
        r"\s*(?:[.!,;]|$|and )",
    ),
    (
        "",
        r"\b(?:i|we) (?:do not|don'?t|no longer|never) (?:ever )?(?:want|wish) (?:you|u) to (?:ever )?WRITE (?:me|us)(?:AGAIN)?",
        "ENDS",
    ),
    ("BEFORE", r"DONT (?:even )?(?:attempt|try) to WRITE (?:me|us) (?:through|via) (?:my|any|other|some)", ""),
    (
        "",
        r"\b(?:any|all|your) (?:further |future |more )(?:e-?mails?|messages|letters|calls)\b~\b(?:un(?:read|answered|opened)|deleted|ignored|blocked|not be (?:read|answered))\b",
        "",
    ),
    (
        "",
        r"\b(?:i|we)(?:'ll| will| shall)? ?(?:not|never|no longer|won'?t)\b~\b(?:answer|reply to|read|respond to) any (?:more|further)(?: of)?(?: your)? (?:e-?mails|letters|messages|calls)",
        "ENDS",
    ),
    (
        "",
        r"\bmy (?:decision|wish|choice) (?:not to|to not|never to)\b~\b(?:in|have|any) (?:touch|contact)(?: with you)?",
        "ENDS",
    ),
    ("", r"\b(?:i|we) want no (?:more|further) (?:e-?mails|letters|messages|calls)(?: from (?:you|u))?", "ENDS"),
    (
        "",
        r"\b(?:prefer|rather|best|better)\b~\bwe (?:not|no longer|didn'?t|don'?t|do not) (?:be|stay|remain|were|keep) in (?:touch|contact)",
        "(?:AGAIN)?ENDS",
    ),
    ("", r"\b(?:our|this) (?:correspondence|contact) (?:ends(?: here| now)?|is over|is at an end|is finished)", "ENDS"),
    ("", r"\b(?:best|better)\b~\bwe (?:have|had) no (?:further |more )?contact", "ENDS"),
    (
        "",
        r"\bi(?: am|'m|'ve| have)? (?:hereby )?(?:cut(?:ting)?|break(?:ing)?|end(?:ing|ed)?|sever(?:ing|ed)?)(?: off)? (?:all )?(?:contact|ties|communication) with you\b",
        "",
    ),
    (
        "",
        r"\b(?:refrain|desist|abstain) from (?:any further |further |any )?(?:GERUND (?:me|us)|(?:contact|correspondence|communication) with (?:me|us))",
        r"(?: again| further| in (?:the )?future)?ENDS",
    ),
    ("", r"\byou (?:are|must|should|may|shall) (?:not|never)(?: to)? WRITE (?:me|us)(?: or my \w+)?(?:AGAIN)?", "ENDS"),
    (
        "",
        r"\b(?:last|final) (?:message|e-?mail|mail|letter) (?:you(?:'ll| will)? (?:ever )?(?:get|receive|have) )?from (?:me|us)",
        "ENDS",
    ),
    ("", r"\bi(?:'ve| have) blocked (?:you|your (?:number|address|e-?mail))\b", ""),
];

/// Requests that hold words of others or a condition in themselves.
static POLITE: LazyLock<Rules> = LazyLock::new(|| Rules::new(POLITE_SOURCES, NAMES));
const POLITE_SOURCES: &[Rule] = &[
    (
        "",
        r"\b(?:i|we) (?:\w+ )?(?:ask|request|demand|insist)(?: that)? you (?:please )?(?:stop|cease|refrain from) (?:GERUND (?:me|us|our|my)\b|(?:all )?(?:contact|communication))",
        "",
    ),
    (
        "",
        r"\b(?:ich|wir)\b~\b(?:bitten?|gebeten|gesagt|ersuchen?|fordern?)\b~\b(?:DICH|DIR)\b~\b(?:mir|uns|mich|(?:sich|dich|euch) bei (?:mir|uns)) ADVNOMORE ADVSCHREIBEN",
        r"(?: sollst| sollen| sollt)?ENDET",
    ),
    (
        "",
        r"\b(?:lieb|lieber|recht|am besten|besser|dankbar|froh|verbunden),? wenn (?:du|sie|ihr) (?:mir|mich|uns|(?:dich|sich|euch) bei (?:mir|uns)) ADVNOMORE SCHREIBST(?: \w+)?",
        "ENDET",
    ),
    (
        "",
        r"\b(?:i'd|i would|we'd|we would)? ?(?:rather|prefer(?: it)?(?: if)?|grateful if|appreciate it if|better\b~\bif) you (?:didn'?t|did not|wouldn'?t|would not|never|no longer)(?: ever)? (?:WRITE|contacted|wrote(?: to)?|called) (?:me|us)(?:AGAIN)?",
        "ENDS",
    ),
    (
        "",
        r"\b(?:grateful|thankful|appreciate|rather|better|best|prefer|glad|wish|happier)\b~\byou (?:would |could )?(?:stopped|stop|refrain from|refrained from) GERUND (?:me|us)(?:AGAIN)?",
        "ENDS",
    ),
    (
        "",
        r"\b(?:i|we) (?:\w+ )?(?:need|want|would like|expect)(?: you| u) to (?:please )?(?:stop GERUND (?:me|us)|leave (?:me|us) alone)(?:AGAIN)?",
        "ENDS",
    ),
    (
        "",
        r"\b(?:bitten?|bitte|ersuchen?|koenntest|koennten sie|wuerdest|wuerden sie|moechten?)\b~\b(?:mir|uns) ADV(?:KEINEMAILS(?: mehr)?|weder MAILS\w* noch MAILS\w*)(?: \w+)? (?:zu )?(?:schicken|senden|schreiben)",
        r"\s*(?:[.!,;?]|$)",
    ),
    (
        "",
        r"\b(?:ich|wir) (?:nichts|nie wieder (?:et)?was|nie mehr (?:et)?was)(?: mehr)? von DIR (?:hoeren|lesen|wissen) (?:will|moechte|wollen|moechten)\b|\b(?:ich|wir) (?:mit DIR )?nichts mehr (?:mit DIR )?zu tun haben (?:will|moechte|wollen|moechten)\b",
        "",
    ),
    (
        "",
        r"\b(?:i|we)\b~\b(?:tell|told|ask|asked|asking|beg|begged|begging|request)(?: of)? you\b(?: \w+){0,4} (?:not to (?:ever )?WRITE|to (?:please )?stop GERUND) (?:me|us)(?: and my \w+)?(?: again| any ?more)?",
        "ENDS",
    ),
];

/// What somebody else said, or a mere condition.
static REPORTED: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:(?:he|she|they|who|it|mother|father|boss|client|customer|author|landlord) (?:\w+ )?(?:said|says|told|asked|wrote|writes|replied|shouts|begged)|(?:told|asked|wrote to) (?:him|her|them|me|us|the|my)|(?:er|sie|der|die|kunde|kundin|mutter|vater|autor|autorin|chef|chefin|man|es) (?:\w+ )?(?:sagte|meinte|schrieb|bat|sagt|schreibt|rief|heisst)|(?:hat|haben|hatte|hatten) (?:\w+ ){0,6}(?:gesagt|geschrieben|gebeten|gemeint)|(?:sagte|sagt|schreibt|schrieb|heisst) (?:er|sie|es|der|die)|stand (?:da|dort|drauf|auf|in)|(?:sign|note|door|zettel|schild)\b~\b(?:said|says|read|reads|stand|steht)|as if|als ob|if you|wenn du|wenn sie|unless|the song|das lied|lyrics)\b",
        &[],
    )
});

/// A fear, a hope, a stage; or only the time, the place, the thing that comes after it.
static NO_WISH: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:not that|nicht,? (?:dass|weil) ich|afraid|worried|fear(?:ed)?|hope|hopefully|thought|angst|hoffe|hoffentlich|befuerchte\w*|fuerchte\w*|dachte|in chapter|im lied|im roman)\b|(?:melden|schreiben|anrufen|anzurufen|me again), (?:wann|ob|was|wie|wo|wer|warum|welche\w?|when|what|how|whether)\b",
        &[],
    )
});

/// A question that asks for more than an answer.
static REQUEST: LazyLock<Pattern> = LazyLock::new(|| {
    folded::pattern(
        r"\b(?:koenntest|koennten|kannst|wuerdest|wuerden|could|would|will|can) (?:du|sie|you)\b~\b(?:bitte|please)\b",
        &[],
    )
});

/// Part of a text that is not cut into sentences yet holds such a request, wherever its sentence may begin.
pub(super) fn may_stand_in(text: &Folded) -> bool {
    RULES.may_stand_in(&text.text) || POLITE.may_stand_in(&text.text)
}

pub(super) fn asks_for_silence(sentence: &Folded) -> bool {
    let sentence = sentence.text.as_str();
    let asks = sentence.trim_end().ends_with('?') && !REQUEST.matches(sentence);
    if asks || NO_WISH.matches(sentence) || is_joke(sentence) {
        return false;
    }
    let outside = without_quoted(sentence);
    POLITE.any(&outside) || RULES.any(&outside) && !is_reported(sentence)
}

/// What somebody else said, or a mere condition.
pub(super) fn is_reported(sentence: &str) -> bool {
    REPORTED.matches(sentence)
}

const SMILES: [&str; 12] =
    [";-)", ":-)", ";)", ":)", ":-d", ":d", "haha", "hihi", " lol", "*g*", "just kidding", "nur spass"];

/// The writer smiles.
pub(super) fn is_joke(sentence: &str) -> bool {
    let lower = sentence.to_ascii_lowercase();
    SMILES.iter().any(|smile| lower.contains(smile))
}

/// A sentence begins with a smile about the one before it.
pub(super) fn begins_with_smile(sentence: &str) -> bool {
    let lower = sentence.trim_start().to_ascii_lowercase();
    SMILES.iter().any(|smile| lower.starts_with(smile.trim_start()))
}

/// The sentence without what stands inside "…" or '…': there somebody is quoted.
pub(super) fn without_quoted(sentence: &str) -> String {
    let mut outside = String::with_capacity(sentence.len());
    let (mut double, mut single, mut last) = (false, false, ' ');
    for (at, c) in sentence.char_indices() {
        match c {
            '"' => double = !double,
            '\'' if !single && last == ' ' => single = sentence.get(at + 1..).is_some_and(|rest| rest.contains('\'')),
            '\'' if single && !last.is_whitespace() => {
                let next = sentence.get(at + 1..).and_then(|rest| rest.chars().next());
                single = next.is_some_and(char::is_alphanumeric);
            }
            c if !double && !single => outside.push(c),
            _ => {}
        }
        last = c;
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::super::remarks;
    use super::*;

    fn asks_for_silence(sentence: &str) -> bool {
        super::asks_for_silence(&Folded::new(sentence))
    }

    #[test]
    fn all_rules_compile() {
        assert!(RULES.compile() && POLITE.compile() && REPORTED.compiles() && REQUEST.compiles() && NO_WISH.compiles());
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
