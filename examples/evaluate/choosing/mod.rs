//! Archives in, how well the choice of people is made out.
//!
//! `evaluate choosing PATH… [--me ADDR…] [--train PATH…] [--without FEATURE…] [--predictions OUT.jsonl] [--cases DIR]
//! [--json]` measures the shipped models, or those learnt from the archives behind `--train`, on each archive;
//! `evaluate train-choosing PATH…` writes `content/choosing.toml`.

mod archive;
mod chronicle;
mod fit;
mod introduces;
mod knows;
mod report;
mod rows;
mod score;
mod tasks;

use archive::Archive;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tasks::Cases;
use wieder::choose::features;
use wieder::choose::models::MODELS;
use wieder::model::Address;

#[derive(Default)]
struct Wanted {
    paths: Vec<PathBuf>,
    train: Vec<PathBuf>,
    me: Vec<Address>,
    predictions: Option<PathBuf>,
    cases: Option<PathBuf>,
    /// Numbers that nothing may rest on.
    without: Vec<String>,
    json: bool,
}

/// What stands behind an option belongs to it until the next; an address is no path.
fn wanted(words: &[String]) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    let mut option = "";
    for word in words {
        match (option, word.as_str()) {
            (_, "--json") => wanted.json = true,
            (_, next) if next.starts_with("--") => option = next,
            ("--me", next) if !Path::new(next).exists() => {
                wanted.me.push(Address::parse(next).ok_or_else(|| format!("{next} is no address"))?);
            }
            ("--without", next) => wanted.without.push(next.to_owned()),
            ("--train", next) => wanted.train.push(next.into()),
            ("--predictions", next) => (wanted.predictions, option) = (Some(next.into()), ""),
            ("--cases", next) => (wanted.cases, option) = (Some(next.into()), ""),
            ("" | "--me", next) => wanted.paths.push(next.into()),
            (unknown, _) => return Err(format!("{unknown} is not known")),
        }
    }
    if wanted.paths.is_empty() { Err("no archive named".to_owned()) } else { Ok(wanted) }
}

/// True when all could be read.
pub fn choosing(words: &[String]) -> bool {
    let wanted = match wanted(words) {
        Ok(wanted) => wanted,
        Err(why) => {
            eprintln!(
                "{why}\nevaluate choosing PATH… [--me ADDR…] [--train PATH…] [--without FEATURE…] [--predictions OUT.jsonl] [--cases DIR] [--json]"
            );
            return false;
        }
    };
    let learnt = (!wanted.train.is_empty()).then(|| learn(&wanted.train, &wanted.without)).transpose();
    let models = match &learnt {
        Ok(models) => models.as_ref().unwrap_or(&MODELS),
        Err(why) => return complain(why),
    };
    let mut out: Option<Box<dyn Write>> = None;
    if let Some(path) = &wanted.predictions {
        match File::create(path) {
            Ok(file) => out = Some(Box::new(BufWriter::new(file))),
            Err(why) => return complain(&anyhow::anyhow!("{}: {why}", path.display())),
        }
    }
    let mut lines = Vec::new();
    let mut whole = true;
    for path in &wanted.paths {
        match read(path, &wanted.me) {
            Ok(mut cases) => {
                cases.leave_out(&wanted.without);
                if let Some(folder) = &wanted.cases {
                    write_cases(folder, &cases).unwrap();
                }
                lines.extend(report::lines(&cases, models, &mut out));
            }
            Err(why) => whole = complain(&why),
        }
    }
    report::print(&lines, wanted.json);
    whole
}

/// Writes the shipped models anew; true when all could be read.
pub fn train(paths: &[&str]) -> bool {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    match learn(&paths, &[]) {
        Ok(models) => {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/choosing.toml");
            std::fs::write(&path, toml::to_string(&models).unwrap()).unwrap();
            eprintln!("{}", path.display());
            true
        }
        Err(why) => complain(&why),
    }
}

fn learn(paths: &[PathBuf], without: &[String]) -> anyhow::Result<wieder::choose::models::Models> {
    let mut cases: Vec<Cases> = paths.iter().map(|path| read(path, &[])).collect::<anyhow::Result<_>>()?;
    cases.iter_mut().for_each(|cases| cases.leave_out(without));
    Ok(tasks::learn(&cases.iter().collect::<Vec<_>>()))
}

fn read(path: &Path, me: &[Address]) -> anyhow::Result<Cases> {
    let archive = Archive::read(path, me, jiff::Timestamp::now().as_second())?;
    let kind = if archive.list { "a list" } else { "mailboxes" };
    eprintln!("{}: {kind}, {} letters, {} people", path.display(), archive.messages.len(), archive.people.len());
    Ok(Cases::of(archive))
}

fn complain(why: &anyhow::Error) -> bool {
    eprintln!("{why:#}");
    false
}

/// The numbers the models weigh, as tables for other programs.
fn write_cases(folder: &Path, cases: &Cases) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let table =
        |task: &str, names: &[&str], rows: &mut dyn Iterator<Item = (usize, &rows::Row)>| -> std::io::Result<()> {
            let mut file = BufWriter::new(File::create(folder.join(format!("{}.{task}.csv", cases.archive.name)))?);
            writeln!(file, "group,cutoff,u,v,silent_days,present,label,{}", names.join(","))?;
            for (group, row) in rows {
                let values: Vec<String> = row.features.iter().map(|value| format!("{value:.6}")).collect();
                let silent = row.silent.map(|days| days.to_string()).unwrap_or_default();
                let (present, label) = (u8::from(row.present), u8::from(row.label));
                writeln!(
                    file,
                    "{group},{},{},{},{silent},{present},{label},{}",
                    row.cutoff,
                    row.me,
                    row.them,
                    values.join(",")
                )?;
            }
            Ok(())
        };
    table("reply", features::REPLY, &mut cases.reply.iter().map(|row| (0, row)))?;
    table("reach", features::REACH, &mut cases.reach.iter().map(|row| (0, row)))?;
    for ((days, _), rows) in tasks::silences(&cases.archive).iter().zip(&cases.again) {
        table(&format!("again-{days}"), features::AGAIN, &mut rows.iter().map(|row| (0, row)))?;
    }
    let questions = cases.knows.iter().enumerate();
    table(
        "knows",
        features::KNOWS,
        &mut questions.flat_map(|(at, query)| query.rows.iter().map(move |row| (at, row))),
    )?;
    let all = cases.introduces.iter().map(|(ego, row)| (*ego as usize, row));
    table("introduces", features::INTRODUCES, &mut { all })?;
    let own = cases.introduces_in_view.iter().map(|(ego, row)| (*ego as usize, row));
    table("introduces-in-view", features::INTRODUCES, &mut { own })
}
