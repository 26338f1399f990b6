//! 微信客服, against a server that follows WeCom's published interface to the field.

use std::sync::{Arc, Mutex};

use aes::Aes256;
use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use ct_codecs::{Base64, Decoder as _, Encoder as _};
use kaopu_bot::{KfConfig, Token};
use serde_json::{Value, json};
use sha1::{Digest as _, Sha1};

use crate::client::Response;
use crate::platform::{Asked, Platform};
use crate::running::{Place, Running};
use crate::shop::SAMPLE;

const CORP: &str = "ww1234567890abcdef";
const KEY: &str = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
const TOKEN: &str = "QDG6eK";
const ACCOUNT: &str = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
const CUSTOMER: &str = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";

/// WeCom: messages in pages of one, a state for the conversation, and a token that ends once.
#[derive(Default)]
struct Wecom {
    messages: Vec<Value>,
    state: i64,
    tokens: u32,
    /// What `trans` answers.
    trans: i64,
    is_ended: bool,
}

impl Wecom {
    fn answer(&mut self, asked: &Asked) -> Value {
        let (_, rest) = asked.line.split_once(' ').unwrap();
        let (path, query) = rest.split_once('?').unwrap();
        if path == "/cgi-bin/gettoken" {
            assert_eq!(query, format!("corpid={CORP}&corpsecret=the-secret-of-kf"));
            self.tokens += 1;
            let token = format!("T{}", self.tokens);
            return json!({ "errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": 7200 });
        }
        if query != format!("access_token=T{}", self.tokens) || std::mem::take(&mut self.is_ended) {
            return json!({ "errcode": 42001, "errmsg": "access_token expired" });
        }
        let ok = |more: Value| {
            let mut answer = json!({ "errcode": 0, "errmsg": "ok" });
            answer.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            answer
        };
        match path {
            "/cgi-bin/kf/sync_msg" => {
                assert_eq!(asked.body["open_kfid"], ACCOUNT);
                let from: usize =
                    asked.body["cursor"].as_str().map_or(0, |cursor| cursor.parse().unwrap());
                let page: Vec<&Value> = self.messages.iter().skip(from).take(1).collect();
                let next = from + page.len();
                let more = u8::from(next < self.messages.len());
                ok(json!({ "next_cursor": next.to_string(), "has_more": more, "msg_list": page }))
            }
            "/cgi-bin/kf/service_state/get" => ok(json!({ "service_state": self.state })),
            "/cgi-bin/kf/service_state/trans" if self.trans != 0 => {
                json!({ "errcode": self.trans, "errmsg": "no servicer" })
            }
            "/cgi-bin/kf/service_state/trans" => {
                self.state = asked.body["service_state"].as_i64().unwrap();
                ok(json!({ "msg_code": "MSG_CODE" }))
            }
            "/cgi-bin/kf/send_msg" => ok(json!({ "msgid": asked.body["msgid"] })),
            other => panic!("{other}"),
        }
    }

    fn says(&mut self, text: &str, age: i64) {
        let number = self.messages.len();
        self.messages.push(json!({
            "msgid": format!("msg-{number}"),
            "open_kfid": ACCOUNT,
            "external_userid": CUSTOMER,
            "send_time": jiff::Timestamp::now().as_second() - age,
            "origin": 3,
            "msgtype": "text",
            "text": { "content": text, "menu_id": "" },
        }));
    }
}

struct Stage {
    wecom: Arc<Mutex<Wecom>>,
    platform: Platform,
    place: Place,
    state: bool,
}

impl Stage {
    fn new() -> Self {
        let wecom = Arc::new(Mutex::new(Wecom { state: 1, ..Wecom::default() }));
        let answering = Arc::clone(&wecom);
        let answer = move |asked: &Asked| (200, answering.lock().unwrap().answer(asked));
        Self { platform: Platform::start(answer), place: Place::new(), wecom, state: false }
    }

