//! The settings: one TOML file, and the environment above it.

mod read;
#[cfg(test)]
mod tests;
mod token;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::Deserialize;

pub use token::Token;

/// All settings. What is left out has a default that is fit for one shop on one computer.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder in which releases, conversations and deliveries outlive a restart. Without it
    /// everything is in memory.
    pub state: Option<PathBuf>,
    /// Where several replicas share conversations and deliveries; nothing: they are this process's.
    pub redis: Option<RedisConfig>,
    /// Tokens for `/status`, `/metrics` and `/admin`.
    pub admin_tokens: Vec<Token>,
    /// Names under which callers reach us, for the check of `Host` and `Origin`; on loopback those
    /// of this computer.
    pub hosts: Vec<String>,
    /// Whether there is a page to chat with the bot in a browser.
    pub demo: bool,
    /// How the log is written.
    pub log: LogFormat,
    /// What is too much.
    pub limits: Limits,
    /// The shops, by the ids of their knowledge bases.
    pub tenants: BTreeMap<String, TenantConfig>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// A JSON document a line.
    Json,
}

/// What is too much.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Connections at a time.
    pub connections: usize,
    /// Requests that are being answered at a time.
    pub in_flight: usize,
    /// Bytes of a body.
    pub body_bytes: usize,
    /// Seconds until a request's head has come; also how long a connection may be idle.
    pub head_seconds: u64,
    /// Seconds until a request's body has come.
    pub body_seconds: u64,
    /// Seconds that answering may take.
    pub request_seconds: u64,
    /// Seconds between the word to stop and the end of taking connections, in which balancers learn
    /// from `/readyz` to look elsewhere.
    pub grace_seconds: u64,
    /// Seconds after that in which what was begun is finished.
    pub drain_seconds: u64,
}

/// One shop.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TenantConfig {
    /// The bundle: a file, a folder of bundles, an `http(s)://` address, or `s3://bucket/key`.
    pub bundle: String,
    /// The SHA-256 of the one bundle that may answer, or be tried as a candidate.
    pub pin: Option<String>,
    /// Where a roll-back permit is looked for, as `bundle` says it; nothing: beside a bundle on this
    /// computer.
    pub permit: Option<String>,
    /// A bundle that is tried on some of the new conversations.
    pub canary: Option<CanaryConfig>,
    /// The root file that says who may sign.
    pub root: Option<PathBuf>,
    /// Or public keys, one of which must have signed the first root.
    pub keys: Vec<String>,
    /// Tokens of those who may talk to this shop's bot.
    pub tokens: Vec<Token>,
    /// The storage, if `bundle` is an object of one.
    pub s3: Option<S3Config>,
    /// Sent to the address of the bundle.
    pub bundle_token: Option<Token>,
    /// Seconds between two looks at the source.
    pub poll_seconds: u64,
    /// Seconds that at least pass between two loads, whoever asks for them.
    pub min_load_seconds: u64,
    /// The shop's clock, as its distance from UTC.
    pub utc_offset: String,
    /// Whether callers may ask why.
    pub explain: bool,
    /// What a customer is to be told when the bot can't answer at all, and a human has to.
    pub apology: String,
    /// Requests a second, with twice as many at once; nothing: as many as come.
    pub requests_per_second: Option<u32>,
    /// Requests that are being answered at a time. Nothing: all that the process takes, or half of
    /// it if there are other shops.
    pub in_flight: Option<usize>,
    /// How conversations are kept.
    pub sessions: SessionLimits,
    /// Where a line is written for each turn; nothing: nowhere.
    pub conversation_log: Option<ConversationLogConfig>,
    /// Where hand-overs go; nothing: only to whoever asked.
    pub handoff: Option<HandoffConfig>,
    /// The shop's Chatwoot.
    pub chatwoot: Option<ChatwootConfig>,
    /// The shop's 微信客服.
    pub wecom_kf: Option<KfConfig>,
}

/// A Chatwoot in which the bot is an agent bot.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChatwootConfig {
    /// Its address.
    pub url: String,
    /// The access token of the agent bot.
    pub token: Token,
    /// The secret that its webhooks are signed with.
    pub secret: Token,
}

/// 微信客服 of a company in WeCom.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KfConfig {
    /// The company.
    pub corp_id: String,
    /// The secret of 微信客服.
    pub secret: Token,
    /// The callback's token.
    pub token: Token,
    /// The callback's EncodingAESKey, 43 characters.
    pub aes_key: Token,
    /// The human that conversations go to; nobody: the queue, from which humans take them.
    pub servicer: Option<String>,
    /// Where WeCom's interface is.
    #[serde(default = "wecom")]
    pub url: String,
}

