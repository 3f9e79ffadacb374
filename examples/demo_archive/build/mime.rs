//! One mail in, its lines in an mbox out: headers, encoded words, bodies as different programs would encode them.

use super::machines::Event;
use super::{Mail, Named, calendar};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// With its `From ` line and the blank line behind; body lines that look like a `From ` line get one `>` more.
pub fn mbox_entry(mail: &Mail) -> Vec<u8> {
    let utc = mail.at.timestamp().strftime("%a %b %e %H:%M:%S %Y");
    let mut entry = format!("From {} {utc}\n", mail.from.addr);
    for line in written(mail).lines() {
        if line.trim_start_matches('>').starts_with("From ") {
            entry.push('>');
        }
        entry.push_str(line);
        entry.push('\n');
    }
    entry.push('\n');
    entry.into_bytes()
}

fn written(mail: &Mail) -> String {
    let mut text = String::new();
    let mut header = |name: &str, value: &str| writeln!(text, "{name}: {value}").unwrap_or_default();
    header("X-Gmail-Labels", if mail.delivered_to.is_some() { "Inbox" } else { "Sent" });
    if let Some(addr) = &mail.delivered_to {
        header("Delivered-To", addr);
    }
    header("Message-ID", &format!("<{}>", mail.message_id));
    header("Date", &calendar::rfc5322(&mail.at));
    header("From", &mailbox(&mail.from));
    header("To", &mailboxes(&mail.to));
    if !mail.cc.is_empty() {
        header("Cc", &mailboxes(&mail.cc));
    }
    header("Subject", &encoded(&mail.subject));
    if let Some(parent) = mail.answers.first() {
        header("In-Reply-To", &format!("<{parent}>"));
        let oldest_first: Vec<_> = mail.answers.iter().rev().map(|id| format!("<{id}>")).collect();
        header("References", &oldest_first.join("\n "));
    }
    for (name, value) in &mail.headers {
        header(name, &encoded(value));
    }
    header("MIME-Version", "1.0");

    let plain = part("text/plain; charset=utf-8", &mail.body, transfer(mail));
    match &mail.calendar {
        None => text.push_str(&plain),
        Some(event) => {
            let border = format!("=_{}", event.uid.split('@').next().unwrap_or_default());
            let invitation = part(
                &format!("text/calendar; charset=utf-8; method={}", event.method),
                &icalendar(event),
                Transfer::Base64,
            );
            let _ = write!(text, "Content-Type: multipart/alternative; boundary=\"{border}\"\n\n");
            let _ = write!(text, "--{border}\n{plain}\n--{border}\n{invitation}\n--{border}--\n");
        }
    }
    text
}

#[derive(Clone, Copy)]
enum Transfer {
    SevenBit,
    EightBit,
    QuotedPrintable,
    Base64,
}

/// Every mail program has its habit; which one a sender has depends on the address alone.
fn transfer(mail: &Mail) -> Transfer {
    let short = mail.body.lines().all(|line| line.len() <= 900);
    if mail.body.is_ascii() && short {
        return Transfer::SevenBit;
    }
    match Sha256::digest(&mail.from.addr).first().map(|byte| byte % 4) {
        Some(0 | 1) if short => Transfer::EightBit,
        Some(2) => Transfer::Base64,
        _ => Transfer::QuotedPrintable,
    }
}

fn part(content_type: &str, text: &str, transfer: Transfer) -> String {
    let (name, coded) = match transfer {
        Transfer::SevenBit => ("7bit", text.to_owned()),
        Transfer::EightBit => ("8bit", text.to_owned()),
        Transfer::QuotedPrintable => ("quoted-printable", quoted_printable(text)),
        Transfer::Base64 => ("base64", base64_lines(text.replace('\n', "\r\n").as_bytes())),
    };
    format!("Content-Type: {content_type}\nContent-Transfer-Encoding: {name}\n\n{coded}")
}

fn mailboxes(list: &[Named]) -> String {
    list.iter().map(mailbox).collect::<Vec<_>>().join(",\n ")
}

fn mailbox(named: &Named) -> String {
    let Named { name, addr } = named;
    if name.is_empty() {
        addr.clone()
    } else if !name.is_ascii() {
        format!("{} <{addr}>", encoded(name))
    } else if name.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '-') {
        format!("{name} <{addr}>")
    } else {
        format!("\"{}\" <{addr}>", name.replace('"', "\\\""))
    }
}

/// RFC 2047, where needed: base64 words of at most 75 characters, cut between characters.
fn encoded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for c in text.chars() {
        let full = words.last().is_some_and(|word| word.len() + c.len_utf8() > 45);
        if full {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    let coded: Vec<_> = words.iter().map(|word| format!("=?UTF-8?B?{}?=", base64(word.as_bytes()))).collect();
    coded.join("\n ")
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut width = 0;
        let last = line.len().saturating_sub(1);
        for (at, byte) in line.bytes().enumerate() {
            let bare = matches!(byte, b'!'..=b'<' | b'>'..=b'~') || (byte == b' ' && at != last);
            let coded = if bare { (byte as char).to_string() } else { format!("={byte:02X}") };
            if width + coded.len() > 75 {
                out.push_str("=\n");
                width = 0;
            }
            width += coded.len();
            out.push_str(&coded);
        }
        out.push('\n');
    }
    out
}

fn base64_lines(bytes: &[u8]) -> String {
    bytes.chunks(57).map(|chunk| base64(chunk) + "\n").collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= chunk.len() { digit as char } else { '=' });
        }
    }
    out
}

fn icalendar(event: &Event) -> String {
    let utc = |at: &jiff::Zoned| at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Terminwerk//Kalender//DE\nMETHOD:{}\nBEGIN:VEVENT\nUID:{}\n\
         DTSTAMP:{}\nDTSTART:{}\nDURATION:PT1H\nSUMMARY:{}\nORGANIZER:mailto:{}\nATTENDEE:mailto:{}\n\
         END:VEVENT\nEND:VCALENDAR\n",
        event.method,
        event.uid,
        utc(&event.stamp),
        utc(&event.start),
        event.summary,
        event.organiser,
        event.attendee
    )
}
