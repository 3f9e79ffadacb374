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
    talk.print_raw(&format!("{}\n", harmless(&serde_json::to_string_pretty(&Value::Object(object))?)));
    Ok(())
}

/// The same JSON with what could steer a terminal written as `\u….`; such characters stand only inside strings.
fn harmless(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\n' => out.push(c),
            c if c.is_control() || crate::model::is_unseen(c) => {
                let mut units = [0; 2];
                out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
            c => out.push(c),
        }
    }
    out
}
