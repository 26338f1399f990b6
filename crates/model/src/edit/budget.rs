//! Setting the wrong-answer budget in `kb.toml`.

use toml_edit::{DocumentMut, value};

use super::changed::ChangedFiles;
use super::error::EditError;
use super::toml_merge::{open, replace_value};
use crate::{KbFiles, WrongAnswerBudget};

const FILE: &str = "kb.toml";

pub(super) fn put(files: &KbFiles, budget: WrongAnswerBudget) -> Result<ChangedFiles, EditError> {
    let text = budget.to_string();
    if WrongAnswerBudget::parse(&text) != Some(budget) {
        return Err(EditError::refused(
            "wrong_answers",
            "答错上限要在 0.1% 到 20% 之间",
            "the wrong-answer budget must be from 0.1% to 20%",
        ));
    }
    let Some(mut file) = open(files, FILE)? else {
        return Err(EditError::Missing { file: FILE.to_owned() });
    };
    set(&mut file.document, &text);
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn set(document: &mut DocumentMut, text: &str) {
    match document.get_mut("wrong_answers") {
        // "1.0%" is 1 %, too.
        Some(item)
            if item.as_str().and_then(WrongAnswerBudget::parse)
                == WrongAnswerBudget::parse(text) => {}
        Some(item) => replace_value(item, value(text)),
        None => {
            document.insert("wrong_answers", value(text));
        }
    }
}
