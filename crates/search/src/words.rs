//! Cutting text into what is indexed.

use std::sync::LazyLock;

use jieba_rs::Jieba;
use kaopu_model::fold;

/// Loading takes 0.3 s and 30 MB, so it waits for the first index.
static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Latin words and numbers are compared by so many characters.
const LATIN_CHARS: usize = 40;

/// A stretch of folded text that is indexed in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// Letters and digits of ASCII: one word.
    Latin(String),
    /// Anything else that is a letter or digit, Chinese above all: without spaces between its
    /// words.
    Dense(String),
}

/// Splits a text at everything that is neither letter nor digit, and between the kinds of run.
pub(crate) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for piece in text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
        let mut rest = fold(piece);
        while let Some(first) = rest.chars().next() {
            let is_latin = first.is_ascii();
            let end = rest.find(|c: char| c.is_ascii() != is_latin).unwrap_or(rest.len());
            let tail = rest.split_off(end);
            runs.push(if is_latin {
                Run::Latin(rest.chars().take(LATIN_CHARS).collect())
            } else {
                Run::Dense(rest)
            });
            rest = tail;
        }
    }
    runs
}

/// All words of a text: Latin ones, Chinese ones (also those inside longer ones), and each Chinese
/// character.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for run in runs(text) {
        match run {
            Run::Latin(word) => tokens.push(word),
            Run::Dense(run) => {
                let words = JIEBA.cut_for_search(&run, false);
                tokens.extend(
                    words
                        .iter()
                        .map(|token| token.word)
                        .filter(|word| is_long(word))
                        .map(str::to_owned),
                );
                tokens.extend(run.chars().map(String::from));
            }
        }
    }
    tokens
}

/// The words of a run of a query that are longer than a character, each part of the run in one of
/// them at most.
pub(crate) fn long_words(run: &str) -> Vec<String> {
    JIEBA
        .cut(run, false)
        .iter()
        .map(|token| token.word)
        .filter(|word| is_long(word))
        .map(str::to_owned)
        .collect()
}

fn is_long(word: &str) -> bool {
    word.chars().nth(1).is_some()
}
