//! A TOML table in, one case out: everything known about one letter before it is written.

use super::{Ask, Language, Region, Register};
use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the composer must know. Built from the archive and the user's answers, or read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The address of the person; part of the tie-break, so that two people rarely get the same letter.
    pub person: String,
    pub language: Language,
    pub register: Register,
    pub region: Region,
    /// I write Du and Dir with a capital.
    pub capital_du: bool,
    pub silent: Silent,
    /// I owe an answer; it goes before every other reason for the silence.
    pub owed: bool,
    /// Whole calendar months since the last exchange. `None`: there was another channel, so no duration is named.
    pub gap_months: Option<u32>,
    pub ask: Ask,
    /// An open promise is the request: memory and ask stand together.
    pub promise_first: bool,
    pub memory: Option<MemoryForm>,
    /// The news about me is bad, and I chose to say so.
    pub hard_update: bool,
    /// Say who I am before anything else.
    pub reintro: bool,
    /// Leave out the easy way out: nothing is asked for.
    pub no_out: bool,
    /// The salutation line as it shall stand.
    pub salutation: String,
    pub sign_off: String,
    /// My name as I sign to this person.
    pub me: String,
    /// Overrides the subject: the old thread, or my own words.
    pub subject: Option<String>,
    /// What fills the placeholders of the grammar.
    pub ctx: BTreeMap<String, String>,
    /// Variants chosen by hand.
    pub choice: BTreeMap<Slot, usize>,
    /// Claims the user has confirmed, by their ids.
    pub ticked: BTreeSet<String>,
}

/// Who fell silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silent {
    Me,
    /// Never mentioned in the letter.
    Them,
    Mutual,
}

/// What the one concrete memory is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoryForm {
    Clause,
    Sentence,
    Subject,
    Learned,
    PromiseMeal,
    PromiseCoffee,
    PromiseCall,
    PromiseMeet,
    PromiseMine,
    Question,
}

impl MemoryForm {
    pub const ALL: [MemoryForm; 10] = [
        MemoryForm::Clause,
        MemoryForm::Sentence,
        MemoryForm::Subject,
        MemoryForm::Learned,
        MemoryForm::PromiseMeal,
        MemoryForm::PromiseCoffee,
        MemoryForm::PromiseCall,
        MemoryForm::PromiseMeet,
        MemoryForm::PromiseMine,
        MemoryForm::Question,
    ];

    /// The word used in the grammar and in case files.
    pub fn key(self) -> &'static str {
        match self {
            MemoryForm::Clause => "clause",
            MemoryForm::Sentence => "sentence",
            MemoryForm::Subject => "subject",
            MemoryForm::Learned => "learned",
            MemoryForm::PromiseMeal => "promise_meal",
            MemoryForm::PromiseCoffee => "promise_coffee",
            MemoryForm::PromiseCall => "promise_call",
            MemoryForm::PromiseMeet => "promise_meet",
            MemoryForm::PromiseMine => "promise_mine",
            MemoryForm::Question => "question",
        }
    }
}

/// A place in the letter that one sentence or two fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Subject,
    Lapse,
    Reintro,
    Memory,
    Update,
    Ask,
    Out,
    Close,
    /// The one sentence group of a follow-up, a thank-you or a report.
    After,
}

impl Slot {
    pub fn key(self) -> &'static str {
        match self {
            Slot::Subject => "subject",
            Slot::Lapse => "lapse",
            Slot::Reintro => "reintro",
            Slot::Memory => "memory",
            Slot::Update => "update",
            Slot::Ask => "ask",
            Slot::Out => "out",
            Slot::Close => "close",
            Slot::After => "after",
        }
    }
}

/// The table as it stands in a file. Keys the program does not know are an error, so that a typo is seen.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    id: String,
    #[serde(default, skip_serializing, rename = "title")]
    _title: String,
    #[serde(default, skip_serializing, rename = "evidence")]
    _evidence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    lang: String,
    reg: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(default)]
    cap_du: bool,
    who: Silent,
    #[serde(default)]
    owed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gap: Option<u32>,
    ask: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    askkey: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    memory: Option<MemoryForm>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    update: Option<String>,
    #[serde(default)]
    reintro: bool,
    #[serde(default)]
    no_out: bool,
    salutation: String,
    signoff: String,
    me: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(default)]
    ticked: BTreeSet<String>,
    #[serde(default)]
    choice: BTreeMap<Slot, usize>,
    #[serde(default)]
    ctx: BTreeMap<String, String>,
}

impl Case {
    /// Reads a file that holds one case: the table itself, or a single `[[s]]`.
    pub fn from_toml(text: &str) -> Result<Case> {
        let mut cases = Case::all_from_toml(text)?;
        match (cases.pop(), cases.len()) {
            (Some(case), 0) => Ok(case),
            (None, _) => bail!("the file holds no case"),
            (Some(_), others) => bail!("the file holds {} cases, one is wanted", others + 1),
        }
    }

    /// Reads every `[[s]]` of a file, or the one table it is.
    pub fn all_from_toml(text: &str) -> Result<Vec<Case>> {
        let mut file: toml::Table = text.parse().context("the case is not valid TOML")?;
        let tables = match file.remove("s") {
            Some(_) if !file.is_empty() => {
                bail!("beside [[s]] stands the key `{}`", file.keys().next().map_or("", |k| k))
            }
            Some(toml::Value::Array(list)) => list,
            Some(_) => bail!("`s` must be a list of tables: [[s]]"),
            None => vec![toml::Value::Table(file)],
        };
        tables.into_iter().map(|value| read(Table::deserialize(value).map_err(first_line)?)).collect()
    }

