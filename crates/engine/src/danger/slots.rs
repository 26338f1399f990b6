//! A report of harm by its parts: who or which part of the body, what was used, what happened, what
//! is felt.
//!
//! None of them is harm alone: 疼 is said of prices, 烫 of hair. Of several, in this order and that,
//! the harm classifier makes up its mind ([`slots`]); without it three of them in one sentence, none
//! of them denied or only possible, are a report ([`composed`]).

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use kaopu_model::fold;

use crate::classifier::{EDGE, Gram, MOST_LETTERS};
use crate::lists::{SCOPE, SLOTS};
use crate::text::Letters;

/// A tag stands for a word of its list: an upper case letter, which no folded message has.
const TAGS: [(&str, char); 7] = [
    ("after_use", 'U'),
    ("symptom", 'S'),
    ("event", 'E'),
    ("foreign_body", 'F'),
    ("body", 'B'),
    ("person", 'P'),
    ("product", 'G'),
];
/// Goes over words of other meanings that hold one of the lists: 电 in 电话. It is no tag.
const OTHER: char = '-';
const NEGATED: char = 'N';
const POSSIBLE: char = 'M';

/// The beginning and the end of a message.
const BEGIN: char = '^';
const END: char = '$';

/// Tags in a row that are looked at together.
const IN_A_ROW: usize = 4;

/// Marks a row of tags, whatever stood between them.
const ROW: char = '.';

/// A word of the lists.
#[derive(Debug, Clone)]
struct Word {
    /// What it may stand for; of several the one that tells most.
    tag: char,
    topic: Option<&'static str>,
}

/// All words by their letters, and how long the longest is.
struct Words {
    by_letters: HashMap<String, Word>,
    longest: usize,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut by_letters: HashMap<String, Word> = HashMap::new();
    let sections = SLOTS.sections();
    for (name, tag) in TAGS {
        for section in sections.iter().filter(|section| section.name == name) {
            let topic = section.parameters.first().copied();
            for entry in &section.entries {
                let word = Word { tag, topic };
                by_letters.entry(fold(entry.text)).or_insert(word);
            }
        }
    }
    for section in sections.iter().filter(|section| section.name == "other") {
        for entry in &section.entries {
            by_letters.entry(fold(entry.text)).or_insert(Word { tag: OTHER, topic: None });
        }
    }
    for (list, tag) in [("negator", NEGATED), ("possible", POSSIBLE)] {
        for word in SCOPE.words(list) {
            by_letters.entry(word).or_insert(Word { tag, topic: None });
        }
    }
    let longest = by_letters.keys().map(|word| word.chars().count()).max().unwrap_or_default();
    Words { by_letters, longest }
});

/// A piece of a message: a word of the lists, or a letter that belongs to none.
struct Piece {
    /// The tag, the letter itself, or the edge of a clause.
    sign: char,
    start: usize,
    end: usize,
    topic: Option<&'static str>,
}

impl Piece {
    fn is_tag(&self) -> bool {
        self.sign.is_ascii_uppercase()
    }
}

/// The message in pieces, at each letter the longest word that begins there.
fn pieces(letters: &Letters<'_>) -> Vec<Piece> {
    let words = &*WORDS;
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < letters.len().min(MOST_LETTERS) {
        if at > 0 && letters.begins_clause(at) {
            pieces.push(Piece { sign: EDGE, start: at, end: at, topic: None });
        }
        let mut row = String::new();
        let mut found: Option<(&Word, usize)> = None;
        for end in at..letters.len().min(at.saturating_add(words.longest)) {
            if end > at && letters.begins_clause(end) {
                break;
            }
            row.extend(letters.at(end));
            let next = end.saturating_add(1);
            if let Some(word) = words.by_letters.get(&row)
                && letters.word_boundary(at)
                && letters.word_boundary(next)
            {
                found = Some((word, next));
            }
        }
        let end = found.map_or(at.saturating_add(1), |(_, end)| end);
        match found.filter(|(word, _)| word.tag != OTHER) {
            Some((word, _)) => {
                pieces.push(Piece { sign: word.tag, start: at, end, topic: word.topic });
            }
            None => pieces.extend((at..end).map(|at| Piece {
                sign: letters.at(at).unwrap_or(EDGE),
                start: at,
                end: at.saturating_add(1),
                topic: None,
            })),
        }
        at = end;
    }
    pieces
}

