//! A question spoken into the phone.

/// What people say before and behind it.
const BEFORE: [&str; 3] = ["喂你好我想问一下就是那个", "嗯那个我想问一下", "哎你好就是我想问问"];
const BEHIND: [&str; 3] = ["谢谢啊", "啊", "你看看啊"];

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// As a phone writes down what it hears: no marks, numbers in words, hesitation before and behind.
/// `None` if nothing is said.
pub(super) fn dictated(text: &str, number: usize) -> Option<String> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    if plain.is_empty() {
        return None;
    }
    let of = |all: [&'static str; 3], number: usize| all.get(number % 3).copied();
    Some(format!("{}{}{}", of(BEFORE, number)?, spoken(&plain), of(BEHIND, number / 3)?))
}

/// Numbers below a hundred as they are spoken, longer ones digit by digit.
fn spoken(text: &str) -> String {
    let mut out = String::new();
    let mut digits: Vec<usize> = Vec::new();
    for c in text.chars().chain(['\n']) {
        if let Some(digit) = c.to_digit(10) {
            digits.push(digit as usize);
            continue;
        }
        let name = |digit: &usize| DIGITS.get(*digit).copied().unwrap_or('零');
        match digits.as_slice() {
            [tens @ 1..=9, ones] => {
                out.extend((*tens > 1).then(|| name(tens)));
                out.push('十');
                out.extend((*ones > 0).then(|| name(ones)));
            }
            all => out.extend(all.iter().map(name)),
        }
        digits.clear();
        out.push(c);
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_numbers_are_spoken() {
        let heard = dictated("买了15天，能退吗？", 0).unwrap();
        assert_eq!(heard, "喂你好我想问一下就是那个买了十五天能退吗谢谢啊");
        assert_eq!(spoken("7天20件618"), "七天二十件六一八");
        assert_eq!(dictated("？？", 1), None);
    }
}
