//! Every conversation is played again and held against its record.

use std::fmt::Write as _;

use crate::changes::{Changes, Difference};
use crate::conversation::{Conversation, all};
use crate::fields::{GROUPS, Outcome, canonical, group_of, play};
use crate::record::{Kept, read, replay};
use crate::shops::{Mode, Programs};
use crate::texts;

/// Texts that are kept.
const TEXTS: usize = 100;

#[test]
fn what_was_said_by_words_alone_is_said_again() {
    held(Mode::Words);
}

#[test]
fn what_was_said_with_the_encoder_is_said_again() {
    held(Mode::Encoder);
}

/// Fails with where the conversations first differ.
fn held(mode: Mode) {
    let Some(programs) = mode.programs() else { return };
    let conversations = all();
    let now = replay(&programs, &conversations, |conversation, outcomes| {
        Kept::of(&conversation.id, outcomes)
    });
    let changes = Changes::between(&read(mode), &now);
    if !changes.is_empty() {
        panic!("{}", failure(mode, &programs, &conversations, &changes));
    }
    if mode == Mode::Words {
        texts_are_those(&programs, &conversations);
    }
}

/// The texts are what they were; they say nothing that the digests do not, unless somebody wrote
/// into them.
fn texts_are_those(programs: &Programs, conversations: &[Conversation]) {
    assert!(texts::count() >= TEXTS, "there are only {} texts", texts::count());
    for conversation in conversations {
        let Some(kept) = texts::read(&conversation.id) else { continue };
        let now = texts::text(conversation, &play(&programs[&conversation.shop], conversation));
        if let Some(difference) = texts::difference(&kept, &now) {
            panic!("texts/{}.txt is another:\n{difference}", conversation.id);
        }
    }
}

fn failure(
    mode: Mode,
    programs: &Programs,
    conversations: &[Conversation],
    changes: &Changes,
) -> String {
    let of_id = |id: &str| conversations.iter().find(|conversation| conversation.id == id).unwrap();
    let play_again = |conversation| play(&programs[&of_id(conversation).shop], of_id(conversation));
    let mut text = format!("conversations differ from recorded/{}.txt\n", mode.name());
    text.push_str(&changes.summary());
    if let Some(first) = changes.differ.first() {
        text.push_str("the first:\n");
        text.push_str(&shown(of_id(&first.id), first, &play_again(&first.id)));
    }
    // Where the whole text is known, before and after can stand side by side.
    let known = changes.differ.iter().filter(|_| mode == Mode::Words);
    let known = known.filter_map(|difference| Some((difference, texts::read(&difference.id)?)));
    if let Some((difference, before)) = known.into_iter().next() {
        let conversation = of_id(&difference.id);
        let now = texts::text(conversation, &play_again(&difference.id));
        if let Some(lines) = texts::difference(&before, &now) {
            let Conversation { id, title, .. } = conversation;
            write!(text, "the first with a text, {id} ({title}):\n{lines}").unwrap();
        }
    }
    text.push_str(
        "If this is meant, ./dev conversations records them anew; the commit says which changed \
         and why.\nTo see a whole conversation on another commit: ./dev conversations ID\n",
    );
    text
}

/// The turn in which a conversation first differs.
fn shown(conversation: &Conversation, first: &Difference, outcomes: &[Outcome]) -> String {
    let Conversation { id, shop, title, steps } = conversation;
    let mut text = format!("  {id}, {shop}: {title}\n");
    let Some(turn) = first.turn else {
        writeln!(text, "  in {}; no mark shows where", first.groups.join(" and ")).unwrap();
        return text;
    };
    writeln!(text, "  turn {turn} of {}: {}", steps.len(), first.groups.join(", ")).unwrap();
    let (Some(step), Some(outcome)) = (steps.get(turn - 1), outcomes.get(turn - 1)) else {
        return text;
    };
    writeln!(text, "  customer {}", texts::asked(step, true)).unwrap();
    writeln!(text, "  before   {}", first.before).unwrap();
    writeln!(text, "  now      {}", outcome.headline()).unwrap();
    // What differs comes first; the rest of the turn tells where it comes from.
    let differs = |name: &str| first.groups.contains(&GROUPS[group_of(name)].name);
    for (heading, wanted) in [("now, what differs", true), ("now, the rest", false)] {
        writeln!(text, "  {heading}:").unwrap();
        for (name, value) in outcome.fields.iter().filter(|(name, _)| differs(name) == wanted) {
            writeln!(text, "    {name} = {}", canonical(value)).unwrap();
        }
    }
    text
}
