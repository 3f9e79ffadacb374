//! What contacts say of somebody in, lines about it out.

use super::talk::Talk;
use crate::flow::ShownContact;
use crate::locale::{contact, reason};
use crate::model::{ContactSource, Reason, RemarkOf, Together};

/// Lines of notes that are shown.
const NOTE_LINES: usize = 6;

pub fn together(talk: &Talk, together: &Together) -> String {
    let reason_of = Reason::Colleagues { company: together.company.clone(), until: together.until };
    reason(&talk.strings, &reason_of, "")
}

/// One contact, each fact on a line of its own.
pub fn lines(talk: &Talk, shown: &ShownContact, name: &str) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(shown.together.as_ref().map(|known| together(talk, known)));
    if shown.source != ContactSource::Hand || shown.together.is_none() {
        let job = shown.jobs.first().map(|job| {
            let parts = [&job.title, &job.company].into_iter().filter(|part| !part.is_empty());
            parts.map(String::as_str).collect::<Vec<_>>().join(", ")
        });
        let remarked = !shown.remarks.is_empty() && job.is_none() && shown.connected.is_none();
        if !remarked {
            lines.push(contact(&talk.strings, shown.source, &job.unwrap_or_default(), shown.connected));
        }
    }
    for remark in &shown.remarks {
        let key = match remark.kind {
            RemarkOf::InvitedMe => "contact-invited-me",
            RemarkOf::InvitedByMe => "contact-invited-by-me",
            RemarkOf::RecommendedMe => "contact-recommended-me",
            RemarkOf::RecommendedByMe => "contact-recommended-by-me",
        };
        let key = if remark.text.is_empty() { key.to_owned() } else { format!("{key}-saying") };
        let text = remark.text.lines().collect::<Vec<_>>().join(" ");
        let args = [("name", name.to_owned().into()), ("date", remark.at.clone().into()), ("text", text.into())];
        lines.push(talk.text(&key, &args));
    }
    lines.extend(shown.profile.clone());
    if !shown.phones.is_empty() {
        lines.push(talk.text("contact-phones", &[("phones", shown.phones.join(", ").into())]));
    }
    if !shown.birthday.is_empty() {
        lines.push(talk.text("contact-birthday", &[("birthday", shown.birthday.clone().into())]));
    }
    let notes: Vec<&str> = shown.notes.lines().take(NOTE_LINES).collect();
    if !notes.is_empty() {
        lines.push(talk.text("contact-notes", &[("notes", notes.join(" / ").into())]));
    }
    lines
}
