//! What a column of a log holds, by its name: as logs have it elsewhere, or by its parts.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use kaopu_model::fold;

use super::name_parts;
use super::role::LogRole;

/// Names, folded: a log has them in each of its messages.
static NAMES: LazyLock<HashMap<String, (LogRole, usize)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (role, words) in LogRole::WORDS {
        for (at, word) in words.iter().enumerate() {
            names.entry(fold(word)).or_insert((role, at));
        }
    }
    names
});

/// So many names are remembered.
const REMEMBERED: usize = 1_000;

/// What a name is taken for.
type Meaning = Option<(LogRole, usize)>;

thread_local! {
    /// Names that were read before: a log has the same few in each of its messages.
    static READ: RefCell<HashMap<String, Meaning>> = RefCell::new(HashMap::new());
}

/// How little the parts of a name tell.
const BY_PARTS: usize = 500;

/// What a column of this name holds, and how telling the name is: less is more.
pub(super) fn role_of(name: &str) -> Option<(LogRole, usize)> {
    READ.with_borrow_mut(|read| {
        if let Some(known) = read.get(name) {
            return *known;
        }
        let named = NAMES.get(&fold(name)).copied();
        let role = named.or_else(|| Some((name_parts::role(name.trim())?, BY_PARTS)));
        if read.len() < REMEMBERED {
            read.insert(name.to_owned(), role);
        }
        role
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_both_languages_and_once() {
        assert_eq!(role_of("消息内容"), Some((LogRole::Text, 3)));
        assert_eq!(role_of("Session ID"), Some((LogRole::Session, 1)));
        assert_eq!((role_of(""), role_of("？")), (None, None));
        for (role, words) in LogRole::WORDS {
            assert_eq!(LogRole::parse(role.code()), Some(role));
            for word in words {
                assert_eq!(role_of(word).map(|(role, _)| role), Some(role), "{word}");
            }
        }
    }
}
