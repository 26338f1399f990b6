//! The small language of the cue lists: words with gaps, choices and numbers.
//!
//! `~` up to six letters of the same clause; `[a|b]` one of these (and `[a|]` or `[a]`: or
//! nothing); `#` a number; `^` and `$` the beginning and the end of a clause, particles such as 啊
//! not counted; `*` at the end: the rest of an English word; `_` a space.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kaopu_model::fold;

use crate::lists::SCOPE;
use crate::text::Letters;

/// Letters that a gap may span.
const WIDEST_GAP: usize = 6;

/// Numbers as they are written.
const NUMERALS: &str = "0123456789〇零一二两俩三四五六七八九十百千万半几数多";

/// What may still stand behind the last word of a clause.
static PARTICLES: LazyLock<Vec<char>> = LazyLock::new(|| SCOPE.characters("clause-end"));

/// The first letter of a match, and the second where only that one may follow.
pub(super) type Opening = (char, Option<char>);

/// What a cue looks for.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    steps: Vec<Step>,
    has_gap: bool,
    open_end: bool,
}

#[derive(Debug, Clone)]
enum Step {
    Letter(char),
    Gap,
    Number,
    Begin,
    End,
    OneOf(Vec<Vec<Step>>),
}

impl Pattern {
    /// Reads a pattern; `None` if it is malformed or could match nothing at all.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let body = text.strip_suffix('*');
        let mut rest = body.unwrap_or(text).chars().peekable();
        let steps = sequence(&mut rest, 0)?;
        let pattern = Self { has_gap: has_gap(&steps), steps, open_end: body.is_some() };
        (rest.next().is_none() && pattern.openings().is_some()).then_some(pattern)
    }

    /// A word without any signs, as an operator writes it; `None` if it has no letters.
    pub(super) fn word(text: &str) -> Option<Self> {
        let steps: Vec<Step> = fold(text).chars().map(Step::Letter).collect();
        (!steps.is_empty()).then_some(Self { steps, has_gap: false, open_end: false })
    }

    pub(super) fn has_gap(&self) -> bool {
        self.has_gap
    }

    /// With which letters a match may begin; `None` if it might begin with any, or be nothing.
    pub(super) fn openings(&self) -> Option<BTreeSet<Opening>> {
        let mut openings = BTreeSet::new();
        for begun in open(&self.steps, BTreeSet::from([None]), &mut openings)? {
            openings.insert((begun?, None));
        }
        Some(openings)
    }

    /// Where a match that begins with this letter ends: as near as possible with a gap in it, else
    /// as far as possible.
    pub(crate) fn end(&self, letters: &Letters<'_>, start: usize) -> Option<usize> {
        if !letters.word_boundary(start) {
            return None;
        }
        let mut ends = BTreeSet::new();
        follow(&self.steps, letters, start, start, &mut ends);
        let mut fitting = ends
            .into_iter()
            .filter(|end| *end > start && (self.open_end || letters.word_boundary(*end)));
        if self.has_gap { fitting.next() } else { fitting.next_back() }
    }
}

fn sequence(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, depth: u32) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    while let Some(c) = rest.next_if(|c| !matches!(c, '|' | ']')) {
        match c {
            '~' => steps.push(Step::Gap),
            '#' => steps.push(Step::Number),
            '^' => steps.push(Step::Begin),
            '$' => steps.push(Step::End),
            '_' | '\'' => {}
            '[' if depth < 4 => steps.push(Step::OneOf(branches(rest, depth)?)),
            _ => {
                let folded = fold(c.encode_utf8(&mut [0; 4]));
                if folded.is_empty() {
                    return None;
                }
                steps.extend(folded.chars().map(Step::Letter));
            }
        }
    }
    Some(steps)
}

fn branches(
    rest: &mut std::iter::Peekable<std::str::Chars<'_>>,
    depth: u32,
) -> Option<Vec<Vec<Step>>> {
    let mut branches = Vec::new();
    loop {
        branches.push(sequence(rest, depth.saturating_add(1))?);
        match rest.next()? {
            '|' => {}
            _ => break,
        }
    }
    if branches.len() == 1 {
        branches.push(Vec::new());
    }
    Some(branches)
}

fn has_gap(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Gap => true,
        Step::OneOf(branches) => branches.iter().any(|branch| has_gap(branch)),
        _ => false,
    })
}

/// Follows the steps from what was `begun`, which is nothing or the first letter, up to the second
/// letter; openings that are known are noted. What is left is begun still; `None` if any letter may
/// stand first.
fn open(
    steps: &[Step],
    mut begun: BTreeSet<Option<char>>,
    openings: &mut BTreeSet<Opening>,
) -> Option<BTreeSet<Option<char>>> {
    for step in steps {
        let mut next = BTreeSet::new();
        for first in &begun {
            match (step, *first) {
                (Step::Begin | Step::End, first) => drop(next.insert(first)),
                (Step::Letter(c), None) => drop(next.insert(Some(*c))),
                (Step::Letter(c), Some(first)) => drop(openings.insert((first, Some(*c)))),
                (Step::Number, None) => openings.extend(NUMERALS.chars().map(|c| (c, None))),
                (Step::Number, Some(first)) => {
                    openings.extend(NUMERALS.chars().map(|c| (first, Some(c))));
                }
                (Step::Gap, first) => drop(openings.insert((first?, None))),
                (Step::OneOf(branches), first) => {
                    for branch in branches {
                        next.extend(open(branch, BTreeSet::from([first]), openings)?);
                    }
                }
            }
        }
        begun = next;
    }
    Some(begun)
}

