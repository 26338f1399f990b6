//! Clusters against labels that people gave.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::logs::{discover, encoder};
use super::promises::data;

/// What clusters must reach with the encoder: B-cubed F1 and adjusted Rand index of the best of
/// k-means, HDBSCAN and agglomerative clustering on the encoder's vectors, each with the best of its
/// settings (bench/clusters; the higher of meaning alone and meaning with wording).
const SETS: [(&str, f64, f64); 2] = [("zh-shop58", 0.543, 0.366), ("zh-bank50", 0.640, 0.567)];

pub(super) fn labelled() -> Result<String, String> {
    let Some(folder) = data() else {
        return Ok("not tried: the labelled sets are not at hand (KAOPU_EVAL_DATA)".to_owned());
    };
    let (mut figures, mut holds) = (Vec::new(), true);
    for (name, f1, rand) in SETS {
        let path = folder.join(name).join("test.tsv");
        let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let labels: Vec<&str> = text.lines().filter_map(|line| line.split('\t').next()).collect();
        let found = discover(&folder, &[path.to_str().unwrap(), "--map", "2=text"])?;
        let clusters = numbers(&found, labels.len());
        let (own_f1, own_rand) = (b_cubed(&labels, &clusters), adjusted_rand(&labels, &clusters));
        holds &= own_f1 >= f1 && own_rand >= rand;
        figures.push(format!(
            "{name}: B-cubed F1 {own_f1:.3} (best other {f1:.3}), adjusted Rand {own_rand:.3} ({rand:.3})"
        ));
    }
    let figure = figures.join("; ");
    if encoder() == "none" {
        // The others' figures are of the encoder's vectors.
        return Ok(format!("not compared, by words alone (KAOPU_ENCODER): {figure}"));
    }
    if holds { Ok(figure) } else { Err(figure) }
}

/// For each line the number of its cluster; of a line that asks two things, of the larger one.
fn numbers(found: &Value, lines: usize) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..lines).map(|line| usize::MAX - line).collect();
    for (number, cluster) in found["clusters"].as_array().unwrap().iter().enumerate().rev() {
        for line in cluster["lines"].as_array().unwrap().iter().filter_map(Value::as_u64) {
            numbers[usize::try_from(line).unwrap() - 1] = number;
        }
    }
    numbers
}

/// How many have this label and this cluster, this label, this cluster.
type Counts<'l> = (BTreeMap<(&'l str, usize), f64>, BTreeMap<&'l str, f64>, BTreeMap<usize, f64>);

fn counts<'l>(labels: &[&'l str], clusters: &[usize]) -> Counts<'l> {
    let mut counts: Counts<'l> = Counts::default();
    for (label, cluster) in labels.iter().zip(clusters) {
        *counts.0.entry((label, *cluster)).or_default() += 1.0;
        *counts.1.entry(label).or_default() += 1.0;
        *counts.2.entry(*cluster).or_default() += 1.0;
    }
    counts
}

fn b_cubed(labels: &[&str], clusters: &[usize]) -> f64 {
    let (both, label, cluster) = counts(labels, clusters);
    let all = labels.len() as f64;
    let sum = |of: &dyn Fn(&(&str, usize)) -> f64| {
        both.iter().map(|(key, count)| count * count / of(key)).sum::<f64>() / all
    };
    let (precision, recall) = (sum(&|(_, one)| cluster[one]), sum(&|(one, _)| label[one]));
    2.0 * precision * recall / (precision + recall)
}

fn adjusted_rand(labels: &[&str], clusters: &[usize]) -> f64 {
    let (both, label, cluster) = counts(labels, clusters);
    let pairs = |count: &f64| count * (count - 1.0) / 2.0;
    let together: f64 = both.values().map(pairs).sum();
    let (in_labels, in_clusters): (f64, f64) =
        (label.values().map(pairs).sum(), cluster.values().map(pairs).sum());
    let by_chance = in_labels * in_clusters / pairs(&(labels.len() as f64));
    (together - by_chance) / ((in_labels + in_clusters) / 2.0 - by_chance)
}
