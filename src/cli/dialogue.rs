//! A planned letter in; asked for one thing at a time with the letter growing beside it, the finished one out.

use super::door::Door;
use super::letter::{SLOTS, arguments, print, remark_text, telling};
use crate::flow::write::{self, Draft, Level, Stub};
use crate::flow::{self, Plan, Wanted};
use crate::locale::month;
use crate::model::{Ask, Language, MemoryForm, Register, Slot};
use anyhow::Result;
use inquire::autocompletion::{Autocomplete, Replacement};
use inquire::ui::{RenderConfig, Styled};
use inquire::{Confirm, CustomUserError, InquireError, MultiSelect, Select, Text};
use std::collections::BTreeSet;
use std::fmt;

/// A line to choose, with what it stands for.
struct Choice<T> {
    text: String,
    value: T,
}

impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Prompts say nothing of their own in another language.
pub fn quiet_prompts() {
    let config = RenderConfig::default_colored().with_canceled_prompt_indicator(Styled::new("–"));
    let plain = RenderConfig::empty().with_canceled_prompt_indicator(Styled::new("–"));
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    inquire::set_global_render_config(if colour { config } else { plain });
}

pub fn what_for(door: &Door, name: &str) -> Result<Ask> {
    let choices = Ask::ALL
        .into_iter()
        .map(|ask| Choice { text: door.talk.text(&format!("ask-{}", ask.key().replace('_', "-")), &[]), value: ask });
    choose(door, &door.talk.text("ask-what-for", &[("name", name.into())]), choices.collect())
}

/// Asks for all that is open, lets the user look and change, and returns the letter as taken.
pub fn complete(door: &Door, plan: &mut Plan) -> Result<Draft> {
    if let Some(cheer) = write::encouragements(&plan.case).first() {
        door.talk.say(cheer, &[]);
    }
    if plan.open.salutation {
        plan.case.salutation = done(door, Text::new(&door.talk.text("ask-salutation", &[])).prompt())?;
        plan.known.gender_backed = None;
    }
    if plan.open.my_name {
        plan.case.me = done(door, Text::new(&door.talk.text("ask-my-name", &[])).prompt())?;
        if let Some(from) = &mut plan.from {
            from.name.clone_from(&plan.case.me);
        }
    }
    if plan.case.memory.is_none() {
        choose_memory(door, plan)?;
    }
    type_stubs(door, plan)?;
    loop {
        let draft = confirm_claims(door, plan)?;
        print(door, plan, &draft);
        let remarks = write::judge(plan, &draft);
        for remark in &remarks {
            door.talk.say_text(&format!("– {}", remark_text(door, remark)));
        }
        let grave = remarks.iter().any(|remark| remark.level == Level::Error);
        match what_next(door, grave, plan.channel == flow::Channel::Mail)? {
            Next::Take => return Ok(draft),
            Next::Wording => other_wording(door, plan, &draft)?,
            Next::Typed => {
                let typed: Vec<String> = plan.case.ctx.keys().filter(|key| key.starts_with("u_")).cloned().collect();
                for key in typed {
                    plan.case.ctx.remove(&key);
                }
                type_stubs(door, plan)?;
            }
            Next::Memory => {
                choose_memory(door, plan)?;
                type_stubs(door, plan)?;
            }
            Next::Subject => {
                let asked = Text::new(&door.talk.text("ask-subject", &[])).with_initial_value(&draft.subject).prompt();
                plan.case.subject = Some(done(door, asked)?);
            }
        }
    }
}

