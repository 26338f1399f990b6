//! When somebody is in a queue, held against a walk minute by minute.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use kaopu_model::{DatePlan, QueueHours, Shift, ShopCalendar};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

/// Days around the new year, so that months and years end among them.
fn day() -> impl Strategy<Value = Date> {
    (0i64..12).prop_map(|after| date(2026, 12, 27).checked_add(after.days()).unwrap())
}

fn runs() -> impl Strategy<Value = Vec<(Date, Date)>> {
    vec((day(), 0i64..3), 0..3).prop_map(|runs| {
        let last = |first: Date, more: i64| first.checked_add(more.days()).unwrap();
        runs.into_iter().map(|(first, more)| (first, last(first, more))).collect()
    })
}

/// Shifts as the parser gives them: apart, in order, only the last over midnight.
fn shifts() -> impl Strategy<Value = Vec<Shift>> {
    prop_oneof![
        Just(Vec::new()),
        Just(vec![Shift::DAY]),
        (0u16..6, 8u16..12, 13u16..15, 16u16..24, any::<bool>()).prop_map(
            |(night, opens, noon, closes, passes)| {
                let shift =
                    |opens: u16, closes: u16| Shift { opens: opens * 60, closes: closes * 60 };
                let late = if passes { night } else { closes };
                vec![shift(opens, 12), shift(noon, late)]
            }
        ),
        (18u16..24, 0u16..9).prop_map(|(opens, closes)| {
            vec![Shift { opens: opens * 60 + 30, closes: closes * 60 + 15 }]
        }),
    ]
}

fn hours() -> impl Strategy<Value = QueueHours> {
    let plan = prop_oneof![
        1 => Just(DatePlan::Workday),
        2 => shifts().prop_map(DatePlan::Shifts),
    ];
    let week = (shifts(), vec(1u8..8, 0..7), btree_map(1u8..8, shifts(), 0..3));
    (week, btree_map(day(), plan, 0..4), runs(), runs(), runs()).prop_map(
        |((shifts, days, week), dates, holidays, shop, workdays)| QueueHours {
            shifts,
            days,
            week,
            dates,
            holidays,
            shop: ShopCalendar { holidays: shop, workdays }.into(),
            written: true,
        },
    )
}

/// Whether a shift that begins on a date covers an instant, by the calendar alone.
fn covers(date: Date, shift: Shift, now: DateTime) -> bool {
    let at = |minute: u16| date.at(0, 0, 0, 0).checked_add(i64::from(minute).minutes()).unwrap();
    let ends = if shift.closes > shift.opens { shift.closes } else { shift.closes + 1440 };
    (at(shift.opens)..at(ends)).contains(&now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn somebody_is_there_in_the_shifts_of_the_day_and_of_the_night_before(
        hours in hours(), day in day(), minute in 0i64..1440,
    ) {
        let now = day.at(0, 0, 0, 0).checked_add(minute.minutes()).unwrap();
        let days = [day, day.yesterday().unwrap()];
        let covered = days.iter().any(|day| hours.on(*day).iter().any(|one| covers(*day, *one, now)));
        prop_assert_eq!(hours.open_at(now), covered);
    }

    #[test]
    fn the_next_opening_is_the_first_minute_at_which_somebody_is_there(
        hours in hours(), day in day(), minute in 0i64..1440, seconds in 0i64..60,
    ) {
        let now = day.at(0, 0, 0, 0).checked_add((minute * 60 + seconds).seconds()).unwrap();
        let next = hours.next_opening(now);
        if hours.open_at(now) {
            prop_assert_eq!(next, Some(now));
            return Ok(());
        }
        // The walk goes over whole minutes behind the instant, for three weeks.
        let first = day.at(0, 0, 0, 0).checked_add((minute + 1).minutes()).unwrap();
        let walk = (0..21 * 1440i64).map(|more| first.checked_add(more.minutes()).unwrap());
        let walked = walk.into_iter().find(|then| hours.open_at(*then));
        match walked {
            Some(_) => prop_assert_eq!(next, walked),
            None => prop_assert!(next.is_none_or(|next| next >= first.checked_add(21.days()).unwrap())),
        }
    }
}