/// What the harm classifier reads of a message: tags in a row, and tags with what stands beside
/// them.
pub(super) fn slots(letters: &Letters<'_>) -> BTreeSet<Gram> {
    let pieces = pieces(letters);
    let mut grams = BTreeSet::new();
    let signs = || pieces.iter().map(|piece| piece.sign);
    let all: Vec<char> = [BEGIN].into_iter().chain(signs()).chain([END]).collect();
    for pair in all.windows(2) {
        if pair.iter().any(char::is_ascii_uppercase) {
            grams.insert(String::from_iter(pair));
        }
    }
    let tags = pieces.iter().filter(|piece| piece.is_tag() || piece.sign == EDGE);
    let row: Vec<char> =
        [BEGIN].into_iter().chain(tags.map(|piece| piece.sign)).chain([END]).collect();
    for length in 1..=IN_A_ROW {
        grams.extend(
            row.windows(length).map(|tags| std::iter::once(&ROW).chain(tags).collect::<Gram>()),
        );
    }
    grams
}

/// Whether something is named that happened, that is felt, or that is where it should not be; of
/// the last no single character, which is as often what goods are made of: 纸, 线, 毛.
pub(super) fn tells(letters: &Letters<'_>) -> bool {
    pieces(letters).iter().any(|piece| {
        "SE".contains(piece.sign) || piece.sign == 'F' && piece.end > piece.start.saturating_add(1)
    })
}

/// A report that needs no classifier: a part of the body, after use or of a product, and what
/// happened to it or is felt in it, within one clause and the next, with nothing denied, possible or
/// asked. The topic, and where it stands.
pub(super) fn composed(letters: &Letters<'_>) -> Option<(&'static str, usize, usize)> {
    let pieces = pieces(letters);
    let clauses: Vec<&[Piece]> = pieces.split(|piece| piece.sign == EDGE).collect();
    let has = |part: &[&Piece], tags: &str| part.iter().any(|piece| tags.contains(piece.sign));
    (0..clauses.len()).find_map(|at| {
        let both = clauses.get(at..clauses.len().min(at.saturating_add(2)))?;
        let part: Vec<&Piece> = both.iter().flat_map(|clause| clause.iter()).collect();
        let told = has(&part, "UG") && !has(&part, "NM吗么");
        // Not before the clause with the part of the body: 拍照也看不清，手伸进去就出来了.
        let body = both.iter().position(|clause| clause.iter().any(|piece| piece.sign == 'B'))?;
        let after = both.iter().skip(body).flat_map(|clause| clause.iter());
        let what = after.clone().find(|piece| piece.topic.is_some()).filter(|_| told)?;
        let tags = || part.iter().filter(|piece| piece.is_tag());
        let (first, last) = (tags().next()?, tags().next_back()?);
        Some((what.topic?, first.start, last.end))
    })
}

#[cfg(test)]
mod tests {
    use kaopu_model::DANGER_TOPICS;

    use super::*;

    fn topic(text: &str) -> Option<&'static str> {
        composed(&Letters::new(text)).map(|(topic, ..)| topic)
    }

    #[test]
    fn every_list_is_known_and_every_topic_is_one() {
        for section in SLOTS.sections() {
            let known = TAGS.iter().any(|(name, _)| *name == section.name);
            assert!(known || section.name == "other", "{}", section.name);
            for topic in &section.parameters {
                assert!(DANGER_TOPICS.contains(topic), "{topic}");
            }
            let topical = ["event", "symptom"].contains(&section.name);
            assert_eq!(section.parameters.len(), usize::from(topical), "{}", section.name);
        }
    }

    #[test]
    fn a_report_is_composed_of_body_use_and_what_is_felt() {
        assert_eq!(topic("戴了一上午，手腕红了一片"), Some("allergy"));
        assert_eq!(topic("锅盖掉下来砸到脚背"), Some("injury"));
        for text in [
            "价格看得肉疼",
            "拍照看不清，手伸到壶里有水",
            "戴了会不会手腕发痒",
            "手腕粗能戴吗",
            "敷完脸不痒了",
            "发货了吗",
        ] {
            assert_eq!(topic(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_other_meanings_are_gone_over() {
        for text in ["换成个人抬头", "电话是这个", "里面放手机", "在线等，麻烦马上"]
        {
            assert!(slots(&Letters::new(text)).iter().all(|gram| !gram.contains(['B', 'E', 'S'])));
            assert!(!tells(&Letters::new(text)), "{text}");
        }
        assert!(tells(&Letters::new("打电话的时候电到了")));
    }

    #[test]
    fn tags_stand_for_words_of_their_list() {
        let grams = slots(&Letters::new("戴完手腕红肿，去医院"));
        for gram in [".UBS", ".S|E", ".^U", "UB", "S|"] {
            assert!(grams.contains(gram), "{gram} in {grams:?}");
        }
    }
}
