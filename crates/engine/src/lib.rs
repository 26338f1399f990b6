//! The dialogue engine: [`compile`] a knowledge base, then [`respond`] to messages.
//!
//! Everything here is a pure function of its arguments: no clock, no randomness, no files. Time,
//! order, product and channel come in with the message, and what the bot remembers is a [`Session`]
//! that the caller keeps. The simulator, the tests and the production bot call the same
//! [`respond`].
//!
//! ```
//! use kaopu_engine::{Action, Message, Session, compile, respond};
//! use kaopu_model::{Faq, KnowledgeBase, Phrasing};
//!
//! let kb = KnowledgeBase {
//!     faqs: vec![Faq {
//!         id: "ship-when".into(),
//!         question: "什么时候发货".into(),
//!         answer: "付款后48小时内发出。".into(),
//!         enabled: true,
//!         phrasings: vec![Phrasing { text: "多久能发货呀".into(), row: 2 }],
//!         ..Faq::default()
//!     }],
//!     ..KnowledgeBase::default()
//! };
//! let program = compile(kb);
//! let (session, turn) = respond(&program, &Session::default(), &Message::new("请问什么時候發貨?"));
//! assert_eq!(turn.action, Action::Answer);
//! assert_eq!(turn.text(), "付款后48小时内发出。");
//! assert_eq!(session.turns, 1);
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

mod classifier;
pub mod compare;
mod compose;
mod danger;
mod escalate;
mod human;
pub mod insight;
mod lists;
mod mentions;
mod message;
mod mood;
mod negation;
mod numbers;
mod observe;
mod parallel;
mod personal;
mod phrase_matrix;
mod play;
mod policy;
mod program;
mod realise;
mod record;
mod renderings;
mod respond;
mod session;
mod text;
mod turn;
mod understand;

pub use compose::ssml as speak;
pub use danger::Suspicion;
pub use kaopu_encoder::UnitVector;
pub use message::Message;
pub use mood::Feelings;
pub use observe::{feelings, is_small_talk};
pub use parallel::for_each;
pub use personal::masked;
pub use phrase_matrix::{ToneCell, ToneRow, tone_matrix};
pub use play::{
    ExpectationFailure, PlayedDialogue, PlayedTurn, customers, expectation, filled_in,
    first_unreached, messages, play, unreached, unreached_customers,
};
pub use program::{Program, compile, compile_knowing, compile_with};
pub use realise::open_now;
pub use record::record_so_far;
pub use renderings::{Rendering, Renderings, TextSource, renderings};
pub use respond::respond;
pub use session::{CaseState, Pending, SESSION_VERSION, Session};
pub use turn::*;
pub use understand::{
    Disposition, Embedding, LEARNING, Learnt, Measured, Understanding, load_dictionary, questions,
    understand, words_of,
};
