//! The text of a delivery failure in, the addresses that could not be reached out.

use super::addresses::first_address;
use super::own_words;
use crate::model::{Address, Remark, Span};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static STATUS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b"));
static CODE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:^|[\s:(<#'])([45])[0-5]\d[ -]"));
/// There is no such address.
static GONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)user (?:is )?unknown|unknown (?:user|recipient)|no such (?:user|mailbox|recipient|address)|does(?:n't| not) (?:exist|have an? )|mailbox (?:not found|unavailable)|address rejected|recipient (?:rejected|not found|unknown|name is not recogni[sz]ed)|invalid (?:recipient|mailbox|address)|no mailbox|(?:account|mailbox) .{0,60}(?:disabled|closed|deleted|discontinued)|(?:domain|host)(?: name)? not found|not listed in|no longer (?:in use|active|valid|available|exists?|with (?:us|the))|has left|unrouteable|(?:was|were)(?:n't| not) found|could(?:n't| not) be found|existiert nicht|gibt es .{0,30}nicht|unbekannt\w* (?:empfänger|benutzer|adresse)|(?:empfänger|benutzer|adresse|postfach) (?:ist )?(?:unbekannt|nicht (?:gefunden|vorhanden))|nicht (?:mehr )?(?:\p{L}+ ){0,3}(?:gefunden|vorhanden|aufgeführt|bekannt)|(?:konto|postfach) .{0,40}(?:gelöscht|geschlossen|deaktiviert|gesperrt)",
    )
});
/// It did not arrive, for whatever reason.
static FAILED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:konnte|kann|können|konnten|wurde)\b.{0,90}\bnicht\b.{0,60}(?:zugestellt|ausgeliefert|erreicht|gefunden)|nicht\b.{0,60}(?:zustellen|ausliefern)|(?:zustellung|übermittlung)\b.{0,80}(?:fehlgeschlagen|problem)|(?:permanent(?:ly)?|dauerhafte?r?) (?:fatal )?(?:error|failure|fehler)|address(?:\(?es\)?)? failed|delivery has failed|(?:recipients?|groups?).{0,20} failed|(?:could|can|was|were|did|has|able)(?:n't| not)\b.{0,40}(?:deliver|reach)|unable to deliver|fail(?:ed|ure) to deliver|deliver\w*\b.{0,60}(?:delayed|failed)|undeliver(?:able|ed)|rejected|zurückgewiesen|abgelehnt|blockiert",
    )
});
/// The address is there; this letter did not reach it, or not yet.
static FOR_NOW: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)delay|deferred|will (?:be retried|keep trying|retry)|still trying|not yet been delivered|temporar|timed out|(?:mailbox|inbox) (?:is )?full|over quota|quota exceeded|(?:message|size) (?:is )?(?:too (?:large|big)|exceeds|larger than)|larger than the max|\bspam(?:-?filter)?\b|content restrictions|postfach (?:\p{L}+ ){0,3}voll|maximale größe|zu groß|verzögert|noch nicht zugestellt|noch .{0,20}versucht|vorübergehend|später(?:en zeitpunkt)? (?:noch einmal|erneut)|kein speicherplatz|speichergrenze|wartet noch|antwortet nicht",
    )
});
/// Here the letter that came back begins.
static COPY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^-{2,}.*\b(?:copy|below this line|kopie|kopf|original message|ursprüngliche)\b|message text follows|^(?:return-path|received):",
    )
});
/// Below this line the report shows the letter that came back.
const ENOUGH_LINES: usize = 400;
/// So many lines around an address may say what became of it.
const NEAR_LINES: usize = 8;

struct Failed {
    address: Address,
    span: Span,
    about: String,
}

/// Each address once, in order. Permanent by a status 5.x.x, a code 5xx or the wording; full mailboxes and letters that
/// were refused for what they are do not count as permanent.
pub(super) fn bounces(text: &str) -> Vec<Remark> {
    let lines = own_words::lines(text);
    let lines = lines.get(..lines.len().min(ENOUGH_LINES)).unwrap_or_default();
    let mut failed: Vec<Failed> = Vec::new();
    let mut in_copy = false;
    for (at, line) in lines.iter().enumerate() {
        let is_field = is_recipient(line.text);
        in_copy = !is_field && (in_copy || COPY.matches(line.text));
        if (in_copy || is_other_field(line.text)) && !is_field || line.text.len() >= 1000 {
            continue;
        }
        let Some(address) = first_address(line.text) else { continue };
        if address.local().contains("mailer-daemon") || address.local() == "postmaster" {
            continue;
        }
        let texts = || lines.iter().map(|line| line.text);
        let about = if is_field { block(lines, at) } else { behind(texts().skip(at)) };
        let about = if tells(&about) { about } else { about + &above(texts().take(at).rev()) };
        let is_named = || starts_with_address(line.text) || tells(line.text) || starts_a_field(line.text, &address);
        if is_delivered(&about) || !(is_field || is_named() && tells(&about)) {
            continue;
        }
        match failed.iter_mut().find(|f| f.address == address) {
            Some(known) => known.about.push_str(&about),
            None => failed.push(Failed { address, span: own_words::trimmed(text, &line.span), about }),
        }
    }
    failed
        .into_iter()
        .map(|f| Remark::Bounced { permanent: is_permanent(&f.about), address: f.address, span: f.span })
        .collect()
}