fn wecom() -> String {
    "https://qyapi.weixin.qq.com".to_owned()
}

/// Where several replicas share conversations and deliveries.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RedisConfig {
    /// `redis://[user:password@]host[:port][/database]`, or `rediss://` for TLS.
    pub url: Token,
    /// How all names in it begin; each installation that shares a Redis with others has its own.
    pub prefix: String,
    /// How long an answer may take.
    pub timeout_millis: u64,
}

/// A storage that speaks S3.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct S3Config {
    /// Its address; nothing: that of AWS.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: String,
    /// Who asks; without both keys nobody in particular does.
    pub access_key: Option<Token>,
    /// What requests are signed with.
    pub secret_key: Option<Token>,
    /// With keys for a time.
    pub session_token: Option<Token>,
    /// Whether the bucket stands in the host's name instead of the path. With an `endpoint` that
    /// has it already.
    pub bucket_in_host: bool,
}

/// A bundle that is tried on some of the new conversations.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CanaryConfig {
    /// Where it is, as `bundle` says it.
    pub bundle: String,
    /// Of a hundred new conversations so many.
    pub percent: u8,
}

/// How conversations are kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionLimits {
    /// Minutes after the last message at which all of a conversation is forgotten.
    pub idle_minutes: u64,
    /// Conversations in memory. Without a state folder those beyond are forgotten, the longest idle
    /// first; with one they are on disk.
    pub most: usize,
}

/// A log of what was said, without personal data.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConversationLogConfig {
    /// The folder, one for each process.
    pub folder: PathBuf,
    /// Bytes of a file, after which the next one begins.
    pub file_bytes: u64,
    /// Files that are kept.
    pub files: u32,
}

/// Where hand-overs go.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HandoffConfig {
    /// The address of the agents' system.
    pub url: String,
    /// What deliveries are signed with.
    pub secret: Option<Token>,
    /// Minutes in which somebody has to accept a hand-over; nothing: that is not watched.
    pub accept_minutes: Option<u64>,
    /// Tries before a delivery is given up.
    pub attempts: u32,
    /// Seconds until the second try; each further one waits twice as long.
    pub retry_seconds: u64,
    /// Seconds in which the agents' system has to answer.
    pub answer_seconds: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8787),
            state: None,
            redis: None,
            admin_tokens: Vec::new(),
            hosts: Vec::new(),
            demo: false,
            log: LogFormat::Text,
            limits: Limits::default(),
            tenants: BTreeMap::new(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            in_flight: 64,
            body_bytes: 64 << 10,
            head_seconds: 5,
            body_seconds: 10,
            request_seconds: 15,
            grace_seconds: 1,
            drain_seconds: 20,
        }
    }
}

impl Default for TenantConfig {
    fn default() -> Self {
        Self {
            bundle: String::new(),
            pin: None,
            permit: None,
            canary: None,
            root: None,
            keys: Vec::new(),
            tokens: Vec::new(),
            s3: None,
            bundle_token: None,
            poll_seconds: 10,
            min_load_seconds: 10,
            utc_offset: "+08:00".to_owned(),
            explain: false,
            apology: "抱歉，我这边出了点问题，这就请人工同事来接待您，请稍等。".to_owned(),
            requests_per_second: None,
            in_flight: None,
            sessions: SessionLimits::default(),
            conversation_log: None,
            handoff: None,
            chatwoot: None,
            wecom_kf: None,
        }
    }
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { idle_minutes: 24 * 60, most: 20_000 }
    }
}

impl Default for ConversationLogConfig {
    fn default() -> Self {
        Self { folder: PathBuf::new(), file_bytes: 32 << 20, files: 8 }
    }
}

impl Default for S3Config {
    fn default() -> Self {
        Self {
            endpoint: None,
            region: "us-east-1".to_owned(),
            access_key: None,
            secret_key: None,
            session_token: None,
            bucket_in_host: false,
        }
    }
}

impl Default for RedisConfig {
    fn default() -> Self {
        Self { url: Token::new(""), prefix: "kaopu".to_owned(), timeout_millis: 1000 }
    }
}

impl Default for HandoffConfig {
    fn default() -> Self {
        Self {
            url: String::new(),
            secret: None,
            accept_minutes: None,
            attempts: 8,
            retry_seconds: 2,
            answer_seconds: 5,
        }
    }
}
