//! A value in, one object with its version on stdout out. The shapes are described in `docs/json.md`.

use super::talk::Talk;
use serde::Serialize;
use serde_json::{Map, Value};

/// Prints `{"version":1, …}`: the fields of `value` where it is an object.
pub fn print<T: Serialize>(talk: &Talk, value: &T) -> anyhow::Result<()> {
    let mut object = Map::new();
    object.insert("version".to_owned(), 1.into());
    if let Value::Object(fields) = serde_json::to_value(value)? {
        object.extend(fields);
    }
    talk.print_raw(&format!("{}\n", serde_json::to_string_pretty(&Value::Object(object))?));
    Ok(())
}
