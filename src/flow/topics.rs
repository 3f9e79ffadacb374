//! The letters between me and one person in, what came up in them and hardly in others out.

use super::World;
use super::bridge::{all_names, my_names};
use crate::model::{Entry, Person, Topic};
use crate::speech::one_line;
use crate::store::Store;
use crate::ties::topics::{Archive, topics};
use anyhow::Result;

/// Those whose example the user called misread are left out.
pub fn topics_between(store: &Store, world: &World, person: &Person, letters: &[Entry]) -> Result<Vec<Topic>> {
    let Some(archive) = Words::of(store, world)? else { return Ok(Vec::new()) };
    let names = all_names(person).into_iter().chain(my_names(world));
    let names = names.flat_map(|name| crate::people::names::parts(&name)).collect();
    let wrong = store.wrong_readings()?;
    let mut found = topics(letters, &names, &archive);
    found.retain(|topic| !wrong.contains(&(topic.example.letter, one_line(&topic.example.sentence))));
    Ok(found)
}

/// The words of the whole archive as it stood.
pub struct Words<'a> {
    store: &'a Store,
    world: &'a World,
    letters: usize,
}

impl Words<'_> {
    /// `None` while the full text is not all there.
    pub fn of<'a>(store: &'a Store, world: &'a World) -> Result<Option<Words<'a>>> {
        let worded = store.worded_count()?;
        Ok(worded.map(|all| Words { store, world, letters: if world.later { world.rows.len() } else { all } }))
    }
}

impl Archive for Words<'_> {
    fn letters(&self) -> usize {
        self.letters
    }

    fn holding(&self, stems: &str, limit: usize) -> Option<usize> {
        if !self.world.later {
            return self.store.holding(stems, limit).ok().map(|hits| hits.len());
        }
        let hits = self.store.holding(stems, usize::MAX).ok()?;
        Some(hits.into_iter().filter(|hit| self.world.row(*hit).is_some()).take(limit).count())
    }
}
