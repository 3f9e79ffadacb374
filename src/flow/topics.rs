//! The letters between me and one person in, what came up in them and hardly in others out.

use super::World;
use super::bridge::{all_names, my_names};
use crate::model::{Entry, LetterId, Person, Topic};
use crate::speech::one_line;
use crate::store::Store;
use crate::ties::topics::{Archive, topics};
use anyhow::{Error, Result};
use std::cell::RefCell;

/// Those whose example the user called misread are left out.
pub fn topics_between(store: &Store, world: &World, person: &Person, letters: &[Entry]) -> Result<Vec<Topic>> {
    let Some(archive) = Words::of(store, world)? else { return Ok(Vec::new()) };
    let names = all_names(person).into_iter().chain(my_names(world));
    let names = names.flat_map(|name| crate::people::names::parts(&name)).collect();
    let wrong = store.wrong_readings()?;
    let mut found = topics(letters, &names, &archive);
    archive.all_well()?;
    found.retain(|topic| !wrong.contains(&(topic.example.letter, one_line(&topic.example.sentence))));
    Ok(found)
}

/// The words of the whole archive as it stood.
pub struct Words<'a> {
    store: &'a Store,
    world: &'a World,
    letters: usize,
    /// The first question that could not be answered.
    failed: RefCell<Option<Error>>,
}

impl Words<'_> {
    /// `None` while the full text is not all there.
    pub fn of<'a>(store: &'a Store, world: &'a World) -> Result<Option<Words<'a>>> {
        let worded = store.worded_count()?;
        let letters = |all| if world.later { world.rows.len() } else { all };
        Ok(worded.map(|all| Words { store, world, letters: letters(all), failed: RefCell::default() }))
    }

    /// The error of the first question that could not be answered: the full text may be damaged.
    pub fn all_well(self) -> Result<()> {
        self.failed.into_inner().map_or(Ok(()), Err)
    }
}

impl Archive for Words<'_> {
    fn letters(&self) -> usize {
        self.letters
    }

    fn holding(&self, stems: &str, limit: usize) -> Option<usize> {
        let known = |hit: &LetterId| !self.world.later || self.world.row(*hit).is_some();
        let asked = if self.world.later { usize::MAX } else { limit };
        match self.store.holding(stems, asked) {
            Ok(hits) => Some(hits.iter().filter(|hit| known(hit)).take(limit).count()),
            Err(error) => {
                self.failed.borrow_mut().get_or_insert(error);
                None
            }
        }
    }
}
