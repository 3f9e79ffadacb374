//! A composed letter in, an `.eml` file that opens as a draft out.

use crate::model::{Address, Mailbox, MessageId};
use anyhow::Result;
use lettre::message::{Mailbox as LettreBox, Message, header};

/// A letter as it would leave the house.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    pub from: Mailbox,
    pub to: Mailbox,
    pub subject: String,
    pub body: String,
    /// The letter it answers, where it continues an old thread.
    pub answers: Option<MessageId>,
    /// Seconds since 1970.
    pub at: i64,
}

/// `X-Unsent: 1` makes mail programs open it as a draft. Plain text, UTF-8, one receiver, no `Bcc`.
pub fn eml(letter: &Outgoing) -> Result<Vec<u8>> {
    let date = std::time::UNIX_EPOCH + std::time::Duration::from_secs(letter.at.max(0) as u64);
    let mut message = Message::builder()
        .from(mailbox(&letter.from)?)
        .to(mailbox(&letter.to)?)
        .subject(one_line(&letter.subject))
        .date(date)
        .raw_header(header::HeaderValue::new(header::HeaderName::new_from_ascii_str("X-Unsent"), "1".to_owned()));
    if let Some(id) = &letter.answers {
        message = message.in_reply_to(format!("<{}>", id.as_str())).references(format!("<{}>", id.as_str()));
    }
    let body = letter.body.replace("\r\n", "\n").replace('\n', "\r\n");
    Ok(message.header(header::ContentType::TEXT_PLAIN).body(body)?.formatted())
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreBox> {
    let name = Some(one_line(&mailbox.name)).filter(|name| !name.is_empty());
    Ok(LettreBox::new(name, lettre_address(&mailbox.address)?))
}

fn lettre_address(address: &Address) -> Result<lettre::Address> {
    Ok(lettre::Address::new(address.local(), address.domain())?)
}

/// Header values hold no control characters, whatever a display name in old mail held.
fn one_line(text: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    let plain: String = text.chars().filter(|c| !crate::model::is_unseen(*c)).map(blank).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Outgoing {
        let mailbox = |name: &str, address| Mailbox { name: name.into(), address: Address::parse(address).unwrap() };
        Outgoing {
            from: mailbox("Jana Vogt", "jana@janavogt.example"),
            to: mailbox("Jürgen\r\nBcc: x@y.example", "j@p.example"),
            subject: "Späte Antwort\nBcc: evil@x.example".into(),
            body: "Lieber Jürgen,\n\nwie geht es dir?\n".into(),
            answers: MessageId::parse("<a@b>"),
            at: 1_795_435_200,
        }
    }

    #[test]
    fn a_letter_can_be_read_back() {
        let raw = eml(&letter()).unwrap();
        let read = mail_parser::MessageParser::default().parse(&raw).unwrap();
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), letter().body);
        assert_eq!(read.subject().unwrap(), "Späte Antwort Bcc: evil@x.example");
        assert_eq!(read.header("X-Unsent").and_then(|value| value.as_text()), Some("1"));
        assert!(read.bcc().is_none(), "no header can be smuggled in");
        assert_eq!(read.in_reply_to().as_text(), Some("a@b"));
    }
}
