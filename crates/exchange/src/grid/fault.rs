//! Why a cell can't be taken as it is.

use serde::{Deserialize, Serialize};

/// Why a cell can't be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellFault {
    /// A long number in scientific notation, or in a cell of numbers: its last digits are gone.
    LostDigits,
    /// A formula that has no value.
    NoValue,
    /// It has more characters than a cell of a knowledge base may have.
    TooLong,
    /// It has an invisible NUL.
    Nul,
    /// Text follows its closing quote, or the quote is never closed.
    Quote,
}

impl CellFault {
    /// Why, in Chinese and English.
    #[must_use]
    pub fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::LostDigits => (
                "长数字被存成了科学计数法，后面的位数已经丢了；在原表里把这一列设成文本，重新填",
                "a long number became scientific notation and lost its last digits; make the \
                 column text and enter it again",
            ),
            Self::NoValue => {
                ("公式没有结果，请换成文字", "the formula has no value; put a text in its place")
            }
            Self::TooLong => ("这一格超过 20000 个字", "the cell has more than 20,000 characters"),
            Self::Nul => ("这一格里有看不见的空字符", "the cell has a NUL in it"),
            Self::Quote => (
                "双引号没有闭合，或者闭合后还有文字",
                "a quote is never closed, or text follows it",
            ),
        }
    }
}
