//! What customers wrote is heard, and answered within what the platform allows: five messages after
//! each of the customer's, within 48 hours.

use std::sync::Arc;

use kaopu_engine::{Action, Message, Reply};
use kaopu_model::{Context, ShopEvent};
use serde_json::{Value, json};

use super::Kf;
use super::api::{Event, Item};
use crate::channel::caller::Failed;
use crate::channel::telling::{Told, case_with_a_human, tell_of_case};
use crate::problem::Problem;
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// Messages that may follow one of the customer's.
const MOST_MESSAGES: usize = 5;

/// Seconds after which nothing may be sent any more.
const MOST_AGE: i64 = 48 * 3600;

/// Without a place to go on from, what is older was meant for somebody else.
const OLD_AT_FIRST: i64 = 300;

/// Bytes of a text.
const MOST_BYTES: usize = 2048;

/// The customer of an account.
struct Talk<'a> {
    tenant: &'a Arc<Tenant>,
    account: &'a str,
    customer: &'a str,
    session: String,
}

impl Kf {
    /// Fetches what came, page by page, and answers it. One at a time: whoever comes meanwhile finds
    /// that nothing is left.
    pub(super) async fn fetch(&self, tenant: &Arc<Tenant>, account: &str, token: &str) {
        let mut cursor = self.cursor.lock().await;
        loop {
            let from = cursor.of(account).map(str::to_owned);
            let page = match self.api.sync(account, from.as_deref(), token).await {
                Ok(page) => page,
                Err(failed) => {
                    // The next callback fetches this, too.
                    tracing::error!(tenant = tenant.id, ?failed, "sync_msg failed");
                    return;
                }
            };
            let now = tenant.now().as_second();
            let oldest = now - if from.is_some() { MOST_AGE } else { OLD_AT_FIRST };
            for item in &page.msg_list {
                if let Err(failed) = self.take(tenant, account, item, oldest).await {
                    tracing::error!(tenant = tenant.id, ?failed, "微信客服 was not answered");
                }
            }
            if !page.next_cursor.is_empty() {
                cursor.put(account, &page.next_cursor);
            }
            if page.has_more != 1 {
                return;
            }
        }
    }

    async fn take(
        &self,
        tenant: &Arc<Tenant>,
        account: &str,
        item: &Item,
        oldest: i64,
    ) -> Result<(), NotAnswered> {
        let talk = |customer| Talk {
            tenant,
            account,
            customer,
            session: format!("kf-{account}-{customer}"),
        };
        match &item.event {
            Some(Event { event_type, external_userid, change_type: 3 })
                if event_type == "session_status_change" =>
            {
                handed_back(&talk(external_userid)).await
            }
            None if item.origin == 3 && item.send_time >= oldest => {
                self.hear(&talk(&item.external_userid), item).await
            }
            _ => Ok(()),
        }
    }

    async fn hear(&self, talk: &Talk<'_>, item: &Item) -> Result<(), NotAnswered> {
        let state = self.api.state(talk.account, talk.customer).await?;
        if state == 2 || state == 3 {
            // A human has it, or soon will.
            return Ok(());
        }
        handed_back(talk).await?;
        // What is no text is heard as nothing said: the bot asks for words.
        let text = item.text.as_ref().filter(|_| item.msgtype == "text");
        let text = text.map(|text| text.content.clone()).unwrap_or_default();
        let message = Message { text, context: Context::default() };
        let key = (format!("kf-{}", item.msgid), request_digest(&[item.msgid.as_bytes()]));
        let customer = Some(format!("kf-{}", talk.customer));
        let input = Input { customer, ..Input::of_caller(message, Some(key)) };
        let answer = talk.tenant.hear(&talk.session, input).await?;
        if answer.again {
            return Ok(());
        }
        let told = Told::read(&answer)?;
        let sent = self.say(talk, &told, &item.msgid, MOST_MESSAGES).await?;
        if told.action == Action::HandOver {
            self.hand_over(talk, &told, &item.msgid, MOST_MESSAGES - sent).await?;
        }
        Ok(())
    }

