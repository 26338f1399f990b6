//! Pictures: named in the turn, served from the verified bundle as what they are.

use kaopu_model::media_name;
use serde_json::json;

use crate::running::{Place, messages};
use crate::shop::Shop;

/// One pixel.
const PICTURE: &[u8] = include_bytes!("../../../model/tests/pictures/one-pixel.png");

fn tea_with_a_picture() -> (Shop, String) {
    let name = media_name(PICTURE).unwrap();
    let mut files = Shop::tea("看这张：{图:价目表}").files;
    let table = format!("id,name,file,alt\nprices,价目表,{name},龙井 50 克 128 元\n");
    files.insert("media.csv".into(), table.into_bytes());
    files.insert(format!("media/{name}"), PICTURE.to_vec());
    (Shop::new(files), name)
}

#[test]
fn a_turn_names_its_picture_and_the_bundle_has_it() {
    let (shop, name) = tea_with_a_picture();
    let place = Place::new();
    let running = place.serve(&[&shop]);
    let mut client = running.client();
    let turn = client.post(&messages("tea", "a"), &json!({ "text": "什么时候发货" }));
    let reply = &turn.is_ok().json()["replies"][0];
    assert_eq!(reply["text"], "看这张：");
    let shown = json!([{
        "name": "价目表", "file": name, "words": "龙井 50 克 128 元", "sticker": false,
    }]);
    assert_eq!(reply["pictures"], shown);

    let picture = client.get(&format!("/v1/tea/media/{name}"));
    assert_eq!(picture.is_ok().body, PICTURE);
    assert_eq!(picture.header("content-type"), Some("image/png"));
    assert_eq!(picture.header("x-content-type-options"), Some("nosniff"));
    let cache = picture.header("cache-control").unwrap();
    assert!(cache.contains("immutable"), "{cache}");
    // The same content under another kind's name, another digest, and other files of the bundle.
    let as_gif = name.replace(".png", ".gif");
    for other in [as_gif.as_str(), "0123456789abcdef.png", "media.csv", "..%2fkb.toml"] {
        client.get(&format!("/v1/tea/media/{other}")).is_problem(404, "unknown-picture");
    }
}

#[test]
fn who_speaks_other_protocols_reads_the_words() {
    let (shop, _) = tea_with_a_picture();
    let place = Place::new();
    let running = place.serve(&[&shop]);
    let asked = json!({ "sender": "a", "message": "什么时候发货" });
    let said = running.client().post("/v1/tea/webhooks/rest/webhook", &asked);
    assert_eq!(said.is_ok().json()[0]["text"], "看这张：\n[龙井 50 克 128 元]");
}
