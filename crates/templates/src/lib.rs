//! What a shop of one's own begins with: for each trade a knowledge base of the questions that its
//! customers ask most, whose facts are still to be filled in.
//!
//! The files stand in `templates/<id>/` of the project and are compiled in, so that every shell has
//! them. A template is an ordinary knowledge base (docs/kb-format.md) with three things of its own:
//! facts that only the shop can know have no value, and a question to the operator as their note;
//! products have their columns and no rows; and no test dialogue expects what depends on either.
//! Until they are filled in, `check` says `to-fill`, and nothing can be released.
//!
//! ```
//! use kaopu_model::parse;
//! use kaopu_templates::{NewShop, template};
//!
//! let shop = NewShop { name: "小满好物".into(), hours: "09:00-21:00".into(), ..NewShop::default() };
//! let files = template("food").unwrap().begin("xiaoman", &shop, jiff::civil::date(2026, 11, 22))?;
//! let kb = parse(&files).kb;
//! assert_eq!(kb.settings.shop, "小满好物");
//! assert!(kb.facts.iter().any(|fact| fact.value.is_empty()));
//! # Ok::<(), kaopu_model::EditError>(())
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod begin;
mod template;

pub use begin::NewShop;
pub use template::{TEMPLATES, Template, template};
