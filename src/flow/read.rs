//! One mail in, everything that is read from it out.

use super::index::remarks;
use crate::letters;
use crate::model::{Address, Kind, Language, Letter, Oddity, Reading, RemarkKind, Salutation, SignOff, Span, Verdict};
use crate::speech::one_line;
use jiff::Timestamp;
use serde::Serialize;

/// What `wieder read` prints. Offsets count code points of `text`.
#[derive(Clone, Debug, Serialize)]
pub struct ReadLetter {
    pub from: Option<Address>,
    pub from_name: String,
    pub date: Option<Timestamp>,
    pub message_id: Option<String>,
    pub subject: String,
    pub kind: Kind,
    pub text: String,
    pub own: Vec<[usize; 2]>,
    pub own_text: String,
    pub signature: Option<[usize; 2]>,
    pub salutation: Option<Salutation>,
    pub sign_off: Option<SignOff>,
    pub language: Option<Language>,
    pub register: Verdict,
    pub questions: Vec<String>,
    pub promises: Vec<String>,
    /// Who the writer is, by the signature.
    pub card: ShownCard,
    pub remarks: Vec<ShownRemark>,
    pub oddities: Vec<Oddity>,
}

/// Every part as it stands in the letter.
#[derive(Clone, Debug, Serialize)]
pub struct ShownCard {
    pub name: Option<String>,
    pub titles: Vec<String>,
    pub companies: Vec<String>,
    pub departments: Vec<String>,
    pub phones: Vec<String>,
    pub faxes: Vec<String>,
    pub places: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ShownRemark {
    pub kind: RemarkKind,
    /// The name of the dead, the address that moved or from which mail came back, the former surname; else empty.
    pub about: String,
    pub sentence: String,
}

pub fn read(raw: &[u8]) -> ReadLetter {
    let (letter, oddities) = letters::open(raw);
    let reading = letters::read(&letter);
    describe(letter, reading, oddities)
}

fn describe(letter: Letter, reading: Reading, oddities: Vec<Oddity>) -> ReadLetter {
    let points = CodePoints::new(&letter.text);
    let piece = |span: &Span| letter.text.get(span.clone()).unwrap_or_default().trim().to_owned();
    let pieces = |spans: &[Span]| spans.iter().map(&piece).collect::<Vec<_>>();
    let remark = |kind, about, span: &Span| ShownRemark { kind, about, sentence: one_line(&piece(span)) };
    ReadLetter {
        from: letter.from.as_ref().map(|from| from.address.clone()),
        from_name: letter.from.as_ref().map(|from| from.name.clone()).unwrap_or_default(),
        date: letter.date,
        message_id: letter.message_id.as_ref().map(|id| id.as_str().to_owned()),
        subject: letter.subject.clone(),
        kind: letter.kind,
        own: reading.own.iter().map(|span| points.range(span)).collect(),
        own_text: reading.own_text(&letter.text),
        signature: reading.signature.as_ref().map(|span| points.range(span)),
        salutation: reading.salutation.as_ref().map(|(_, salutation)| salutation.clone()),
        sign_off: reading.sign_off.as_ref().map(|(_, sign_off)| sign_off.clone()),
        language: reading.language,
        register: reading.verdict,
        questions: reading.questions.iter().map(&piece).collect(),
        promises: reading.promises.iter().map(|promise| piece(&promise.span)).collect(),
        card: ShownCard {
            name: reading.card.name.as_ref().map(&piece),
            titles: pieces(&reading.card.titles),
            companies: pieces(&reading.card.companies),
            departments: pieces(&reading.card.departments),
            phones: pieces(&reading.card.phones),
            faxes: pieces(&reading.card.faxes),
            places: pieces(&reading.card.places),
        },
        remarks: remarks(&reading).into_iter().map(|(kind, about, span)| remark(kind, about, &span)).collect(),
        oddities,
        text: letter.text,
    }
}

/// Byte offsets of every code point, so that a span of bytes becomes one of code points.
struct CodePoints(Vec<usize>);

impl CodePoints {
    fn new(text: &str) -> CodePoints {
        CodePoints(text.char_indices().map(|(at, _)| at).collect())
    }

    fn range(&self, span: &Span) -> [usize; 2] {
        [self.0.partition_point(|at| *at < span.start), self.0.partition_point(|at| *at < span.end)]
    }
}
