//! The text of a delivery failure in, the addresses that could not be reached out.

use super::own_words;
use crate::model::{Address, Remark, Span};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static STATUS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b"));
static CODE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:^|[\s:(<])([45])[0-5]\d[ -]"));
static GONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)user (?:is )?unknown|unknown user|no such (?:user|mailbox|recipient|address)|does(?:n't| not) exist|mailbox (?:not found|unavailable)|address rejected|recipient (?:rejected|not found|unknown)|invalid (?:recipient|mailbox|address)|no mailbox|account (?:disabled|closed|deleted)|domain not found|host not found|(?:konnte|kann|konnten) (?:\S+ ){0,8}nicht (?:zugestellt|gefunden)|existiert nicht|unbekannt\w* (?:empfänger|benutzer|adresse)|(?:empfänger|benutzer|adresse|postfach) (?:ist )?(?:unbekannt|nicht (?:gefunden|vorhanden))|permanent(?:ly)? (?:fatal )?(?:error|failure)|(?:address|addresses) (?:failed|couldn't be found)|delivery has failed",
    )
});
static FOR_NOW: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)delayed|will (?:be retried|keep trying|retry)|still trying|temporar|mailbox (?:is )?full|over quota|quota exceeded|postfach (?:ist )?voll|verzögert|noch nicht zugestellt|vorübergehend|kein speicherplatz",
    )
});
/// Below this line the report shows the letter that came back.
const ENOUGH_LINES: usize = 400;

struct Failed {
    address: Address,
    span: Span,
    about: String,
}

/// Each address once, in order. Permanent by a status 5.x.x (a full mailbox, 5.2.2, is not), a code 5xx or the wording.
pub(super) fn bounces(text: &str) -> Vec<Remark> {
    let lines = own_words::lines(text);
    let mut failed: Vec<Failed> = Vec::new();
    for (at, line) in lines.iter().enumerate().take(ENOUGH_LINES) {
        let lower = line.text.to_ascii_lowercase();
        let field =
            ["final-recipient:", "original-recipient:", "x-failed-recipients:"].iter().any(|f| lower.starts_with(f));
        let sender = lower.starts_with("from:")
            || lower.starts_with("to:")
            || lower.starts_with("x-postfix-sender")
            || lower.contains("message-id");
        if sender && !field {
            continue;
        }
        let alone = line.text.trim_start().starts_with('<') || line.text.split_whitespace().count() <= 2;
        let Some(address) = super::remarks::first_address(line.text).filter(|_| line.text.len() < 500) else {
            continue;
        };
        let near: String =
            lines.iter().skip(at.saturating_sub(3)).take(9).map(|l| l.text).collect::<Vec<_>>().join("\n");
        let machine = address.local().contains("mailer-daemon") || address.local() == "postmaster";
        if machine
            || !(field
                || ((alone || GONE.matches(line.text))
                    && (GONE.matches(&near) || FOR_NOW.matches(&near) || CODE.matches(&near))))
        {
            continue;
        }
        match failed.iter_mut().find(|f| f.address == address) {
            Some(known) => known.about.push_str(&near),
            None => failed.push(Failed { address, span: own_words::trimmed(text, &line.span), about: near }),
        }
    }
    failed
        .into_iter()
        .map(|f| Remark::Bounced { permanent: is_permanent(&f.about), address: f.address, span: f.span })
        .collect()
}

fn is_permanent(about: &str) -> bool {
    let class = |n: usize| STATUS.group(about, n).map(|m| m.as_str());
    if let (Some(kind), Some(subject), Some(detail)) = (class(1), class(2), class(3)) {
        return kind == "5" && !(subject == "2" && matches!(detail, "2" | "3"));
    }
    if FOR_NOW.matches(about) {
        return false;
    }
    CODE.group(about, 1).map_or_else(|| GONE.matches(about), |m| m.as_str() == "5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows() {
        assert!([&*STATUS, &*CODE, &*GONE, &*FOR_NOW].iter().all(|p| p.compiles()));
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
