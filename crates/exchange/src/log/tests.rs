//! Logs as shops and public collections have them.

use encoding_rs::GB18030;

use super::*;

fn read(name: &str, text: &str) -> ChatLog {
    read_log(name, text.as_bytes(), None, &LogMapping::default()).unwrap()
}

fn refused(name: &str, text: &str) -> Localized {
    read_log(name, text.as_bytes(), None, &LogMapping::default()).unwrap_err().said()
}

/// Line, session, speaker, text.
fn said(log: &ChatLog) -> Vec<(u32, &str, LogSpeaker, &str)> {
    log.messages.iter().map(|m| (m.line, &*m.session, m.from, &*m.text)).collect()
}

use LogSpeaker::{Agent, Customer, System};

#[test]
fn a_table_with_a_header_in_chinese() {
    let text = "会话编号,发送时间,发送方,消息内容,商品ID,订单号\n\
                7,2026-11-24 10:00:00,客户,<p>几天发货</p>,88,\n\
                7,2026-11-24 10:00:09,小满旗舰店:小美,两天内哦,,\n\
                8,2026-11-24 09:00:00,系统,会话开始,,\n";
    let log = read("log.csv", text);
    let expected =
        [(2, "7", Customer, "几天发货"), (3, "7", Agent, "两天内哦"), (4, "8", System, "会话开始")];
    assert_eq!(said(&log), expected);
    assert_eq!(log.messages[0].product.as_deref(), Some("88"));
    assert_eq!(log.messages[0].at.unwrap().hour(), 10);
    assert_eq!(log.read_as[3], ("消息内容".to_owned(), "text"));
    assert!(log.notes.is_empty(), "{:?}", log.notes);
}

#[test]
fn columns_without_a_header_are_told_by_their_looks() {
    let text = "a1b2\tUSER_10\t0\t0\t0\tnan\t您好，怎么开发票\n\
                a1b2\tUSER_10\t1\t0\t0\tnan\t请稍等\n\
                c3d4\tUSER_11\t0\t1\t1\t3017545\t返修没人来取件\n\
                c3d4\tUSER_11\t1\t0\t0\tnan\t帮您催\n";
    let log = read("chat.tsv", text);
    let expected = [
        (1, "a1b2", Customer, "您好，怎么开发票"),
        (2, "a1b2", Agent, "请稍等"),
        (3, "c3d4", Customer, "返修没人来取件"),
        (4, "c3d4", Agent, "帮您催"),
    ];
    assert_eq!(said(&log), expected);
    let third = &log.messages[2];
    assert_eq!((third.transferred, third.product.as_deref()), (true, Some("3017545")));
}

#[test]
fn a_label_is_no_conversation() {
    let log = read("test.tsv", "发货\t几天能发\n发货\t什么时候发呀\n退货\t怎么退\n");
    assert_eq!(said(&log)[2], (3, "", Customer, "怎么退"));
    let log = read("test.tsv", "card_arrival\tWhere is my card?\ncard_arrival\tNo card yet\n");
    assert_eq!(said(&log)[1], (2, "", Customer, "No card yet"));
}

#[test]
fn a_list_of_messages_is_one_a_line() {
    let log = read("list.txt", "几天发货\n\n怎么退，运费谁出\n");
    assert_eq!(said(&log), [(1, "", Customer, "几天发货"), (3, "", Customer, "怎么退，运费谁出")]);
    assert!(log.notes[0].reason.zh.contains("没有会话编号"));
    assert_eq!(said(&read("one.txt", "在吗")), [(1, "", Customer, "在吗")]);
}

#[test]
fn what_somebody_says_of_columns_counts() {
    let mut mapping = LogMapping::default();
    mapping.add("2=session").unwrap();
    mapping.add("1=text").unwrap();
    let log = read_log("a.tsv", "几天发货\t甲\n退\t乙\n".as_bytes(), None, &mapping).unwrap();
    assert_eq!(said(&log)[1], (2, "乙", Customer, "退"));
    let mut mapping = LogMapping::default();
    mapping.add("聊天=text").unwrap();
    mapping.add("内容=").unwrap();
    let log = read_log("a.csv", "聊天,内容\n几天发货,x\n".as_bytes(), None, &mapping).unwrap();
    assert_eq!(said(&log), [(2, "", Customer, "几天发货")]);
    assert!(mapping.add("聊天").is_err() && mapping.add("聊天=words").is_err());
}

