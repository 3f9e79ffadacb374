//! `wieder write`, `drafts`, `sent`: the letter back, from flags or asked for at the terminal.

use super::args::WriteArgs;
use super::dialogue;
use super::door::Door;
use super::json;
use super::letter::{SLOTS, arguments, print, remark_text, telling};
use super::{named, people};
use crate::flow::write::{self, Draft, Level, Missing, Remark};
use crate::flow::{self, Channel, Open, OpenRegister, Plan, Planned, Refusal, Wanted, World};
use crate::locale::{day, number};
use crate::model::{Ask, Case, Evidence, Person, Register, Slot};
use crate::store::{DraftRow, Store};
use anyhow::{Context, Result};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::io::IsTerminal;

pub fn run(door: &Door, args: &WriteArgs) -> Result<()> {
    let mut store = door.store()?;
    door.few_words(&mut store)?;
    let world = door.world(&store)?;
    let person = people::person(door, &world, &args.person.join(" "))?;
    let at_terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let asks = at_terminal && !door.global.json && args.from.is_none();
    if asks {
        dialogue::quiet_prompts();
    }
    let file = args.from.as_ref().map(|path| std::fs::read_to_string(path).with_context(|| path.display().to_string()));
    let file = file.transpose()?;
    let ask = match args.ask {
        Some(ask) => ask,
        None if file.is_some() => Ask::CatchUp, // the file says it
        None if asks => dialogue::what_for(door, &person.name)?,
        None => {
            planned(door, &store, &world, person, Ask::CatchUp, Wanted::default())?; // a refusal comes first
            return Err(door.said("write-no-ask", "hint-asks", &[]));
        }
    };
    let mut wanted = Wanted { language: args.letter_language, register: args.register };
    let mut plan = planned(door, &store, &world, person, ask, wanted)?;
    if let Some(text) = &file {
        plan.case = write::case_from_file(text, &plan, args.ask)?;
        plan.open = flow::Open::default();
    } else if asks && dialogue::settle(door, &plan, &mut wanted)? {
        plan = planned(door, &store, &world, person, ask, wanted)?;
    }
    by_mail_only(door, &plan, args)?;
    warn(door, &plan, asks)?;
    apply(door, &mut plan, args)?;
    if file.is_none() {
        flow::choose_memory(&mut plan, args.memory, asks);
    }
    let draft = if asks { dialogue::complete(door, &mut plan)? } else { compose(door, &mut plan, args.all_true)? };
    write::keep(&mut store, &plan, &draft, door.now.as_second())?;
    deliver(door, &plan, &draft, args, asks)?;
    door.talk.hint("hint-sent", &[("address", named::typed_of(&world, person).into())]);
    Ok(())
}

/// The plan of a letter, or the sentence that says why there is none.
fn planned(door: &Door, store: &Store, world: &World, person: &Person, ask: Ask, wanted: Wanted) -> Result<Plan> {
    match flow::plan(store, world, person, ask, wanted)? {
        Planned::Ready(plan) => Ok(*plan),
        Planned::Refused(refusal) => Err(refuse(door, &refusal)?),
        Planned::JustWrote { days } => {
            let words = number(&door.talk.strings, days.unsigned_abs());
            let args = [("name", person.name.clone().into()), ("n", days.into()), ("days", words.into())];
            Err(door.said("error-just-wrote", "", &args))
        }
        Planned::NoLetters => {
            Err(door.said("write-no-letters", "hint-people", &[("name", person.name.clone().into())]))
        }
    }
}

/// Where no address is known there is text to paste, and no mail.
fn by_mail_only(door: &Door, plan: &Plan, args: &WriteArgs) -> Result<()> {
    if plan.channel == Channel::Mail || args.eml.is_none() && !args.mailto && args.subject.is_none() {
        return Ok(());
    }
    Err(door.said("write-no-address", "hint-write-no-address", &[("name", plan.to.name.clone().into())]))
}

