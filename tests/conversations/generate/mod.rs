//! Makes conversations. The customer of each reacts to what the bot does, so that options are
//! picked, numbers given, and conversations handed back; what came of it is stored and not made
//! again.

mod customer;
mod dice;
mod scene;
mod typing;
mod words;

use std::fs;

use kaopu_engine::{Action, Message, Program, Session, Turn, respond};
use kaopu_model::parse;

use crate::conversation::{Conversation, folder};
use customer::{Customer, Kind};
use dice::Dice;

/// What conversations are about: a title, and how often each kind of message comes.
struct Theme {
    title: &'static str,
    kinds: &'static [(Kind, usize)],
}

const fn theme(title: &'static str, kinds: &'static [(Kind, usize)]) -> Theme {
    Theme { title, kinds }
}

const THEMES: [Theme; 17] = [
    theme("questions", &[(Kind::Question, 6), (Kind::Wrapped, 4), (Kind::Talk, 2)]),
    theme("typing mistakes", &[(Kind::Mistaken, 8), (Kind::Question, 1), (Kind::English, 1)]),
    theme("typing mistakes again", &[(Kind::Mistaken, 8), (Kind::Wrapped, 1)]),
    theme("two questions at once", &[(Kind::Several, 7), (Kind::FollowUp, 1), (Kind::Talk, 1)]),
    theme("products", &[(Kind::Product, 5), (Kind::FollowUp, 3), (Kind::Question, 1)]),
    theme("orders", &[(Kind::Order, 5), (Kind::Human, 1), (Kind::Number, 1)]),
    theme("follow-ups", &[(Kind::Question, 5), (Kind::FollowUp, 5), (Kind::Stray, 1)]),
    theme("events", &[(Kind::Event, 5), (Kind::Question, 5), (Kind::Talk, 1)]),
    theme("a human", &[(Kind::Human, 4), (Kind::Question, 4), (Kind::Number, 1)]),
    theme("anger", &[(Kind::Angry, 4), (Kind::Question, 4), (Kind::Complaint, 1), (Kind::Talk, 1)]),
    theme("worry", &[(Kind::Worried, 4), (Kind::Question, 5), (Kind::Talk, 1), (Kind::Human, 1)]),
    theme("danger", &[(Kind::Danger, 3), (Kind::Question, 3), (Kind::TakenBack, 1)]),
    theme("taken back", &[(Kind::TakenBack, 4), (Kind::Question, 4), (Kind::Several, 1)]),
    theme("not understood", &[(Kind::Unknown, 4), (Kind::Question, 3), (Kind::Odd, 1)]),
    theme("the same again", &[(Kind::Question, 2), (Kind::Again, 5), (Kind::Complaint, 1)]),
    theme(
        "odd messages",
        &[(Kind::Odd, 4), (Kind::Question, 2), (Kind::Amount, 2), (Kind::Long, 1)],
    ),
    theme(
        "a bit of everything",
        &[
            (Kind::Question, 6),
            (Kind::Mistaken, 3),
            (Kind::Wrapped, 3),
            (Kind::Several, 2),
            (Kind::FollowUp, 3),
            (Kind::Talk, 3),
            (Kind::Human, 1),
            (Kind::Unknown, 2),
            (Kind::Angry, 1),
            (Kind::Worried, 1),
            (Kind::Danger, 1),
            (Kind::TakenBack, 1),
            (Kind::Product, 2),
            (Kind::Number, 2),
            (Kind::Odd, 1),
            (Kind::Amount, 1),
            (Kind::English, 1),
            (Kind::Complaint, 1),
            (Kind::Stray, 1),
            (Kind::Again, 1),
            (Kind::Event, 2),
        ],
    ),
];

/// What fills the lists of a session: numbers and products named, changes of mood.
const FULL: [Theme; 2] = [
    theme("numbers without end", &[(Kind::Number, 8), (Kind::Product, 1)]),
    theme("moods without end", &[(Kind::Angry, 4), (Kind::Worried, 4), (Kind::Talk, 1)]),
];

/// What leads to a human, whom nobody is.
const NOBODY_COMES: Theme = theme(
    "nobody comes",
    &[(Kind::Human, 5), (Kind::Question, 4), (Kind::Angry, 1), (Kind::Danger, 1)],
);

/// How many conversations a shop has in which nobody comes, behind the others.
const IN_VAIN: usize = 30;

/// How many conversations a shop has.
fn count(shop: &str) -> usize {
    match shop {
        "xiaoman" => 1_000,
        "rules" => 500,
        "harbour" => 350,
        _ => 150,
    }
}

