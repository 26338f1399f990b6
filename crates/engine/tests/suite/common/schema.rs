//! As much of JSON Schema as `docs/case-record.schema.json` uses; a keyword that is not known here
//! fails the test.

use serde_json::Value;

/// Everything in which a value differs from the schema.
pub(crate) fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let mut fail = |what: String| found.push(format!("{at}: {what}"));
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "x-personal" | "properties"
            | "items" => {}
            "$ref" => {
                let pointer = wanted.as_str().unwrap().trim_start_matches('#');
                return check(
                    root,
                    root.pointer(pointer).expect("the reference leads somewhere"),
                    value,
                    at,
                    found,
                );
            }
            "type" => {
                let types: Vec<&str> = match wanted {
                    Value::Array(list) => list.iter().map(|one| one.as_str().unwrap()).collect(),
                    one => vec![one.as_str().unwrap()],
                };
                if !types.contains(&type_of(value)) {
                    fail(format!("{value} is not {types:?}"));
                }
            }
            "const" if value != wanted => fail(format!("{value} is not {wanted}")),
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                fail(format!("{value} is not one of {wanted}"))
            }
            "minimum" if value.as_u64() < wanted.as_u64() => {
                fail(format!("{value} is less than {wanted}"))
            }
            "maximum" if value.as_u64() > wanted.as_u64() => {
                fail(format!("{value} is more than {wanted}"))
            }
            "maxItems" if value.as_array().map(|list| list.len() as u64) > wanted.as_u64() => {
                fail(format!("more than {wanted} items"));
            }
            "pattern" => {
                assert_eq!(wanted, "^/", "only this pattern is known");
                if !value.as_str().unwrap().starts_with('/') {
                    fail(format!("{value} is no pointer"));
                }
            }
            "format" => {
                assert_eq!(wanted, "local-date-time", "only this format is known");
                if value.as_str().is_some_and(|text| text.parse::<jiff::civil::DateTime>().is_err())
                {
                    fail(format!("{value} is no date and time"));
                }
            }
            "required" => {
                for key in wanted.as_array().unwrap().iter().map(|key| key.as_str().unwrap()) {
                    if value.get(key).is_none() {
                        fail(format!("`{key}` is missing"));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(wanted, &Value::Bool(false), "only false is known");
                for key in value.as_object().into_iter().flat_map(|object| object.keys()) {
                    if schema["properties"].get(key).is_none() {
                        fail(format!("`{key}` is not known"));
                    }
                }
            }
            "const" | "enum" | "minimum" | "maximum" | "maxItems" => {}
            other => panic!("the schema uses `{other}`, which this validator does not know"),
        }
    }
    if let (Some(properties), Some(object)) = (schema.get("properties"), value.as_object()) {
        for (key, part) in object {
            if let Some(schema) = properties.get(key) {
                check(root, schema, part, &format!("{at}/{key}"), found);
            }
        }
    }
    if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
        for (index, part) in list.iter().enumerate() {
            check(root, items, part, &format!("{at}/{index}"), found);
        }
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Every part that the schema marks as personal, as the record names them.
pub(crate) fn personal_parts(schema: &Value) -> Vec<String> {
    fn walk(schema: &Value, at: &str, parts: &mut Vec<String>) {
        if schema.get("x-personal").is_some() {
            parts.push(at.to_owned());
        }
        for (key, part) in schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            walk(part, &format!("{at}/{key}"), parts);
        }
        if let Some(items) = schema.get("items") {
            walk(items, &format!("{at}/-"), parts);
        }
    }
    let mut parts = Vec::new();
    walk(schema, "", &mut parts);
    parts.sort();
    parts
}
