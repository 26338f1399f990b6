//! Chats as programs export them: transcripts, JSON, and cells with a whole chat.

use super::*;

fn read(name: &str, text: &str) -> ChatLog {
    read_log(name, text.as_bytes(), None, &LogMapping::default()).unwrap()
}

/// Session, speaker, text.
fn said(log: &ChatLog) -> Vec<(&str, LogSpeaker, &str)> {
    log.messages.iter().map(|m| (&*m.session, m.from, &*m.text)).collect()
}

use LogSpeaker::{Agent, Customer, System};

#[test]
fn words_stand_below_who_and_when() {
    let text = "消息记录（文本格式）\n================\n消息分组:顾客\n================\n\
        消息对象:tb_lan88\n================\n\n\
        2026-11-24 10:30:05 tb_lan88(123456789)\n这件还有货吗\n要M码\n\n\
        2026-11-24 10:31:00 小满旗舰店:小美\n亲，有的哦\n\n\
        消息对象:tb_kai\n\n2026-11-24 11:00:00 tb_kai\n我2026-11-20 9:00下的单怎么还没发\n";
    let log = read("a.txt", text);
    let expected = [
        ("tb_lan88", Customer, "这件还有货吗 要M码"),
        ("tb_lan88", Agent, "亲，有的哦"),
        ("tb_kai", Customer, "我2026-11-20 9:00下的单怎么还没发"),
    ];
    assert_eq!(said(&log), expected);
    assert_eq!(log.messages[1].at.unwrap().to_string(), "2026-11-24T10:31:00");
    assert_eq!((log.messages[0].line, log.messages[2].line), (8, 17));
}

#[test]
fn a_name_may_stand_before_the_time() {
    let text = "花开的声音 (2026-11-24 10:30:05):\n能改地址吗\n小美 (2026-11-24 10:30:40):\n\
        亲，为您改好了\n小雨 2026/11/24 下午3:05\n几天到\n小美 2026/11/24 下午3:06\n两天哦~\n\
        大海 2026/11/24 15:20\n有优惠吗\n小美 2026/11/24 15:21\n满300减30\n";
    let log = read("a.txt", text);
    let expected = [
        ("花开的声音", Customer, "能改地址吗"),
        ("花开的声音", Agent, "亲，为您改好了"),
        ("小雨", Customer, "几天到"),
        ("小雨", Agent, "两天哦~"),
        ("大海", Customer, "有优惠吗"),
        ("大海", Agent, "满300减30"),
    ];
    assert_eq!(said(&log), expected);
    assert_eq!(log.messages[2].at.unwrap().hour(), 15);
    assert!(log.notes[0].reason.zh.contains("「小美」"), "{:?}", log.notes);
}

#[test]
fn all_of_it_may_stand_on_a_line() {
    let text = "[24/11/2026, 10:30:05] Lily: Is it waterproof?\n\
        [24/11/2026, 10:30:45] Shop Support: Thank you for asking! It is.\nAnything else?\n\
        [24/11/2026, 10:31:05] Lily: ok: and the size?\n";
    let log = read("a.txt", text);
    let expected = [
        ("Lily", Customer, "Is it waterproof?"),
        ("Lily", Agent, "Thank you for asking! It is. Anything else?"),
        ("Lily", Customer, "ok: and the size?"),
    ];
    assert_eq!(said(&log), expected);
    let text = "—— 2026-11-24 ——\n10:30 顾客：发什么快递\n10:31 小满旗舰店:小美：顺丰\n\
        10:32 系统：会话已结束\n";
    let log = read("a.txt", text);
    assert_eq!(log.messages[1].at.unwrap().to_string(), "2026-11-24T10:31:00");
    let expected =
        [("顾客", Customer, "发什么快递"), ("顾客", Agent, "顺丰"), ("顾客", System, "会话已结束")];
    assert_eq!(said(&log), expected);
}

