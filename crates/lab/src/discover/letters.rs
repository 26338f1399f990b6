//! Texts by their letters: one to three in a row, weighted by how rare they are.

use std::collections::BTreeMap;

/// Letters in a row.
const LONGEST: usize = 3;

/// A text: numbers of its rows of letters, ascending, and their weights; of length 1.
pub(super) type Letters = Vec<(u32, f32)>;

/// All texts by their letters.
pub(super) fn letters(texts: &[&str]) -> Vec<Letters> {
    let mut numbers: BTreeMap<Vec<char>, u32> = BTreeMap::new();
    let mut frequencies: Vec<u32> = Vec::new();
    let mut all = Vec::with_capacity(texts.len());
    for text in texts {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for gram in grams(text) {
            let next = u32::try_from(frequencies.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(gram).or_insert(next);
            if number == next {
                frequencies.push(0);
            }
            *counts.entry(number).or_default() += 1;
        }
        for number in counts.keys() {
            frequencies[*number as usize] += 1;
        }
        all.push(counts);
    }
    let total = texts.len() as f64 + 1.0;
    let rare =
        |number: u32| libm::log(total / (f64::from(frequencies[number as usize]) + 1.0)) + 1.0;
    let weighted = |counts: BTreeMap<u32, u32>| {
        let weight = |(number, count): (u32, u32)| {
            (number, (1.0 + libm::log(f64::from(count))) * rare(number))
        };
        let row: Vec<(u32, f64)> = counts.into_iter().map(weight).collect();
        let length = libm::sqrt(row.iter().map(|(_, weight)| weight * weight).sum::<f64>());
        row.into_iter()
            .map(|(number, weight)| (number, (weight / length.max(1e-9)) as f32))
            .collect()
    };
    all.into_iter().map(weighted).collect()
}

/// Rows of letters of a text, spaces between them.
fn grams(text: &str) -> Vec<Vec<char>> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let letters: Vec<char> = words.join(" ").chars().collect();
    let rows = (1..=LONGEST).flat_map(|length| letters.windows(length));
    rows.filter(|gram| *gram != [' ']).map(<[char]>::to_vec).collect()
}

/// The cosine of two texts.
pub(super) fn cosine(a: &Letters, b: &Letters) -> f32 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some((one, weight)), Some((other, by))) = (a.peek(), b.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => {
                a.next();
            }
            std::cmp::Ordering::Greater => {
                b.next();
            }
            std::cmp::Ordering::Equal => {
                sum += weight * by;
                a.next();
                b.next();
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_letters_in_common_is_alike() {
        let all = letters(&["什么时候发货", "什么时候发货呀", "怎么退", "Where is it", "!"]);
        assert!((cosine(&all[0], &all[0]) - 1.0).abs() < 1e-5);
        assert!(cosine(&all[0], &all[1]) > 0.5 && cosine(&all[0], &all[3]) < 0.01);
        assert!(letters(&[""])[0].is_empty());
    }
}
