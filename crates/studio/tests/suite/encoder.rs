//! The sentence encoder in the use cases: it may come late, and a bundle is answered with the one
//! that it was tested with.

use std::sync::Arc;

use kaopu_encoder::Weights;
use kaopu_studio::{
    ApiError, Clock as _, EncoderPin, Export, LoadedEncoder, Override, Places, Studio,
    Understanding, Workspace, create_key, program_of_bundle, read_bundle, unlock_key,
    verify_bundle,
};
use secrecy::SecretString;

use crate::common::{Shop, StoppedClock};

/// An encoder that learnt nothing; each number of pieces makes another.
fn untrained(pieces: usize) -> LoadedEncoder {
    let pieces = &["▁", "发货", "退货", "怎么", "什么", "时候"][..pieces];
    LoadedEncoder::from_bytes(Weights::untrained(pieces).to_bytes().unwrap()).unwrap()
}

fn understanding(workspace: &Workspace) -> Understanding {
    workspace.status().unwrap().understanding
}

#[test]
fn an_encoder_that_comes_late_is_used_from_then_on() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    shop.desk.runner.run(|_, _| {}).unwrap();
    let by_words = workspace.snapshot();
    assert!(!by_words.program().is_semantic());
    assert_eq!(understanding(workspace), Understanding::Lexical);
    assert!(!workspace.status().unwrap().dialogues.unwrap().stale);

    let notified = shop.notified();
    workspace.use_encoder(&untrained(3));
    assert_eq!(shop.notified(), notified + 1);
    assert_eq!(understanding(workspace), Understanding::Semantic);
    assert!(workspace.snapshot().program().is_semantic());
    // What was proved by words alone is not proved for meanings.
    assert!(workspace.status().unwrap().dialogues.unwrap().stale);
    // Who still looks at the state before sees it unchanged.
    assert!(!by_words.program().is_semantic());

    workspace.create_entry("物流", "能不能送到楼上").unwrap();
    let after = workspace.snapshot();
    assert!(after.program().is_semantic());
    assert!(
        after.program().knowledge_base().faqs.iter().any(|faq| faq.question == "能不能送到楼上")
    );
    workspace.undo().unwrap();
    assert!(workspace.snapshot().program().is_semantic());
}

#[test]
fn the_program_says_why_messages_are_understood_by_words_alone() {
    let shop = Shop::open();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let places = Places {
        caches: None,
        config: path("config"),
        data: path("data"),
        sample: crate::common::sample(),
        program: None,
    };
    let studio = Studio::new(places, String::new(), Arc::new(StoppedClock), |_| {});
    studio.open_sample().unwrap();
    let because = || studio.status().unwrap().lexical_because.map(|because| because.zh);
    let understanding = || studio.status().unwrap().understanding;
    assert_eq!((understanding(), because()), (Understanding::Loading, None));
    studio.use_encoder(Ok(None));
    assert_eq!(understanding(), Understanding::Lexical);
    assert!(because().unwrap().contains("没有找到"));
    studio.use_encoder(LoadedEncoder::open(folder.path()).map(Some));
    assert!(because().unwrap().contains("不是文件"));
    studio.use_encoder(Ok(Some(untrained(3))));
    assert_eq!(because(), None);
    assert_eq!(understanding(), Understanding::Semantic);
    // What is opened afterwards has it from the beginning.
    let shop = shop.close();
    studio.open_workspace(&shop.path().join("kb")).unwrap();
    assert_eq!(understanding(), Understanding::Semantic);
}

/// A key, and a bundle of the sample signed with it.
fn released(shop: &Shop) -> kaopu_studio::VerifiedBundle {
    let passphrase = SecretString::from("for a test");
    let secret = shop.folder.path().join("shop.key");
    if !secret.exists() {
        create_key(&secret, &passphrase).unwrap();
    }
    let key = unlock_key(&secret, &passphrase).unwrap();
    let path = shop.folder.path().join("shop.kbx");
    let kb_digest = shop.workspace.snapshot().digest().to_owned();
    let overrides =
        [Override::new("protected", "weights that learnt nothing protect nothing").unwrap()];
    let export = Export {
        key: &key,
        path: &path,
        kb_digest: &kb_digest,
        seq: None,
        issued_at: None,
        days: 90,
        notes: "",
        person: "",
        overrides: &overrides,
    };
    shop.workspace.export(&export).unwrap();
    verify_bundle(
        &read_bundle(&path).unwrap(),
        &key.public().clone().into(),
        StoppedClock.instant(),
    )
    .unwrap()
}

#[test]
fn a_bundle_is_answered_with_the_encoder_that_it_was_tested_with_and_no_other() {
    let shop = Shop::open();
    // What the bot says with weights that learnt nothing is no matter: one dialogue that cannot
    // fail proves enough here.
    for dialogue in shop.workspace.dialogues() {
        shop.workspace.remove_dialogue(&dialogue.file).unwrap();
    }
    shop.write_outside("dialogues/any.toml", "title = \"在吗\"\n\n[[turn]]\ncustomer = \"在吗\"\n");
    shop.workspace.refresh().unwrap();
    let answers = |bundle: &_, encoder: Option<LoadedEncoder>| {
        program_of_bundle(bundle, encoder.as_ref()).map_err(ApiError::from)
    };

    let by_words = released(&shop);
    assert_eq!(by_words.release().encoder, EncoderPin::WordsOnly);
    assert!(!answers(&by_words, Some(untrained(3))).unwrap().is_semantic());

    let encoder = untrained(3);
    shop.workspace.use_encoder(&encoder);
    let bundle = released(&shop);
    assert_eq!(bundle.release().encoder, encoder.pin());
    assert_eq!(bundle.evidence().encoder, encoder.pin());
    assert!(answers(&bundle, Some(encoder)).unwrap().is_semantic());
    assert_eq!(answers(&bundle, None).unwrap_err().code, "encoder");
    assert_eq!(answers(&bundle, Some(untrained(4))).unwrap_err().code, "encoder");
    let said = answers(&bundle, None).unwrap_err();
    assert!(
        said.message.en.contains(&bundle.release().encoder.to_string())
            && said.message.en.contains("there is none")
    );
}

/// Opened again it is there at once; what is signed is learnt anew, from nothing that was kept.
#[test]
fn what_was_learnt_is_kept_for_the_next_time() {
    let (folder, caches) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let kb = folder.path().join("kb");
    std::fs::create_dir(&kb).unwrap();
    std::fs::write(kb.join("kb.toml"), "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n").unwrap();
    std::fs::write(kb.join("faqs.csv"), "id,question,answer\nship,什么时候发货,48 小时内\n")
        .unwrap();
    let places = Places {
        caches: Some(caches.path().to_owned()),
        config: folder.path().join("config"),
        data: folder.path().join("data"),
        sample: crate::common::sample(),
        program: None,
    };
    let opened = |encoder: LoadedEncoder| {
        let studio = Studio::new(places.clone(), String::new(), Arc::new(StoppedClock), |_| {});
        studio.open_workspace(&kb).unwrap();
        studio.use_encoder(Ok(Some(encoder)));
        studio.workspace().unwrap().snapshot().program().is_recalled()
    };
    assert!(!opened(untrained(3)));
    assert!(opened(untrained(3)));
    assert!(!opened(untrained(4)));
    assert!(!kb.join(".kaopu/kaopu").exists());
}
