//! Another name for a fact, an attribute, a product or a picture, in the texts that name it.

use crate::Placeholder;

/// Something that is called otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::edit) enum Rename {
    /// A fact: `{发货时限}`.
    Fact { from: String, to: String },
    /// An attribute of products: `{商品.面料}`, and in conditions `面料=…`.
    Attribute { from: String, to: String },
    /// A product, by its id: in conditions, and in the context of dialogues.
    Product { from: String, to: String },
    /// A picture, by its name: `{图:尺码表}`, and as sticker or face.
    Picture { from: String, to: String },
}

impl Rename {
    /// A text with its placeholders renamed; all else, also what is no placeholder, as it was.
    pub(super) fn in_text(&self, text: &str) -> String {
        let mut renamed = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from_brace) = rest.split_at(at);
            renamed.push_str(before);
            let doubled = from_brace.starts_with("{{") || from_brace.starts_with("}}");
            let inner = from_brace.get(1..).unwrap_or_default();
            let end = inner.find(['{', '}']).filter(|end| inner[*end..].starts_with('}'));
            let taken = match end {
                _ if doubled => 2,
                Some(end) if from_brace.starts_with('{') => {
                    let name = &inner[..end];
                    renamed.push('{');
                    renamed.push_str(&self.in_braces(name));
                    renamed.push('}');
                    rest = &inner[end + 1..];
                    continue;
                }
                _ => 1,
            };
            let (brace, behind) = from_brace.split_at(taken);
            renamed.push_str(brace);
            rest = behind;
        }
        renamed.push_str(rest);
        renamed
    }

    fn in_braces(&self, name: &str) -> String {
        match (self, Placeholder::parse(name.trim())) {
            (Self::Fact { from, to }, Some(Placeholder::Fact(key))) if key == *from => to.clone(),
            (Self::Attribute { from, to }, Some(Placeholder::ProductAttribute(attribute)))
                if attribute == *from =>
            {
                let space = name.trim().split_once('.').map_or("商品", |(space, _)| space);
                format!("{space}.{to}")
            }
            (Self::Picture { from, .. }, Some(Placeholder::Picture(called))) if called == *from => {
                let space = name.trim().split([':', '：']).next().unwrap_or_default().trim_end();
                format!("{space}:{}", self.of_picture(&called))
            }
            _ => name.to_owned(),
        }
    }

    /// What a picture is called from then on.
    pub(super) fn of_picture(&self, called: &str) -> String {
        match self {
            Self::Picture { from, to } if from == called => to.clone(),
            _ => called.to_owned(),
        }
    }

    /// A condition on products (`when_product`).
    pub(super) fn in_condition(&self, cell: &str) -> String {
        let split = cell.split_once(['=', '＝']);
        match (self, split) {
            (Self::Attribute { from, to }, Some((attribute, _))) if attribute.trim() == from => {
                cell.replacen(from.as_str(), to, 1)
            }
            (Self::Product { from, to }, None) => {
                let mut renamed = String::with_capacity(cell.len());
                for part in cell.split_inclusive(['|', '｜']) {
                    let id = part.trim_end_matches(['|', '｜']);
                    if id.trim() == from {
                        renamed.push_str(&part.replacen(from.as_str(), to, 1));
                    } else {
                        renamed.push_str(part);
                    }
                }
                renamed
            }
            _ => cell.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact() -> Rename {
        Rename::Fact { from: "时限".into(), to: "发货时限".into() }
    }

    #[test]
    fn placeholders_are_renamed_and_nothing_else() {
        for (text, renamed) in [
            ("{时限}内，{ 时限 }前", "{发货时限}内，{发货时限}前"),
            ("{{时限}} {时限2} {商品.时限} 时限", "{{时限}} {时限2} {商品.时限} 时限"),
            ("{时限", "{时限"),
            ("}{时限}{", "}{发货时限}{"),
            ("{{{时限}}}", "{{{发货时限}}}"),
            ("{{时限}", "{{时限}"),
        ] {
            assert_eq!(fact().in_text(text), renamed);
        }
        let attribute = Rename::Attribute { from: "面料".into(), to: "材质".into() };
        let text = "{商品.面料}，{product.面料}，{面料}";
        assert_eq!(attribute.in_text(text), "{商品.材质}，{product.材质}，{面料}");
        let picture = Rename::Picture { from: "尺码".into(), to: "尺码表".into() };
        let text = "{图:尺码}{ image：尺码 }{图:尺码2}{尺码}";
        assert_eq!(picture.in_text(text), "{图:尺码表}{image:尺码表}{图:尺码2}{尺码}");
    }

    #[test]
    fn conditions_name_products_and_attributes() {
        let product = Rename::Product { from: "pan".into(), to: "frying-pan".into() };
        assert_eq!(product.in_condition("pan|milk-pan｜ pan"), "frying-pan|milk-pan｜ frying-pan");
        assert_eq!(product.in_condition("类=pan"), "类=pan");
        let attribute = Rename::Attribute { from: "类".into(), to: "类目".into() };
        assert_eq!(attribute.in_condition(" 类 ＝类|类别"), " 类目 ＝类|类别");
    }
}
