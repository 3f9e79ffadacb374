//! `wieder manners PERSON`: how the two of us write to each other, with the evidence; each part settled once and for all.

use super::args::{MannersArgs, Undo};
use super::door::Door;
use super::json;
use super::talk::Talk;
use super::{named, people};
use crate::flow::{self, Clash, HowWeWrite, RegisterDoubt, Telling};
use crate::locale::{dative, day, month};
use crate::model::{Confidence, Direction, Language, Part, Region, Register, Settled};
use anyhow::Result;
use jiff::Timestamp;

/// Characters that a line of a letter may have.
const LONGEST: usize = 70;

pub fn run(door: &Door, args: &MannersArgs) -> Result<()> {
    let word = args.person.join(" ");
    let mut store = door.store()?;
    let world = door.world_around(&mut store, &word)?;
    let person = people::person(door, &world, &word)?;
    let name = ("name", person.name.clone().into());
    let look = |store: &crate::store::Store| {
        let found = flow::how_we_write(store, &world, person)?;
        found.ok_or_else(|| door.said("write-no-letters", "hint-people", std::slice::from_ref(&name)))
    };
    let before = look(&store)?;
    let settled = settled(args);
    let undo = undone(door, args, &before, &settled)?;
    let changes = [settled.parts(), undo.clone()].concat();
    if !changes.is_empty() {
        flow::settle_manners(&mut store, person, &undo, &settled, door.now.as_second())?;
    }
    let page = look(&store)?;
    if door.global.json {
        json::print(&door.talk, &page)?;
    }
    let screen = Screen { door, page: &page };
    if !changes.is_empty() {
        screen.say_changes(&before, &undo, &settled.parts());
    } else if !door.global.json {
        screen.tell();
    }
    Ok(())
}

fn settled(args: &MannersArgs) -> Settled {
    Settled {
        language: args.letter_language,
        register: args.register,
        salutation: args.salutation.clone(),
        called: args.called.clone(),
        sign_off: args.sign_off.clone(),
        my_name: args.sign_as.clone(),
        region: args.region,
        capital_du: args.capital_du,
    }
}

/// The parts to be taken back: those named, as far as they are settled. Nothing to take back is a failure.
fn undone(door: &Door, args: &MannersArgs, page: &HowWeWrite, settled: &Settled) -> Result<Vec<Part>> {
    let named = |part: Part| args.undo.iter().any(|undo| matches!(undo, Undo::All) || *undo == Undo::One(part));
    let anew = settled.parts();
    let undo: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|part| named(*part) && since(page, *part).is_some() && !anew.contains(part))
        .collect();
    if undo.is_empty() && anew.is_empty() && !args.undo.is_empty() {
        let address = named::typed_or_nothing(page.address.as_ref());
        let args = [("name", page.name.clone().into()), ("address", address.into())];
        return Err(door.said("manners-nothing-to-undo", "hint-manners", &args));
    }
    Ok(undo)
}

/// When the user settled it.
fn since(page: &HowWeWrite, part: Part) -> Option<Timestamp> {
    match part {
        Part::Language => page.language.settled,
        Part::Register => page.register.shown.settled,
        Part::Salutation => page.salutation.settled,
        Part::Called => page.called.settled,
        Part::SignOff => page.sign_off.settled,
        Part::MyName => page.my_name.settled,
        Part::Region => page.region.settled,
        Part::CapitalDu => page.capital_du.settled,
    }
}

struct Screen<'a> {
    door: &'a Door,
    page: &'a HowWeWrite,
}

