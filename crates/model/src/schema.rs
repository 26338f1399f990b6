//! JSON Schemas of what is text in JSON and something else here, for those who publish interfaces.

/// A text of a given form.
macro_rules! text_schema {
    ($type:ty, $name:literal, $pattern:literal, $description:literal) => {
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
    r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
    "A moment on the shop's clock, without a zone: 2026-11-28T10:00:00."
);