    /// The case as a file that [`Case::from_toml`] reads back.
    pub fn to_toml(&self) -> Result<String> {
        toml::to_string(&self.table()).context("the case cannot be written as TOML")
    }

    fn table(&self) -> Table {
        Table {
            id: self.person.clone(),
            _title: String::new(),
            _evidence: String::new(),
            person: None,
            lang: if self.language == Language::German { "de" } else { "en" }.to_owned(),
            reg: match (self.language, self.register) {
                (Language::German, Register::Informal) => "T",
                (Language::German, Register::Formal) => "V",
                (Language::English, Register::Informal) => "I",
                (Language::English, Register::Formal) => "F",
            }
            .to_owned(),
            region: match self.region {
                Region::Germany => None,
                Region::Austria => Some("at".to_owned()),
                Region::Switzerland => Some("ch".to_owned()),
            },
            cap_du: self.capital_du,
            who: self.silent,
            owed: self.owed,
            gap: self.gap_months,
            ask: self.ask.key().to_owned(),
            askkey: None,
            order: self.promise_first.then(|| "promise".to_owned()),
            memory: self.memory,
            update: self.hard_update.then(|| "hard".to_owned()),
            reintro: self.reintro,
            no_out: self.no_out,
            salutation: self.salutation.clone(),
            signoff: self.sign_off.clone(),
            me: self.me.clone(),
            subject: self.subject.clone(),
            ticked: self.ticked.clone(),
            choice: self.choice.clone(),
            ctx: self.ctx.clone(),
        }
    }
}

/// The message without the echo of the input that the TOML reader appends.
fn first_line(error: toml::de::Error) -> anyhow::Error {
    anyhow!("case: {}", error.message())
}

fn read(table: Table) -> Result<Case> {
    let language = match table.lang.as_str() {
        "de" => Language::German,
        "en" => Language::English,
        other => bail!("case: lang is `{other}`, not `de` or `en`"),
    };
    let register = match (language, table.reg.as_str()) {
        (Language::German, "T") | (Language::English, "I") => Register::Informal,
        (Language::German, "V") | (Language::English, "F") => Register::Formal,
        (_, other) => bail!("case: reg is `{other}`, not `T` or `V` (German), `I` or `F` (English)"),
    };
    let region = match table.region.as_deref() {
        None | Some("de") => Region::Germany,
        Some("at") => Region::Austria,
        Some("ch") => Region::Switzerland,
        Some(other) => bail!("case: region is `{other}`, not `de`, `at` or `ch`"),
    };
    let named = |key: &str, value: &Option<String>, known: &str| match value.as_deref() {
        None | Some("any") => Ok(false),
        Some(word) if word == known => Ok(true),
        Some(other) => Err(anyhow!("case: {key} is `{other}`, not `any` or `{known}`")),
    };
    let ask =
        Ask::from_key(&table.ask).ok_or_else(|| anyhow!("case: ask is `{}`, which is no request known", table.ask))?;
    let promise_first = named("order", &table.order, "promise")? | named("askkey", &table.askkey, "promise")?;
    if promise_first && ask != Ask::CatchUp {
        bail!("case: order `promise` fits only the ask `catch_up`, not `{}`", ask.key());
    }
    Ok(Case {
        person: table.person.unwrap_or(table.id),
        language,
        register,
        region,
        capital_du: table.cap_du,
        silent: table.who,
        owed: table.owed,
        gap_months: table.gap,
        ask,
        promise_first,
        memory: table.memory,
        hard_update: named("update", &table.update, "hard")?,
        reintro: table.reintro,
        no_out: table.no_out,
        salutation: table.salutation,
        sign_off: table.signoff,
        me: table.me,
        subject: table.subject,
        ctx: table.ctx,
        choice: table.choice,
        ticked: table.ticked,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENARIOS: &str = include_str!("../../tests/fixtures/scenarios.toml");

    #[test]
    fn scenarios_are_read_and_written_back() {
        let cases = Case::all_from_toml(SCENARIOS).unwrap();
        assert_eq!(cases.len(), 12);
        for case in cases {
            assert_eq!(Case::from_toml(&case.to_toml().unwrap()).unwrap(), case);
        }
    }

    #[test]
    fn errors_name_the_key() {
        let good = "lang='de'\nreg='T'\nwho='me'\nask='catch_up'\nsalutation='Hallo'\nsignoff='Gruß'\nme='Jana'\n";
        assert!(Case::from_toml(good).is_ok());
        assert!(Case::from_toml(&format!("[[s]]\n{good}")).is_ok());
        for (bad, named) in [
            ("sallutation='x'", "sallutation"),
            ("memory='clauses'", "clauses"),
            ("region='li'", "li"),
            ("order='first'", "first"),
            ("choice={laps=1}", "laps"),
        ] {
            let error = Case::from_toml(&format!("{good}{bad}\n")).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
        assert!(Case::from_toml("lang='de'").unwrap_err().to_string().contains("reg"));
    }
}
