//! Editing personas, care moments, rules and queues: saved, taken back, refused where something
//! needs them, tried before.

use crate::common::Shop;
use kaopu_studio::{
    Action, CareMomentDraft, ChangeKind, ChangedThing, ConditionsDraft, DangerDraft, Draft, Export,
    FieldDiagnostic, Message, Mood, OpenSpan, PartId, PersonaDraft, QueueDraft, QueueId,
    RecordField, RuleDraft, RuleId, SaveOutcome, Urgency, create_key, unlock_key,
};
use secrecy::SecretString;

fn personas(shop: &Shop) -> Vec<PersonaDraft> {
    shop.workspace.personas().personas.into_iter().map(|row| row.draft).collect()
}

fn rule(shop: &Shop, id: &str) -> RuleDraft {
    shop.workspace
        .escalation()
        .rules
        .into_iter()
        .map(|row| row.draft)
        .find(|rule| &*rule.id == id)
        .unwrap()
}

fn queue(shop: &Shop, id: &str) -> QueueDraft {
    shop.workspace
        .escalation()
        .queues
        .into_iter()
        .map(|row| row.draft)
        .find(|queue| &*queue.id == id)
        .unwrap()
}

fn moment(shop: &Shop, id: &str) -> CareMomentDraft {
    shop.workspace
        .care()
        .moments
        .into_iter()
        .map(|row| row.draft)
        .find(|moment| moment.id == id)
        .unwrap()
}

/// A part of each kind, as it stands and changed.
fn changes(shop: &Shop) -> Vec<(Draft, Draft)> {
    let persona = personas(shop).remove(1);
    let mut other = persona.clone();
    other.moments[0].phrases[0].text = "您好，请讲。".into();
    other.dials.warmth = 6;
    let care = moment(shop, "signed");
    let later = CareMomentDraft { priority: 79, hours: "23点".into(), ..care.clone() };
    let human = rule(shop, "wants-human");
    let slower = RuleDraft { ask_first: vec![RecordField::Order], ..human.clone() };
    let sales = queue(shop, "presale");
    let half = QueueDraft { hours: "9点".into(), ..sales.clone() };
    let view = shop.workspace.escalation();
    let fire = view.dangers.iter().find(|danger| danger.topic == "fire").unwrap().clone();
    let smoke = DangerDraft { except: vec!["冒烟酒".into()], ..fire.clone() };
    let mut settings = view.settings.clone();
    settings.calm.push("无语".into());
    vec![
        (Draft::Persona(persona), Draft::Persona(other)),
        (Draft::CareMoment(care), Draft::CareMoment(later)),
        (Draft::Rule(human), Draft::Rule(slower)),
        (Draft::Queue(sales), Draft::Queue(half)),
        (Draft::Danger(fire), Draft::Danger(smoke)),
        (Draft::EscalationSettings(view.settings), Draft::EscalationSettings(settings)),
    ]
}

#[test]
fn every_part_is_saved_as_typed_and_taken_back_byte_for_byte() {
    let shop = Shop::open();
    let before = shop.workspace.snapshot().files().clone();
    for (base, draft) in changes(&shop) {
        let saved = shop.workspace.save_draft(Some(&base), &draft, None).unwrap();
        assert_eq!(
            saved,
            SaveOutcome::Saved { draft: draft.clone(), merged: Vec::new() },
            "half-typed input is kept, too"
        );
        assert_ne!(*shop.workspace.snapshot().files(), before);
        let notified = shop.notified();
        assert_eq!(shop.workspace.save_draft(Some(&draft), &draft, None).unwrap(), saved);
        assert_eq!(shop.notified(), notified, "saving what stands there writes nothing");
        let undone = shop.workspace.undo().unwrap().unwrap();
        assert!(undone.zh.starts_with("修改"), "{}", undone.zh);
        assert_eq!(*shop.workspace.snapshot().files(), before);
        shop.workspace.redo().unwrap().unwrap();
        shop.workspace.undo().unwrap().unwrap();
    }
}

