//! One raw mail in, the letter and what was odd about it out.

use super::headers::{self, Fields};
use super::{body, charset, dates, kind, senders};
use crate::model::{Address, Kind, Letter, Mailbox, MessageId, Oddity};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Longer mail is cut; what follows are attachments anyway.
const LONGEST: usize = 16 << 20;

/// A longer header block is cut; ten thousand recipients fit.
const LONGEST_HEADER: usize = 1 << 20;
/// Recipients of one letter that are kept, of each field.
const MOST_RECIPIENTS: usize = 1000;

/// Decodes one mail. Never fails: what is strange is an oddity, and the rest is kept.
pub fn open(raw: &[u8]) -> (Letter, Vec<Oddity>) {
    let mut oddities = Vec::new();
    let raw = match raw.get(..LONGEST) {
        Some(beginning) if raw.len() > LONGEST => {
            oddities.push(Oddity::TooLong);
            beginning
        }
        _ => raw,
    };
    let (header, body) = headers::halves(raw);
    let header = match header.get(..LONGEST_HEADER) {
        Some(beginning) if header.len() > LONGEST_HEADER => {
            oddities.push(Oddity::LongHeader);
            beginning
        }
        _ => header,
    };
    let (header, _) = charset::guess(header);
    // the decoders are fuzzed, and still: one mail must never stop the run
    let filled = catch_unwind(AssertUnwindSafe(|| fill(&Fields::parse(&header), body)));
    let (mut letter, odd) = filled.unwrap_or_else(|_| broken(body));
    oddities.extend(odd);
    if letter.from.is_none() && letter.relay.is_none() {
        oddities.push(Oddity::NoSender);
    }
    if letter.text.trim().is_empty() {
        oddities.push(Oddity::NoText);
    }
    letter.header = header.into_owned();
    (letter, oddities)
}

fn fill(fields: &Fields<'_>, body: &[u8]) -> (Letter, Vec<Oddity>) {
    let mut oddities = Vec::new();
    let (from, _) = fields.mailboxes("from", 1);
    let (reply_to, _) = fields.mailboxes("reply-to", 10);
    let sender = senders::sender(from.into_iter().next(), &reply_to, fields);
    let body = body::read(fields, body);
    let subject = Some(fields.words("subject")).filter(|subject| !subject.is_empty()).unwrap_or(body.subject);
    if body.wrong_charset {
        oddities.push(Oddity::WrongCharset);
    }
    let shown = sender.from.as_ref().or(sender.relay.as_ref());
    let kind = match kind::kind(fields, shown, sender.relay.is_some(), &subject, body.delivery_report) {
        // the list speaks itself, or the person behind it cannot be known: nobody to write back to
        Kind::List if sender.from.is_none() => Kind::Machine,
        kind => kind,
    };
    let (to, many) = fields.mailboxes("to", MOST_RECIPIENTS);
    let (cc, more) = fields.mailboxes("cc", MOST_RECIPIENTS);
    if many || more {
        oddities.push(Oddity::ManyRecipients);
    }
    let (date, odd) = dates::date(fields);
    oddities.extend(odd);
    let letter = Letter {
        message_id: fields.ids("message-id").into_iter().next(),
        answers: answers(fields),
        date,
        from: sender.from.map(without_address),
        relay: sender.relay,
        to: to.into_iter().map(without_address).collect(),
        cc: cc.into_iter().map(without_address).collect(),
        delivered_to: delivered_to(fields),
        subject,
        text: body.text,
        attachments: body.attachments,
        header: String::new(),
        kind,
    };
    (letter, oddities)
}

/// What is left when nothing in it can be read: the raw text.
fn broken(body: &[u8]) -> (Letter, Vec<Oddity>) {
    let text = charset::tidy(charset::guess(body).0);
    (Letter { text, ..Letter::default() }, vec![Oddity::BrokenMime])
}

/// The address again is no name.
fn without_address(mut mailbox: Mailbox) -> Mailbox {
    if mailbox.name.contains('@') && Address::parse(&mailbox.name).is_some_and(|a| a == mailbox.address) {
        mailbox.name.clear();
    }
    mailbox
}

/// `In-Reply-To` first, then `References` from the end; each id once, at most fifty.
fn answers(fields: &Fields<'_>) -> Vec<MessageId> {
    let mut found: Vec<MessageId> = Vec::new();
    let references = fields.ids("references").into_iter().rev().take(60);
    for id in fields.ids("in-reply-to").into_iter().take(10).chain(references) {
        if !found.contains(&id) && found.len() < 50 {
            found.push(id);
        }
    }
    found
}

fn delivered_to(fields: &Fields<'_>) -> Vec<Address> {
    let names = ["delivered-to", "x-original-to", "x-envelope-to", "envelope-to", "x-delivered-to", "x-apparently-to"];
    let mut found: Vec<Address> = Vec::new();
    for value in names.iter().flat_map(|name| fields.all(name)).take(50) {
        if let Some(address) = Address::parse(&value).filter(|a| !found.contains(a)) {
            found.push(address);
        }
    }
    found
}
