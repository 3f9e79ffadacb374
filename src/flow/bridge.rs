//! A tie and its last letters in, how things stand between the two of us out.

use super::World;
use crate::model::{Address, Entry, Tie};
use crate::store::Store;
use anyhow::Result;
use jiff::Timestamp;

/// What `lost` needs to know of a bridge.
pub struct Standing {
    pub closed: bool,
    pub strained: Option<(String, Option<Timestamp>)>,
    /// Every address sends mail back: the newest one and when it last did.
    pub unreachable: Option<(Address, Option<Timestamp>)>,
    /// What I call the person.
    pub called: String,
}

pub fn standing(_store: &Store, world: &World, tie: &Tie, _letters: &[Entry]) -> Result<Standing> {
    let called = world.people.get(tie.person).map(|person| person.name.clone()).unwrap_or_default();
    Ok(Standing { closed: false, strained: None, unreachable: None, called })
}
