//! A knowledge base to begin with, around what was imported: the shop, plain words for every
//! moment, and a rule by which who asks for a human reaches one.

use kaopu_model::{
    ConditionsDraft, Dials, Edit, EscalationSettingsDraft, Locale, MAIN_PERSONA, Moment,
    MomentDraft, PersonaDraft, PersonaStyle, PhraseDraft, QueueDraft, RecordField, RuleDraft,
    SettingsDraft, WrongAnswerBudget,
};

use crate::slug::slug;

/// What the persona says, in Chinese.
const SAID_ZH: [(Moment, &str); 10] = [
    (Moment::Greeting, "您好，我是{店铺}的{人设.名字}，请问有什么可以帮您？"),
    (Moment::Thanks, "不客气。"),
    (Moment::Goodbye, "再见，有需要随时找我。"),
    (Moment::Clarify, "您想问的是（回复序号就行）："),
    (Moment::AskProduct, "请问是哪一款商品？"),
    (Moment::AskOrder, "请问是哪个订单？把订单号发给我就行。"),
    (Moment::Unknown, "这个我还不会答。换个说法再问问，或者回复“转人工”。"),
    (Moment::Handoff, "好的，马上为您转接{队列}。"),
    (Moment::Missing, "这一点我没有查到，请人工同事为您核实。"),
    (Moment::Empty, "请用文字说一下想问什么。"),
];

/// The same in English.
const SAID_EN: [(Moment, &str); 10] = [
    (Moment::Greeting, "Hello, this is {shop}. What can I do for you?"),
    (Moment::Thanks, "You are welcome."),
    (Moment::Goodbye, "Goodbye, and come back any time."),
    (Moment::Clarify, "Which of these do you mean? A number will do:"),
    (Moment::AskProduct, "Which product is it about?"),
    (Moment::AskOrder, "Which order is it about? Please send me its number."),
    (
        Moment::Unknown,
        "I can't answer that yet. Please put it in other words, or say \"human agent\".",
    ),
    (Moment::Handoff, "I am handing you over to {queue}."),
    (Moment::Missing, "I have no information on that; a colleague will look it up for you."),
    (Moment::Empty, "Please tell me in words what you would like to know."),
];

/// What makes a knowledge base of an empty folder of this name.
#[must_use]
pub fn starter(folder: &str, locale: Locale) -> Vec<Edit> {
    let budget = WrongAnswerBudget::parse("2%").unwrap_or_default();
    let (queue, rule) = hand_over(locale);
    vec![
        Edit::PutSettings(settings(folder, locale)),
        Edit::PutBudget(budget),
        Edit::PutPersona(persona(locale)),
        Edit::PutEscalationSettings(EscalationSettingsDraft {
            needs: vec![RecordField::Issue],
            ..EscalationSettingsDraft::default()
        }),
        Edit::PutQueue(queue),
        Edit::PutRule(rule),
    ]
}

/// The shop, named after the folder.
fn settings(folder: &str, locale: Locale) -> SettingsDraft {
    let folder: String = folder.chars().filter(|c| !c.is_control()).collect();
    let (title, shop) = match locale {
        Locale::ZhCn => ("导入的知识库", "我的店铺"),
        Locale::En => ("Imported knowledge base", "My shop"),
    };
    SettingsDraft {
        id: slug(&folder).unwrap_or_else(|| "imported".to_owned()),
        title: if folder.is_empty() { title.to_owned() } else { folder },
        shop: shop.to_owned(),
        locale,
    }
}

fn persona(locale: Locale) -> PersonaDraft {
    let (name, address, said) = match locale {
        Locale::ZhCn => ("小助手", "您", SAID_ZH),
        Locale::En => ("Assistant", "", SAID_EN),
    };
    let phrase = |text: &str| PhraseDraft { text: text.to_owned(), ..PhraseDraft::default() };
    PersonaDraft {
        id: MAIN_PERSONA.to_owned(),
        name: name.to_owned(),
        address: address.to_owned(),
        tone: PersonaStyle::Precise,
        dials: Dials::of(PersonaStyle::Precise),
        moments: said
            .map(|(moment, text)| MomentDraft {
                moment,
                phrases: vec![phrase(text)],
                sticker: String::new(),
            })
            .to_vec(),
        ..PersonaDraft::default()
    }
}

/// Who asks for a human reaches one, at any time.
fn hand_over(locale: Locale) -> (QueueDraft, RuleDraft) {
    let (name, title) = match locale {
        Locale::ZhCn => ("人工客服", "顾客要求人工"),
        Locale::En => ("our team", "The customer asks for a human"),
    };
    let queue = QueueDraft {
        id: "human".into(),
        name: name.to_owned(),
        hours: "00:00-24:00".to_owned(),
        days: (1..=7).collect(),
        ..QueueDraft::default()
    };
    let rule = RuleDraft {
        id: "wants-human".into(),
        title: title.to_owned(),
        queue: queue.id.clone(),
        when: ConditionsDraft { request_human: true, ..ConditionsDraft::default() },
        ..RuleDraft::default()
    };
    (queue, rule)
}
