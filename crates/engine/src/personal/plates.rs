//! Licence plates.

/// The first character of a plate: the province.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";

/// Characters behind the letter: five, six of a car without an engine that burns anything.
const FEWEST: usize = 5;
const MOST: usize = 6;

/// Where plates stand, from a first character to one past the last.
pub(super) fn plates(chars: &[char]) -> Vec<(usize, usize)> {
    let plate = |at: usize| {
        let letter = chars.get(at + 1).filter(|c| c.is_ascii_alphabetic())?;
        let province = chars.get(at).filter(|c| PROVINCES.contains(**c));
        let behind = at + 2;
        let mark = usize::from(chars.get(behind).is_some_and(|c| "·•.- ".contains(*c)));
        let number = chars.iter().skip(behind + mark).take_while(|c| c.is_ascii_alphanumeric());
        let number: Vec<&char> = number.collect();
        let digits = number.iter().filter(|c| c.is_ascii_digit()).count();
        let fits = (FEWEST..=MOST).contains(&number.len()) && digits >= 2;
        (province.is_some() && letter.is_ascii() && fits)
            .then_some((at, behind + mark + number.len()))
    };
    (0..chars.len()).filter_map(plate).collect()
}
