//! Names of accounts elsewhere: WeChat, QQ.

/// Behind these the name of an account stands, in lower case.
const CUES: [&str; 16] = [
    "微信号",
    "微信",
    "微讯",
    "薇信",
    "威信",
    "wechat",
    "weixin",
    "wx",
    "vx",
    "qq号",
    "qq",
    "扣扣",
    "企鹅号",
    "支付宝账号",
    "支付宝",
    "旺旺号",
];

/// What may stand between.
const BETWEEN: &str = " ：:是号为账码";

/// Characters of a name of an account.
const SHORTEST: usize = 5;

/// What every account of WeChat once began with.
const GIVEN: &str = "wxid_";

/// Where names of accounts stand, from a first character to one past the last.
pub(super) fn handles(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..chars.len() {
        let inside = at > 0 && chars.get(at - 1).is_some_and(|c| is_in(*c));
        if inside {
            continue;
        }
        if stands(chars, at, GIVEN) {
            found.push((at, at + length(chars, at)));
        }
        let Some(cue) = CUES.iter().find(|cue| stands(chars, at, cue)) else { continue };
        let behind = at + cue.chars().count();
        let between = chars.iter().skip(behind).take_while(|c| BETWEEN.contains(**c)).count();
        // wxpay is one word; wx lucky_cat and 微信lucky_cat are two.
        let parted = between > 0 || cue.chars().last().is_some_and(|c| !c.is_ascii());
        let digits = chars.get(behind).is_some_and(char::is_ascii_digit);
        let from = behind + between;
        let length = length(chars, from);
        if (parted || digits) && length >= SHORTEST {
            found.push((from, from + length));
        }
    }
    found
}

fn length(chars: &[char], from: usize) -> usize {
    chars.iter().skip(from).take_while(|c| is_in(**c)).count()
}

fn is_in(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn stands(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.iter().skip(at);
    word.chars().all(|c| rest.next().is_some_and(|other| other.to_ascii_lowercase() == c))
}
