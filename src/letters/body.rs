//! The parts of a mail in, its text, the names of its attachments and the signs of a delivery report out.

use super::headers::{self, Fields};
use super::parts::{self, Part, Piece};
use super::{
    charset, flowed, html,
    winmail::{self, Winmail},
};
use crate::speech::beginning;

#[derive(Default)]
pub struct Body {
    pub text: String,
    pub attachments: Vec<String>,
    pub wrong_charset: bool,
    pub delivery_report: bool,
    /// Of a winmail.dat, and its text.
    pub subject: String,
    in_winmail: String,
}

/// Text longer than this is no letter; the rest is left out, in bytes.
const LONGEST: usize = 4 << 20;
/// So much of it as it comes: base64 makes three bytes four, quoted-printable one byte three.
const LONGEST_ENCODED: usize = 3 * LONGEST;
/// A winmail.dat may hold its attachments; its text comes before them.
const LONGEST_WINMAIL: usize = 16 << 20;
/// Names of attachments that are kept, and bytes of each.
const MOST_NAMES: usize = 200;
const LONGEST_NAME: usize = 255;

pub fn read(fields: &Fields<'_>, body: &[u8]) -> Body {
    let structure = parts::of(fields, body);
    let mut body = Body { delivery_report: is_report(fields), ..Body::default() };
    show(&structure, true, &mut body);
    if body.text.trim().is_empty() {
        body.text = std::mem::take(&mut body.in_winmail);
    }
    // a single text has said all it has to say
    let alone = matches!(&structure, Piece::One(part) if is_text(part));
    if body.text.trim().is_empty() && !alone {
        body.text.clear();
        show_other(&structure, &mut body);
    }
    add_reports(&structure, &mut body);
    body
}

fn is_report(fields: &Fields<'_>) -> bool {
    fields.parameters("content-type").is_some_and(|c| {
        let report = c.subtype().is_some_and(|s| s.eq_ignore_ascii_case("report"));
        report && c.attribute("report-type").is_some_and(|t| t.eq_ignore_ascii_case("delivery-status"))
    })
}

/// Texts in order, of alternatives the best; the names of everything else.
fn show(piece: &Piece<'_>, shown: bool, body: &mut Body) {
    match piece {
        Piece::Several(pieces) => pieces.iter().for_each(|piece| show(piece, shown, body)),
        Piece::Alternatives(pieces) => {
            let best = pieces.iter().enumerate().max_by_key(|(at, piece)| (worth(piece), usize::MAX - at));
            let best = best.map_or(0, |(at, _)| at);
            pieces.iter().enumerate().for_each(|(at, piece)| show(piece, shown && at == best, body));
        }
        Piece::One(part) if is_text(part) => {
            if shown {
                append(&mut body.text, text(part, &mut body.wrong_charset));
            }
        }
        Piece::One(part) => {
            if let Some(winmail) = of_winmail(part) {
                append(&mut body.in_winmail, winmail.text);
                body.subject = headers::mended(&winmail.subject);
                winmail.attachments.iter().for_each(|name| add_name(name, body));
            } else if let Some(name) = part.name.as_deref() {
                add_name(name, body);
            }
        }
    }
}

fn add_name(name: &str, body: &mut Body) {
    let name = beginning(name, LONGEST_NAME);
    if body.attachments.len() < MOST_NAMES && !name.is_empty() {
        body.attachments.push(headers::clean(name));
    }
}

fn of_winmail(part: &Part<'_>) -> Option<Winmail> {
    let named = part.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("winmail.dat"));
    let is_one = named || matches!(part.kind.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef");
    is_one.then(|| winmail::read(&part.bytes(LONGEST_WINMAIL)))?
}

/// Plain text before HTML before nothing to show.
fn worth(piece: &Piece<'_>) -> u8 {
    match piece {
        Piece::Several(pieces) | Piece::Alternatives(pieces) => pieces.iter().map(worth).max().unwrap_or(0),
        Piece::One(part) if !is_text(part) || part.is_blank() => 0,
        Piece::One(part) if part.kind == "text/html" => 1,
        Piece::One(_) => 2,
    }
}

