//! The numbers of a message, each with its kind and place: order, tracking and phone numbers,
//! amounts, sizes, dates, quantities, models.
//!
//! The one extractor: what is noted for the case record, what understanding leaves out because it
//! names a thing and asks nothing, and whether a reply gives what was asked for all come from here.
//! [`tokens`] finds what belongs together (`2026 1111 0001 2345`, `(0579)81234567转802`, 一三九零…),
//! [`kinds`] says what it is.

mod kinds;
mod number;
mod tokens;

use kaopu_model::readable;

pub(crate) use number::{Number, NumberKind};

use crate::text::links;
use crate::turn::Span;

/// Characters of a message in which numbers are looked for.
const SCANNED_CHARS: usize = 4_000;

/// Numbers of one message that are kept.
const MOST: usize = 60;

/// All numbers of a message, in order. Those of links are none.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let read = readable(text, SCANNED_CHARS);
    let (chars, places): (Vec<char>, Vec<u32>) = read.into_iter().unzip();
    let hidden = links(&chars);
    let mut found = Vec::new();
    for token in tokens::tokens(&chars) {
        if found.len() >= MOST {
            break;
        }
        if hidden.iter().any(|link| link.contains(&token.start)) {
            continue;
        }
        // The day of 11月24号 belongs to its month.
        let month = token.start.checked_sub(1).and_then(|at| chars.get(at)) == Some(&'月');
        let dated = found.last().is_some_and(|last: &Number| last.kind == NumberKind::Date);
        if month && dated {
            continue;
        }
        let place = |at: usize| places.get(at).copied();
        let (Some(start), Some(last)) = (place(token.start), place(token.end.saturating_sub(1)))
        else {
            continue;
        };
        if let Some((kind, text)) = kinds::kind(&chars, &token) {
            let span = Span { start, end: last.saturating_add(1) };
            found.push(Number { kind, text, span });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::NumberKind::{Amount, Date, Model, Order, Phone, Quantity, Size, Tracking};
    use super::*;

    fn read(text: &str) -> Vec<(NumberKind, String)> {
        numbers(text).into_iter().map(|number| (number.kind, number.text)).collect()
    }

    #[test]
    fn every_number_has_its_kind() {
        for (text, expected) in [
            ("订单2026111100012345", vec![(Order, "2026111100012345")]),
            ("2026 1111 0001 2345", vec![(Order, "2026111100012345")]),
            ("单号２０２６１１１１０００１", vec![(Order, "202611110001")]),
            ("260101-123456789012345", vec![(Order, "260101-123456789012345")]),
            ("4108829375560192837呀", vec![(Order, "4108829375560192837")]),
            ("SF3141592653589三天没动", vec![(Tracking, "SF3141592653589")]),
            ("jdva09876543210", vec![(Tracking, "JDVA09876543210")]),
            ("快递单号773412345678901", vec![(Tracking, "773412345678901")]),
            ("138 0013 8000", vec![(Phone, "13800138000")]),
            ("1 3 9 0 0 0 0 0 0 1 0", vec![(Phone, "13900000010")]),
            ("+86 139-0000-0002", vec![(Phone, "13900000002")]),
            ("＋８６１３９０００００００４", vec![(Phone, "13900000004")]),
            ("0086 13900000005", vec![(Phone, "13900000005")]),
            ("0086-139-0000-0005", vec![(Phone, "13900000005")]),
            ("幺三九零零零零零零零六", vec![(Phone, "13900000006")]),
            ("一三九 零零零零 零零零零", vec![(Phone, "13900000000")]),
            ("一三九〇〇〇〇〇〇〇七", vec![(Phone, "13900000007")]),
            ("0571-88000001", vec![(Phone, "0571-88000001")]),
            ("(0579)81234567转802", vec![(Phone, "0579-81234567转802")]),
            ("010 62345678-12", vec![(Phone, "010-62345678转12")]),
            ("057188000001", vec![(Phone, "0571-88000001")]),
            ("400-820-8820", vec![(Phone, "400-820-8820")]),
            ("259.00", vec![(Amount, "259.00")]),
            ("¥12.5", vec![(Amount, "12.5")]),
            ("满300-50", vec![(Quantity, "300-50")]),
            ("1.5升的锅", vec![(Size, "1.5升")]),
            ("15升的锅", vec![(Size, "15升")]),
            ("1-2岁", vec![(Size, "1-2岁")]),
            ("3XL", vec![(Size, "3xl")]),
            ("165cm/55kg", vec![(Size, "165cm"), (Size, "55kg")]),
            ("买2件", vec![(Quantity, "2件")]),
            ("11月24号下的单", vec![(Date, "11月24号")]),
            ("11.20买的", vec![(Date, "11.20")]),
            ("12/3前能到吗", vec![(Date, "12/3")]),
            ("2026-11-20签收的", vec![(Date, "2026-11-20")]),
            ("48小时", vec![(Date, "48小时")]),
            ("PT-3010滤芯", vec![(Model, "pt3010")]),
            ("PT-301和PT-310", vec![(Model, "pt301"), (Model, "pt310")]),
            ("https://x.invalid/?id=13900000000 这个", vec![]),
            ("七八个", vec![]),
            ("五五五太好笑了", vec![]),
        ] {
            let expected: Vec<(NumberKind, String)> =
                expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn two_numbers_side_by_side_stay_two() {
        let found = read("2026111100012345 13800138000");
        let expected = [(Order, "2026111100012345"), (Phone, "13800138000")];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn places_point_into_the_message() {
        let found = numbers("我的\u{200b}号 138 0013 8000 呢");
        assert_eq!(found[0].span, Span { start: 5, end: 18 });
    }

    #[test]
    fn a_flood_of_digits_takes_no_time() {
        for flood in ["1".repeat(100_000), "1 ".repeat(50_000), "一".repeat(100_000)] {
            assert!(numbers(&flood).len() <= MOST);
        }
    }
}
