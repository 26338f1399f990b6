//! Where somebody lives: a chain of places from the large to the small.

/// The ends of the names of places, from the large to the small.
const LEVELS: [&[&str]; 6] = [
    &["省", "自治区"],
    &["市", "自治州"],
    &["区", "县", "旗"],
    &["街道", "镇", "乡", "村"],
    &["路", "街", "大道", "胡同", "巷", "弄"],
    &["小区", "花园", "公寓", "大厦", "广场", "苑", "公馆", "家园", "新村", "宿舍"],
];

/// What a number in an address is the number of.
const HOUSE: [&str; 9] = ["单元", "号楼", "号", "弄", "栋", "幢", "座", "室", "楼"];

/// Before these no address has begun.
const CUES: [&str; 16] = [
    "收货地址",
    "地址",
    "住在",
    "送到",
    "寄到",
    "发到",
    "寄往",
    "发往",
    "改到",
    "改成",
    "住址",
    "家在",
    "是",
    "到",
    "住",
    "在",
];

/// Characters of one address.
const MOST: usize = 60;

/// Where addresses stand, from a first character to one past the last.
pub(super) fn addresses(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = at + chars.iter().skip(at).take_while(|c| in_address(**c)).count();
        if let Some(span) = chars.get(at..end).and_then(|clause| chain(clause, at)) {
            found.push(span);
        }
        at = end + 1;
    }
    found
}

fn in_address(c: char) -> bool {
    c.is_alphanumeric() || "#-—－*".contains(c)
}

/// The address of a clause: at least two levels of places, or one with the number of a house.
fn chain(clause: &[char], from: usize) -> Option<(usize, usize)> {
    let starts = |at: usize, word: &str| {
        let mut rest = clause.iter().skip(at);
        word.chars().all(|c| rest.next() == Some(&c))
    };
    let (mut levels, mut first, mut last, mut house) = ([false; LEVELS.len()], None, 0, false);
    for at in 1..clause.len() {
        for (level, ends) in LEVELS.iter().enumerate() {
            if let Some(end) = ends.iter().find(|end| starts(at, end)) {
                // Nothing larger follows something smaller: then it is another address, or none.
                let is_next = levels.iter().skip(level).all(|seen| !seen);
                if is_next && let Some(seen) = levels.get_mut(level) {
                    *seen = true;
                    first = first.or(Some(at));
                    last = last.max(at + end.chars().count());
                }
            }
        }
        let numbered = clause.get(at - 1).is_some_and(|c| c.is_alphanumeric() && !han(*c))
            || clause.get(at - 1).is_some_and(|c| "一二三四五六七八九十零".contains(*c));
        if let Some(word) = HOUSE.iter().find(|word| numbered && starts(at, word))
            && first.is_some_and(|_| at.saturating_sub(last) < MOST)
        {
            house = true;
            last = at + word.chars().count();
        }
    }
    let known = levels.iter().filter(|seen| **seen).count();
    let first = first.filter(|_| known >= 2 || (known == 1 && house))?;
    let begin = CUES
        .iter()
        .filter_map(|cue| {
            let length = cue.chars().count();
            let ends = (0..first).filter(|at| starts(*at, cue)).map(|at| at + length);
            ends.filter(|end| *end <= first).max()
        })
        .max()
        .unwrap_or(0);
    // A number without its 号 at the end of a chain still is one.
    let rest = clause.iter().skip(last).take_while(|c| !han(**c)).count();
    Some((from + begin, from + last + if house || known >= 3 { rest } else { 0 }))
}

fn han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
