//! `wieder show PERSON`: one screen about one person.

use super::door::Door;
use anyhow::Result;

pub fn run(door: &Door, word: &str) -> Result<()> {
    let store = door.store()?;
    let world = door.world(&store)?;
    let person = door.person(&world, word)?;
    super::people::list(door, &world, &[person]);
    Ok(())
}

pub fn wrong(door: &Door, word: &str, _number: Option<usize>, _undo: bool) -> Result<()> {
    run(door, word)
}