#[test]
fn what_somebody_else_changed_in_another_field_is_joined() {
    let shop = Shop::open();
    let human = rule(&shop, "wants-human");
    let slower = RuleDraft { ask_first: vec![RecordField::Order], ..human.clone() };
    let outside =
        shop.read("escalation.toml").replace("title = \"顾客要求人工\"", "title = \"要人工\"");
    shop.write_outside("escalation.toml", &outside);
    let [base, draft] = [&human, &slower].map(|rule| Draft::Rule(rule.clone()));
    let joined = Draft::Rule(RuleDraft { title: "要人工".into(), ..slower });
    assert_eq!(
        shop.workspace.save_draft(Some(&base), &draft, None).unwrap(),
        SaveOutcome::Saved { draft: joined.clone(), merged: vec!["title".to_owned()] }
    );
    assert_eq!(Draft::Rule(rule(&shop, "wants-human")), joined);
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_overwritten() {
    let shop = Shop::open();
    let human = rule(&shop, "wants-human");
    let called = |title: &str| Draft::Rule(RuleDraft { title: title.into(), ..human.clone() });
    let (base, draft, theirs) = (Draft::Rule(human.clone()), called("找人工"), called("要人工"));
    let outside =
        shop.read("escalation.toml").replace("title = \"顾客要求人工\"", "title = \"要人工\"");
    shop.write_outside("escalation.toml", &outside);
    let save = |base, draft| shop.workspace.save_draft(base, draft, None);
    let saved = |draft: &Draft| SaveOutcome::Saved { draft: draft.clone(), merged: Vec::new() };
    assert_eq!(
        save(Some(&base), &draft).unwrap(),
        SaveOutcome::Conflict { theirs: Some(theirs.clone()), fields: vec!["title".to_owned()] }
    );
    assert_eq!(shop.read("escalation.toml"), outside);
    assert_eq!(save(Some(&theirs), &draft).unwrap(), saved(&draft));
    shop.workspace.remove_part(&PartId::Rule(RuleId::from("wants-human"))).unwrap();
    let gone = SaveOutcome::Conflict { theirs: None, fields: Vec::new() };
    assert_eq!(save(Some(&draft), &base).unwrap(), gone);
    assert_eq!(save(None, &base).unwrap(), saved(&base));
    assert_eq!(save(None, &draft).unwrap_err().code, "already-there");
    let nameless = Draft::Rule(RuleDraft { id: RuleId::from("退款"), ..human.clone() });
    assert_eq!(save(None, &nameless).unwrap_err().code, "bad-input");
    assert_eq!(save(Some(&base), &nameless).unwrap_err().code, "bad-input");
}

#[test]
fn a_persona_that_is_open_elsewhere_is_no_conflict_when_a_care_moment_comes() {
    let shop = Shop::open();
    let base = personas(&shop).remove(0);
    let new = CareMomentDraft { id: "new".into(), ..moment(&shop, "late-night") };
    shop.workspace.save_draft(None, &Draft::CareMoment(new), None).unwrap();
    let draft = Draft::Persona(PersonaDraft { address: "您".into(), ..base.clone() });
    let saved = shop.workspace.save_draft(Some(&Draft::Persona(base)), &draft, None).unwrap();
    let SaveOutcome::Saved { draft: Draft::Persona(persona), .. } = saved else {
        panic!("{saved:?}")
    };
    assert_eq!(persona.address, "您");
}

#[test]
fn parts_that_are_needed_stay() {
    let shop = Shop::open();
    let remove = |part| shop.workspace.remove_part(&part);
    let error = remove(PartId::Queue(QueueId::from("logistics"))).unwrap_err();
    assert_eq!(error.code, "in-use");
    assert!(error.message.zh.contains("物流停滞"), "{}", error.message.zh);
    assert_eq!(remove(PartId::Persona("main".into())).unwrap_err().code, "in-use");
    assert_eq!(remove(PartId::Rule(RuleId::from("nothing"))).unwrap_err().code, "unknown-id");
    shop.workspace.use_persona("precise").unwrap();
    assert_eq!(shop.workspace.personas().speaking, "precise");
    assert_eq!(remove(PartId::Persona("precise".into())).unwrap_err().code, "in-use");
    assert_eq!(shop.workspace.use_persona("nobody").unwrap_err().code, "unknown-id");
    shop.workspace.use_persona("main").unwrap();
    let before = shop.workspace.snapshot().files().clone();
    for part in [
        PartId::Persona("precise".into()),
        PartId::CareMoment("signed".into()),
        PartId::Rule(RuleId::from("fire")),
        PartId::Danger("privacy".into()),
    ] {
        remove(part.clone()).unwrap();
        assert_eq!(remove(part).unwrap_err().code, "unknown-id");
        shop.workspace.undo().unwrap().unwrap();
        assert_eq!(*shop.workspace.snapshot().files(), before);
    }
}

#[test]
fn a_care_moment_takes_its_phrases_along() {
    let shop = Shop::open();
    shop.workspace.remove_part(&PartId::CareMoment("birthday".into())).unwrap();
    assert!(!shop.read("persona.toml").contains("birthday"));
    assert!(
        personas(&shop).iter().all(|persona| persona.care.iter().all(|care| care.id != "birthday"))
    );
}

#[test]
fn a_rule_moves_and_the_order_counts() {
    let shop = Shop::open();
    let ids = || {
        shop.workspace.escalation().rules.into_iter().map(|row| row.draft.id.0).collect::<Vec<_>>()
    };
    let before = ids();
    shop.workspace.move_rule(&RuleId::from("asked-thrice"), Some(&RuleId::from("health"))).unwrap();
    assert_eq!((ids()[0].as_str(), ids().len()), ("asked-thrice", before.len()));
    shop.workspace.move_rule(&RuleId::from("asked-thrice"), None).unwrap();
    assert_eq!(ids(), before);
    let unknown = shop.workspace.move_rule(&RuleId::from("x"), None).unwrap_err();
    assert_eq!(unknown.code, "unknown-id");
}

fn at<'f>(found: &'f [FieldDiagnostic], field: &str) -> Vec<&'f str> {
    found
        .iter()
        .filter(|found| found.field == field)
        .map(|found| found.diagnostic.code.as_str())
        .collect()
}

