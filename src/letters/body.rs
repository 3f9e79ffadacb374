//! A parsed message in, its text, the names of its attachments and the signs of a delivery report out.

use super::{charset, flowed, html};
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

#[derive(Default)]
pub struct Body {
    pub text: String,
    pub attachments: Vec<String>,
    pub wrong_charset: bool,
    pub delivery_report: bool,
}

/// Text longer than this is no letter; the rest is left out, in bytes.
const LONGEST: usize = 4 << 20;

pub fn read(message: &Message<'_>) -> Body {
    let mut body = Body { delivery_report: is_report(message), ..Body::default() };
    let mut html_used = false;
    for id in &message.text_body {
        let Some(part) = message.part(*id) else { continue };
        let text = match &part.body {
            PartType::Text(text) => plain(message, part, text, &mut body.wrong_charset),
            PartType::Html(page) if !html_used => {
                html_used = true;
                charset::tidy(&html::to_text(&decoded(message, part, page, &mut body.wrong_charset)))
            }
            _ => continue,
        };
        append(&mut body.text, &text);
    }
    if body.text.trim().is_empty() {
        let page = message.html_body.iter().filter_map(|id| message.part(*id)).find_map(|part| match &part.body {
            PartType::Html(page) => Some(decoded(message, part, page, &mut body.wrong_charset)),
            _ => None,
        });
        body.text = page.map(|page| charset::tidy(&html::to_text(&page))).unwrap_or_default();
    }
    for part in message.attachments().take(200) {
        let kind = part.content_type().map(|c| format!("{}/{}", c.ctype(), c.subtype().unwrap_or_default()));
        if kind.as_deref().is_some_and(|k| k.eq_ignore_ascii_case("message/delivery-status")) {
            append(&mut body.text, &charset::tidy(&charset::guess(part.contents()).0));
        } else if let Some(name) = part.attachment_name() {
            body.attachments.push(super::headers::clean(name));
        }
    }
    body
}

fn append(text: &mut String, more: &str) {
    if more.trim().is_empty() || text.len() > LONGEST {
        return;
    }
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    let mut cut = more.len().min(LONGEST);
    while !more.is_char_boundary(cut) {
        cut -= 1;
    }
    text.push_str(more.get(..cut).unwrap_or_default());
}

fn is_report(message: &Message<'_>) -> bool {
    message.content_type().is_some_and(|c| {
        let report = c.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"));
        report && c.attribute("report-type").is_some_and(|t| t.eq_ignore_ascii_case("delivery-status"))
    })
}

fn plain(message: &Message<'_>, part: &MessagePart<'_>, text: &str, wrong: &mut bool) -> String {
    let text = charset::tidy(&decoded(message, part, text, wrong));
    let attribute = |name: &str| part.content_type().and_then(|c| c.attribute(name)).map(str::to_ascii_lowercase);
    if attribute("format").as_deref() == Some("flowed") {
        return flowed::undo(&text, attribute("delsp").as_deref() == Some("yes"));
    }
    text
}

/// The text as decoded, or read anew where the declared character set cannot be true.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>, text: &str, wrong: &mut bool) -> String {
    if text.contains('\u{fffd}') && part.encoding == mail_parser::Encoding::None {
        let from = usize::try_from(part.offset_body).unwrap_or(usize::MAX);
        let to = usize::try_from(part.offset_end).unwrap_or(0);
        if let Some(bytes) = message.raw_message.get(from..to) {
            *wrong = true;
            return charset::guess(bytes).0;
        }
    }
    if text.contains('\u{fffd}') && part.is_encoding_problem {
        *wrong = true;
    }
    match charset::unmangle(text) {
        Some(mended) => {
            *wrong = true;
            mended
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivery_status_is_tidied_like_any_text() {
        let raw = "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
                   Content-Type: text/plain\r\n\r\nIt failed.\r\n--b\r\n\
                   Content-Type: message/delivery-status\r\n\r\n\
                   Final-Recipient: rfc822; a@b.example\r\nStatus: 5.1.1 \u{1b}[31m\u{202e}\u{61c}gone\r\n--b--\r\n";
        let message = mail_parser::MessageParser::default().parse(raw.as_bytes()).unwrap();
        let text = read(&message).text;
        assert!(text.contains("Status: 5.1.1 [31mgone\n") || text.ends_with("[31mgone"), "{text:?}");
        assert!(!text.contains(|c: char| c == '\u{1b}' || c == '\r' || crate::model::is_bidi(c)), "{text:?}");
    }
}
