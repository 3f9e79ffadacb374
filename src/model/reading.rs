//! What was read from the text of one letter. Every finding is a place in that text.

use super::{Address, Cues, Language, Salutation, SignOff, Verdict};

/// A range of bytes in [`super::Letter::text`], on character borders.
pub type Span = std::ops::Range<usize>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The writer's own words in order: no quotation, forward, signature, disclaimer. Whole lines.
    pub own: Vec<Span>,
    pub signature: Option<Span>,
    /// What signature and sign-off say of the writer.
    pub card: Card,
    pub salutation: Option<(Span, Salutation)>,
    pub sign_off: Option<(Span, SignOff)>,
    pub language: Option<Language>,
    pub cues: Cues,
    pub verdict: Verdict,
    /// Questions and requests to the reader that wait for an answer; courtesies left out.
    pub questions: Vec<Span>,
    pub promises: Vec<Promise>,
    /// Thanks, a wish or a farewell: a letter that may stand as the last word.
    pub closing: bool,
    /// One offers the other the du, or accepts it; with who offered it.
    pub du_offer: Option<(Span, Who)>,
    pub remarks: Vec<Remark>,
}

impl Reading {
    /// The own words as one text, pieces joined as they stood.
    pub fn own_text(&self, text: &str) -> String {
        self.own.iter().filter_map(|span| text.get(span.clone())).collect()
    }
}

/// Who the writer is, by the signature of one letter; every part as it stands there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    pub name: Option<Span>,
    /// What they are or do: "Leiterin Einkauf", "Vice President".
    pub titles: Vec<Span>,
    pub companies: Vec<Span>,
    /// Parts of a company.
    pub departments: Vec<Span>,
    pub phones: Vec<Span>,
    pub faxes: Vec<Span>,
    pub places: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    pub span: Span,
    pub who: Who,
    pub kind: PromiseKind,
}

/// Who is bound by a promise, seen from its writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Writer,
    Reader,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    Meal,
    Drink,
    Call,
    Meet,
    Visit,
    Send,
    Other,
}

/// What changes how, or whether, one may write to somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// The writer asks the reader not to write any more.
    NoContact(Span),
    /// Lawyers, or the threat of them, against the reader.
    LegalThreat(Span),
    /// Somebody named here has died. The name as written.
    Died { span: Span, name: String },
    /// Mail to this address came back; `permanent` by a 5.x.x status or its wording.
    Bounced { address: Address, permanent: bool, span: Span },
    /// The writer says that the address this letter came from ends; the new one where given.
    Moved { span: Span, to: Option<Address> },
    /// The writer once bore this surname.
    FormerName { span: Span, surname: String },
}