#[test]
fn what_is_wrong_with_a_draft_stands_beside_its_field() {
    let shop = Shop::open();
    let check = |draft: Draft| shop.desk.preview.check(&draft).unwrap().diagnostics;
    for (base, _) in changes(&shop) {
        assert_eq!(check(base), [], "the sample is clean");
    }
    let mut persona = personas(&shop).remove(1);
    persona.moments[0].phrases[1].text = "您好呀{没有}".into();
    persona.moments[0].phrases[2].text = "宝贝您好".into();
    persona.moments[1].phrases.clear();
    persona.care[1].phrases[0].text = "发货后第一时间通知您".into();
    persona.voice.pace = 9.0;
    let found = check(Draft::Persona(persona));
    assert_eq!(at(&found, "moments.greeting.1"), ["unknown-placeholder"], "{found:#?}");
    assert_eq!(at(&found, "moments.greeting.2"), ["forbidden-word"]);
    assert_eq!(at(&found, "moments.thanks"), ["missing-phrase"]);
    assert_eq!(at(&found, "care.signed.0"), ["promise-without-capability"]);
    assert_eq!(at(&found, "voice.pace"), ["bad-value"]);
    assert_eq!(found.len(), 5, "{found:#?}");

    let mut care = moment(&shop, "late-night");
    care.hours = "半夜".into();
    care.entries = vec!["nothing".into()];
    care.promise = "nothing".into();
    care.say = vec![Default::default()];
    let found = check(Draft::CareMoment(care));
    assert_eq!(at(&found, "hours"), ["bad-value"], "{found:#?}");
    assert_eq!(at(&found, "entries"), ["unknown-entry"]);
    assert_eq!(at(&found, "promise"), ["promise-without-capability"]);
    assert_eq!(at(&found, "say.0"), ["bad-value"]);

    let mut human = rule(&shop, "wants-human");
    human.queue = QueueId::from("nobody");
    human.say = "{没有}".into();
    let found = check(Draft::Rule(human.clone()));
    assert_eq!(at(&found, "queue"), ["unknown-queue"], "{found:#?}");
    assert_eq!(at(&found, "say"), ["unknown-placeholder"]);
    human.when.hours = "晚上".into();
    human.when.amount_over = "abc".into();
    human.any = vec![ConditionsDraft { entries: vec!["nothing".into()], ..Default::default() }];
    let found = check(Draft::Rule(human));
    assert!(at(&found, "when.hours").contains(&"bad-value"), "{found:#?}");
    assert!(at(&found, "when.amount_over").contains(&"bad-value"), "{found:#?}");
    let mut human = rule(&shop, "wants-human");
    human.when.levels = vec!["VIP".into()];
    let found = check(Draft::Rule(human));
    assert_eq!(at(&found, ""), ["no-human"], "what it breaks elsewhere is said, too: {found:#?}");

    let mut presale = queue(&shop, "presale");
    presale.hours = "9点".into();
    presale.holidays = vec!["2027-01-01".into(), "明天".into()];
    presale.week = vec![kaopu_studio::DayHours { day: 6, hours: "下午".into() }];
    let found = check(Draft::Queue(presale));
    assert_eq!(at(&found, "hours"), ["bad-value"], "{found:#?}");
    assert_eq!(at(&found, "holidays.1"), ["bad-value"]);
    assert_eq!(at(&found, "week.6"), ["bad-value"]);
    let mut settings = shop.workspace.escalation().settings;
    settings.complaint_entries.push("nothing".into());
    settings.angry.insert(0, "！".into());
    let found = check(Draft::EscalationSettings(settings));
    assert_eq!(at(&found, "angry.0"), ["bad-value"], "{found:#?}");
    assert_eq!(at(&found, "complaint_entries"), ["unknown-entry"], "{found:#?}");
}

