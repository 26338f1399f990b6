//! The tone of messages: what is heard beyond the words of the lists. The tests that need the real
//! encoder are left out without its weights.

use std::sync::{Arc, OnceLock};

use kaopu_encoder::{Encoder, Weights};
use kaopu_engine::{Feelings, Message, Program, Session, compile, compile_with, feelings, respond};
use kaopu_model::{KnowledgeBase, Mood, MoodWords};
use proptest::prelude::*;

const TABLES: [&str; 2] = [include_str!("mood/anger.txt"), include_str!("mood/hurry-worry.txt")];
const TONE: &str = include_str!("mood/tone.txt");
const HARM: &str = include_str!("mood/harm.txt");

/// The real encoder, or `None` where nobody has its weights.
fn encoder() -> Option<&'static Arc<Encoder<'static>>> {
    static ENCODER: OnceLock<Option<Arc<Encoder<'static>>>> = OnceLock::new();
    let load = || {
        let path = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none")?;
        Some(Arc::new(Encoder::from_vec(std::fs::read(path).unwrap()).unwrap()))
    };
    let encoder = ENCODER.get_or_init(load).as_ref();
    if encoder.is_none() {
        eprintln!("left out: there are no weights (./dev encoder)");
    }
    encoder
}

fn bare() -> Option<&'static Program> {
    static BARE: OnceLock<Option<Program>> = OnceLock::new();
    BARE.get_or_init(|| Some(compile_with(KnowledgeBase::default(), encoder()?))).as_ref()
}

fn rows(table: &str) -> Vec<(&str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap()).collect()
}

fn as_expected(wanted: &str, found: &Feelings) -> bool {
    match wanted {
        "angry" => found.anger >= 1,
        "angry2" => found.anger >= 2,
        "angry3" => found.anger == 3,
        "not-angry" => found.mood != Mood::Angry,
        mood => found.mood.code() == mood,
    }
}

/// The class of cues that the tone adds.
fn heard(found: &Feelings) -> bool {
    found.cues.iter().any(|cue| cue.class == "tone")
}