#[test]
fn markdown_and_names_that_take_turns_are_read() {
    let text = "## 会话 1\n\n- **顾客**：冒烟正常吗？\n- **客服**：正常的\n\n## 会话 2\n\n\
        - **顾客**：报E3\n- **客服**：加水\n";
    let expected = [
        ("1", Customer, "冒烟正常吗？"),
        ("1", Agent, "正常的"),
        ("2", Customer, "报E3"),
        ("2", Agent, "加水"),
    ];
    assert_eq!(said(&read("a.md", text)), expected);
    let text = "小鹿妈妈:\n老板，蓝莓还有吗\n\n果园老周:\n有的，一箱118\n\n小鹿妈妈:\n甜不甜呀\n\n\
        果园老周:\n不甜您拍照\n我退您\n";
    let log = read("a.txt", text);
    assert_eq!(
        log.messages.iter().map(|m| m.from).collect::<Vec<_>>(),
        [Customer, Agent, Customer, Agent]
    );
    assert_eq!(log.messages[3].text, "不甜您拍照 我退您");
    let text = "[12/03/2024, 09:14:02] Willow: Messages and calls are end-to-end encrypted. No one else.\n\
        [12/03/2024, 09:14:22] Amy: Do you have it in 14?\n[12/03/2024, 09:16:40] Willow: We do.\n";
    let log = read("a.txt", text);
    assert_eq!(log.messages.iter().map(|m| m.from).collect::<Vec<_>>(), [System, Customer, Agent]);
}

#[test]
fn names_alone_tell_who_speaks() {
    let text = "顾客：什么时候发货\n客服：48小时内\n\n顾客：能退吗\n要运费吗\n客服：七天内可以\n";
    let log = read("a.txt", text);
    let expected = [
        ("1", Customer, "什么时候发货"),
        ("1", Agent, "48小时内"),
        ("2", Customer, "能退吗 要运费吗"),
        ("2", Agent, "七天内可以"),
    ];
    assert_eq!(said(&log), expected);
}

#[test]
fn a_list_of_messages_is_no_chat() {
    for text in [
        "我2026-11-24 10:30下的单怎么还没发\n2026-11-24 10:30:05下的单\n发货了吗\n",
        "请问：几天到\n请问：能退吗\n问题：尺码偏大吗\n",
        "10:30之前下单今天发吗\n9:00上班吗\n几点下班\n",
        "[图片]\n这个坏了\n{怎么办}\n",
        "{\n在吗\n",
    ] {
        let log = read("a.txt", text);
        assert_eq!(log.messages.len(), text.lines().count(), "{text}");
        assert!(log.messages.iter().all(|one| one.from == Customer), "{text}");
    }
}

#[test]
fn json_is_read_by_its_messages() {
    let nested = r#"{"data": {"list": [
        {"id": 7, "product": {"id": 88, "title": "羽绒服"}, "messages": [
            {"role": "user", "content": [{"type": "text", "text": "几天发货"}, {"type": "image_url"}]},
            {"role": "assistant", "content": "两天内"}]},
        {"messages": [{"sender": {"type": "contact", "name": "小雨"}, "body": "能退吗"}]}]}}"#;
    let log = read("a.json", nested);
    let expected =
        [("#1", Customer, "几天发货"), ("#1", Agent, "两天内"), ("#3", Customer, "能退吗")];
    assert_eq!(said(&log), expected);
    assert_eq!(log.messages[0].product.as_deref(), Some("88"));
    let lines = "{\"messages\":[{\"role\":\"user\",\"content\":\"在吗\"},{\"role\":\"assistant\",\
        \"content\":\"在的\"}]}\n{\"messages\":[{\"role\":\"user\",\"content\":\"退货\"}]}\n";
    let log = read("a.jsonl", lines);
    assert_eq!(log.messages.iter().map(|m| (m.line, &*m.text)).next_back(), Some((2, "退货")));
    let list = r#"[{"content": "在吗"}, {"content": "怎么退"}]"#;
    assert_eq!(said(&read("a.json", list)), [("", Customer, "在吗"), ("", Customer, "怎么退")]);
}

