//! Folding: the form in which two wordings count as the same.

use unicode_normalization::UnicodeNormalization;

/// Folds a text for comparison: NFKC (which also takes full-width to half-width), traditional → simplified, lower case; spaces,
/// punctuation, symbols and emoji are dropped.
///
/// ```
/// assert_eq!(kaopu_model::fold("什麼時候 發貨?!"), kaopu_model::fold("什么时候发货"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    fast2s::convert(&text.nfkc().collect::<String>())
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
