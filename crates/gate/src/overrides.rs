//! Passing over a gate, with a written reason.

use kaopu_model::{KnowledgeBase, Localized, OVERRIDABLE_GATES, REASON_CHARS, is_reason};

/// A gate that somebody passes over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The gate's id.
    pub gate: String,
    /// Why, as they wrote it.
    pub reason: String,
}

impl Override {
    /// Passes over a gate; spaces at the reason's ends are dropped.
    ///
    /// # Errors
    /// There is no such gate, it can't be passed over, or the reason is none: too short, or not all
    /// of it is seen.
    ///
    /// ```
    /// use kaopu_gate::Override;
    /// assert!(Override::new("review-dates", " 法务下周一复核，先发 ").is_ok());
    /// assert!(Override::new("review-dates", "急").is_err());
    /// assert!(Override::new("no-errors", "法务下周一复核，先发").is_err());
    /// ```
    pub fn new(gate: &str, reason: &str) -> Result<Self, Localized> {
        if !OVERRIDABLE_GATES.contains(&gate) {
            return Err(Localized::new(
                format!("没有能跳过的检查「{gate}」；能跳过的有：{}", OVERRIDABLE_GATES.join("、")),
                format!(
                    "there is no gate `{gate}` that can be overridden; these can: {}",
                    OVERRIDABLE_GATES.join(", ")
                ),
            ));
        }
        let reason = reason.trim();
        if !is_reason(reason) {
            return Err(Localized::new(
                format!("跳过检查要写明原因：至少 {REASON_CHARS} 个字，不能有看不见的字符"),
                format!(
                    "a reason has at least {REASON_CHARS} characters, all of which can be seen"
                ),
            ));
        }
        Ok(Self { gate: gate.to_owned(), reason: reason.to_owned() })
    }
}

/// The reason for which a gate is passed over: given now, or switched off in `kb.toml`.
pub(crate) fn reason_for<'a>(
    gate: &str,
    given: &'a [Override],
    kb: &'a KnowledgeBase,
) -> Option<&'a str> {
    let now = given.iter().find(|given| given.gate == gate).map(|given| given.reason.as_str());
    let reason = now.or_else(|| kb.settings.gates.get(gate).map(String::as_str))?;
    Override::new(gate, reason).is_ok().then_some(reason)
}
