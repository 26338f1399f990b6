//! Long numbers, however they are written, and mail addresses.

/// Digits of a number that may be somebody's.
const LONG: usize = 7;

/// Digits that a run of letters and digits may have: SF31415, wxid_8812.
const LONG_IN_WORD: usize = 5;

/// Where long numbers and mail addresses stand, from a first character to one past the last.
pub(super) fn long(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for digit in [figure as fn(char) -> bool, spoken] {
        runs(
            chars,
            |c| digit(c) || separates(c),
            |start, run| {
                let first = run.iter().position(|c| digit(*c));
                let last = run.iter().rposition(|c| digit(*c));
                if let (Some(first), Some(last)) = (first, last)
                    && run.iter().filter(|c| digit(**c)).count() >= LONG
                {
                    found.push((start + first, start + last + 1));
                }
            },
        );
    }
    runs(
        chars,
        |c| c.is_ascii_alphanumeric() || "._%+-@＠".contains(c),
        |start, run| {
            let is_mail = run.iter().any(|c| "@＠".contains(*c)) && run.len() > 2;
            if is_mail || run.iter().filter(|c| c.is_ascii_digit()).count() >= LONG_IN_WORD {
                found.push((start, start + run.len()));
            }
        },
    );
    found
}

fn runs(chars: &[char], is_in: impl Fn(char) -> bool, mut each: impl FnMut(usize, &[char])) {
    let mut start = 0;
    for run in chars.split(|c| !is_in(*c)) {
        each(start, run);
        start += run.len() + 1;
    }
}

/// A digit of any script.
fn figure(c: char) -> bool {
    c.is_numeric() && !spoken(c)
}

/// A digit in words.
fn spoken(c: char) -> bool {
    "零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖".contains(c)
}

fn separates(c: char) -> bool {
    " -－—–_.·()（）\u{a0}\u{3000}\u{200b}".contains(c)
}
