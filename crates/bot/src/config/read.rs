//! Reading the settings, and refusing those that can't be meant.

use kaopu_model::{is_id, shown};
use toml::{Table, Value};

use super::{Config, Limits, RedisConfig, TenantConfig};
use crate::start_error::StartError;

/// How the names of variables that override the file begin.
const PREFIX: &str = "KAOPU_BOT__";

/// A token that is shorter is guessed.
const LEAST_TOKEN_CHARS: usize = 16;

impl Config {
    /// Reads a file, with variables of the environment above it: `KAOPU_BOT__LIMITS__IN_FLIGHT=8`
    /// is `in_flight = 8` in `[limits]`. What stands in a variable is TOML, or else text.
    ///
    /// # Errors
    /// What can't be read, and settings that can't be meant.
    pub fn read(
        text: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, StartError> {
        let mut table: Table = text.parse().map_err(|error| unreadable(&error))?;
        for (name, value) in environment {
            if let Some(path) = name.strip_prefix(PREFIX) {
                put(&mut table, path, read_value(&value)).ok_or_else(|| {
                    StartError::config(
                        format!("环境变量 {} 和文件对不上", shown(&name)),
                        format!("the variable {} does not fit the file", shown(&name)),
                    )
                })?;
            }
        }
        Value::Table(table).try_into().map_err(|error| unreadable(&error))
    }

    /// Whether the settings can be meant. Also asked of settings that were not read from a file.
    ///
    /// # Errors
    /// The first that can't.
    pub fn check(&self) -> Result<(), StartError> {
        let refuse = |zh: String, en: String| Err(StartError::config(zh, en));
        if self.tenants.is_empty() {
            return refuse("没有写任何一家店".into(), "no tenant is given".into());
        }
        let Limits { connections, in_flight, body_bytes, request_seconds, head_seconds, .. } =
            self.limits;
        if connections == 0 || in_flight == 0 || body_bytes == 0 {
            return refuse("上限不能是 0".into(), "a limit is 0".into());
        }
        if request_seconds == 0 || head_seconds == 0 || self.limits.body_seconds == 0 {
            return refuse("时限不能是 0".into(), "a time limit is 0".into());
        }
        if let Some(redis) = &self.redis {
            redis.check()?;
        }
        for (id, tenant) in &self.tenants {
            if !is_id(id) {
                return refuse(
                    format!("“{}”不是知识库的 id", shown(id)),
                    format!("{:?} is not the id of a knowledge base", shown(id)),
                );
            }
            tenant.check(id)?;
        }
        let open = self.tenants.iter().find(|(_, tenant)| tenant.tokens.is_empty());
        match open {
            Some((id, _)) if !self.is_on_loopback() => refuse(
                format!("别的机器也能访问时，{id} 要有 tokens"),
                format!("{id} needs tokens where others can reach it"),
            ),
            _ if !self.is_on_loopback() && self.admin_tokens.is_empty() => refuse(
                "别的机器也能访问时，要有 admin_tokens".into(),
                "admin_tokens are needed where others can reach them".into(),
            ),
            _ => self.admin_tokens.iter().try_for_each(|token| long_enough(token.expose())),
        }
    }

    /// Whether only this computer can reach it.
    pub(crate) fn is_on_loopback(&self) -> bool {
        self.listen.ip().is_loopback()
    }
}

impl RedisConfig {
    fn check(&self) -> Result<(), StartError> {
        let is_address = ["redis://", "rediss://"].iter().any(|w| self.url.expose().starts_with(w));
        let is_name = self.prefix.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        if !is_address || !is_name || self.prefix.is_empty() || self.timeout_millis == 0 {
            return Err(StartError::config(
                "redis 要有 url（redis:// 或 rediss://），prefix 只用字母、数字和 - _ .，时限不能是 0",
                "`redis` needs a url (redis:// or rediss://), a prefix of letters, digits and - _ . \
                 and a time limit that is not 0",
            ));
        }
        Ok(())
    }
}

impl TenantConfig {
    fn check(&self, id: &str) -> Result<(), StartError> {
        let refuse = |zh: &str, en: &str| {
            Err(StartError::config(format!("{id}：{zh}"), format!("{id}: {en}")))
        };
        if self.bundle.is_empty() {
            return refuse("没有写 bundle", "`bundle` is missing");
        }
        if self.root.is_some() != self.keys.is_empty() {
            return refuse(
                "要么写 root，要么写 keys",
                "either `root` or `keys` says who is trusted",
            );
        }
        let is_digest =
            |text: &String| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !self.pin.as_ref().is_none_or(is_digest) {
            return refuse("pin 要是 64 位十六进制的 SHA-256", "`pin` is no SHA-256 in hex");
        }
        if self.permit.as_ref().is_some_and(String::is_empty) {
            return refuse("permit 不能空着", "`permit` is empty");
        }
        if self.canary.as_ref().is_some_and(|one| one.bundle.is_empty() || one.percent > 100) {
            return refuse(
                "canary 要有 bundle，percent 在 0 到 100 之间",
                "`canary` needs a bundle, and a percent of 0 to 100",
            );
        }
        if self.offset().is_none() {
            return refuse("utc_offset 要像 +08:00", "`utc_offset` is not like +08:00");
        }
        if self.sessions.most == 0 || self.sessions.idle_minutes == 0 || self.poll_seconds == 0 {
            return refuse(
                "sessions 和 poll_seconds 不能是 0",
                "`sessions` and `poll_seconds` are not 0",
            );
        }
        if self.requests_per_second == Some(0) || self.in_flight == Some(0) {
            return refuse("上限不能是 0", "a limit is 0");
        }
        if let Some(handoff) = &self.handoff
            && (!is_address(&handoff.url) || handoff.secret.is_none() || handoff.attempts == 0)
        {
            return refuse(
                "handoff 要有 url（http 或 https）、secret，attempts 不能是 0",
                "`handoff` needs a url (http or https) and a secret; `attempts` is not 0",
            );
        }
        let urls = [
            self.chatwoot.as_ref().map(|chatwoot| &chatwoot.url),
            self.wecom_kf.as_ref().map(|kf| &kf.url),
        ];
        if urls.into_iter().flatten().any(|url| !is_address(url)) {
            return refuse(
                "chatwoot 和 wecom_kf 的 url 以 http:// 或 https:// 开头",
                "the url of `chatwoot` or `wecom_kf` is no http(s) address",
            );
        }
        if let Some(log) = &self.conversation_log
            && (log.folder.as_os_str().is_empty() || log.file_bytes == 0 || log.files == 0)
        {
            return refuse(
                "conversation_log 要有 folder，上限不能是 0",
                "`conversation_log` needs a folder, and its limits are not 0",
            );
        }
        let secret = self.handoff.as_ref().and_then(|handoff| handoff.secret.as_ref());
        self.tokens.iter().chain(secret).try_for_each(|token| long_enough(token.expose()))
    }

