//! Letters of the cast and posts by hand on a list in, mails out.

use super::cast::{Cast, Letter, List, Person, Post};
use super::{Mail, Named, calendar, jana};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

pub fn mails(cast: &Cast) -> Result<Vec<Mail>> {
    let threads = threads(cast);
    let names = names(cast);
    let mut mails = Vec::new();
    for (person, letter) in cast.letters() {
        mails.push(letter_mail(cast, &threads, &names, person, letter)?);
    }
    for post in &cast.machines.list_post {
        mails.push(post_mail(cast, &threads, post)?);
    }
    Ok(mails)
}

/// What others refer to in a letter, by its id in the cast.
struct Known<'a> {
    message_id: String,
    parent: &'a str,
    days: i64,
    time: &'a str,
}

type Threads<'a> = BTreeMap<&'a str, Known<'a>>;

fn threads(cast: &Cast) -> Threads<'_> {
    let letters = cast.letters().map(|(_, l)| (&l.id, &l.from, &l.reply_to, l.days, &l.time));
    let posts = cast.machines.list_post.iter().map(|p| (&p.id, &p.from, &p.reply_to, p.days, &p.time));
    letters
        .chain(posts)
        .map(|(id, from, parent, days, time)| {
            let domain = from.rsplit('@').next().unwrap_or_default();
            (id.as_str(), Known { message_id: format!("{id}@{domain}"), parent, days, time })
        })
        .collect()
}

/// The name an address is shown with in To and Cc: the one its owner uses there.
fn names(cast: &Cast) -> BTreeMap<&str, &str> {
    let mut names: BTreeMap<&str, &str> = cast.others.iter().map(|o| (o.addr.as_str(), o.name.as_str())).collect();
    for person in cast.people.values() {
        names.extend(person.addresses.iter().map(|used| (used.addr.as_str(), person.name.as_str())));
    }
    for (_, letter) in cast.letters().filter(|(_, l)| l.dir == "in" && l.list.is_none()) {
        if let Some(name) = &letter.name {
            names.insert(&letter.from, name);
        }
    }
    names
}

fn letter_mail(
    cast: &Cast,
    threads: &Threads,
    names: &BTreeMap<&str, &str>,
    person: &Person,
    letter: &Letter,
) -> Result<Mail> {
    let incoming = letter.dir == "in";
    let named = |addr: &String| {
        let name = if jana::is_hers(addr) { jana::display_name(addr) } else { names.get(addr.as_str()).unwrap_or(&"") };
        Named { name: name.to_owned(), addr: addr.clone() }
    };
    let name = if incoming {
        letter.name.clone().unwrap_or_else(|| person.name.clone())
    } else {
        jana::display_name(&letter.from).to_owned()
    };
    let mine = letter.to.iter().chain(&letter.cc).find(|addr| jana::is_hers(addr));
    let mut mail = Mail {
        message_id: known(threads, &letter.id)?.message_id.clone(),
        at: calendar::moment(letter.days, &letter.time)?,
        from: Named { name, addr: letter.from.clone() },
        to: letter.to.iter().map(named).collect(),
        cc: letter.cc.iter().map(named).collect(),
        subject: letter.subject.clone(),
        body: filled(&letter.body, threads).with_context(|| letter.id.clone())?,
        answers: ancestors(threads, &letter.reply_to)?,
        delivered_to: incoming.then(|| mine.map_or(jana::work(letter.days).to_owned(), Clone::clone)),
        headers: Vec::new(),
        calendar: None,
    };
    if letter.auto {
        if letter.from.starts_with("mailer-daemon@") {
            mail.headers.push(("Return-Path".into(), "<>".into()));
        }
        mail.headers.push(("Auto-Submitted".into(), "auto-replied".into()));
    }
    if let (true, Some(list)) = (incoming, &letter.list) {
        through_list(&mut mail, cast.list(list)?, true);
    }
    Ok(mail)
}

fn post_mail(cast: &Cast, threads: &Threads, post: &Post) -> Result<Mail> {
    let list = cast.list(&post.list)?;
    let name = if post.rewritten { format!("{} via {}", post.name, list.id) } else { post.name.clone() };
    let mut mail = Mail {
        message_id: known(threads, &post.id)?.message_id.clone(),
        at: calendar::moment(post.days, &post.time)?,
        from: Named { name, addr: post.from.clone() },
        to: vec![Named { name: String::new(), addr: list.address.clone() }],
        cc: Vec::new(),
        subject: post.subject.clone(),
        body: filled(&post.body, threads)?,
        answers: ancestors(threads, &post.reply_to)?,
        delivered_to: Some(jana::work(post.days).to_owned()),
        headers: Vec::new(),
        calendar: None,
    };
    through_list(&mut mail, list, post.rewritten);
    Ok(mail)
}

/// What the list does to a mail on its way: headers, footer, and with `rewritten` its own address in From.
fn through_list(mail: &mut Mail, list: &List, rewritten: bool) {
    if rewritten {
        let writer = mail.from.name.split(" via ").next().unwrap_or_default();
        let address = format!("{writer} <{}>", mail.from.addr);
        mail.headers.push(("Reply-To".into(), address.clone()));
        mail.headers.push(("X-Original-From".into(), address));
        mail.from.addr.clone_from(&list.address);
    }
    mail.headers.extend(list.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
    mail.body.push_str(&list.footer);
}

fn known<'a, 'b>(threads: &'b Threads<'a>, id: &str) -> Result<&'b Known<'a>> {
    threads.get(id).with_context(|| format!("no letter has the id {id}"))
}

fn ancestors(threads: &Threads, parent: &str) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    let mut next = parent;
    while !next.is_empty() {
        let letter = known(threads, next)?;
        ids.push(letter.message_id.clone());
        next = letter.parent;
    }
    Ok(ids)
}

/// Replaces `{{kind:ID}}`.
fn filled(body: &str, threads: &Threads) -> Result<String> {
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{{") {
        let (hole, tail) = after.split_once("}}").context("a placeholder without an end")?;
        let (kind, id) = hole.split_once(':').with_context(|| format!("placeholder {hole}"))?;
        let letter = known(threads, id)?;
        let at = calendar::moment(letter.days, letter.time)?;
        text.push_str(before);
        match kind {
            "on" => text.push_str(&at.strftime("%a, %-d %b %Y at %H:%M").to_string()),
            "sent" => text.push_str(&at.strftime("%d %B %Y %H:%M").to_string()),
            "rfc" => text.push_str(&calendar::rfc5322(&at)),
            "mid" => text.push_str(&format!("<{}>", letter.message_id)),
            other => bail!("placeholder {other}"),
        }
        rest = tail;
    }
    text.push_str(rest);
    Ok(text)
}
