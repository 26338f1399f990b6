//! Logs of our own: phrasings of the sample and the templates, said by customers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::binary::{copy, repository, run};
use crate::dice::Dice;

/// Phrasings of the sample and of the templates.
pub(super) fn phrasings() -> Vec<String> {
    let templates = ["beauty", "clothing", "electronics", "food", "general", "household"];
    let tables = templates.map(|name| format!("templates/{name}"));
    let mut all = Vec::new();
    for table in ["sample-kb".to_owned()].iter().chain(&tables) {
        let path = repository().join(table).join("phrasings.csv");
        let text = fs::read_to_string(path).unwrap();
        let said = text.lines().skip(1).filter_map(|line| line.split_once(','));
        all.extend(said.map(|(_, said)| said.replace([',', '"'], " ")));
    }
    all
}

/// The encoder to be measured with: that of the environment, or none.
pub(super) fn encoder() -> String {
    std::env::var("KAOPU_ENCODER").unwrap_or_else(|_| "none".to_owned())
}

/// Looks into a log with the command.
pub(super) fn discover(here: &Path, arguments: &[&str]) -> Result<Value, String> {
    let encoder = encoder();
    let all: Vec<&str> = ["discover"].iter().chain(arguments).chain(&["--json"]).copied().collect();
    let output = run(here, &[("KAOPU_ENCODER", &encoder)], &all);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// 500 numbers, names, addresses and accounts in a log: none in what is printed or kept.
pub(super) fn nothing_personal() -> Result<String, String> {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    copy(&repository().join("sample-kb"), &here.join("shop"), false);
    let mut dice = Dice::new(12);
    let mut digits = |count: usize| -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(dice.below(10)).unwrap())).collect()
    };
    let mut log = String::from("会话,角色,内容\n");
    let mut planted = Vec::new();
    for session in 0..42 {
        for (frame, value) in [
            ("电话{}，几时发货", format!("13{}", digits(9))),
            ("固话{}没人接怎么办", format!("0571-8{}", digits(7))),
            ("订单{}到哪了", format!("2026{}", digits(14))),
            ("快递{}三天不动了", format!("SF{}", digits(13))),
            ("寄到{}要几天", format!("浙江省杭州市西湖区文三路{}号{}室", digits(3), digits(3))),
            ("我叫{}，怎么退货", format!("欧阳{}", ["雪梅", "建国", "子涵"][session % 3])),
            ("身份证{}清关要传吗", format!("33010619900101{}X", digits(3))),
            ("退到卡{}要几天", format!("6222{}", digits(15))),
            ("发票发到{}可以吗", format!("a{}@example.com", digits(4))),
            ("加我微信{}发个图", format!("shop_cat{}", digits(3))),
            ("车牌{}能送进小区吗", format!("浙A·D{}", digits(4))),
            ("税号{}怎么开专票", format!("91330106MA2{}", digits(7))),
        ] {
            log += &format!("{session},客户,{}\n", frame.replace("{}", &value));
            planted.push(value);
        }
    }
    fs::write(here.join("log.csv"), log).unwrap();
    let found = discover(here, &["log.csv", "--kb", "shop"])?;
    let kept = fs::read_to_string(here.join("shop/.kaopu/clusters.json")).unwrap();
    let seen = found.to_string() + &kept;
    let left: Vec<&String> = planted.iter().filter(|value| seen.contains(*value)).collect();
    let figure = format!("{} of {} in what is printed and kept", left.len(), planted.len());
    if left.is_empty() { Ok(figure) } else { Err(format!("{figure}: {left:?}")) }
}
