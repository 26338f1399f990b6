//! Words of `forbidden.csv` in a text.
//!
//! A word is found whatever its width, case and script, and with spaces or signs between its
//! letters; `*` stands for a few letters of the same clause. It is harmless in one of the row's
//! longer words, where it is denied in its own clause (不能治疗, 请勿加微信), and in a sentence that
//! warns of fraud.

use kaopu_model::{
    ForbiddenSeverity, ForbiddenWord, KnowledgeBase, Localized, fold, fold_with_origins,
};

/// Letters that `*` stands for at most.
const GAP: usize = 6;

/// Letters between a denial and what it denies, at most.
const REACH: usize = 8;

/// What denies what follows it in the clause.
const DENIALS: [&str; 45] = [
    "不是",
    "不能",
    "不会",
    "不要",
    "不说",
    "不做",
    "不作",
    "不可",
    "不宜",
    "不应",
    "不用",
    "不让",
    "不许",
    "不建议",
    "不支持",
    "不提供",
    "不涉及",
    "不承诺",
    "不保证",
    "不存在",
    "不属于",
    "不具",
    "不含",
    "不带",
    "不写",
    "不替",
    "不算",
    "不得",
    "不敢说",
    "没有",
    "没法",
    "无法",
    "并非",
    "绝非",
    "而非",
    "请别",
    "千万别",
    "勿",
    "禁止",
    "拒绝",
    "谢绝",
    "避免",
    "防止",
    "并无",
    "未经",
];

/// What denies only what stands right behind it.
const BARE: [&str; 6] = ["不", "没", "无", "未", "别", "非"];

/// What makes no denial of one that it holds.
const NO_DENIAL: [&str; 8] =
    ["不得不", "是不是", "能不能", "会不会", "要不要", "不是不", "特别", "没有不"];

/// Words in a sentence that warns.
const WARNS: [&str; 7] = ["骗", "谨防", "当心", "警惕", "冒充", "假客服", "钓鱼"];

/// The words that hold for a knowledge base.
pub(super) struct ForbiddenWords<'k> {
    words: Vec<Word<'k>>,
}

struct Word<'k> {
    row: &'k ForbiddenWord,
    pieces: Vec<Vec<char>>,
    /// A quick look: a text without it has no hit.
    first: String,
    unless: Vec<Vec<char>>,
}

/// A text as it is compared.
struct Letters {
    chars: Vec<char>,
    /// The clause and the sentence of each letter.
    clauses: Vec<u32>,
    sentences: Vec<u32>,
}

impl<'k> ForbiddenWords<'k> {
    pub(super) fn new(kb: &'k KnowledgeBase) -> Self {
        let markets = &kb.settings.marketplaces;
        let holds = |row: &&ForbiddenWord| {
            row.marketplace.is_empty()
                || markets.iter().any(|market| fold(market) == fold(&row.marketplace))
        };
        let word = |row: &'k ForbiddenWord| Word {
            row,
            pieces: row.word.split('*').map(letters).collect(),
            first: row.word.split('*').map(fold).next().unwrap_or_default(),
            unless: row.unless.iter().map(|word| letters(word)).collect(),
        };
        Self { words: kb.forbidden.iter().filter(holds).map(word).collect() }
    }

    /// The words that a text says, each once, in the order of the table.
    pub(super) fn said_in(&self, text: &str) -> Vec<(ForbiddenSeverity, Localized)> {
        let folded = fold(text);
        let mut letters = None;
        let mut said = Vec::new();
        for word in self.words.iter().filter(|word| folded.contains(&word.first)) {
            let letters = letters.get_or_insert_with(|| Letters::of(text));
            if word.is_said_in(letters) {
                let ForbiddenWord { word, source, severity, .. } = word.row;
                let (zh, en) = match source.as_str() {
                    "" => (String::new(), String::new()),
                    source => (format!("（{source}）"), format!(" ({source})")),
                };
                let what = match severity {
                    ForbiddenSeverity::Block => Localized::new(
                        format!("“{word}”不能说{zh}"),
                        format!("\"{word}\" must not be said{en}"),
                    ),
                    ForbiddenSeverity::Warn => Localized::new(
                        format!("“{word}”最好换个说法{zh}"),
                        format!("\"{word}\" had better be put otherwise{en}"),
                    ),
                };
                said.push((*severity, what));
            }
        }
        said
    }
}

