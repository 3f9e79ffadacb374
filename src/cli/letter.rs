//! A letter in the making in, its lines on the terminal out.

use super::door::Door;
use crate::flow::write::{Arg, Draft, Remark};
use crate::flow::{Channel, Plan};
use crate::locale::day;
use crate::model::Slot;

/// The places of a letter, from its subject to its end.
pub const SLOTS: [Slot; 8] =
    [Slot::Subject, Slot::Lapse, Slot::Reintro, Slot::Memory, Slot::Update, Slot::Ask, Slot::Out, Slot::Close];

pub fn print(door: &Door, plan: &Plan, draft: &Draft) {
    let talk = &door.talk;
    if plan.channel == Channel::Mail {
        envelope(door, plan, draft);
    }
    let text = super::talk::clean_lines(draft.text().trim_end());
    if talk.terminal {
        text.lines().for_each(|line| talk.print_wrapped(line, 0));
    } else {
        talk.print_raw(&format!(
            "{text}
"
        ));
    }
}

fn envelope(door: &Door, plan: &Plan, draft: &Draft) {
    let talk = &door.talk;
    let to = format!("{} <{}>", super::talk::clean(&plan.to.name), plan.to.address);
    talk.print_styled(&talk.text("write-to", &[("to", to.into())]));
    let subject = super::talk::clean(&draft.subject);
    talk.print_styled(&talk.text("write-subject", &[("subject", subject.into())]));
    talk.print("");
}

/// "12. März 2018, Anna: „kannst du …“"
pub fn telling(door: &Door, line: &crate::model::TellingLine, called: &str) -> String {
    let who = match line.direction {
        crate::model::Direction::In => called.to_owned(),
        crate::model::Direction::Out => door.talk.text("show-chart-mine", &[]),
    };
    let date = line.at.map(|at| day(&door.talk.strings, at)).unwrap_or_default();
    door.talk.text("show-telling", &[("date", date.into()), ("who", who.into()), ("line", line.line.clone().into())])
}

/// Arguments of a remark or a problem, ready for Fluent.
pub fn arguments<'a>(args: &'a [(&'static str, Arg)]) -> Vec<(&'a str, fluent_bundle::FluentValue<'a>)> {
    args.iter()
        .map(|(name, value)| {
            let value = match value {
                Arg::Number(number) => (*number).into(),
                Arg::Text(text) => text.as_str().into(),
            };
            (*name, value)
        })
        .collect()
}

pub fn remark_text(door: &Door, remark: &Remark) -> String {
    door.talk.text(remark.key, &arguments(&remark.args))
}
