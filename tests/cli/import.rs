//! `kaopu import`.

use crate::sandbox::Sandbox;

const QUESTIONS: &str = "怎么寄回\t退货寄到哪里\n怎么寄回\t寄回的地址给一下\n没有制表符\n\n多久到账\t钱几天退回来\n多久到账\t退货寄到哪里？\n";

#[test]
fn labelled_questions_become_a_knowledge_base() {
    let sandbox = Sandbox::empty();
    sandbox.write("questions.tsv", QUESTIONS);
    let import = ["import", "labelled", "questions.tsv", "--into", "shop"];
    sandbox.kaopu(&import).looks_like("import");
    let faqs = String::from_utf8(sandbox.read("shop/faqs.csv")).unwrap();
    insta::assert_snapshot!(faqs, @r#"
    id,category,question,answer,enabled,review_by,note,label
    e-001,,怎么寄回,（待写）这里是“怎么寄回”的答案。,yes,,,怎么寄回
    e-002,,多久到账,（待写）这里是“多久到账”的答案。,yes,,,多久到账
    "#);
    sandbox.kaopu(&["check", "shop", "--now", "2026-11-22"]).ends_with(0);
    let answer = sandbox.kaopu(&["ask", "shop", "寄回的地址给一下", "--now", "2026-11-22"]);
    assert!(answer.ends_with(0).stdout.contains("怎么寄回"), "{answer}");
    let human = sandbox.kaopu(&["ask", "shop", "转人工", "--now", "2026-11-22", "--json"]);
    assert_eq!(human.ends_with(0).json()["turns"][0]["turn"]["action"], "hand_over");
}

#[test]
fn a_folder_with_something_in_it_stays_as_it_is() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("questions.tsv", QUESTIONS);
    let before = sandbox.read("teashop/faqs.csv");
    sandbox
        .kaopu(&["import", "labelled", "questions.tsv", "--into", "teashop"])
        .looks_like("import-occupied");
    assert_eq!(sandbox.read("teashop/faqs.csv"), before);
}

#[test]
fn the_document_names_the_lines_that_are_left_out() {
    let sandbox = Sandbox::empty();
    sandbox.write("questions.tsv", QUESTIONS);
    let document = sandbox
        .kaopu(&["import", "labelled", "questions.tsv", "--into", "shop", "--json"])
        .ends_with(0)
        .json();
    assert_eq!(
        (&document["entries"], &document["phrasings"], &document["skipped"]),
        (&2.into(), &3.into(), &2.into())
    );
    assert_eq!(document["skipped_lines"][0]["line"], 3);
    assert_eq!(document["skipped_lines"][1]["line"], 6);
}

#[test]
fn what_is_no_list_of_questions_is_refused() {
    let sandbox = Sandbox::empty();
    // "发货" in GBK, as an old spreadsheet saves it.
    sandbox.write("gbk.tsv", b"\xb7\xa2\xbb\xf5\t\xb7\xa2\xbb\xf5\n");
    sandbox.kaopu(&["import", "labelled", "gbk.tsv", "--into", "shop"]).looks_like("import-gbk");
    let missing = sandbox.kaopu(&["import", "labelled", "nothing.tsv", "--into", "shop", "--json"]);
    assert_eq!(missing.ends_with(4).json()["error"]["code"], "io");
    assert!(!sandbox.path("shop").exists());
}
