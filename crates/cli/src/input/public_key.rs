//! Public keys, as people have them: in a file, or as a line that somebody sent.

use std::io::Read as _;
use std::path::Path;

use kaopu_bundle::PublicKey;
use kaopu_durable::{DurableError, open_regular};
use kaopu_studio::ApiError;

use crate::failure::{Failure, Outcome};

/// A real `.pub` file has about 120 bytes.
const MOST_BYTES: u64 = 4 << 10;

/// Each key is a `.pub` file or its line of base64.
pub(crate) fn read_all(keys: &[String]) -> Outcome<Vec<PublicKey>> {
    keys.iter().map(|key| read(key)).collect()
}

/// A `.pub` file or its line of base64.
pub(crate) fn read(key: &str) -> Outcome<PublicKey> {
    match PublicKey::parse(key) {
        Ok(public) => Ok(public),
        Err(error) if error.code() != "key-format" => Err(ApiError::from(error).into()),
        Err(_) if looks_like_a_line(key) && !Path::new(key).exists() => Err(ApiError::new(
            "bad-key",
            "这像是一行公钥，但不完整或抄错了",
            "this looks like a public key's line, and is cut or mistyped",
        )
        .hint(
            "公钥是以 RW 开头的 56 个字符；或者写 .pub 文件的路径。",
            "A public key has 56 characters that begin with RW; or name the .pub file.",
        )
        .into()),
        Err(_) => read_file(Path::new(key)),
    }
}

/// Whether somebody meant a key and not a file: `Ed` in base64, and nothing that base64 has not.
fn looks_like_a_line(text: &str) -> bool {
    text.starts_with("RW")
        && text.len() >= 40
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

/// The key in a `.pub` file.
pub(crate) fn read_file(path: &Path) -> Outcome<PublicKey> {
    let mut text = Vec::new();
    let read = open_regular(path).and_then(|file| {
        let read = file.take(MOST_BYTES).read_to_end(&mut text);
        read.map_err(|error| DurableError::reading(path, error))
    });
    read.map_err(|error| {
        Failure::not_opened(path, error).hint(
            "--key 后面写 .pub 文件，或它里面那一行 base64。",
            "A public key is a .pub file, or its line of base64.",
        )
    })?;
    let text = String::from_utf8_lossy(&text);
    PublicKey::parse(&text).map_err(|error| {
        let shown = path.display();
        if error.code() != "key-format" {
            return ApiError::from(error).into();
        }
        let failure = Failure::from(ApiError::new(
            "bad-key",
            format!("{shown} 不是公钥文件"),
            format!("{shown} is not a public key"),
        ));
        if text.contains("encrypted") || text.contains("secret key") {
            return failure.hint(
                "这是私钥，请不要外传；验证用的公钥是以 .pub 结尾的那个文件。",
                "That is the secret key, keep it to yourself; what verifies is the file that ends \
                 in .pub.",
            );
        }
        failure
    })
}
