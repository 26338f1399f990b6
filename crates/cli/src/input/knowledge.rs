//! Where answers come from: a folder, or a verified bundle.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use kaopu_bundle::EncoderPin;
use kaopu_engine::Program;
use kaopu_model::{Diagnostic, KnowledgeBase, Severity};
use kaopu_runtime::{LoadedEncoder, program_of_bundle};
use kaopu_studio::Snapshot;

use super::{EncoderArguments, TrustArguments, verified};
use crate::environment::Environment;
use crate::failure::{Failure, Outcome};
use crate::output::{Line, TextStyle, Ui};
use crate::show::diagnostics;

/// A bundle instead of a folder.
#[derive(Debug, clap::Args)]
pub(crate) struct SourceArguments {
    /// Answer from this bundle instead of a folder; it is verified first
    #[arg(long, value_name = "FILE")]
    bundle: Option<PathBuf>,
    #[command(flatten)]
    trust: TrustArguments,
    #[command(flatten)]
    encoder: EncoderArguments,
}

impl SourceArguments {
    pub(crate) fn is_bundle(&self) -> bool {
        self.bundle.is_some()
    }
}

/// What answers.
pub(crate) struct Knowledge {
    program: Arc<Program>,
    errors: usize,
    /// The folder's state; `None` for a bundle.
    snapshot: Option<Snapshot>,
}

impl Knowledge {
    /// Loads the bundle if there is one, else the folder. `today` decides which review dates have
    /// passed.
    pub(crate) fn load(
        folder: Option<&Path>,
        source: &SourceArguments,
        today: Date,
        ui: &mut Ui,
        environment: &Environment,
    ) -> Outcome<Self> {
        let (program, errors, snapshot) = match (&source.bundle, folder) {
            (Some(file), _) => {
                let bundle = verified(file, &source.trust.anchor()?)?;
                // What was tested by words alone is answered so, whatever is there.
                let encoder = match bundle.release().encoder {
                    EncoderPin::WordsOnly => None,
                    EncoderPin::Weights(_) => source.encoder.load(environment, ui)?,
                };
                let program = program_of_bundle(&bundle, encoder.as_ref());
                let program = Arc::new(program.map_err(|error| Failure::refused(error.into()))?);
                let snapshot = Snapshot::new(bundle.files().clone(), today);
                warn_of_signed_errors(&snapshot, ui);
                (program, errors(&snapshot), None)
            }
            (None, Some(folder)) => {
                let encoder = source.encoder.load(environment, ui)?;
                let snapshot = load_folder(folder, today, encoder, ui)?;
                let snapshot = snapshot.knowing(environment.learnt_from(folder));
                warn_of_errors(&snapshot, folder, ui);
                (snapshot.program().clone(), errors(&snapshot), Some(snapshot))
            }
            (None, None) => {
                return Err(Failure::bad_input(
                    "没有说是哪个知识库",
                    "no knowledge base was given",
                ));
            }
        };
        Ok(Self { program, errors, snapshot })
    }

    pub(crate) fn kb(&self) -> &KnowledgeBase {
        self.program.knowledge_base()
    }

    pub(crate) fn program(&self) -> &Program {
        &self.program
    }

    /// Keeps what was learnt from a folder, for the next time.
    pub(crate) fn keep_learnt(&self) {
        self.snapshot.iter().for_each(Snapshot::keep_learnt);
    }

    /// How many errors it has, which may make answers wrong.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// How the bot calls itself.
    pub(crate) fn bot_name(&self) -> &str {
        &self.kb().persona.name
    }
}

/// Reads and checks a folder. A large one takes seconds, so it says what it does.
pub(crate) fn load_folder(
    folder: &Path,
    today: Date,
    encoder: Option<LoadedEncoder>,
    ui: &mut Ui,
) -> Outcome<Snapshot> {
    ui.progress(ui.t("读取并检查……", "reading and checking …"));
    let snapshot = Snapshot::load(folder, today, encoder);
    ui.clear_progress();
    Ok(snapshot?)
}

/// How many errors a knowledge base has.
pub(crate) fn errors(snapshot: &Snapshot) -> usize {
    let error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    snapshot.diagnostics().iter().filter(error).count()
}

/// Kaopu signs no knowledge base with errors; another program may, and whoever answers from it
/// should know.
pub(crate) fn warn_of_signed_errors(snapshot: &Snapshot, ui: &mut Ui) {
    let count = errors(snapshot);
    let first = snapshot.diagnostics().iter().find(|found| found.severity == Severity::Error);
    let Some(first) = first else { return };
    let place = diagnostics::place(Path::new("."), &first.place);
    let text = ui.language.choose(
        format!(
            "这个发布包里的知识库有 {count} 处错误，回答可能不对。第一处：{place} {}",
            first.message.zh
        ),
        format!(
            "the signed knowledge base has {count} error(s), so answers may be wrong; the first: \
             {place} {}",
            first.message.en
        ),
    );
    ui.note(Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(text));
}

/// A knowledge base with errors can be tried; but whoever tries it should know.
pub(crate) fn warn_of_errors(snapshot: &Snapshot, folder: &Path, ui: &mut Ui) {
    let errors = errors(snapshot);
    if errors == 0 {
        return;
    }
    let folder = folder.display();
    let text = ui.language.choose(
        format!("知识库有 {errors} 处错误，回答可能不对：kaopu check {folder}"),
        format!("the knowledge base has {errors} error(s), so answers may be wrong: kaopu check {folder}"),
    );
    ui.note(Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(text));
}
