//! Senders that write by rule in, their mails out.

use super::cast::{Cast, Sender};
use super::{Mail, Named, calendar, jana};
use anyhow::Result;
use jiff::{ToSpan, Zoned};
use sha2::{Digest, Sha256};

/// The invitation a calendar attaches.
#[derive(Clone)]
pub struct Event {
    pub uid: String,
    pub method: String,
    pub summary: String,
    pub organiser: String,
    pub attendee: String,
    pub stamp: Zoned,
    pub start: Zoned,
}

pub fn mails(cast: &Cast) -> Result<Vec<Mail>> {
    let mut mails = Vec::new();
    for sender in &cast.machines.sender {
        let mut number = 0;
        for &(older, newer) in &sender.spans {
            let mut nominal = older;
            while nominal >= newer {
                number += 1;
                let swing = 2 * sender.jitter + 1;
                let shift = (seed(&sender.id, number, "day") % swing.unsigned_abs()) as i64 - sender.jitter;
                mails.push(mail(cast, sender, number, (nominal + shift).clamp(newer, older))?);
                nominal -= sender.every;
            }
        }
    }
    Ok(mails)
}

fn mail(cast: &Cast, sender: &Sender, number: u64, days: i64) -> Result<Mail> {
    let pick = |count: usize, what: &str| (seed(&sender.id, number, what) % count as u64) as usize;
    let variant = &sender.variant[pick(sender.variant.len(), "variant")];
    let at = calendar::moment(days, &sender.times[pick(sender.times.len(), "time")])?;
    let code = format!("{:08}", seed(&sender.id, number, "code") % 100_000_000);
    let filled = |text: &str| {
        text.replace("{n}", &number.to_string())
            .replace("{month}", &calendar::month_name(&at, &sender.lang))
            .replace("{year}", &at.year().to_string())
            .replace("{code}", &code)
    };
    let mine = if sender.to == "private" { jana::PRIVATE } else { jana::work(days) };
    let to = match &sender.list {
        Some(list) => Named { name: String::new(), addr: cast.list(list)?.address.clone() },
        None => Named { name: jana::display_name(mine).to_owned(), addr: mine.to_owned() },
    };
    let mut headers: Vec<_> = sender.reply_to.iter().map(|addr| ("Reply-To".to_owned(), addr.clone())).collect();
    headers.extend(sender.headers.iter().map(|(name, value)| (name.clone(), filled(value))));

    let domain = sender.from.rsplit('@').next().unwrap_or_default();
    let calendar = match (&variant.ics_summary, &variant.ics_method) {
        (Some(summary), Some(method)) => Some(Event {
            uid: format!("{code}@{domain}"),
            method: method.clone(),
            summary: summary.clone(),
            organiser: sender.from.clone(),
            attendee: mine.to_owned(),
            stamp: at.clone(),
            start: at.checked_add(7.days())?.with().hour(10).minute(0).build()?,
        }),
        _ => None,
    };
    Ok(Mail {
        message_id: format!("{}-{number}@{domain}", sender.id),
        from: Named { name: variant.name.as_ref().unwrap_or(&sender.name).clone(), addr: sender.from.clone() },
        to: vec![to],
        cc: Vec::new(),
        subject: filled(&variant.subject),
        body: filled(&variant.body),
        answers: Vec::new(),
        delivered_to: Some(mine.to_owned()),
        headers,
        calendar,
        at,
    })
}

/// A number that looks like chance and is the same in every run.
fn seed(id: &str, number: u64, what: &str) -> u64 {
    let hash = Sha256::digest(format!("{id}/{number}/{what}"));
    hash.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
