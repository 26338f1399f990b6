//! Texts with placeholders: `预计{发货时限}内发出`.

use std::fmt;

/// A text, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    /// Literal text and placeholders in turn.
    pub parts: Vec<TemplatePart>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplatePart {
    /// Said as it is.
    Text(String),
    /// Filled in.
    Placeholder(Placeholder),
}

/// What a placeholder stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placeholder {
    /// A fact, by its key.
    Fact(String),
    /// A picture, by its name or id.
    Picture(String),
    /// The name of the product being talked about.
    ProductName,
    /// An attribute of the product being talked about.
    ProductAttribute(String),
    /// Something about the order.
    Order(OrderField),
    /// How the persona addresses the customer.
    CustomerAddress,
    /// The shop's name.
    Shop,
    /// The persona's name.
    PersonaName,
    /// How the persona speaks of itself.
    PersonaSelf,
    /// The queue being handed over to.
    Queue,
    /// When somebody is in that queue.
    QueueHours,
    /// When somebody is in that queue next.
    QueueOpens,
    /// What the bot asks for before it hands over.
    Needs,
    /// What the case is about.
    Issue,
    /// The standard question of the entry that is answered.
    Question,
}

/// What may be said about an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderField {
    /// Order number.
    Id,
    /// Tracking number.
    Tracking,
    /// Carrier.
    Carrier,
    /// Amount.
    Amount,
    /// State, in words.
    State,
}

/// Why a text is no template. Offsets count characters from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// `{` is never closed.
    #[error("the brace at character {0} is never closed")]
    Unclosed(usize),
    /// `}` was never opened.
    #[error("the brace at character {0} was never opened")]
    Unopened(usize),
    /// The namespace is known, the name in it is not, or nothing stands between the braces.
    #[error("`{{{1}}}` at character {0} names nothing")]
    Unknown(usize, String),
}

impl Template {
    /// Takes a text apart. Whether a fact or attribute exists is not asked here.
    ///
    /// # Errors
    /// The first brace that is out of place, or the first name that can't be.
    ///
    /// ```
    /// use kaopu_model::{Placeholder, Template};
    /// let template = Template::parse("{发货时限}内发出").unwrap();
    /// assert_eq!(template.placeholders().next(), Some(&Placeholder::Fact("发货时限".into())));
    /// ```
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        match Self::read(text) {
            (template, None) => Ok(template),
            (_, Some(error)) => Err(error),
        }
    }

    /// Takes apart what can be, while somebody is still typing: what is no placeholder stays text,
    /// and the first mistake is told.
    ///
    /// ```
    /// use kaopu_model::Template;
    /// let (template, mistake) = Template::read("{发货时限}内发出,共{");
    /// assert_eq!((template.placeholders().count(), mistake.is_some()), (1, true));
    /// ```
    #[must_use]
    pub fn read(text: &str) -> (Self, Option<TemplateError>) {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut mistake = None;
        let mut chars = text.chars().enumerate().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '{' | '}' if chars.peek().is_some_and(|(_, next)| *next == c) => {
                    chars.next();
                    literal.push(c);
                }
                '{' => {
                    let mut name = String::new();
                    while let Some((_, inner)) =
                        chars.next_if(|(_, inner)| !matches!(inner, '{' | '}'))
                    {
                        name.push(inner);
                    }
                    if chars.next_if(|(_, end)| *end == '}').is_none() {
                        mistake.get_or_insert(TemplateError::Unclosed(at));
                        literal.push('{');
                        literal.push_str(&name);
                    } else if let Some(placeholder) = Placeholder::parse(name.trim()) {
                        if !literal.is_empty() {
                            parts.push(TemplatePart::Text(std::mem::take(&mut literal)));
                        }
                        parts.push(TemplatePart::Placeholder(placeholder));
                    } else {
                        literal.push_str(&format!("{{{name}}}"));
                        mistake.get_or_insert(TemplateError::Unknown(at, name));
                    }
                }
                '}' => {
                    mistake.get_or_insert(TemplateError::Unopened(at));
                    literal.push('}');
                }
                _ => literal.push(c),
            }
        }
        if !literal.is_empty() {
            parts.push(TemplatePart::Text(literal));
        }
        (Self { parts }, mistake)
    }

    /// The placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.parts.iter().filter_map(|part| match part {
            TemplatePart::Placeholder(placeholder) => Some(placeholder),
            TemplatePart::Text(_) => None,
        })
    }

    /// Characters of the text that is said whatever the values are.
    #[must_use]
    pub fn literal_chars(&self) -> usize {
        self.parts
            .iter()
            .map(|part| if let TemplatePart::Text(text) = part { text.chars().count() } else { 0 })
            .sum()
    }
}

