//! Nothing in, what mail there is in the usual places out: asked for at a terminal, else as commands.

use super::dialogue;
use super::door::{Door, Told};
use super::import::typed;
use super::json;
use crate::flow::{self, Place};
use crate::model::Language;
use anyhow::Result;
use etcetera::BaseStrategy;
use serde_json::json;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// The paths that the user chose of those found.
pub fn choose(door: &Door) -> Result<Vec<PathBuf>> {
    let home = etcetera::choose_base_strategy()?.home_dir().to_owned();
    let places = flow::usual_places(&home);
    if door.global.json {
        let list = places.iter().map(|place| {
            json!({"path": place.path, "program": place.program, "sources": place.sources, "bytes": place.bytes})
        });
        json::print(&door.talk, &json!({ "places": list.collect::<Vec<_>>() }))?;
        return Err(Told(ExitCode::SUCCESS).into());
    }
    if places.is_empty() {
        return Err(door.said("places-none", "hint-places-none", &[]));
    }
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        dialogue::quiet_prompts();
        let choices = places.into_iter().map(|place| (described(door, &place), place.path)).collect();
        let chosen = dialogue::several(door, &door.talk.text("places-which", &[]), choices)?;
        if chosen.is_empty() {
            return Err(door.said("ask-left", "", &[]));
        }
        return Ok(chosen);
    }
    for place in &places {
        let path = typed(std::slice::from_ref(&place.path));
        door.talk.print(&format!("wieder import {path}  # {}", place_and_size(door, place)));
    }
    Err(door.said("places-found", "hint-places-found", &[]))
}

fn described(door: &Door, place: &Place) -> String {
    format!("{}  {}", super::talk::clean(&place.path.display().to_string()), place_and_size(door, place))
}

/// "Thunderbird, 34 folders, 1.2 GB"
fn place_and_size(door: &Door, place: &Place) -> String {
    let size = size(place.bytes, door.talk.strings.language);
    let args = [("program", place.program.into()), ("sources", place.sources.into()), ("size", size.into())];
    door.talk.text("places-place", &args)
}

fn size(bytes: u64, language: Language) -> String {
    let mega = bytes / 1_000_000;
    match mega {
        0 => "< 1 MB".to_owned(),
        1..1000 => format!("{mega} MB"),
        _ if language == Language::German => format!("{},{} GB", mega / 1000, mega % 1000 / 100),
        _ => format!("{}.{} GB", mega / 1000, mega % 1000 / 100),
    }
}
