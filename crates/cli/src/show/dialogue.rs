//! A test dialogue that did not go as expected, as the conversation that it is.

use kaopu_engine::PlayedDialogue;

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Prints the conversation, with each unmet expectation below the turn that it is about.
pub(crate) fn say_failed(ui: &mut Ui, bot: &str, dialogue: &PlayedDialogue) -> Outcome {
    let title = Line::new().add(TextStyle::Red, "✗ ").add(TextStyle::Strong, &*dialogue.title);
    ui.say(title.add(TextStyle::Quiet, format!("  dialogues/{}", dialogue.file)))?;
    let customer = ui.t("顾客", "customer");
    for played in &dialogue.turns {
        ui.say(
            Line::new().add(TextStyle::Quiet, format!("    {customer}: ")).plain(&*played.customer),
        )?;
        for reply in &played.turn.replies {
            ui.say(
                Line::new()
                    .add(TextStyle::Quiet, format!("    {bot}: "))
                    .lines(indented(&reply.text)),
            )?;
        }
        for failure in &played.failures {
            let message = ui.of(&failure.message).to_owned();
            ui.say(Line::new().add(TextStyle::Red, "      ✗ ").plain(message))?;
        }
    }
    ui.say("")
}

/// The same conversation as plain text, for a report.
pub(crate) fn transcript(bot: &str, dialogue: &PlayedDialogue) -> String {
    let mut text = String::new();
    for played in &dialogue.turns {
        text.push_str(&format!("顾客: {}\n", played.customer));
        for reply in &played.turn.replies {
            text.push_str(&format!("{bot}: {}\n", reply.text));
        }
        for failure in &played.failures {
            text.push_str(&format!(
                "  ✗ {}: {} ≠ {}\n",
                failure.field, failure.expected, failure.actual
            ));
        }
    }
    text
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n          ")
}
