//! A TOML file in, cases out, and a case back into a file.

use super::{Ask, Case, Language, MemoryForm, Region, Register, Silent, Slot};
use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
