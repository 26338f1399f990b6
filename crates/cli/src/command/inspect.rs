//! `kaopu inspect`: what is in a bundle.

use std::path::PathBuf;

use kaopu_studio::{Clock as _, Snapshot, SystemClock};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::{TrustArguments, verified, warn_of_signed_errors};
use crate::output::{Line, TextStyle, Ui};
use crate::show::release;

/// Show what is in a bundle
///
/// The bundle is verified first, and a key is needed for that: what nobody vouches for is not
/// shown. (Any tar program lists the names.)
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").required(true).args(["key", "root"]))]
#[command(after_help = "Examples:
  kaopu inspect shop.kbx --key shop.pub
  kaopu inspect shop.kbx --key shop.pub --json | jq -r '.files[].path'")]
pub(crate) struct Arguments {
    /// The bundle
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    trust: TrustArguments,
}

/// What `--json` prints: that of `verify`, and more.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    release: release::Document<'a>,
    evidence: Evidence<'a>,
    contents: Contents,
    files: Vec<File<'a>>,
    manifest: &'a str,
}

#[derive(Serialize)]
struct Evidence<'a> {
    engine: String,
    encoder: String,
    passed: &'a [String],
}

/// How much the knowledge base has of each thing.
#[derive(Serialize)]
struct Contents {
    entries: usize,
    phrasings: usize,
    facts: usize,
    products: usize,
    rules: usize,
    dialogues: usize,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    size: usize,
    sha256: &'a str,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let bundle = verified(&arguments.file, &arguments.trust.anchor()?)?;
    let snapshot = Snapshot::new(bundle.files().clone(), SystemClock.today());
    let document = Document {
        release: release::Document::of(&bundle, &snapshot),
        evidence: Evidence {
            engine: bundle.evidence().engine.to_string(),
            encoder: bundle.evidence().encoder.to_string(),
            passed: &bundle.evidence().passed,
        },
        contents: contents(&snapshot),
        files: bundle.manifest().lines().filter_map(|line| file(&bundle, line)).collect(),
        manifest: bundle.manifest(),
    };
    release::say(ui, &document.release)?;
    warn_of_signed_errors(&snapshot, ui);
    let c = &document.contents;
    let line = ui.language.choose(
        format!(
            "{} 条问答 · {} 条相似问 · {} 个事实 · {} 件商品 · {} 条转人工规则",
            c.entries, c.phrasings, c.facts, c.products, c.rules
        ),
        format!(
            "{} entries · {} phrasings · {} facts · {} products · {} hand-over rules",
            c.entries, c.phrasings, c.facts, c.products, c.rules
        ),
    );
    ui.say(line)?;
    ui.say("")?;
    for file in &document.files {
        let digest = file.sha256.get(..12).unwrap_or(file.sha256);
        ui.say(
            Line::new()
                .add(TextStyle::Quiet, format!("{digest}  {:>8}  ", file.size))
                .plain(file.path),
        )?;
    }
    ui.document(&document)?;
    Ok(Exit::Fine)
}

/// A file of the knowledge base by its line in the signed manifest.
fn file<'a>(bundle: &'a kaopu_bundle::VerifiedBundle, line: &'a str) -> Option<File<'a>> {
    let (sha256, name) = line.split_once("  ")?;
    let path = name.strip_prefix("kb/")?;
    Some(File { path, size: bundle.files().get(path)?.len(), sha256 })
}

fn contents(snapshot: &Snapshot) -> Contents {
    let kb = snapshot.kb();
    Contents {
        entries: kb.faqs.len(),
        phrasings: kb.faqs.iter().map(|faq| faq.phrasings.len()).sum(),
        facts: kb.facts.len(),
        products: kb.products.products.len(),
        rules: kb.escalation.rules.len(),
        dialogues: kb.dialogues.len(),
    }
}