    /// Gives it to a human; where that is not to be had the bot says so and takes a callback.
    async fn hand_over(
        &self,
        talk: &Talk<'_>,
        told: &Told,
        id: &str,
        left: usize,
    ) -> Result<(), NotAnswered> {
        let servicer = self.servicer.as_deref();
        let Err(failed) = self.api.hand_over(talk.account, talk.customer, servicer).await else {
            return Ok(());
        };
        tracing::warn!(tenant = talk.tenant.id, ?failed, "nobody takes it over");
        let case = told.record.as_ref().map_or(1, |record| record.case);
        let event = ShopEvent::HandoffFailed;
        let answer = tell_of_case(talk.tenant, &talk.session, case, event).await?;
        self.say(talk, &Told::read(&answer)?, &format!("{id}-f"), left).await?;
        Ok(())
    }

    /// Sends what was said, in as many messages as are left; says how many it took.
    async fn say(
        &self,
        talk: &Talk<'_>,
        told: &Told,
        id: &str,
        left: usize,
    ) -> Result<usize, NotAnswered> {
        let texts = texts(&told.replies, left);
        let last = texts.len().saturating_sub(1);
        for (number, text) in texts.iter().enumerate() {
            let mut message = json!({
                "touser": talk.customer,
                "open_kfid": talk.account,
                // Sent twice under the same id, it arrives once.
                "msgid": message_id(id, number),
                "msgtype": "text",
                "text": { "content": text },
            });
            if number == last && !told.options.is_empty() {
                message["msgtype"] = "msgmenu".into();
                message["text"].take();
                message["msgmenu"] = menu(text, told);
            }
            self.api.send(&message).await?;
        }
        Ok(texts.len())
    }
}

/// It is the bot's again.
async fn handed_back(talk: &Talk<'_>) -> Result<(), NotAnswered> {
    if let Some(case) = case_with_a_human(talk.tenant, &talk.session).await? {
        tell_of_case(talk.tenant, &talk.session, case, ShopEvent::Returned).await?;
    }
    Ok(())
}

/// What may be chosen; a click sends the label.
fn menu(text: &str, told: &Told) -> Value {
    let item = |(number, label): (usize, &str)| json!({ "type": "click", "click": { "id": number.to_string(), "content": label } });
    let labels = told.options.iter().map(|option| option.label.as_str());
    json!({ "head_content": text, "list": labels.enumerate().map(item).collect::<Vec<_>>() })
}

/// The bubbles; those beyond what is left are put together, and a text that is too long is cut into
/// several.
fn texts(replies: &[Reply], left: usize) -> Vec<String> {
    let whole: Vec<String> = replies.iter().map(Reply::in_words).collect();
    let pieces: Vec<String> = whole.iter().flat_map(|text| cut(text)).collect();
    if pieces.len() <= left {
        return pieces;
    }
    cut(&whole.join("\n")).into_iter().take(left).collect()
}

fn cut(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for character in text.chars() {
        if pieces.last().is_none_or(|piece| piece.len() + character.len_utf8() > MOST_BYTES) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// An id of ours for a message: at most 32 characters.
fn message_id(id: &str, number: usize) -> String {
    let digest = request_digest(&[id.as_bytes(), &number.to_le_bytes()]);
    digest.chars().take(32).collect()
}

/// Why a customer was not answered.
#[derive(Debug)]
enum NotAnswered {
    Platform(#[allow(dead_code, reason = "it stands in the log")] Failed),
    Bot(#[allow(dead_code, reason = "it stands in the log")] Problem),
}

impl From<Failed> for NotAnswered {
    fn from(failed: Failed) -> Self {
        Self::Platform(failed)
    }
}

impl From<Problem> for NotAnswered {
    fn from(problem: Problem) -> Self {
        Self::Bot(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_messages_as_are_allowed_and_none_too_long() {
        let replies = |texts: &[&str]| -> Vec<Reply> {
            let of = |text: &&str| Reply { text: (*text).to_owned(), ..Reply::default() };
            texts.iter().map(of).collect()
        };
        assert_eq!(texts(&replies(&["一", "二"]), 5), ["一", "二"]);
        assert_eq!(texts(&replies(&["1", "2", "3", "4", "5", "6"]), 5), ["1\n2\n3\n4\n5\n6"]);
        assert_eq!(texts(&replies(&["1", "2"]), 0), [""; 0]);
        let long = "好".repeat(700);
        let cut = texts(&replies(&[&long]), 5);
        assert_eq!(cut.concat(), long);
        assert!(cut.len() == 2 && cut.iter().all(|piece| piece.len() <= MOST_BYTES));
        assert_eq!(message_id("a", 0).len(), 32);
    }
}
