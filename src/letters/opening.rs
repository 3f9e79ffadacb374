//! One raw mail in, the letter and what was odd about it out.

use super::headers::{self, Fields};
use super::{body, charset, dates, kind, senders};
use crate::model::{Address, Kind, Letter, MessageId, Oddity};
use mail_parser::{HeaderValue, Message, MessageParser};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Longer mail is cut; what follows are attachments anyway.
const LONGEST: usize = 16 << 20;

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
    let header_end = headers::end_of_header(raw);
    let (header, _) = charset::guess(raw.get(..header_end).unwrap_or_default());
    let fields = Fields::parse(&header);
    // the parser is fuzzed, and still: one mail must never stop the run
    let parsed = catch_unwind(AssertUnwindSafe(|| MessageParser::default().parse(raw))).unwrap_or(None);
    let mut letter = match parsed {
        Some(message) => {
            let filled = catch_unwind(AssertUnwindSafe(|| fill(&message, &fields, &mut oddities)));
            filled.unwrap_or_else(|_| broken(raw, header_end, &mut oddities))
        }
        None => broken(raw, header_end, &mut oddities),
    };
    let (date, odd) = dates::date(&fields);
    letter.date = date;
    oddities.extend(odd);
    if letter.from.is_none() && letter.relay.is_none() {
        oddities.push(Oddity::NoSender);
    }
    if letter.text.trim().is_empty() {
        oddities.push(Oddity::NoText);
    }
    letter.header = header;
    (letter, oddities)
}

fn fill(message: &Message<'_>, fields: &Fields, oddities: &mut Vec<Oddity>) -> Letter {
    let from = headers::mailboxes(message.from()).into_iter().next();
    let reply_to = headers::mailboxes(message.reply_to());
    let sender = senders::sender(from, &reply_to, fields);
    let subject = mended(message.subject().unwrap_or_default());
    let body = body::read(message);
    if body.wrong_charset {
        oddities.push(Oddity::WrongCharset);
    }
    let shown = sender.from.as_ref().or(sender.relay.as_ref());
    let kind = match kind::kind(fields, shown, sender.relay.is_some(), &subject, body.delivery_report) {
        // the list speaks itself, or the person behind it cannot be known: nobody to write back to
        Kind::List if sender.from.is_none() => Kind::Machine,
        kind => kind,
    };
    Letter {
        message_id: message.message_id().and_then(MessageId::parse),
        answers: answers(message),
        date: None,
        from: sender.from.map(mended_name),
        relay: sender.relay,
        to: headers::mailboxes(message.to()).into_iter().map(mended_name).collect(),
        cc: headers::mailboxes(message.cc()).into_iter().map(mended_name).collect(),
        delivered_to: delivered_to(fields),
        subject,
        text: body.text,
        attachments: body.attachments,
        header: String::new(),
        kind,
    }
}

/// What is left when no structure can be read: the fields that are lines, and the raw text.
fn broken(raw: &[u8], header_end: usize, oddities: &mut Vec<Oddity>) -> Letter {
    oddities.push(Oddity::BrokenMime);
    let (text, _) = charset::guess(raw.get(header_end..).unwrap_or_default());
    Letter { text: charset::tidy(text.trim_start()), ..Letter::default() }
}

fn mended(text: &str) -> String {
    headers::clean(&charset::unmangle(text).unwrap_or_else(|| text.to_owned()))
}

fn mended_name(mut mailbox: crate::model::Mailbox) -> crate::model::Mailbox {
    mailbox.name = mended(&mailbox.name);
    if mailbox.name.contains('@') && Address::parse(&mailbox.name).is_some_and(|a| a == mailbox.address) {
        mailbox.name.clear(); // the address again is no name
    }
    mailbox
}

/// `In-Reply-To` first, then `References` from the end; each id once, at most fifty.
fn answers(message: &Message<'_>) -> Vec<MessageId> {
    let mut found: Vec<MessageId> = Vec::new();
    let references = ids(message.references()).into_iter().rev().take(60);
    for id in ids(message.in_reply_to()).into_iter().take(10).chain(references) {
        if !found.contains(&id) && found.len() < 50 {
            found.push(id);
        }
    }
    found
}

fn ids(value: &HeaderValue<'_>) -> Vec<MessageId> {
    match value {
        HeaderValue::Text(one) => MessageId::parse(one).into_iter().collect(),
        HeaderValue::TextList(many) => many.iter().filter_map(|id| MessageId::parse(id)).collect(),
        _ => Vec::new(),
    }
}

fn delivered_to(fields: &Fields) -> Vec<Address> {
    let names = ["delivered-to", "x-original-to", "x-envelope-to", "envelope-to", "x-delivered-to", "x-apparently-to"];
    let mut found: Vec<Address> = Vec::new();
    for value in names.iter().flat_map(|name| fields.all(name)).take(50) {
        if let Some(address) = Address::parse(value).filter(|a| !found.contains(a)) {
            found.push(address);
        }
    }
    found
}
