//! Numbers of a spreadsheet as the text that was typed.

use super::fault::CellFault;

/// The largest number that a cell of numbers holds to the last digit: Excel keeps 15 digits.
const EXACT: f64 = 1e15;

/// The text of a number, and what is wrong with it.
pub(super) fn text(value: f64, percent: bool) -> (String, Option<CellFault>) {
    let shown = if percent { round(value * 100.0) } else { value };
    let fault = (value.abs() >= EXACT || !value.is_finite()).then_some(CellFault::LostDigits);
    let sign = if percent { "%" } else { "" };
    (format!("{shown}{sign}"), fault)
}

/// Without the dust of binary fractions: 0.07 × 100 is 7.
fn round(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// Whether a text is a long number in scientific notation: `1.20261E+17`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let digits = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let is_number = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    is_number(digits)
        && !exponent.is_empty()
        && exponent.len() < 4
        && exponent.bytes().all(|b| b.is_ascii_digit())
        && text.contains(['+', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_was_typed() {
        for (value, percent, wanted) in
            [(48.0, false, "48"), (0.5, false, "0.5"), (0.07, true, "7%"), (1.0, true, "100%")]
        {
            assert_eq!(text(value, percent), (wanted.to_owned(), None));
        }
        assert_eq!(text(20_261_122_000_012_345e3, false).1, Some(CellFault::LostDigits));
    }

    #[test]
    fn scientific_notation_is_told_from_codes() {
        for lost in ["1.2E+17", "2.02611E+19", "6.9E12", "-1.5e+08"] {
            assert!(is_scientific(lost), "{lost}");
        }
        for fine in ["E12", "12E", "3E5", "1e2e3", "A1.2E+3", "00123", "7E-2b", "", "1.5E"] {
            assert!(!is_scientific(fine), "{fine}");
        }
    }
}
