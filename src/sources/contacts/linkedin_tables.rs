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

/// The one on the other side of each invitation. Where the table does not say which side is mine it is the one without a
/// page, and who invited whom is not known.
pub fn invitations(table: &Table) -> Vec<Contact> {
    const FROM_URL: [&str; 1] = ["inviterprofileurl"];
    const TO_URL: [&str; 1] = ["inviteeprofileurl"];
    let mut found = Vec::new();
    for row in &table.rows {
        let kind = direction(table.cell(row, &DIRECTION));
        let has = |url: &[&str]| !table.cell(row, url).trim().is_empty();
        let (name, url) = match (kind, has(&FROM_URL), has(&TO_URL)) {
            (Some(RemarkOf::InvitedMe), ..) | (None, true, false) => (FROM, FROM_URL),
            (Some(_), ..) | (None, false, true) => (TO, TO_URL),
            (None, ..) => continue,
        };
        let name = name_line(table.cell(row, &name));
        let profile = line(table.cell(row, &url), LONGEST.1);
        let at = line(table.cell(row, &SENT_AT), 40);
        let text = lines(table.cell(row, &MESSAGE));
        // Somebody written to by address alone.
        let mail = emails(std::iter::once(name.as_str()));
        let mut contact = Contact::new(ContactSource::Linkedin, if mail.is_empty() { &name } else { "" });
        contact.handle = linkedin::handle(&contact.name, &profile).filter(|_| !contact.name.is_empty());
        contact.emails = mail;
        contact.profile = Some(profile).filter(|url| !url.is_empty());
        contact.remarks.extend(kind.map(|kind| ContactRemark { kind, at, text }));
        found.extend((contact.handle.is_some() || !contact.emails.is_empty()).then_some(contact));
    }
    found
}

fn direction(cell: &str) -> Option<RemarkOf> {
    match cell.trim().to_lowercase().as_str() {
        "incoming" | "eingehend" => Some(RemarkOf::InvitedMe),
        "outgoing" | "ausgehend" => Some(RemarkOf::InvitedByMe),
        _ => None,
    }
}

/// Who recommended whom, as the name of the file says; the table itself is the same for both.
pub fn recommended(file: &str) -> Option<RemarkOf> {
    let file = file.to_lowercase();
    match (file.contains("received"), file.contains("given")) {
        (true, false) => Some(RemarkOf::RecommendedMe),
        (false, true) => Some(RemarkOf::RecommendedByMe),
        _ => None,
    }
}

/// Received ones, or those I have given; without a remark where that is not known.
pub fn recommendations(table: &Table, kind: Option<RemarkOf>) -> Vec<Contact> {
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
        let text = lines(table.cell(row, &["text"]));
        contact.remarks.extend(kind.map(|kind| ContactRemark { kind, at: cell(&CREATED), text }));
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
        let found = recommendations(&Table::new(recommended, known_as), Some(RemarkOf::RecommendedMe));
        assert_eq!((found.len(), found[0].remarks[0].kind), (1, RemarkOf::RecommendedMe));
        let mine = "Company Name,Title,Description,Location,Started On,Finished On\nNordwerk,Lektorin,,Augsburg,Mar 2012,Jul 2019\n";
        let known_as = known(mine).unwrap();
        assert_eq!(known_as.what, What::Positions);
        assert_eq!(positions(&Table::new(mine, known_as))[0].finished, "Jul 2019");
    }
    #[test]
    fn who_did_it_is_said_only_where_the_table_says_so() {
        let url = "https://www.linkedin.com/in/";
        for (direction, from, to, expected) in [
            ("INCOMING", "tom-kreil", "jana-vogt", Some(("Tom Kreil", Some(RemarkOf::InvitedMe)))),
            ("Eingehend", "tom-kreil", "", Some(("Tom Kreil", Some(RemarkOf::InvitedMe)))),
            ("OUTGOING", "tom-kreil", "jana-vogt", Some(("Jana Vogt", Some(RemarkOf::InvitedByMe)))),
            ("ausgehend", "", "jana-vogt", Some(("Jana Vogt", Some(RemarkOf::InvitedByMe)))),
            ("Inconnu", "tom-kreil", "", Some(("Tom Kreil", None))),
            ("", "", "jana-vogt", Some(("Jana Vogt", None))),
            ("", "tom-kreil", "jana-vogt", None),
        ] {
            let page = |slug: &str| if slug.is_empty() { String::new() } else { format!("{url}{slug}") };
            let (from, to) = (page(from), page(to));
            let text = format!(
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
                Tom Kreil,Jana Vogt,\"3/1/24, 9:00 AM\",Hallo,{direction},{from},{to}\n"
            );
            let found = invitations(&Table::new(&text, known(&text).unwrap()));
            let said = found.first().map(|one| (one.name.as_str(), one.remarks.first().map(|remark| remark.kind)));
            assert_eq!(said, expected, "{direction} {from} {to}");
        }
        for (file, expected) in [
            ("Recommendations_Received.csv", Some(RemarkOf::RecommendedMe)),
            ("recommendations_given (1).csv", Some(RemarkOf::RecommendedByMe)),
            ("Empfehlungen.csv", None),
        ] {
            assert_eq!(recommended(file), expected, "{file}");
        }
        let text = "First Name,Last Name,Company,Job Title,Text,Creation Date\nAnna,Weber,Nordwerk,Head,Gut,2024\n";
        let found = recommendations(&Table::new(text, known(text).unwrap()), None);
        assert_eq!((found.len(), found[0].jobs.len(), found[0].remarks.len()), (1, 1, 0));
    }
}
