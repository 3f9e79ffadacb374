//! The Markdown files of the project in, links between them that lead nowhere out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use regex::Regex;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn relative_links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let link = Regex::new(r#"\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)"#).unwrap();
    let mut broken = Vec::new();
    for path in markdown(root) {
        let text = without_code(&fs::read_to_string(&path).unwrap());
        for target in link.captures_iter(&text).map(|found| found[1].to_owned()) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let found = file.exists() && (anchor.is_empty() || anchors(&file).contains(&anchor.to_owned()));
            if !found {
                broken.push(format!("{}: {target}", path.strip_prefix(root).unwrap().display()));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

fn markdown(root: &Path) -> Vec<PathBuf> {
    let own = |entry: &walkdir::DirEntry| !matches!(entry.file_name().to_str(), Some("target" | ".git"));
    let files = walkdir::WalkDir::new(root).into_iter().filter_entry(own).filter_map(Result::ok);
    files.map(|entry| entry.into_path()).filter(|path| path.extension().is_some_and(|end| end == "md")).collect()
}

fn without_code(text: &str) -> String {
    let fenced = Regex::new(r"(?ms)^```.*?^```").unwrap().replace_all(text, "");
    Regex::new("`[^`\n]*`").unwrap().replace_all(&fenced, "").into_owned()
}

/// What GitHub makes of the headings.
fn anchors(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    headings.map(|heading| heading.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")).collect()
}
