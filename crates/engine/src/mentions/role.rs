//! What products are named for.

use super::find::{Group, text};
use super::words::{WORDS, begins, ends, holds};
use crate::text::Letters;

/// What a group is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// May be what is asked about.
    Named,
    /// 不是A.
    Denied,
    /// 除了A.
    Excepted,
    /// 对A过敏.
    Allergy,
    /// 曲奇里有没有A, 买羽绒服送A吗.
    Inside,
    /// 买了A, A收到了: another one may be asked about.
    Story,
    /// A不行的话.
    Condition,
}

/// A clause of the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub start: usize,
    pub end: usize,
    pub asks: bool,
}

/// The clauses, and whether each asks something.
pub(super) fn parts(letters: &Letters<'_>) -> Vec<Part> {
    let part = |(start, end): (usize, usize)| {
        let said = text(letters, start, end);
        let ends_so = said.ends_with(['不', '没', '否', '呗']);
        Part { start, end, asks: ends_so || holds(&said, &WORDS.asking) || is_put_twice(&said) }
    };
    letters.clause_ranges().map(part).collect()
}

/// 要不要, 起不起球: a word, 不 and the word again.
fn is_put_twice(said: &str) -> bool {
    let letters: Vec<char> = said.chars().collect();
    letters.windows(3).any(|three| matches!(three, [a, '不' | '没', b] if a == b))
}

/// What each group is there for.
pub(super) fn roles(letters: &Letters<'_>, groups: &[Group], parts: &[Part]) -> Vec<Role> {
    (0..groups.len()).map(|at| role(letters, groups, parts, at)).collect()
}

fn role(letters: &Letters<'_>, groups: &[Group], parts: &[Part], at: usize) -> Role {
    let Some(group) = groups.get(at) else { return Role::Named };
    let within = |place: usize| parts.iter().find(|part| (part.start..part.end).contains(&place));
    let (start, end) = (within(group.start), within(group.end.saturating_sub(1)));
    let before = text(letters, start.map_or(0, |part| part.start), group.start);
    let behind = text(letters, group.end, end.map_or(group.end, |part| part.end));
    let others = groups.len() > 1;
    let asks = end.is_some_and(|part| part.asks);
    if ends(&before, &WORDS.except_before) {
        return Role::Excepted;
    }
    // 不是A吗 asks about A.
    let rhetorical = behind.ends_with(['吗', '么', '嘛']) && !others;
    let denied = ends(&before, &WORDS.denied_before) && !ends(&before, &WORDS.asked_before);
    if denied && !rhetorical {
        return Role::Denied;
    }
    let can_not_stand = ends(&before, &WORDS.allergy_before) && !ends(&before, &WORDS.asked_before);
    if begins(&behind, &WORDS.allergy_behind) || can_not_stand {
        return Role::Allergy;
    }
    if let Some(host) = at.checked_sub(1).and_then(|before| groups.get(before))
        && is_inside(&text(letters, host.end, group.start))
    {
        return Role::Inside;
    }
    let later = groups.get(at + 1).is_some();
    let condition = format!("{before}{behind}");
    if later && holds(&condition, &WORDS.condition) && within(groups[at + 1].start) != end {
        return Role::Condition;
    }
    let next = groups.get(at + 1).map(|next| text(letters, group.end, next.start));
    let told = ends(&before, &WORDS.story_before)
        || WORDS.story_before.iter().any(|word| before.contains(word.as_str())) && !asks
        || begins(next.as_deref().unwrap_or(&behind), &WORDS.story_behind);
    if told { Role::Story } else { Role::Named }
}

/// Whether what stands between two names looks for the second in the first.
fn is_inside(between: &str) -> bool {
    let rest = WORDS.inside.iter().find_map(|word| between.strip_prefix(word.as_str()));
    let rest = rest.unwrap_or(between);
    WORDS.holds.iter().chain(&WORDS.gift).any(|word| rest == word)
}