/// Asks for language and register where the letters do not tell; true when something was settled.
pub fn settle(door: &Door, plan: &Plan, wanted: &mut Wanted) -> Result<bool> {
    let text = |key: &str| door.talk.text(key, &[]);
    if plan.open.language {
        let choices = [("show-language-de", Language::German), ("show-language-en", Language::English)];
        let choices = choices.map(|(key, value)| Choice { text: text(key), value }).into();
        wanted.language = Some(choose(door, &text("ask-language"), choices)?);
    }
    if let Some(open) = plan.open.register.as_ref().filter(|_| wanted.language != Some(Language::English)) {
        for line in &open.telling {
            door.talk.say_text(&telling(door, line, &open.called));
        }
        let choices =
            [("show-register-formal-de", Register::Formal), ("show-register-informal-de", Register::Informal)];
        let choices = choices.map(|(key, value)| Choice { text: text(key), value }).into();
        let key = super::write::open_register(open, &plan.open);
        wanted.register = Some(choose(door, &text(key), choices)?);
    }
    Ok(plan.open.language || plan.open.register.is_some())
}

fn choose_memory(door: &Door, plan: &mut Plan) -> Result<()> {
    let talk = &door.talk;
    let mut choices: Vec<Choice<Option<(MemoryForm, usize)>>> = Vec::new();
    for (at, memory) in plan.memories.iter().enumerate() {
        let when = memory.at.map(|at| month(&talk.strings, at)).unwrap_or_default();
        let key = format!("ask-memory-{}", memory.form.key().replace('_', "-"));
        let text = talk.text(&key, &[("text", super::talk::clean(&memory.text).into()), ("month", when.into())]);
        choices.push(Choice { text, value: Some((memory.form, at)) });
    }
    for form in [MemoryForm::Clause, MemoryForm::Sentence, MemoryForm::Learned] {
        let text = talk.text(&format!("ask-memory-{}", form.key()), &[("text", "".into()), ("month", "".into())]);
        choices.push(Choice { text, value: Some((form, usize::MAX)) });
    }
    choices.push(Choice { text: talk.text("ask-memory-none", &[]), value: None });
    match choose(door, &talk.text("ask-memory", &[]), choices)? {
        Some((form, at)) => {
            if let Some(memory) = plan.memories.get(at) {
                plan.case.ctx.extend(memory.ctx.clone());
            }
            flow::remember(&mut plan.case, form);
        }
        None => {
            plan.case.memory = None;
            plan.case.promise_first = false;
        }
    }
    Ok(())
}

/// One stub after the other: empty skips, `<` goes back to the one before.
fn type_stubs(door: &Door, plan: &mut Plan) -> Result<()> {
    door.talk.say("ask-how", &[]);
    let mut seen: Vec<String> = Vec::new();
    loop {
        let passed: BTreeSet<&String> = seen.iter().collect();
        let ask_is_open = write::compose(plan).is_err();
        let wanted = |stub: &Stub| {
            let part = stub.needed || matches!(stub.slot, Slot::Memory | Slot::Update | Slot::Reintro);
            (part || ask_is_open) && !passed.contains(&stub.placeholder)
        };
        let Some(stub) = write::stubs(&plan.case).into_iter().find(wanted) else {
            match (ask_is_open, seen.is_empty()) {
                (false, _) => return Ok(()),
                (true, false) => {
                    door.talk.say("ask-still-open", &[]);
                    seen.clear();
                    continue;
                }
                (true, true) => return Err(door.said("write-missing-nothing", "", &[])),
            }
        };
        match type_one(door, plan, &stub)? {
            Typed::Text(text) => {
                plan.case.ctx.insert(stub.placeholder.clone(), text);
                seen.push(stub.placeholder);
            }
            Typed::Skip => seen.push(stub.placeholder),
            Typed::Back => {
                if let Some(last) = seen.pop() {
                    plan.case.ctx.remove(&last);
                }
            }
        }
    }
}

enum Typed {
    Text(String),
    Skip,
    Back,
}