#[test]
fn what_the_lists_see_is_seen_with_the_tone_too() {
    let Some(program) = bare() else { return };
    let wrong: Vec<String> = TABLES
        .iter()
        .flat_map(|table| rows(table))
        .map(|(wanted, text)| (wanted, text, feelings(program, text)))
        .filter(|(wanted, _, found)| !as_expected(wanted, found))
        .map(|(wanted, text, found)| {
            format!(
                "{text}: wanted {wanted}, found {} {} {:?}",
                found.mood, found.anger, found.cues
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tone_of_new_messages_is_heard() {
    let Some(program) = bare() else { return };
    let (rows, words) = (rows(TONE), compile(KnowledgeBase::default()));
    let right = |program: &Program| {
        rows.iter().filter(|(mood, text)| feelings(program, text).mood.code() == *mood).count()
    };
    let wrong: Vec<_> =
        rows.iter().filter(|(mood, text)| feelings(program, text).mood.code() != *mood).collect();
    assert!(
        right(program) * 100 >= rows.len() * 85,
        "{} of {}: {wrong:#?}",
        right(program),
        rows.len()
    );
    assert!(right(program) > right(&words) + 8, "words alone: {}", right(&words));
    // No bot turns cold, or hands over, because a calm customer has a problem.
    for (_, text) in rows.iter().filter(|(mood, _)| *mood == "calm") {
        let found = feelings(program, text);
        assert!(!heard(&found) || found.anger < 2, "{text}");
    }
}

#[test]
fn the_tone_names_the_clause_that_it_was_heard_in() {
    let Some(program) = bare() else { return };
    let found = feelings(program, "我上周买的。你们就是这么做生意的？");
    assert_eq!((found.mood, found.words()), (Mood::Angry, vec!["你们就是这么做生意的".to_owned()]));
    assert!(heard(&found));
}

#[test]
fn the_tone_alone_is_never_fury() {
    let Some(program) = bare() else { return };
    for (_, text) in rows(TONE) {
        let found = feelings(program, text);
        assert!(
            !heard(&found)
                || found.cues.iter().filter(|cue| cue.class == "tone").all(|cue| cue.points <= 4),
            "{text}"
        );
    }
}

#[test]
fn what_is_denied_or_asked_about_is_not_heard() {
    let Some(program) = bare() else { return };
    for text in [
        "我不生气，就是问问",
        "没生气，你们到底什么时候发呢",
        "我不生气，就是想知道你们还要多少天",
        "投诉电话是多少",
        "不着急，看你们什么时候方便发",
        "我不担心，丢不了的",
        "I'm not angry, just asking why it takes so long",
    ] {
        let found = feelings(program, text);
        assert!(!heard(&found) && found.mood == Mood::Calm, "{text}: {found:?}");
    }
}

#[test]
fn the_shops_own_words_outrank_the_tone() {
    let Some(encoder) = encoder() else { return };
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut kb = KnowledgeBase::default();
    kb.escalation.moods = MoodWords {
        angry: list(&["开团"]),
        urgent: list(&["怎么做生意"]),
        worried: list(&[]),
        calm: list(&["人话"]),
    };
    let own = compile_with(kb, encoder);
    for (text, mood) in [
        ("今天几点开团呀，谢谢", Mood::Angry),
        ("你们怎么做生意的", Mood::Urgent),
        ("你们会说人话吗", Mood::Calm),
    ] {
        let found = feelings(&own, text);
        assert_eq!((found.mood, heard(&found)), (mood, false), "{text}");
    }
}

#[test]
fn another_encoder_hears_no_tone() {
    let bytes = Weights::untrained(&["▁", "退货", "怎么", "你们"]).to_bytes().unwrap();
    let other =
        compile_with(KnowledgeBase::default(), &Arc::new(Encoder::from_vec(bytes).unwrap()));
    let words = compile(KnowledgeBase::default());
    for (_, text) in TABLES.iter().chain([&TONE]).flat_map(|table| rows(table)) {
        assert_eq!(feelings(&other, text), feelings(&words, text), "{text}");
    }
}

#[test]
fn a_turn_hears_what_feelings_hears() {
    let Some(program) = bare() else { return };
    for (_, text) in rows(TONE) {
        let found = feelings(program, text);
        let (_, turn) = respond(
            program,
            &Session::default(),
            &Message { text: text.to_owned(), ..Message::default() },
        );
        assert_eq!(
            (turn.trace.mood, turn.trace.anger, turn.trace.mood_cues),
            (found.mood, found.anger, found.cues)
        );
    }
}

#[test]
fn a_message_of_any_length_is_bounded() {
    let Some(program) = bare() else { return };
    for piece in ["你们到底还要我等多久，", "，", "气", "a b ", "？！"] {
        let text = piece.repeat(100_000 / piece.chars().count());
        let found = feelings(program, &text);
        assert!(
            found.cues.len() <= 12 && found.cues.iter().all(|cue| cue.text.chars().count() <= 40),
            "{piece}"
        );
        assert_eq!(found, feelings(program, &text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_heard_is_the_same_again_and_stands_where_it_says(
        pieces in prop::collection::vec(prop::sample::select(rows(TONE)), 1..4),
        noise in ".{0,8}",
    ) {
        let Some(program) = bare() else { return Ok(()) };
        let text: String = pieces.iter().map(|(_, text)| format!("{text}{noise}")).collect();
        let found = feelings(program, &text);
        let original: Vec<char> = text.chars().collect();
        for cue in &found.cues {
            prop_assert!(cue.span.start < cue.span.end && cue.span.end as usize <= original.len());
            let there: String = original[cue.span.start as usize..cue.span.end as usize].iter().collect();
            prop_assert!(there.contains(cue.text.as_str()) || there.starts_with(cue.text.as_str()));
        }
        prop_assert_eq!(found.mood == Mood::Angry, found.anger > 0);
        prop_assert_eq!(found.mood == Mood::Calm, found.words().is_empty());
        prop_assert_eq!(&found, &feelings(program, &text));
    }
}

#[test]
fn harm_in_new_words_is_heard_and_look_alikes_are_none() {
    let Some(program) = bare() else { return };
    let heard = |text: &str| {
        let found = feelings(program, text);
        (!found.danger.is_empty(), found.suspicion.is_some())
    };
    let rows = rows(HARM);
    let of = |label| rows.iter().filter(move |(own, _)| *own == label).map(|(_, text)| *text);
    let missed: Vec<&str> =
        of("harm").filter(|text| !matches!(heard(text), (true, _) | (_, true))).collect();
    assert!(missed.len() <= 1, "{missed:?}");
    let alarms = of("harm").filter(|text| heard(text).0).count();
    assert!(alarms * 4 >= of("harm").count() * 3, "{alarms}");
    let wrong: Vec<&str> = of("safe").filter(|text| heard(text).0).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn praise_is_calm_and_irony_is_not() {
    let Some(program) = bare() else { return };
    for text in
        ["爱死这条裙子了", "绝绝子 回购第五次", "香晕了 好吃到骂人", "卧槽 好快 真香", "yyds"]
    {
        assert_eq!(feelings(program, text).anger, 0, "{text}");
    }
    for text in ["绝了，都第三次发错货了", "真棒，等了十天等来一个坏的"] {
        assert!(feelings(program, text).anger > 0, "{text}");
    }
}
