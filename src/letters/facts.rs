//! `content/facts.toml` in, compiled rules for promises, questions, closings and the offer of du out.

use crate::model::{PromiseKind, Who};
use crate::speech::pattern::{Pattern, Patterns};
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
    promise_hint: Pattern,
    promise_set: Patterns,
    pub promises: Vec<(Pattern, Who)>,
    request_hint: Pattern,
    request: Pattern,
    pub courtesy: Pattern,
    pub closing: Pattern,
    pub du_offer: Pattern,
    pub du_accept: Pattern,
    pub du_own_name: Pattern,
    kinds: Vec<(Pattern, PromiseKind)>,
}

pub(super) static FACTS: LazyLock<Option<Facts>> = LazyLock::new(|| {
    let source: Source = toml::from_str(include_str!("../../content/facts.toml")).ok()?;
    let sources: Vec<String> = source.promise.iter().map(|p| p.re.clone()).collect();
    let who = |rule: &PromiseRule| match rule.who.as_str() {
        "me" => Who::Writer,
        "them" => Who::Reader,
        _ => Who::Both,
    };
    Some(Facts {
        promise_hint: Pattern::new(PROMISE_HINT),
        promise_set: Patterns::new(&sources),
        promises: source.promise.iter().filter(|p| !p.id.is_empty()).map(|p| (Pattern::new(&p.re), who(p))).collect(),
        request_hint: Pattern::new(REQUEST_HINT),
        request: Pattern::new(source.request.first().map_or("[", |r| r.re.as_str())),
        courtesy: Pattern::new(&source.courtesy.re),
        closing: Pattern::new(&source.closing.re),
        du_offer: Pattern::new(&source.du_offer.offer),
        du_accept: Pattern::new(&source.du_offer.accept),
        du_own_name: Pattern::new(&source.du_offer.own_name),
        kinds: kinds(),
    })
});

/// Words without which no promise rule matches: one quick sweep spares most sentences fourteen slow rules.
/// ASCII case folding only: with the Unicode tables the sweep itself is slow.
const PROMISE_HINT: &str = r"(?i-u)lass|wir sollten|wir müs|wir woll|wir könn|wir werd|en wir|meld|ich schick|ich send|ich mail|ich leit|ich geb|ich besorg|ich bring|ich such|ich frag|ich stell|ich erzähl|ich zeig|zurück|ich schulde|ich bin|bei mir|versprochen|verspreche|wenn du|wenn sie|falls du|falls sie|komme? ich|besuche? ich|klopfe? ich|stehe? ich|feiern|ansto|let'?s|we should|we must|we need to|we'll have|we have to|i'll|i will|i'm going|i owe|i promise|as promised|on me|rain ?check|next time";
const REQUEST_HINT: &str = r"(?i-u)bescheid|wissen|hören|interessieren|wüsste|wenn du|wenn sie|kannst|könntest|können|könnten|meld|meinst|let me know|wondering|could you|would you|please|any thoughts|any news|any idea";

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
    /// Indices of the promise rules a sentence matches.
    pub fn promises_in(&self, sentence: &str) -> Vec<usize> {
        if self.promise_hint.matches(sentence) { self.promise_set.which(sentence) } else { Vec::new() }
    }

    pub fn requests(&self, sentence: &str) -> bool {
        self.request_hint.matches(sentence) && self.request.matches(sentence)
    }

    pub fn kind_of(&self, sentence: &str) -> PromiseKind {
        self.kinds.iter().find(|(p, _)| p.matches(sentence)).map_or(PromiseKind::Other, |(_, kind)| *kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rules_compile() {
        let facts = FACTS.as_ref().unwrap();
        assert!(
            facts.promise_hint.compiles()
                && facts.request_hint.compiles()
                && facts.promise_set.compile()
                && facts.promises.iter().all(|(p, _)| p.compiles())
        );
        let single =
            [&facts.request, &facts.courtesy, &facts.closing, &facts.du_offer, &facts.du_accept, &facts.du_own_name];
        assert!(single.iter().all(|p| p.compiles()) && facts.kinds.iter().all(|(p, _)| p.compiles()));
    }

    #[test]
    fn promises_of_the_specification() {
        let facts = FACTS.as_ref().unwrap();
        let which = |s: &str| facts.promises_in(s).into_iter().next().map(|i| (facts.promises[i].1, facts.kind_of(s)));
        for (sentence, want) in [
            ("Lass uns mal essen gehen, wenn das alles vorbei ist.", Some((Who::Both, PromiseKind::Meal))),
            ("Wir müssen uns unbedingt mal wieder treffen!", Some((Who::Both, PromiseKind::Meet))),
            ("Ich schicke dir die Folien morgen noch.", Some((Who::Writer, PromiseKind::Send))),
            ("Da komme ich gern noch auf dich zurück.", Some((Who::Writer, PromiseKind::Other))),
            ("Du hast bei mir ein Bier gut.", Some((Who::Writer, PromiseKind::Drink))),
            ("Wenn du mal in Augsburg bist, sag Bescheid.", Some((Who::Both, PromiseKind::Visit))),
            ("Let's grab lunch when you're back.", Some((Who::Both, PromiseKind::Meal))),
            ("I owe you a coffee.", Some((Who::Writer, PromiseKind::Drink))),
            ("I'll send you the slides tomorrow.", Some((Who::Writer, PromiseKind::Send))),
            ("Wir müssen das Dokument bis Freitag fertigstellen.", None),
            ("Let's assume the server is down.", None),
        ] {
            assert_eq!(which(sentence), want, "{sentence}");
        }
    }
}
