//! The report that build servers read. Without times, so that the same run makes the same file.

use kaopu_engine::PlayedDialogue;
use kaopu_model::{shown, shown_lines};
use kaopu_studio::ApiError;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::failure::Outcome;
use crate::show::dialogue::transcript;

/// One suite with a case for each dialogue; a failure carries the conversation.
pub(crate) fn report(kb: &str, bot: &str, played: &[PlayedDialogue]) -> Outcome<String> {
    let mut suite = TestSuite::new(shown(kb).as_ref());
    for dialogue in played {
        let failures = dialogue.turns.iter().flat_map(|turn| &turn.failures);
        let messages: Vec<&str> = failures.map(|failure| failure.message.en.as_str()).collect();
        let status = if dialogue.passed {
            TestCaseStatus::success()
        } else {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(shown(&messages.join("; ")).as_ref());
            status.set_description(shown_lines(&transcript(bot, dialogue)).as_ref());
            status
        };
        let mut case = TestCase::new(shown(&dialogue.title).as_ref(), status);
        case.set_classname(&*dialogue.file);
        suite.add_test_case(case);
    }
    let mut report = Report::new("kaopu test");
    report.add_test_suite(suite);
    Ok(report
        .to_string()
        .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?)
}
