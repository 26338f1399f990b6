//! Which of many patterns may begin at a letter: nearly all are given up at a glance at the first
//! two letters.

use std::collections::HashMap;

use super::pattern::{Opening, Pattern};
use crate::text::Letters;

/// The numbers of patterns by the letters with which they may begin.
#[derive(Debug, Clone, Default)]
pub(crate) struct PatternIndex(HashMap<Opening, Vec<usize>>);

impl PatternIndex {
    /// Of patterns that are numbered as they stand.
    pub(crate) fn of(patterns: &[Pattern]) -> Self {
        let mut index = Self::default();
        for (number, pattern) in patterns.iter().enumerate() {
            index.add(number, pattern);
        }
        index
    }

    /// Adds a pattern, with a larger number than all before.
    pub(super) fn add(&mut self, number: usize, pattern: &Pattern) {
        for opening in pattern.openings().unwrap_or_default() {
            self.0.entry(opening).or_default().push(number);
        }
    }

    /// Those that may begin at this letter, by their numbers.
    pub(crate) fn at(&self, letters: &Letters<'_>, start: usize) -> Vec<usize> {
        let Some(first) = letters.at(start) else { return Vec::new() };
        let whatever = self.0.get(&(first, None)).map(Vec::as_slice).unwrap_or_default();
        let second = letters.at(start.saturating_add(1));
        let followed = second.and_then(|second| self.0.get(&(first, Some(second))));
        let followed = followed.map(Vec::as_slice).unwrap_or_default();
        if followed.is_empty() {
            return whatever.to_vec();
        }
        // A pattern with a choice may be in both.
        let mut numbers = [whatever, followed].concat();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pattern_that_fits_is_passed_over() {
        let texts = [
            "没[有]人管",
            "[买|卖]假货",
            "等了#天",
            "都等~了",
            "生气$",
            "^滚$",
            "scam*",
            "气[死|得[发抖|要命]]",
            "#块",
            "滚",
            "[急|[着|焦]急]死",
            "a[b|]c",
        ];
        let patterns: Vec<Pattern> =
            texts.iter().map(|text| Pattern::parse(text).unwrap()).collect();
        let index = PatternIndex::of(&patterns);
        for message in [
            "都没人管",
            "没有人管我",
            "卖假货的",
            "等了十五天",
            "都等我多久了",
            "我很生气了啊",
            "你好，滚！",
            "scammers",
            "气得发抖",
            "3块钱",
            "滚",
            "焦急死了",
            "急死",
            "ac abc",
        ] {
            let letters = Letters::new(message);
            let mut found = 0;
            for start in 0..letters.len() {
                let among = index.at(&letters, start);
                for (number, pattern) in patterns.iter().enumerate() {
                    if pattern.end(&letters, start).is_some() {
                        assert!(among.contains(&number), "{} in {message}", texts[number]);
                        found += 1;
                    }
                }
                assert!(among.len() < texts.len() / 2, "{message}");
            }
            assert!(found > 0, "{message}");
        }
    }
}
