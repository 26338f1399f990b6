//! Ids from what people call things.

/// Characters of an id, as the format has it.
pub(crate) const MOST_ID: usize = 64;

/// Lower case, with a hyphen for whatever is neither letter nor digit.
pub(crate) fn slug(label: &str) -> Option<String> {
    let mut letters = label.chars().filter(|c| c.is_alphabetic()).peekable();
    if letters.peek().is_none() || !letters.all(|c| c.is_ascii()) {
        return None;
    }
    let mut slug = String::new();
    for c in label.chars().take(MOST_ID) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}
