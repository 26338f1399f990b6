//! How much: a question about 15升 is none about 1.5升, however alike the rest is.
//!
//! Most numbers of a message are parameters (160 100斤穿什么码), which wordings have in all sizes. An
//! entry whose very question names a measure is about that measure.

use super::matcher::Matcher;
use crate::numbers::{Number, NumberKind, numbers};
use crate::turn::Candidate;

/// A value and its unit.
type Measure = (String, String);

impl Matcher {
    /// Whether a message that names these measures names another one than the question of a
    /// candidate does, and no wording of the entry names that one.
    pub(super) fn measured_otherwise(&self, asked: &[Measure], candidate: &Candidate) -> bool {
        if asked.is_empty() {
            return false;
        }
        let of = measures(&candidate.question);
        let other = |(value, unit): &&Measure| {
            let mut same_unit = of.iter().filter(|(_, own)| own == unit).peekable();
            same_unit.peek().is_some() && same_unit.all(|(own, _)| own != value)
        };
        let Some(other) = asked.iter().find(other) else { return false };
        let entry = self.rows.entries.iter().find(|entry| entry.id == candidate.entry);
        let rows = entry.and_then(|entry| self.rows.rows.get(entry.rows.clone()));
        !rows.unwrap_or_default().iter().any(|row| measures(&row.text).contains(other))
    }
}

/// The sizes and models of a text.
pub(super) fn measures(text: &str) -> Vec<Measure> {
    let measure = |number: &Number| match number.kind {
        NumberKind::Size => {
            let unit: String = number.text.chars().skip_while(|c| !c.is_alphabetic()).collect();
            let value = number.text.trim_end_matches(unit.as_str()).to_owned();
            (!unit.is_empty()).then_some((value, unit))
        }
        NumberKind::Model => Some((number.text.clone(), String::new())),
        _ => None,
    };
    numbers(text).iter().filter_map(measure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_a_value_and_its_unit() {
        let pair = |value: &str, unit: &str| (value.to_owned(), unit.to_owned());
        assert_eq!(measures("1.5升的锅"), [pair("1.5", "升")]);
        assert_eq!(measures("1-2岁吃的"), [pair("1-2", "岁")]);
        assert_eq!(measures("PT-301滤芯"), [pair("pt301", "")]);
        assert_eq!(measures("买2件"), []);
    }
}
