//! Why a bundle is refused, in Chinese. The English sentence is the error's own.

/// What is wrong, by the refusal's code (docs/bundle-format.md).
pub(crate) fn reason(code: &str) -> &'static str {
    match code {
        "io" => "文件读不出来",
        "not-a-file" => "这不是普通文件（链接、文件夹等一律不读）",
        "not-a-bundle" => "这不是 Kaopu 的发布包",
        "too-large" => "超过了大小限制",
        "truncated" => "文件不完整，后面被截断了",
        "trailing-data" => "文件末尾多出了内容",
        "bad-header" | "padding" | "name" | "order" | "manifest" => {
            "文件结构不符合规范，可能损坏或被改动过"
        }
        "unknown-entry" => "包里有不认识的内容；如果它来自更新的版本，请升级 Kaopu",
        "signature-count" => "签名不是恰好一个",
        "unknown-signer" => "签名的人不在您信任的公钥里",
        "signature" => "签名不成立，内容可能被改动过",
        "signature-comment" => "这个签名不是为发布而签的",
        "missing-file" => "缺少应有的文件",
        "extra-file" => "有没签过名的文件",
        "digest" => "内容和签名时不一样，被改动过",
        "engine-too-old" => "它需要更新版本的 Kaopu",
        "format-too-new" => "它的格式版本这里读不了，请升级 Kaopu",
        "release" => "发布信息有问题",
        "tenant" => "里面的知识库不是签名所写的那一个",
        "evidence" => "放行证据不成立",
        _ => "没有通过验证",
    }
}
