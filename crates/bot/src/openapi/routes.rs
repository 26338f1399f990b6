//! Handlers with their descriptions.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};

use super::Operation;
use crate::bot::Bot;

/// Operations, and who answers them.
#[derive(Default)]
pub(crate) struct Routes {
    pub(crate) router: Router<Arc<Bot>>,
    pub(crate) operations: Vec<Operation>,
}

impl Routes {
    /// Serves an operation, and describes it.
    pub(crate) fn add<H, T>(mut self, operation: Operation, handler: H) -> Self
    where
        H: Handler<T, Arc<Bot>>,
        T: 'static,
    {
        let method = MethodFilter::try_from(operation.method.clone());
        // All that we use are methods that it knows.
        let method = method.unwrap_or(MethodFilter::GET);
        self.router = self.router.without_v07_checks().route(operation.path, on(method, handler));
        self.operations.push(operation);
        self
    }

    /// These and others.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.router = self.router.merge(others.router);
        self.operations.extend(others.operations);
        self
    }
}