    fn start(&self) -> Running {
        let mut config = self.place.config(&[&SAMPLE]);
        config.state = self.state.then(|| self.place.path("state"));
        let tenant = config.tenants.get_mut(SAMPLE.id()).unwrap();
        tenant.tokens = vec![Token::new("not-for-platforms")];
        tenant.wecom_kf = Some(KfConfig {
            corp_id: CORP.into(),
            secret: Token::new("the-secret-of-kf"),
            token: Token::new(TOKEN),
            aes_key: Token::new(KEY),
            servicer: None,
            url: format!("http://{}", self.platform.address),
        });
        Running::start(config).unwrap()
    }

    /// What is sent next, past what is only asked.
    fn sent(&self) -> Value {
        self.next("/cgi-bin/kf/send_msg").body
    }

    fn next(&self, path: &str) -> Asked {
        loop {
            let asked = self.platform.next();
            if asked.line.contains(path) {
                return asked;
            }
        }
    }

    /// That what came was looked at to its end and nothing was sent.
    fn passes_over(&self) {
        loop {
            let asked = self.next("/cgi-bin/kf/");
            assert!(!asked.line.contains("send_msg"), "{asked:?}");
            let (end, wecom) = (asked.body["cursor"].as_str(), self.wecom.lock().unwrap());
            let last = wecom.messages.len() - 1;
            if asked.line.contains("sync_msg") && end.unwrap_or("0") == last.to_string() {
                break;
            }
        }
        // Its last message may still ask who has the conversation.
        while let Ok(asked) = self.platform.soon() {
            assert!(!asked.line.contains("send_msg"), "{asked:?}");
        }
    }
}

