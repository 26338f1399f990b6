//! Trouble that is over: 昨天急死我了 今天收到了.
//!
//! Who tells how upset he was, and then that all is well, is not upset.

use std::sync::LazyLock;

use crate::lists::SETTLED;
use crate::text::Letters;

struct Words {
    then: Vec<String>,
    well: Vec<String>,
    not_over: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    then: SETTLED.words("then"),
    well: SETTLED.words("well"),
    not_over: SETTLED.words("not-over"),
});

/// The clauses that tell of trouble which a later one says is over, as ranges of letters: from the
/// first that speaks of then up to the first that says all is well.
pub(super) fn settled(letters: &Letters<'_>) -> Option<(usize, usize)> {
    let clauses: Vec<(usize, usize, String)> = letters
        .clause_ranges()
        .map(|(start, end)| (start, end, (start..end).filter_map(|at| letters.at(at)).collect()))
        .collect();
    let holds =
        |text: &str, words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
    let then = clauses.iter().position(|(.., text)| holds(text, &WORDS.then))?;
    let later = clauses.get(then + 1..)?;
    // 没事, 不错 and the like say "not" and mean well.
    let plain = |text: &str| {
        WORDS.well.iter().fold(text.to_owned(), |text, word| text.replace(word.as_str(), ""))
    };
    let is_over = |text: &str| !holds(&plain(text), &WORDS.not_over);
    let well = later.iter().position(|(.., text)| holds(text, &WORDS.well))?;
    if !later.iter().all(|(.., text)| is_over(text)) {
        return None;
    }
    let (start, ..) = clauses.get(then)?;
    let (end, ..) = later.get(well)?;
    Some((*start, *end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(message: &str) -> Option<String> {
        let letters = Letters::new(message);
        settled(&letters).map(|(start, end)| letters.written(letters.span(start, end)))
    }

    #[test]
    fn what_is_well_now_is_over() {
        assert_eq!(over("昨天急死我了 今天收到了 谢谢啊").as_deref(), Some("昨天急死我了"));
        assert_eq!(
            over("本来想给差评的，结果一穿 真香").as_deref(),
            Some("本来想给差评的，结果一穿")
        );
        assert!(over("之前气得不行，你们给补了，没事了").is_some());
    }

    #[test]
    fn what_goes_on_is_not() {
        for message in [
            "昨天说今天到，到了吗",
            "之前补了一次，又坏了",
            "昨天急死我了",
            "上次的好了，但是这次又少发",
            "刚才收到了，怎么是破的",
            "今天收到了，谢谢",
        ] {
            assert_eq!(over(message), None, "{message}");
        }
    }
}