/// The question that is open about du and Sie.
pub fn open_register(open: &OpenRegister, all: &Open) -> &'static str {
    match (open.one_sided, all.without_letters) {
        (true, _) => "write-one-sided",
        (false, false) => "write-open-register",
        (false, true) => "write-open-register-contact",
    }
}

/// Where something stands between the two, its sentences come before the letter; at a terminal the user decides.
fn warn(door: &Door, plan: &Plan, asks: bool) -> Result<()> {
    if plan.strained.is_empty() {
        return Ok(());
    }
    door.talk.say("write-strained", &[]);
    say_evidence(door, &plan.strained);
    if asks { dialogue::anyway(door) } else { Ok(()) }
}

/// The sentences that closed or strained a bridge, with their dates.
fn say_evidence(door: &Door, evidence: &[Evidence]) {
    for found in evidence {
        let date = found.at.map(|at| day(&door.talk.strings, at)).unwrap_or_default();
        let args = [("date", date.into()), ("sentence", found.sentence.clone().into())];
        door.talk.say("show-bridge-notice", &args);
    }
}

/// Puts what was given on the command line into the case; a mistake in it is a sentence.
fn apply(door: &Door, plan: &mut Plan, args: &WriteArgs) -> Result<()> {
    if let Some(salutation) = &args.salutation {
        plan.case.salutation.clone_from(salutation);
        plan.known.gender_backed = None; // chosen by hand, and so is any name in it
        plan.known.names.clear();
        plan.open.salutation = false;
    }
    if let Some(name) = &args.sign_as {
        plan.case.me.clone_from(name);
        if let Some(from) = &mut plan.from {
            from.name.clone_from(name);
        }
        plan.open.my_name = false;
    }
    if let Some(subject) = &args.subject {
        plan.case.subject = Some(subject.clone());
    }
    for (name, text) in &args.set {
        let text = checked(door, &plan.case, name, text)?;
        plan.case.ctx.insert(name.clone(), text);
    }
    if let Some(unknown) = write::unknown_keys(&plan.case).first() {
        return Err(door.said("write-unknown-stub", "hint-write-help", &[("name", (*unknown).into())]));
    }
    for (slot, number) in &args.choose {
        let found = SLOTS.iter().find(|known| known.key() == slot);
        let slot =
            found.ok_or_else(|| door.said("write-unknown-slot", "hint-slots", &[("slot", slot.clone().into())]))?;
        plan.case.choice.insert(*slot, *number);
    }
    Ok(())
}

fn checked(door: &Door, case: &Case, name: &str, text: &str) -> Result<String> {
    let Some(stub) = write::stub(case, name, Slot::Ask, false) else { return Ok(text.trim().to_owned()) };
    write::check(&stub, text, case).map_err(|problem| {
        let what = door.talk.text(problem.key, &arguments(&problem.args));
        door.said("write-bad-stub", "", &[("stub", stub.stub.into()), ("what", what.into())])
    })
}

/// The letter, as far as everything is known; otherwise what to give on the command line.
fn compose(door: &Door, plan: &mut Plan, all_true: bool) -> Result<Draft> {
    if plan.open.language {
        let key = if plan.open.without_letters { "write-open-language-contact" } else { "write-open-language" };
        return Err(door.said(key, "hint-letter-language", &[]));
    }
    if let Some(open) = &plan.open.register {
        for line in &open.telling {
            door.talk.say_text(&telling(door, line, &open.called));
        }
        return Err(door.said(open_register(open, &plan.open), "hint-register", &[]));
    }
    if plan.open.salutation {
        return Err(door.said("write-open-salutation", "hint-salutation", &[]));
    }
    if plan.open.my_name {
        return Err(door.said("write-open-name", "hint-sign-as", &[]));
    }
    let draft = write::compose(plan).map_err(|missing| explain(door, plan, &missing))?;
    for (slot, wanted) in &plan.case.choice {
        if draft.choice.get(slot) != Some(wanted) {
            let args = [("slot", slot.key().into()), ("number", (*wanted).into())];
            return Err(door.said("write-no-variant", "", &args));
        }
    }
    if all_true {
        plan.case.ticked.extend(write::claims(&plan.case, &draft).into_iter().map(|claim| claim.id));
    }
    Ok(draft)
}

