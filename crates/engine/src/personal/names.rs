//! What somebody says that they, or others, are called.

use super::surnames::{is_common, surname};

/// After these a name stands: whatever it is behind a colon, else if it begins as names do.
const LABELS: [&str; 8] =
    ["收件姓名", "收件人", "收货人", "联系人", "姓名", "名字叫", "名字是", "全名"];

/// After these a name stands, if it begins as names do.
const CUES: [&str; 4] = ["我叫", "名叫", "本人", "户名"];

/// After these a name may stand, if nothing stands behind it.
const FAINT: [&str; 3] = ["我是", "找一下", "帮我找"];

/// Before these a name stands.
const TITLES: [&str; 6] = ["先生", "女士", "小姐", "太太", "阿姨", "师傅"];

/// What may stand between a label and a name.
const BETWEEN: &str = " ：:是叫为";

/// Characters of a name.
const MOST: usize = 4;

/// Characters of a name that has no end in sight.
const USUAL: usize = 3;

/// Where names stand, from a first character to one past the last.
pub(super) fn names(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..chars.len() {
        let after = |words: &[&str]| {
            let word = words.iter().find(|word| stands(chars, at, word))?;
            Some(at + word.chars().count())
        };
        if let Some(from) = after(&LABELS) {
            found.extend(labelled(chars, from));
        } else if let Some(from) = after(&CUES) {
            found.extend(
                Some(from).filter(|from| surname(chars, *from) > 0).map(|f| ends(chars, f)),
            );
        } else if let Some(from) = after(&FAINT) {
            let length = letters(chars, from);
            if (2..=USUAL).contains(&length) && is_common(chars, from) {
                found.push((from, from + length));
            }
        } else if after(&["姓"]).is_some() && !(at > 0 && chars.get(at - 1) == Some(&'百')) {
            let length = surname(chars, at + 1);
            found.extend((length > 0).then_some((at + 1, at + 1 + length)));
        } else if after(&TITLES).is_some() && !stands(chars, at, "小姐姐") {
            found.extend(titled(chars, at));
        }
    }
    found
}

/// The name behind a label.
fn labelled(chars: &[char], from: usize) -> Option<(usize, usize)> {
    let between = chars.iter().skip(from).take_while(|c| BETWEEN.contains(**c)).count();
    let begin = from + between;
    let told = chars.get(from..begin).is_some_and(|said| said.iter().any(|c| ":：".contains(*c)));
    let is_name = if told { letters(chars, begin) > 0 } else { surname(chars, begin) > 0 };
    is_name.then(|| ends(chars, begin))
}

/// A name from its first character on.
fn ends(chars: &[char], from: usize) -> (usize, usize) {
    let length = letters(chars, from);
    (from, from + if length > MOST { USUAL } else { length })
}

/// The name before a title: as far back as a surname stands.
fn titled(chars: &[char], title: usize) -> Option<(usize, usize)> {
    let mut begins = (1..=MOST).filter_map(|back| title.checked_sub(back));
    let name = |at: &usize| {
        let length = surname(chars, *at);
        let rest = title.saturating_sub(at + length);
        length > 0 && rest <= 2 && chars.get(*at..title).is_some_and(|n| n.iter().all(is_letter))
    };
    begins.rfind(name).map(|begin| (begin, title))
}

fn letters(chars: &[char], from: usize) -> usize {
    chars.iter().skip(from).take_while(|c| is_letter(c)).count()
}

fn stands(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.iter().skip(at);
    word.chars().all(|c| rest.next() == Some(&c))
}

fn is_letter(c: &char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(c) || *c == '·'
}
