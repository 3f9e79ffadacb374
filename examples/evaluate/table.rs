//! Figures in, one table of them out, as text or JSON.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// What the program must reach.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    AtLeast(f64),
    AtMost(f64),
}

/// One number, with what it is compared with.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What is read: "own words", "register of one letter", …
    pub what: &'static str,
    /// On which letters, how many, and which half of them.
    pub on: String,
    pub measure: &'static str,
    pub value: f64,
    pub bar: Option<Bar>,
    /// What somebody gets who does not try, or what others reached; named.
    pub baseline: Option<(&'static str, f64)>,
}

impl Figure {
    pub fn new(what: &'static str, on: impl Into<String>, measure: &'static str, value: f64) -> Figure {
        Figure { what, on: on.into(), measure, value, bar: None, baseline: None }
    }

    pub fn at_least(self, bar: f64) -> Figure {
        Figure { bar: Some(Bar::AtLeast(bar)), ..self }
    }

    pub fn at_most(self, bar: f64) -> Figure {
        Figure { bar: Some(Bar::AtMost(bar)), ..self }
    }

    pub fn baseline(self, name: &'static str, value: f64) -> Figure {
        Figure { baseline: Some((name, value)), ..self }
    }

    fn is_met(&self) -> Option<bool> {
        self.bar.map(|bar| match bar {
            Bar::AtLeast(bar) => self.value >= bar,
            Bar::AtMost(bar) => self.value <= bar,
        })
    }
}

/// Rules are tuned on one half of the labelled things; the other half is reported. The hash of its name decides.
pub fn is_reported(name: &str) -> bool {
    Sha256::digest(name.as_bytes()).first().is_some_and(|byte| byte % 2 == 1)
}

/// A share; 1 of nothing.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Right, wrong and overlooked findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }

    /// Counts one place where something was found, or was to be found.
    pub fn add(&mut self, found: Option<&str>, wanted: Option<&str>) {
        match (found, wanted) {
            (Some(found), Some(wanted)) if found == wanted => self.right += 1,
            (found, wanted) => {
                self.wrong += usize::from(found.is_some());
                self.missed += usize::from(wanted.is_some());
            }
        }
    }
}

pub fn print(figures: &[Figure], as_json: bool) {
    if as_json {
        println!("{}", serde_json::to_string_pretty(figures).unwrap());
        return;
    }
    println!("{:32} {:50} {:26} {:>9} {:>9}      baseline", "what", "on", "measure", "measured", "bar");
    for figure in figures {
        let bar = match figure.bar {
            Some(Bar::AtLeast(bar)) => format!(">= {bar}"),
            Some(Bar::AtMost(bar)) => format!("<= {bar}"),
            None => String::new(),
        };
        let met = match figure.is_met() {
            Some(true) => "ok",
            Some(false) => "MISS",
            None => "",
        };
        let baseline = figure.baseline.map(|(name, value)| format!("{value:.3} {name}")).unwrap_or_default();
        println!(
            "{:32} {:50} {:26} {:>9.3} {bar:>9} {met:4} {baseline}",
            figure.what, figure.on, figure.measure, figure.value
        );
    }
    let missed = figures.iter().filter(|figure| figure.is_met() == Some(false)).count();
    println!("{} figures, {missed} bars missed", figures.len());
}
