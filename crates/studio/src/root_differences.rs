//! What a new root changes, a sentence each, for whoever is to sign it.

use kaopu_bundle::{Role, Root, RootKey};
use kaopu_model::Localized;

/// The differences of two roots that follow each other, those of people first.
pub(crate) fn root_differences(last: &Root, next: &Root) -> Vec<Localized> {
    let known = |root: &Root, one: &RootKey| root.keys.iter().any(|key| key.key == one.key);
    let mut gone: Vec<&RootKey> = last.keys.iter().filter(|key| !known(next, key)).collect();
    let mut said = Vec::new();
    for key in next.keys.iter().filter(|key| !known(last, key)) {
        let person = &key.person;
        let same = |old: &&RootKey| old.person == *person && old.roles == key.roles;
        if let Some(at) = gone.iter().position(same) {
            gone.swap_remove(at);
            said.push(Localized::new(
                format!("{person}换一把新钥匙，旧的作废"),
                format!("{person} gets a new key; the old one no longer counts"),
            ));
        } else {
            let (zh, en) = roles(key);
            said.push(Localized::new(
                format!("加上{person}（{zh}）"),
                format!("{person} is added ({en})"),
            ));
        }
    }
    for key in gone {
        let person = &key.person;
        said.push(Localized::new(
            format!("不再让{person}签名，他的钥匙作废"),
            format!("{person} may no longer sign; that key no longer counts"),
        ));
    }
    for key in &next.keys {
        let before = last.keys.iter().find(|old| old.key == key.key);
        if before.is_some_and(|old| old.roles != key.roles || old.person != key.person) {
            let ((zh, en), person) = (roles(key), &key.person);
            said.push(Localized::new(format!("{person}改为{zh}"), format!("{person} is now {en}")));
        }
    }
    let (was, is) = (last.thresholds, next.thresholds);
    if was.approver != is.approver {
        let count = is.approver;
        said.push(match count {
            0 => Localized::new("发布不用再复核", "a release needs no approver any more"),
            _ => Localized::new(
                format!("每次发布要 {count} 个人复核"),
                format!("each release needs {} to look at it", people(count)),
            ),
        });
    }
    if was.root != is.root {
        let count = is.root;
        said.push(Localized::new(
            format!("改签名名单要 {count} 个人同意"),
            format!("changing who may sign needs {}", people(count)),
        ));
    }
    if was.author != is.author {
        let count = is.author;
        said.push(Localized::new(
            format!("每次发布要 {count} 个作者签名"),
            format!("each release needs {} to sign as its author", people(count)),
        ));
    }
    if last.epoch != next.epoch {
        said.push(Localized::new(
            "以前的发布包全部作废，编号从头开始",
            "all releases so far no longer count, and numbers begin anew",
        ));
    } else if last.min_seq != next.min_seq {
        let first = next.min_seq;
        said.push(Localized::new(
            format!("v{first} 以前的发布包作废"),
            format!("releases before v{first} no longer count"),
        ));
    }
    if said.is_empty() {
        let until = next.expires.get(..10).unwrap_or(&next.expires);
        said.push(Localized::new(
            format!("还是这些人，有效期续到 {until}"),
            format!("the same people, until {until}"),
        ));
    }
    said
}

fn people(count: u32) -> String {
    if count == 1 { "one person".to_owned() } else { format!("{count} people") }
}

/// What a key may sign, in words.
fn roles(key: &RootKey) -> (String, String) {
    let word = |role: &Role| match role {
        Role::Root => ("管理名单", "manages who signs"),
        Role::Author => ("作者", "author"),
        Role::Approver => ("复核", "approver"),
    };
    let (zh, en): (Vec<_>, Vec<_>) = key.roles.iter().map(word).unzip();
    (zh.join("、"), en.join(", "))
}
