//! Long numbers, however they are written, and mail addresses.

/// Digits of a number that may be somebody's.
const LONG: usize = 7;

/// Digits in a row that a run of letters and digits may not have: SF31415. A processor has fewer.
const LONG_IN_WORD: usize = 5;

/// Digits that it may not have in all.
const MANY_IN_WORD: usize = 8;

/// Characters of the number of a company or of anybody's identity.
const IDENTITY: usize = 18;

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
                    && !is_day(run.get(first..=last).unwrap_or_default())
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
            if is_mail || is_numbered(run) {
                found.push((start, start + run.len()));
            }
        },
    );
    found
}

/// Whether a run of letters and digits is the number of something, and no name of a product.
fn is_numbered(run: &[char]) -> bool {
    let digits = run.iter().filter(|c| c.is_ascii_digit()).count();
    let mut rows = run.split(|c| !c.is_ascii_digit());
    !is_day(run)
        && !is_amount(run)
        && (rows.any(|row| row.len() >= LONG_IN_WORD)
            || digits >= MANY_IN_WORD
            || (run.len() == IDENTITY && digits >= LONG_IN_WORD))
}

/// Whether figures are a round amount that somebody may have: 16000. Nobody's number is so round.
fn is_amount(run: &[char]) -> bool {
    run.len() < LONG && run.iter().all(char::is_ascii_digit) && run.ends_with(&['0', '0', '0'])
}

/// Whether figures are a day: 2026-11-24, perhaps with the hour behind it.
fn is_day(run: &[char]) -> bool {
    let text: String = run.iter().collect();
    let mut words = text.split_whitespace();
    let day = words.next().unwrap_or_default();
    let hour = words.next().unwrap_or_default();
    let short =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = day.split(['-', '.']).collect();
    words.next().is_none()
        && (hour.is_empty() || short(hour))
        && matches!(parts[..], [year, month, day] if year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"))
            && year.bytes().all(|b| b.is_ascii_digit()) && short(month) && short(day))
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