    /// The shop's clock, in seconds east of UTC.
    pub(crate) fn offset(&self) -> Option<jiff::tz::Offset> {
        let text = self.utc_offset.as_str();
        let (sign, rest) = match text.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        let number = |text: &str, most: i32| {
            let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
            let number: i32 = text.parse().ok()?;
            (digits && number <= most).then_some(number)
        };
        let seconds = number(hours, 14)? * 3600 + number(minutes, 59)? * 60;
        jiff::tz::Offset::from_seconds(sign * seconds).ok()
    }
}

fn is_address(url: &str) -> bool {
    ["http://", "https://"].iter().any(|way| url.starts_with(way))
}

fn long_enough(token: &str) -> Result<(), StartError> {
    if token.len() >= LEAST_TOKEN_CHARS && token.bytes().all(|b| b.is_ascii_graphic()) {
        return Ok(());
    }
    Err(StartError::config(
        format!("令牌至少 {LEAST_TOKEN_CHARS} 个可见的 ASCII 字符"),
        format!("a token has at least {LEAST_TOKEN_CHARS} visible ASCII characters"),
    ))
}

/// Where and which kind, but not what stands there: it may be a token.
fn unreadable(error: &toml::de::Error) -> StartError {
    let whole = error.to_string();
    let place = whole.lines().find_map(|line| line.strip_prefix("in `")?.strip_suffix('`'));
    let message = error.message();
    // Of these the parser repeats a value; of names and of syntax it does not.
    let what = match message.starts_with("invalid") && error.span().is_none() {
        true => "a value that does not fit",
        false => message,
    };
    let place = place.map(|place| format!(" ({})", shown(place))).unwrap_or_default();
    let what = shown(what);
    StartError::config(format!("配置读不懂：{what}{place}"), format!("settings: {what}{place}"))
}

/// What stands in a variable.
fn read_value(text: &str) -> Value {
    let as_toml = format!("value = {text}").parse::<Table>().ok();
    as_toml
        .filter(|table| table.len() == 1)
        .and_then(|mut table| table.remove("value"))
        .unwrap_or_else(|| Value::String(text.to_owned()))
}

/// Puts a value where a path of names in capitals leads; nothing if a name on the way is no table.
fn put(table: &mut Table, path: &str, value: Value) -> Option<()> {
    let (first, rest) = path.split_once("__").map_or((path, None), |(a, b)| (a, Some(b)));
    let alike = |key: &str| key.to_ascii_uppercase().replace('-', "_") == first;
    let key = table.keys().find(|key| alike(key)).cloned();
    let key = key.unwrap_or_else(|| first.to_ascii_lowercase());
    match rest {
        None => {
            table.insert(key, value);
            Some(())
        }
        Some(rest) => {
            let next = table.entry(key).or_insert_with(|| Value::Table(Table::new()));
            put(next.as_table_mut()?, rest, value)
        }
    }
}
