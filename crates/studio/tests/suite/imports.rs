//! Taking over files: a preview that writes nothing, then one step, which one undo takes back.

use kaopu_studio::{ImportChoice, ImportRequest, ImportStage, ItemKind, WorkbookReader};

use crate::common::Shop;

const TABLE: &str = "分类,标准问,相似问,答案\n会员,会员日是哪天,哪天是会员日|会员日几号,每月 8 日。\n发货物流,什么时候发货,能给我早点寄出来不,不能用。\n,,,\n会员,订单号,,1.2E+17\n";

const TABLES: [&str; 4] = ["faqs.csv", "phrasings.csv", "answers.csv", "facts.csv"];

fn request(shop: &Shop, text: &str) -> ImportRequest {
    let file = shop.folder.path().join("话术.csv");
    std::fs::write(&file, text).unwrap();
    ImportRequest::chosen(&ImportChoice::default(), vec![file])
}

#[test]
fn an_import_is_one_step_and_one_undo_takes_it_back() {
    let shop = Shop::open();
    let before = TABLES.map(|file| shop.read(file));
    let request = request(&shop, TABLE);
    let reader = WorkbookReader::default();
    let plan = shop.workspace.plan_import(&request, &reader, &mut |_| true).unwrap();
    assert_eq!(TABLES.map(|file| shop.read(file)), before);
    let kinds = [ItemKind::New, ItemKind::Conflict].map(|kind| plan.count(kind));
    assert_eq!(kinds, [1, 1], "{:?}", plan.plan.items);
    assert!(plan.plan.notes.iter().any(|note| note.place.row == 5 && note.place.column == 4));
    let done =
        shop.workspace.apply_import(&request, &reader, Some(&plan.version), &mut |_| true).unwrap();
    assert_eq!(done.plan, plan.plan);
    assert!(shop.read("faqs.csv").contains("会员日是哪天"));
    assert!(shop.read("phrasings.csv").contains("能给我早点寄出来不"));
    assert!(!shop.read("faqs.csv").contains("不能用"));
    // Once more: there is nothing left to do, and no step is made of it.
    shop.workspace.apply_import(&request, &reader, None, &mut |_| true).unwrap();
    let undone = shop.workspace.undo().unwrap().unwrap();
    assert_eq!(undone.zh, "导入「话术.csv」");
    assert_eq!(TABLES.map(|file| shop.read(file)), before);
}

#[test]
fn only_what_was_looked_at_is_made() {
    let shop = Shop::open();
    let request = request(&shop, TABLE);
    let reader = WorkbookReader::default();
    let plan = shop.workspace.plan_import(&request, &reader, &mut |_| true).unwrap();
    let before = TABLES.map(|file| shop.read(file));
    let facts = shop.read("facts.csv").replacen("48", "24", 1);
    shop.write_outside("facts.csv", &facts);
    let refused =
        shop.workspace.apply_import(&request, &reader, Some(&plan.version), &mut |_| true);
    assert_eq!(refused.unwrap_err().code, "import-changed");
    assert_eq!(shop.read("faqs.csv"), before[0]);
    let plan = shop.workspace.plan_import(&request, &reader, &mut |_| true).unwrap();
    let table = TABLE.replace("每月 8 日", "每月 9 日");
    std::fs::write(shop.folder.path().join("话术.csv"), table).unwrap();
    let refused =
        shop.workspace.apply_import(&request, &reader, Some(&plan.version), &mut |_| true);
    assert_eq!(refused.unwrap_err().code, "import-changed");
}

#[test]
fn one_that_is_stopped_writes_nothing_at_whatever_stage() {
    let shop = Shop::open();
    let before = TABLES.map(|file| shop.read(file));
    let request = request(&shop, TABLE);
    let reader = WorkbookReader::default();
    let mut stages = Vec::new();
    for last in [ImportStage::Reading, ImportStage::Comparing, ImportStage::Writing] {
        let stopped = shop.workspace.apply_import(&request, &reader, None, &mut |far| {
            stages.push(far.stage);
            far.stage != last
        });
        assert_eq!(stopped.unwrap_err().code, "stopped");
        assert_eq!(TABLES.map(|file| shop.read(file)), before);
    }
    use ImportStage::{Comparing, Reading, Writing};
    assert_eq!(stages, [Reading, Reading, Comparing, Reading, Comparing, Writing]);
    assert!(shop.workspace.undo().unwrap().is_none());
}

#[test]
fn a_workbook_without_a_program_to_read_it_is_refused() {
    let shop = Shop::open();
    let file = shop.folder.path().join("a.xlsx");
    shop.workspace.export_workbook(&file).unwrap();
    let request = ImportRequest::chosen(&ImportChoice::default(), vec![file.clone()]);
    let none = WorkbookReader::default();
    assert_eq!(
        shop.workspace.plan_import(&request, &none, &mut |_| true).unwrap_err().code,
        "internal"
    );
    // A program that answers something else.
    let other = WorkbookReader { program: Some("/bin/true".into()) };
    assert!(shop.workspace.plan_import(&request, &other, &mut |_| true).is_err());
    assert_eq!(shop.workspace.export_workbook(&file).unwrap_err().code, "bad-input");
}
