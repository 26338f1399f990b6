//! Columns that somebody said the meaning of.

use std::collections::BTreeMap;

use kaopu_model::{Localized, fold};

use super::words::ColumnRole;

/// What columns mean, where somebody said so: it counts more than what they are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<String, Option<ColumnRole>>);

impl Mapping {
    /// Reads `column=role`; `column=` leaves the column out.
    ///
    /// # Errors
    /// There is no `=`, or no such role.
    pub fn add(&mut self, said: &str) -> Result<(), Localized> {
        let Some((column, role)) = said.rsplit_once('=') else {
            return Err(Localized::new(
                format!("「{said}」要写成 列名=含义，例如 客户问=question"),
                format!("`{said}` should be COLUMN=MEANING, such as Q=question"),
            ));
        };
        let role = match role.trim() {
            "" => None,
            code => Some(ColumnRole::parse(code).ok_or_else(|| unknown(code))?),
        };
        self.put(column, role);
        Ok(())
    }

    /// Says what a column means; `None` leaves it out.
    pub fn put(&mut self, column: &str, role: Option<ColumnRole>) {
        self.0.insert(fold(column), role);
    }

    /// What was said about a column. Outside: whether anything was.
    #[expect(clippy::option_option, reason = "outside: was it said; inside: is it used")]
    pub(super) fn of(&self, column: &str) -> Option<Option<ColumnRole>> {
        self.0.get(&fold(column)).copied()
    }
}

fn unknown(code: &str) -> Localized {
    let known: Vec<&str> = ColumnRole::ALL.iter().map(|role| role.code()).collect();
    Localized::new(
        format!("没有「{code}」这种列；可以写：{}", known.join("、")),
        format!("there is no column `{code}`; known: {}", known.join(", ")),
    )
}
