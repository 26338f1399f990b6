//! The wrong-answer budget: what each choice of it would lead to, and choosing it.

use kaopu_engine::insight::{Outlook, outlook};
use kaopu_model::{Edit, Localized, WrongAnswerBudget};

use crate::error::{ApiError, ApiResult};
use crate::snapshot::count;
use crate::view::{BudgetStop, BudgetView, Fates};
use crate::workspace::Workspace;

/// Budgets that can be chosen on the screen, in hundredths of a percent.
const STOPS: [u32; 15] =
    [10, 20, 30, 50, 70, 100, 150, 200, 300, 400, 500, 700, 1_000, 1_500, 2_000];

impl Workspace {
    /// The wrong-answer budget in force, and what each choice would lead to: all at once, so that
    /// the screen can follow the slider.
    #[must_use]
    pub fn budget(&self) -> BudgetView {
        let snapshot = self.snapshot();
        let current = snapshot.kb().settings.wrong_answers.0;
        let mut budgets = STOPS.to_vec();
        if let Err(at) = budgets.binary_search(&current) {
            budgets.insert(at, current);
        }
        let program = snapshot.program();
        let at = |budget: u32| (budget, outlook(program, WrongAnswerBudget(budget)));
        let outlooks: Vec<(u32, Outlook)> = budgets.into_iter().map(at).collect();
        BudgetView {
            current,
            wordings: outlooks.first().map_or(0, |(_, outlook)| outlook.threshold.evidence),
            entries: count(snapshot.kb().faqs.iter().filter(|faq| faq.enabled).count()),
            stops: outlooks.into_iter().map(|(budget, outlook)| stop(budget, &outlook)).collect(),
        }
    }

    /// Chooses the wrong-answer budget, in hundredths of a percent: only its line in `kb.toml`
    /// changes.
    ///
    /// # Errors
    /// `bad-input` if it is not from 0.1 % to 20 %; the file can't be written.
    pub fn save_budget(&self, budget: u32) -> ApiResult<()> {
        let budget = WrongAnswerBudget(budget);
        if WrongAnswerBudget::parse(&budget.to_string()) != Some(budget) {
            return Err(ApiError::new(
                "bad-input",
                "答错上限要在 0.1% 到 20% 之间",
                "the wrong-answer budget must be from 0.1% to 20%",
            ));
        }
        let before = self.snapshot().kb().settings.wrong_answers;
        let label = Localized::new(
            format!("把答错上限从 {before} 改成 {budget}"),
            format!("Change the wrong-answer budget from {before} to {budget}"),
        );
        self.transact("budget.set", label, |_| Ok((Some(Edit::PutBudget(budget)), ())))
    }
}

fn stop(budget: u32, outlook: &Outlook) -> BudgetStop {
    let (questions, strangers) = (&outlook.questions, &outlook.strangers);
    BudgetStop {
        budget,
        begun_wrong: WrongAnswerBudget(budget).of_beginnings().0,
        promised: outlook.threshold.guaranteed,
        known: Fates {
            right: questions.answered_right,
            wrong: questions.answered_wrong,
            confirmed_right: questions.confirmed_right,
            confirmed_wrong: questions.confirmed_wrong,
            asked: questions.asked_right + questions.asked_wrong,
            given_up: questions.given_up,
        },
        strangers: Fates {
            right: 0,
            wrong: strangers.answered,
            confirmed_right: 0,
            confirmed_wrong: strangers.confirmed,
            asked: strangers.asked,
            given_up: strangers.given_up,
        },
    }
}