#[test]
fn a_direction_is_between_two_accounts() {
    let message = |direction, content| {
        format!(
            r#"{{"direction": {direction}, "time": "2026-11-24 10:30:05", "content": "{content}"}}"#
        )
    };
    let list = [message(1, "几天发货"), message(0, "亲，两天内"), message(1, "好的")].join(",");
    let alone = format!(r#"{{"response": {{"count": 3, "msgs": {{"msg": [{list}]}}}}}}"#);
    let speakers = |text: &str| -> Vec<LogSpeaker> {
        read("a.json", text).messages.iter().map(|one| one.from).collect()
    };
    assert_eq!(speakers(&alone), [Customer, Agent, Customer]);
    let around = r#""from_id": "cntaobao小雨", "to_id": "cntaobao小满旗舰店:小美""#;
    let told = format!(r#"{{{around}, "msgs": {{"msg": [{list}]}}}}"#);
    assert_eq!(speakers(&told), [Agent, Customer, Agent]);
    let jd = r#"{"ChatLogList": [
        {"customer": "jd_88", "waiter": "小美", "content": "保修多久", "sid": "s1", "waiterSend": false},
        {"customer": "jd_88", "waiter": "小美", "content": "一年", "sid": "s1", "waiterSend": true}]}"#;
    assert_eq!(said(&read("a.json", jd)), [("s1", Customer, "保修多久"), ("s1", Agent, "一年")]);
}

#[test]
fn a_cell_may_hold_a_whole_chat() {
    let text = "访客姓名,会话内容\n小雨,\"访客 10:30:05：几天到\n客服小美 10:31:00：两天\"\n\
                大海,\"访客 11:30:05：能退吗\n客服小美 11:31:00：能\"\n";
    let expected = [
        ("小雨", Customer, "几天到"),
        ("小雨", Agent, "两天"),
        ("大海", Customer, "能退吗"),
        ("大海", Agent, "能"),
    ];
    assert_eq!(said(&read("a.csv", text)), expected);
}

#[test]
fn staff_without_a_title_are_known_by_whom_they_speak_with() {
    let rows =
        ["花", "雨", "海", "山"].map(|name| format!("{name},在吗\n小美,在的\n{name},几天到\n"));
    let text = format!("昵称,内容\n{}", rows.concat());
    let log = read("a.csv", &text);
    let agents = log.messages.iter().filter(|one| one.from == Agent).count();
    assert_eq!((agents, log.messages.len()), (4, 12));
}

proptest::proptest! {
    /// Whatever is pasted is read or refused, and no line of a customer gets lost in a list.
    #[test]
    fn no_text_is_too_strange(parts in proptest::collection::vec(0_usize..PIECES.len(), 0..40)) {
        let text: String = parts.iter().map(|at| PIECES[*at]).collect();
        let _ = read_log("a.txt", text.as_bytes(), None, &LogMapping::default());
        let _ = read_log("a.json", text.as_bytes(), None, &LogMapping::default());
        let _ = log_columns("a.csv", text.as_bytes(), None);
    }
}

const PIECES: [&str; 24] = [
    "\n",
    "\n\n",
    " ",
    "\t",
    ",",
    "：",
    ":",
    "小美",
    "顾客",
    "客服",
    "2026-11-24 10:30:05",
    "10:30",
    "99:99",
    "[",
    "]",
    "{",
    "}",
    "\"content\"",
    "\"几天\"",
    "【会话1】",
    "====",
    "消息对象:",
    "下午3:05",
    "\u{200e}",
];

