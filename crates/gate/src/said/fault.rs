//! What no text for customers may have, whatever it is about.
//!
//! Texts leave as chat bubbles and as SSML, and their words come back in tables: the files of the
//! knowledge base, opened in a spreadsheet, and what a shop exports of its case records. So what
//! would be *run* somewhere is a fault: tags, character references, script addresses, and a text
//! that a spreadsheet would take for a formula. A text that only begins with `-`, `+` or `@` is none:
//! people write lists, phone numbers and names so.

use kaopu_engine::{Rendering, TextSource};
use kaopu_model::{Localized, hidden};

/// Everything of the kind in one text.
pub(super) fn faults(rendering: &Rendering) -> Vec<Localized> {
    let text = rendering.text.as_str();
    let mut faults = Vec::new();
    if let Some(hole) = hole(text) {
        faults.push(Localized::new(
            format!("“{hole}”没有填上"),
            format!("\"{hole}\" is not filled in"),
        ));
    }
    let (length, limit) = (text.chars().count(), rendering.limit as usize);
    if length > limit && !matches!(rendering.source, TextSource::Option(_)) {
        faults.push(Localized::new(
            format!("填好以后有 {length} 个字，一次最多 {limit} 个字"),
            format!("{length} characters once filled in; a turn has at most {limit}"),
        ));
    }
    if let Some(markup) = markup(text) {
        faults.push(Localized::new(
            format!("“{markup}”会被当成网页代码"),
            format!("\"{markup}\" would be taken for markup"),
        ));
    }
    if is_formula(text) {
        faults.push(Localized::new(
            "开头会被表格软件当成公式",
            "a spreadsheet would take it for a formula",
        ));
    }
    if let Some((_, c)) = hidden(text).find(|(_, c)| *c != '\n') {
        let code = u32::from(c);
        faults.push(Localized::new(
            format!("有看不见的字符（U+{code:04X}）"),
            format!("it has a character that nobody sees (U+{code:04X})"),
        ));
    }
    faults
}

/// A hole that is left: a placeholder of ours or of another program's, or blanks to be filled in.
fn hole(text: &str) -> Option<String> {
    let braces = text.find('{').and_then(|open| {
        let rest = text.get(open..)?;
        let close = rest.find('}')?;
        rest.get(..=close).map(str::to_owned)
    });
    braces.or_else(|| blanks(text))
}

/// `XX`, `××`, `____`: runs that stand for what is still to be written. XXL is a size.
fn blanks(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let kind = |c: char| match c {
        'x' | 'X' | 'ｘ' | 'Ｘ' | '×' => Some('x'),
        '_' | '＿' => Some('_'),
        _ => None,
    };
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let Some(blank) = kind(c) else {
            at += 1;
            continue;
        };
        let run: String = chars.iter().skip(at).take_while(|c| kind(**c) == Some(blank)).collect();
        let long = run.chars().count();
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        let beside = [before, chars.get(at + long)];
        let in_word = beside.into_iter().flatten().any(char::is_ascii_alphanumeric);
        let enough = if blank == 'x' { 2 } else { 3 };
        // XX码 is a size as well.
        let size = blank == 'x' && matches!(chars.get(at + long), Some('码' | '号'));
        if long >= enough && !in_word && !size {
            return Some(run);
        }
        at += long;
    }
    None
}

/// A tag, a character reference, or the address of a script.
fn markup(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let script = ["javascript:", "vbscript:", "data:text/html"];
    if let Some(address) = script.into_iter().find(|address| lower.contains(address)) {
        return Some(address.to_owned());
    }
    tag(text).or_else(|| reference(text)).map(str::to_owned)
}

/// `<b>`, `</b>`, `<!--`, `<img src=…`. 3<5 and 体重<L码 are none.
fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let name = rest.trim_start_matches(['<', '/']);
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return rest.get(..2);
        }
        let letters = name.chars().take_while(char::is_ascii_alphanumeric).count();
        let begins = name.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
        let behind = name.chars().nth(letters);
        let ends = behind.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/'));
        let close = rest.find('>');
        let opened = close.is_some() || letters > 1 && behind.is_some();
        (begins && ends && opened).then(|| match close {
            Some(close) => rest.get(..=close),
            None => rest.lines().next(),
        })?
    })
}

/// Characters that people's editors write by name.
const NAMED: [&str; 10] =
    ["lt", "gt", "amp", "quot", "apos", "nbsp", "copy", "yen", "mdash", "hellip"];

/// `&lt;`, `&#60;`: a customer would read it so, or as what it stands for.
fn reference(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find(';').filter(|end| (2..=10).contains(end))?;
        let name = rest.get(1..end)?;
        let number = name.strip_prefix('#').is_some_and(|number| {
            !number.is_empty() && number.chars().all(|c| c.is_ascii_alphanumeric())
        });
        (number || NAMED.contains(&name)).then(|| rest.get(..=end))?
    })
}

/// Whether a spreadsheet would run a text that stands in a cell: it begins with `=`, or with another
/// sign of a formula and calls something.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start();
    let Some(first) = text.chars().next().filter(|c| matches!(c, '=' | '+' | '-' | '@')) else {
        return false;
    };
    let rest = text.trim_start_matches(['=', '+', '-', '@']);
    let name = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
    let name = name.count();
    let behind = rest.chars().nth(name);
    let calls = name > 0 && matches!(behind, Some('(' | '|' | '!'));
    let begins = rest.chars().next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '"');
    calls || first == '=' && begins
}

#[cfg(test)]
mod tests {
    use kaopu_model::Channel;

    use super::*;

    fn found(text: &str) -> usize {
        let source = TextSource::Answer { entry: "a".into(), row: None };
        let (channel, persona) = (Channel::Chat, String::new());
        faults(&Rendering { source, channel, persona, text: text.to_owned(), limit: 40 }).len()
    }

    #[test]
    fn what_would_be_run_or_is_not_finished_is_a_fault() {
        for text in [
            "自付款起{发货时限}内发出",
            "自付款起{{ship_time}}内发出",
            "自付款起XX小时内发出",
            "请联系____",
            "×× 天内到",
            "<script>alert(1)</script>",
            "点<a href='x'>这里</a>",
            "好<br>的",
            "看<img src=x onerror=y",
            "注意<!-- 待定 -->",
            "价格 &lt; 100",
            "&#60;b",
            "请打开 JavaScript:alert(1)",
            "=HYPERLINK(\"http://x\")",
            "=1+1",
            "  =cmd|' /C calc'!A0",
            "+SUM(1)",
            "@SUM(A1)",
            "好的\u{202e}",
            "好\t的",
            "四十个字以外就太长了四十个字以外就太长了四十个字以外就太长了四十个字以外就太长了长",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
    }

    #[test]
    fn what_people_write_is_none() {
        for text in [
            "",
            "L 码和 XXL 码都有",
            "3XL 以上、XX码缺货",
            "-18℃以下保存",
            "- 第一步\n- 第二步",
            "+86 13800138000",
            "@小满 看这里",
            "=_= 不好意思",
            "== 活动 ==",
            "体重<50kg 选 S",
            "3<5 而且 5>3",
            "A&B;C 都行，AT&T 也行",
            "尺寸 10×20×30 厘米",
            "2×3 米",
            "退货❤️",
            "第一行\n第二行",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