fn type_one(door: &Door, plan: &Plan, stub: &Stub) -> Result<Typed> {
    let need = if stub.needed { "draft-stub-needed" } else { "draft-stub-optional" };
    let help = door
        .talk
        .text("ask-stub-help", &[("need", door.talk.text(need, &[]).into()), ("example", stub.example.clone().into())]);
    loop {
        let preview = Preview { plan: plan.clone(), stub: stub.clone(), width: door.talk.width.saturating_sub(4) };
        let typed = Text::new(&stub.stub).with_help_message(&help).with_autocomplete(preview).prompt();
        let typed = match typed {
            Err(InquireError::OperationCanceled) => return Ok(Typed::Back),
            typed => done(door, typed)?,
        };
        match typed.trim() {
            "" => return Ok(Typed::Skip),
            "<" => return Ok(Typed::Back),
            text => match write::check(stub, text, &plan.case) {
                Ok(text) => return Ok(Typed::Text(text)),
                Err(problem) => door.talk.say(problem.key, &arguments(&problem.args)),
            },
        }
    }
}

/// Shows the sentence as it will stand in the letter while it is being typed.
#[derive(Clone)]
struct Preview {
    plan: Plan,
    stub: Stub,
    width: usize,
}

impl Autocomplete for Preview {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        if input.trim().chars().count() < 3 {
            return Ok(Vec::new());
        }
        let mut plan = self.plan.clone();
        plan.case.ctx.insert(self.stub.placeholder.clone(), input.trim().to_owned());
        let Ok(draft) = write::compose(&plan) else { return Ok(Vec::new()) };
        let pieces = draft.paragraphs.iter().flatten().filter(|piece| piece.slot == Some(self.stub.slot));
        let text = pieces.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
        Ok(super::talk::wrap(&super::talk::clean(&text), self.width))
    }

    fn get_completion(&mut self, _: &str, _: Option<String>) -> Result<Replacement, CustomUserError> {
        Ok(Replacement::None)
    }
}

/// Asks whether each claim is true. One that is not gives way to another wording, or to none.
fn confirm_claims(door: &Door, plan: &mut Plan) -> Result<Draft> {
    loop {
        let draft = match write::compose(plan) {
            Ok(draft) => draft,
            Err(missing) => {
                door.talk.say("write-missing", &[("names", missing.placeholders.join(", ").into())]);
                type_stubs(door, plan)?;
                continue;
            }
        };
        let Some(claim) = write::claims(&plan.case, &draft).into_iter().find(|claim| !claim.ticked) else {
            return Ok(draft);
        };
        let question = door.talk.text("lint-claim", &[("quote", claim.sentence.clone().into())]);
        if yes(door, &question, true)? {
            plan.case.ticked.insert(claim.id);
            continue;
        }
        let Some(slot) = claim.slot else { return Ok(draft) };
        if !unclaimed(plan, &draft, slot) {
            match slot {
                Slot::Memory => plan.case.memory = None,
                _ => return Ok(draft),
            }
        }
    }
}

/// Takes the first wording of the slot that claims nothing; false when every one does.
fn unclaimed(plan: &mut Plan, draft: &Draft, slot: Slot) -> bool {
    for (at, _) in write::alternatives(&plan.case, draft, slot) {
        let mut other = plan.clone();
        other.case.choice.insert(slot, at);
        let Ok(tried) = write::compose(&other) else { continue };
        let clean = !write::claims(&other.case, &tried).iter().any(|claim| claim.slot == Some(slot) && !claim.ticked);
        if clean {
            plan.case.choice.insert(slot, at);
            return true;
        }
    }
    false
}

enum Next {
    Take,
    Wording,
    Typed,
    Memory,
    Subject,
}

fn what_next(door: &Door, grave: bool, by_mail: bool) -> Result<Next> {
    let line = |key: &str, value| Choice { text: door.talk.text(key, &[]), value };
    let mut choices = vec![
        line("ask-next-wording", Next::Wording),
        line("ask-next-typed", Next::Typed),
        line("ask-next-memory", Next::Memory),
    ];
    choices.extend(by_mail.then(|| line("ask-next-subject", Next::Subject)));
    choices.insert(if grave { choices.len() } else { 0 }, line("ask-next-take", Next::Take));
    choose(door, &door.talk.text("ask-next", &[]), choices)
}

