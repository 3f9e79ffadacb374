//! `wieder search`: words in, letters out.

use super::door::Door;
use super::json;
use crate::flow::{self, Found};
use crate::locale::month;
use anyhow::Result;

pub fn run(door: &Door, query: &str, limit: usize) -> Result<()> {
    let mut store = door.store()?;
    door.words(&mut store)?;
    let result = flow::search(&store, &door.global.me, door.now.as_second(), query, limit)?;
    if door.global.json {
        return json::print(&door.talk, &result);
    }
    if result.letters.is_empty() {
        let nothing = if store.wordless_count()? == 0 { "search-nothing" } else { "search-nothing-yet" };
        door.talk.say(nothing, &[("query", query.into())]);
        return Ok(());
    }
    for found in &result.letters {
        tell(door, found);
    }
    if result.count > result.letters.len() as u64 {
        door.talk.say("search-more", &[("shown", result.letters.len().into()), ("count", result.count.into())]);
    }
    Ok(())
}

fn tell(door: &Door, found: &Found) {
    let talk = &door.talk;
    let when = found.at.map(|at| month(&talk.strings, at)).unwrap_or_default();
    let name = if found.name.is_empty() { talk.text("search-somebody", &[]) } else { found.name.clone() };
    talk.print_styled(&format!("{}  {when}  {}", talk.bold(&name), talk.faint(&found.subject)));
    if !found.line.is_empty() {
        talk.print_wrapped(&found.line, 4);
    }
}
