//! `content/facts.toml` in, compiled rules for promises, questions, closings and the offer of du out.

use crate::model::{PromiseKind, Who};
use crate::speech::pattern::Pattern;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct PromiseRule {
    id: String,
    who: String,
    re: String,
}

#[derive(Deserialize)]
struct Re {
    re: String,
}

#[derive(Deserialize)]
struct DuOffer {
    offer: String,
    own_name: String,
    own_name_alone: String,
    accept: String,
}

#[derive(Deserialize)]
struct Source {
    promise: Vec<PromiseRule>,
    request: Vec<Re>,
    courtesy: Re,
    closing: Re,
    du_offer: DuOffer,
}

pub(super) struct Facts {
    /// In the order of [`PROMISE_WORDS`].
    pub promises: Vec<(Pattern, Who)>,
    pub request: Pattern,
    pub courtesy: Pattern,
    pub closing: Pattern,
    pub du_offer: Pattern,
    pub du_accept: Pattern,
    pub du_own_name: Pattern,
    /// Only where the reader is still Frau or Herr.
    pub du_own_name_alone: Pattern,
    kinds: Vec<(Pattern, PromiseKind)>,
}

pub(super) static FACTS: LazyLock<Option<Facts>> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../../content/facts.toml")).ok()?;
    let who = |rule: &PromiseRule| match rule.who.as_str() {
        "me" => Who::Writer,
        "them" => Who::Reader,
        _ => Who::Both,
    };
    Some(Facts {
        promises: PROMISE_WORDS
            .iter()
            .filter_map(|(id, _)| source.promise.iter().find(|rule| rule.id == *id))
            .map(|rule| (Pattern::new(&rule.re), who(rule)))
            .collect(),
        request: Pattern::new(source.request.first().map_or("[", |r| r.re.as_str())),
        courtesy: Pattern::new(&source.courtesy.re),
        closing: Pattern::new(&source.closing.re),
        du_offer: Pattern::new(&source.du_offer.offer),
        du_accept: Pattern::new(&source.du_offer.accept),
        du_own_name: Pattern::new(&source.du_offer.own_name),
        du_own_name_alone: Pattern::new(&source.du_offer.own_name_alone),
        kinds: kinds(),
    })
});

/// The rules for promises in the order they are asked, each with words without which it finds none; `{a|b}` is a or b.
pub(super) const PROMISE_WORDS: &[(&str, &[&str])] = &[
    ("de-lass-uns", &["{lass|lasst|lassen sie} uns"]),
    ("de-wir-sollten", &["wir {sollten|müssen|müssten|wollten|wollen|könnten|werden}"]),
    ("de-wir-inv", &["{müssen|sollten|wollen|könnten} wir"]),
    ("de-ich-melde", &["{meld|melde} {mich|ich mich}"]),
    ("de-ich-schicke", &["ich {schick|send|mail|leit|geb|lass|besorg|bring|such|frag|stell|erzähl|zeig|ruf|lad}"]),
    ("de-zurueckkommen", &["{ich komm|komm ich|komme ich}"]),
    (
        "de-schulde",
        &["ich {schulde|bin|verspreche}", "bei mir", "versprochen", "ein versprechen", "angebot {steht|gilt}"],
    ),
    ("de-wenn-du-mal", &["{wenn|falls} {du|sie} {mal|einmal|das nächste mal|wieder}"]),
    ("de-noch-gespraech", &["{sollten|müssen|könnten|reden|sprechen} wir"]),
    ("de-dann-komme-ich", &["{komm|komme|besuch|besuche|klopf|klopfe|steh|stehe} ich"]),
    ("de-feiern", &["feiern", "ansto{ß|ẞ|ss}en"]),
    ("de-nachholen", &["{holen wir|wir holen}"]),
    ("en-lets", &["{lets|let's}", "we {should|must|need to|have to}", "we'll have to"]),
    ("en-ill", &["i'll", "i will", "i'm going to"]),
    (
        "en-owe",
        &[
            "i owe you",
            "i promise",
            "a promise",
            "offer {stands|still stands}",
            "as promised i",
            "on me",
            "rain{ |}check",
            "next time {you|i}",
        ],
    ),
];
pub(super) const REQUEST_WORDS: &[&str] = &[
    "bescheid",
    "wissen",
    "hören",
    "interessieren",
    "ich wüsste",
    "wenn {du|sie}",
    "{kannst|könntest|können|könnten} {du|sie}",
    "{meld|melde} dich",
    "melden sie sich",
    "meinst du",
    "let me know",
    "was wondering",
    "could you",
    "would you",
    "please {send|let|tell|advise}",
    "any {thoughts|news|idea}",
];
pub(super) const DU_WORDS: &[&str] = &[
    "duzen",
    "{das|ein|zum|per|beim|wir|uns|nicht|lieber|einfach|vielleicht|gern|gerne|dann|also} du",
    "nennen sie mich",
    " zu mir",
    "ich bin ",
    "bin ich ",
];
pub(super) const CLOSING_WORDS: &[&str] = &[
    "dank",
    "alles klar",
    "super",
    "perfekt",
    "passt",
    "prima",
    "gern geschehen",
    "bis {dann|bald|morgen|montag|dienstag|mittwoch|donnerstag|freitag|nächste woche}",
    "schöne",
    "frohe {weihnachten|ostern}",
    "guten rutsch",
    "alles gute",
    "thanks",
    "thank you",
    "great",
    "perfect",
    "see you",
    "have a ",
    "take care",
    "happy ",
];

