//! How much the page may send with one command: looked at once, before any command, so that none
//! can forget it.
//!
//! The page is a web page. Should it ever run something that is not ours, that must not be able to
//! fill the memory or keep the program busy through a use case that was written for what a person
//! types.

use kaopu_studio::ApiError;
use serde_json::Value;
use tauri::Runtime;
use tauri::ipc::{Invoke, InvokeBody};

/// The most that the arguments of one command may hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Bytes of one text. A message of 100,000 Chinese characters has 300,000.
    text: usize,
    /// Elements of one list, or fields of one object: the phrasings of the largest entry.
    list: usize,
    /// Texts, numbers, lists and objects in all.
    values: usize,
    /// Bytes of all texts, names of fields included. Saving sends an entry twice.
    total: usize,
    /// Lists within lists.
    depth: usize,
}

/// Far above what the window's forms can hold, and a fraction of a second for every use case.
pub(crate) const LIMITS: Limits =
    Limits { text: 1 << 20, list: 20_000, values: 200_000, total: 8 << 20, depth: 32 };

/// Lets a command through to its handler, or answers in its place that it brings too much.
pub(crate) fn guarded<R: Runtime>(
    handler: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    move |invoke| match LIMITS.check(invoke.message.payload()) {
        Ok(()) => handler(invoke),
        Err(error) => {
            invoke.resolver.reject(error);
            true
        }
    }
}

impl Limits {
    /// Whether the arguments of a command are within the limits.
    ///
    /// # Errors
    /// `too-large`, and which limit it is; `bad-input` for bytes, which no command takes.
    pub(crate) fn check(&self, arguments: &InvokeBody) -> Result<(), ApiError> {
        match arguments {
            InvokeBody::Json(value) => self.check_value(value),
            InvokeBody::Raw(_) => Err(ApiError::new(
                "bad-input",
                "窗口发来的内容不是这里能读的格式",
                "the window sent bytes, and no command takes any",
            )),
        }
    }

    fn check_value(&self, value: &Value) -> Result<(), ApiError> {
        let (mut values, mut total) = (0_usize, 0_usize);
        // A list of its own instead of recursion: nesting cannot use up the stack.
        let mut open = vec![(value, 1)];
        while let Some((value, depth)) = open.pop() {
            values = values.saturating_add(1);
            let elements = match value {
                Value::String(text) => {
                    total = total.saturating_add(text.len());
                    most(text.len(), self.text, "一段文字", "a text", "字节", "bytes")?;
                    0
                }
                Value::Array(list) => list.len(),
                Value::Object(fields) => {
                    total = fields.keys().fold(total, |total, key| total.saturating_add(key.len()));
                    fields.len()
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => 0,
            };
            most(elements, self.list, "一个列表", "a list", "项", "elements")?;
            most(
                values.saturating_add(elements),
                self.values,
                "全部内容",
                "all of it",
                "项",
                "elements",
            )?;
            most(total, self.total, "全部文字", "all texts", "字节", "bytes")?;
            most(depth, self.depth, "嵌套", "nesting", "层", "levels")?;
            match value {
                Value::Array(list) => open.extend(list.iter().map(|value| (value, depth + 1))),
                Value::Object(fields) => {
                    open.extend(fields.values().map(|value| (value, depth + 1)))
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn most(
    found: usize,
    limit: usize,
    zh: &str,
    en: &str,
    zh_unit: &str,
    en_unit: &str,
) -> Result<(), ApiError> {
    if found <= limit {
        return Ok(());
    }
    Err(ApiError::new(
        "too-large",
        format!("内容太多，没有处理：{zh}超过了 {limit} {zh_unit}"),
        format!("too much at once, nothing was done: {en} exceeds {limit} {en_unit}"),
    )
    .hint(
        "分几次来，或直接编辑知识库的文件。",
        "Do it in parts, or edit the knowledge base's files.",
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn code(value: Value) -> Option<String> {
        LIMITS.check(&InvokeBody::Json(value)).err().map(|error| error.code)
    }

    fn nested(levels: usize) -> Value {
        (1..levels).fold(json!([]), |inner, _| json!([inner]))
    }

    #[test]
    fn what_a_person_can_do_is_let_through() {
        let phrasings = vec!["什么时候发货呀".repeat(5); 20_000];
        let entry =
            json!({ "id": "ship", "question": "发货", "phrasings": phrasings, "enabled": true });
        for honest in [
            json!({}),
            Value::Null,
            json!({ "query": "发货" }),
            json!({ "messages": [{ "text": "发".repeat(100_000), "context": {} }] }),
            json!({ "base": entry, "draft": entry }),
            nested(32),
        ] {
            assert_eq!(code(honest), None);
        }
    }

    #[test]
    fn each_limit_stops_one_more() {
        let long = "x".repeat(LIMITS.text);
        assert_eq!(code(json!({ "query": &long })), None);
        for too_much in [
            json!({ "query": format!("{long}x") }),
            json!({ "deep": { "in": [{ "a": format!("{long}x") }] } }),
            json!({ "messages": vec![0; LIMITS.list + 1] }),
            json!({ "messages": vec![vec![0; LIMITS.list]; 11] }),
            json!({ "texts": vec![long.as_str(); 9] }),
            nested(33),
            nested(100),
        ] {
            assert_eq!(code(too_much).as_deref(), Some("too-large"));
        }
        let keys = (0..9).map(|n| (format!("{n}{long}"), Value::Null));
        assert_eq!(code(Value::Object(keys.collect())).as_deref(), Some("too-large"));
        assert!(LIMITS.check(&InvokeBody::Raw(vec![0])).is_err());
    }
}
