//! What understanding is good for, measured.

mod ablation;
