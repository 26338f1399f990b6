//! What programs put into messages: cards of orders, links, pictures.

/// What the brackets of a program's own begin with.
const OF_PROGRAMS: [&str; 14] = [
    "订单编号",
    "订单号",
    "商品编号",
    "商品链接",
    "图片",
    "表情",
    "语音",
    "视频",
    "链接",
    "文件",
    "位置",
    "站点",
    "picture",
    "image",
];

/// What stands before a card in some exports, up to the colon.
const LEAD: &str = "顾客通过点击";
const LEAD_END: &str = "发送:";

const LINKS: [&str; 3] = ["http://", "https://", "www."];

/// A message without cards, links and pictures.
pub(super) fn without_boilerplate(text: &str) -> String {
    let mut text = text.to_owned();
    while let Some(start) = text.find(LEAD) {
        let end = text.get(start..).and_then(|rest| rest.find(LEAD_END));
        let end = end.map_or(start + LEAD.len(), |end| start + end + LEAD_END.len());
        text.replace_range(start..end, " ");
    }
    let text =
        without_brackets(&text, |inside| OF_PROGRAMS.iter().any(|word| inside.starts_with(word)));
    let text = without_links(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A message without whatever stands in brackets: a public log has [数字x] where a number was.
pub(super) fn without_placeholders(text: &str) -> String {
    without_brackets(text, |_| true)
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// A text without those of its outer brackets whose inside is such.
fn without_brackets(text: &str, is_such: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, bracket) = rest.split_at(open);
        out.push_str(before);
        let end = closing(bracket);
        let inside = bracket.get(1..end.unwrap_or(1)).unwrap_or_default();
        match end {
            Some(end) if is_such(inside) => {
                out.push(' ');
                rest = bracket.get(end + 1..).unwrap_or_default();
            }
            Some(end) => {
                let (whole, behind) = bracket.split_at(end + 1);
                out.push_str(whole);
                rest = behind;
            }
            None => {
                out.push('[');
                rest = bracket.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where the bracket closes with which a text begins.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = LINKS.iter().filter_map(|link| rest.find(link)).min() {
        let (before, link) = rest.split_at(start);
        out.push_str(before);
        out.push(' ');
        let end = link.find(|c: char| !c.is_ascii_graphic()).unwrap_or(link.len());
        rest = link.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_put_in_goes() {
        for (text, rest) in [
            ("顾客通过点击web咚咚[站点x]信息发送:[订单编号:[订单x]，金额:[金额x]]", ""),
            ("是啊 [订单编号:[订单x]] 怎么退", "是啊 怎么退"),
            ("看www.a.example/b?c这个", "看 这个"),
            ("我是[数字x]号[图片]", "我是[数字x]号"),
            ("[没有关上 怎么退", "[没有关上 怎么退"),
        ] {
            assert_eq!(without_boilerplate(text), rest, "{text}");
        }
        assert_eq!(without_placeholders("[数字x] 谢谢"), "  谢谢");
    }
}
