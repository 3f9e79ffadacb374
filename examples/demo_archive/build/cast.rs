//! TOML files in, the people, lists and machines of the archive out.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

pub struct Cast {
    /// By file name without `.toml`.
    pub people: BTreeMap<String, Person>,
    pub others: Vec<Other>,
    pub machines: Machines,
}

#[derive(Deserialize)]
pub struct Person {
    pub name: String,
    pub case: String,
    pub lang: String,
    pub register: String,
    pub bridge: String,
    pub lost: bool,
    pub addresses: Vec<Used>,
    pub letter: Vec<Letter>,
}

/// An address, and the days before today between which it was in use.
#[derive(Deserialize)]
pub struct Used {
    pub addr: String,
}

#[derive(Deserialize)]
pub struct Letter {
    pub id: String,
    pub days: i64,
    pub time: String,
    pub dir: String,
    pub from: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub reply_to: String,
    pub subject: String,
    pub name: Option<String>,
    #[serde(default)]
    pub auto: bool,
    pub list: Option<String>,
    pub body: String,
}

#[derive(Deserialize)]
pub struct Other {
    pub name: String,
    pub addr: String,
}

#[derive(Deserialize)]
pub struct Machines {
    pub list: Vec<List>,
    pub sender: Vec<Sender>,
    pub list_post: Vec<Post>,
}

#[derive(Deserialize)]
pub struct List {
    pub id: String,
    pub address: String,
    pub footer: String,
    pub headers: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub struct Sender {
    pub id: String,
    pub name: String,
    pub from: String,
    pub reply_to: Option<String>,
    pub to: String,
    pub list: Option<String>,
    pub lang: String,
    pub every: i64,
    pub jitter: i64,
    pub spans: Vec<(i64, i64)>,
    pub times: Vec<String>,
    pub headers: BTreeMap<String, String>,
    pub variant: Vec<Variant>,
}

#[derive(Deserialize)]
pub struct Variant {
    pub name: Option<String>,
    pub subject: String,
    pub body: String,
    pub ics_summary: Option<String>,
    pub ics_method: Option<String>,
}

#[derive(Deserialize)]
pub struct Post {
    pub id: String,
    pub list: String,
    pub days: i64,
    pub time: String,
    pub name: String,
    pub from: String,
    pub rewritten: bool,
    pub reply_to: String,
    pub subject: String,
    pub body: String,
}

impl Cast {
    pub fn letters(&self) -> impl Iterator<Item = (&Person, &Letter)> {
        self.people.values().flat_map(|person| person.letter.iter().map(move |letter| (person, letter)))
    }

    pub fn list(&self, id: &str) -> Result<&List> {
        self.machines.list.iter().find(|list| list.id == id).with_context(|| format!("list {id}"))
    }
}

pub fn read(folder: &Path) -> Result<Cast> {
    let mut people = BTreeMap::new();
    for lang in ["de", "en"] {
        for entry in std::fs::read_dir(folder.join(lang))? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "toml") {
                let key = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                people.insert(key, toml_file(&path)?);
            }
        }
    }
    #[derive(Deserialize)]
    struct Others {
        person: Vec<Other>,
    }
    let others: Others = toml_file(&folder.join("others.toml"))?;
    Ok(Cast { people, others: others.person, machines: toml_file(&folder.join("machines.toml"))? })
}

fn toml_file<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}
