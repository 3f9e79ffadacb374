//! One raw mail in, the letter and what was odd about it out.

use super::headers::{self, Fields};
use super::{body, charset, dates, house_names, kind, senders};
use crate::model::{Address, Kind, Letter, Mailbox, MessageId, Oddity};
use crate::speech::beginning;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Longer mail is cut; what follows are attachments anyway.
const LONGEST: usize = 16 << 20;

/// A longer header block is cut; ten thousand recipients fit.
const LONGEST_HEADER: usize = 1 << 20;
/// Recipients of one letter that are kept, of each field.
const MOST_RECIPIENTS: usize = 1000;
/// Bytes of a subject that are kept, wherever it stood.
const LONGEST_SUBJECT: usize = 4 << 10;

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
    let header = decoded(header);
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

/// A letter as it was when it came, from its kept header, text and attachments.
pub fn reopen(header: &str, text: String, attachments: Vec<String>) -> Letter {
    let filled = catch_unwind(AssertUnwindSafe(|| fill(&Fields::parse(header), b"").0));
    Letter { text, attachments, header: header.to_owned(), ..filled.unwrap_or_default() }
}

/// Of [`reopen`] only writer and subject.
pub fn writer_and_subject(header: &str) -> (Option<Mailbox>, String) {
    let read =
        |fields: Fields<'_>| (sender(&fields, &fields.mailboxes("cc", MOST_RECIPIENTS).0).from, subject(&fields));
    let (from, subject) = catch_unwind(AssertUnwindSafe(|| read(Fields::parse(header)))).unwrap_or_default();
    (from.map(without_address), subject)
}

/// Raw bytes in a header are in the set of the body, if that declares one.
fn decoded(header: &[u8]) -> Cow<'_, str> {
    let (text, others) = charset::guess(header);
    if !others {
        return text;
    }
    let label =
        Fields::parse(&text).parameters("content-type").and_then(|c| Some(c.attribute("charset")?.to_lowercase()));
    charset::read(header, label.as_deref()).0.into_owned().into()
}

