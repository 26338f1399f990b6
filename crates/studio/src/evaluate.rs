//! Evaluating a knowledge base on labelled messages, under a budget that is being tried.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kaopu_lab::{Case, CaseFile, EvalPlan, Evaluated, KnownCases, Labels, NoKnownCase};
use kaopu_model::WrongAnswerBudget;

use crate::error::{ApiError, ApiResult};
use crate::import::load_labelled;
use crate::snapshot::Snapshot;

/// A knowledge base and the labelled messages that it is evaluated on.
pub struct EvalRequest<'a> {
    /// The knowledge base, with the encoder that it is understood with.
    pub snapshot: &'a Snapshot,
    /// A budget in place of the knowledge base's own.
    pub budget: Option<WrongAnswerBudget>,
    /// Messages whose label names the entry that they ask for.
    pub cases: &'a CaseFile,
    /// Messages that no entry answers; their labels do not count.
    pub refusals: &'a [CaseFile],
    /// A stopwatch: the time since a fixed moment. It only measures; no result depends on it.
    pub elapsed: &'a dyn Fn() -> Duration,
}

/// Evaluates, and says how long the knowledge base took to prepare. `progress` is told how many
/// messages are done and how many there are.
///
/// # Errors
/// `bad-input` if no case has a label that the knowledge base knows.
pub fn evaluate(
    request: &EvalRequest<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> ApiResult<(Evaluated, Duration)> {
    let EvalRequest { snapshot, budget, cases, refusals, elapsed } = *request;
    let labels = Labels::read(snapshot.files(), snapshot.kb());
    let cases = KnownCases::of(&labels, cases)?;
    let mut kb = snapshot.kb().clone();
    if let Some(budget) = budget {
        Arc::make_mut(&mut kb).settings.wrong_answers = budget;
    }
    let began = elapsed();
    let program = kaopu_runtime::compile(kb, snapshot.encoder());
    let prepared = elapsed().saturating_sub(began);
    let plan = EvalPlan { program: &program, cases: &cases, refusals, elapsed };
    Ok((kaopu_lab::evaluate(&plan, progress), prepared))
}

/// Reads a file of `label<TAB>text` lines as cases, with what is not used of it.
///
/// # Errors
/// As [`load_labelled`].
pub fn load_cases(file: &Path) -> ApiResult<(CaseFile, Vec<kaopu_exchange::LineNote>)> {
    let read = load_labelled(file)?;
    let cases = read.lines.into_iter().map(|labelled| Case {
        line: labelled.line,
        label: labelled.label,
        text: labelled.text,
    });
    Ok((CaseFile { name: file.display().to_string(), cases: cases.collect() }, read.skipped))
}

impl From<NoKnownCase> for ApiError {
    fn from(error: NoKnownCase) -> Self {
        let NoKnownCase { file, label } = &error;
        Self::new(
            "bad-input",
            format!("{file} 里没有一个标签是这个知识库里的问答，例如“{label}”"),
            error.to_string(),
        )
        .hint(
            "标签可以是 faqs.csv 的 label 列、id 或标准问。",
            "A label is what faqs.csv has in its column label, its id, or its standard question.",
        )
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kaopu_model::KbFiles;

    use super::*;

    #[test]
    fn another_budget_can_be_tried() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let files = KbFiles::from([
            file("kb.toml", "format = 1\nid = \"a\"\nshop = \"a\"\nwrong_answers = \"5%\"\n"),
            file("faqs.csv", "id,question,answer\nship,什么时候发货,两天内发出\n"),
        ]);
        let snapshot = Snapshot::new(files, date(2026, 11, 22));
        let case = |label: &str| CaseFile {
            name: "c".to_owned(),
            cases: vec![Case {
                line: 1, label: label.to_owned(), text: "几天能发货呀".to_owned()
            }],
        };
        let evaluate = |cases: &CaseFile| {
            let budget = WrongAnswerBudget::parse("0.5%");
            let elapsed = || Duration::ZERO;
            let request = EvalRequest {
                snapshot: &snapshot,
                budget,
                cases,
                refusals: &[],
                elapsed: &elapsed,
            };
            evaluate(&request, &mut |_, _| {})
        };
        assert_eq!(evaluate(&case("ship")).unwrap().0.evaluation.budget, "0.5%");
        assert_eq!(snapshot.kb().settings.wrong_answers.to_string(), "5%");
        assert_eq!(evaluate(&case("other")).unwrap_err().code, "bad-input");
    }
}
