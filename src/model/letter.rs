//! One mail as it is kept.

use super::{Mailbox, MessageId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The number a letter has in the store; never used again for another letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LetterId(pub i64);

/// One mail, decoded. `text` is the whole body as plain text: HTML converted, quotations marked with `>`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Letter {
    pub message_id: Option<MessageId>,
    /// The letters this one answers, nearest first: `In-Reply-To`, then `References` from the end.
    pub answers: Vec<MessageId>,
    /// `None` when the mail bears no date that can be true.
    pub date: Option<Timestamp>,
    /// The writer. Where a list rewrote `From`, the person behind it.
    pub from: Option<Mailbox>,
    /// The list address that stood in `From` in place of the writer: nobody.
    pub relay: Option<Mailbox>,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    /// Addresses this copy was delivered to (`Delivered-To`, `X-Original-To`, …): hints at who I am.
    pub delivered_to: Vec<super::Address>,
    pub subject: String,
    pub text: String,
    /// Names of attached files.
    pub attachments: Vec<String>,
    /// The header block as it came, lossily decoded.
    pub header: String,
    pub kind: Kind,
}

/// What sort of mail a letter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// From one human being to others.
    #[default]
    Personal,
    /// A copy that came through a mailing list. Its writer may well be human.
    List,
    /// Newsletter, notice, ticket, invitation, receipt.
    Machine,
    /// Out of office and its like.
    AutoReply,
    /// A delivery failure.
    Bounce,
}

/// What was strange about one mail; reading goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    NoSender,
    NoDate,
    /// Before 1980 or after tomorrow, and no `Received` line to mend it.
    ImpossibleDate,
    /// Declared character set and bytes disagree; decoded as Windows-1252.
    WrongCharset,
    NoText,
    /// Longer than 16 MiB; only the beginning was read.
    TooLong,
    /// The header is longer than 1 MiB; only its beginning was read.
    LongHeader,
    /// Addressed to more than a thousand; the rest was left out.
    ManyRecipients,
    /// The MIME structure could not be read; the raw text was kept.
    BrokenMime,
    /// Another letter bears the same Message-ID with other content.
    SameIdOtherContent,
    /// The file changed while it was read.
    Changed,
    /// The archive ends in the middle of a letter.
    Truncated,
}
