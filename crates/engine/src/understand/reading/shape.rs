//! Characters that look alike.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lists::TYPING;

/// Each character with those that are mistaken for it.
static ALIKE: LazyLock<BTreeMap<char, Vec<char>>> = LazyLock::new(|| {
    let groups = TYPING.words("alike");
    let mut alike: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for group in groups {
        for c in group.chars() {
            alike.entry(c).or_default().extend(group.chars().filter(|other| *other != c));
        }
    }
    alike
});

/// The characters that look like this one.
pub(super) fn alike(c: char) -> &'static [char] {
    ALIKE.get(&c).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_han;

    #[test]
    fn the_table_holds_groups_of_chinese_characters() {
        assert!(ALIKE.len() > 100);
        assert!(
            ALIKE.iter().all(|(c, others)| is_han(*c) && !others.is_empty() && !others.contains(c))
        );
        assert!(
            alike('贷').contains(&'货') && alike('拨').contains(&'拔') && alike('a').is_empty()
        );
    }
}