/// A callback as WeCom seals and signs it.
fn seal(message: &str, corp: &str) -> (String, String) {
    let key: [u8; 32] = Base64::decode_to_vec(format!("{KEY}="), None)
        .or_else(|_| Base64::decode_to_vec(format!("{}A=", &KEY[..42]), None))
        .unwrap()
        .try_into()
        .unwrap();
    let mut plain = b"0123456789abcdef".to_vec();
    plain.extend_from_slice(&u32::try_from(message.len()).unwrap().to_be_bytes());
    plain.extend_from_slice(message.as_bytes());
    plain.extend_from_slice(corp.as_bytes());
    let padding = 32 - plain.len() % 32;
    plain.extend(std::iter::repeat_n(u8::try_from(padding).unwrap(), padding));
    let iv: [u8; 16] = key[..16].try_into().unwrap();
    let cipher = cbc::Encryptor::<Aes256>::new(&key.into(), &iv.into());
    let sealed = Base64::encode_to_string(cipher.encrypt_padded_vec::<NoPadding>(&plain)).unwrap();
    let mut parts = [TOKEN, "1409659813", "1372623149", &sealed];
    parts.sort_unstable();
    let hash = Sha1::digest(parts.concat());
    (sealed.clone(), hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn path(signature: &str) -> String {
    let at = format!("/v1/{}/wecom-kf", SAMPLE.id());
    format!("{at}?msg_signature={signature}&timestamp=1409659813&nonce=1372623149")
}

fn call(running: &Running) -> Response {
    let inside = format!(
        "<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><CreateTime>1348831860</CreateTime>\
         <MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event>\
         <Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token>\
         <OpenKfId><![CDATA[{ACCOUNT}]]></OpenKfId></xml>"
    );
    let (sealed, signature) = seal(&inside, CORP);
    let body = format!(
        "<xml><ToUserName><![CDATA[{CORP}]]></ToUserName><AgentID><![CDATA[]]></AgentID>\
         <Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
    );
    running.client().request("POST", &path(&signature), &[], body.as_bytes())
}

#[test]
fn the_address_is_proved_and_forged_callbacks_are_refused() {
    let stage = Stage::new();
    let running = stage.start();
    let (sealed, signature) = seal("4423423423423423423", CORP);
    let encoded = sealed.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    let ask = |signature: &str, sealed: &str| {
        running.client().get(&format!("{}&echostr={sealed}", path(signature)))
    };
    assert_eq!(ask(&signature, &encoded).is_ok().text(), "4423423423423423423");
    ask(&signature.replace(['a', 'b', '1'], "0"), &encoded).is_problem(401, "bad-signature");
    ask(&signature, "AAAA").is_problem(401, "bad-signature");
    let (_, of_another) = seal("1", "ww-another");
    ask(&of_another, &encoded).is_problem(401, "bad-signature");
    let bare = format!("/v1/{}/wecom-kf", SAMPLE.id());
    running.client().get(&bare).is_problem(400, "bad-query");
    let forged = b"<xml><Encrypt><![CDATA[AAAA]]></Encrypt></xml>";
    let forged = running.client().request("POST", &path(&signature), &[], forged);
    forged.is_problem(401, "bad-signature");
    stage.platform.rests();
}

#[test]
fn what_came_is_fetched_page_by_page_and_answered_once() {
    let mut stage = Stage::new();
    stage.state = true;
    let running = stage.start();
    {
        let mut wecom = stage.wecom.lock().unwrap();
        wecom.says("很久以前的话", 3600);
        wecom.says("有什么锅", 0);
        wecom.is_ended = true;
    }
    assert_eq!(call(&running).is_ok().text(), "success");
    let menu = stage.sent();
    assert_eq!((&menu["touser"], &menu["open_kfid"]), (&json!(CUSTOMER), &json!(ACCOUNT)));
    assert_eq!(menu["msgtype"], "msgmenu");
    let list = menu["msgmenu"]["list"].as_array().unwrap();
    assert!(list.len() > 1 && list.iter().all(|one| one["type"] == "click"), "{menu}");
    assert!(menu["msgmenu"]["head_content"].is_string() && menu["msgid"].is_string());
    assert_eq!(stage.wecom.lock().unwrap().tokens, 2, "a token that ended is fetched anew, once");
    drop(running);
    // The place is kept over a restart, and what was answered is not answered again.
    let running = stage.start();
    stage.wecom.lock().unwrap().says("这件衣服会缩水吗", 0);
    call(&running).is_ok();
    let asked = stage.next("sync_msg");
    // It may have been stopped between the answer and noting the place: then 1, and heard once.
    assert!(["1", "2"].map(|place| json!(place)).contains(&asked.body["cursor"]), "{asked:?}");
    assert_eq!(asked.body["token"], "ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR");
    stage.sent();
    // Too old to be answered at all, a picture, and what humans said.
    {
        let mut wecom = stage.wecom.lock().unwrap();
        wecom.says("两天以前的话", 49 * 3600);
        wecom.says("人工说的话", 0);
        wecom.messages.last_mut().unwrap()["origin"] = json!(5);
    }
    call(&running).is_ok();
    stage.passes_over();
}

#[test]
fn humans_get_it_and_give_it_back_and_where_nobody_is_the_bot_goes_on() {
    let stage = Stage::new();
    let running = stage.start();
    let danger = "我吃了你们家的饼干，过敏了，喘不上气";
    let shown = || {
        let path = format!("/v1/{}/sessions/kf-{ACCOUNT}-{CUSTOMER}", SAMPLE.id());
        running.client().with_token("not-for-platforms").get(&path).is_ok().json()
    };
    stage.wecom.lock().unwrap().says(danger, 0);
    call(&running).is_ok();
    assert_eq!(stage.sent()["msgtype"], "text");
    // Whoever looks after health is there at any hour.
    assert!(shown()["handed_to"].is_string());
    let given = stage.next("service_state/trans");
    assert_eq!(given.body["service_state"], 2);
    stage.wecom.lock().unwrap().says("有什么锅", 0);
    call(&running).is_ok();
    stage.passes_over();
    {
        let mut wecom = stage.wecom.lock().unwrap();
        wecom.state = 4;
        wecom.messages.push(json!({ "msgtype": "event", "origin": 4, "event": {
            "event_type": "session_status_change", "open_kfid": ACCOUNT,
            "external_userid": CUSTOMER, "change_type": 3, "old_servicer_userid": "Zhangsan",
            "msg_code": "MSG_CODE",
        }}));
        wecom.says("有什么锅", 0);
    }
    call(&running).is_ok();
    assert_eq!(stage.sent()["msgtype"], "msgmenu");
    assert!(shown()["handed_to"].is_null());
    {
        let mut wecom = stage.wecom.lock().unwrap();
        wecom.trans = 95014;
        wecom.says(danger, 0);
    }
    call(&running).is_ok();
    stage.next("service_state/trans");
    assert!(stage.sent()["text"]["content"].is_string(), "it says that nobody came");
    assert!(shown()["handed_to"].is_null());
}