#[test]
fn what_stands_between_messages_is_none() {
    let text = "11.24 上午的\n\n客：手链能改短吗\n我：可以，备注就行\n客：好\n我：嗯\n\n11.25\n\n客：是银针吗\n我：925银\n";
    let log = read("a.txt", text);
    let expected = [
        (Customer, "手链能改短吗"),
        (Agent, "可以，备注就行"),
        (Customer, "好"),
        (Agent, "嗯"),
        (Customer, "是银针吗"),
        (Agent, "925银"),
    ];
    assert_eq!(log.messages.iter().map(|m| (m.from, &*m.text)).collect::<Vec<_>>(), expected);
    assert!(log.messages[3].session != log.messages[4].session);
    let text = "昨天 21:04\n买家\n梨坏了三个\n客服-小李\n已读\n抱歉，给您退\n客服-小李撤回了一条消息\n买家\n好\n";
    let expected = [
        (Customer, "梨坏了三个"),
        (Agent, "抱歉，给您退"),
        (System, "客服-小李撤回了一条消息"),
        (Customer, "好"),
    ];
    let log = read("a.txt", text);
    assert_eq!(log.messages.iter().map(|m| (m.from, &*m.text)).collect::<Vec<_>>(), expected);
    let srt = "1\n00:00:01,000 --> 00:00:03,900\n客服：您好\n\n2\n00:00:04,000 --> 00:00:08,000\n顾客：窗帘能量尺寸吗\n";
    assert_eq!(
        said(&read("a.srt", srt)),
        [("1", Agent, "您好"), ("1", Customer, "窗帘能量尺寸吗")]
    );
    let md = "# 整理\n\n## 会话一\n\n**顾客**: 能扫地毯吗\n> **客服**: 短毛可以\n\n## 会话二\n\n**顾客**: 几天到\n**客服**: 三天\n";
    let log = read("a.md", md);
    assert_eq!(log.messages.len(), 4);
    assert!(log.messages[1].session != log.messages[2].session);
}

#[test]
fn titles_stand_above_tables_and_points_before_lists() {
    let text = "会话明细\n导出时间：2026-11-25\n会话ID,消息时间,发送者类型,内容\nS1,2026-11-24 10:30,访客,\"几天到,急\"\n";
    assert_eq!(said(&read("a.csv", text)), [("S1", Customer, "几天到,急")]);
    let list = "1. 什么时候发货\n2. 10:30下的单今天发吗\n3. 1.5升的有吗\n";
    assert_eq!(said(&read("a.txt", list))[2], ("", Customer, "1.5升的有吗"));
    let column = "顾客消息\n\"退货地址发一下,我今天寄\"\n在吗\n";
    assert_eq!(said(&read("a.csv", column))[0], ("", Customer, "退货地址发一下,我今天寄"));
}

#[test]
fn who_sends_is_told_by_whatever_tells_it() {
    let speakers = |text: &str| -> Vec<LogSpeaker> {
        read("a.json", text).messages.iter().map(|one| one.from).collect()
    };
    // Numbers mean what a program says; a contact writes to users of a help desk.
    let numbered = r#"[{"from": 1, "fromName": "访客_7", "content": "床垫硬吗"},
        {"from": 0, "fromName": "客服_小美", "content": "偏硬"}]"#;
    assert_eq!(speakers(numbered), [Customer, Agent]);
    let desk = r#"{"messages": [{"sender": {"type": "contact"}, "content": "在吗"},
        {"sender": {"type": "user"}, "content": "在的"}]}"#;
    assert_eq!(speakers(desk), [Customer, Agent]);
    let constant = r#"{"direction": "outgoing", "from": "u1", "to": "kefu", "payload": {"bodies": [{"type": "txt", "msg": "能退吗"}]}}
{"direction": "outgoing", "from": "kefu", "to": "u1", "payload": {"bodies": [{"type": "txt", "msg": "能"}]}}"#;
    let log = read("a.jsonl", constant);
    assert_eq!(said(&log), [("u1", Customer, "能退吗"), ("u1", Agent, "能")]);
    let parts = r#"{"messages": [{"obj": "Human", "value": [{"type": "text", "text": {"content": "能退吗"}}]},
        {"obj": "AI", "value": [{"type": "text", "text": {"content": "能"}}]}]}"#;
    assert_eq!(speakers(parts), [Customer, Agent]);
}
