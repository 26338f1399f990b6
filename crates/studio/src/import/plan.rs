//! Planning an import, and making it.

use std::path::PathBuf;

use kaopu_bundle::sha256_hex;
use kaopu_exchange::{
    Format, Incoming, ItemKind, Mapping, Plan, PlanOptions, SheetColumns, SourceFile,
    columns_of_grid, read_files, sniff,
};
use kaopu_model::{KbFiles, Localized};

use super::child::WorkbookReader;
use super::sources::{source, unusable};
use super::watch::{Watch, go_on, stopped};
use crate::error::{ApiError, ApiResult};
use crate::view::{ImportProgress, ImportStage};
use crate::workspace::{Workspace, edited};

/// What is to be taken over, and how.
#[derive(Debug, Clone, Default)]
pub struct ImportRequest {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Their format; without one, each file's own.
    pub format: Option<&'static Format>,
    /// What columns mean, where their names don't say.
    pub mapping: Mapping,
    /// The encoding of text files that somebody chose.
    pub encoding: Option<String>,
    /// How what is there is treated.
    pub options: PlanOptions,
}

/// A plan, for whoever looks at it.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// What would be done.
    pub plan: Plan,
    /// For each file its name and the format that it was read in.
    pub files: Vec<(String, &'static str)>,
    /// The columns of tables.
    pub sheets: Vec<SheetColumns>,
    /// Names exactly this plan: these files, read so, held against this state.
    pub version: String,
}

/// Files that were read.
pub(super) struct Read {
    pub(super) incoming: Incoming,
    files: Vec<(String, &'static str)>,
    sheets: Vec<SheetColumns>,
    digest: String,
}

impl ImportRequest {
    pub(super) fn read(&self, reader: &WorkbookReader, watch: &mut Watch<'_>) -> ApiResult<Read> {
        let mut sources: Vec<SourceFile> = Vec::new();
        let mut all = Vec::new();
        let total = self.files.len();
        for (done, file) in self.files.iter().enumerate() {
            go_on(watch, ImportStage::Reading, done, total)?;
            let mut wanted = || go_on(watch, ImportStage::Reading, done, total).is_ok();
            let (source, bytes) = source(file, self.encoding.as_deref(), reader, &mut wanted)?;
            all.extend_from_slice(sha256_hex(&bytes).as_bytes());
            sources.push(source);
        }
        all.extend_from_slice(
            format!("{:?}{:?}{:?}", self.mapping, self.encoding, self.options).as_bytes(),
        );
        let named = |file: &SourceFile| {
            let format = self.format.or_else(|| sniff(file)).map_or("table", |format| format.name);
            (file.name().to_owned(), format)
        };
        let files: Vec<_> = sources.iter().map(named).collect();
        let tables = sources.iter().zip(&files).filter(|(_, (_, format))| *format == "table");
        let sheets = tables.flat_map(|(source, (name, _))| {
            source.grids().iter().filter_map(|grid| columns_of_grid(name, grid, &self.mapping))
        });
        Ok(Read {
            sheets: sheets.collect(),
            incoming: read_files(&sources, self.format, &self.mapping)
                .map_err(|error| unusable(&error))?,
            files,
            digest: sha256_hex(&all),
        })
    }

    /// The columns of the tables, for whoever says what they mean: also where that stands in the way
    /// of a plan.
    ///
    /// # Errors
    /// A file can't be read.
    pub fn columns(&self, reader: &WorkbookReader) -> ApiResult<Vec<SheetColumns>> {
        let mut sheets = Vec::new();
        for file in &self.files {
            let (source, _) = source(file, self.encoding.as_deref(), reader, &mut || true)?;
            let grids = source.grids().iter();
            sheets.extend(
                grids.filter_map(|grid| columns_of_grid(source.name(), grid, &self.mapping)),
            );
        }
        Ok(sheets)
    }
}

impl Read {
    /// Holds it against a state; fails if its edits could not be made.
    pub(super) fn plan(
        &self,
        files: &KbFiles,
        request: &ImportRequest,
        watch: &mut Watch<'_>,
    ) -> ApiResult<ImportPlan> {
        let plan =
            Plan::watched(files, self.incoming.clone(), request.options, &mut |done, total| {
                go_on(watch, ImportStage::Comparing, done, total).is_ok()
            });
        let plan = plan.ok_or_else(stopped)?;
        edited(files, &plan.edits)?;
        let mut state = Vec::new();
        for (path, bytes) in files {
            state.extend_from_slice(format!("{path} {}\n", sha256_hex(bytes)).as_bytes());
        }
        state.extend_from_slice(self.digest.as_bytes());
        Ok(ImportPlan {
            plan,
            files: self.files.clone(),
            sheets: self.sheets.clone(),
            version: sha256_hex(&state),
        })
    }
}

impl Workspace {
    /// What an import would do. Nothing is written. `watch` is told how far it is, and says
    /// whether to go on.
    ///
    /// # Errors
    /// A file can't be read, or nothing of it can be used; the knowledge base could not hold it;
    /// `stopped`.
    pub fn plan_import(
        &self,
        request: &ImportRequest,
        reader: &WorkbookReader,
        watch: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> ApiResult<ImportPlan> {
        request.read(reader, watch)?.plan(self.snapshot().files(), request, watch)
    }

    /// Makes an import: one operation, which one undo takes back. `version` is the plan that was
    /// looked at; without one, whatever the plan is by now is made. `watch` is told how far it is,
    /// and says whether to go on, until it is written.
    ///
    /// # Errors
    /// As [`Workspace::plan_import`]; `import-changed` if the plan is another by now; the files
    /// can't be written.
    pub fn apply_import(
        &self,
        request: &ImportRequest,
        reader: &WorkbookReader,
        version: Option<&str>,
        watch: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> ApiResult<ImportPlan> {
        let read = request.read(reader, watch)?;
        let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join("、");
        let label = Localized::new(format!("导入「{names}」"), format!("Import \"{names}\""));
        self.transact_all("import", label, |snapshot| {
            let plan = read.plan(snapshot.files(), request, watch)?;
            if version.is_some_and(|version| version != plan.version) {
                return Err(changed());
            }
            go_on(watch, ImportStage::Writing, 0, 1)?;
            Ok((plan.plan.edits.clone(), plan))
        })
    }
}

fn changed() -> ApiError {
    ApiError::new(
        "import-changed",
        "预览之后，文件或知识库又变了，没有导入",
        "the files or the knowledge base changed since the preview; nothing was imported",
    )
    .hint("看看新的预览，再导入一次。", "Look at the new preview, and import again.")
}

impl ImportPlan {
    /// How many items are of a kind.
    #[must_use]
    pub fn count(&self, kind: ItemKind) -> usize {
        self.plan.count(kind)
    }
}