#[test]
fn rules_read_as_sentences() {
    let shop = Shop::open();
    let rules = shop.workspace.escalation().rules;
    let zh: Vec<String> = rules.iter().map(|row| row.sentence.zh.clone()).collect();
    let en: Vec<String> = rules.iter().map(|row| row.sentence.en.clone()).collect();
    insta::assert_snapshot!(zh.join("\n"));
    insta::assert_snapshot!(en.join("\n"));
    let draft = RuleDraft {
        id: RuleId::from("new"),
        queue: QueueId::from("after-sales"),
        fallback: Some(QueueId::from("presale")),
        urgency: Urgency::Urgent,
        ask_first: vec![RecordField::Order],
        any: vec![
            ConditionsDraft { mood: vec![Mood::Angry], ..Default::default() },
            ConditionsDraft { asked: Some(2), ..Default::default() },
        ],
        ..RuleDraft::default()
    };
    let said =
        |draft: RuleDraft| shop.desk.preview.check(&Draft::Rule(draft)).unwrap().sentence.unwrap();
    let sentence = said(draft.clone());
    assert_eq!(
        sentence.zh,
        "当顾客生气，或同一问题问了 2 次 → 转售后专员（没人时转售前顾问），先问订单号，紧急"
    );
    let when = ConditionsDraft { amount_over: "500".into(), ..Default::default() };
    assert_eq!(
        said(RuleDraft { when, ..draft.clone() }).zh,
        "当订单超过 500 元，且（顾客生气，或同一问题问了 2 次） → 转售后专员（没人时转售前顾问），先问订单号，紧急"
    );
    assert_eq!(
        said(RuleDraft { any: vec![], fallback: None, ask_first: vec![], ..draft }).zh,
        "还没有写条件 → 转售后专员，紧急"
    );
}

