//! Archives in, what `wieder backtest` says of them out. Through the real binary.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::program::{Said, Wieder};
use common::years::{Sent, archive, letter, lifelong};
use serde_json::Value;
use std::collections::BTreeMap;

fn found(wieder: &Wieder) -> Value {
    let said = wieder.run(&["backtest", "--json"]);
    let value: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{said:?}"));
    assert!(!has_null_number(&value), "a number that is none: {value}");
    value
}

/// In JSON what is no number becomes `null`.
fn has_null_number(value: &Value) -> bool {
    let of = |name: &str, below: &Value| ["value", "low", "high", "back"].contains(&name) && below.is_null();
    match value {
        Value::Object(fields) => fields.iter().any(|(name, below)| of(name, below) || has_null_number(below)),
        Value::Array(list) => list.iter().any(has_null_number),
        _ => false,
    }
}

fn no_nonsense(said: &Said) {
    let broken = ["NaN", " inf", "backtest-", "ranking-", "{", "error"];
    assert!(said.code == 0 && !broken.iter().any(|word| said.out.contains(word)), "{said:?}");
}

/// So many letters in turn, ten days apart, from this day on.
fn talk(other: &str, year: i32, count: i32) -> Vec<Sent> {
    let day = |turn: i32| format!("{year}-{:02}-{:02}", 1 + turn / 2, 5 + turn % 2 * 10);
    (0..count).map(|turn| letter(other, turn % 2 == 0, &day(turn))).collect()
}

/// Small and odd archives: what is said of each in both languages, and the verdict.
#[test]
fn archives_that_tell_nothing() {
    let only = |from_jana: bool| {
        let years = (2010..2020).flat_map(move |year| (1..7).map(move |month| (year, month)));
        years.map(|(year, month)| letter("Ole", from_jana, &format!("{year}-0{month}-03"))).collect::<Vec<_>>()
    };
    let in_2044: Vec<Sent> = talk("Ole", 2044, 8);
    let long_ago = [talk("Ole", 2014, 8), vec![letter("Ida", false, "1991-02-01")]].concat_all();
    let back = [talk("Ole", 2014, 8), talk("Ole", 2017, 4), talk("Ida", 2019, 4)].concat_all();
    for (letters, verdict, english, german) in [
        (vec![letter("Ole", false, "2014-03-01")], "nobody_lost", "too short", "zu kurz"),
        (talk("Ole", 2025, 8), "nobody_lost", "too short", "zu kurz"),
        (only(true), "nobody_lost", "eight years that can be checked", "acht Jahre"),
        (only(false), "nobody_lost", "eight years that can be checked", "acht Jahre"),
        (in_2044, "nobody_lost", "bears a date that has passed", "ein Datum"),
        (long_ago, "nobody_lost", "22 years that can be checked", "22 Jahre"),
        (back, "too_few", "too seldom", "zu selten"),
    ] {
        let wieder = archive(&letters);
        let value = found(&wieder);
        assert_eq!(value["verdict"], verdict, "{english}: {value}");
        assert_eq!(value["rankings"], Value::Array(vec![]), "{english}: no figure");
        for (language, says) in [("en", english), ("de", german)] {
            let said = wieder.run(&["backtest", "--lang", language]);
            no_nonsense(&said);
            assert!(said.out.replace('\n', " ").contains(says), "{said:?}");
            assert!(!said.out.contains('%'), "no figure: {said:?}");
        }
    }
}

trait ConcatAll {
    fn concat_all(self) -> Vec<Sent>;
}

impl<const N: usize> ConcatAll for [Vec<Sent>; N] {
    fn concat_all(self) -> Vec<Sent> {
        self.into_iter().flatten().collect()
    }
}

/// Ole was lost when 2016 and 2017 began, and wrote again in 2017; counted by hand.
#[test]
fn counted_by_hand() {
    let letters = [talk("Ole", 2014, 8), talk("Ole", 2017, 2), talk("Ida", 2019, 4)].concat_all();
    let value = found(&archive(&letters));
    let year =
        |year: &Value| ["year", "lost", "back", "written", "answered"].map(|field| year[field].as_i64().unwrap());
    let years: Vec<_> = value["years"].as_array().unwrap().iter().map(year).collect();
    assert_eq!(years, [[2016, 1, 0, 0, 0], [2017, 1, 1, 1, 1], [2018, 0, 0, 0, 0]], "{value}");
}

/// What came later changes nothing about how it was ranked: the years up to a moment are the same without it.
#[test]
fn the_future_is_not_known() {
    let mut wieder = Wieder::copy_of(&lifelong().store);
    let whole = found(&wieder);
    wieder.now = "2019-06-01";
    let then = found(&wieder);
    let years = then["years"].as_array().unwrap();
    assert!(years.len() >= 3, "{then}");
    for (one, other) in years.iter().zip(whole["years"].as_array().unwrap()) {
        let known = |year: &Value| ["year", "lost", "back", "first_ten"].map(|field| year[field].clone());
        assert_eq!(known(one), known(other));
    }
}

/// Who comes back has nothing to do with what was before: no ranking can know it, and none seems to.
#[test]
fn chance_is_told_as_chance() {
    let wieder = lifelong();
    let value = found(&wieder);
    assert!(value["counts"]["back"].as_i64().unwrap() >= 30, "{value}");
    let rankings = value["rankings"].as_array().unwrap();
    assert_eq!(rankings.len(), 7);
    for ranking in rankings {
        let auc: BTreeMap<&str, f64> =
            ["low", "value", "high"].map(|end| (end, ranking["auc"][end].as_f64().unwrap())).into();
        assert!(auc["low"] <= auc["value"] && auc["value"] <= auc["high"], "{ranking}");
        assert!(auc.values().all(|share| (0.0..=1.0).contains(share)), "{ranking}");
        assert!((auc["value"] - 0.5).abs() < 0.05, "{ranking}");
    }
    for language in ["de", "en"] {
        let said = wieder.run(&["backtest", "--lang", language]);
        no_nonsense(&said);
        assert!(said.out.contains("Interactions Rank") && said.out.contains('█'), "{said:?}");
    }
}

#[test]
fn the_chart_stands_alone_and_is_not_overwritten() {
    let wieder = lifelong();
    let path = wieder.store.with_file_name("chart.svg");
    let words = ["backtest", "--svg", path.to_str().unwrap(), "--lang", "de"];
    no_nonsense(&wieder.run(&words));
    let svg = std::fs::read_to_string(&path).unwrap();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && !svg.contains("NaN"), "{svg}");
    for part in ["<title id=\"t\">", "<desc id=\"d\">", "role=\"img\"", "Interactions Rank", "xml:lang=\"de\""] {
        assert!(svg.contains(part), "{part}");
    }
    assert!(
        !svg.contains("href") && !svg.contains("<script") && svg.matches("http").count() == 1,
        "nothing from elsewhere"
    );
    let again = wieder.run(&words);
    assert!(again.code == 1 && again.out.is_empty() && again.err.contains("gibt es schon"), "{again:?}");
}