fn explain(door: &Door, plan: &Plan, missing: &Missing) -> anyhow::Error {
    for name in &missing.placeholders {
        if let Some(stub) = write::stub(&plan.case, name, missing.slot, true) {
            let args = [("name", name.clone().into()), ("stub", stub.stub.into()), ("example", stub.example.into())];
            door.talk.say("write-missing-stub", &args);
        }
    }
    let names = missing.placeholders.join(", ");
    door.said("write-missing", "hint-set", &[("names", names.into())])
}

fn refuse(door: &Door, refusal: &Refusal) -> Result<anyhow::Error> {
    if door.global.json {
        let evidence: Vec<Value> = refusal
            .evidence
            .iter()
            .map(|found| json!({"at": found.at, "direction": found.direction, "sentence": found.sentence}))
            .collect();
        json::print(&door.talk, &json!({"refused": {"by": refusal.by, "evidence": evidence}}))?;
    }
    let name = ("name", refusal.called.clone().into());
    let key = match refusal.by {
        crate::model::ClosedBy::NoContact => "show-bridge-no-contact",
        crate::model::ClosedBy::LegalThreat => "show-bridge-legal-threat",
        crate::model::ClosedBy::Death => "show-bridge-death",
    };
    say_evidence(door, &refusal.evidence);
    Ok(door.said(key, "", &[name]))
}

/// Prints the letter and what is to be said about it; errors in it end with exit code 1.
fn deliver(door: &Door, plan: &Plan, draft: &Draft, args: &WriteArgs, asked: bool) -> Result<()> {
    let talk = &door.talk;
    let remarks = write::judge(plan, draft);
    let ready = !remarks.iter().any(|remark| remark.level == Level::Error);
    if door.global.json {
        json::print(talk, &value(door, plan, draft, &remarks, ready))?;
    } else {
        if !asked {
            for remark in &remarks {
                talk.say_text(&remark_text(door, remark));
            }
        }
        match (&args.eml, args.mailto && ready) {
            (Some(_), _) => {}
            (None, true) => open_mail_program(door, &write::mailto(&plan.to.address, draft), asked),
            (None, false) => print(door, plan, draft),
        }
    }
    if !ready {
        return Err(door.said("write-not-ready", "hint-not-ready", &[]));
    }
    if let Some(path) = &args.eml {
        if path.exists() {
            let path = path.display().to_string();
            return Err(door.said("write-exists", "hint-other-file", &[("path", path.into())]));
        }
        super::file::write_private(path, &write::eml(plan, draft, door.now.as_second())?)?;
        talk.say("write-eml", &[("path", path.display().to_string().into())]);
    }
    if !door.global.json {
        let (name, page) = (plan.to.name.clone(), plan.profile.clone());
        match plan.channel {
            Channel::Mail => {}
            Channel::Linkedin => {
                let page = page.unwrap_or_else(|| "linkedin.com".to_owned());
                talk.say("write-paste-linkedin", &[("name", name.into()), ("page", page.into())]);
            }
            Channel::Messenger => talk.say("write-paste", &[("name", name.into())]),
        }
    }
    Ok(())
}

/// At a terminal the mail program is opened; otherwise the link is data.
fn open_mail_program(door: &Door, link: &str, at_terminal: bool) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opened = at_terminal
        && std::process::Command::new(opener)
            .arg(link)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !opened {
        door.talk.print_raw(&format!("{link}\n"));
    }
}

