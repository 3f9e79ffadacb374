//! The folder of the cast in, the mbox and the truth about it out.
//!
//! `cast` reads the files, `jana` knows the owner's addresses, `calendar` turns days before today into dates,
//! `personal` and `machines` make mails of them, `mime` writes one mail down, `truth` says what tests may assert.

mod calendar;
mod cast;
mod jana;
mod machines;
mod mime;
mod personal;
mod truth;

use anyhow::Result;
use jiff::Zoned;
use std::path::Path;

pub struct Demo {
    /// In order of time.
    pub mails: Vec<Mail>,
    /// All mails in mboxrd quoting.
    pub mbox: Vec<u8>,
    /// TOML.
    pub truth: String,
}

/// One mail before it is written down.
#[derive(Clone)]
pub struct Mail {
    /// Without angle brackets.
    pub message_id: String,
    pub at: Zoned,
    pub from: Named,
    pub to: Vec<Named>,
    pub cc: Vec<Named>,
    pub subject: String,
    pub body: String,
    /// Nearest first.
    pub answers: Vec<String>,
    pub delivered_to: Option<String>,
    /// Written last, as they are: name and value.
    pub headers: Vec<(String, String)>,
    pub calendar: Option<machines::Event>,
}

#[derive(Clone)]
pub struct Named {
    pub name: String,
    pub addr: String,
}

pub fn demo(folder: &Path) -> Result<Demo> {
    let cast = cast::read(folder)?;
    let mut mails = personal::mails(&cast)?;
    mails.extend(machines::mails(&cast)?);
    mails.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.message_id.cmp(&b.message_id)));
    let mbox = mails.iter().flat_map(mime::mbox_entry).collect();
    let truth = truth::toml(&cast, &mails)?;
    Ok(Demo { mails, mbox, truth })
}
