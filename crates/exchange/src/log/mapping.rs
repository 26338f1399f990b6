//! Columns of a log that somebody said the meaning of.

use std::collections::BTreeMap;

use kaopu_model::{Localized, fold};

use super::role::LogRole;

/// What columns hold, where somebody said so: it counts more than what they are called. A column is
/// named by its header, or by its number from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogMapping(BTreeMap<String, Option<LogRole>>);

impl LogMapping {
    /// Reads `column=role`; `column=` leaves the column out.
    ///
    /// # Errors
    /// There is no `=`, or no such role.
    pub fn add(&mut self, said: &str) -> Result<(), Localized> {
        let Some((column, role)) = said.rsplit_once('=') else {
            return Err(Localized::new(
                format!("「{said}」要写成 列名=含义，例如 聊天记录=text"),
                format!("`{said}` should be COLUMN=MEANING, such as words=text"),
            ));
        };
        let role = match role.trim() {
            "" => None,
            code => Some(LogRole::parse(code).ok_or_else(|| {
                let known = LogRole::codes();
                Localized::new(
                    format!("没有「{code}」这种列；可以写：{}", known.join("、")),
                    format!("there is no column `{code}`; known: {}", known.join(", ")),
                )
            })?),
        };
        self.put(column, role);
        Ok(())
    }

    /// Says what a column holds; `None`: it is left out.
    pub fn put(&mut self, column: &str, role: Option<LogRole>) {
        self.0.insert(fold(column), role);
    }

    /// What was said about a column. Outside: whether anything was.
    #[expect(clippy::option_option, reason = "outside: was it said; inside: is it used")]
    pub(super) fn of(&self, name: &str, number: usize) -> Option<Option<LogRole>> {
        let named = self.0.get(&fold(name)).filter(|_| !name.trim().is_empty());
        named.or_else(|| self.0.get(&number.to_string())).copied()
    }

    /// Whether a column is named by its number.
    pub(super) fn names_numbers(&self) -> bool {
        self.0.keys().any(|key| key.bytes().all(|b| b.is_ascii_digit()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
