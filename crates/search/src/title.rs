//! A title, prepared to be compared with what is being typed.

use kaopu_model::fold_with_origins;

use crate::sound::readings;

/// The most characters of one piece of a query that are looked at: as many as a mask has bits, less
/// one.
pub(crate) const PIECE_CHARS: usize = 64;

/// A title's characters, folded, with their places in the original and their sounds.
#[derive(Debug)]
pub(crate) struct Title {
    chars: Vec<Char>,
}

#[derive(Debug)]
struct Char {
    folded: char,
    origin: u32,
    readings: Vec<String>,
}

/// Where a piece of a query stands in a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// In folded characters.
    start: usize,
    end: usize,
    /// Whether it is written there as typed, not merely sounding so.
    pub(crate) literal: bool,
}

impl Span {
    /// Whether it stands at the title's beginning.
    pub(crate) fn is_prefix(&self) -> bool {
        self.start == 0
    }

    /// How many characters it covers.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }
}

impl Title {
    pub(crate) fn new(title: &str) -> Self {
        let chars = fold_with_origins(title)
            .into_iter()
            .map(|(folded, origin)| Char { folded, origin, readings: readings(folded) })
            .collect();
        Self { chars }
    }

    /// How many folded characters there are.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// Where the piece stands first, as written if it does so anywhere, else by sound.
    pub(crate) fn find(&self, piece: &[char]) -> Option<Span> {
        // Readings are letters: without one in the piece it is heard only where it is written.
        let may_sound = piece.iter().any(char::is_ascii_alphabetic);
        self.find_literal(piece).or_else(|| may_sound.then(|| self.find_sound(piece)).flatten())
    }

    /// Where these characters stand first, as written.
    pub(crate) fn find_literal(&self, piece: &[char]) -> Option<Span> {
        if piece.is_empty() {
            return None;
        }
        let start = self
            .chars
            .windows(piece.len())
            .position(|window| window.iter().map(|c| c.folded).eq(piece.iter().copied()))?;
        Some(Span { start, end: start + piece.len(), literal: true })
    }

    /// Where the piece is heard first. A lone letter is heard at the beginning only: it would be
    /// heard nearly everywhere.
    fn find_sound(&self, piece: &[char]) -> Option<Span> {
        let starts = if piece.len() > 1 { self.chars.len() } else { self.chars.len().min(1) };
        (0..starts).find_map(|start| {
            self.heard_at(start, piece).map(|end| Span { start, end, literal: false })
        })
    }

    /// Where a hearing that begins at `start` ends, at the earliest.
    ///
    /// `reached` has bit *n* set if the first *n* characters of the piece may be used up so far:
    /// each character of the title uses up itself, one of its readings, or the initial of one.
    fn heard_at(&self, start: usize, piece: &[char]) -> Option<usize> {
        let mut reached: u128 = 1;
        for (at, c) in self.chars.iter().enumerate().skip(start) {
            let mut next: u128 = 0;
            for used in (0..piece.len()).filter(|used| reached >> used & 1 == 1) {
                let rest = &piece[used..];
                if rest[0] == c.folded {
                    next |= 1 << (used + 1);
                }
                for reading in &c.readings {
                    next |= steps(reading, rest)
                        .map(|step| 1 << (used + step))
                        .fold(0, |all, bit: u128| all | bit);
                }
            }
            if next >> piece.len() & 1 == 1 {
                return Some(at + 1);
            }
            if next == 0 {
                return None;
            }
            reached = next;
        }
        None
    }

    /// The span in the original title's characters.
    pub(crate) fn original(&self, span: Span) -> Option<(u32, u32)> {
        let (first, last) =
            (self.chars.get(span.start)?, self.chars.get(span.end.checked_sub(1)?)?);
        Some((first.origin, last.origin + 1))
    }
}

/// How many of the typed letters a reading may use up: all of itself, its initial (z or zh), or
/// whatever is left at the end of the typed ones if it begins so.
fn steps(reading: &str, typed: &[char]) -> impl Iterator<Item = usize> {
    let common = reading.chars().zip(typed).take_while(|(r, t)| r == *t).count();
    let is_whole = common == reading.len();
    let two_letter_initial = common >= 2 && reading[1..].starts_with('h');
    let used_up = common == typed.len();
    [
        (common >= 1).then_some(1),
        two_letter_initial.then_some(2),
        (is_whole || used_up).then_some(common).filter(|&n| n > 0),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(title: &str, typed: &str) -> Option<(u32, u32)> {
        let title = Title::new(title);
        title.find(&typed.chars().collect::<Vec<_>>()).and_then(|span| title.original(span))
    }

    #[test]
    fn heard_in_full_by_initials_and_mixed() {
        for typed in [
            "fahuoshijian",
            "fhsj",
            "fahuo",
            "fah",
            "f",
            "faho",
            "发huo",
            "发hsj",
            "fahsj",
            "fhshj",
            "发货时间",
        ] {
            if typed == "faho" {
                assert_eq!(found("发货时间", typed), None, "{typed}");
            } else {
                assert!(found("发货时间", typed).is_some_and(|span| span.0 == 0), "{typed}");
            }
        }
    }

    #[test]
    fn ranges_are_in_the_original() {
        assert_eq!(found("請問，發貨時間？", "fhsj"), Some((3, 7)));
        assert_eq!(found("怎么重新下单", "chongxin"), Some((2, 4)));
        assert_eq!(found("怎么重新下单", "x"), None);
    }

    proptest::proptest! {
        #[test]
        fn a_piece_without_letters_is_heard_where_it_is_written(title in "[发货时间4]{0,8}", typed in "[发货时间4]{1,3}") {
            let title = Title::new(&title);
            let piece: Vec<char> = typed.chars().collect();
            let spans = (title.find_literal(&piece), title.find_sound(&piece));
            proptest::prop_assert!(spans.0.is_some() || spans.1.is_none());
        }
    }

    #[test]
    fn the_longest_piece_fits_the_mask() {
        let typed = vec!['a'; PIECE_CHARS];
        let title = Title::new(&"啊".repeat(PIECE_CHARS));
        assert_eq!(title.find(&typed).map(|span| span.len()), Some(PIECE_CHARS));
    }
}