fn fill(fields: &Fields<'_>, body: &[u8]) -> (Letter, Vec<Oddity>) {
    let mut oddities = Vec::new();
    let (cc, more) = fields.mailboxes("cc", MOST_RECIPIENTS);
    let sender = sender(fields, &cc);
    let cc = house_names::named(fields, "x-cc", cc);
    let body = body::read(fields, body);
    let subject = Some(subject(fields)).filter(|subject| !subject.is_empty());
    let subject = subject.unwrap_or_else(|| beginning(&body.subject, LONGEST_SUBJECT).to_owned());
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
    let to = house_names::named(fields, "x-to", to);
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

fn sender(fields: &Fields<'_>, cc: &[Mailbox]) -> senders::Sender {
    let from = house_names::named(fields, "x-from", fields.mailboxes("from", 1).0);
    let (reply_to, _) = fields.mailboxes("reply-to", 10);
    senders::sender(from.into_iter().next(), &reply_to, cc, fields)
}

fn subject(fields: &Fields<'_>) -> String {
    beginning(&fields.words("subject"), LONGEST_SUBJECT).to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts and subjects whose bytes and declaration are at odds.
    #[test]
    fn character_sets_declared_or_not() {
        let latin = b"Gr\xfc\xdfe aus K\xf6ln".as_slice();
        let windows = b"\x84Gr\xfc\xdfe\x93 \x96 5 \x80".as_slice();
        let utf8 = "Grüße aus Köln".as_bytes();
        let mangled = "GrÃ¼ÃŸe aus KÃ¶ln".as_bytes();
        let mixed = b"Gr\xc3\xbc\xc3\x9fe aus K\xf6ln".as_slice();
        let russian = b"\xf0\xd2\xc9\xd7\xc5\xd4".as_slice();
        let greeting = "Grüße aus Köln";
        for (kind, bytes, want) in [
            ("", latin, greeting),
            ("", utf8, greeting),
            ("", windows, "„Grüße“ – 5 €"),
            ("text/plain", latin, greeting),
            ("text/plain; charset=us-ascii", latin, greeting),
            ("text/plain; charset=us-ascii", utf8, greeting),
            ("text/plain; charset=utf-8", latin, greeting),
            ("text/plain; charset=utf-8", mixed, greeting),
            ("text/plain; charset=UTF8", utf8, greeting),
            ("text/plain; charset=utf-8", mangled, greeting),
            ("text/plain; charset=iso-8859-1", utf8, greeting),
            ("text/plain; charset=\"ISO-8859-15\"", utf8, greeting),
            ("text/plain; charset=iso-8859-1", windows, "„Grüße“ – 5 €"),
            ("text/plain; charset=unknown-8bit", latin, greeting),
            ("text/plain; charset=x-user-defined", latin, greeting),
            ("text/plain; charset=default_charset", utf8, greeting),
            ("text/plain; charset=koi8-r", russian, "Привет"),
            ("text", latin, greeting),
        ] {
            let head = if kind.is_empty() { String::new() } else { format!("Content-Type: {kind}\n") };
            let raw = [head.as_bytes(), b"Subject: ", bytes, b"\n\n", bytes, b"\n"].concat();
            let (letter, _) = open(&raw);
            assert_eq!((letter.subject.as_str(), letter.text.trim_end()), (want, want), "{kind}");
        }
        let page =
            b"Content-Type: text/html\n\n<html><meta content=\"text/html; charset=koi8-r\"><p>\xf0\xd2\xc9\xd7\xc5\xd4";
        assert_eq!(open(page).0.text, "Привет\n");
    }

    #[test]
    fn subjects() {
        for (raw, want) in [
            ("\"Hello\"", "\"Hello\""),
            ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?q?_aus?= Wien", "Grüße aus Wien"),
            ("=?utf-8?q?=3D=3Futf-8=3Fq=3FGr=3DC3=3DBC=3DC3=3D9Fe=3F=3D?=", "Grüße"),
            ("=?utf-8?q?Gr=C3=83=C2=BC=C3=83=C5=B8e?=", "Grüße"),
            ("a\n\tb\n  c", "a b c"),
            ("a\u{202e}b\u{7}c", "ab c"),
        ] {
            assert_eq!(open(format!("Subject: {raw}\n\nx").as_bytes()).0.subject, want, "{raw}");
        }
    }

    /// From rewritten by lists: who wrote, and who stood in for them.
    #[test]
    fn rewritten_senders() {
        let list = "List-Id: <guild.lists.example>\nList-Post: <mailto:guild@lists.example>";
        let (sam, guild) = ("Sam Doyle <sam@inkhorn.example>", "guild@lists.example");
        for (fields, person, relay) in [
            ("From: Sam Doyle <sam@inkhorn.example>", sam, ""),
            ("From: Sam Doyle via guild <guild@lists.example>\nReply-To: Sam Doyle <sam@inkhorn.example>", sam, guild),
            (
                "From: 'Sam Doyle' via guild <guild@lists.example>\nX-Original-From: Sam Doyle <sam@inkhorn.example>",
                sam,
                guild,
            ),
            ("From: Sam Doyle via guild <guild@lists.example>\nX-Original-Sender: sam@inkhorn.example", sam, guild),
            ("From: Sam Doyle via guild <guild@lists.example>\nAuthor: Sam Doyle <sam@inkhorn.example>", sam, guild),
            (
                "From: Sam Doyle via guild <guild@lists.example>\nReply-To: guild@lists.example\nCc: Sam Doyle <sam@inkhorn.example>",
                sam,
                guild,
            ),
            ("From: Sam Doyle via guild <sam=inkhorn.example@lists.example>", sam, "sam=inkhorn.example@lists.example"),
            (
                "From: Sam Doyle <sam=40inkhorn.example@dmarc.lists.example>",
                sam,
                "sam=40inkhorn.example@dmarc.lists.example",
            ),
            ("From: \"Sam Doyle sam@inkhorn.example [guild]\" <guild@lists.example>", sam, guild),
            ("From: Sam Doyle via guild <guild@lists.example>", "", guild),
            ("From: Sam Doyle via guild <guild@lists.example>\nReply-To: guild@lists.example", "", guild),
        ] {
            let (letter, _) = open(format!("{fields}\n{list}\n\nx").as_bytes());
            let shown = letter.from.map(|m| format!("{} <{}>", m.name, m.address)).unwrap_or_default();
            let stood_in = letter.relay.map(|m| m.address.to_string()).unwrap_or_default();
            assert_eq!((shown.as_str(), stood_in.as_str()), (person, relay), "{fields}");
        }
    }
}
