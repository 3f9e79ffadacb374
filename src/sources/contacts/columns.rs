//! The names of columns in, what they mean and the contacts in their rows out: LinkedIn, Google, Outlook, any other.

use super::table::Table;
use super::{LONGEST, MOST, dates, line, lines, name_line};
use crate::model::{Address, Contact, ContactSource, Job};
use crate::sources::linkedin;
use csv::StringRecord;
use std::collections::BTreeMap;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    First,
    Middle,
    Last,
    Full,
    Nick,
    Email,
    Phone,
    Company,
    Title,
    Birthday,
    Notes,
    Profile,
    Connected,
}

/// By their whole names, in lower case. German ones as Outlook, LinkedIn and Thunderbird write them.
const NAMES: &[(Field, &[&str])] = &[
    (Field::First, &["first name", "firstname", "given name", "vorname"]),
    (Field::Middle, &["middle name", "additional name", "weitere vornamen", "zweiter vorname", "2. vorname"]),
    (Field::Last, &["last name", "lastname", "family name", "surname", "nachname", "familienname"]),
    (Field::Full, &["name", "full name", "display name", "anzeigename", "vollständiger name"]),
    (Field::Nick, &["nickname", "spitzname", "rufname"]),
    (
        Field::Company,
        &[
            "company",
            "company name",
            "companies",
            "organization",
            "organization name",
            "organization 1 - name",
            "organisation",
            "firma",
            "unternehmen",
            "arbeitgeber",
            "employer",
        ],
    ),
    (
        Field::Title,
        &[
            "position",
            "job title",
            "organization title",
            "organization 1 - title",
            "stellenbezeichnung",
            "jobtitel",
            "funktion",
        ],
    ),
    (Field::Birthday, &["birthday", "geburtstag", "geburtsdatum", "birth date", "date of birth"]),
    (Field::Notes, &["notes", "note", "notizen", "bemerkungen", "anmerkungen"]),
    (Field::Profile, &["url", "profile url", "profil-url", "linkedin", "linkedin url"]),
    (
        Field::Connected,
        &["connected on", "connected at", "verbunden am", "vernetzt am", "kontakt seit", "vernetzt seit"],
    ),
];

/// Columns that only this export has.
const GOOGLE: [&str; 5] =
    ["e-mail 1 - value", "phone 1 - value", "group membership", "organization 1 - name", "file as"];
const OUTLOOK: [&str; 9] = [
    "e-mail 2 address",
    "e-mail 2: adresse",
    "business phone",
    "telefon geschäftlich",
    "business street",
    "straße geschäftlich",
    "e-mail display name",
    "e-mail-angezeigter name",
    "email: angezeigter name",
];

fn field(column: &str) -> Option<Field> {
    if let Some((field, _)) = NAMES.iter().find(|(_, names)| names.contains(&column)) {
        return Some(*field);
    }
    // "E-mail 1 - Value", "E-Mail 2: Adresse", "Primary Email"; not the kind of one, nor how it is displayed
    let has = |words: &[&str]| words.iter().any(|word| column.contains(word));
    let about = has(&["type", "typ", "label", "display", "angezeigter", "anzeigename"]);
    let word =
        |word: &str| column.split(|c: char| !c.is_alphanumeric() && c != '-').any(|found| found.starts_with(word));
    if !about && (word("e-mail") || word("email") || column == "mail") {
        return Some(Field::Email);
    }
    (!about && !has(&["fax"]) && has(&["phone", "telefon", "mobil", "handy"])).then_some(Field::Phone)
}

/// Whose export it is, by its columns; `None` where they hold no people.
pub fn source(columns: &[String]) -> Option<ContactSource> {
    let fields: Vec<Field> = columns.iter().filter_map(|column| field(column)).collect();
    let has = |wanted: Field| fields.contains(&wanted);
    let any = |names: &[&str]| names.iter().any(|name| columns.iter().any(|column| column == name));
    let named = has(Field::First) && has(Field::Last) || has(Field::Full);
    if named && has(Field::Connected) {
        return Some(ContactSource::Linkedin);
    }
    if named && any(&GOOGLE) {
        return Some(ContactSource::Google);
    }
    if named && has(Field::Email) && any(&OUTLOOK) {
        return Some(ContactSource::Outlook);
    }
    (named && (has(Field::Email) || has(Field::Company) && has(Field::First))).then_some(ContactSource::Table)
}

