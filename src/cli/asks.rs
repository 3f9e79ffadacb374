//! `wieder ask`: a wish in words in, the people to ask out, each with reasons and the lines that show it.

use super::args::AskArgs;
use super::door::Door;
use super::{json, named};
use crate::flow::{self, Asked, AskedPerson, Line, NotAsked, OneToMeet, Request, Stands, ToMeet};
use crate::locale::{around, month, number, reason, silence};
use crate::model::{Ask, Direction, Reason, leads_nowhere, page_of};
use anyhow::Result;
use std::collections::BTreeSet;

/// Lines shown of one person, and people of a house.
const LINES: usize = 2;
/// Lines looked up: of those in JSON, and of those from which the shown ones are taken.
const LOOKED_UP: (usize, usize) = (20, 6);
const NAMED: usize = 5;

pub fn run(door: &Door, args: &AskArgs) -> Result<()> {
    let mut store = door.store()?;
    door.words(&mut store)?;
    let lines = if door.global.json { LOOKED_UP.0 } else { LOOKED_UP.1 };
    let request = Request { ask: args.ask(), words: args.words.join(" "), all: args.all, lines };
    let asked = match flow::ask(&mut store, &door.global.me, door.now.as_second(), &request)? {
        Ok(asked) => asked,
        Err(why) => return Err(refused(door, &request, why)),
    };
    if request.ask != Ask::Introduction && asked.words.is_empty() {
        let args = [("text", request.words.clone().into()), ("ask", key(request.ask).into())];
        let hint = if request.ask == Ask::Knowledge { "hint-whom-words" } else { "hint-whom-in-general" };
        return Err(door.said("whom-no-words", hint, &args));
    }
    if door.global.json {
        return json::print(&door.talk, &asked);
    }
    Answer { door, asked: &asked }.tell();
    Ok(())
}

fn refused(door: &Door, request: &Request, why: NotAsked) -> anyhow::Error {
    let text = [("text", request.words.clone().into())];
    match why {
        NotAsked::WhoAmI => door.said("error-no-me", "hint-me-add", &[]),
        NotAsked::Me => door.said("whom-me", "hint-whom-other", &text),
        NotAsked::Unknown => door.said("whom-unknown", "hint-whom-unknown", &text),
        NotAsked::Several(people) => {
            let count = people.len();
            for (name, address) in people.iter().filter(|_| !door.global.json) {
                let talk = &door.talk;
                let address = named::among_namesakes(talk, address.iter());
                talk.print_styled(&format!("{}  {}", talk.bold(name), talk.faint(&address)));
            }
            let args = [("word", request.words.clone().into()), ("count", count.into())];
            door.said("error-several", "hint-by-address", &args)
        }
    }
}

fn key(ask: Ask) -> String {
    ask.key().to_owned()
}

struct Answer<'a> {
    door: &'a Door,
    asked: &'a Asked,
}

