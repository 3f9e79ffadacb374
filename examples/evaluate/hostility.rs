//! Tweets labelled by hand in, how well those that offend are told from the others out.

use crate::curve::Curve;
use crate::data::unpacked;
use crate::table::{Count, Figure};
use std::path::Path;
use wieder::speech::hostility::{HOSTILE, features, hostility};

/// Pieces of 2 to 5 characters and logistic regression, on the same split.
const PIECES: &str = "pieces of words, logistic";

#[allow(clippy::approx_constant)] // One of the shares is near 1/π by chance.
pub fn figures(data: &Path) -> Vec<Figure> {
    let Some(folder) = unpacked(data, "german") else { return Vec::new() };
    let path = folder.join("germeval2018/germeval2018.test.txt");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let tweets: Vec<(String, bool)> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(tweet, labels)| (tweet.replace("|LBR|", " "), labels.starts_with("OFFENSE")))
        .collect();
    let judged: Vec<(f64, bool)> =
        tweets.iter().map(|(tweet, offends)| (f64::from(hostility(tweet)), *offends)).collect();
    let curve = Curve::of(&judged);
    let mut words = Count::default();
    for (tweet, offends) in &tweets {
        let found = features(tweet).kinds.contains(&true);
        words.add(found.then_some("offends"), offends.then_some("offends"));
    }
    let [precision, recall, _] = curve.at(f64::from(HOSTILE));
    let on = format!("GermEval 2018, {} test tweets", tweets.len());
    let figure = |measure, value| Figure::new("hostility", on.clone(), measure, value);
    vec![
        figure("recall at precision .90", curve.recall(0.9)).at_least(0.181).baseline(PIECES, 0.176),
        figure("recall at precision .85", curve.recall(0.85)).baseline(PIECES, 0.236),
        figure("recall at precision .80", curve.recall(0.8)).baseline(PIECES, 0.318),
        figure("area under the curve", curve.area).baseline(PIECES, 0.782),
        figure("macro F1", curve.at(0.5)[2]).baseline(PIECES, 0.713),
        figure("precision as shipped", precision).baseline("any word of abuse", words.precision()),
        figure("recall as shipped", recall).baseline("any word of abuse", words.recall()),
    ]
}
