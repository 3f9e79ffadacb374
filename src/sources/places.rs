//! A home folder in, the mail that programs usually keep there out.

use super::look;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Mail that was found without being asked for.
#[derive(Clone, Debug)]
pub struct Place {
    pub path: PathBuf,
    /// Whose it is, by the name of the program or the service.
    pub program: &'static str,
    pub bytes: u64,
    /// Folders and files with letters in it.
    pub sources: usize,
}

/// Below the home folder, in the order in which they are offered. A `*` stands for any name.
const PLACES: [(&str, &str); 26] = [
    ("Thunderbird", ".thunderbird"),
    ("Thunderbird", "snap/thunderbird/common/.thunderbird"),
    ("Thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird"),
    ("Thunderbird", ".var/app/org.mozilla.thunderbird/.thunderbird"),
    ("Thunderbird", ".icedove"),
    ("Thunderbird", "Library/Thunderbird/Profiles"),
    ("Thunderbird", "AppData/Roaming/Thunderbird/Profiles"),
    ("Betterbird", ".var/app/eu.betterbird.Betterbird/.thunderbird"),
    ("Apple Mail", "Library/Mail/V*"),
    ("Evolution", ".local/share/evolution/mail"),
    ("Evolution", ".var/app/org.gnome.Evolution/data/evolution/mail"),
    ("KMail", ".local/share/local-mail"),
    ("KMail", ".local/share/akonadi_maildir_resource_*"),
    ("Maildir", "Maildir"),
    ("Maildir", ".maildir"),
    ("Mail", "Mail"),
    ("Mail", "mail"),
    ("Mail", ".mail"),
    ("Google Takeout", "Downloads/takeout-*.zip"),
    ("Google Takeout", "Downloads/takeout-*.tgz"),
    ("Google Takeout", "Downloads/Takeout"),
    ("LinkedIn", "Downloads/Basic_LinkedInDataExport*.zip"),
    ("LinkedIn", "Downloads/Complete_LinkedInDataExport*.zip"),
    ("LinkedIn", "Downloads/LinkedInDataExport*.zip"),
    ("mbox", "*.mbox"),
    ("mbox", "Downloads/*.mbox"),
];

/// What `look` finds in the usual places.
pub fn usual_places(home: &Path) -> Vec<Place> {
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for (program, pattern) in PLACES {
        let mut paths = matching(home, pattern);
        if program == "Thunderbird" {
            paths.extend(paths.clone().iter().flat_map(|root| profiles_elsewhere(root)));
        }
        for path in paths {
            // `Mail` and `mail` are one folder where the system does not tell them apart.
            if !seen.insert(fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
                continue;
            }
            let Ok(sources) = look(&path) else { continue };
            let bytes = sources.iter().map(|source| source.stamp.bytes).sum();
            places.push(Place { path, program, bytes, sources: sources.len() });
        }
    }
    places
}

fn matching(home: &Path, pattern: &str) -> Vec<PathBuf> {
    let (folder, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
    let folder = home.join(folder);
    let Some((start, end)) = name.split_once('*') else {
        let path = folder.join(name);
        return if path.exists() { vec![path] } else { Vec::new() };
    };
    let fits = |name: &str| name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_str().is_some_and(fits));
    let mut paths: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Profiles that the user has put into a folder of their own.
fn profiles_elsewhere(root: &Path) -> Vec<PathBuf> {
    let list = [root.join("profiles.ini"), root.join("../profiles.ini")];
    let text = list.iter().find_map(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    let paths = text.lines().filter_map(|line| Some(PathBuf::from(line.strip_prefix("Path=")?.trim())));
    paths.filter(|path| path.is_absolute() && path.is_dir() && !path.starts_with(root)).collect()
}
