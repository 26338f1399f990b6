//! Lines of chats that are no message: what stands between conversations, and beside messages.

use crate::log::turn_header::is_time_line;

/// What says with whom, or in which conversation, the lines below were said.
pub(super) const SESSIONS: [&str; 9] = [
    "消息对象",
    "聊天对象",
    "会话对象",
    "会话id",
    "会话编号",
    "对话id",
    "对话编号",
    "conversation id",
    "session id",
];

/// What a line between conversations speaks of.
pub(super) const CONVERSATIONS: [&str; 6] =
    ["会话", "对话", "聊天", "conversation", "chat", "session"];

/// What programs say beside a message: that it was read.
pub(super) const READ: [&str; 7] = ["已读", "未读", "已送达", "送达", "对方已读", "已發送", "已讀"];

/// What programs say of a message that was taken back.
pub(super) const TAKEN_BACK: [&str; 4] =
    ["撤回了一条消息", "已收回訊息", "收回了訊息", "unsent a message"];

/// What programs say in the name of somebody.
const NOTICES: [&str; 4] = [
    "messages and calls are end-to-end encrypted",
    "消息和通话已端到端加密",
    "消息和通话都进行端到端加密",
    "訊息和通話已進行端對端加密",
];

/// Whether words are a program's own.
pub(super) fn is_notice(words: &str) -> bool {
    let words = words.trim_start_matches('\u{200e}').to_lowercase();
    NOTICES.iter().any(|notice| words.starts_with(notice))
}

/// A line without what Markdown puts around it: quotes, points of a list in front of names in bold,
/// the stars of bold names.
pub(super) fn without_marks(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("- **").or_else(|| line.strip_prefix("* **")).unwrap_or(line);
    let inside = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inside.unwrap_or(line).trim_start_matches(['>', '*', ' ']).trim_end()
}

/// Whether a line stands between messages and is none: that one was read, the time, the number of a
/// subtitle.
pub(super) fn is_between(line: &str) -> bool {
    READ.contains(&line)
        || line.contains(" --> ")
        || line.bytes().all(|b| b.is_ascii_digit()) && line.len() <= 3
        || TAKEN_BACK.iter().any(|words| line.ends_with(words))
        || is_time_line(line)
}

/// What a line between conversations says, `==== 与小雨的聊天记录 ====`; empty if it is only drawn.
pub(in crate::log) fn separator(line: &str) -> Option<&str> {
    if let Some(heading) =
        line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))
    {
        return Some(heading.trim());
    }
    let drawn = |c: char| "-—–=*_─━·~/#+ ".contains(c);
    let inside = line.trim_matches(drawn);
    if line.len() - inside.len() >= 3 && line.starts_with(drawn) && line.ends_with(drawn) {
        return Some(inside);
    }
    let inside = line.strip_prefix('【').and_then(|rest| rest.split('】').next());
    inside.filter(|inside| CONVERSATIONS.iter().any(|word| inside.starts_with(word)))
}

/// The conversation that a line names.
pub(super) fn session(line: &str) -> Option<String> {
    let at = line.find([':', '：'])?;
    let (name, rest) = line.split_at(at);
    let name = name.trim().to_lowercase();
    let value = rest.trim_start_matches([':', '：']).trim();
    (SESSIONS.contains(&&*name) && !value.is_empty()).then(|| value.to_owned())
}
