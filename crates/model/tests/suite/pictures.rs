//! Pictures: what a file is, what is said of it, and edits that put and remove them.

use std::path::Path;

use kaopu_model::{
    Edit, EditError, KbFiles, PictureDraft, PictureExtra, PictureKind, analyse, apply_all,
    is_media_name, media_name, parse, picture_edits, read_picture, remove_picture,
};

/// A file of `tests/pictures/`.
fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(name)).unwrap()
}

fn files(texts: &[(&str, &str)]) -> KbFiles {
    texts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

const FAQS: (&str, &str) =
    ("faqs.csv", "id,question,answer\nsize,尺码怎么选,看这张：{图:尺码表}\n");
const KB: (&str, &str) = ("kb.toml", "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n");

fn draft(name: &str) -> PictureDraft {
    PictureDraft {
        id: "size-chart".into(),
        name: name.into(),
        alt: "S 到 XL".into(),
        note: String::new(),
    }
}

#[test]
fn a_file_is_known_by_its_structure_whatever_it_is_called() {
    use PictureExtra::{Behind, Notes};
    use PictureKind::{Gif, Jpg, Png, Webp};
    for (name, kind, size, frames, extra) in [
        ("good.png", Png, (48, 32), 1, None),
        ("good.jpg", Jpg, (48, 32), 1, None),
        ("good.webp", Webp, (48, 32), 1, None),
        ("lossless.webp", Webp, (48, 32), 1, None),
        ("good.gif", Gif, (48, 32), 1, None),
        ("one-pixel.png", Png, (1, 1), 1, None),
        ("jpeg-as.png", Jpg, (48, 32), 1, None),
        ("moving.gif", Gif, (24, 24), 4, None),
        ("moving.webp", Webp, (24, 24), 4, None),
        ("moving.png", Png, (24, 24), 4, None),
        ("fifty-megapixels.png", Png, (8192, 6144), 1, None),
        ("bomb.png", Png, (100_000, 100_000), 1, None),
        ("animated-bomb.gif", Gif, (4000, 4000), 2000, None),
        ("taken-somewhere.jpg", Jpg, (48, 32), 1, Some(Notes)),
        ("taken-somewhere.png", Png, (48, 32), 1, Some(Notes)),
        ("taken-somewhere.webp", Webp, (48, 32), 1, Some(Notes)),
        ("with-a-text-inside.png", Png, (48, 32), 1, Some(Notes)),
        ("with-a-script-inside.gif", Gif, (48, 32), 1, Some(Notes)),
        ("with-a-page-behind.png", Png, (48, 32), 1, Some(Behind)),
        ("with-an-archive-behind.jpg", Jpg, (48, 32), 1, Some(Behind)),
        ("with-a-page-behind.webp", Webp, (48, 32), 1, Some(Behind)),
    ] {
        let read = read_picture(&file(name)).unwrap_or_else(|| panic!("{name} is a picture"));
        let found = (read.kind, (read.width, read.height), read.frames, read.extra);
        assert_eq!(found, (kind, size, frames, extra), "{name}");
    }
    for name in [
        "truncated.png",
        "truncated.jpg",
        "truncated.gif",
        "truncated.webp",
        "only-magic.png",
        "only-magic.jpg",
        "only-magic.gif",
        "only-magic.webp",
        "no-pixels.png",
        "script.svg",
        "svg-as.png",
        "not-a-picture.png",
        "empty.png",
        "phone-photo.heic",
        "photo.avif",
        "scan.bmp",
        "scan.tiff",
    ] {
        assert_eq!(read_picture(&file(name)), None, "{name}");
    }
}

#[test]
fn no_cut_and_no_changed_byte_makes_reading_fail() {
    for name in ["good.png", "good.jpg", "good.webp", "lossless.webp", "moving.gif", "moving.webp"]
    {
        let whole = file(name);
        for end in 0..whole.len() {
            assert_eq!(read_picture(&whole[..end]), None, "{name} cut at {end}");
            let mut changed = whole.clone();
            changed[end] ^= 0xff;
            // Whatever it says then, it comes to an end.
            let _ = read_picture(&changed);
        }
    }
}

#[test]
fn a_file_put_there_by_hand_is_told_what_is_wrong_with_it() {
    let said = |bytes: Vec<u8>, name: &str| -> Vec<String> {
        let table = format!("id,name,file,alt\nsize-chart,尺码表,{name},S 到 XL\n");
        let mut files = files(&[KB, FAQS, ("media.csv", &table)]);
        files.insert(format!("media/{name}"), bytes);
        let found = analyse(&files, None).diagnostics.into_iter();
        let found = found.filter(|one| one.place.file == "media.csv");
        found.map(|one| format!("{} {}:{}", one.code, one.place.row, one.place.column)).collect()
    };
    let put = |name: &str| {
        let bytes = file(name);
        let called = media_name(&bytes).unwrap();
        said(bytes, &called)
    };
    assert_eq!(put("good.png"), [""; 0]);
    assert_eq!(put("moving.gif"), [""; 0]);
    for extra in ["taken-somewhere.jpg", "with-a-page-behind.png", "with-a-script-inside.gif"] {
        assert_eq!(put(extra), ["picture-extra 2:3"], "{extra}");
    }
    for large in ["fifty-megapixels.png", "bomb.png", "animated-bomb.gif"] {
        assert_eq!(put(large), ["too-large 2:3"], "{large}");
    }
    assert_eq!(put("truncated.png"), ["broken-picture 2:3"]);
    // Another kind than the name says, another content, and no picture at all.
    let name = media_name(&file("good.png")).unwrap();
    for other in ["jpeg-as.png", "wrong-sum.png", "svg-as.png", "empty.png"] {
        assert_eq!(said(file(other), &name), ["broken-picture 2:3"], "{other}");
    }
    let long = [file("good.png"), vec![0; 512 << 10]].concat();
    let name = media_name(&long).unwrap();
    assert_eq!(said(long, &name), ["too-large 2:3"]);
}

#[test]
fn a_picture_is_put_replaced_renamed_and_removed_with_its_file() {
    let before = files(&[KB, FAQS, ("persona.toml", "name = \"小满\"\nface = \"尺码表\"\n")]);
    let make = |files: &KbFiles, draft: &PictureDraft, content: Option<Vec<u8>>| {
        let edits = picture_edits(files, &parse(files).kb, draft, content).unwrap();
        let mut after = files.clone();
        for (path, content) in apply_all(files, &edits).unwrap() {
            match content {
                Some(bytes) => after.insert(path, bytes),
                None => after.remove(&path),
            };
        }
        after
    };
    let media = |files: &KbFiles| {
        files.keys().filter(|path| path.starts_with("media/")).cloned().collect::<Vec<_>>()
    };
    let (png, gif) = (file("good.png"), file("moving.gif"));
    let put = make(&before, &draft("尺码表"), Some(png.clone()));
    assert_eq!(media(&put), [format!("media/{}", media_name(&png).unwrap())]);
    assert!(analyse(&put, None).diagnostics.iter().all(|one| !one.code.contains("picture")));
    assert!(String::from_utf8_lossy(&put["kb.toml"]).contains("format = 2"));

    let replaced = make(&put, &draft("尺码表"), Some(gif.clone()));
    assert_eq!(media(&replaced), [format!("media/{}", media_name(&gif).unwrap())]);

    let renamed = make(&put, &draft("尺寸"), None);
    assert!(String::from_utf8_lossy(&renamed["faqs.csv"]).contains("看这张：{图:尺寸}"));
    assert!(String::from_utf8_lossy(&renamed["persona.toml"]).contains("face = \"尺寸\""));
    assert_eq!(media(&renamed), media(&put));

    // A file goes with the last picture that has it.
    let twice = PictureDraft { id: "copy".into(), ..draft("又一张") };
    let twice = make(&put, &twice, Some(png));
    assert_eq!(media(&twice).len(), 1);
    let used = remove_picture(&parse(&twice).kb, "size-chart");
    assert!(matches!(used, Err(EditError::Refused { field: "used", .. })), "{used:?}");
    let remove = |files: &KbFiles, id: &str| {
        let changed = apply_all(files, &[Edit::RemovePicture(id.into())]).unwrap();
        changed.into_iter().filter_map(|(path, after)| after.is_none().then_some(path)).collect()
    };
    let gone: Vec<String> = remove(&twice, "copy");
    assert_eq!(gone, [""; 0]);
    let gone: Vec<String> = remove(&put, "size-chart");
    assert_eq!(gone, media(&put));
}

#[test]
fn what_is_no_picture_is_not_put() {
    let files = files(&[KB, FAQS]);
    let put = |draft: &PictureDraft, content: Option<Vec<u8>>| {
        let edits = picture_edits(&files, &parse(&files).kb, draft, content)?;
        apply_all(&files, &edits)
    };
    for (draft, content, field) in [
        (draft("尺码表"), Some(file("script.svg")), "file"),
        (draft("尺码表"), None, "file"),
        (draft("尺{码}"), Some(file("good.png")), "name"),
        (draft(""), Some(file("good.png")), "name"),
        (PictureDraft { id: "A b".into(), ..draft("尺码表") }, Some(file("good.png")), "id"),
    ] {
        let refused = put(&draft, content).unwrap_err();
        assert!(
            matches!(refused, EditError::Refused { field: of, .. } if of == field),
            "{refused}"
        );
    }
}

#[test]
fn names_of_files_are_digests() {
    assert!(is_media_name("0123456789abcdef.webp"));
    for bad in ["a.png", "0123456789ABCDEF.png", "0123456789abcdef.svg", "0123456789abcdef.png.exe"]
    {
        assert!(!is_media_name(bad), "{bad}");
    }
}