/// One contact for each row that holds a name or an address.
pub fn people(table: &Table, source: ContactSource) -> Vec<Contact> {
    let fields: Vec<Option<Field>> = table.columns.iter().map(|(_, plain)| field(plain)).collect();
    table.rows.iter().filter_map(|row| person(table, &fields, row, source)).collect()
}

fn person(table: &Table, fields: &[Option<Field>], row: &StringRecord, source: ContactSource) -> Option<Contact> {
    let mut cells: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    let mut other = BTreeMap::new();
    for ((cell, field), (column, _)) in row.iter().zip(fields).zip(&table.columns) {
        let cell = cell.trim();
        match field {
            _ if cell.is_empty() => {}
            // Google puts several values into one cell.
            Some(field @ (Field::Email | Field::Phone)) => {
                cells.entry(*field).or_default().extend(cell.split(":::").map(|one| line(one, LONGEST.1)));
            }
            Some(Field::Notes) => cells.entry(Field::Notes).or_default().push(lines(cell)),
            Some(field) => cells.entry(*field).or_default().push(line(cell, LONGEST.1)),
            None if other.len() < MOST && !column.is_empty() => {
                drop(other.insert(column.clone(), line(cell, LONGEST.0)))
            }
            None => {}
        }
    }
    let first = |field: Field| cells.get(&field).and_then(|all| all.first()).cloned().unwrap_or_default();
    // "Weber, MBA" and the like stand behind the surname in LinkedIn.
    let last = first(Field::Last);
    let last = if source == ContactSource::Linkedin { letters_of(&last) } else { last };
    let parts = [first(Field::First), first(Field::Middle), last];
    let joined = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let full = [joined, first(Field::Full), first(Field::Nick)].into_iter().find(|name| !name.is_empty());
    let mut contact = Contact::new(source, &name_line(&full.unwrap_or_default()));
    contact.emails = emails(cells.get(&Field::Email).into_iter().flatten().map(String::as_str));
    contact.phones = cells.get(&Field::Phone).into_iter().flatten().take(MOST).cloned().collect();
    let nameless = contact.name.is_empty() && contact.emails.is_empty();
    if nameless || source == ContactSource::Linkedin && CLOSED_ACCOUNT.contains(&contact.name.as_str()) {
        return None;
    }
    let job = Job { company: first(Field::Company), title: first(Field::Title) };
    contact.jobs.extend((job != Job::default()).then_some(job));
    contact.profile = Some(first(Field::Profile)).filter(|url| source == ContactSource::Linkedin && !url.is_empty());
    if source == ContactSource::Linkedin {
        let profile = contact.profile.clone().unwrap_or_default();
        contact.handle = linkedin::handle(&contact.name, &profile).filter(|_| !contact.name.is_empty());
    } else {
        let url = first(Field::Profile);
        other.extend((!url.is_empty()).then_some(("URL".to_owned(), url)));
    }
    let connected = first(Field::Connected);
    contact.connected = dates::date(&connected);
    if contact.connected.is_none() && !connected.is_empty() {
        other.insert("Connected On".to_owned(), connected);
    }
    // Outlook writes 0/0/00 for none.
    contact.birthday = first(Field::Birthday);
    if !contact.birthday.contains(|c: char| c.is_alphanumeric() && c != '0') {
        contact.birthday.clear();
    }
    contact.notes = first(Field::Notes);
    contact.other = other;
    Some(contact)
}

/// A surname without what stands behind a comma, and without pictures.
fn letters_of(name: &str) -> String {
    let name = name.split(',').next().unwrap_or_default();
    let plain = |c: &char| c.is_alphanumeric() || c.is_whitespace() || "-'’.()".contains(*c);
    name.chars().filter(plain).collect::<String>().trim().to_owned()
}

/// What LinkedIn calls everybody whose account is closed.
const CLOSED_ACCOUNT: [&str; 2] = ["LinkedIn Member", "LinkedIn-Mitglied"];
/// Addresses at which nobody reads.
const UNREAD: [&str; 4] = ["noreply", "no-reply", "donotreply", "do-not-reply"];