impl Screen<'_> {
    fn text(&self, key: &str, args: crate::locale::Args) -> String {
        self.door.talk.text(key, args)
    }

    fn tell(&self) {
        let talk = &self.door.talk;
        talk.print_styled(&talk.bold(&self.page.name));
        let german = self.page.language.value != Some(Language::English);
        for part in Part::ALL {
            if german || !matches!(part, Part::Region | Part::CapitalDu) || since(self.page, part).is_some() {
                self.part(part);
            }
        }
        for clash in &self.page.clashes {
            talk.say_text(&self.clash(clash));
        }
        talk.hint("hint-manners-settle", &[("address", self.address().into())]);
    }

    fn address(&self) -> String {
        named::typed_or_nothing(self.page.address.as_ref())
    }

    /// A part with what holds, where that comes from, and the lines of letters that show it.
    fn part(&self, part: Part) {
        let (name, value) = (self.name(part), self.value(self.page, part));
        let line = match since(self.page, part) {
            Some(at) => {
                let (read, known) = self.read(part);
                let key = match known {
                    false => "manners-settled-new",
                    true if read == value => "manners-settled-same",
                    true => "manners-settled",
                };
                let date = day(&self.door.talk.strings, at);
                let args =
                    [("part", name.into()), ("value", value.into()), ("date", date.into()), ("read", read.into())];
                self.text(key, &args)
            }
            None => {
                let why = self.why(part);
                let args = [("part", name.into()), ("value", value.into()), ("why", why.clone().into())];
                self.text(if why.is_empty() { "manners-part" } else { "manners-part-why" }, &args)
            }
        };
        let mut letters = line.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        self.door.talk.print_wrapped(&format!("{first}{}", letters.as_str()), 2);
        self.evidence(part);
    }

    fn evidence(&self, part: Part) {
        let evidence = &self.page.evidence;
        let lines = match part {
            Part::Register => &evidence.register,
            Part::Salutation => &evidence.salutations,
            Part::SignOff => &evidence.sign_offs,
            Part::Region => &evidence.region,
            Part::CapitalDu if self.page.capital_du.read => &evidence.capital_du,
            Part::Language | Part::Called | Part::MyName | Part::CapitalDu => return,
        };
        for line in lines {
            let who = match line.direction {
                Direction::In => self.called(),
                Direction::Out => self.text("show-chart-mine", &[]),
            };
            let date = self.date(line, day);
            let args = [("date", date.into()), ("who", who.into()), ("line", line.line.clone().into())];
            self.door.talk.print_wrapped(&self.text("show-telling", &args), 6);
        }
        let Some(offer) = evidence.du_offered.as_ref().filter(|_| part == Part::Register) else { return };
        let theirs = offer.direction == Direction::In;
        let key = if theirs { "show-du-offered-by-them" } else { "show-du-offered-by-me" };
        let args = [
            ("name", self.called().into()),
            ("dative", dative(&self.door.talk.strings, &self.called()).into()),
            ("month", self.date(offer, month).into()),
            ("line", offer.line.clone().into()),
        ];
        self.door.talk.print_wrapped(&self.text(key, &args), 6);
    }

    fn date(&self, line: &Telling, shown: fn(&crate::locale::Strings, Timestamp) -> String) -> String {
        let unknown = || self.text("show-unknown-date", &[]);
        line.at.map_or_else(unknown, |at| shown(&self.door.talk.strings, at))
    }

    fn called(&self) -> String {
        self.page.called.value.clone().unwrap_or_else(|| self.page.name.clone())
    }

    /// What the letters say for a part, beyond the lines shown; empty where that is nothing.
    fn why(&self, part: Part) -> String {
        let evidence = &self.page.evidence;
        let name = ("name", self.called().into());
        match part {
            Part::Language if evidence.german + evidence.english > 0 => {
                self.text("manners-why-language", &[("de", evidence.german.into()), ("en", evidence.english.into())])
            }
            Part::Register => match (self.page.register.doubt, self.page.register.confidence) {
                (Some(RegisterDoubt::Suggested), _) => self.text("manners-why-suggested", &[name]),
                (Some(RegisterDoubt::OneSided), _) => self.text("manners-why-one-sided", &[]),
                (Some(RegisterDoubt::NoEvidence), _) if !evidence.register.is_empty() => {
                    self.text("manners-why-too-little", &[])
                }
                (Some(RegisterDoubt::NoEvidence), _) => self.text("manners-why-no-evidence", &[]),
                (None, Some(Confidence::Medium)) => self.text("manners-why-likely", &[]),
                (None, _) => self.text("manners-why-sure", &[]),
            },
            Part::Called => match &evidence.suggested_name {
                Some(other) => self.text("manners-why-called", &[("other", other.clone().into())]),
                None => String::new(),
            },
            Part::CapitalDu if evidence.all_du > 0 => {
                let args = [("capital", evidence.capital_dus.into()), ("all", evidence.all_du.into())];
                self.text("manners-why-capital", &args)
            }
            _ => String::new(),
        }
    }

    fn name(&self, part: Part) -> String {
        part_name(&self.door.talk, part)
    }

    /// What holds, in words.
    fn value(&self, page: &HowWeWrite, part: Part) -> String {
        let quoted = |line: &Option<String>| self.quoted(line);
        match part {
            Part::Language => self.language(page.language.value),
            Part::Register => self.register(page.register.shown.value, page.language.value),
            Part::Salutation => quoted(&page.salutation.value),
            Part::Called => quoted(&page.called.value),
            Part::SignOff => quoted(&page.sign_off.value),
            Part::MyName => quoted(&page.my_name.value),
            Part::Region => self.region(page.region.value),
            Part::CapitalDu => self.capital(page.capital_du.value),
        }
    }

    /// What the letters show, in words, and whether they show anything.
    fn read(&self, part: Part) -> (String, bool) {
        let page = self.page;
        let quoted = |line: &Option<String>| (self.quoted(line), line.is_some());
        match part {
            Part::Language => (self.language(page.language.read), page.language.read.is_some()),
            Part::Register => {
                let read = page.register.shown.read;
                (self.register(read, page.language.read), read.is_some())
            }
            Part::Salutation => quoted(&page.salutation.read),
            Part::Called => quoted(&page.called.read),
            Part::SignOff => quoted(&page.sign_off.read),
            Part::MyName => quoted(&page.my_name.read),
            Part::Region => (self.region(page.region.read), true),
            Part::CapitalDu => (self.capital(page.capital_du.read), true),
        }
    }

    fn unknown(&self) -> String {
        self.text("manners-unknown", &[])
    }

    fn quoted(&self, line: &Option<String>) -> String {
        let quoted = |line: &String| self.text("show-salutation", &[("salutation", line.clone().into())]);
        line.as_ref().map_or_else(|| self.unknown(), quoted)
    }

    fn language(&self, language: Option<Language>) -> String {
        match language {
            Some(Language::German) => self.text("show-language-de", &[]),
            Some(Language::English) => self.text("show-language-en", &[]),
            None => self.unknown(),
        }
    }

    fn register(&self, register: Option<Register>, language: Option<Language>) -> String {
        let english = language == Some(Language::English);
        let key = match (register, english) {
            (Some(Register::Informal), false) => "show-register-informal-de",
            (Some(Register::Formal), false) => "show-register-formal-de",
            (Some(Register::Informal), true) => "show-register-informal-en",
            (Some(Register::Formal), true) => "show-register-formal-en",
            (None, _) => "manners-unknown",
        };
        self.text(key, &[])
    }

    fn region(&self, region: Region) -> String {
        let key = match region {
            Region::Germany => "manners-region-de",
            Region::Austria => "manners-region-at",
            Region::Switzerland => "manners-region-ch",
        };
        self.text(key, &[])
    }

    fn capital(&self, capital: bool) -> String {
        self.text(if capital { "manners-capital-yes" } else { "manners-capital-no" }, &[])
    }

    fn clash(&self, clash: &Clash) -> String {
        let what = self.value(self.page, clash.with);
        self.text("manners-clash", &[("line", clash.line.clone().into()), ("what", what.into())])
    }

    /// One sentence for what is settled, one for what is taken back, and one for what follows from that.
    fn say_changes(&self, before: &HowWeWrite, undo: &[Part], anew: &[Part]) {
        let talk = &self.door.talk;
        let register = before.register.shown.value != self.page.register.shown.value;
        let changed = |part: &Part| match part {
            Part::Register => register, // with another language it has another name, and is the same
            part => self.value(before, *part) != self.value(self.page, *part),
        };
        let follows: Vec<Part> = Part::ALL
            .into_iter()
            .filter(|part| !undo.contains(part) && !anew.contains(part) && changed(part))
            .collect();
        for (key, parts) in [("manners-undone", undo), ("manners-done", anew), ("manners-follows", &follows)] {
            let said: Vec<String> = parts.iter().map(|part| self.change(before, *part)).collect();
            if !said.is_empty() {
                talk.say(key, &[("name", self.page.name.clone().into()), ("parts", said.join(", ").into())]);
            }
        }
        for clash in &self.page.clashes {
            talk.say_text(&self.clash(clash));
        }
        if let Some(first) = anew.first() {
            let all = if anew.len() == 1 { format!(" {}", flag(*first)) } else { String::new() };
            talk.hint("hint-manners-undo", &[("address", self.address().into()), ("part", all.into())]);
        }
    }

    /// „Anredeform Sie statt du"
    fn change(&self, before: &HowWeWrite, part: Part) -> String {
        let (old, new) = (self.value(before, part), self.value(self.page, part));
        let key = match () {
            () if old == new => "manners-change-none",
            () if old == self.unknown() => "manners-change-new",
            () => "manners-change",
        };
        self.text(key, &[("part", self.name(part).into()), ("new", new.into()), ("old", old.into())])
    }
}

