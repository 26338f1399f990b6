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
        "format-too-old" => "这是旧格式的发布包，防不住被人换回旧版；请用现在的 Kaopu 重新导出",
        "root-chain" => "里面的信任根缺了一环",
        "other-root" => "信任根和您手里的不是同一份",
        "root-signature" => "信任根的签名不成立",
        "root-threshold" => "信任根的签名人数不够",
        "root" => "信任根的内容有问题",
        "root-expired" => "信任根已经过期，需要换一份新的",
        "signature-count" => "没有签名，或签名太多",
        "unknown-signer" => "签名的人不在您信任的人里",
        "role" => "签名的人没有这个身份",
        "key-expired" => "签名的密钥已经过期",
        "same-person" => "同一个人签了两次",
        "threshold" => "签名还没有齐，要等复核的人签",
        "signature" => "签名不成立，内容可能被改动过",
        "signature-comment" => "这个签名不是为发布而签的",
        "missing-file" => "缺少应有的文件",
        "extra-file" => "有没签过名的文件",
        "digest" => "内容和签名时不一样，被改动过",
        "engine-too-old" => "它需要更新版本的 Kaopu",
        "format-too-new" => "它的格式版本这里读不了，请升级 Kaopu",
        "release" => "发布信息有问题",
        "epoch" => "它属于已经作废的一代发布",
        "seq-revoked" => "这一版已经被作废",
        "not-yet" => "签发时间在将来；请检查这台电脑的时钟",
        "expired" => "它已经过期；请重新导出一版",
        "media" => "里面的图片和名字对不上",
        "golden" => "记录的对话和测试过的对话对不上",
        "changes" => "改动说明的格式不对",
        "replay" => "重新跑一遍，回答和测试时不一样",
        "tenant" => "里面的知识库不是签名所写的那一个",
        "evidence" => "放行证据不成立",
        "other-tenant" => "这是另一家店的发布包",
        "older-release" => "它比已经用过的版本旧",
        "other-content" => "同一个编号用过另一份内容：有人签了两份",
        _ => "没有通过验证",
    }
}