#[test]
fn the_week_shows_hours_past_midnight_on_both_days() {
    let shop = Shop::open();
    let mut night = queue(&shop, "logistics");
    night.hours = "22:00-06:00".into();
    night.days = vec![1, 7];
    night.week = vec![];
    let base = Draft::Queue(queue(&shop, "logistics"));
    shop.workspace.save_draft(Some(&base), &Draft::Queue(night), None).unwrap();
    let row = shop
        .workspace
        .escalation()
        .queues
        .into_iter()
        .find(|row| &*row.draft.id == "logistics")
        .unwrap();
    let span = |from, until| OpenSpan { from, until };
    assert_eq!(row.week[0], [span(0, 360), span(1320, 1440)]);
    assert_eq!(row.week[1], [span(0, 360)]);
    assert_eq!(row.week[6], [span(1320, 1440)]);
    assert!(row.week[2].is_empty());
    // The clock of these tests stands at Sunday, 16:00.
    assert_eq!((row.open_now, row.opens.as_deref()), (false, Some("2026-11-22 22:00")));
    assert_eq!(row.rules, ["parcel-stalled", "signed-not-received"]);
}

#[test]
fn a_draft_is_tried_in_the_simulator_and_on_the_dialogues() {
    let shop = Shop::open();
    let mut human = rule(&shop, "wants-human-presale");
    human.say = "马上来人。".into();
    let draft = Draft::Rule(human);
    let turns =
        shop.desk.simulator.simulate(&[Message::new("转人工")], Some(&draft), true).unwrap();
    assert!(turns[0].before.is_some());
    assert_eq!(turns[0].turn.replies[0].text, "马上来人。");
    let changes = shop.desk.preview.dialogue_changes(&draft).unwrap();
    assert!(!changes.is_empty());
    assert!(
        changes.iter().all(|change| change.after.contains("马上来人。") && change.passes_before)
    );
    let touches = shop.desk.preview.rule_coverage(Some(&draft)).unwrap();
    let touched = touches.iter().find(|touch| touch.rule == "wants-human-presale").unwrap();
    assert!(touched.dialogues.iter().any(|dialogue| dialogue.expected && dialogue.turn.is_some()));
    assert!(
        changes
            .iter()
            .all(|change| touched.dialogues.iter().any(|dialogue| dialogue.file == change.file))
    );
    assert!(
        touches.iter().all(|touch| !touch.dialogues.is_empty()),
        "the sample covers every rule"
    );
    assert_eq!(shop.notified(), 0);
}

#[test]
fn both_personas_lead_the_same_conversation_in_their_own_words() {
    let shop = Shop::open();
    let messages = [Message::new("你好"), Message::new("什么时候发货"), Message::new("转人工")];
    let mut precise = personas(&shop).remove(1);
    precise.moments[0].phrases.truncate(1);
    precise.moments[0].phrases[0].text = "请讲。".into();
    let led =
        shop.desk.preview.play_personas(&messages, Some(&Draft::Persona(precise.clone()))).unwrap();
    assert_eq!(led.iter().map(|led| led.persona.as_str()).collect::<Vec<_>>(), ["main", "precise"]);
    let actions = |turns: &[kaopu_studio::Turn]| {
        turns.iter().map(|turn| turn.action).collect::<Vec<Action>>()
    };
    assert_eq!(actions(&led[0].turns), actions(&led[1].turns));
    assert_eq!(led[1].turns[0].text(), "请讲。");
    assert_ne!(led[0].turns[0].text(), led[1].turns[0].text());
    let matrix = shop.desk.preview.tone_matrix(Some(&Draft::Persona(precise.clone()))).unwrap();
    let greeting =
        matrix.iter().find(|row| row.persona == "precise" && row.moment == "greeting").unwrap();
    assert_eq!(greeting.cells[0].phrases, ["请讲。"]);
    let ssml = shop.workspace.voice_preview(&precise, "{人设.自称}：单号{订单.物流单号}").unwrap();
    assert!(ssml.contains("客服小满") && ssml.contains("say-as") && ssml.contains("95%"), "{ssml}");
}