/// „Anredeform"
pub fn part_name(talk: &Talk, part: Part) -> String {
    talk.text(&format!("manners-{}", part.key().replace('_', "-")), &[])
}

/// As the part is called on the command line.
fn flag(part: Part) -> String {
    let key = if part == Part::MyName { "sign_as" } else { part.key() };
    key.replace('_', "-")
}

/// A line for letters as it was typed, without what is not seen and without the sign at its end; or the key of the
/// sentence that says why it cannot be one.
pub fn parse_line(text: &str) -> Result<String, String> {
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = text.trim();
    if text.contains(breaks) {
        return Err("usage-one-line".to_owned());
    }
    let line = super::talk::clean(text);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches([',', '!', ':', '–', '-', ' ']);
    match () {
        () if line.chars().count() > LONGEST => Err("usage-too-long".to_owned()),
        () if !line.chars().any(char::is_alphabetic) => Err("usage-no-words".to_owned()),
        () => Ok(line.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_what_can_stand_in_a_letter() {
        let longest = "a".repeat(LONGEST);
        for (typed, line) in [
            ("Lieber Tom", Ok("Lieber Tom")),
            ("  Lieber\t Tom, ", Ok("Lieber Tom")),
            ("Li\u{202e}eber\u{1b}[31m \u{200b}Tom!", Ok("Lieber[31m Tom")),
            ("Liebe Grüße\n", Ok("Liebe Grüße")),
            ("Liebe Frau Prof. Dr.", Ok("Liebe Frau Prof. Dr.")),
            (&longest, Ok(&*longest)),
            (&format!("{longest}a"), Err("usage-too-long")),
            ("Lieber\nTom", Err("usage-one-line")),
            ("Lieber\u{2028}Tom", Err("usage-one-line")),
            ("", Err("usage-no-words")),
            (" ,\u{200b} 12", Err("usage-no-words")),
        ] {
            let wanted = line.map(str::to_owned).map_err(str::to_owned);
            assert_eq!(parse_line(typed), wanted, "{typed:?}");
        }
    }

    #[test]
    fn every_part_can_be_named() {
        for part in Part::ALL {
            assert_eq!(super::super::args::parse_undo(&flag(part)), Ok(Undo::One(part)));
        }
    }
}
