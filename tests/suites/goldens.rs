//! The goldens that two suites ship beside their mails in, how far our reading agrees with them out.

use super::{Table, line, words};
use serde_json::Value;
use std::path::{Path, PathBuf};
use wieder::letters;
use wieder::model::Letter;

/// Beside each mail stand the JSON of its parse with LF and that with CRLF.
pub fn stalwart(root: &Path, table: &mut Table) {
    for path in files(&root.join("stalwart-mail-parser/eml"), "eml") {
        let raw = std::fs::read(&path).unwrap();
        for (form, raw, end) in [("", super::lf(&raw), "json"), (" CRLF", super::crlf(&raw), "crlf.json")] {
            let Ok(golden) = std::fs::read(path.with_extension(end)) else { continue };
            let golden: Value = serde_json::from_slice(&golden).unwrap();
            let name = format!("{}{form}", path.strip_prefix(root).unwrap().display());
            let (ours, _) = letters::open(&raw);
            compare(&name, &ours, &golden, table);
        }
    }
}

fn compare(name: &str, ours: &Letter, golden: &Value, table: &mut Table) {
    let parts = golden["parts"].as_array().unwrap();
    let header = |field: &str| {
        let headers = parts[0]["headers"].as_array().unwrap();
        headers.iter().find(|header| header["name"] == field).map(|header| &header["value"])
    };
    let text = |field: &str| header(field).and_then(|value| value["Text"].as_str()).unwrap_or_default();
    table.compare(name, "golden subject", &line(&ours.subject), &line(text("subject")));
    table.compare(name, "golden id", ours.message_id.as_ref().map_or("", |id| id.as_str()), text("message_id"));
    let list = header("from").map(|value| &value["Address"]["List"][0]);
    let address = list.and_then(|one| one["address"].as_str()).unwrap_or_default().to_lowercase();
    table.compare(name, "golden from", ours.from.as_ref().map_or("", |from| from.address.as_str()), &address);
    let shown = golden["text_body"].as_array().unwrap().iter().map(|id| &parts[id.as_u64().unwrap() as usize]["body"]);
    let plain: Option<Vec<&str>> = shown.map(|body| body["Text"].as_str()).collect();
    // of HTML only the source stands there
    if let Some(plain) = plain {
        table.compare(name, "golden text", &words(&ours.text, false), &words(&plain.join("\n"), false));
    }
}

/// Beside each mail stands its structure as XML, and beside that the bytes of each decoded part. What the first level
/// shows as plain text must stand in ours.
pub fn mime4j(root: &Path, table: &mut Table) {
    for path in files(&root.join("mime4j"), "msg") {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Ok(structure) = std::fs::read(path.with_file_name(format!("{stem}_decoded.xml"))) else { continue };
        let structure = String::from_utf8_lossy(&structure).into_owned();
        let name = path.strip_prefix(root).unwrap().display().to_string();
        let ours = words(&letters::open(&std::fs::read(&path).unwrap()).0.text, false);
        for part in plain_parts(&structure) {
            let decoded = std::fs::read(path.with_file_name(part)).unwrap();
            // in which set the bytes are is not said
            if decoded.is_ascii() {
                let golden = words(std::str::from_utf8(&decoded).unwrap(), false);
                let ours = if ours.contains(&golden) { &golden } else { &ours };
                table.compare(&name, "golden text", ours, &golden);
            }
        }
    }
}

fn plain_parts(structure: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut letters, mut header) = (0, String::new());
    for line in structure.lines() {
        match line.trim() {
            "<message>" => letters += 1,
            "</message>" => letters -= 1,
            "<header>" => header.clear(),
            text => {
                header.push_str(&text.to_lowercase());
                let file = text.strip_prefix("<text-body name=\"").and_then(|rest| rest.split_once('"'));
                let kind = header.split_once("content-type:").map(|(_, behind)| behind.trim_start());
                let plain = kind.is_none_or(|kind| kind.starts_with("text/plain") && !kind.contains("name="));
                if let Some((file, _)) = file.filter(|_| letters == 1 && plain && !header.contains("attachment")) {
                    found.push(file);
                }
            }
        }
    }
    found
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    all.filter(|path| path.extension().is_some_and(|other| other == end)).collect()
}