fn other_wording(door: &Door, plan: &mut Plan, draft: &Draft) -> Result<()> {
    let pieces: Vec<(Slot, String)> = SLOTS
        .into_iter()
        .filter_map(|slot| match slot {
            Slot::Subject if plan.channel != flow::Channel::Mail => None,
            Slot::Subject => Some((slot, draft.subject.clone())),
            _ => {
                let piece = draft.paragraphs.iter().flatten().find(|piece| piece.slot == Some(slot))?;
                Some((slot, piece.text.clone()))
            }
        })
        .collect();
    let choices = pieces.into_iter().map(|(slot, text)| Choice { text: cut(door, &text), value: slot }).collect();
    let slot = choose(door, &door.talk.text("ask-which-sentence", &[]), choices)?;
    let others: Vec<Choice<usize>> = write::alternatives(&plan.case, draft, slot)
        .into_iter()
        .map(|(at, text)| Choice { text: cut(door, &text), value: at })
        .collect();
    if others.is_empty() {
        door.talk.say("ask-no-other", &[]);
        return Ok(());
    }
    let at = choose(door, &door.talk.text("ask-which-wording", &[]), others)?;
    if slot == Slot::Subject {
        plan.case.subject = None;
    }
    plan.case.choice.insert(slot, at);
    Ok(())
}

/// As much as fits on one line of a menu.
fn cut(door: &Door, text: &str) -> String {
    let clean = super::talk::clean(text);
    let room = door.talk.width.saturating_sub(6);
    if clean.chars().count() <= room { clean } else { clean.chars().take(room - 1).chain(['…']).collect() }
}

/// There is something between the two: writing all the same is the user's own word.
pub fn anyway(door: &Door) -> Result<()> {
    if yes(door, &door.talk.text("write-anyway", &[]), false)? { Ok(()) } else { Err(door.said("ask-left", "", &[])) }
}

/// Yes or no in the user's language; j, ja, y and yes all mean yes.
fn yes(door: &Door, question: &str, default: bool) -> Result<bool> {
    let german = door.talk.strings.language == Language::German;
    let asked = Confirm {
        parser: &|answer| match answer.trim().to_lowercase().as_str() {
            "y" | "yes" | "j" | "ja" => Ok(true),
            "n" | "no" | "nein" => Ok(false),
            _ => Err(()),
        },
        formatter: if german {
            &|yes| if yes { "ja".into() } else { "nein".into() }
        } else {
            &|yes| if yes { "yes".into() } else { "no".into() }
        },
        default_value_formatter: match (german, default) {
            (true, true) => &|_| "J/n".into(),
            (true, false) => &|_| "j/N".into(),
            (false, true) => &|_| "Y/n".into(),
            (false, false) => &|_| "y/N".into(),
        },
        error_message: door.talk.text("ask-yes-no", &[]),
        ..Confirm::new(question).with_default(default)
    };
    done(door, asked.prompt())
}

fn choose<T>(door: &Door, question: &str, choices: Vec<Choice<T>>) -> Result<T> {
    let help = door.talk.text("ask-menu-help", &[]);
    Ok(done(door, Select::new(question, choices).with_help_message(&help).prompt())?.value)
}

/// Any of several, all to begin with.
pub fn several<T>(door: &Door, question: &str, choices: Vec<(String, T)>) -> Result<Vec<T>> {
    let choices: Vec<Choice<T>> = choices.into_iter().map(|(text, value)| Choice { text, value }).collect();
    let all: Vec<usize> = (0..choices.len()).collect();
    let help = door.talk.text("ask-several-help", &[]);
    let asked = MultiSelect::new(question, choices).with_default(&all).with_help_message(&help).prompt();
    Ok(done(door, asked)?.into_iter().map(|choice| choice.value).collect())
}

/// Leaving in the middle keeps nothing and says so.
fn done<T>(door: &Door, answer: Result<T, InquireError>) -> Result<T> {
    answer.map_err(|error| match error {
        InquireError::OperationCanceled | InquireError::OperationInterrupted => door.said("ask-left", "", &[]),
        other => other.into(),
    })
}
