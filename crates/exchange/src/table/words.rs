//! What columns are called, and what they hold.

use kaopu_model::fold;
use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $code:literal [$($word:literal),*],)*) => {
        /// What a column of a table holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(rename_all = "snake_case")]
        pub enum ColumnRole { $($(#[$doc])* $role,)* }

        impl ColumnRole {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$role),*];

            /// Its name in the knowledge base's own files, on the command line and in the window.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$role => $code,)* }
            }

            /// Names by which it is known elsewhere.
            fn words(self) -> &'static [&'static str] {
                match self { $(Self::$role => &[$($word),*],)* }
            }
        }
    };
}

roles! {
    /// The id of the row itself.
    Id "id" ["编号", "知识编号", "知识id", "问题编号", "问题id"],
    /// The id of the entry that the row belongs to.
    FaqId "faq_id" ["所属问答", "问答编号"],
    /// Category.
    Category "category" ["分类", "类别", "类目", "知识分类", "问题分类", "一级分类", "所属分类", "目录", "分组"],
    /// The standard question.
    Question "question" ["标准问题", "标准问法", "标准问", "问题", "知识标题", "主问题", "常用语", "标准问题名称", "问题标题", "问法", "query", "questions", "standard question", "title"],
    /// Another wording, or several in one cell.
    Phrasing "phrasing" ["相似问", "相似问法", "相似问题", "扩展问", "扩展问题", "扩展问法", "其他问法", "同义问", "同义问法", "用户问法", "顾客问法", "phrasings", "similar questions", "alternate questions", "utterance", "utterances", "similar question"],
    /// The answer.
    Answer "answer" ["答案", "回复", "话术", "回答", "答复", "回复内容", "答案内容", "知识内容", "标准答案", "应答", "回复话术", "解答", "answers", "reply", "response"],
    /// Whether it is matched and released.
    Enabled "enabled" ["启用", "是否启用", "状态", "启用状态", "生效状态", "status"],
    /// When it must be looked at again.
    ReviewBy "review_by" ["复核日期", "复查日期", "下次复核"],
    /// For colleagues.
    Note "note" ["备注", "说明", "内部备注", "remark", "notes", "comment"],
    /// Whether it is answered only when that is sure.
    Sensitive "sensitive" ["敏感"],
    /// Order states.
    WhenOrder "when_order" ["订单状态"],
    /// Products that the answer is for.
    WhenProduct "when_product" ["商品id", "商品编号", "适用商品", "关联商品", "宝贝id"],
    /// Channel.
    WhenChannel "when_channel" ["渠道"],
    /// Begin of the time window.
    From "from" ["开始时间", "生效时间", "生效日期", "开始日期"],
    /// End of the time window, exclusive.
    Until "until" ["结束时间", "失效时间"],
    /// A time window in one cell; its last day counts.
    Validity "validity" ["有效期", "有效时间", "生效期"],
    /// Keywords.
    Keyword "keyword" ["关键词", "关键字", "触发词", "keywords"],
    /// Words that must not be said; a knowledge base has no place for them.
    NotKeyword "not_keyword" ["否定关键词", "排除关键词", "屏蔽词"],
    /// The name of a product.
    Name "name" ["商品名称", "名称", "商品名", "商品标题", "宝贝标题", "宝贝名称", "product", "product name"],
    /// Other names of a product.
    Aliases "aliases" ["别名", "俗称", "简称", "商品别名"],
    /// What answers call a fact.
    Key "key" ["事实", "事实名称", "变量", "变量名", "参数名"],
    /// The value of a fact.
    Value "value" ["值", "内容值", "取值", "变量值", "参数值"],
    /// Its unit.
    Unit "unit" ["单位"],
    /// A word.
    Term "term" ["词", "标准词", "主词", "词语"],
    /// Words that mean the same.
    Synonyms "synonyms" ["同义词", "近义词", "synonym"],
    /// A word that no customer may read.
    Word "word" ["禁用词", "敏感词", "违禁词"],
    /// Longer words in which it is harmless.
    Unless "unless" ["例外", "除外"],
    /// Whether it blocks a release.
    Severity "severity" ["级别", "严重程度"],
    /// The marketplace that forbids it.
    Marketplace "marketplace" ["平台"],
    /// The article of the law.
    Source "source" ["依据", "出处", "来源"],
    /// What it is called elsewhere.
    Label "label" ["标签", "意图", "intent"],
}

impl ColumnRole {
    /// The role of this name.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let code = code.trim();
        Self::ALL.iter().copied().find(|role| role.code().eq_ignore_ascii_case(code))
    }
}

/// What a column of this name holds, whatever stands in brackets behind it.
#[must_use]
pub fn role_of(name: &str) -> Option<ColumnRole> {
    let bare = name.split(['（', '(', '[', '【']).next().unwrap_or(name);
    let bare = bare.trim().trim_start_matches(['*', '＊']).trim_end_matches(['*', '＊', ':', '：']);
    if bare.trim().is_empty() {
        return None;
    }
    ColumnRole::parse(bare).or_else(|| {
        let folded = fold(bare);
        let mut words = ColumnRole::ALL.iter();
        let known = words.find(|role| role.words().iter().any(|word| fold(word) == folded));
        known.copied().or_else(|| numbered(&folded))
    })
}

/// `相似问1`, `相似问法 2`, `答案3`: columns of a kind, counted.
fn numbered(folded: &str) -> Option<ColumnRole> {
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare == folded || bare.is_empty() {
        return None;
    }
    [ColumnRole::Phrasing, ColumnRole::Answer].into_iter().find(|role| {
        fold(role.code()) == bare || role.words().iter().any(|word| fold(word) == bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_things() {
        for (at, role) in ColumnRole::ALL.iter().enumerate() {
            for other in &ColumnRole::ALL[at + 1..] {
                for word in role.words() {
                    let known = |one: &&str| fold(one) == fold(word);
                    assert!(!other.words().iter().any(known), "{word}");
                    assert_ne!(fold(other.code()), fold(word), "{word}");
                }
            }
        }
    }

    #[test]
    fn columns_are_known_by_many_names() {
        for (name, role) in [
            ("标准问题", ColumnRole::Question),
            ("*标准问法（必填）", ColumnRole::Question),
            ("相似问法 3", ColumnRole::Phrasing),
            ("回复话术", ColumnRole::Answer),
            ("Question", ColumnRole::Question),
            ("商品ID", ColumnRole::WhenProduct),
            ("有效期", ColumnRole::Validity),
            ("否定关键词", ColumnRole::NotKeyword),
        ] {
            assert_eq!(role_of(name), Some(role), "{name}");
        }
        assert_eq!(role_of("面料"), None);
        assert_eq!(role_of("（选填）"), None);
    }
}
