//! What people read of a message, without the markup of the page that it was on.

/// What browsers write for characters.
const ENTITIES: [(&str, &str); 12] = [
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&amp;", "&"),
];

/// Elements whose content nobody reads.
const UNSEEN: [&str; 2] = ["script", "style"];

/// What stands for a picture.
const PICTURE: &str = "[图片]";

/// The most characters of a message that are kept.
const MOST_CHARS: usize = 2_000;

/// A message in one line, without markup.
pub(super) fn clean(text: &str) -> String {
    let plain = if text.contains('<') { without_tags(text) } else { text.to_owned() };
    let plain = ENTITIES.iter().fold(plain, |text, (entity, c)| {
        if text.contains('&') { text.replace(entity, c) } else { text }
    });
    let shown = plain.chars().filter(|c| !is_unseen(*c));
    let shown: String = shown.take(MOST_CHARS).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters that only programs read: controls, and marks of direction and of bytes.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
}

/// Elements within a line: no blank stands in their place.
const INLINE: [&str; 9] = ["span", "b", "i", "u", "a", "em", "strong", "font", "mark"];

fn is_inline(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    INLINE.contains(&name)
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let inside = tag.get(1..).unwrap_or_default();
        let name = inside.trim_start_matches('/');
        let named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
        let Some(close) = inside.find('>').filter(|_| named) else {
            // 价格<100 is no markup.
            out.push('<');
            rest = inside;
            continue;
        };
        let name = name.to_ascii_lowercase();
        if name.starts_with("img") {
            out.push_str(PICTURE);
        } else if !is_inline(&name) {
            out.push(' ');
        }
        rest = inside.get(close + 1..).unwrap_or_default();
        for unseen in
            UNSEEN.iter().filter(|unseen| inside.to_ascii_lowercase().starts_with(**unseen))
        {
            let end = rest.to_ascii_lowercase().find(&format!("</{unseen}"));
            rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn markup_goes_and_words_stay() {
        for (text, plain) in [
            ("<p>什么时候<b>发货</b></p>", "什么时候发货"),
            ("亲<br/>在吗&nbsp;&amp;谢谢", "亲 在吗 &谢谢"),
            ("看<img src='a.png'>", "看[图片]"),
            ("<script>alert('x')</script>退货", "退货"),
            ("价格<100的有吗 a>b", "价格<100的有吗 a>b"),
            ("  一\t二\n三 ", "一 二 三"),
            ("<p", "<p"),
            ("<", "<"),
        ] {
            assert_eq!(clean(text), plain, "{text}");
        }
        assert_eq!(clean(&"好".repeat(5_000)).chars().count(), 2_000);
    }
}
