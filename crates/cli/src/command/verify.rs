//! `kaopu verify`: may a bot answer from this bundle?

use std::path::PathBuf;

use jiff::Timestamp;
use kaopu_bundle::EncoderPin;
use kaopu_runtime::{program_of_bundle, replay};
use kaopu_studio::{Clock as _, Snapshot, SystemClock};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, TrustArguments, verified_at, warn_of_signed_errors};
use crate::output::{Line, TextStyle, Ui};
use crate::show::release;

/// Verify a bundle
///
/// Checks every byte: layout, signature, digests, release, evidence, and that the knowledge base
/// inside is the one that was signed for. A refusal has a code that never changes
/// (docs/bundle-format.md) and exit code 3. No option skips a check. If the knowledge base has
/// errors, that is told.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").required(true).args(["key", "root"]))]
#[command(after_help = "Examples:
  kaopu verify shop.kbx --root root.kbx
  kaopu verify shop.kbx --root root.kbx --replay
  kaopu verify shop.kbx --key shop.pub
  kaopu verify shop.kbx --key RWQDs88vFZAYw1XdxK3PA5WP4p93D3X1xEngvnKW1iIkxFCPpxfvamty
  kaopu verify shop.kbx --key old.pub --key new.pub --json | jq .release.seq")]
pub(crate) struct Arguments {
    /// The bundle
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    trust: TrustArguments,
    /// Also play the test dialogues again, and compare each turn with the one that was recorded
    #[arg(long)]
    replay: bool,
    /// Verify as of this time instead of now: for audits of what was in service then
    #[arg(long, value_name = "RFC3339")]
    at: Option<Timestamp>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let at = arguments.at.unwrap_or_else(|| SystemClock.instant());
    let bundle = verified_at(&arguments.file, &arguments.trust.anchor()?, at)?;
    let inside = Snapshot::new(bundle.files().clone(), SystemClock.today());
    let mut document = release::Document::of(&bundle, &inside);
    if arguments.replay {
        let encoder = match bundle.release().encoder {
            EncoderPin::WordsOnly => None,
            EncoderPin::Weights(_) => arguments.encoder.load(environment, ui)?,
        };
        let program = program_of_bundle(&bundle, encoder.as_ref())
            .map_err(|error| Failure::refused(error.into()))?;
        let replayed = replay(&bundle, &program).map_err(|error| Failure::refused(error.into()))?;
        document.replayed = Some(replayed.turns);
    }
    let file = arguments.file.display();
    let title = ui.language.choose(format!("验证通过：{file}"), format!("verified: {file}"));
    ui.say(Line::new().add(TextStyle::Green, "✓ ").add(TextStyle::Strong, title))?;
    release::say(ui, &document)?;
    warn_of_signed_errors(&inside, ui);
    ui.document(&document)?;
    Ok(Exit::Fine)
}
