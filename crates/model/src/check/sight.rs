//! A conditional answer as it is compared with others of its entry, worked out once.

use super::bits::Bits;
use super::conditions::specificity;
use super::known::Known;
use super::product_sets::ProductSets;
use super::windows::{Circumstances, circumstances, has_window, intersect, is_empty};
use crate::{AnswerConditions, ConditionalAnswer, fold};

/// A conditional answer that could be said.
pub(super) struct Sight<'k> {
    pub(super) answer: &'k ConditionalAnswer,
    /// Folded; one without letters is empty.
    pub(super) keywords: Vec<String>,
    /// The products of its condition, if it has one.
    pub(super) products: Option<Bits>,
    specificity: [bool; 6],
    /// All conditions but the time, if it has one.
    timed: Option<Circumstances>,
}

impl<'k> Sight<'k> {
    /// `None` if it is empty, by its words or by its time. What it took is taken from `left`.
    pub(super) fn of(
        answer: &'k ConditionalAnswer,
        known: &Known<'k>,
        sets: &mut ProductSets<'k>,
        left: &mut usize,
    ) -> Option<Self> {
        let when = &answer.when;
        if is_empty(when) || answer.answer.is_empty() {
            return None;
        }
        let products = when.product.as_ref().map(|condition| {
            let (set, steps) = sets.of(known, condition);
            *left = left.saturating_sub(steps);
            set
        });
        Some(Self {
            answer,
            keywords: when.keywords.iter().map(|word| fold(word)).collect(),
            products,
            specificity: specificity(when),
            timed: has_window(when).then(|| circumstances(when)),
        })
    }

    /// Whether it comes first where both hold, and asks for nothing of a kind that the other does
    /// not ask for.
    pub(super) fn may_beat(&self, other: &Self) -> bool {
        let first = self.specificity > other.specificity
            || self.specificity == other.specificity && self.answer.row < other.answer.row;
        first
            && !std::ptr::eq(self.answer, other.answer)
            && (self.keywords.is_empty() || !other.keywords.is_empty())
            && (self.timed.is_none() || other.timed.is_some())
            && (self.products.is_none() || other.products.is_some())
    }

    /// Whether its keywords, window and product hold wherever those of the other do. Windows that
    /// overlap are reported as such.
    pub(super) fn beats(&self, other: &Self, left: &mut usize) -> bool {
        let steps = 1
            + self.keywords.len() * other.keywords.len()
            + self.products.as_ref().map_or(0, Bits::steps);
        match left.checked_sub(steps) {
            Some(fewer) => *left = fewer,
            None => {
                *left = 0;
                return false;
            }
        }
        window_implies(&other.answer.when, &self.answer.when)
            && !self.clashes(other)
            && self.keywords_hold_with(other)
            && self.products_hold_with(other)
    }

    /// Whether it is bound to a time.
    pub(super) fn is_timed(&self) -> bool {
        self.timed.is_some()
    }

    /// Whether it is said in the other's place for some of the other's time and not for all of it,
    /// though it asks for the same kinds of conditions and only stands above it. Conditions that are
    /// the same are reported as such.
    pub(super) fn hides_for_a_time(&self, other: &Self, left: &mut usize) -> bool {
        let steps = 1 + self.keywords.len() * other.keywords.len();
        if *left < steps {
            *left = 0;
            return false;
        }
        *left -= steps;
        let (own, theirs) = (&self.answer.when, &other.answer.when);
        self.specificity == other.specificity
            && self.answer.row < other.answer.row
            && self.timed != other.timed
            && intersect(own, theirs)
            && !window_implies(theirs, own)
            && self.keywords_hold_with(other)
            && self.products_hold_with(other)
    }

    fn clashes(&self, other: &Self) -> bool {
        matches!((&self.timed, &other.timed), (Some(own), Some(theirs))
            if intersect(&self.answer.when, &other.answer.when) && own == theirs)
    }

    fn keywords_hold_with(&self, narrow: &Self) -> bool {
        let proves = |word: &String| {
            self.keywords.iter().any(|part| !part.is_empty() && word.contains(part.as_str()))
        };
        self.keywords.is_empty()
            || !narrow.keywords.is_empty() && narrow.keywords.iter().all(proves)
    }

    fn products_hold_with(&self, narrow: &Self) -> bool {
        match (&narrow.products, &self.products) {
            (_, None) => true,
            (None, Some(_)) => false,
            // What no product meets is reported for that.
            (Some(narrow), Some(wide)) => !narrow.is_empty() && narrow.is_subset(wide),
        }
    }
}

fn window_implies(narrow: &AnswerConditions, wide: &AnswerConditions) -> bool {
    !has_window(wide)
        || has_window(narrow)
            && wide.from.is_none_or(|from| narrow.from.is_some_and(|later| later >= from))
            && wide.until.is_none_or(|until| narrow.until.is_some_and(|earlier| earlier <= until))
}