/// What was promised, by the first of these that is named.
fn kinds() -> Vec<(Pattern, PromiseKind)> {
    [
        (r"(?i)\b(?:essen|mittag\w*|lunch\w*|abendessen|dinner|kochen|breakfast|brunch|frühstück\w*|pizza|meal)\b", PromiseKind::Meal),
        (r"(?i)\b(?:kaffee|käffchen|bier|wein|coffee|drinks?|beer|pint|tea|tee|getränk)\b", PromiseKind::Drink),
        (r"(?i)\b(?:telefonier\w*|anruf\w*|ruf\w* .{0,20}\ban|call|phone|skypen|zoomen|ring you)\b", PromiseKind::Call),
        (r"(?i)\b(?:besuch\w*|visit|vorbei\w*|bei uns|next time (?:you|i)|wenn (?:du|sie) (?:mal|wieder|einmal)|come (?:and|to) see|komme? .{0,30}\bzu (?:dir|euch|ihnen))\b", PromiseKind::Visit),
        (r"(?i)\b(?:schick\w*|send\w*|maile|leite|forward|zukommen|bringe?|email|share)\b", PromiseKind::Send),
        (r"(?i)\b(?:treffen|sehen|meet|get together|zusammensetzen|catch up|wiedersehen|wandern)\b", PromiseKind::Meet),
    ]
    .into_iter()
    .map(|(re, kind)| (Pattern::new(re), kind))
    .collect()
}

