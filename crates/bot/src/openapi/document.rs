//! The document.

use axum::http::Method;
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::operation::{Caller, Contents, Operation, Parameter};
use super::problems;

/// Where types stand in the document.
const SCHEMAS: &str = "/components/schemas";

/// What is said of the parts of paths.
const IN_PATHS: [(&str, &str, &str); 6] = [
    ("tenant", "^[a-z0-9][a-z0-9-]{0,63}$", "The id of the shop's knowledge base."),
    ("session", NAME, "The caller's name for the conversation, 1 to 200 bytes."),
    ("customer", NAME, "The caller's name for the customer, 1 to 200 bytes."),
    ("picture", r"^[0-9a-f]{16}\.(png|jpg|gif|webp)$", "The picture's file, as the turn names it."),
    ("order", "^(promote|withdraw)$", "Whether it answers everybody from now on, or nobody."),
    ("account", NAME, "Which account of the platform it is."),
];

/// A name that a caller chose. The bound is one of bytes, of which a character has up to four.
const NAME: &str = r"^[^\u0000-\u001f\u007f-\u009f]{1,200}$";

/// The OpenAPI document of these operations, as it is committed and served.
pub(crate) fn document<'a>(operations: impl IntoIterator<Item = &'a Operation>) -> String {
    let settings = SchemaSettings::draft2020_12();
    let settings = settings.with(|settings| settings.definitions_path = SCHEMAS.into());
    let mut asked = settings.clone().for_deserialize().into_generator();
    let mut answered = settings.for_serialize().into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        let described = describe(operation, &mut asked, &mut answered);
        let methods = paths.entry(operation.path).or_insert_with(|| json!({}));
        methods[operation.method.as_str().to_lowercase()] = described;
    }
    let mut schemas = answered.take_definitions(true);
    schemas.append(&mut asked.take_definitions(true));
    schemas.insert("Problem".into(), problems::schema());
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kaopu bot",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What `kaopu serve` answers; docs/http-api.md says what is meant.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "http://127.0.0.1:8787" }],
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": security() },
    });
    without_links(&mut document);
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn security() -> Value {
    json!({
        "shop": { "type": "http", "scheme": "bearer", "description": "One of a tenant's `tokens`." },
        "key": { "type": "apiKey", "in": "header", "name": "Ocp-Apim-Subscription-Key",
            "description": "The same token, as Azure's clients send it." },
        "operator": { "type": "http", "scheme": "bearer", "description": "One of `admin_tokens`." },
    })
}

fn describe(
    operation: &Operation,
    asked: &mut SchemaGenerator,
    answered: &mut SchemaGenerator,
) -> Value {
    let mut parameters: Vec<Value> = IN_PATHS
        .iter()
        .filter(|(name, ..)| operation.path.contains(&format!("{{{name}}}")))
        .map(|(name, pattern, description)| {
            let schema = json!({ "type": "string", "pattern": pattern });
            let is = json!({ "name": name, "in": "path", "required": true });
            with(is, json!({ "description": description, "schema": schema }))
        })
        .collect();
    parameters.extend(operation.parameters.iter().map(parameter));
    let mut responses = problems::responses(operation);
    let headers: Map<String, Value> = operation.headers.iter().map(header).collect();
    let mut response = json!({ "description": operation.summary, "headers": headers });
    if let Some(content) = content(operation.contents, answered) {
        response["content"] = content;
    }
    responses.insert(operation.status.as_u16().to_string(), response);
    let security = match operation.caller {
        Caller::Shop => json!([{ "shop": [] }, { "key": [] }]),
        Caller::Operator => json!([{ "operator": [] }]),
        Caller::Platform | Caller::Anybody => json!([]),
    };
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "security": security,
        "parameters": parameters,
        "responses": responses,
    });
    if let Some((schema, is_required)) = operation.body
        && operation.method != Method::GET
    {
        let content = json!({ "application/json": { "schema": schema(asked) } });
        described["requestBody"] = json!({ "required": is_required, "content": content });
    }
    described
}

fn parameter(parameter: &Parameter) -> Value {
    let Parameter { place, name, description, pattern } = parameter;
    let schema = json!({ "type": "string", "pattern": pattern });
    json!({ "name": name, "in": place, "description": description, "schema": schema })
}

fn header((name, description): &(&'static str, &'static str)) -> (String, Value) {
    let schema = json!({ "type": "string" });
    ((*name).to_owned(), json!({ "description": description, "schema": schema }))
}

fn content(contents: Contents, schemas: &mut SchemaGenerator) -> Option<Value> {
    let json = |schema: Schema| json!({ "schema": schema });
    let bytes = || json!({ "schema": { "type": "string" } });
    Some(match contents {
        Contents::Nothing => return None,
        Contents::Json(schema) => json!({ "application/json": json(schema(schemas)) }),
        Contents::JsonOrEvents(schema) => json!({
            "application/json": json(schema(schemas)),
            "text/event-stream": {},
        }),
        Contents::Of(kind) => json!({ kind: bytes() }),
        Contents::Picture => ["image/png", "image/jpeg", "image/gif", "image/webp"]
            .iter()
            .map(|kind| ((*kind).to_owned(), json!({})))
            .collect::<Map<_, _>>()
            .into(),
    })
}

fn with(mut one: Value, other: Value) -> Value {
    if let (Value::Object(one), Value::Object(other)) = (&mut one, other) {
        one.extend(other);
    }
    one
}

/// Comments in the code link to each other; here nothing is there to be linked to.
fn without_links(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if name == "description" => {
                        *text = text.replace("[`", "`").replace("`]", "`").replace('\n', " ");
                    }
                    _ => without_links(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(without_links),
        _ => {}
    }
}
