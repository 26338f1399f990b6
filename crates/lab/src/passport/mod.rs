//! How an entry stands up to the ways in which Chinese customers write: each of its wordings is
//! written in each [`Way`], and it is asked whether the bot still does what it did ([`passport`]).

mod dictation;
mod example;
mod inversion;
mod pinyin;
mod report;
mod run;
mod sounds;
mod tables;
#[cfg(test)]
mod tests;
mod variant;
mod way;

pub use example::{Example, Outcome};
pub use report::{EntryPassport, Fared, Passport};
pub use run::{PassportPlan, passport};
pub use variant::variant;
pub use way::Way;