impl Facts {
    pub fn kind_of(&self, sentence: &str) -> PromiseKind {
        self.kinds.iter().find(|(p, _)| p.matches(sentence)).map_or(PromiseKind::Other, |(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::super::signs::{Sign, Signs};
    use super::*;

    #[test]
    fn all_rules_compile() {
        let facts = FACTS.as_ref().unwrap();
        let source: Source = toml::from_str(include_str!("../../content/facts.toml")).unwrap();
        let ids: Vec<&str> = PROMISE_WORDS.iter().map(|(id, _)| *id).collect();
        assert_eq!(source.promise.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ids);
        assert!(facts.promises.iter().all(|(p, _)| p.compiles()));
        let questions = [&facts.request, &facts.courtesy, &facts.closing];
        let names = [&facts.du_offer, &facts.du_accept, &facts.du_own_name, &facts.du_own_name_alone];
        assert!(questions.iter().chain(&names).all(|p| p.compiles()) && facts.kinds.iter().all(|(p, _)| p.compiles()));
    }

    /// Who speaks of the du offers it, or accepts what was offered.
    #[test]
    fn offers_of_the_du() {
        let facts = FACTS.as_ref().unwrap();
        for (sentence, offers, accepts) in [
            ("Wollen wir uns nicht duzen?", true, false),
            ("Darf ich Ihnen das Du anbieten?", true, false),
            ("Sie dürfen mich gern duzen.", true, false),
            ("Wir können uns gerne duzen.", true, false),
            ("Sie können auch gern du sagen.", true, true),
            ("Danke für das Du!", false, true),
            ("Das Du nehme ich gern an.", false, true),
            ("Dann bin ich die Anna.", false, true),
            ("Dann durch die Tür und links.", false, false),
            ("Wir können uns gern treffen.", false, false),
        ] {
            let found = (facts.du_offer.matches(sentence), facts.du_accept.matches(sentence));
            assert_eq!(found, (offers, accepts), "{sentence}");
        }
    }

    #[test]
    fn promises_of_the_specification() {
        let facts = FACTS.as_ref().unwrap();
        let which = |sentence: &str| {
            let signs = Signs::in_spans(sentence, [&(0..sentence.len())]).set(&(0..sentence.len()));
            let mut rules = facts.promises.iter().enumerate().filter(|(rule, _)| signs.has(Sign::Promise(*rule)));
            rules.find(|(_, (p, _))| p.matches(sentence)).map(|(_, (_, who))| (*who, facts.kind_of(sentence)))
        };
        for (sentence, want) in [
            ("Lass uns mal essen gehen, wenn das alles vorbei ist.", Some((Who::Both, PromiseKind::Meal))),
            ("Wir müssen uns unbedingt mal wieder treffen!", Some((Who::Both, PromiseKind::Meet))),
            ("Ich schicke dir die Folien morgen noch.", Some((Who::Writer, PromiseKind::Send))),
            ("Ich schicke dir die Folien bis Freitag.", Some((Who::Writer, PromiseKind::Send))),
            ("Ich rufe dich nächste Woche an.", Some((Who::Writer, PromiseKind::Call))),
            ("Ich lade dich beim nächsten Mal zum Essen ein.", Some((Who::Writer, PromiseKind::Meal))),
            ("Ich schicke dir das Protokoll im Anhang.", None),
            ("Da komme ich gern noch auf dich zurück.", Some((Who::Writer, PromiseKind::Other))),
            ("Du hast bei mir ein Bier gut.", Some((Who::Writer, PromiseKind::Drink))),
            ("Wenn du mal in Augsburg bist, sag Bescheid.", Some((Who::Both, PromiseKind::Visit))),
            ("Let's grab lunch when you're back.", Some((Who::Both, PromiseKind::Meal))),
            ("I owe you a coffee.", Some((Who::Writer, PromiseKind::Drink))),
            ("I'll send you the slides tomorrow.", Some((Who::Writer, PromiseKind::Send))),
            ("Das Essen holen wir nach, sobald du Zeit hast.", Some((Who::Both, PromiseKind::Meal))),
            ("Dann holen wir nach dem Essen das Auto.", None),
            ("You'll be the first to hear, that's a promise.", Some((Who::Writer, PromiseKind::Other))),
            ("The offer still stands.", Some((Who::Writer, PromiseKind::Other))),
            ("Mein Angebot steht noch.", Some((Who::Writer, PromiseKind::Other))),
            ("Unser Angebot gilt bis zum 31. März.", None),
            ("Wir müssen das Dokument bis Freitag fertigstellen.", None),
            ("Let's assume the server is down.", None),
        ] {
            assert_eq!(which(sentence), want, "{sentence}");
        }
    }
}
