//! Pictures in a turn: beside the words, never in them; their words where nobody sees them.

use kaopu_engine::compare::{outcome, turn_diff};
use kaopu_engine::{Turn, compile};
use kaopu_model::{Channel, Context, KbFiles, parse};

use crate::common::talk;

const MEDIA: &str = "id,name,file,alt\n\
    chart,尺码表,00000000000000aa.png,\"S 胸围 96，M 胸围 100\"\n\
    wave,挥手,00000000000000bb.gif,\n";

fn says(answer: &str, media: &str, context: Context, message: &str) -> Turn {
    let persona =
        "name = \"小满\"\n[phrases]\ngreeting = [\"您好\"]\n[stickers]\ngreeting = \"wave\"\n";
    let faqs = format!("id,question,answer\nsize,尺码怎么选,\"{answer}\"\n");
    let files = [("faqs.csv", faqs.as_str()), ("media.csv", media), ("persona.toml", persona)];
    let files: KbFiles =
        files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
    talk(&compile(parse(&files).kb), &[(message, context)]).remove(0)
}

fn chat(answer: &str) -> Turn {
    says(answer, MEDIA, Context::default(), "尺码怎么选")
}

#[test]
fn a_picture_is_shown_beside_the_words_and_its_line_goes_with_it() {
    for (answer, text) in [
        ("看这张：{图:尺码表}", "看这张："),
        ("看这张{image:chart}再选", "看这张再选"),
        ("看这张：\n{图:尺码表}\n拿不准问我", "看这张：\n拿不准问我"),
        ("{图:尺码表}\n拿不准问我", "拿不准问我"),
        ("看这张\n{图:尺码表}", "看这张"),
        ("{图:尺码表}", ""),
        ("{图:尺码表}{图:chart}两次也只发一次", "两次也只发一次"),
    ] {
        let turn = chat(answer);
        assert_eq!(turn.text(), text, "{answer}");
        let shown: Vec<_> = turn.replies.iter().flat_map(|reply| &reply.pictures).collect();
        let [picture] = shown.as_slice() else { panic!("{answer}: {shown:?}") };
        assert_eq!(
            (picture.name.as_str(), picture.file.as_str()),
            ("尺码表", "00000000000000aa.png")
        );
        assert!(!picture.sticker && picture.words.starts_with("S 胸围"));
    }
    let both = chat("{图:尺码表}{图:挥手}");
    let names: Vec<_> = both.replies[0].pictures.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["尺码表", "挥手"]);
    assert_eq!(both.in_words(), "[S 胸围 96，M 胸围 100]\n[挥手]", "a name stands in for words");
}

#[test]
fn on_the_phone_its_words_are_read_out() {
    let phone = Context { channel: Channel::Phone, ..Context::default() };
    let turn = says("看这张：{图:尺码表}。", MEDIA, phone, "尺码怎么选");
    assert_eq!(turn.text(), "看这张：S 胸围 96，M 胸围 100。");
    assert!(turn.replies[0].pictures.is_empty());
    assert!(turn.replies[0].ssml.as_ref().unwrap().contains("S 胸围 96"));
}

#[test]
fn a_sticker_that_is_a_picture_comes_as_one_and_to_the_calm_alone() {
    let turn = says("好", MEDIA, Context::default(), "你好");
    let reply = &turn.replies[0];
    assert_eq!(reply.sticker.as_deref(), Some("wave"));
    assert!(reply.pictures[0].sticker && reply.pictures[0].file == "00000000000000bb.gif");
    assert_eq!(reply.in_words(), "您好", "an ornament is not read out");
    // Without media.csv it stays a name.
    let turn = says("好", "id,name,file\n", Context::default(), "你好");
    assert!(turn.replies[0].sticker.is_some() && turn.replies[0].pictures.is_empty());
    let json = serde_json::to_string(&turn.replies).unwrap();
    assert!(!json.contains("pictures"), "what has no picture stays as it was: {json}");
}

#[test]
fn a_picture_that_nobody_has_is_no_hole() {
    let turn = chat("看这张：{图:没有的}");
    assert!(turn.replies.iter().all(|reply| !reply.text.contains('{')), "{}", turn.text());
    assert_ne!(turn.text(), "看这张：");
}

#[test]
fn another_picture_of_the_same_name_is_another_behaviour() {
    let of = |media: &str| says("看这张{图:尺码表}", media, Context::default(), "尺码怎么选");
    let (before, after) = (of(MEDIA), of(&MEDIA.replace("aa.png", "ac.png")));
    assert!(turn_diff(&before, &after).replies);
    assert_ne!(outcome(&before).pictures, outcome(&after).pictures);
    assert_eq!(outcome(&before).said, "看这张\n[S 胸围 96，M 胸围 100]");
}
