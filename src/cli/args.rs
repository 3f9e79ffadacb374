//! The command line as it is typed. The help texts stand in `locales/*/help.ftl`, by the path of each word.

use super::manners::parse_line;
use crate::model::{Address, Ask, Language, Part, Region, of_page};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser, Debug)]
#[command(name = "wieder", version, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Args, Debug, Clone, Default)]
pub struct Global {
    #[arg(long, global = true, env = "WIEDER_STORE", hide_env = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true, env = "WIEDER_NOW", hide_env = true, value_name = "DATE", value_parser = parse_date)]
    pub now: Option<jiff::Timestamp>,
    #[arg(long, global = true, value_name = "ADDR", value_parser = parse_address)]
    pub me: Vec<Address>,
    #[arg(long, global = true, value_name = "de|en", value_parser = parse_language)]
    pub lang: Option<Language>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
}

#[derive(Subcommand, Debug)]
pub enum Verb {
    Import {
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[arg(long)]
        everything: bool,
        #[arg(long)]
        oddities: bool,
    },
    Add(AddArgs),
    Me {
        #[command(subcommand)]
        change: Option<MeChange>,
    },
    Lost {
        #[arg(long)]
        all: bool,
        #[arg(long = "for", value_name = "ASK", value_parser = parse_ask)]
        ask: Option<Ask>,
        #[arg(long, value_name = "YEARS", default_value_t = 1.0, value_parser = parse_years)]
        min_years: f64,
        #[arg(long, conflicts_with_all = ["all", "ask", "min_years"])]
        warm_up: bool,
    },
    Backtest {
        #[arg(long, value_name = "FILE")]
        svg: Option<PathBuf>,
        #[arg(long, value_name = "YEARS", default_value_t = 1.0, value_parser = parse_years)]
        min_years: f64,
    },
    Show {
        #[arg(value_name = "PERSON", required = true, num_args = 1..)]
        person: Vec<String>,
    },
    Manners(MannersArgs),
    People {
        #[arg(value_name = "NAME")]
        name: Option<String>,
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
        #[arg(long)]
        same: bool,
    },
    Same {
        #[arg(value_name = "PERSON")]
        one: String,
        #[arg(value_name = "PERSON")]
        other: String,
        #[arg(long)]
        different: bool,
        #[arg(long, conflicts_with = "different")]
        undo: bool,
    },
    Search {
        #[arg(value_name = "QUERY", required = true, num_args = 1..)]
        query: Vec<String>,
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
    },
    Ask(AskArgs),
    Write(WriteArgs),
    Drafts {
        #[arg(value_name = "PERSON")]
        person: Option<String>,
        #[arg(long)]
        discard: bool,
    },
    Sent {
        #[arg(value_name = "PERSON", required = true, num_args = 1..)]
        person: Vec<String>,
        #[arg(long)]
        undo: bool,
    },
    Rest {
        #[arg(value_name = "PERSON", required = true, num_args = 1..)]
        person: Vec<String>,
        #[arg(long)]
        undo: bool,
    },
    Wrong {
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(value_name = "NUMBER")]
        numbers: Vec<usize>,
        #[arg(long)]
        undo: bool,
    },
    Read {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    Demo {
        #[arg(long, value_name = "DIR")]
        into: Option<PathBuf>,
        #[arg(value_name = "VERB", trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<std::ffi::OsString>,
    },
    Completions {
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand, Debug)]
pub enum MeChange {
    Add {
        #[arg(value_name = "ADDR", required = true, value_parser = parse_mine)]
        addresses: Vec<Address>,
    },
    Remove {
        #[arg(value_name = "ADDR", required = true, value_parser = parse_mine)]
        addresses: Vec<Address>,
    },
}

