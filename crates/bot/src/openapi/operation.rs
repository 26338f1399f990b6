//! What callers are told of one operation.

use axum::http::{Method, StatusCode};
use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::problem::{BAD_BODY, BAD_KEY, Kind, NOT_READY, OUT_OF_ORDER};
use crate::problem::{OTHER_REQUEST, UNKNOWN_SESSION};

/// A schema that is made where it is needed, so that types stand in the document once.
pub(super) type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller {
    /// Whoever has one of a shop's tokens.
    Shop,
    /// A platform on which the shop talks with its customers, by its signature.
    Platform,
    /// Whoever has one of the operator's tokens.
    Operator,
    /// Everybody.
    Anybody,
}

/// What a response has in it.
#[derive(Clone, Copy)]
pub(crate) enum Contents {
    /// Nothing.
    Nothing,
    /// A document of a given shape.
    Json(SchemaOf),
    /// A document of a given shape, or the same as server-sent events.
    JsonOrEvents(SchemaOf),
    /// Bytes or text of this type.
    Of(&'static str),
    /// A picture.
    Picture,
}

impl Contents {
    /// A document.
    pub(crate) fn json<T: JsonSchema>() -> Self {
        Self::Json(|schemas| schemas.subschema_for::<T>())
    }

    /// A document, or events.
    pub(crate) fn json_or_events<T: JsonSchema>() -> Self {
        Self::JsonOrEvents(|schemas| schemas.subschema_for::<T>())
    }
}

/// A parameter that is no part of the path.
#[derive(Clone, Copy)]
pub(crate) struct Parameter {
    pub(super) place: &'static str,
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) pattern: &'static str,
}

/// One operation.
pub(crate) struct Operation {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) id: &'static str,
    pub(super) summary: &'static str,
    pub(super) caller: Caller,
    pub(super) parameters: Vec<Parameter>,
    /// The body, and whether there has to be one.
    pub(super) body: Option<(SchemaOf, bool)>,
    pub(super) status: StatusCode,
    pub(super) contents: Contents,
    pub(super) headers: &'static [(&'static str, &'static str)],
    pub(super) problems: Vec<Kind>,
}

/// In the head of what is answered to a message.
const OF_A_TURN: &[(&str, &str)] = &[
    ("Kaopu-Message", "Which message of the conversation this was."),
    ("Kaopu-Release", "The number of the release that answered."),
    ("Kaopu-Bundle", "Its SHA-256."),
    ("Kaopu-Again", "`true` if the same reply was given before."),
];

impl Operation {
    fn new(method: Method, path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self {
            method,
            path,
            id,
            summary,
            caller: Caller::Shop,
            parameters: Vec::new(),
            body: None,
            status: StatusCode::OK,
            contents: Contents::Nothing,
            headers: &[],
            problems: Vec::new(),
        }
    }

    /// One that reads.
    pub(crate) fn get(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::GET, path, id, summary)
    }

    /// One that does something.
    pub(crate) fn post(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::POST, path, id, summary)
    }

    /// One that forgets.
    pub(crate) fn delete(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::DELETE, path, id, summary)
    }

    /// For whom it is, if not for a shop.
    pub(crate) fn of(mut self, caller: Caller) -> Self {
        self.caller = caller;
        self
    }

    /// The shape of its body.
    pub(crate) fn takes<T: JsonSchema>(mut self) -> Self {
        self.body = Some((|schemas| schemas.subschema_for::<T>(), true));
        self.may(&[BAD_BODY])
    }

    /// The shape of its body, which may be left out.
    pub(crate) fn may_take<T: JsonSchema>(mut self) -> Self {
        self.body = Some((|schemas| schemas.subschema_for::<T>(), false));
        self.may(&[BAD_BODY])
    }

    /// What comes back.
    pub(crate) fn answers(self, contents: Contents) -> Self {
        self.answers_with(StatusCode::OK, contents)
    }

    /// What comes back, with another status than 200.
    pub(crate) fn answers_with(mut self, status: StatusCode, contents: Contents) -> Self {
        (self.status, self.contents) = (status, contents);
        self
    }

    /// What comes back is a turn of a conversation.
    pub(crate) fn answers_with_a_turn(mut self) -> Self {
        self.headers = OF_A_TURN;
        self.answers(Contents::json::<kaopu_runtime::Told<'_>>())
            .may_be_repeated()
            .may(&[OUT_OF_ORDER, NOT_READY])
    }

    /// It may be sent again under a key.
    pub(crate) fn may_be_repeated(self) -> Self {
        self.with(Parameter {
            place: "header",
            name: "Idempotency-Key",
            description: "Under it the same request may be sent again, and is heard once.",
            pattern: "^[!-~]{1,200}$",
        })
        .may(&[BAD_KEY, OTHER_REQUEST])
    }

    /// It is about a conversation that has to be there.
    pub(crate) fn about_a_session(self) -> Self {
        self.may(&[UNKNOWN_SESSION])
    }

    /// A parameter that may be left out.
    pub(crate) fn with(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// A parameter of the query that may be left out.
    pub(crate) fn asked(
        self,
        name: &'static str,
        pattern: &'static str,
        description: &'static str,
    ) -> Self {
        self.with(Parameter { place: "query", name, description, pattern })
    }

    /// What may be wrong, besides what may always be.
    pub(crate) fn may(mut self, problems: &[Kind]) -> Self {
        self.problems.extend_from_slice(problems);
        self
    }
}
