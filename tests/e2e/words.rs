//! What the tests type and expect to read, about one entry of the sample shop that has no
//! conditional answers.

use kaopu_window::{Sandbox, Studio, WindowError};

/// The entry.
pub(crate) const ENTRY: &str = "ship-from";
/// How an operator finds it: the initials of 从哪里发货.
pub(crate) const INITIALS: &str = "cnlfh";
/// How a customer asks.
pub(crate) const QUESTION: &str = "从哪里发货";
/// What the sample answers.
pub(crate) const OLD: &str = "服饰、锅具、零食分仓打包";
/// What the operator makes of it, in the file and, with the fact filled in, in the chat.
pub(crate) const NEW: &str = "现货从{发货地}的新仓发出，下午两点前付款的当天寄出。";
/// The part of it that is the same in both.
pub(crate) const NEW_TAIL: &str = "的新仓发出，下午两点前付款的当天寄出。";
/// What a colleague makes of that with another program.
pub(crate) const COLLEAGUE_TAIL: &str = "的二号仓发出，下午两点前付款的当天寄出。";

/// Opens the entry from the list, and waits until it is the one being edited.
pub(crate) async fn open_entry(studio: &Studio) -> Result<(), WindowError> {
    studio.click("nav-answers").await?;
    studio.click(&format!("entry-row-{ENTRY}")).await?;
    studio.sees_attribute("entry-editor", "data-entry", ENTRY).await
}

/// Waits until the file holds this text.
pub(crate) async fn in_file(
    studio: &Studio,
    sandbox: &Sandbox,
    text: &str,
) -> Result<(), WindowError> {
    studio
        .comes_true(&format!("“{text}” in faqs.csv"), || match sandbox.read("faqs.csv") {
            Ok(file) if file.contains(text) => Ok(()),
            Ok(file) => Err(file
                .lines()
                .find(|line| line.starts_with(ENTRY))
                .unwrap_or_default()
                .to_owned()),
            Err(error) => Err(error.to_string()),
        })
        .await
}
