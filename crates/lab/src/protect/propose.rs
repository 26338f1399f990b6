//! A test dialogue that would notice a mistake.

use kaopu_engine::{Message, Program, Turn, expectation, messages, play};
use kaopu_model::{
    Context, ContextChange, Dialogue, DialogueTurn, Expectation, KnowledgeBase, is_dialogue_name,
};

use super::mutant::{Guarded, Mutant};

/// Turns that one dialogue may come to when others are joined to it.
const LONGEST: usize = 5;

/// Letters of a passage that are enough to tell it.
const SHORTEST: usize = 4;
const LONG: usize = 18;

/// A dialogue that passes with the program and fails with the mutant at the message that was found
/// to come out otherwise; `None` if what it expects can't tell the two.
pub(super) fn proposed(
    (program, other): (&Program, &Program),
    mutant: &Mutant,
    said: &[Message],
    (number, was, is): (usize, &Turn, &Turn),
) -> Option<Dialogue> {
    let said = said.get(..=number)?;
    let first = said.first()?;
    let turns = said.iter().enumerate().map(|(at, message)| DialogueTurn {
        customer: message.text.clone(),
        context: match at {
            0 => None,
            _ => changed(said.get(at - 1).map(|before| &before.context), &message.context),
        },
        expect: (at == number).then(|| expected(was, is)),
        row: 0,
    });
    let dialogue = Dialogue {
        file: name(program.knowledge_base(), mutant),
        title: title(program.knowledge_base(), mutant),
        context: first.context.clone(),
        turns: turns.collect(),
    };
    let holds = play(program, &dialogue).passed && !play(other, &dialogue).passed;
    holds.then_some(dialogue)
}

/// What decides for the customer, and of the words those that tell the two apart. Care and the case
/// record are left to the dialogues that are about them.
fn expected(was: &Turn, is: &Turn) -> Expectation {
    let (before, after) = (was.text(), is.text());
    let record = match (&was.record, &is.record) {
        (Some(_), Some(_)) if before == after => expectation(was).record,
        _ => Default::default(),
    };
    Expectation {
        contains: passage(&before, &after).into_iter().collect(),
        care: None,
        record,
        ..expectation(was)
    }
}

/// The first passage of a text that another one has not.
fn passage(text: &str, other: &str) -> Option<String> {
    let ends = ['。', '；', '，', '！', '？', '\n', '、', '：'];
    let clauses = text.split(ends).map(str::trim);
    let told = |clause: &&str| clause.chars().count() >= SHORTEST && !other.contains(clause);
    let clause = clauses.clone().find(told).or_else(|| {
        let mut rest = clauses.filter(|clause| !clause.is_empty() && !other.contains(clause));
        rest.next()
    })?;
    // A long clause is cut where what is left still tells.
    let short: String = clause.chars().take(LONG).collect();
    let ends: Vec<char> = clause.chars().rev().take(LONG).collect();
    let end: String = ends.into_iter().rev().collect();
    let mut tells = [short, end].into_iter().filter(|part| !other.contains(part.as_str()));
    Some(tells.next().unwrap_or_else(|| clause.to_owned()))
}

/// What differs from one message's circumstances to the next.
fn changed(before: Option<&Context>, after: &Context) -> Option<ContextChange> {
    let before = before?;
    let change = ContextChange {
        channel: (before.channel != after.channel).then_some(after.channel),
        now: after.now.filter(|now| before.now.as_ref() != Some(now)),
        order: after.order.clone().filter(|_| before.order != after.order),
        product: after.product.clone().filter(|_| before.product != after.product),
        customer: after.customer.clone().filter(|_| before.customer != after.customer),
        events: after.events.clone(),
    };
    (change != ContextChange::default()).then_some(change)
}

