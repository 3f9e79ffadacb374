//! `wieder show PERSON`: one screen about one person.

use super::door::Door;
use super::json;
use super::talk::clean_lines;
use super::{named, people};
use crate::flow::{self, BridgeState, Finding, FindingKind, Page, RegisterDoubt};
use crate::locale::{about, dative, day, month, silence};
use crate::model::{Bound, ClosedBy, Direction, Language, Register, leads_nowhere};
use anyhow::Result;
use jiff::Timestamp;

/// Lines of a last letter that are shown.
const QUOTED_LINES: usize = 12;
const TOPICS: usize = 5;
/// Widest name beside the chart, in characters.
const LABEL: usize = 18;

pub fn run(door: &Door, word: &str) -> Result<()> {
    let mut store = door.store()?;
    door.few_words(&mut store)?;
    let world = door.world_around(&mut store, word)?;
    let person = people::person(door, &world, word)?;
    let page = flow::show(&store, &world, person)?;
    if door.global.json {
        return json::print(&door.talk, &page);
    }
    Screen { door, page: &page, typed: named::typed_of(&world, person) }.tell();
    Ok(())
}

struct Screen<'a> {
    door: &'a Door,
    page: &'a Page,
    /// What is typed for the person.
    typed: String,
}

impl Screen<'_> {
    fn tell(&self) {
        let talk = &self.door.talk;
        talk.print_styled(&talk.bold(&self.page.name));
        self.who();
        self.letters();
        self.contacts();
        self.manners();
        self.career();
        self.subjects();
        self.topics();
        self.last();
        self.open();
        self.bridge();
        let address = self.typed.clone();
        let manners = &self.page.manners;
        if manners.doubt.is_some() && manners.language == Some(Language::German) {
            talk.hint("hint-manners-register", &[("address", address.clone().into())]);
        }
        if !self.page.findings.is_empty() {
            talk.hint("hint-wrong", &[("address", address.clone().into())]);
        }
        if self.page.bridge != BridgeState::Closed && !self.page.machine {
            talk.hint("hint-write", &[("address", address.into())]);
        }
    }

    fn text(&self, key: &str, args: crate::locale::Args) -> String {
        self.door.talk.text(key, args)
    }

    fn line(&self, key: &str, args: crate::locale::Args) {
        self.door.talk.print_wrapped(&self.text(key, args), 2);
    }

    fn heading(&self, key: &str) {
        let talk = &self.door.talk;
        talk.print("");
        talk.print_styled(&talk.bold(&self.text(key, &[])));
    }

    fn month(&self, at: Option<Timestamp>) -> String {
        at.map_or_else(|| self.text("show-unknown-date", &[]), |at| month(&self.door.talk.strings, at))
    }

    /// "March 2014 – May 2016", or one of them where both are the same.
    fn months(&self, first: Option<Timestamp>, last: Option<Timestamp>) -> String {
        let (first, last) = (self.month(first), self.month(last));
        if first == last { first } else { format!("{first} – {last}") }
    }

    fn day(&self, at: Option<Timestamp>) -> String {
        at.map_or_else(|| self.text("show-unknown-date", &[]), |at| day(&self.door.talk.strings, at))
    }

    fn who(&self) {
        let (page, talk) = (self.page, &self.door.talk);
        let others: Vec<&str> =
            page.names.iter().map(|seen| seen.name.as_str()).filter(|name| *name != page.name).collect();
        if !others.is_empty() {
            self.line("show-names", &[("names", others.join(", ").into())]);
        }
        for seen in &page.addresses {
            let address = ("address", named::shown(talk, &seen.address).into());
            match (seen.first, seen.last) {
                (Some(first), Some(last)) => {
                    let (first, last) = (self.month(Some(first)), self.month(Some(last)));
                    let key = if first == last { "show-address-once" } else { "show-address" };
                    self.line(key, &[address, ("first", first.into()), ("last", last.into())]);
                }
                _ if leads_nowhere(&seen.address) => {}
                _ => self.line("show-address-silent", &[address]),
            }
            if let Some(at) = seen.bounced {
                let args =
                    [("address", named::shown(talk, &seen.address).into()), ("month", self.month(Some(at)).into())];
                self.line("show-address-bounced", &args);
            }
        }
        if page.at_rest {
            self.line("show-at-rest", &[]);
        }
        page.lookalikes.iter().for_each(|found| talk.print_wrapped(&super::same::warning(talk, found), 2));
    }

    fn contacts(&self) {
        if self.page.contacts.is_empty() {
            return;
        }
        self.heading("show-contacts");
        let all =
            self.page.contacts.iter().flat_map(|one| super::contact::lines(&self.door.talk, one, &self.page.name));
        let mut seen: Vec<String> = Vec::new();
        for line in all {
            if !seen.contains(&line) {
                self.door.talk.print_wrapped(&line, 2);
                seen.push(line);
            }
        }
    }

    fn letters(&self) {
        let talk = &self.door.talk;
        let Some(letters) = &self.page.letters else {
            self.line("show-no-letters", &[]);
            return;
        };
        talk.print("");
        let mut words = silence(&talk.strings, letters.last, self.page.now);
        words.push(' ');
        words.push_str(&self.text(
            "show-letters",
            &[
                ("sent", letters.sent.into()),
                ("received", letters.received.into()),
                ("dative", dative(&talk.strings, &self.page.called).into()),
                ("first", self.month(Some(letters.first)).into()),
                ("last", self.month(Some(letters.last)).into()),
            ],
        ));
        if letters.yearly {
            words.push(' ');
            words.push_str(&self.text("show-yearly", &[]));
        } else if let Some(gap) = letters.usual_gap_days.filter(|gap| *gap >= 2.0) {
            words.push(' ');
            words.push_str(&self.text("show-gap", &[("span", about(&talk.strings, gap).into())]));
        }
        talk.print_wrapped(&words, 2);
        self.chart();
    }

    /// Letters per quarter in both directions, as two rows of bars under their years.
    fn chart(&self) {
        let talk = &self.door.talk;
        let Some(letters) = &self.page.letters else { return };
        let room = talk.width.saturating_sub(24).max(16);
        let quarters = letters.quarters.get(letters.quarters.len().saturating_sub(room)..).unwrap_or_default();
        let most = quarters.iter().map(|quarter| quarter.sent.max(quarter.received)).max().unwrap_or(1);
        let bars = |count: &dyn Fn(&flow::Quarter) -> u32| -> String {
            quarters.iter().map(|quarter| bar(count(quarter), most)).collect()
        };
        let mut years = String::new();
        for (at, quarter) in quarters.iter().enumerate() {
            if years.chars().count() <= at && (quarter.quarter == 1 || at == 0) && at + 4 <= quarters.len().max(4) {
                years.extend(std::iter::repeat_n(' ', at - years.chars().count()));
                years.push_str(&format!("{} ", quarter.year));
            }
        }
        let theirs = self.text("show-chart-theirs", &[("name", self.page.called.clone().into())]);
        let mine = self.text("show-chart-mine", &[]);
        // the last words of a long name tell most
        let mut label = theirs.as_str();
        while let Some((_, shorter)) = label.split_once(' ').filter(|_| label.chars().count() > LABEL) {
            label = shorter;
        }
        let label: String = if label.chars().count() > LABEL {
            label.chars().take(LABEL - 1).chain(['…']).collect()
        } else {
            label.to_owned()
        };
        talk.print(&format!("  {label:>LABEL$}  {}", bars(&|quarter| quarter.received)));
        talk.print(&format!("  {mine:>LABEL$}  {}", bars(&|quarter| quarter.sent)));
        talk.print(&format!("  {:>LABEL$}  {years}", ""));
    }

    fn manners(&self) {
        let manners = &self.page.manners;
        if self.page.letters.is_none() && manners.settled.is_empty() {
            return;
        }
        self.heading("show-how");
        let english = manners.language == Some(Language::English);
        let register = manners.register.map(|register| {
            let tongue = if english { "en" } else { "de" };
            let word = if register == Register::Formal { "formal" } else { "informal" };
            self.text(&format!("show-register-{word}-{tongue}"), &[])
        });
        let name = ("name", self.page.called.clone().into());
        let mut parts: Vec<String> = Vec::new();
        if let Some(language) = manners.language {
            let key = if language == Language::English { "show-language-en" } else { "show-language-de" };
            parts.push(self.text(key, &[]));
        }
        match (manners.doubt, register) {
            (Some(RegisterDoubt::Suggested), Some(register)) => {
                parts.push(self.text("show-register-suggested", &[name, ("register", register.into())]));
            }
            (Some(RegisterDoubt::OneSided), _) => parts.push(self.text("show-register-one-sided", &[])),
            (Some(_), _) if !english => parts.push(self.text("show-register-no-evidence", &[])),
            (_, Some(register)) => parts.push(register),
            _ => {}
        }
        if let Some(salutation) = &manners.salutation {
            parts.push(self.text("show-salutation", &[("salutation", salutation.clone().into())]));
        }
        if let Some(sign_off) = &manners.sign_off {
            parts.push(self.text("show-sign-off", &[("sign_off", sign_off.clone().into())]));
        }
        self.door.talk.print_wrapped(&parts.join(" · "), 2);
        if !manners.settled.is_empty() {
            let names = manners.settled.iter().map(|part| super::manners::part_name(&self.door.talk, *part));
            self.line("show-settled", &[("parts", names.collect::<Vec<_>>().join(", ").into())]);
        }
        if manners.doubt.is_some() {
            for telling in &manners.telling {
                self.line(
                    "show-telling",
                    &[
                        ("date", self.day(telling.at).into()),
                        ("who", self.who_wrote(telling.direction).into()),
                        ("line", telling.line.clone().into()),
                    ],
                );
            }
        }
        if let Some(offer) = &manners.du_offered {
            let theirs = offer.direction == Direction::In;
            let key = if theirs { "show-du-offered-by-them" } else { "show-du-offered-by-me" };
            let name = ("name", self.page.called.clone().into());
            let dative = ("dative", dative(&self.door.talk.strings, &self.page.called).into());
            self.line(
                key,
                &[name, dative, ("month", self.month(offer.at).into()), ("line", offer.line.clone().into())],
            );
        }
    }

    fn who_wrote(&self, direction: Direction) -> String {
        match direction {
            Direction::In => self.page.called.clone(),
            Direction::Out => self.text("show-chart-mine", &[]),
        }
    }

    fn career(&self) {
        if self.page.career.is_empty() {
            return;
        }
        self.heading("show-career");
        for station in &self.page.career {
            let months = self.months(station.first, station.last);
            let parts = [&station.title, &station.department, &station.company, &station.phone];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            self.line("show-station", &[("months", months.into()), ("parts", parts.join(", ").into())]);
        }
    }

    fn subjects(&self) {
        if self.page.subjects.is_empty() {
            return;
        }
        self.heading("show-subjects");
        for subject in &self.page.subjects {
            let months = self.months(subject.first, subject.last);
            let args = [
                ("title", subject.title.clone().into()),
                ("months", months.into()),
                ("letters", subject.letters.into()),
            ];
            self.line("show-subject", &args);
        }
    }

    fn topics(&self) {
        if self.page.topics.is_empty() {
            return;
        }
        self.heading("show-topics");
        for topic in self.page.topics.iter().take(TOPICS) {
            let months = self.months(topic.first, topic.last);
            let args = [
                ("phrase", topic.phrase.clone().into()),
                ("letters", topic.letters.into()),
                ("months", months.into()),
                ("line", topic.example.line.clone().into()),
            ];
            self.line("show-topic", &args);
        }
    }

    fn last(&self) {
        if self.page.last.is_empty() {
            return;
        }
        self.heading("show-last");
        for letter in &self.page.last {
            let key = if letter.direction == Direction::In { "show-last-theirs" } else { "show-last-mine" };
            let args = [
                ("name", self.page.called.clone().into()),
                ("date", self.day(letter.at).into()),
                ("subject", letter.subject.clone().into()),
            ];
            self.line(key, &args);
            let text = clean_lines(&letter.own_text);
            let lines: Vec<&str> = text.lines().collect();
            for line in lines.iter().take(QUOTED_LINES) {
                self.door.talk.print_wrapped(line, 6);
            }
            if lines.len() > QUOTED_LINES {
                self.door.talk.print_wrapped("…", 6);
            }
        }
    }

    fn open(&self) {
        let open: Vec<&Finding> =
            self.page.findings.iter().filter(|finding| finding.kind != FindingKind::Bridge).collect();
        if open.is_empty() || self.page.closed_by == Some(ClosedBy::Death) {
            return;
        }
        self.heading("show-open");
        for finding in open {
            let key = match (finding.kind, finding.bound, finding.direction) {
                (FindingKind::Question, _, Direction::In) => "show-question-theirs",
                (FindingKind::Question, _, Direction::Out) => "show-question-mine",
                (_, Some(Bound::Me), Direction::Out) => "show-promise-me",
                (_, Some(Bound::Them), Direction::In) => "show-promise-them",
                (_, _, Direction::In) => "show-promise-both-in",
                (_, _, Direction::Out) => "show-promise-both-out",
            };
            let sentence = self.text(
                key,
                &[
                    ("name", self.page.called.clone().into()),
                    ("month", self.month(finding.at).into()),
                    ("sentence", finding.sentence.clone().into()),
                ],
            );
            self.door.talk.print_wrapped(&format!("{}  {sentence}", finding.number), 2);
        }
    }

    fn bridge(&self) {
        self.heading("show-bridge");
        let name = ("name", self.page.called.clone().into());
        let key = match (self.page.bridge, self.page.closed_by) {
            (BridgeState::Strained, _) => "show-bridge-strained",
            (_, Some(ClosedBy::NoContact)) => "show-bridge-no-contact",
            (_, Some(ClosedBy::LegalThreat)) => "show-bridge-legal-threat",
            (_, Some(ClosedBy::Death)) => "show-bridge-death",
            _ if self.page.machine => "show-bridge-machine",
            _ => "show-bridge-open",
        };
        self.line(key, &[name]);
        for finding in self.page.findings.iter().filter(|finding| finding.kind == FindingKind::Bridge) {
            let key = match (self.page.closed_by, finding.direction) {
                (Some(ClosedBy::Death), _) => "show-bridge-notice",
                (_, Direction::In) => "show-bridge-theirs",
                (_, Direction::Out) => "show-bridge-mine",
            };
            let sentence = self.text(
                key,
                &[
                    ("name", self.page.called.clone().into()),
                    ("date", self.day(finding.at).into()),
                    ("sentence", finding.sentence.clone().into()),
                ],
            );
            self.door.talk.print_wrapped(&format!("{}  {sentence}", finding.number), 2);
        }
    }
}

/// A bar of eighths; anything above nothing is seen.
fn bar(count: u32, most: u32) -> char {
    const BARS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let height = if count == 0 { 0 } else { (u64::from(count) * 8).div_ceil(u64::from(most.max(1))) };
    usize::try_from(height).ok().and_then(|height| BARS.get(height)).copied().unwrap_or('█')
}