/// The conversations with a shop. Of a hundred three are long enough for what a
/// session bounds.
pub(crate) fn conversations(shop: &str, program: &Program) -> Vec<Conversation> {
    let customer = Customer::new(program.knowledge_base());
    let made = (1..=count(shop)).map(|number| {
        let id = format!("{shop}-{number:04}");
        let mut dice = Dice::of(&id);
        let theme = match number % 100 {
            30 => &FULL[0],
            60 => &FULL[1],
            _ => &THEMES[number % THEMES.len()],
        };
        let length = match number % 100 {
            30 | 60 => 60,
            0 => 25 + dice.below(25),
            _ => 2 + dice.below(4) + dice.below(3),
        };
        let steps = steps(program, &customer, theme, length, &mut dice);
        Conversation { id, shop: shop.to_owned(), title: theme.title.to_owned(), steps }
    });
    let in_vain = (count(shop) + 1..=count(shop) + IN_VAIN).map(|number| {
        let id = format!("{shop}-{number:04}");
        let mut dice = Dice::of(&id);
        let length = 3 + dice.below(5);
        let steps = steps_in_vain(program, &customer, length, &mut dice);
        Conversation { id, shop: shop.to_owned(), title: NOBODY_COMES.title.to_owned(), steps }
    });
    made.chain(in_vain).collect()
}

/// Steps of a conversation in which every hand-over fails at once, with a word of the customer or
/// without.
fn steps_in_vain(
    program: &Program,
    customer: &Customer<'_>,
    length: usize,
    dice: &mut Dice,
) -> Vec<Message> {
    let mut context = scene::first(customer.kb, dice);
    let mut session = Session::default();
    let mut turn = None;
    let mut steps: Vec<Message> = Vec::new();
    while steps.len() < length {
        let handed = turn.as_ref().is_some_and(|turn: &Turn| turn.action == Action::HandOver);
        let text = if handed {
            scene::nobody_came(&mut context);
            let kinds = [Kind::Talk, Kind::Question, Kind::Human, Kind::Danger];
            if dice.comes(50) { String::new() } else { customer.say(*dice.pick(&kinds), dice) }
        } else {
            context.events.clear();
            let reply = turn.as_ref().and_then(|turn| customer.reply(turn, &mut context, dice));
            reply.unwrap_or_else(|| customer.say(dice.weighed(NOBODY_COMES.kinds), dice))
        };
        let message = Message { text, context: context.clone() };
        let (next, said) = respond(program, &session, &message);
        session = next;
        turn = Some(said);
        steps.push(message);
    }
    steps
}

fn steps(
    program: &Program,
    customer: &Customer<'_>,
    theme: &Theme,
    length: usize,
    dice: &mut Dice,
) -> Vec<Message> {
    let mut context = scene::first(customer.kb, dice);
    let mut session = Session::default();
    let mut turn = None;
    let mut steps: Vec<Message> = Vec::new();
    while steps.len() < length {
        if !steps.is_empty() {
            scene::goes_on(customer.kb, &mut context, dice);
        }
        let reply = turn.as_ref().and_then(|turn| customer.reply(turn, &mut context, dice));
        let text = reply.unwrap_or_else(|| {
            let kind = dice.weighed(theme.kinds);
            match (kind, steps.last()) {
                (Kind::Again, Some(last)) => last.text.clone(),
                (Kind::Event, _) => {
                    scene::happens(&mut context, dice);
                    String::new()
                }
                _ => customer.say(kind, dice),
            }
        });
        let message = Message { text, context: context.clone() };
        let (next, said) = respond(program, &session, &message);
        // Two messages to a silent bot show what more would show.
        let silent = said.action == Action::Silent;
        let was_silent = turn.as_ref().is_some_and(|turn: &Turn| turn.action == Action::Silent);
        session = next;
        turn = Some(said);
        steps.push(message);
        if silent && was_silent {
            scene::returned(&mut context);
            steps.push(Message { text: String::new(), context: context.clone() });
            let (next, said) = respond(program, &session, &steps[steps.len() - 1]);
            session = next;
            turn = Some(said);
        }
    }
    steps
}

/// The sample's own dialogues.
pub(crate) fn dialogues() -> Vec<Conversation> {
    let sample = folder().join("../../sample-kb");
    let mut files = kaopu_model::KbFiles::new();
    for file in fs::read_dir(sample.join("dialogues")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.insert(format!("dialogues/{name}"), fs::read(&path).unwrap());
    }
    let dialogues = parse(&files).kb.dialogues;
    let played = dialogues.into_iter().map(|dialogue| {
        let mut context = dialogue.context;
        let mut steps = Vec::new();
        for (number, turn) in dialogue.turns.into_iter().enumerate() {
            // What happened is told once, with the first message after it.
            if number > 0 {
                context.events.clear();
            }
            if let Some(change) = &turn.context {
                context = change.applied_to(&context);
            }
            steps.push(Message { text: turn.customer, context: context.clone() });
        }
        let id = dialogue.file.trim_end_matches(".toml").to_owned();
        Conversation { id, shop: "xiaoman".to_owned(), title: dialogue.title, steps }
    });
    played.collect()
}
