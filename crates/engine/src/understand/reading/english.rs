//! Common English words: neither pinyin nor mistakes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::lists::TYPING;

static COMMON: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| TYPING.words("common").into_iter().collect());

/// Endings that make another form of a word, and what they may have taken the place of.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("er", &["", "e"]),
    ("ers", &["", "e"]),
    ("able", &["", "e"]),
    ("ly", &[""]),
    ("ment", &[""]),
];

/// Whether a word in lower case is one that everybody who writes English uses, or a form of one.
pub(super) fn is_common(word: &str) -> bool {
    is_form(word)
        || ["un", "re"].iter().any(|prefix| word.strip_prefix(prefix).is_some_and(is_form))
}

fn is_form(word: &str) -> bool {
    let stems =
        ENDINGS.iter().filter_map(|(ending, instead)| Some((word.strip_suffix(ending)?, *instead)));
    COMMON.contains(word)
        || stems.into_iter().any(|(stem, instead)| {
            let doubled = stem.as_bytes().last_chunk::<2>().is_some_and(|[a, b]| a == b);
            instead.iter().any(|last| COMMON.contains(format!("{stem}{last}").as_str()))
                || doubled
                    && stem.get(..stem.len() - 1).is_some_and(|single| COMMON.contains(single))
        })
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn forms_of_common_words_are_common() {
        for word in
            ["where", "shipping", "stopped", "reversed", "unlock", "carries", "staying", "sellers"]
        {
            assert!(is_common(word), "{word}");
        }
        for word in ["recieve", "adress", "delivry", "kuaidi", "ing"] {
            assert!(!is_common(word), "{word}");
        }
    }
}