fn is_text(part: &Part<'_>) -> bool {
    !part.attached && !part.named && matches!(part.kind.as_str(), "text/plain" | "text/html")
}

fn text(part: &Part<'_>, wrong: &mut bool) -> String {
    let bytes = part.bytes(LONGEST_ENCODED);
    let in_page = || (part.kind == "text/html").then(|| html::declared_charset(&bytes))?;
    let (text, odd) = charset::read(&bytes, part.charset.clone().or_else(in_page).as_deref());
    *wrong |= odd;
    if part.kind == "text/html" {
        return charset::tidy(html::to_text(&text).into());
    }
    let text = charset::tidy(text);
    if part.flowed { flowed::undo(&text, part.delsp) } else { text }
}

/// What is neither plain nor HTML but text all the same, where there is no other.
fn show_other(piece: &Piece<'_>, body: &mut Body) {
    match piece {
        Piece::Several(pieces) | Piece::Alternatives(pieces) => {
            pieces.iter().for_each(|piece| show_other(piece, body));
        }
        Piece::One(part) if part.attached => {}
        Piece::One(part) if matches!(part.kind.as_str(), "text/enriched" | "text/richtext") => {
            let marked = text(part, &mut body.wrong_charset).replace("\n\n", "<p>");
            append(&mut body.text, html::to_text(&marked));
        }
        Piece::One(part) if part.kind.starts_with("text/") || part.kind.starts_with("multipart/") => {
            append(&mut body.text, text(part, &mut body.wrong_charset));
        }
        Piece::One(_) => {}
    }
}

/// Why a letter could not be delivered stands in a part of its own.
fn add_reports(piece: &Piece<'_>, body: &mut Body) {
    match piece {
        Piece::Several(pieces) | Piece::Alternatives(pieces) => {
            pieces.iter().for_each(|piece| add_reports(piece, body));
        }
        Piece::One(part) if part.kind == "message/delivery-status" => {
            append(&mut body.text, text(part, &mut body.wrong_charset));
        }
        Piece::One(_) => {}
    }
}

fn append(text: &mut String, mut more: String) {
    if more.trim().is_empty() || text.len() > LONGEST {
        return;
    }
    more.truncate(beginning(&more, LONGEST).len());
    if text.is_empty() {
        *text = more;
        return;
    }
    text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    text.push_str(&more);
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
        let (header, body) = raw.split_once("\r\n\r\n").unwrap();
        let text = read(&Fields::parse(header), body.as_bytes()).text;
        assert!(text.contains("Status: 5.1.1 [31mgone\n") || text.ends_with("[31mgone"), "{text:?}");
        assert!(!text.contains(|c: char| c == '\u{1b}' || c == '\r' || crate::model::is_bidi(c)), "{text:?}");
    }

    #[test]
    fn a_winmail_dat_is_the_letter_itself() {
        let winmail = concat!(
            "eJ8+IgEAAQeQBgAIAAAA5AQAAAAAAADoAAEEgAYACwAAAFVudGVybGFnZW4AFQQBDIAGAAwAAABHcvzfZSwgQW5uYQ",
            "DDBAICkAYADgAAAAAAAAAAAAAAAAAAAAAAAAACEIAGAAkAAABGb3RvLmpwZwAHAw==",
        );
        let part = format!(
            "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n{winmail}\n"
        );
        for text in ["", "--b\n\n \n", "--b\n\nSee attachment\n"] {
            let raw = format!("{text}--b\n{part}--b--\n");
            let fields = Fields::parse("Content-Type: multipart/mixed; boundary=b\n");
            let body = read(&fields, raw.as_bytes());
            let want = if text.contains("See") { "See attachment" } else { "Grüße, Anna" };
            assert_eq!((body.text.trim(), body.subject.as_str()), (want, "Unterlagen"));
            assert_eq!(body.attachments, ["Foto.jpg"]);
        }
    }
}