/// Adds all places at which the steps may end that begin at this place.
fn follow(
    steps: &[Step],
    letters: &Letters<'_>,
    origin: usize,
    mut place: usize,
    ends: &mut BTreeSet<usize>,
) {
    let mut rest = steps;
    // Most cues fail at their second letter: up to there one place is all there is.
    while let [Step::Letter(c), others @ ..] = rest {
        if !goes_on(letters, origin, place) || letters.at(place) != Some(*c) {
            return;
        }
        place = place.saturating_add(1);
        rest = others;
    }
    let [first, rest @ ..] = rest else {
        ends.insert(place);
        return;
    };
    let mut places = BTreeSet::new();
    step_from(first, letters, origin, place, &mut places);
    for step in rest {
        let mut next = BTreeSet::new();
        for place in &places {
            step_from(step, letters, origin, *place, &mut next);
        }
        places = next;
        if places.is_empty() {
            break;
        }
    }
    ends.append(&mut places);
}

/// A match begins where it likes, but does not go on behind the end of a clause.
fn goes_on(letters: &Letters<'_>, origin: usize, at: usize) -> bool {
    at < letters.len() && (at == origin || !letters.begins_clause(at))
}

fn step_from(
    step: &Step,
    letters: &Letters<'_>,
    origin: usize,
    place: usize,
    next: &mut BTreeSet<usize>,
) {
    let goes_on = |at: usize| goes_on(letters, origin, at);
    match step {
        Step::Letter(c) => {
            if goes_on(place) && letters.at(place) == Some(*c) {
                next.insert(place.saturating_add(1));
            }
        }
        Step::Gap => {
            next.insert(place);
            let open = (place..place.saturating_add(WIDEST_GAP)).take_while(|at| goes_on(*at));
            next.extend(open.map(|at| at.saturating_add(1)));
        }
        Step::Number => {
            let numeral =
                |at: &usize| goes_on(*at) && letters.at(*at).is_some_and(|c| NUMERALS.contains(c));
            next.extend(
                (place..letters.len()).take_while(numeral).take(8).map(|at| at.saturating_add(1)),
            );
        }
        Step::Begin => {
            if letters.begins_clause(place) {
                next.insert(place);
            }
        }
        Step::End => {
            let particle = |at: &usize| {
                goes_on(*at)
                    && !letters.begins_clause(*at)
                    && letters.at(*at).is_some_and(|c| PARTICLES.contains(&c))
            };
            let last = place.saturating_add((place..letters.len()).take_while(particle).count());
            if letters.begins_clause(last) {
                next.insert(place);
            }
        }
        Step::OneOf(branches) => {
            for branch in branches {
                follow(branch, letters, origin, place, next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let pattern = Pattern::parse(pattern).unwrap();
        let letters = Letters::new(text);
        let found = (0..letters.len()).find_map(|at| Some((at, pattern.end(&letters, at)?)));
        found.map(|(start, end)| letters.written(letters.span(start, end)))
    }

    #[test]
    fn patterns_find_what_they_say() {
        for (pattern, text, expected) in [
            ("没[有]人管", "都没人管", Some("没人管")),
            ("没[有]人管", "没有人管", Some("没有人管")),
            ("没[有]人管", "没有管", None),
            ("[买|卖]假货", "卖假货", Some("卖假货")),
            ("[买|卖]假货", "假货", None),
            ("等了#天", "等了十五天了", Some("等了十五天")),
            ("等了#天", "等了3天", Some("等了3天")),
            ("都等~了", "都等我多久了了", Some("都等我多久了")),
            ("都等~了", "都等着呢，收到了", None),
            ("都等~了", "都等一二三四五六七了", None),
            ("生气$", "我很生气了啊！", Some("生气")),
            ("生气$", "我很生气包", None),
            ("^滚$", "你滚", None),
            ("^滚$", "你好，滚！", Some("滚")),
            ("scam*", "You SCAMMERS", Some("SCAMMERS")),
            ("sb", "usb线", None),
            ("so_angry", "I'm so angry", Some("so angry")),
            ("气[死|得[发抖|要命]]", "气得发抖", Some("气得发抖")),
        ] {
            let expected = expected.map(|word| if word == "SCAMMERS" { "SCAM" } else { word });
            assert_eq!(found(pattern, text).as_deref(), expected, "{pattern} in {text}");
        }
    }

    #[test]
    fn a_malformed_pattern_is_none() {
        for text in ["", "[", "[a", "a]", "~a", "[a]", "！", "^$", "a|b", "[a|]~b"] {
            assert!(Pattern::parse(text).is_none(), "{text}");
        }
        assert!(Pattern::word("？！").is_none());
    }
}
