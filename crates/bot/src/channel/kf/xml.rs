//! As much of XML as callbacks are written in: elements without attributes, with text or CDATA.

/// The text of the first element of this name.
pub(super) fn element<'a>(document: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = document.split_once(&format!("<{name}>"))?;
    let inside = match rest.strip_prefix("<![CDATA[") {
        Some(rest) => rest.split_once("]]>")?.0,
        None => rest.split_once('<')?.0,
    };
    Some(inside.trim())
}

#[cfg(test)]
mod tests {
    use super::element;

    #[test]
    fn text_and_cdata() {
        let document = "<xml><A><![CDATA[ a<b ]]></A><B>12</B><C></C><D><![CDATA[x</D></xml>";
        assert_eq!(element(document, "A"), Some("a<b"));
        assert_eq!(element(document, "B"), Some("12"));
        assert_eq!(element(document, "C"), Some(""));
        assert_eq!(element(document, "D"), None);
        assert_eq!(element(document, "E"), None);
    }
}
