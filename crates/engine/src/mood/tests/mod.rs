//! What the steps of mood and danger are good for.

mod ablation;

use kaopu_model::{Danger, KnowledgeBase};

use super::{AffectDetector, find};
use crate::negation::Negation;
use crate::text::Letters;

#[test]
fn an_operators_word_inside_a_longer_cue_stays_the_operators() {
    let mut kb = KnowledgeBase::default();
    let words = vec!["盖炸裂".to_owned()];
    let topic = Danger { topic: "fire".into(), words, ..Danger::default() };
    let own_of = |kb: &KnowledgeBase| {
        let detector = AffectDetector::new(kb, None);
        let letters = Letters::new("锅盖炸裂了");
        let hits = find::all(&detector.lexicon, &letters);
        let dangers = find::dangers(&hits, &letters, Negation::of(&letters));
        let owns: Vec<(String, bool)> =
            dangers.into_iter().map(|(topic, _, own)| (topic.to_owned(), own)).collect();
        owns
    };
    assert_eq!(own_of(&kb), [("fire".to_owned(), false)], "the lists know it");
    kb.escalation.dangers.push(topic);
    assert_eq!(own_of(&kb), [("fire".to_owned(), true)]);
}
