//! `wieder write`, `drafts`, `sent`: the letter back.

use super::args::WriteArgs;
use super::door::Door;
use anyhow::Result;

pub fn run(_door: &Door, _args: &WriteArgs) -> Result<()> {
    Ok(())
}

pub fn drafts(_door: &Door, _person: Option<&str>, _discard: bool) -> Result<()> {
    Ok(())
}

pub fn sent(_door: &Door, _person: &str, _undo: bool) -> Result<()> {
    Ok(())
}
