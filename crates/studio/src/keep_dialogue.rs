//! Keeping a tried conversation as a test dialogue.

use kaopu_engine::{Message, Turn, expectation, filled_in, play};
use kaopu_model::{
    Context, ContextChange, Dialogue, DialogueTurn, Edit, Expectation, KnowledgeBase, Localized,
};

use crate::dialogues::{find, free_name, row};
use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::view::DialogueRow;
use crate::workspace::Workspace;

impl Workspace {
    /// Keeps a conversation as a test dialogue that expects what the bot does now: it passes at
    /// once.
    ///
    /// # Errors
    /// No message; the files can't be written.
    pub fn save_as_dialogue(&self, title: &str, messages: &[Message]) -> ApiResult<DialogueRow> {
        let label = Localized::new(
            format!("保存对话用例「{title}」"),
            format!("Keep test dialogue \"{title}\""),
        );
        self.keep("dialogue.create", label, messages, |snapshot| {
            Ok(Dialogue {
                file: free_name(snapshot),
                title: title.to_owned(),
                ..Dialogue::default()
            })
        })
    }

    /// Makes a test dialogue this conversation. It expects what the bot does now, and of the words
    /// that it asked for those that are still said.
    ///
    /// # Errors
    /// No message; `unknown-id`; the files can't be written.
    pub fn update_dialogue(
        &self,
        file: &str,
        title: &str,
        messages: &[Message],
    ) -> ApiResult<DialogueRow> {
        let label = Localized::new(
            format!("修改对话用例「{title}」"),
            format!("Change test dialogue \"{title}\""),
        );
        self.keep("dialogue.edit", label, messages, |snapshot| {
            Ok(Dialogue { title: title.to_owned(), ..find(snapshot, file)?.clone() })
        })
    }

    /// Writes the conversation over a dialogue: one that is new, or one that is there.
    fn keep(
        &self,
        kind: &str,
        label: Localized,
        messages: &[Message],
        over: impl Fn(&Snapshot) -> ApiResult<Dialogue>,
    ) -> ApiResult<DialogueRow> {
        let Some(first) = messages.first() else {
            return Err(ApiError::new(
                "bad-input",
                "还没有对话，先聊几句再保存",
                "there is no conversation yet",
            ));
        };
        let file = self.transact(kind, label, |snapshot| {
            let before = over(snapshot)?;
            let file = before.file.clone();
            let (title, context) = (before.title.clone(), first.context.clone());
            let turns = turns(messages);
            let mut dialogue = Dialogue { file: file.clone(), title, context, turns };
            // It is played as it will be played from now on; what comes of that is what is
            // expected.
            let played = play(snapshot.program(), &dialogue);
            let mut old: Vec<&DialogueTurn> = before.turns.iter().collect();
            for (kept, played) in dialogue.turns.iter_mut().zip(&played.turns) {
                let same = old.iter().position(|turn| turn.customer == kept.customer);
                let asked = same.and_then(|at| old.remove(at).expect.as_ref());
                kept.expect = Some(match asked {
                    Some(asked) => still_said(snapshot.kb(), asked, &played.turn),
                    None => expectation(&played.turn),
                });
            }
            Ok((Some(Edit::PutDialogue(dialogue)), file))
        })?;
        let snapshot = self.snapshot();
        let kept = find(&snapshot, &file)?;
        Ok(row(kept, &[play(snapshot.program(), kept)]))
    }
}

/// Messages as the turns of a dialogue, which expects nothing yet.
fn turns(messages: &[Message]) -> Vec<DialogueTurn> {
    let before = std::iter::once(None).chain(messages.iter().map(Some));
    let turn = |(before, message): (Option<&Message>, &Message)| DialogueTurn {
        customer: message.text.clone(),
        context: before.and_then(|before| context_change(&before.context, &message.context)),
        expect: None,
        row: 0,
    };
    before.zip(messages).map(turn).collect()
}

/// What a turn did, with those words of an earlier expectation that hold.
fn still_said(kb: &KnowledgeBase, asked: &Expectation, turn: &Turn) -> Expectation {
    let said = turn.text();
    let contains = asked.contains.iter().filter(|text| said.contains(&filled_in(kb, text)));
    let lacks = asked.lacks.iter().filter(|text| !said.contains(text.as_str()));
    Expectation {
        contains: contains.cloned().collect(),
        lacks: lacks.cloned().collect(),
        ..expectation(turn)
    }
}

/// What differs from one message's context to the next.
fn context_change(before: &Context, after: &Context) -> Option<ContextChange> {
    // A change can't take anything away; an order without a number and a customer without a name
    // are as good as none.
    let order = after
        .order
        .clone()
        .or_else(|| before.order.as_ref().map(|_| kaopu_model::Order::default()));
    let customer = after
        .customer
        .clone()
        .or_else(|| before.customer.as_ref().map(|_| kaopu_model::Customer::default()));
    let change = ContextChange {
        channel: (before.channel != after.channel).then_some(after.channel),
        now: after.now.filter(|now| before.now.as_ref() != Some(now)),
        order: order.filter(|order| before.order.as_ref() != Some(order)),
        product: after.product.clone().filter(|product| before.product.as_ref() != Some(product)),
        customer: customer.filter(|customer| before.customer.as_ref() != Some(customer)),
        events: after.events.clone(),
    };
    (change != ContextChange::default()).then_some(change)
}