#[test]
fn the_log_of_the_bot_is_read() {
    let line = |text: &str, action: &str| {
        format!(
            "{{\"version\":1,\"at\":\"2026-11-24T02:00:00Z\",\"session\":\"s1\",\"turn\":1,\
             \"role\":\"customer\",\"text\":\"{text}\",\"events\":[],\"action\":\"{action}\",\
             \"entries\":[],\"rule\":null,\"replies\":[\"好\"],\"release\":1,\"bundle\":\"\"}}\n"
        )
    };
    let text = line("几天发货", "answer") + "{half\n" + &line("转人工", "hand_over");
    let log = read("conversations.jsonl", &text);
    assert_eq!(said(&log), [(1, "s1", Customer, "几天发货"), (3, "s1", Customer, "转人工")]);
    assert_eq!(log.messages[0].at.unwrap().hour(), 10, "as clocks in China show it");
    assert_eq!(log.messages.iter().map(|m| m.transferred).collect::<Vec<_>>(), [false, true]);
    assert_eq!(log.notes[0].place.row, 2);
}

#[test]
fn what_the_shop_answered_may_stand_in_the_same_row() {
    let text = "咨询时间,客户问题,客服回复\n2026-11-24 10:00,几天发货,亲，两天内\n\
                2026-11-24 11:00,能退吗,\n2026-11-24 12:00,,亲还在吗\n";
    let log = read("faq.csv", text);
    let expected = [
        (2, "#2", Customer, "几天发货"),
        (2, "#2", Agent, "亲，两天内"),
        (3, "#3", Customer, "能退吗"),
        (4, "#4", Agent, "亲还在吗"),
    ];
    assert_eq!(said(&log), expected);
    assert_eq!(log.messages[1].at.unwrap().hour(), 10);
    let text = "{\"session_id\":\"7\",\"query\":\"几天发货\",\"answer\":\"两天内\"}\n";
    let log = read("bot.jsonl", text);
    assert_eq!(said(&log), [(1, "7", Customer, "几天发货"), (1, "7", Agent, "两天内")]);
}

#[test]
fn to_whom_it_is_said_tells_the_conversation() {
    let text = "发送者,接收者,消息内容\n小雨,小美,几天发货\n大海,小美,能退吗\n\
                小美,小雨,两天内\n小美,大海,七天内可以\n花开,小美,有货吗\n";
    let log = read("a.csv", text);
    let expected = [
        (2, "小雨", Customer, "几天发货"),
        (3, "大海", Customer, "能退吗"),
        (4, "小雨", Agent, "两天内"),
        (5, "大海", Agent, "七天内可以"),
        (6, "花开", Customer, "有货吗"),
    ];
    assert_eq!(said(&log), expected);
    let text = "from_nick,to_nick,content\ntb_lan,小满旗舰店:小美,在吗\nlily,顾客8,好的\n";
    let log = read("a.csv", text);
    assert_eq!(log.messages.iter().map(|m| m.from).collect::<Vec<_>>(), [Customer, Agent]);
}

#[test]
fn who_speaks_stands_in_a_column_of_accounts() {
    let text = "聊天时间,客服账号,顾客账号,发送人,消息体\n\
                2024-07-08 13:20:01,yuyi05,南城旧梦,系统,进入会话\n\
                2024-07-08 13:20:09,yuyi05,南城旧梦,南城旧梦,是纯棉的吗\n\
                2024-07-08 13:20:33,yuyi05,南城旧梦,yuyi05,是的\n";
    let log = read("a.csv", text);
    let expected = [
        (2, "南城旧梦", System, "进入会话"),
        (3, "南城旧梦", Customer, "是纯棉的吗"),
        (4, "南城旧梦", Agent, "是的"),
    ];
    assert_eq!(said(&log), expected);
    let text = "conv_id|msg_at|is_staff|staff_no|content\n7|20240403093011|0||偏码吗\n7|20240403093045|1|K1|正码\n";
    let log = read("gateway.log", text);
    assert_eq!(log.messages.iter().map(|m| m.from).collect::<Vec<_>>(), [Customer, Agent]);
}

#[test]
fn what_is_asked_and_answered_by_a_robot_and_a_human_is_read() {
    let text =
        "咨询单号,买家问题,机器人答复,人工答复\n9,快递没动,您可以查物流,已经催了\n8,转人工,,\n";
    let log = read("a.csv", text);
    let expected = [
        (2, "9", Customer, "快递没动"),
        (2, "9", Agent, "您可以查物流"),
        (2, "9", Agent, "已经催了"),
        (3, "8", Customer, "转人工"),
    ];
    assert_eq!(said(&log), expected);
    let line = |asked: &str, answered: &str| {
        format!(
            "{{\"run_id\":\"8f\",\"inputs\":{{\"question\":\"{asked}\",\"channel\":\"h5\"}},\
                 \"outputs\":{{\"answer\":\"{answered}\"}}}}\n"
        )
    };
    let log = read("trace.jsonl", &(line("有无糖的吗", "有两种") + &line("印logo吗", "五十盒起")));
    assert_eq!(said(&log)[..2], [(1, "#1", Customer, "有无糖的吗"), (1, "#1", Agent, "有两种")]);
}