#[derive(Args, Debug, Default)]
pub struct AddArgs {
    #[arg(value_name = "NAME", required = true, num_args = 1..)]
    pub name: Vec<String>,
    #[arg(long, value_name = "ADDR", value_parser = parse_address)]
    pub address: Option<Address>,
    #[arg(long, value_name = "COMPANY", value_parser = parse_line)]
    pub worked_at: Option<String>,
    #[arg(long, value_name = "YEAR", value_parser = parse_year)]
    pub until: Option<i16>,
    #[arg(long, conflicts_with = "sie")]
    pub du: bool,
    #[arg(long)]
    pub sie: bool,
    #[arg(long, conflicts_with_all = ["address", "worked_at", "until", "du", "sie"])]
    pub undo: bool,
}

#[derive(Args, Debug, Default)]
pub struct WriteArgs {
    #[arg(value_name = "PERSON", required = true, num_args = 1..)]
    pub person: Vec<String>,
    #[arg(long, value_name = "ASK", value_parser = parse_ask)]
    pub ask: Option<Ask>,
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// `stub=text`, as often as needed.
    #[arg(long = "set", value_name = "STUB=TEXT", value_parser = parse_pair)]
    pub set: Vec<(String, String)>,
    /// `slot=number`, as often as needed.
    #[arg(long = "choose", value_name = "SLOT=N", value_parser = parse_choice)]
    pub choose: Vec<(String, usize)>,
    #[arg(long, value_name = "du|sie", value_parser = parse_register)]
    pub register: Option<crate::model::Register>,
    #[arg(long = "language", value_name = "de|en", value_parser = parse_language)]
    pub letter_language: Option<Language>,
    #[arg(long, value_name = "KIND", value_parser = parse_memory)]
    pub memory: Option<crate::model::MemoryForm>,
    #[arg(long, value_name = "TEXT")]
    pub subject: Option<String>,
    #[arg(long, value_name = "LINE")]
    pub salutation: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub sign_as: Option<String>,
    #[arg(long = "true")]
    pub all_true: bool,
    #[arg(long, value_name = "FILE")]
    pub eml: Option<PathBuf>,
    #[arg(long)]
    pub mailto: bool,
}

#[derive(Args, Debug, Default)]
pub struct AskArgs {
    #[arg(value_name = "WORDS", required = true, num_args = 1..)]
    pub words: Vec<String>,
    #[arg(long, group = "what_for")]
    pub introduction: bool,
    #[arg(long, group = "what_for")]
    pub career_advice: bool,
    #[arg(long, group = "what_for")]
    pub referral: bool,
    #[arg(long, group = "what_for")]
    pub feedback: bool,
    #[arg(long, group = "what_for")]
    pub job_opening: bool,
    #[arg(long)]
    pub all: bool,
}

impl AskArgs {
    /// What the words are for; knowledge where nothing else is said.
    pub fn ask(&self) -> Ask {
        let said = [
            (self.introduction, Ask::Introduction),
            (self.career_advice, Ask::CareerAdvice),
            (self.referral, Ask::Referral),
            (self.feedback, Ask::Feedback),
            (self.job_opening, Ask::JobOpening),
        ];
        said.into_iter().find(|(said, _)| *said).map_or(Ask::Knowledge, |(_, ask)| ask)
    }
}

#[derive(Args, Debug, Default)]
pub struct MannersArgs {
    #[arg(value_name = "PERSON", required = true, num_args = 1..)]
    pub person: Vec<String>,
    #[arg(long, value_name = "du|sie", value_parser = parse_register)]
    pub register: Option<crate::model::Register>,
    #[arg(long = "language", value_name = "de|en", value_parser = parse_language)]
    pub letter_language: Option<Language>,
    #[arg(long, value_name = "LINE", value_parser = parse_line)]
    pub salutation: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = parse_line)]
    pub called: Option<String>,
    #[arg(long, value_name = "LINE", value_parser = parse_line)]
    pub sign_off: Option<String>,
    #[arg(long, value_name = "NAME", value_parser = parse_line)]
    pub sign_as: Option<String>,
    #[arg(long, value_name = "de|at|ch", value_parser = parse_region)]
    pub region: Option<Region>,
    #[arg(long, value_name = "yes|no", value_parser = parse_yes)]
    pub capital_du: Option<bool>,
    #[arg(long, value_name = "PART", num_args = 0..=1, default_missing_value = "all", value_parser = parse_undo)]
    pub undo: Vec<Undo>,
}

