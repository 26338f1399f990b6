//! The TOML parser's words in Chinese. It knows many more; these are the ones that authors meet.

/// What a syntax error of the parser means.
pub(crate) fn in_chinese(message: &str) -> &'static str {
    const WORDS: [(&str, &str); 15] = [
        ("must be quoted", "等号后面要有内容，文字要用英文双引号括起来"),
        ("duplicate key", "同一个键写了两次"),
        ("missing comma", "两项之间缺少英文逗号"),
        ("extra comma", "多了一个逗号"),
        ("unclosed inline table", "花括号没有闭合"),
        ("unclosed", "方括号没有闭合"),
        ("missing value", "等号后面没有内容"),
        ("key with no value", "这个键没有写内容"),
        ("missing assignment", "键和内容之间缺少等号"),
        ("extra assignment", "多了一个等号"),
        ("quote", "引号没有成对"),
        ("string", "引号没有成对"),
        ("escape", "反斜杠后面的字符不对；反斜杠本身要写两个"),
        ("unexpected", "这里有多余的内容"),
        ("recurs", "嵌套太深"),
    ];
    WORDS
        .into_iter()
        .find(|(part, _)| message.contains(part))
        .map_or("写法不对", |(_, words)| words)
}

/// TOML's name of a type.
pub(crate) fn kind_in_chinese(kind: &str) -> &str {
    match kind {
        "string" => "文字",
        "integer" => "整数",
        "float" => "小数",
        "boolean" => "true 或 false",
        "datetime" => "日期时间",
        "array" => "列表",
        "table" => "一节（表）",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[test]
    fn common_mistakes_are_told_apart() {
        for (text, words) in [
            ("a = 文字", "等号后面要有内容，文字要用英文双引号括起来"),
            ("a = 1\na = 2", "同一个键写了两次"),
            ("a = [\"x\" \"y\"]", "两项之间缺少英文逗号"),
            ("a = [1, 2", "方括号没有闭合"),
            ("a = \"x", "引号没有成对"),
            ("a =", "等号后面要有内容，文字要用英文双引号括起来"),
            ("[a", "方括号没有闭合"),
        ] {
            let error = text.parse::<toml::Table>().unwrap_err();
            assert_eq!(in_chinese(error.message()), words, "{text}: {}", error.message());
        }
    }
}
