//! The calendar of what changes by itself, what a moment changes, and a conversation at another time.

use kaopu_model::Context;
use kaopu_studio::{EntryLine, Message, SimulatedTurn, Timeline};

use crate::common::Shop;

fn line<'t>(timeline: &'t Timeline, entry: &str) -> &'t EntryLine {
    timeline.entries.iter().find(|line| line.entry.0 == entry).unwrap()
}

#[test]
fn windows_days_and_hours_stand_on_their_lines() {
    let shop = Shop::open();
    let timeline = shop.workspace.timeline(Some("2026-11-09")).unwrap();
    assert_eq!((&*timeline.from, timeline.days), ("2026-11-09", 56));
    let windows = &line(&timeline, "ship-when").windows;
    let times: Vec<_> =
        windows.iter().map(|bar| (bar.from.as_deref(), bar.until.as_deref())).collect();
    assert_eq!(
        times,
        [
            (Some("2026-11-10T20:00:00"), Some("2026-11-12T00:00:00")),
            (Some("2026-11-12T00:00:00"), Some("2026-11-15T00:00:00")),
        ]
    );
    assert!(!windows[0].texts[0].contains('{'), "{:?}", windows[0].texts);
    assert!(timeline.entries.iter().all(|line| line.faults.is_empty()));
    assert_eq!(timeline.queues.len(), shop.workspace.snapshot().kb().escalation.queues.len());
    assert!(timeline.queues.iter().all(|queue| queue.days.len() == 56));
    let begin = timeline.changes.iter().position(|at| *at == timeline.events[0].at).unwrap();
    assert_eq!(timeline.changes[begin - 1], "2026-10-20T00:00:00");
    assert!(timeline.changes.contains(&"2027-02-02T00:00:00".to_owned()));
    assert!(timeline.changes.is_sorted_by(|one, next| one < next), "{:?}", timeline.changes);

    let spring = shop.workspace.timeline(Some("2027-01-18")).unwrap();
    let shop_days: Vec<_> =
        spring.shop.iter().map(|days| (&*days.first, &*days.last, days.works)).collect();
    assert_eq!(
        shop_days,
        [("2027-02-03", "2027-02-11", false), ("2027-02-14", "2027-02-14", true)]
    );
    let half = spring.events.iter().find(|event| event.day == "2027-02-02").unwrap();
    assert_eq!(half.queue.as_ref().map(|id| id.0.as_str()), Some("logistics"));
    assert_eq!(spring.changes, timeline.changes, "whichever weeks are shown");
}

#[test]
fn without_a_day_it_begins_with_the_week_of_the_shop() {
    let shop = Shop::open();
    let timeline = shop.workspace.timeline(None).unwrap();
    assert_eq!((&*timeline.from, &*timeline.now), ("2026-11-16", "2026-11-22T16:00:00"));
    for wrong in ["", "soon", "2026-02-30"] {
        assert_eq!(shop.workspace.timeline(Some(wrong)).unwrap_err().code, "bad-input");
        assert_eq!(shop.workspace.changes_at(wrong).unwrap_err().code, "bad-input");
    }
    for far in ["9999-12-30", "0001-01-01"] {
        assert_eq!(shop.workspace.timeline(Some(far)).unwrap().from, far);
    }
}

#[test]
fn what_is_wrong_with_windows_stands_where_it_is() {
    let shop = Shop::open();
    let answers = shop
        .read("answers.csv")
        .replace(
            ",2026-11-12,2026-11-15,,双11期间（{双11时间}）付款的现货订单，自付款起",
            ",2026-11-13,2026-11-15,,双11期间（{双11时间}）付款的现货订单，自付款起",
        )
        .replacen("ship-when,none|unpaid|paid,,,2026-11-10", "ship-when,paid,,,2026-11-10", 1);
    shop.write_outside("answers.csv", &answers);
    let faqs = shop.read("faqs.csv");
    let promise = faqs.lines().find(|line| line.starts_with("bargain,")).unwrap();
    let question = promise.split(',').nth(2).unwrap();
    let until =
        promise.replacen(&format!("{question},"), &format!("{question},11月20日前都有优惠。"), 1);
    shop.write_outside("faqs.csv", &faqs.replace(promise, &until));
    shop.workspace.refresh().unwrap();

    let timeline = shop.workspace.timeline(Some("2026-11-09")).unwrap();
    let gap = line(&timeline, "ship-when");
    let gap = gap.faults.iter().find(|fault| fault.code == "window-gap").unwrap();
    assert_eq!(
        (gap.from.as_deref(), gap.until.as_deref(), gap.timed),
        (Some("2026-11-12T00:00:00"), Some("2026-11-13T00:00:00"), true)
    );
    let outlived = line(&timeline, "bargain");
    let outlived = outlived.faults.iter().find(|fault| fault.code == "outlived-promise").unwrap();
    assert!(!outlived.timed);

    let later = shop.workspace.timeline(Some("2027-01-18")).unwrap();
    assert!(line(&later, "bargain").windows.is_empty());
    let codes: Vec<_> = line(&later, "ship-when").faults.iter().map(|fault| &fault.code).collect();
    assert!(codes.is_empty(), "{codes:?} of another time");
}

#[test]
fn a_moment_tells_before_and_after_in_the_customers_words() {
    let shop = Shop::open();
    let changes = shop.workspace.changes_at("2026-11-10T20:00:00").unwrap();
    let ship = changes.iter().find(|change| change.entry.0 == "ship-when").unwrap();
    assert!(!ship.before.contains("双11期间") && ship.after.contains("双11期间"), "{ship:?}");
    assert_eq!(changes, shop.workspace.changes_at("2026-11-10T20:00:00").unwrap());
    assert!(shop.workspace.changes_at("2026-11-10T20:01:00").unwrap().is_empty());
}

fn said(texts: &[&str], now: &str) -> Vec<Message> {
    let context = Context { now: Some(now.parse().unwrap()), ..Context::default() };
    texts.iter().map(|text| Message { text: (*text).into(), context: context.clone() }).collect()
}

#[test]
fn a_conversation_at_another_time_says_what_is_not_as_now() {
    let shop = Shop::open();
    let texts = ["什么时候发货", "怎么退货"];
    let now = said(&texts, "2026-11-22T16:00:00");
    let play = |at: &str| {
        let then = said(&texts, at);
        shop.desk.simulator.try_out_then(None, &then, false, &now).unwrap().turns
    };
    let changed = |turns: &[SimulatedTurn]| -> Vec<bool> {
        turns.iter().map(|turn| turn.before.is_some()).collect()
    };
    let sale = play("2026-11-11T16:00:00");
    assert_eq!(changed(&sale), [true, false]);
    let was = sale[0].before.as_ref().unwrap();
    assert!(sale[0].turn.in_words().contains("双11期间") && !was.in_words().contains("双11期间"));
    assert_eq!(changed(&play("2026-11-22T16:00:00")), [false, false]);

    let others = said(&["什么时候发货"], "2026-11-11T16:00:00");
    let refused = shop.desk.simulator.try_out_then(None, &others, false, &now);
    assert_eq!(refused.unwrap_err().code, "bad-input");
}
