//! The real window, end to end.
