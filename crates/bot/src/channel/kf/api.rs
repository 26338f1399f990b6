//! WeCom's interface: an access token that is kept while it lasts, and errors by their numbers.

use std::time::Duration;

use axum::http::Method;
use form_urlencoded::Serializer;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::channel::caller::{Caller, Failed};
use crate::config::{KfConfig, Token};
use crate::start_error::StartError;

/// A token is fetched anew so long before it ends.
const EARLY: Duration = Duration::from_secs(300);

/// Numbers that say: this token does not hold, or not any more.
const BAD_TOKEN: [i64; 3] = [40_001, 40_014, 42_001];

/// Calls WeCom.
pub(super) struct Api {
    caller: Caller,
    corp_id: String,
    secret: Token,
    token: Mutex<Option<(String, Instant)>>,
}

/// A page of what came.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    #[serde(default)]
    pub(super) next_cursor: String,
    #[serde(default)]
    pub(super) has_more: u8,
    #[serde(default)]
    pub(super) msg_list: Vec<Item>,
}

/// Something that came.
#[derive(Debug, Deserialize)]
pub(super) struct Item {
    #[serde(default)]
    pub(super) msgid: String,
    #[serde(default)]
    pub(super) external_userid: String,
    #[serde(default)]
    pub(super) send_time: i64,
    /// 3: the customer; 4: the system; 5: a human of the shop.
    #[serde(default)]
    pub(super) origin: u8,
    #[serde(default)]
    pub(super) msgtype: String,
    pub(super) text: Option<Text>,
    pub(super) event: Option<Event>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Text {
    pub(super) content: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Event {
    pub(super) event_type: String,
    #[serde(default)]
    pub(super) external_userid: String,
    /// 3: a human has ended it.
    #[serde(default)]
    pub(super) change_type: u8,
}

impl Api {
    pub(super) fn new(config: &KfConfig) -> Result<Self, StartError> {
        let caller = Caller::new(&config.url)?;
        let (corp_id, secret) = (config.corp_id.clone(), config.secret.clone());
        Ok(Self { caller, corp_id, secret, token: Mutex::default() })
    }

    /// What came after a cursor.
    pub(super) async fn sync(
        &self,
        account: &str,
        cursor: Option<&str>,
        token: &str,
    ) -> Result<Page, Failed> {
        let mut asked = json!({ "open_kfid": account, "limit": 1000, "voice_format": 0 });
        if let Some(cursor) = cursor {
            asked["cursor"] = cursor.into();
        }
        if !token.is_empty() {
            asked["token"] = token.into();
        }
        let page = self.post("/cgi-bin/kf/sync_msg", &asked).await?;
        serde_json::from_value(page).map_err(|_| Failed::Unreachable)
    }

    /// Who has a conversation: 0 nobody yet, 1 a bot, 2 the queue, 3 a human, 4 it is over.
    pub(super) async fn state(&self, account: &str, customer: &str) -> Result<i64, Failed> {
        let asked = json!({ "open_kfid": account, "external_userid": customer });
        let state = self.post("/cgi-bin/kf/service_state/get", &asked).await?;
        state["service_state"].as_i64().ok_or(Failed::Unreachable)
    }

    /// Gives a conversation to the queue, or to a human.
    pub(super) async fn hand_over(
        &self,
        account: &str,
        customer: &str,
        servicer: Option<&str>,
    ) -> Result<(), Failed> {
        let mut asked = json!({ "open_kfid": account, "external_userid": customer });
        asked["service_state"] = if servicer.is_some() { 3 } else { 2 }.into();
        if let Some(servicer) = servicer {
            asked["servicer_userid"] = servicer.into();
        }
        self.post("/cgi-bin/kf/service_state/trans", &asked).await.map(|_| ())
    }

    /// Sends something to a customer.
    pub(super) async fn send(&self, message: &Value) -> Result<(), Failed> {
        self.post("/cgi-bin/kf/send_msg", message).await.map(|_| ())
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, Failed> {
        let answer = self.try_post(path, body).await;
        match answer {
            Err(Failed::Refused(number)) if BAD_TOKEN.contains(&number) => {
                *self.token.lock().await = None;
                self.try_post(path, body).await
            }
            answer => answer,
        }
    }

    async fn try_post(&self, path: &str, body: &Value) -> Result<Value, Failed> {
        let token = self.access_token().await?;
        let query = Serializer::new(String::new()).append_pair("access_token", &token).finish();
        let path = format!("{path}?{query}");
        accepted(self.caller.call(Method::POST, &path, None, Some(body)).await?)
    }

    async fn access_token(&self) -> Result<String, Failed> {
        let mut kept = self.token.lock().await;
        if let Some((token, until)) = kept.as_ref()
            && Instant::now() < *until
        {
            return Ok(token.clone());
        }
        let query = Serializer::new(String::new())
            .append_pair("corpid", &self.corp_id)
            .append_pair("corpsecret", self.secret.expose())
            .finish();
        let path = format!("/cgi-bin/gettoken?{query}");
        let answer = accepted(self.caller.call(Method::GET, &path, None, None).await?)?;
        let token = answer["access_token"].as_str().ok_or(Failed::Unreachable)?.to_owned();
        let seconds = Duration::from_secs(answer["expires_in"].as_u64().unwrap_or_default());
        *kept = Some((token.clone(), Instant::now() + seconds.saturating_sub(EARLY)));
        Ok(token)
    }
}

/// What was answered, unless it is an error by its number.
fn accepted(answer: Value) -> Result<Value, Failed> {
    match answer["errcode"].as_i64().unwrap_or_default() {
        0 => Ok(answer),
        number => Err(Failed::Refused(number)),
    }
}
