//! JSON Schemas of what is text in JSON and something else here, for those who publish interfaces.

/// A text of a given form.
macro_rules! text_schema {
    ($type:ty, $name:literal, $pattern:expr, $description:literal) => {
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": $pattern,
                    "description": $description,
                })
            }
        }
    };
}

pub(crate) use text_schema;

/// Stands for a moment on the shop's clock, `2026-11-28T10:00:00`.
#[derive(Debug, Clone, Copy)]
pub struct LocalTime;

text_schema!(
    LocalTime,
    "LocalTime",
    // Every day that there is and no other: who makes inputs from this makes none that is refused.
    concat!(
        r"^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
        r"|02-(0[1-9]|1[0-9]|2[0-8]))",
        r"|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)",
        r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
    ),
    "A moment on the shop's clock, without a zone: 2026-11-28T10:00:00."
);

#[cfg(test)]
mod tests {
    use super::LocalTime;
    use jiff::civil::Date;
    use schemars::JsonSchema as _;

    #[test]
    fn every_day_of_the_calendar_is_a_local_time_and_no_other() {
        let schema = LocalTime::json_schema(&mut schemars::SchemaGenerator::default());
        let pattern = schema.get("pattern").and_then(|pattern| pattern.as_str()).unwrap();
        let pattern = regex::Regex::new(pattern).unwrap();
        for year in [1900_i16, 2000, 2026, 2027, 2028, 2096, 2100, 2400] {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{year:04}-{month:02}-{day:02}T10:00:00");
                assert_eq!(pattern.is_match(&text), Date::new(year, month, day).is_ok(), "{text}");
            }
        }
    }
}
