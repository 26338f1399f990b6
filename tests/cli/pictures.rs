//! Pictures from a file on somebody's disk to what a customer gets: taken in by the program itself,
//! in a process of its own; taken back; released; served.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_model::{PictureExtra, read_picture};
use kaopu_studio::{PictureDraft, PictureSource, Places, Studio, SystemClock};

use crate::sandbox::{Sandbox, binary};

fn made(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/model/tests/pictures").join(name)
}

/// The studio with the tea shop open.
fn studio(sandbox: &Sandbox) -> Studio {
    let places = Places {
        caches: None,
        config: sandbox.path("config"),
        data: sandbox.path("data"),
        sample: sandbox.path("sample"),
        program: Some(binary()),
    };
    let studio = Studio::new(places, "王芳".into(), Arc::new(SystemClock), |_| {});
    studio.open_workspace(&sandbox.path("teashop")).unwrap();
    studio
}

fn add(studio: &Studio, name: &str) -> kaopu_studio::ApiResult<kaopu_studio::AddedPicture> {
    let source = PictureSource { name: name.into(), parts: Vec::new() };
    studio.add_picture(&source, Some(made(name)))
}

fn media(sandbox: &Sandbox) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(sandbox.path("teashop/media"));
    entries.into_iter().flatten().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn what_is_refused_is_said_by_name_and_changes_nothing() {
    let sandbox = Sandbox::with("teashop");
    let studio = studio(&sandbox);
    for (name, says) in [
        ("fifty-megapixels.png", "8192×6144"),
        ("bomb.png", "100000×100000"),
        ("animated-bomb.gif", "2000 帧"),
        ("script.svg", "SVG"),
        ("svg-as.png", "SVG"),
        ("phone-photo.heic", "HEIC"),
        ("scan.tiff", "TIFF"),
        ("truncated.jpg", "坏了"),
        ("wrong-sum.png", "坏了"),
        ("moving.webp", "GIF"),
        ("not-a-picture.png", "不是图片"),
        ("empty.png", "空的"),
    ] {
        let refused = add(&studio, name).unwrap_err();
        let stem = name.split('.').next().unwrap();
        assert_eq!(refused.code, "bad-input", "{name}");
        assert!(
            refused.message.zh.contains(says) && refused.message.zh.contains(stem),
            "{refused:?}"
        );
        assert_eq!(refused.hints.len(), 1, "{name}: what to do");
    }
    assert!(media(&sandbox).is_empty());
    assert!(studio.workspace().unwrap().status().unwrap().undo.is_none());
}

#[test]
fn a_photo_loses_where_it_was_taken_and_one_undo_takes_it_back() {
    let sandbox = Sandbox::with("teashop");
    let studio = studio(&sandbox);
    let added = add(&studio, "taken-somewhere.jpg").unwrap();
    assert_eq!(added.name, "taken-somewhere");
    let [file] = media(&sandbox).try_into().unwrap();
    let bytes = std::fs::read(&file).unwrap();
    let original = std::fs::read(made("taken-somewhere.jpg")).unwrap();
    assert_eq!(read_picture(&original).unwrap().extra, Some(PictureExtra::Notes));
    assert_eq!(read_picture(&bytes).unwrap().extra, None);
    // The same again is the same picture.
    assert_eq!(add(&studio, "taken-somewhere.jpg").unwrap().id, added.id);
    let workspace = studio.workspace().unwrap();
    let page = workspace.picture(file.file_name().unwrap().to_str().unwrap()).unwrap();
    assert!(page.starts_with("data:image/jpeg;base64,"));
    workspace.undo().unwrap();
    assert!(media(&sandbox).is_empty());
    workspace.redo().unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_pasted_picture_replaces_another_and_keeps_its_name_and_words() {
    use ct_codecs::{Base64, Encoder as _};
    let sandbox = Sandbox::with("teashop");
    let studio = studio(&sandbox);
    let id = add(&studio, "good.png").unwrap().id;
    let workspace = studio.workspace().unwrap();
    let draft = PictureDraft {
        id: id.clone(),
        name: "价目表".into(),
        alt: "龙井 128".into(),
        ..PictureDraft::default()
    };
    workspace.save_picture(&draft).unwrap();
    let content = Base64::encode_to_string(std::fs::read(made("moving.gif")).unwrap()).unwrap();
    let (first, second) = content.split_at(400);
    let pasted =
        PictureSource { name: "image.png".into(), parts: vec![first.into(), second.into()] };
    studio.replace_picture(&id, &pasted, None).unwrap();
    let view = workspace.pictures();
    let [picture] = view.pictures.as_slice() else { panic!("{view:?}") };
    assert_eq!((picture.name.as_str(), picture.alt.as_str()), ("价目表", "龙井 128"));
    assert!(picture.moves && media(&sandbox).len() == 1);
    let nothing = PictureSource { name: "image.png".into(), parts: vec!["%%%".into()] };
    assert_eq!(studio.add_picture(&nothing, None).unwrap_err().code, "bad-input");
}

#[test]
fn a_picture_goes_into_the_bundle_and_the_answer_shows_it() {
    let sandbox = Sandbox::with_key();
    let studio = studio(&sandbox);
    let id = add(&studio, "good.png").unwrap().id;
    let workspace = studio.workspace().unwrap();
    let draft = PictureDraft {
        id,
        name: "水温表".into(),
        alt: "绿茶 80 度".into(),
        ..PictureDraft::default()
    };
    workspace.save_picture(&draft).unwrap();
    let file = workspace.pictures().pictures[0].file.clone();
    drop(workspace);
    drop(studio);
    sandbox.edit("teashop/faqs.csv", "{发货时限}内发出", "{发货时限}内发出{图:水温表}");
    let asked = ["ask", "teashop", "什么时候发货", "--now", "2026-11-23 10:00"];
    let run = sandbox.kaopu(&asked);
    run.ends_with(0);
    assert!(run.stdout.contains(&format!("media/{file}")), "{}", run.stdout);
    assert!(run.stdout.contains("绿茶 80 度") && !run.stdout.contains("{图"), "{}", run.stdout);
    sandbox.export("shop.kbx").ends_with(0);
    let bundle = sandbox.read("shop.kbx");
    let name = format!("kb/media/{file}");
    assert!(bundle.windows(name.len()).any(|part| part == name.as_bytes()));
    // A file that was exchanged by hand is told, and not released.
    sandbox.write(&format!("teashop/media/{file}"), std::fs::read(made("one-pixel.png")).unwrap());
    let check = sandbox.kaopu(&["check", "teashop"]);
    check.ends_with(1);
    assert!(check.stdout.contains("broken-picture"), "{}", check.stdout);
    assert_ne!(sandbox.export("again.kbx").code, Some(0));
}
