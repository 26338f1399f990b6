//! `kaopu verify`: may a bot answer from this bundle?

use std::path::PathBuf;

use kaopu_studio::{Clock as _, Snapshot, SystemClock};

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::{public_key, verified, warn_of_signed_errors};
use crate::output::{Line, TextStyle, Ui};
use crate::show::release;

/// Verify a bundle
///
/// Checks every byte: layout, signature, digests, release, evidence, and that the knowledge base
/// inside is the one that was signed for. A refusal has a code that never changes
/// (docs/bundle-format.md) and exit code 3. No option skips a check. If the knowledge base has
/// errors, that is told.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu verify shop.kbx --key shop.pub
  kaopu verify shop.kbx --key RWQDs88vFZAYw1XdxK3PA5WP4p93D3X1xEngvnKW1iIkxFCPpxfvamty
  kaopu verify shop.kbx --key old.pub --key new.pub --json | jq .release.seq")]
pub(crate) struct Arguments {
    /// The bundle
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A public key that you trust: a .pub file, or its line of base64; may be repeated
    #[arg(long, value_name = "PUB", required = true)]
    key: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let trusted = public_key::read_all(&arguments.key)?;
    let bundle = verified(&arguments.file, &trusted)?;
    let inside = Snapshot::new(bundle.files().clone(), SystemClock.today());
    let document = release::Document::of(&bundle, &inside);
    let file = arguments.file.display();
    let title = ui.language.choose(format!("验证通过：{file}"), format!("verified: {file}"));
    ui.say(Line::new().add(TextStyle::Green, "✓ ").add(TextStyle::Strong, title))?;
    release::say(ui, &document)?;
    warn_of_signed_errors(&inside, ui);
    ui.document(&document)?;
    Ok(Exit::Fine)
}
