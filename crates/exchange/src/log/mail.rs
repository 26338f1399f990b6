//! Letters one below another, as programs for mail copy them: who wrote to whom, when and about what,
//! then the words.

use super::both_sides::between;
use super::message::LogMessage;
use super::said::Said;
use super::speaker::LogSpeaker;
use super::time;
use super::transcript::separator;

/// What stands above a letter.
const FROM: [&str; 4] = ["发件人", "from", "寄件者", "寄件人"];
const TO: [&str; 4] = ["收件人", "to", "收件者", "抄送"];
const TIME: [&str; 6] = ["发送时间", "时间", "日期", "date", "sent", "寄件日期"];
const OTHER: [&str; 9] =
    ["主题", "subject", "cc", "bcc", "附件", "attachments", "主旨", "回复", "message"];

/// The letters of a text; `None` if there are not two.
pub(super) fn read(text: &str) -> Option<Vec<Said>> {
    let mut said: Vec<Said> = Vec::new();
    let mut in_head = false;
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        let head = head(line);
        if let Some((_, from)) = head.clone().filter(|(name, _)| FROM.contains(&&**name)) {
            let message = LogMessage { line: number, ..LogMessage::default() };
            said.push(Said { by: person(from), to: String::new(), message });
            in_head = true;
            continue;
        }
        let Some(letter) = said.last_mut() else { continue };
        match head.filter(|_| in_head) {
            Some((name, to)) if TO.contains(&&*name) => letter.to = person(to),
            Some((name, at)) if TIME.contains(&&*name) => letter.message.at = time::parse(at),
            Some(_) => {}
            None if separator(line).is_some() => {}
            None => {
                in_head = false;
                let text = &mut letter.message.text;
                text.push_str(if text.is_empty() { "" } else { "\n" });
                text.push_str(line);
            }
        }
    }
    for letter in &mut said {
        let text = letter.message.text.trim_end().len();
        letter.message.text.truncate(text);
    }
    said.retain(|letter| !letter.message.text.is_empty());
    let is_told = |one: &Said| !one.to.is_empty() || LogSpeaker::known(&one.by).is_some();
    if said.len() < 2 || !said.iter().all(is_told) {
        return None;
    }
    // A shop has an address and a name: it is one of two all the same.
    let one = Some("1".to_owned());
    let writers: std::collections::BTreeSet<&str> = said.iter().map(|one| &*one.by).collect();
    let are_two = writers.len() == 2;
    for letter in &mut said {
        let pair = between(&letter.by, &letter.to);
        letter.message.session = one.clone().filter(|_| are_two).or(pair).unwrap_or_default();
    }
    Some(said)
}

/// A line above a letter: its name, and what it says.
fn head(line: &str) -> Option<(String, &str)> {
    let at = line.find([':', '：'])?;
    let (name, said) = line.split_at(at);
    let name = name.trim().trim_matches('*').to_lowercase();
    let is_one = [&FROM[..], &TO, &TIME, &OTHER].iter().any(|names| names.contains(&&*name));
    is_one.then(|| (name, said.trim_start_matches([':', '：', '*']).trim()))
}

/// A name without the address behind it.
fn person(said: &str) -> String {
    let name =
        said.split(['<', '[', '(', '（']).next().unwrap_or_default().trim().trim_matches('"');
    if name.is_empty() { said.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn letters_are_told_by_what_stands_above_them() {
        let text = "发件人: 周文静 <zhou@163.com>\n收件人: service@shop.com\n\
            发送时间: 2024-04-09 16:32\n主题: 茶叶受潮\n\n可以退换吗？\n外盒湿了\n\n-----\n\
            发件人: 云茶客服 <service@shop.com>\n收件人: 周文静\n主题: 回复: 茶叶受潮\n\n重新寄一饼\n";
        let said = read(text).unwrap();
        let told: Vec<_> = said.iter().map(|one| (&*one.by, &*one.message.text)).collect();
        assert_eq!(told, [("周文静", "可以退换吗？\n外盒湿了"), ("云茶客服", "重新寄一饼")]);
        assert_eq!(said[0].message.session, said[1].message.session);
        assert_eq!(said[0].message.at.unwrap().hour(), 16);
        assert!(read("发件人是谁\n快递 from: 杭州\n").is_none());
    }
}
