//! A planned letter in, a draft kept or sent by the user's own hand out.

use super::World;
use super::plan::{Channel, Plan};
use crate::draft;
use crate::model::{Address, Ask, Case, Person};
use crate::outreach::{self, Outgoing};
use crate::store::{DraftRow, Store};
use anyhow::{Context, Result};

pub use crate::draft::{
    Arg, Claim, Draft, Finding as Remark, Level, Mail, Missing, Problem, Shape, Stub, alternatives, check, claims,
    encouragements, stub, stubs, unknown_keys,
};

/// The best letter for what is known, or what is still missing for one.
pub fn compose(plan: &Plan) -> Result<Draft, Missing> {
    draft::compose(&plan.case, Mail::First, &plan.known)
}

/// What a careful reader would say against it, gravest first.
pub fn judge(plan: &Plan, draft: &Draft) -> Vec<Remark> {
    let mut remarks = draft::lint(&plan.case, draft, &plan.known);
    if plan.channel != Channel::Mail {
        remarks.retain(|remark| !matches!(remark.place, draft::Place::Subject | draft::Place::Recipient));
    }
    remarks
}

/// Keeps the draft in place of an older one to the same person.
pub fn keep(store: &mut Store, plan: &Plan, draft: &Draft, now: i64) -> Result<i64> {
    store.save_draft(&DraftRow {
        id: 0,
        address: plan.to.address.clone(),
        ask: plan.case.ask.key().to_owned(),
        inputs: plan.case.to_toml()?,
        variants: draft.variants().join(" "),
        subject: if plan.channel == Channel::Mail { draft.subject.clone() } else { String::new() },
        body: draft.text(),
        written: now,
        sent: None,
    })
}

/// The letter as a file that opens as a draft in a mail program.
pub fn eml(plan: &Plan, draft: &Draft, now: i64) -> Result<Vec<u8>> {
    outreach::eml(&Outgoing {
        from: plan.from.clone().context("no address of mine is known")?,
        to: plan.to.clone(),
        subject: draft.subject.clone(),
        body: draft.text(),
        answers: plan.answers.clone().filter(|_| plan.thread_subject.as_deref() == Some(draft.subject.as_str())),
        at: now,
    })
}

/// The letter as a link that opens a mail program.
pub fn mailto(to: &Address, draft: &Draft) -> String {
    outreach::mailto(to, &draft.subject, &draft.text())
}

/// Drafts to a person, or to anybody, newest first.
pub fn drafts(store: &Store, person: Option<&Person>) -> Result<Vec<DraftRow>> {
    let mut drafts = store.drafts()?;
    if let Some(person) = person {
        drafts.retain(|draft| person.has(&draft.address));
    }
    Ok(drafts)
}

/// Marks the newest draft to a person as sent by the user, or as not sent after all; `None` when there is none.
pub fn sent(store: &mut Store, person: &Person, undo: bool, now: i64) -> Result<Option<DraftRow>> {
    let drafts = drafts(store, Some(person))?;
    let Some(draft) = drafts.into_iter().find(|draft| draft.sent.is_some() == undo) else { return Ok(None) };
    store.set_draft_sent(draft.id, (!undo).then_some(now))?;
    Ok(Some(draft))
}

/// Throws away the unsent drafts to a person; returns how many there were.
pub fn discard(store: &mut Store, person: &Person) -> Result<usize> {
    let mut thrown = 0;
    for draft in drafts(store, Some(person))? {
        thrown += usize::from(draft.sent.is_none() && store.delete_draft(draft.id)?);
    }
    Ok(thrown)
}

/// The person a draft is for, by its address.
pub fn receiver<'a>(world: &'a World, draft: &DraftRow) -> Option<&'a Person> {
    world.people.all.iter().find(|person| person.has(&draft.address))
}

/// A case from a file takes the place of all that was read, but not of the person and the ask where they are given.
pub fn case_from_file(text: &str, plan: &Plan, ask: Option<Ask>) -> Result<Case> {
    let case = Case::from_toml(text)?;
    Ok(Case { person: plan.case.person.clone(), ask: ask.unwrap_or(case.ask), ..case })
}