#[test]
fn conversations_are_told_by_names_and_by_cells_that_were_merged() {
    let text = "哪天,顾客,谁说的,说了什么\n5.6,桐桐妈妈,顾客,有绘本吗\n,,我,有现货\n5.7,阿凯,顾客,有第二辑吗\n,,我,月底到\n";
    let log = read("a.csv", text);
    let sessions: Vec<&str> = log.messages.iter().map(|m| &*m.session).collect();
    assert_eq!(sessions, ["桐桐妈妈", "桐桐妈妈", "阿凯", "阿凯"]);
    let text = "2024-01-15 09:30:12,买家,栗子,是陶瓷的吗\n2024-01-15 09:31:00,卖家,栗子,陶瓷的亲\n\
                2024-01-15 10:02:51,买家,山野,还有陈茶吗\n2024-01-15 10:05:08,卖家,山野,只剩三饼\n";
    let log = read("a.csv", text);
    let sessions: Vec<&str> = log.messages.iter().map(|m| &*m.session).collect();
    assert_eq!(sessions, ["栗子", "栗子", "山野", "山野"]);
}

#[test]
fn a_drawn_table_and_a_tab_in_what_is_said_are_read() {
    let text = "# 咨询记录\n\n整理：小唐\n\n| 时间 | 谁 | 说了什么 |\n|:--:|:--|:--|\n\
                | 10:02 | 买家 | 能**登机**吗 |\n| 10:03 | 客服 | 可以 |\n";
    let log = read("a.md", text);
    assert_eq!(said(&log), [(7, "", Customer, "能登机吗"), (8, "", Agent, "可以")]);
    let log = read("a.txt", "1\t怎么退\n2\t地址是 浙江\t几天能到\n3\t有发票吗\n");
    assert_eq!(log.messages[1].text, "地址是 浙江 几天能到");
}

#[test]
fn gbk_is_read_and_said() {
    let bytes = GB18030.encode("会话,内容\n1,什么时候发货呀\n1,运费多少\n").0;
    let log = read_log("a.csv", &bytes, None, &LogMapping::default()).unwrap();
    assert_eq!(said(&log)[0], (2, "1", Customer, "什么时候发货呀"));
    assert!(log.notes.iter().any(|note| note.reason.en.contains("gb18030")));
}

#[test]
fn what_is_wrong_is_said() {
    assert!(refused("a.csv", "会话,角色,内容\n1,客服,在的亲\n").zh.contains("只有客服"));
    assert!(
        refused("a.txt", " \n").zh.contains("看不出")
            && refused("a.txt", "12\n").en.contains("no column")
    );
    assert!(refused("a.csv", "会话,内容\n1,<br>\n").zh.contains("没有一条消息"));
    let text = "会话,时间,内容\n1,2026-11-24 10:00,几天发货\n1,2026-11-24 09:00,退货\n2,2026-11-23 09:00,发票\n";
    let notes = read("a.csv", text).notes;
    assert_eq!((notes.len(), notes[0].place.row), (1, 3));
    let many = "几天发货\n".repeat(LOG_MESSAGES + 5);
    let log = read("a.txt", &many);
    assert_eq!(log.messages.len(), LOG_MESSAGES);
    assert!(log.notes.iter().any(|note| note.reason.en.contains("more than")));
}

#[test]
fn a_sheet_of_a_workbook_is_read() {
    let row = |number: u32, cells: [&str; 2]| crate::grid::GridRow {
        number,
        cells: cells.map(str::to_owned).into(),
        faults: Vec::new(),
    };
    let grid = Grid {
        rows: vec![row(1, ["会话", "内容"]), row(3, ["1", "几天发货"])],
        ..Grid::default()
    };
    let log = read_log_of_grids("a.xlsx", vec![Grid::default(), grid], &LogMapping::default());
    assert_eq!(said(&log.unwrap()), [(3, "1", Customer, "几天发货")]);
}

#[test]
fn who_speaks_is_found_behind_any_header() {
    let of = |header: &str, agent: &str, customer: &str| {
        let text = format!(
            "会话,{header},内容\n1,{customer},什么时候发货\n1,{agent},两天内\n2,{customer},能退吗\n"
        );
        let log = read("log.csv", &text);
        log.messages.iter().map(|message| message.from).collect::<Vec<_>>()
    };
    assert_eq!(of("谁", "客服", "顾客"), [Customer, Agent, Customer]);
    // Read or not, first or not: 0 and 1 may be anything.
    assert_eq!(of("已读", "1", "0"), [Customer, Customer, Customer]);
}
