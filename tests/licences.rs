//! The licence of every part we build with in; those that may not be there out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

/// Enough on its own. `A OR B` needs one of them, `A AND B` both; an exception (`WITH`) only ever permits more.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CDLA-Permissive-2.0",
    "MPL-2.0",
    "CC0-1.0",
    "0BSD",
];

#[test]
fn every_part_may_be_in_the_binary() {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50);
    let refused: Vec<String> = packages
        .iter()
        .map(|package| (package["name"].as_str().unwrap(), package["license"].as_str().unwrap_or("")))
        .filter(|(_, licence)| !allowed(licence))
        .map(|(name, licence)| format!("{name}: {licence:?}"))
        .collect();
    assert!(refused.is_empty(), "\n{}\n", refused.join("\n"));
}

#[test]
fn expressions() {
    let rows = [
        (true, "MIT"),
        (true, "MIT/Apache-2.0"),
        (true, "Unlicense OR MIT"),
        (true, "BSL-1.0 OR Apache-2.0"),
        (true, "Apache-2.0 OR GPL-2.0-only"),
        (true, "(MIT OR Apache-2.0) AND Unicode-3.0"),
        (true, "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"),
        (true, "Apache-2.0 WITH LLVM-exception"),
        (true, "GPL-3.0-only AND MIT OR ISC"),
        (false, "BSL-1.0"),
        (false, "Unlicense"),
        (false, "GPL-2.0-only WITH Classpath-exception-2.0"),
        (false, "(MIT OR Apache-2.0) AND LGPL-2.1-or-later"),
        (false, "(MIT OR Apache-2.0"),
        (false, "MIT MIT"),
        (false, "MIT OR"),
        (false, ""),
    ];
    for (expected, expression) in rows {
        assert_eq!(allowed(expression), expected, "{expression:?}");
    }
}

/// An SPDX expression (version 2.3, annex D), with the `/` of older packages as OR. What cannot be read is refused.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let verdict = either(&mut rest);
    verdict == Some(true) && rest.is_empty()
}

fn either(rest: &mut &[&str]) -> Option<bool> {
    let mut verdict = both(rest)?;
    while take(rest, "OR") {
        verdict |= both(rest)?;
    }
    Some(verdict)
}

fn both(rest: &mut &[&str]) -> Option<bool> {
    let mut verdict = one(rest)?;
    while take(rest, "AND") {
        verdict &= one(rest)?;
    }
    Some(verdict)
}

fn one(rest: &mut &[&str]) -> Option<bool> {
    if take(rest, "(") {
        let verdict = either(rest)?;
        return take(rest, ")").then_some(verdict);
    }
    let (name, tail) = rest.split_first().filter(|(name, _)| !["AND", "OR", "WITH", ")"].contains(name))?;
    *rest = tail;
    if take(rest, "WITH") {
        *rest = rest.split_first()?.1;
    }
    Some(ALLOWED.contains(name))
}

fn take(rest: &mut &[&str], word: &str) -> bool {
    match rest.split_first() {
        Some((first, tail)) if *first == word => {
            *rest = tail;
            true
        }
        _ => false,
    }
}