#[test]
fn care_moments_show_what_is_said_and_which_dialogues_expect_it() {
    let shop = Shop::open();
    let view = shop.workspace.care();
    assert_eq!(view.capabilities.len(), shop.workspace.personas().capabilities.len());
    for row in &view.moments {
        assert_eq!(row.diagnostics, []);
        assert_eq!(row.said.len(), 2, "{}", row.draft.id);
        assert!(row.said.iter().all(|said| !said.phrases.is_empty()), "{}", row.draft.id);
    }
    let signed = view.moments.iter().find(|row| row.draft.id == "signed").unwrap();
    assert!(!signed.dialogues.is_empty());
    assert!(signed.said.iter().flat_map(|said| &said.phrases).all(|phrase| !phrase.contains('{')));
}

#[test]
fn what_changed_since_the_last_release_is_told_part_by_part() {
    let shop = Shop::open();
    let (secret, passphrase) =
        (shop.folder.path().join("author.key"), SecretString::from("for a test"));
    create_key(&secret, &passphrase).unwrap();
    let key = unlock_key(&secret, &passphrase).unwrap();
    let kb_digest = shop.workspace.release_preview().unwrap().kb_digest;
    let path = shop.folder.path().join("v1.kbx");
    shop.workspace
        .export(&Export {
            key: &key,
            path: &path,
            kb_digest: &kb_digest,
            seq: None,
            issued_at: None,
            days: 90,
            notes: "",
            person: "",
            overrides: &[],
        })
        .unwrap();
    for (base, draft) in changes(&shop) {
        shop.workspace.save_draft(Some(&base), &draft, None).unwrap();
    }
    shop.workspace.move_rule(&RuleId::from("fire"), Some(&RuleId::from("health"))).unwrap();
    shop.workspace.remove_part(&PartId::CareMoment("birthday".into())).unwrap();
    let changes = shop.workspace.overview().unwrap().changes;
    let told: Vec<_> = changes.iter().map(|row| (row.kind, row.what, row.id.as_str())).collect();
    use ChangeKind::{Changed, Removed};
    assert_eq!(
        told,
        [
            (Changed, ChangedThing::Persona, "main"),
            (Changed, ChangedThing::Persona, "precise"),
            (Removed, ChangedThing::Care, "birthday"),
            (Changed, ChangedThing::Care, "signed"),
            (Changed, ChangedThing::Rule, "wants-human"),
            (Changed, ChangedThing::Queue, "presale"),
            (Changed, ChangedThing::Danger, "fire"),
            (Changed, ChangedThing::Escalation, "escalation.toml"),
        ]
    );
    let details = |id: &str| {
        let row = changes.iter().find(|row| row.id == id).unwrap();
        row.details
            .iter()
            .map(|one| (one.field.as_str(), one.before.as_str(), one.after.as_str()))
            .collect::<Vec<_>>()
    };
    assert!(details("precise").contains(&("dials.warmth", "5", "6")), "{:?}", details("precise"));
    assert!(details("precise").contains(&(
        "moments.greeting",
        "您好，我是{店铺}客服小满，请问需要查询什么？",
        "您好，请讲。"
    )));
    assert_eq!(details("presale"), [("hours", "08:30-24:00", "9点")]);
    assert_eq!(details("fire"), [("except", "", "冒烟酒")]);
    assert!(
        details("escalation.toml")
            .iter()
            .any(|(field, _, after)| *field == "rule" && after.starts_with("fire → health"))
    );
}