impl Word<'_> {
    fn is_said_in(&self, text: &Letters) -> bool {
        (0..text.chars.len()).any(|start| {
            self.end_from(text, start).is_some_and(|end| {
                !self.is_in_longer(text, start, end) && !text.denied(start) && !text.warns(start)
            })
        })
    }

    /// Where the word ends that begins at this letter.
    fn end_from(&self, text: &Letters, start: usize) -> Option<usize> {
        let mut pieces = self.pieces.iter();
        let mut end = text.piece_at(pieces.next()?, start)?;
        for piece in pieces {
            end = (end..=end.saturating_add(GAP)).find_map(|at| text.piece_at(piece, at))?;
        }
        let last = end.checked_sub(1)?;
        (text.clauses.get(start) == text.clauses.get(last)).then_some(end)
    }

    /// Whether it is part of a longer word in which it is harmless.
    fn is_in_longer(&self, text: &Letters, start: usize, end: usize) -> bool {
        self.unless.iter().any(|longer| {
            let from = end.saturating_sub(longer.len());
            (from..=start).any(|at| text.piece_at(longer, at).is_some_and(|to| to >= end))
        })
    }
}

impl Letters {
    fn of(text: &str) -> Self {
        let (mut clause, mut sentence) = (0, 0);
        let places: Vec<(u32, u32)> = text
            .chars()
            .map(|c| {
                if matches!(c, '。' | '！' | '？' | '!' | '?' | '\n') {
                    sentence += 1;
                    clause += 1;
                } else if matches!(c, '，' | '；' | '：' | ',' | ';' | ':') {
                    clause += 1;
                }
                (clause, sentence)
            })
            .collect();
        let folded = fold_with_origins(text);
        let place = |at: &u32| places.get(*at as usize).copied().unwrap_or_default();
        let places = folded.iter().map(|(_, at)| place(at));
        let (clauses, sentences) = places.unzip();
        Self { chars: folded.into_iter().map(|(c, _)| c).collect(), clauses, sentences }
    }

    /// Where a piece ends that stands at this letter.
    fn piece_at(&self, piece: &[char], at: usize) -> Option<usize> {
        let end = at.checked_add(piece.len())?;
        (self.chars.get(at..end)? == piece).then_some(end)
    }

    /// Whether the clause denies, before this letter, what follows: with nothing between that ends
    /// what the denial is about.
    fn denied(&self, start: usize) -> bool {
        let clause = self.clauses.get(start);
        let same = (0..start).rev().take_while(|at| self.clauses.get(*at) == clause);
        let reach = same.take(REACH + 3);
        let mut free = true;
        for at in reach {
            let between = start - at;
            free = free && self.chars.get(at) != Some(&'的');
            let denial = DENIALS.iter().find(|denial| self.has(denial, at, start));
            if let Some(denial) = denial {
                let gap = between.saturating_sub(denial.chars().count());
                if free && gap <= REACH && !self.no_denial(at) {
                    return true;
                }
            }
            let bare = between == 1 && BARE.iter().any(|bare| self.has(bare, at, start));
            if bare && !self.no_denial(at) {
                return true;
            }
        }
        false
    }

    /// Whether a word stands at this letter and ends before another one.
    fn has(&self, word: &str, at: usize, before: usize) -> bool {
        let mut end = at;
        for c in word.chars() {
            if self.chars.get(end) != Some(&c) {
                return false;
            }
            end += 1;
        }
        end <= before
    }

    fn no_denial(&self, at: usize) -> bool {
        NO_DENIAL.iter().any(|word| {
            let long = word.chars().count();
            (0..long).any(|back| {
                at.checked_sub(back).is_some_and(|from| self.has(word, from, self.chars.len()))
            })
        })
    }

    /// Whether the sentence warns of fraud.
    fn warns(&self, start: usize) -> bool {
        let sentence = self.sentences.get(start);
        let same = |at: &usize| self.sentences.get(*at) == sentence;
        (0..self.chars.len())
            .filter(same)
            .any(|at| WARNS.iter().any(|word| self.has(word, at, self.chars.len())))
    }
}

fn letters(word: &str) -> Vec<char> {
    fold(word).chars().collect()
}

#[cfg(test)]
mod tests;