fn value(door: &Door, plan: &Plan, draft: &Draft, remarks: &[Remark], ready: bool) -> Value {
    let claims: Vec<Value> = write::claims(&plan.case, draft)
        .into_iter()
        .map(|claim| json!({"id": claim.id, "sentence": claim.sentence, "confirmed": claim.ticked}))
        .collect();
    let remarks: Vec<Value> = remarks
        .iter()
        .map(|remark| json!({"rule": remark.rule, "level": remark.level, "message": remark_text(door, remark)}))
        .collect();
    let register = match plan.case.register {
        Register::Informal => "informal",
        Register::Formal => "formal",
    };
    let by_mail = plan.channel == Channel::Mail;
    json!({
        "to": plan.to,
        "from": plan.from,
        "channel": plan.channel,
        "profile": plan.profile,
        "subject": by_mail.then_some(&draft.subject),
        "text": draft.text(),
        "language": plan.case.language,
        "register": register,
        "ask": plan.case.ask,
        "answers": plan.answers,
        "choice": draft.choice,
        "claims": claims,
        "remarks": remarks,
        "ready": ready,
        "mailto": by_mail.then(|| write::mailto(&plan.to.address, draft)),
    })
}

/// Lists the drafts, prints those to one person, or throws them away.
pub fn drafts(door: &Door, word: Option<&str>, discard: bool) -> Result<()> {
    let mut store = door.store()?;
    let world = door.world(&store)?;
    let person = word.map(|word| people::person(door, &world, word)).transpose()?;
    if discard {
        let Some(person) = person else { return Err(door.said("drafts-whose", "hint-drafts", &[])) };
        let count = write::discard(&mut store, person)?;
        door.talk.say("drafts-discarded", &[("count", count.into()), ("name", person.name.clone().into())]);
        return Ok(());
    }
    let drafts = write::drafts(&store, person)?;
    if door.global.json {
        let list: Vec<Value> = drafts.iter().map(|draft| draft_value(&world, draft)).collect();
        return json::print(&door.talk, &json!({ "drafts": list }));
    }
    if drafts.is_empty() {
        door.talk.say("drafts-none", &[]);
    }
    for draft in &drafts {
        tell_draft(door, &world, draft, person.is_some());
    }
    Ok(())
}

fn tell_draft(door: &Door, world: &World, draft: &DraftRow, whole: bool) {
    let talk = &door.talk;
    let name = write::receiver(world, draft).map_or_else(|| named::typed(&draft.address), |person| person.name.clone());
    let when = |at: i64| Timestamp::from_second(at).map(|at| day(&talk.strings, at)).unwrap_or_default();
    let state = match draft.sent {
        Some(at) => talk.text("draft-sent", &[("date", when(at).into())]),
        None => talk.text("draft-written", &[("date", when(draft.written).into())]),
    };
    let subject = match draft.subject.is_empty() {
        true => talk.text("draft-to-paste", &[]),
        false => super::talk::clean(&draft.subject),
    };
    talk.print_styled(&format!("{}  {subject}  {state}", talk.bold(&name)));
    if whole {
        talk.print("");
        talk.print_raw(&format!("{}\n\n", super::talk::clean_lines(draft.body.trim_end())));
    }
}

fn draft_value(world: &World, draft: &DraftRow) -> Value {
    let at = |seconds: i64| Timestamp::from_second(seconds).ok();
    json!({
        "address": draft.address,
        "name": write::receiver(world, draft).map(|person| person.name.clone()),
        "ask": draft.ask,
        "subject": draft.subject,
        "text": draft.body,
        "written": at(draft.written),
        "sent": draft.sent.and_then(at),
    })
}

/// The user has sent the letter, or has not after all.
pub fn sent(door: &Door, word: &str, undo: bool) -> Result<()> {
    let mut store: Store = door.store()?;
    let world = door.world(&store)?;
    let person: &Person = people::person(door, &world, word)?;
    let name = ("name", person.name.clone().into());
    let address = named::typed_of(&world, person);
    match write::sent(&mut store, person, undo, door.now.as_second())? {
        Some(draft) => {
            let key = match (undo, draft.subject.is_empty()) {
                (false, false) => "sent-done",
                (false, true) => "sent-done-text",
                (true, false) => "sent-undone",
                (true, true) => "sent-undone-text",
            };
            door.talk.say(key, &[name, ("subject", draft.subject.into())]);
            Ok(())
        }
        None => {
            let key = if undo { "sent-nothing-to-undo" } else { "sent-no-draft" };
            Err(door.said(key, "hint-write", &[name, ("address", address.into())]))
        }
    }
}