impl Answer<'_> {
    fn tell(&self) {
        let (talk, asked) = (&self.door.talk, self.asked);
        if let Some(wanted) = &asked.wanted
            && self.no_way_needed(wanted)
        {
            return;
        }
        if asked.people.is_empty() {
            return self.nobody();
        }
        self.nowhere();
        let head = format!("whom-{}", asked.ask.key().replace('_', "-"));
        let n = asked.people.len();
        let words = sentence_case(&number(&talk.strings, n as u64));
        let args = [("n", n.into()), ("words", words.into()), ("subject", self.subject().into())];
        talk.print_styled(&talk.bold(&talk.text(&head, &args)));
        for (at, person) in asked.people.iter().enumerate() {
            talk.print("");
            self.person(at + 1, person);
        }
        talk.print("");
        if asked.count > n {
            let key = if n > flow::SHOWN_OF_ASKED { "whom-most" } else { "whom-more" };
            talk.say(key, &[("count", n.into())]);
        }
        // a dead address or a quarrel is no place to begin
        let hard = |why: &Reason| matches!(why, Reason::Strained { .. } | Reason::Unreachable { .. });
        if let Some(first) = asked.people.iter().find(|person| !person.reasons.iter().any(hard)) {
            let address = named::typed(&first.address);
            talk.hint("hint-whom-write", &[("address", address.into()), ("ask", key(asked.ask).into())]);
        }
    }

    /// What it is about, without what stands in no letter.
    fn subject(&self) -> String {
        let asked = self.asked;
        if asked.nowhere.is_empty() || asked.nowhere.len() == asked.words.len() {
            return asked.subject.clone();
        }
        self.found().join(" ")
    }

    fn found(&self) -> Vec<&str> {
        let found = |word: &&String| !self.asked.nowhere.contains(word);
        self.asked.words.iter().filter(found).map(String::as_str).collect()
    }

    /// True where that is all there is to say: I write with them myself, or nobody should.
    fn no_way_needed(&self, wanted: &ToMeet) -> bool {
        let talk = &self.door.talk;
        if wanted.house && !wanted.people.is_empty() {
            let names: Vec<&str> = wanted.people.iter().map(|person| person.name.as_str()).collect();
            let more = names.len().saturating_sub(NAMED);
            let many = names.len() >= flow::OF_HOUSE;
            let mut people = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
            if more > 0 && !many {
                people = talk.text("whom-inside-more", &[("people", people.into()), ("more", more.into())]);
            }
            let words = number(&talk.strings, names.len() as u64);
            let args = [
                ("n", names.len().into()),
                ("words", words.into()),
                ("subject", self.subject().into()),
                ("people", people.into()),
            ];
            talk.print_wrapped(&talk.text(if many { "whom-inside-many" } else { "whom-inside" }, &args), 0);
            talk.print("");
            return false;
        }
        let Some(OneToMeet { address, name, we_write, contact, closed }) = wanted.people.first() else { return false };
        let args = [("name", name.clone().into()), ("address", named::shown(talk, address).into())];
        if *closed {
            talk.print_wrapped(&talk.text("whom-closed", &args), 0);
            return true;
        }
        match we_write {
            Some(last) => {
                let args = [("name", name.clone().into()), ("month", month(&talk.strings, *last).into())];
                talk.print_wrapped(&talk.text("whom-write-yourself", &args), 0);
            }
            None if *contact => {
                talk.print_wrapped(&talk.text("whom-contact", &[("name", name.clone().into())]), 0);
            }
            None => return false,
        }
        let ask = key(Ask::CatchUp);
        talk.hint("hint-whom-write", &[("address", named::typed(address).into()), ("ask", ask.into())]);
        true
    }

    fn nobody(&self) {
        let (talk, asked) = (&self.door.talk, self.asked);
        let subject = || ("subject", self.subject().into());
        if let Some(wanted) = &asked.wanted {
            talk.say(if wanted.house { "whom-no-way-house" } else { "whom-no-way" }, &[subject()]);
            return;
        }
        self.nowhere();
        if asked.nowhere.len() < asked.words.len() {
            talk.say("whom-nobody-to-write", &[subject()]);
        } else {
            talk.say("whom-nobody", &[subject()]);
        }
        let there = self.found();
        if !there.is_empty() {
            talk.hint("hint-whom-search", &[("subject", there.join(" ").into())]);
        }
    }

    /// Which of the words stand in no letter.
    fn nowhere(&self) {
        let (talk, missing) = (&self.door.talk, &self.asked.nowhere);
        if missing.is_empty() {
            return;
        }
        let quoted: Vec<String> =
            missing.iter().map(|word| talk.text("quoted", &[("text", word.clone().into())])).collect();
        talk.say("whom-nowhere", &[("n", missing.len().into()), ("missing", quoted.join(", ").into())]);
    }

    fn person(&self, rank: usize, person: &AskedPerson) {
        let talk = &self.door.talk;
        let real = person.addresses.iter().find(|address| !leads_nowhere(address) || page_of(address).is_some());
        let address = named::shown(talk, real.unwrap_or(&person.address));
        let address = if address == person.name { String::new() } else { format!("  {}", talk.faint(&address)) };
        talk.print_styled(&format!("{rank:>3}  {}{address}", talk.bold(&person.name)));
        let since = person.silent_since.map(|since| silence(&talk.strings, since, self.asked.now));
        let mut words: Vec<String> = since.into_iter().collect();
        words.extend(person.reasons.iter().map(|why| reason(&talk.strings, why, &person.called)));
        talk.print_wrapped(&words.join(" "), 5);
        // theirs before mine, and a line before a subject
        let most = person.lines.iter().filter(|line| line.place != Stands::Signature).map(|line| line.says);
        let enough = most.fold(0.0, f64::max) / 2.0;
        let mut lines: Vec<&Line> = person.lines.iter().filter(|line| line.says > enough).collect();
        lines.sort_by_key(|line| (line.direction == Direction::Out, line.place == Stands::Subject));
        let mut told = BTreeSet::new();
        lines.retain(|line| told.insert(line.line.as_str()));
        for line in lines.into_iter().take(LINES) {
            self.line(person, line);
        }
    }

    fn line(&self, person: &AskedPerson, line: &Line) {
        let talk = &self.door.talk;
        let who = match line.direction {
            Direction::In => person.called.clone(),
            Direction::Out => talk.text("whom-mine", &[]),
        };
        let month = line.at.map_or_else(|| talk.text("whom-undated", &[]), |at| month(&talk.strings, at));
        let key = match line.place {
            Stands::Text => "whom-line",
            Stands::Subject => "whom-line-subject",
            Stands::Signature => "whom-line-signature",
        };
        let text = around(&line.line, line.words.first().map_or("", String::as_str));
        talk.print_wrapped(&talk.text(key, &[("month", month.into()), ("who", who.into()), ("line", text.into())]), 7);
    }
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
