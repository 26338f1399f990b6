//! Holidays from a calendar file: looked at first, then taken over as one edit that can be undone.

use jiff::civil::date;
use kaopu_studio::{AgendaDayKind, Draft, agenda, read_calendar};

use crate::common::Shop;

#[test]
fn what_a_file_tells_is_looked_at_then_taken_over_and_undone() {
    let shop = Shop::open();
    let file = shop.folder.path().join("calendar.csv");
    std::fs::write(
        &file,
        "2026-12-30,2026-12-31,元旦放假\n2027-01-03,,元旦补班\n2026-12-25,,圣诞\n",
    )
    .unwrap();
    let plan = read_calendar(&file).unwrap();
    let proposed: Vec<(&str, bool, bool)> =
        plan.days.iter().map(|day| (&*day.first, day.works, day.proposed)).collect();
    assert_eq!(
        proposed,
        [("2026-12-25", false, false), ("2026-12-30", false, true), ("2027-01-03", true, true)]
    );
    let base = shop.workspace.escalation().settings;
    let mut taken = base.clone();
    taken.workdays.push("2027-01-03".into());
    taken.holidays.push("2026-12-30..2026-12-31".into());
    let before = base.clone();
    let base = Draft::EscalationSettings(base);
    shop.workspace.save_draft(Some(&base), &Draft::EscalationSettings(taken), None).unwrap();
    let kinds = || {
        let agenda = agenda(shop.workspace.snapshot().kb(), date(2026, 12, 30), 5);
        let logistics = agenda.into_iter().find(|queue| &*queue.id == "logistics").unwrap();
        logistics.days.into_iter().map(|day| (day.kind, day.hours)).collect::<Vec<_>>()
    };
    let after = kinds();
    assert_eq!(after[0], (AgendaDayKind::Holiday, vec![]));
    assert_eq!(after[4], (AgendaDayKind::Workday, vec!["09:00-18:00".into()]), "a Sunday");
    shop.workspace.undo().unwrap();
    assert!(kinds().iter().all(|(kind, _)| *kind == AgendaDayKind::Week));
    assert_eq!(shop.workspace.escalation().settings, before);
    assert!(read_calendar(&shop.folder.path().join("nowhere.ics")).is_err());
}