/// What is taken back of the manners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    All,
    One(Part),
}

fn parse_date(text: &str) -> Result<jiff::Timestamp, String> {
    if let Ok(exact) = text.parse::<jiff::Timestamp>() {
        return Ok(exact);
    }
    // the last days of the calendar end beyond the last moment
    let noon = |date: jiff::civil::Date| date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok();
    let date = text.parse().ok().and_then(noon);
    date.map(|date| date.timestamp()).ok_or_else(|| "2026-11-23".to_owned())
}

fn parse_address(text: &str) -> Result<Address, String> {
    Address::parse(text).ok_or_else(|| "anna@example.org".to_owned())
}

/// My own may be that of my page on LinkedIn.
fn parse_mine(text: &str) -> Result<Address, String> {
    of_page(text).map_or_else(|| parse_address(text), Ok)
}

fn parse_year(text: &str) -> Result<i16, String> {
    text.parse().ok().filter(|year| (1000..=9999).contains(year)).ok_or_else(|| "2019".to_owned())
}

fn parse_language(text: &str) -> Result<Language, String> {
    match text {
        "de" => Ok(Language::German),
        "en" => Ok(Language::English),
        _ => Err("de, en".to_owned()),
    }
}

fn parse_ask(text: &str) -> Result<Ask, String> {
    Ask::from_key(&text.replace('-', "_"))
        .ok_or_else(|| Ask::ALL.iter().map(|ask| ask.key()).collect::<Vec<_>>().join(", "))
}

fn parse_register(text: &str) -> Result<crate::model::Register, String> {
    match text.to_lowercase().as_str() {
        "du" | "informal" => Ok(crate::model::Register::Informal),
        "sie" | "formal" => Ok(crate::model::Register::Formal),
        _ => Err("du, sie, informal, formal".to_owned()),
    }
}

fn parse_region(text: &str) -> Result<Region, String> {
    match text.to_lowercase().as_str() {
        "de" => Ok(Region::Germany),
        "at" => Ok(Region::Austria),
        "ch" => Ok(Region::Switzerland),
        _ => Err("de, at, ch".to_owned()),
    }
}

fn parse_yes(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "ja" => Ok(true),
        "no" | "nein" => Ok(false),
        _ => Err("yes, no".to_owned()),
    }
}

/// A part as its option is called.
pub fn parse_undo(text: &str) -> Result<Undo, String> {
    let part = match text {
        "all" => return Ok(Undo::All),
        "sign-as" => Some(Part::MyName),
        text => Part::from_key(&text.replace('-', "_")),
    };
    let parts = "register, language, salutation, called, sign-off, sign-as, region, capital-du";
    part.map(Undo::One).ok_or_else(|| parts.to_owned())
}

fn parse_memory(text: &str) -> Result<crate::model::MemoryForm, String> {
    use crate::model::MemoryForm;
    let key = text.replace('-', "_");
    let found = MemoryForm::ALL.into_iter().find(|form| form.key() == key);
    found.ok_or_else(|| MemoryForm::ALL.iter().map(|form| form.key()).collect::<Vec<_>>().join(", "))
}

fn parse_years(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|years: &f64| years.is_finite() && (0.0..=100.0).contains(years))
        .ok_or("0.5, 1, 3".to_owned())
}

fn parse_pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("u_update=Ich …".to_owned())?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn parse_choice(text: &str) -> Result<(String, usize), String> {
    let (slot, number) = text.split_once('=').ok_or("lapse=0".to_owned())?;
    let number = number.trim().parse().map_err(|_| "lapse=0".to_owned())?;
    Ok((slot.trim().to_owned(), number))
}