fn is_recipient(line: &str) -> bool {
    let fields = ["final-recipient:", "original-recipient:", "x-failed-recipients:"];
    fields.iter().any(|field| line.get(..field.len()).is_some_and(|head| head.eq_ignore_ascii_case(field)))
}

/// The sender of the letter that came back, and whoever else got it.
fn is_other_field(line: &str) -> bool {
    let lower = line.trim_start().to_ascii_lowercase();
    ["from:", "to:", "cc:", "x-postfix-sender", ">>>"].iter().any(|field| lower.starts_with(field))
        || lower.contains("message-id")
}

fn starts_with_address(line: &str) -> bool {
    line.split_whitespace().next().is_some_and(|word| word.contains('@'))
}

/// "Recipient: <x@y.example>", "Nolte, Torsten (x@y.example)".
fn starts_a_field(line: &str, address: &Address) -> bool {
    line.split_whitespace().count() <= 4
        && line.trim_end().trim_end_matches(['>', ')', '.', ':']).to_lowercase().ends_with(address.as_str())
}

/// A group of fields about one address.
fn block(lines: &[own_words::Line<'_>], at: usize) -> String {
    let filled = |line: &&own_words::Line<'_>| !own_words::is_blank(line.text);
    let above = lines.get(..at).unwrap_or_default().iter().rev().take(NEAR_LINES).take_while(filled);
    let below = lines.get(at..).unwrap_or_default().iter().take(2 * NEAR_LINES).take_while(filled);
    above.chain(below).flat_map(|line| [line.text, "\n"]).collect()
}

/// A line and those behind it up to another address.
fn behind<'t>(mut lines: impl Iterator<Item = &'t str>) -> String {
    let first = lines.next().unwrap_or_default();
    let address = first_address(first);
    let same = |line: &&str| first_address(line).is_none_or(|other| Some(other) == address);
    [first].into_iter().chain(lines.take(NEAR_LINES).take_while(same)).flat_map(|line| [line, "\n"]).collect()
}

/// The lines above an address; others in one list with it say nothing.
fn above<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let listed = |line: &&str| line.split_whitespace().count() == 1 && line.contains('@');
    let lines = lines.take(NEAR_LINES).skip_while(listed);
    lines.take_while(|line| first_address(line).is_none()).flat_map(|line| [line, "\n"]).collect()
}

fn tells(about: &str) -> bool {
    GONE.matches(about)
        || FAILED.matches(about)
        || FOR_NOW.matches(about)
        || CODE.matches(about)
        || STATUS.group(about, 1).is_some_and(|class| class.as_str() != "2")
}

/// Reports of success have the same form.
fn is_delivered(about: &str) -> bool {
    let lower = about.to_ascii_lowercase();
    let action = lower.lines().find_map(|line| line.strip_prefix("action:")).map(str::trim);
    let done = |action: &str| ["delivered", "relayed", "expanded"].iter().any(|done| action.starts_with(done));
    action.map_or_else(|| STATUS.group(about, 1).is_some_and(|class| class.as_str() == "2"), done)
}

fn is_permanent(about: &str) -> bool {
    let group = |n: usize| STATUS.group(about, n).map(|m| m.as_str());
    if let (Some(kind), Some(subject), Some(detail)) = (group(1), group(2), group(3)) {
        // full, too large, expired; refused for what it is
        let letter = matches!((subject, detail), ("2", "2" | "3") | ("3", "4") | ("4", "7") | ("7", _));
        return kind == "5" && (!letter || GONE.matches(about) && !FOR_NOW.matches(about));
    }
    if FOR_NOW.matches(about) {
        return false;
    }
    let failed = || GONE.matches(about) || FAILED.matches(about);
    CODE.group(about, 1).map_or_else(failed, |m| m.as_str() == "5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert!([&*STATUS, &*CODE, &*GONE, &*FAILED, &*FOR_NOW, &*COPY].iter().all(|p| p.compiles()));
        for (text, want) in [
            ("Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n", vec![("a@b.example", true)]),
            ("Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1\n", vec![("a@b.example", false)]),
            ("Final-Recipient: rfc822; a@b.example\nStatus: 5.2.2 (mailbox full)\n", vec![("a@b.example", false)]),
            (
                "Ihre Nachricht konnte nicht zugestellt werden:\n\n<x@y.example>: Benutzer unbekannt\n",
                vec![("x@y.example", true)],
            ),
            ("The following addresses failed:\n\n  <x@y.example>\n    unknown user\n", vec![("x@y.example", true)]),
            ("<x@y.example>: mailbox is full, will retry", vec![("x@y.example", false)]),
        ] {
            let got: Vec<_> = bounces(text)
                .into_iter()
                .filter_map(|r| match r {
                    Remark::Bounced { address, permanent, .. } => Some((address.to_string(), permanent)),
                    _ => None,
                })
                .collect();
            let got: Vec<_> = got.iter().map(|(a, p)| (a.as_str(), *p)).collect();
            assert_eq!(got, want, "{text}");
        }
    }
}
