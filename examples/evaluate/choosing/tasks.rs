//! An archive in, the cases of each task out; and the models learnt from those of several archives.

use super::archive::Archive;
use super::fit;
use super::introduces::{self, View};
use super::knows::{self, Query};
use super::rows::{self, Row};
use super::score;
use wieder::choose::features;
use wieder::choose::models::Models;
use wieder::model::Logistic;

/// Most questions of an archive.
const QUESTIONS: usize = 1500;
/// Penalties on the slopes, in standard deviations; chosen on one half of the list archives and Enron (docs/ranking.md).
const PENALTY: f64 = 50.0;

/// Two people silent for so many days at a cut-off, and so many days in which they may write again.
pub fn silences(archive: &Archive) -> &'static [(i64, i64)] {
    if archive.list { &[(365, 365)] } else { &[(90, 180), (180, 180)] }
}

/// All cases of one archive.
pub struct Cases {
    pub archive: Archive,
    pub reply: Vec<Row>,
    pub unwritten: Vec<Row>,
    pub reach: Vec<Row>,
    /// In the order of [`silences`].
    pub again: Vec<Vec<Row>>,
    pub knows: Vec<Query>,
    pub introduces: Vec<(u32, Row)>,
    pub introduces_in_view: Vec<(u32, Row)>,
}

impl Cases {
    pub fn of(archive: Archive) -> Cases {
        // The first fifth is read before anything is asked of it.
        let from = archive.messages.get(archive.messages.len() / 5).map_or(0, |message| message.at);
        let (reply, unwritten) = rows::reply(&archive);
        Cases {
            reply,
            unwritten,
            reach: rows::reach(&archive),
            again: silences(&archive).iter().map(|(days, horizon)| rows::again(&archive, *days, *horizon)).collect(),
            knows: if archive.list { knows::queries(&archive, from, QUESTIONS) } else { Vec::new() },
            introduces: introduces::rows(&archive, View::All),
            introduces_in_view: introduces::rows(&archive, View::Own),
            archive,
        }
    }

    /// Makes these numbers the same for all cases.
    pub fn leave_out(&mut self, without: &[String]) {
        let blank = |names: &[&str], row: &mut Row| {
            for (name, value) in names.iter().zip(&mut row.features) {
                if without.iter().any(|other| other == name) {
                    *value = 0.0;
                }
            }
        };
        self.reply.iter_mut().for_each(|row| blank(features::REPLY, row));
        self.unwritten.iter_mut().for_each(|row| blank(features::UNWRITTEN, row));
        self.reach.iter_mut().for_each(|row| blank(features::REACH, row));
        self.again.iter_mut().flatten().for_each(|row| blank(features::AGAIN, row));
        self.knows.iter_mut().flat_map(|query| &mut query.rows).for_each(|row| blank(features::KNOWS, row));
        self.introduces.iter_mut().for_each(|(_, row)| blank(features::INTRODUCES, row));
        self.introduces_in_view.iter_mut().for_each(|(_, row)| blank(features::INTRODUCES, row));
    }
}

/// Learns all models from these archives.
pub fn learn(archives: &[&Cases]) -> Models {
    let names: Vec<&str> = archives.iter().map(|cases| cases.archive.name.as_str()).collect();
    let lists: Vec<&&Cases> = archives.iter().filter(|cases| cases.archive.list).collect();
    let mail: Vec<&&Cases> = archives.iter().filter(|cases| !cases.archive.list).collect();
    let again = |of: &[&&Cases]| {
        logistic(features::AGAIN, of.iter().map(|cases| cases.again.first().map_or(&[][..], Vec::as_slice)))
    };
    let questions: Vec<fit::Question> = lists
        .iter()
        .flat_map(|cases| &cases.knows)
        .filter(|query| query.rows.iter().any(|row| row.label))
        .map(question)
        .collect();
    let introduces = |of: &dyn Fn(&Cases) -> &[(u32, Row)]| {
        let archives = if lists.is_empty() { &mail } else { &lists };
        let pairs: Vec<Vec<Row>> =
            archives.iter().map(|cases| of(cases).iter().map(|(_, row)| row.clone()).collect()).collect();
        logistic(features::INTRODUCES, pairs.iter().map(Vec::as_slice))
    };
    Models {
        provenance: format!("learnt by `evaluate train-choosing` from {}", names.join(", ")),
        reply: logistic(features::REPLY, archives.iter().map(|cases| cases.reply.as_slice())),
        unwritten: logistic(features::UNWRITTEN, archives.iter().map(|cases| cases.unwritten.as_slice())),
        reach: logistic(features::REACH, archives.iter().map(|cases| cases.reach.as_slice())),
        again: if mail.is_empty() { again(&lists) } else { again(&mail) },
        again_on_lists: if lists.is_empty() { again(&mail) } else { again(&lists) },
        knows: fit::choice(features::KNOWS, &questions, PENALTY),
        introduces: introduces(&|cases| &cases.introduces),
        introduces_in_view: introduces(&|cases| &cases.introduces_in_view),
    }
}

fn question(query: &Query) -> fit::Question<'_> {
    let half: Vec<f64> = query.rows.iter().map(|row| row.baselines.last().copied().unwrap_or_default()).collect();
    let places = score::likeliest(&half, &query.rows);
    let rows = || places.iter().map(|at| &query.rows[*at]);
    (rows().map(|row| row.features.as_slice()).collect(), rows().map(|row| row.label).collect())
}

fn logistic<'a>(names: &[&str], archives: impl Iterator<Item = &'a [Row]>) -> Logistic {
    let rows: Vec<fit::Case> = archives.flatten().map(|row| (row.features.as_slice(), row.label, row.offset)).collect();
    if rows.is_empty() { Logistic::default() } else { fit::logistic(names, &rows, PENALTY) }
}
