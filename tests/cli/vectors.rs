//! The fixed vectors in `tests/vectors`, through the command: each gets the verdict that the list
//! has for it.

use std::path::Path;

use crate::sandbox::Sandbox;

#[test]
fn the_command_gives_every_vector_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
    let list = std::fs::read_to_string(folder.join("vectors.json")).unwrap();
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    assert!(list.len() > 150, "{}", list.len());
    let sandbox = Sandbox::empty();
    for vector in list {
        let text = |name: &str| vector[name].as_str().map(str::to_owned);
        let path = |name: String| folder.join(name).display().to_string();
        let file = path(text("file").unwrap());
        let trust = match text("root") {
            Some(root) => ["--root".to_owned(), path(root)],
            None => ["--key".to_owned(), text("key").unwrap()],
        };
        let (at, code) = (text("at").unwrap(), text("code").unwrap());
        let run = sandbox
            .kaopu(&["verify", &file, &trust[0], &trust[1], "--at", &at, "--json", "--lang", "en"]);
        if code == "accepted" {
            assert_eq!(run.ends_with(0).json()["verified"], true, "{file}");
        } else {
            assert_eq!(run.ends_with(3).json()["error"]["code"], code, "{file}");
        }
    }
}