fn title(kb: &KnowledgeBase, mutant: &Mutant) -> String {
    match &mutant.guarded {
        Guarded::Entry(id) => kb.faq(id).map_or_else(|| id.0.clone(), |faq| faq.question.clone()),
        Guarded::Rule(id) => {
            let rule = kb.escalation.rules.iter().find(|rule| rule.id == *id);
            rule.map_or_else(|| id.0.clone(), |rule| rule.title.clone())
        }
        Guarded::Product(id) => {
            kb.product(id).map_or_else(|| id.0.clone(), |product| product.name.clone())
        }
        Guarded::Fact(name) | Guarded::Synonym(name) | Guarded::Danger(name) => name.clone(),
    }
}

/// A file's name that no dialogue has.
fn name(kb: &KnowledgeBase, mutant: &Mutant) -> String {
    let about = match &mutant.guarded {
        Guarded::Entry(id) => id.0.clone(),
        Guarded::Rule(id) => id.0.clone(),
        Guarded::Product(id) => id.0.clone(),
        Guarded::Danger(topic) => topic.replace('_', "-"),
        Guarded::Fact(_) => "fact".to_owned(),
        Guarded::Synonym(_) => "synonym".to_owned(),
    };
    free(&kb.dialogues, &format!("protect-{about}"))
}

fn free(taken: &[Dialogue], stem: &str) -> String {
    let is_taken = |name: &String| taken.iter().any(|one| one.file == *name);
    let mut names = std::iter::once(format!("{stem}.toml"))
        .chain((2_u32..).map(|number| format!("{stem}-{number}.toml")));
    let name = names.find(|name| !is_taken(name)).unwrap_or_default();
    if is_dialogue_name(&name) { name } else { free(taken, "protect") }
}

/// Proposals put together: those that follow each other become one conversation of several
/// questions as long as each message is answered in it as by itself; equal ones become one; each
/// has a file of its own.
#[must_use]
pub fn joined(program: &Program, proposals: &[Dialogue]) -> Vec<Dialogue> {
    let mut all: Vec<Dialogue> = Vec::new();
    let mut taken = program.knowledge_base().dialogues.clone();
    for proposal in proposals {
        let asks = |one: &Dialogue| {
            let had: Vec<(Message, &Option<Expectation>)> =
                messages(one).into_iter().zip(one.turns.iter().map(|turn| &turn.expect)).collect();
            let wants = messages(proposal).into_iter();
            let mut wants = wants.zip(proposal.turns.iter().map(|turn| &turn.expect));
            wants.all(|want| had.contains(&want))
        };
        if all.iter().any(asks) {
            continue;
        }
        if let Some(with) = all.last().and_then(|last| with(program, last, proposal)) {
            all.pop();
            all.push(with);
            continue;
        }
        let stem = proposal.file.trim_end_matches(".toml");
        let dialogue = Dialogue { file: free(&taken, stem), ..proposal.clone() };
        taken.push(dialogue.clone());
        all.push(dialogue);
    }
    all
}

/// One dialogue going on with another, if both hold together.
fn with(program: &Program, one: &Dialogue, other: &Dialogue) -> Option<Dialogue> {
    let is_long = one.turns.len() + other.turns.len() > LONGEST;
    let hands_over = |dialogue: &Dialogue| {
        let expects = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
        expects.into_iter().any(|expect| expect.queue.is_some())
    };
    if is_long || hands_over(one) || hands_over(other) || one.context.customer.is_some() {
        return None;
    }
    let (last, first) = (messages(one).pop()?.context, &other.context);
    // What a customer has can't be taken away, only exchanged.
    let taken_away = (last.order.is_some() && first.order.is_none())
        || (last.product.is_some() && first.product.is_none())
        || (last.now > first.now);
    if taken_away {
        return None;
    }
    let mut joined = one.clone();
    for (at, turn) in other.turns.iter().enumerate() {
        let mut turn = turn.clone();
        if at == 0 {
            turn.context = changed(Some(&last), first);
        }
        joined.turns.push(turn);
    }
    play(program, &joined).passed.then_some(joined)
}
