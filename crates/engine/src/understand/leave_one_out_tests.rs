//! What the closed forms say of a wording that is left out is what learning again without it says.

use proptest::prelude::*;

use super::leave_one_out::MatchScores;
use super::reading::{Gram, UtteranceReader};
use super::ridge::{Head, REGULARISATION};
use super::rows::Entry;
use super::similarity::{Space, Traits, kernel};
use super::sounds::sounds;
use super::terms::{Counts, TermSpace};

/// Texts in entries, ready for comparing; all texts are known to the space, none is a landmark yet.
struct Shop {
    space: Space,
    traits: Vec<Traits>,
    entries: Vec<Entry>,
}

fn shop(texts: &[Vec<String>]) -> Shop {
    let reader = UtteranceReader::default();
    let letters: Vec<Counts<Gram>> =
        texts.iter().flatten().map(|text| Counts::of(reader.read_wording(text).grams())).collect();
    let heard: Vec<Counts<String>> = texts.iter().flatten().map(|text| sounds(text)).collect();
    let space =
        Space::new(None, TermSpace::new(letters.iter(), true), TermSpace::new(heard.iter(), true));
    let both = letters.iter().zip(&heard);
    let traits = both.map(|(letters, sounds)| space.traits(None, letters, sounds)).collect();
    let mut start = 0;
    let entries = texts.iter().enumerate().map(|(number, texts)| {
        let rows = start..start + texts.len();
        start = rows.end;
        Entry { id: format!("e{number}").as_str().into(), question: String::new(), rows }
    });
    Shop { entries: entries.collect(), space, traits }
}

impl Shop {
    /// Learns from the rows that are kept, and gives the scores of a row and the nearest wording.
    fn scores(&self, keep: impl Fn(usize) -> bool, of: usize) -> (Vec<f64>, f64) {
        let mut space = self.space.clone();
        let kept: Vec<usize> = (0..self.traits.len()).filter(|row| keep(*row)).collect();
        kept.iter().for_each(|row| space.add_landmark(&self.traits[*row]));
        let traits: Vec<Traits> = kept.iter().map(|row| self.traits[*row].clone()).collect();
        let place = |row: usize| kept.partition_point(|kept| *kept < row);
        let entries: Vec<Entry> = self
            .entries
            .iter()
            .map(|entry| Entry {
                rows: place(entry.rows.start)..place(entry.rows.end),
                ..entry.clone()
            })
            .collect();
        let head = Head::exact(&space, &traits, &entries, REGULARISATION);
        let similarities = space.similarities(&self.traits[of]);
        let nearest = similarities.iter().fold(0.0_f64, |best, one| best.max(*one));
        let kernels: Vec<f64> = similarities.into_iter().map(kernel).collect();
        (head.scores(&kernels), nearest)
    }
}

fn same(a: &MatchScores, b: &MatchScores) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let scores = a.first.iter().zip(&b.first).all(|(a, b)| near(a.score, b.score));
    scores && a.first.len() == b.first.len() && near(a.own, b.own) && near(a.nearest, b.nearest)
}

fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = prop::sample::select(vec!["怎么", "退货", "运费", "发货", "时候", "面料", "尺码"]);
    let text = prop::collection::vec(word, 1..5).prop_map(|words| words.concat());
    prop::collection::vec(prop::collection::vec(text, 1..5), 2..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn leaving_out_is_learning_without(texts in texts()) {
        let shop = shop(&texts);
        let mut space = shop.space.clone();
        shop.traits.iter().for_each(|traits| space.add_landmark(traits));
        let head = Head::exact(&space, &shop.traits, &shop.entries, REGULARISATION);
        for (entry, of) in shop.entries.iter().enumerate() {
            for row in of.rows.clone() {
                let left_out = head.left_out[row].as_ref().unwrap();
                let (scores, nearest) = shop.scores(|other| other != row, row);
                prop_assert!(same(&left_out.alone, &MatchScores::new(&scores, Some(entry), None, nearest)));
                let (scores, nearest) = shop.scores(|other| !of.rows.contains(&other), row);
                let stranger = MatchScores::new(&scores, None, Some(entry), nearest);
                prop_assert!(same(left_out.out_of_scope.as_ref().unwrap(), &stranger));
            }
        }
    }

    #[test]
    fn with_all_wordings_as_landmarks_both_methods_agree(texts in texts()) {
        // Equal texts in two entries make the landmarks' kernels singular; there the methods agree
        // only as far as the jitter lets them.
        let mut seen = std::collections::BTreeSet::new();
        let texts: Vec<Vec<String>> = texts
            .into_iter()
            .map(|texts| texts.into_iter().filter(|text| seen.insert(format!("{:?}", sounds(text)))).collect())
            .collect();
        let shop = shop(&texts);
        let mut space = shop.space.clone();
        shop.traits.iter().for_each(|traits| space.add_landmark(traits));
        let all: Vec<usize> = (0..shop.traits.len()).collect();
        let exact = Head::exact(&space, &shop.traits, &shop.entries, REGULARISATION);
        let landmarks = Head::by_landmarks(&space, &shop.traits, &shop.entries, &all, REGULARISATION);
        for traits in &shop.traits {
            let kernels: Vec<f64> = space.similarities(traits).into_iter().map(kernel).collect();
            for (a, b) in exact.scores(&kernels).iter().zip(landmarks.scores(&kernels)) {
                prop_assert!((a - b).abs() < 1e-3, "{a} {b}");
            }
        }
    }
}
