//! LinkedIn's tables beside connections and messages in, who invited or recommended whom, and my own positions, out.

use super::columns::emails;
use super::table::{Table, What};
use super::{LONGEST, line, lines, name_line};
use crate::model::{Contact, ContactRemark, ContactSource, Job, Position, RemarkOf};
use crate::sources::linkedin;

const FROM: [&str; 2] = ["from", "von"];
const TO: [&str; 2] = ["to", "an"];
const SENT_AT: [&str; 3] = ["sent at", "gesendet am", "gesendet um"];
const DIRECTION: [&str; 2] = ["direction", "richtung"];
const MESSAGE: [&str; 2] = ["message", "nachricht"];
const COMPANY: [&str; 4] = ["company name", "company", "unternehmensname", "unternehmen"];
const TITLE: [&str; 4] = ["title", "job title", "titel", "position"];
const STARTED: [&str; 4] = ["started on", "gestartet am", "begonnen am", "beginn"];
const FINISHED: [&str; 4] = ["finished on", "beendet am", "abgeschlossen am", "ende"];
const CREATED: [&str; 2] = ["creation date", "erstellungsdatum"];

/// Which of these tables has such columns.
pub fn what(columns: &[String]) -> Option<What> {
    let has = |names: &[&str]| names.iter().any(|name| columns.iter().any(|column| column == name));
    if has(&FROM) && has(&TO) && has(&SENT_AT) && has(&DIRECTION) {
        return Some(What::Invitations);
    }
    if has(&["first name", "vorname"]) && has(&["text"]) && has(&CREATED) {
        return Some(What::Recommendations);
    }
    (has(&COMPANY) && has(&TITLE) && has(&STARTED)).then_some(What::Positions)
}

/// The one on the other side of each invitation.
pub fn invitations(table: &Table) -> Vec<Contact> {
    let mut found = Vec::new();
    for row in &table.rows {
        let incoming = table.cell(row, &DIRECTION).to_lowercase().starts_with("in");
        let (name, url) = if incoming { (FROM, "inviterprofileurl") } else { (TO, "inviteeprofileurl") };
        let name = name_line(table.cell(row, &name));
        let profile = line(table.cell(row, &[url]), LONGEST.1);
        let kind = if incoming { RemarkOf::InvitedMe } else { RemarkOf::InvitedByMe };
        let at = line(table.cell(row, &SENT_AT), 40);
        let text = lines(table.cell(row, &MESSAGE));
        // Somebody written to by address alone.
        let mail = emails(std::iter::once(name.as_str()));
        let mut contact = Contact::new(ContactSource::Linkedin, if mail.is_empty() { &name } else { "" });
        contact.handle = linkedin::handle(&contact.name, &profile).filter(|_| !contact.name.is_empty());
        contact.emails = mail;
        contact.profile = Some(profile).filter(|url| !url.is_empty());
        contact.remarks.push(ContactRemark { kind, at, text });
        found.extend((contact.handle.is_some() || !contact.emails.is_empty()).then_some(contact));
    }
    found
}

/// Received ones, or those I have given.
pub fn recommendations(table: &Table, given: bool) -> Vec<Contact> {
    let mut found = Vec::new();
    for row in &table.rows {
        let (first, last) = (table.cell(row, &["first name", "vorname"]), table.cell(row, &["last name", "nachname"]));
        let mut contact = Contact::new(ContactSource::Linkedin, &name_line(&format!("{first} {last}")));
        if contact.name.is_empty() {
            continue;
        }
        contact.handle = linkedin::handle(&contact.name, "");
        let cell = |names: &[&str]| line(table.cell(row, names), LONGEST.1);
        let job = Job { company: cell(&COMPANY), title: cell(&TITLE) };
        contact.jobs.extend((job != Job::default()).then_some(job));
        let kind = if given { RemarkOf::RecommendedByMe } else { RemarkOf::RecommendedMe };
        let text = lines(table.cell(row, &["text"]));
        contact.remarks.push(ContactRemark { kind, at: cell(&CREATED), text });
        found.push(contact);
    }
    found
}

pub fn positions(table: &Table) -> Vec<Position> {
    let position = |row| {
        let cell = |names: &[&str]| line(table.cell(row, names), LONGEST.1);
        Position {
            company: cell(&COMPANY),
            title: cell(&TITLE),
            place: cell(&["location", "standort", "ort"]),
            description: lines(table.cell(row, &["description", "beschreibung"])),
            started: cell(&STARTED),
            finished: cell(&FINISHED),
        }
    };
    table.rows.iter().map(position).filter(|position| !position.company.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::table::known;
    use super::*;

    #[test]
    fn each_table_is_known() {
        let invitations_csv = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
            Tom Kreil,Jana Vogt,\"3/1/24, 9:00 AM\",Hallo Jana,INCOMING,https://www.linkedin.com/in/tom-kreil,\n\
            Jana Vogt,Kim Osei,\"3/2/24, 9:00 AM\",,OUTGOING,,https://www.linkedin.com/in/kim-osei\n";
        let known_as = known(invitations_csv).unwrap();
        assert_eq!(known_as.what, What::Invitations);
        let found = invitations(&Table::new(invitations_csv, known_as));
        let said: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.remarks[0].kind)).collect();
        assert_eq!(said, [("Tom Kreil", RemarkOf::InvitedMe), ("Kim Osei", RemarkOf::InvitedByMe)]);
        let recommended = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
            Anna,Weber,Nordwerk,Head,Jana is great,\"03/01/24, 09:00 AM\",VISIBLE\n";
        let known_as = known(recommended).unwrap();
        assert_eq!(known_as.what, What::Recommendations);
        let found = recommendations(&Table::new(recommended, known_as), false);
        assert_eq!((found.len(), found[0].remarks[0].kind), (1, RemarkOf::RecommendedMe));
        let mine = "Company Name,Title,Description,Location,Started On,Finished On\nNordwerk,Lektorin,,Augsburg,Mar 2012,Jul 2019\n";
        let known_as = known(mine).unwrap();
        assert_eq!(known_as.what, What::Positions);
        assert_eq!(positions(&Table::new(mine, known_as))[0].finished, "Jul 2019");
    }
}
