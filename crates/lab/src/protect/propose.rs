//! A test dialogue that would notice a mistake.

use kaopu_engine::{Message, Program, Turn, expectation, messages, play};
use kaopu_model::{
    Context, ContextChange, Dialogue, DialogueTurn, Expectation, KnowledgeBase, is_dialogue_name,
};

use super::mutant::{Guarded, Mutant};

/// Turns that one dialogue may come to when others are joined to it.
const LONGEST: usize = 6;

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
    let last = said.last().and_then(|message| message.context.order.as_ref());
    let order = last.map(|order| order.id.as_str());
    let turns = said.iter().enumerate().map(|(at, message)| DialogueTurn {
        customer: message.text.clone(),
        context: match at {
            0 => None,
            _ => changed(said.get(at - 1).map(|before| &before.context), &message.context),
        },
        expect: (at == number).then(|| expected(was, is, order)),
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

/// What decides for the customer, and if that is the same for both, words that tell them apart.
/// Care and the case record are left to the dialogues that are about them.
fn expected(was: &Turn, is: &Turn, order: Option<&str>) -> Expectation {
    let decided =
        |turn: &Turn| Expectation { care: None, record: Default::default(), ..expectation(turn) };
    let expected = decided(was);
    if expected != decided(is) {
        return expected;
    }
    let (before, after) = (was.text(), is.text());
    if before == after {
        return Expectation { record: expectation(was).record, ..expected };
    }
    match passage(&before, &after, order) {
        Some(told) => Expectation { contains: vec![told], ..expected },
        // All of it stands in the other one, which says more.
        None => {
            Expectation { lacks: passage(&after, &before, order).into_iter().collect(), ..expected }
        }
    }
}

/// The first passage of a text that another one has not, and that does not name the order.
fn passage(text: &str, other: &str, order: Option<&str>) -> Option<String> {
    let ends = ['。', '；', '，', '！', '？', '\n', '、', '：'];
    let clauses = text.split(ends).map(str::trim);
    let names = |clause: &str| order.is_some_and(|order| clause.contains(order));
    let told = |clause: &&str| {
        clause.chars().count() >= SHORTEST && !other.contains(clause) && !names(clause)
    };
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

/// The title of a conversation about two things.
fn both(one: &str, other: &str) -> String {
    match one.split('；').any(|title| title == other) {
        true => one.to_owned(),
        false => format!("{one}；{other}"),
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

/// Proposals put together: one becomes a further question of a conversation that is there already
/// as long as each message is answered in it as by itself; equal ones become one; each has a file
/// of its own.
#[must_use]
pub fn joined(program: &Program, proposals: &[Dialogue]) -> Vec<Dialogue> {
    let mut all: Vec<Dialogue> = Vec::new();
    let mut taken = program.knowledge_base().dialogues.clone();
    for proposal in proposals {
        if all.iter().any(|one| asks_all_of(one, proposal)) {
            continue;
        }
        let joint = all.iter().position(|one| with(program, one, proposal).is_some());
        if let Some(one) = joint.and_then(|at| all.get_mut(at))
            && let Some(joint) = with(program, one, proposal)
        {
            *one = joint;
            continue;
        }
        let stem = proposal.file.trim_end_matches(".toml");
        let dialogue = Dialogue { file: free(&taken, stem), ..proposal.clone() };
        taken.push(dialogue.clone());
        all.push(dialogue);
    }
    all
}

/// Whether a dialogue has every message of another, in the same circumstances, and expects as much.
#[must_use]
pub fn asks_all_of(one: &Dialogue, other: &Dialogue) -> bool {
    let asked = |dialogue: &Dialogue| -> Vec<(Message, Option<Expectation>)> {
        let expects = dialogue.turns.iter().map(|turn| turn.expect.clone());
        messages(dialogue).into_iter().zip(expects).collect()
    };
    let had = asked(one);
    asked(other).iter().all(|one| had.contains(one))
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
    let mut joined = Dialogue { title: both(&one.title, &other.title), ..one.clone() };
    for (at, turn) in other.turns.iter().enumerate() {
        let mut turn = turn.clone();
        if at == 0 {
            turn.context = changed(Some(&last), first);
        }
        joined.turns.push(turn);
    }
    play(program, &joined).passed.then_some(joined)
}
