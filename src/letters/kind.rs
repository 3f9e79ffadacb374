//! Header fields, sender and subject in, the kind of mail out.

use super::headers::Fields;
use crate::model::{Kind, Mailbox};
use crate::speech::pattern::Pattern;
use std::sync::LazyLock;

static AWAY_SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\s*(?:\[[^\]]*\]\s*)?(?:(?:automatic|automated|auto)[ -]?(?:reply|response|antwort)\b|autoreply\b|automatische (?:antwort|abwesenheit\w*)|out of (?:the )?office\b|ooo:|abwesenheit\w*\s*[:(]|abwesenheits(?:notiz|nachricht|assistent|meldung|agent|info)|abwesend:|nicht im (?:büro|haus)|vacation (?:reply|response|notice)|away from (?:the |my )?(?:office|mail)|(?:antwort|re|aw): ?abwesenheits)",
    )
});
static BOUNCE_SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\s*(?:undeliver(?:ed|able)\b|mail delivery (?:failed|failure|problem|subsystem)|delivery status notification|delivery (?:failure|has failed)|returned mail\b|failure notice|unzustellbar|nicht zustellbar|mail(?:system)? ?error|zustellung fehlgeschlagen|message undeliverable|warning: (?:could not send|message .{0,40}delayed)|benachrichtigung zum übermittlungsstatus)",
    )
});
/// Local parts no human answers.
static MACHINE_LOCAL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:.*[._+-])?(?:no-?_?reply|do-?_?not-?_?reply|donotreply|nicht-?antworten|keine-?antwort|notifications?|notify|notices?|benachrichtigung(?:en)?|newsletter|mailings?|bounces?|alerts?|jobalert|robot|bot|daemon|automailer|auto-?confirm)(?:[._+-].*)?$",
    )
});

/// Who sends in bulk for others, as they call themselves at the end of a Feedback-ID.
const BULK_SENDERS: &[&str] = &[
    "amazonses",
    "sendgrid",
    "mailchimp",
    "mandrill",
    "sparkpost",
    "mailjet",
    "klaviyo",
    "sendinblue",
    "brevo",
    "hubspot",
];

pub fn kind(fields: &Fields, from: Option<&Mailbox>, relayed: bool, subject: &str, report: bool) -> Kind {
    let lower = |name: &str| fields.first(name).map(|value| value.to_lowercase()).unwrap_or_default();
    let local = from.map_or("", |m| m.address.local());
    let daemon = matches!(local, "mailer-daemon" | "postmaster") || local.starts_with("mailer-daemon");
    let auto = lower("auto-submitted");
    let empty_return = fields.first("return-path").is_some_and(|p| p.replace(' ', "") == "<>");
    if report || local.starts_with("mailer-daemon") || ((daemon || empty_return) && BOUNCE_SUBJECT.matches(subject)) {
        return Kind::Bounce;
    }
    let away = AWAY_SUBJECT.matches(subject);
    let replied = auto.starts_with("auto-replied") || fields.has("x-autoreply") || fields.has("x-autorespond");
    if replied || away || (empty_return && !auto.is_empty() && auto != "no") {
        return Kind::AutoReply;
    }
    if empty_return && daemon {
        return Kind::Bounce;
    }
    let precedence = lower("precedence");
    let listed = list_copy(fields, relayed);
    let generated = !auto.is_empty() && auto != "no";
    let machine_name = MACHINE_LOCAL.matches(local);
    let bulk = matches!(precedence.as_str(), "bulk" | "junk");
    let newsletter = (fields.has("list-unsubscribe") || fields.has("list-id")) && bulk && !listed;
    let campaign = is_campaign(fields)
        || fields.has("x-csa-complaints")
        || fields.has("x-mailgun-tag")
        || (fields.has("list-unsubscribe") && !listed);
    if generated || machine_name || newsletter || campaign || (bulk && !listed) {
        return Kind::Machine;
    }
    if listed {
        return Kind::List;
    }
    let suppress = fields.has("x-auto-response-suppress") && lower("x-auto-response-suppress").contains("all");
    if suppress && !fields.has("in-reply-to") {
        return Kind::Machine;
    }
    Kind::Personal
}

/// Mailing lists say where to post; newsletters and circulars do not. A list that marks its copies "bulk" is a list still.
fn list_copy(fields: &Fields, relayed: bool) -> bool {
    let posts = fields.first("list-post").is_some_and(|v| v.contains("mailto:"));
    let software = ["x-mailman-version", "x-beenthere", "x-mailing-list", "x-loop", "mailing-list"]
        .into_iter()
        .any(|field| fields.has(field));
    let precedence = fields.first("precedence").is_some_and(|p| p.eq_ignore_ascii_case("list"));
    // One may leave but neither answer to all nor look anything up: only the owner writes there.
    let circular = fields.has("list-unsubscribe")
        && !(posts || software || ["list-archive", "list-subscribe"].into_iter().any(|field| fields.has(field)));
    let list = posts || software || precedence || (fields.has("list-id") && fields.has("list-archive"));
    !circular && (relayed || (list && !is_campaign(fields)))
}

/// Sent in bulk. Mail providers mark what people write with a Feedback-ID, too; its last part names the sender.
fn is_campaign(fields: &Fields) -> bool {
    let id = fields.first("feedback-id").map(|id| id.trim().to_lowercase());
    let sender = id.as_deref().and_then(|id| id.rsplit(':').next());
    fields.has("list-unsubscribe-post") || sender.is_some_and(|sender| BULK_SENDERS.contains(&sender))
}