/// Each address once; what is none, and where nobody reads, is left out.
pub fn emails<'a>(cells: impl Iterator<Item = &'a str>) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for address in cells.flat_map(|cell| cell.split([',', ';', ' '])).filter_map(Address::parse) {
        if !found.contains(&address) && !UNREAD.contains(&address.local()) && found.len() < MOST {
            found.push(address);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::table::{What, known};
    use super::*;

    fn read(text: &str) -> (ContactSource, Vec<Contact>) {
        let known = known(text).unwrap_or_else(|| unreachable!("{text}"));
        let What::People(source) = known.what else { unreachable!() };
        (source, people(&Table::new(text, known), source))
    }

    #[test]
    fn each_export_is_known_by_its_columns() {
        let rows = [
            ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", Some(ContactSource::Linkedin)),
            ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", Some(ContactSource::Linkedin)),
            ("First Name,Last Name,Email Address,Company,Position,Connected On", Some(ContactSource::Linkedin)),
            (
                "First Name,Middle Name,Last Name,File As,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value",
                Some(ContactSource::Google),
            ),
            (
                "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value",
                Some(ContactSource::Google),
            ),
            (
                "First Name,Last Name,E-mail Address,E-mail 2 Address,Business Phone,Job Title,Company",
                Some(ContactSource::Outlook),
            ),
            (
                "Anrede;Vorname;Nachname;Firma;Position;Telefon geschäftlich;E-Mail-Adresse;E-Mail-Typ",
                Some(ContactSource::Outlook),
            ),
            ("Name;E-Mail", Some(ContactSource::Table)),
            ("CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT", None),
            ("Name;IBAN;Betrag", None),
        ];
        for (columns, expected) in rows {
            let found = known(&format!("{columns}\nx\n")).map(|known| known.what);
            assert_eq!(found, expected.map(What::People), "{columns}");
        }
    }

    #[test]
    fn nobody_reads_there() {
        let found = emails(["noreply@firm.example; anna@weber.example", "Anna@Weber.example"].into_iter());
        assert_eq!(found.iter().map(Address::as_str).collect::<Vec<_>>(), ["anna@weber.example"]);
    }

    #[test]
    fn rows_become_people() {
        let linkedin = "Notes:\n\"When exporting your connection data, you may notice, that\nsome are missing\"\n\n\
            First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
            Anna,\"Weber, MBA 🚀\",https://www.linkedin.com/in/anna-weber-12a,,Nordwerk GmbH,Head of Sales,12 Mar 2024\n\
            LinkedIn,Member,https://www.linkedin.com/in/gone,,,,12 Mar 2024\n\
            ,,,,,,12 Mar 2024\n";
        let (source, people) = read(linkedin);
        assert_eq!((source, people.len()), (ContactSource::Linkedin, 1));
        let anna = &people[0];
        assert_eq!((anna.name.as_str(), anna.emails.len()), ("Anna Weber", 0));
        assert_eq!(anna.handle.as_ref().map(Address::as_str), Some("anna-weber-12a@linkedin.invalid"));
        assert_eq!(anna.jobs, [Job { company: "Nordwerk GmbH".into(), title: "Head of Sales".into() }]);
        assert_eq!(anna.connected.map(|date| date.to_string()).as_deref(), Some("2024-03-12"));
        let google = "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\n\
            Kim,Osei,,* myContacts,Work,kim@osei.example ::: kim.osei@nordwerk.example,555-0101 ::: 555-0102\n";
        let (_, people) = read(google);
        let found: Vec<&str> = people[0].emails.iter().map(Address::as_str).collect();
        assert_eq!(found, ["kim@osei.example", "kim.osei@nordwerk.example"]);
        assert_eq!(people[0].phones, ["555-0101", "555-0102"]);
        assert_eq!(people[0].other["Labels"], "* myContacts");
        let outlook = "\"Anrede\";\"Vorname\";\"Nachname\";\"Firma\";\"Position\";\"Telefon geschäftlich\";\"E-Mail-Adresse\";\
            \"E-Mail-Typ\";\"E-Mail-Angezeigter Name\";\"E-Mail 2: Adresse\";\"Notizen\"\n\
            \"Herr\";\"Tom\";\"Kreil\";\"Nordwerk\";\"Leiter\";\"555 0103\";\"tom@kreil.example\";\"SMTP\";\"Tom Kreil\";\"\";\"a\nb\"\n";
        let (source, people) = read(outlook);
        assert_eq!(source, ContactSource::Outlook);
        assert_eq!((people[0].name.as_str(), people[0].notes.as_str()), ("Tom Kreil", "a\nb"));
        assert_eq!(people[0].emails.len(), 1);
        assert_eq!(people[0].jobs[0].title, "Leiter");
    }
}
