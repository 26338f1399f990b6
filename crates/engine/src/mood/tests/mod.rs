//! What the steps of mood and danger are good for.

mod ablation;