impl Placeholder {
    /// Reads what stands between the braces.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        if let Some(called) = picture_called(name) {
            return (!called.is_empty()).then(|| Self::Picture(called.to_owned()));
        }
        let Some((space, field)) = name.split_once('.') else {
            return match name {
                "" => None,
                "店铺" | "shop" => Some(Self::Shop),
                "队列" | "queue" => Some(Self::Queue),
                key => Some(Self::Fact(key.to_owned())),
            };
        };
        match (space, field) {
            (_, "") => None,
            ("商品" | "product", "名称" | "name") => Some(Self::ProductName),
            ("商品" | "product", attribute) => Some(Self::ProductAttribute(attribute.to_owned())),
            ("订单" | "order", field) => OrderField::parse(field).map(Self::Order),
            ("顾客", "称呼") | ("customer", "address") => Some(Self::CustomerAddress),
            ("人设", "名字") | ("persona", "name") => Some(Self::PersonaName),
            ("人设", "自称") | ("persona", "self") => Some(Self::PersonaSelf),
            ("队列", "服务时间") | ("queue", "hours") => Some(Self::QueueHours),
            ("队列", "上线") | ("queue", "opens") => Some(Self::QueueOpens),
            ("病历", "所缺") | ("case", "needs") => Some(Self::Needs),
            ("病历", "问题") | ("case", "issue") => Some(Self::Issue),
            ("问答", "标准问") | ("entry", "question") => Some(Self::Question),
            _ => None,
        }
    }
}

impl fmt::Display for Placeholder {
    /// As an author writes it between the braces, in Chinese.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Fact(key) => key,
            Self::ProductAttribute(attribute) => return write!(f, "商品.{attribute}"),
            Self::Picture(called) => return write!(f, "图:{called}"),
            Self::ProductName => "商品.名称",
            Self::Order(OrderField::Id) => "订单.编号",
            Self::Order(OrderField::Tracking) => "订单.物流单号",
            Self::Order(OrderField::Carrier) => "订单.快递",
            Self::Order(OrderField::Amount) => "订单.金额",
            Self::Order(OrderField::State) => "订单.状态",
            Self::CustomerAddress => "顾客.称呼",
            Self::Shop => "店铺",
            Self::PersonaName => "人设.名字",
            Self::PersonaSelf => "人设.自称",
            Self::Queue => "队列",
            Self::QueueHours => "队列.服务时间",
            Self::QueueOpens => "队列.上线",
            Self::Needs => "病历.所缺",
            Self::Issue => "病历.问题",
            Self::Question => "问答.标准问",
        };
        f.write_str(name)
    }
}

/// What stands behind `图:`.
fn picture_called(name: &str) -> Option<&str> {
    let (space, called) = name.split_once([':', '：'])?;
    matches!(space.trim(), "图" | "图片" | "image").then(|| called.trim())
}

impl OrderField {
    fn parse(field: &str) -> Option<Self> {
        match field {
            "编号" | "id" => Some(Self::Id),
            "物流单号" | "tracking" => Some(Self::Tracking),
            "快递" | "carrier" => Some(Self::Carrier),
            "金额" | "amount" => Some(Self::Amount),
            "状态" | "state" => Some(Self::State),
            _ => None,
        }
    }
}
