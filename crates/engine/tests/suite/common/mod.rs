//! A small shop to talk to, shared by the engine's tests.

pub(crate) mod sample_kb;
pub(crate) mod schema;

use std::collections::BTreeMap;

use kaopu_engine::{Message, Program, Session, Turn, compile, respond};
use kaopu_model::*;

pub(crate) fn faq(id: &str, question: &str, answer: &str, phrasings: &[&str]) -> Faq {
    Faq {
        id: id.into(),
        category: "测试".into(),
        question: question.into(),
        answer: answer.into(),
        enabled: true,
        phrasings: phrasings.iter().map(|text| Phrasing { text: (*text).into(), row: 0 }).collect(),
        ..Faq::default()
    }
}

pub(crate) fn kb() -> KnowledgeBase {
    let mut ship = faq(
        "ship-when",
        "什么时候发货",
        "付款后{发货时限}内发出。",
        &["多久发货", "啥时候给我发", "今天能发出吗"],
    );
    ship.answers = vec![
        ConditionalAnswer {
            when: AnswerConditions {
                from: Some(jiff::civil::date(2026, 11, 10).at(20, 0, 0, 0)),
                until: Some(jiff::civil::date(2026, 11, 12).at(0, 0, 0, 0)),
                ..AnswerConditions::default()
            },
            answer: "双11订单72小时内发出。".into(),
            row: 2,
        },
        ConditionalAnswer {
            when: AnswerConditions {
                orders: vec![OrderState::Shipped],
                ..AnswerConditions::default()
            },
            answer: "已经发出啦,{订单.快递} {订单.物流单号}。".into(),
            row: 3,
        },
    ];
    let queue = |id: &str, name: &str, opens, closes| Queue {
        id: id.into(),
        name: name.into(),
        hours: QueueHours::daily(opens, closes),
        row: 0,
    };
    let rule = |id: &str, queue: &str, when| Rule {
        id: id.into(),
        title: id.into(),
        queue: queue.into(),
        when,
        ..Rule::default()
    };
    KnowledgeBase {
        settings: Settings { id: "shop".into(), shop: "小店".into(), ..Settings::default() },
        faqs: vec![
            ship,
            faq(
                "track",
                "我的快递到哪了",
                "您的包裹{订单.状态}。",
                &["查一下物流", "快递到哪里了"],
            ),
            faq(
                "fabric",
                "这件是什么面料",
                "{商品.名称}的面料是{商品.面料}。",
                &["什么材质的", "面料成分"],
            ),
            faq(
                "return-how",
                "怎么退货",
                "在订单页申请退货。",
                &["我要退货", "不想要了怎么退", "退货流程"],
            ),
            faq(
                "return-cost",
                "退货运费谁出",
                "有运费险的由保险承担。",
                &["退货运费怎么算", "退货要自己出邮费吗"],
            ),
        ],
        facts: vec![Fact {
            key: "发货时限".into(),
            value: "48".into(),
            unit: "小时".into(),
            ..Fact::default()
        }],
        products: ProductTable {
            attributes: vec!["面料".into()],
            products: vec![
                Product {
                    id: "sweater".into(),
                    name: "羊毛衫".into(),
                    aliases: vec!["毛衣".into()],
                    values: vec!["羊毛".into()],
                    row: 2,
                },
                Product {
                    id: "wok".into(),
                    name: "炒锅".into(),
                    aliases: vec![],
                    values: vec![String::new()],
                    row: 3,
                },
            ],
        },
        persona: Persona {
            name: "小满".into(),
            address: "亲".into(),
            phrases: BTreeMap::from([
                (Moment::Greeting, vec!["{顾客.称呼},在的".into(), "您好,我是{人设.名字}".into()]),
                (Moment::Unknown, vec!["这个我还不会".into(), "换个说法试试".into()]),
            ]),
            ..Persona::default()
        },
        escalation: Escalation {
            needs: vec![RecordField::Order, RecordField::Issue],
            queues: vec![
                queue("after-sales", "售后专员", 540, 1320),
                queue("safety", "安全专员", 0, 1440),
            ],
            dangers: vec![Danger {
                topic: "illness".into(),
                words: vec!["拉肚子".into()],
                ..Danger::default()
            }],
            moods: MoodWords {
                angry: vec!["骗子".into()],
                worried: vec!["急用".into()],
                ..MoodWords::default()
            },
            complaints: Complaints::default(),
            rules: vec![
                rule(
                    "danger",
                    "safety",
                    RuleConditions { danger: vec!["illness".into()], ..RuleConditions::default() },
                ),
                rule(
                    "wants-human",
                    "after-sales",
                    RuleConditions { request_human: true, ..RuleConditions::default() },
                ),
                rule(
                    "angry",
                    "after-sales",
                    RuleConditions { mood: vec![Mood::Angry], ..RuleConditions::default() },
                ),
                rule(
                    "lost",
                    "after-sales",
                    RuleConditions { unknowns: Some(2), ..RuleConditions::default() },
                ),
            ],
        },
        ..KnowledgeBase::default()
    }
}

pub(crate) fn program() -> Program {
    compile(kb())
}

/// Sends messages in turn and gives the turns.
pub(crate) fn talk(program: &Program, messages: &[(&str, Context)]) -> Vec<Turn> {
    let mut session = Session::default();
    messages
        .iter()
        .map(|(text, context)| {
            let (next, turn) = respond(
                program,
                &session,
                &Message { text: (*text).into(), context: context.clone() },
            );
            session = next;
            turn
        })
        .collect()
}

pub(crate) fn say(messages: &[&str]) -> Vec<Turn> {
    let messages: Vec<(&str, Context)> =
        messages.iter().map(|text| (*text, Context::default())).collect();
    talk(&program(), &messages)
}
