//! The little linear algebra that ridge regression needs: the same bits on every machine and with
//! any number of threads.
//!
//! Every element of a result is summed up in one fixed order, in four lanes that compilers can turn
//! into vectors; nothing is fused. Threads only share out which elements are computed where.

mod block;
mod cholesky;
mod matrix;
mod triangle;

pub(crate) use block::dots;
pub(crate) use cholesky::cholesky;
pub(crate) use matrix::{GROUP, Matrix, for_row_groups};
pub(crate) use triangle::{inverse_transposed, lower_product};
