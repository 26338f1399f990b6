//! The bot in production: it takes signed bundles into service, keeps conversations, and answers
//! over HTTP with the same engine that the simulator and the test dialogues run in.
//!
//! A process serves several tenants (shops), each of them alone with its bundle, its conversations,
//! its tokens and its share of the machine ([`Config`]). [`Bot::open`] brings back what answered
//! last; [`serve`] answers until it is told to stop, and drains. What is promised to callers stands
//! in `docs/http-api.md`; why it is built so, in `docs/decisions/bot-in-one-process.md`.
//!
//! Nothing here reads the environment: settings come in as values. Time comes from a [`Clock`].

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "a test may stop at once, and sets up its own folders"
    )
)]

mod activation;
mod api;
mod auth;
mod bot;
mod candidates;
mod channel;
mod clock;
mod config;
mod connector;
mod conversation_log;
mod demo;
mod handoff;
mod http;
mod levers;
mod metrics;
mod openapi;
mod ops;
mod permits;
mod problem;
mod random;
mod remote;
mod run;
mod server;
mod sessions;
mod source;
mod start_error;
mod tenant;
mod turn;
mod watch;

pub use activation::Refusal;
pub use bot::{Bot, Checked};
pub use clock::{Clock, system_clock};
pub use config::{
    CanaryConfig, ChatwootConfig, Config, ConversationLogConfig, HandoffConfig, KfConfig, Limits,
    LogFormat, RedisConfig, S3Config, SessionLimits, TenantConfig, Token,
};
pub use remote::{Remote, RemoteError, Said};
pub use run::{Until, check, run};
pub use server::serve;
pub use start_error::StartError;
