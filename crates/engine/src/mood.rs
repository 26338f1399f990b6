//! Mood and danger: words that show how the customer feels, and topics that no bot may settle.

use kaopu_model::{KnowledgeBase, Mood, fold};

use crate::turn::DangerHit;

/// What turns a word into its opposite or into a question when it stands right before it.
const NEGATIONS: &[&str] = &["不会", "会不会", "没有", "没", "不是", "不", "别", "防"];

/// The KB's words for mood and danger, folded.
#[derive(Debug, Clone, Default)]
pub(crate) struct Alarms {
    angry: Vec<Word>,
    worried: Vec<Word>,
    danger: Vec<(String, Word)>,
}

/// A word as written and as compared.
#[derive(Debug, Clone)]
struct Word {
    written: String,
    folded: String,
}

impl Alarms {
    pub(crate) fn new(kb: &KnowledgeBase) -> Self {
        let moods = &kb.escalation.moods;
        Self {
            angry: words(&moods.angry),
            worried: words(&moods.worried),
            danger: kb
                .escalation
                .dangers
                .iter()
                .flat_map(|danger| words(&danger.words).into_iter().map(|word| (danger.topic.clone(), word)))
                .collect(),
        }
    }

    /// The mood and the words that show it. Anger outweighs worry.
    pub(crate) fn mood(&self, folded: &str) -> (Mood, Vec<String>) {
        for (mood, list) in [(Mood::Angry, &self.angry), (Mood::Worried, &self.worried)] {
            let hits: Vec<String> =
                list.iter().filter(|word| affirmed(folded, &word.folded)).map(|word| word.written.clone()).collect();
            if !hits.is_empty() {
                return (mood, hits);
            }
        }
        (Mood::Calm, Vec::new())
    }

    /// The danger topics that the message touches.
    pub(crate) fn danger(&self, folded: &str) -> Vec<DangerHit> {
        self.danger
            .iter()
            .filter(|(_, word)| affirmed(folded, &word.folded))
            .map(|(topic, word)| DangerHit { topic: topic.clone(), word: word.written.clone() })
            .collect()
    }
}

fn words(list: &[String]) -> Vec<Word> {
    list.iter()
        .map(|word| Word { written: word.clone(), folded: fold(word) })
        .filter(|w| !w.folded.is_empty())
        .collect()
}

/// Whether the word stands in the text at least once without a negation before it.
pub(crate) fn affirmed(folded: &str, word: &str) -> bool {
    let number = word.bytes().all(|b| b.is_ascii_digit());
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    folded.match_indices(word).any(|(at, _)| {
        let before = folded.get(..at).unwrap_or("");
        let after = folded.get(at + word.len()..).unwrap_or("");
        // 12315 is a hotline, but not inside an order number.
        let inside_number = number && (digit(before.chars().next_back()) || digit(after.chars().next()));
        !inside_number && !NEGATIONS.iter().any(|negation| before.ends_with(negation))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_negated_word_is_no_alarm() {
        assert!(affirmed("吃了拉肚子", "拉肚子"));
        assert!(!affirmed("会不会拉肚子", "拉肚子"));
        assert!(affirmed("没有拉肚子吧我已经拉肚子了", "拉肚子"));
    }

    #[test]
    fn a_number_is_not_found_inside_a_longer_one() {
        assert!(affirmed("我要打12315", "12315"));
        assert!(!affirmed("单号2026111231512345", "12315"));
    }
}
