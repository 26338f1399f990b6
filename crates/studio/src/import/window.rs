//! Imports as the window asks for them.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use kaopu_exchange::{ItemKind, Mapping, PlanOptions, SheetColumns};
use kaopu_model::Locale;
use kaopu_store::{create_kb, expect_empty};

use super::new_kb::begun;
use super::plan::{ImportPlan, ImportRequest};
use crate::error::ApiResult;
use crate::new_folder::occupied;
use crate::snapshot::count;
use crate::studio::Studio;
use crate::view::{
    ImportChoice, ImportCounts, ImportProgress, ImportView, ImportedFile, WorkspaceView,
};

/// So many items and notes are shown; the counts say how many there are.
const SHOWN: usize = 300;

impl ImportRequest {
    /// What was asked for, of these files.
    #[must_use]
    pub fn chosen(choice: &ImportChoice, files: Vec<PathBuf>) -> Self {
        let mut mapping = Mapping::default();
        for one in &choice.columns {
            mapping.put(&one.column, one.role);
        }
        Self {
            files,
            format: None,
            mapping,
            encoding: choice.encoding.clone(),
            options: PlanOptions { take_conflicts: choice.take_conflicts, replace: choice.replace },
        }
    }
}

impl Studio {
    /// What an import into the open knowledge base would do. A newer call, or
    /// [`Studio::stop_import`], stops it.
    ///
    /// # Errors
    /// As [`crate::Workspace::plan_import`]; `no-workspace`.
    pub fn plan_import(
        &self,
        request: &ImportRequest,
        mut progress: impl FnMut(ImportProgress),
    ) -> ApiResult<ImportView> {
        let watch = &mut self.newest_import(&mut progress);
        Ok(view(self.workspace()?.plan_import(request, &self.workbooks(), watch)?))
    }

    /// Makes the import that was looked at. [`Studio::stop_import`] stops it as long as nothing is
    /// written.
    ///
    /// # Errors
    /// As [`crate::Workspace::apply_import`]; `no-workspace`.
    pub fn apply_import(
        &self,
        request: &ImportRequest,
        version: &str,
        mut progress: impl FnMut(ImportProgress),
    ) -> ApiResult<ImportView> {
        let watch = &mut self.newest_import(&mut progress);
        Ok(view(self.workspace()?.apply_import(
            request,
            &self.workbooks(),
            Some(version),
            watch,
        )?))
    }

    /// Stops an import that is under way, if nothing of it is written yet.
    pub fn stop_import(&self) {
        self.newest_import.fetch_add(1, Ordering::SeqCst);
    }

    fn newest_import(
        &self,
        progress: &mut dyn FnMut(ImportProgress),
    ) -> impl FnMut(ImportProgress) -> bool {
        let ticket = self.newest_import.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        move |far| {
            progress(far);
            self.newest_import.load(Ordering::SeqCst) == ticket
        }
    }

    /// The columns of tables of which nothing is known yet.
    ///
    /// # Errors
    /// As [`ImportRequest::columns`].
    pub fn import_columns(&self, request: &ImportRequest) -> ApiResult<Vec<SheetColumns>> {
        request.columns(&self.workbooks())
    }

    /// Begins a knowledge base without entries in a new folder of a place, called like the first
    /// file, and opens it: then the files can be looked at and taken over.
    ///
    /// # Errors
    /// It can't be written or opened.
    pub fn begin_for_import(
        &self,
        place: &Path,
        request: &ImportRequest,
    ) -> ApiResult<WorkspaceView> {
        // A table whose columns are still to be named is looked at in the window.
        let read = request.read(&self.workbooks(), &mut |_| true);
        let locale = read.map_or(Locale::ZhCn, |read| read.incoming.locale());
        let stem = request.files.first().and_then(|file| file.file_stem());
        let stem = stem.map_or_else(|| "kb".to_owned(), |stem| stem.to_string_lossy().into_owned());
        let mut folder = place.join(&stem);
        for copy in 2..100 {
            if expect_empty(&folder).is_ok() {
                break;
            }
            folder = place.join(format!("{stem}-{copy}"));
        }
        let occupied = |error| occupied(error, ("没有新建", "nothing was begun"));
        create_kb(&begun(&folder, locale)?, &folder).map_err(occupied)?;
        self.open_workspace(&folder)
    }
}

fn view(plan: ImportPlan) -> ImportView {
    let kind = |kind| count(plan.count(kind));
    let counts = ImportCounts {
        added: kind(ItemKind::New),
        changed: kind(ItemKind::Changed),
        identical: kind(ItemKind::Identical),
        conflicts: kind(ItemKind::Conflict),
    };
    let notes_in_all = count(plan.plan.notes.len());
    let files = plan.files.into_iter();
    ImportView {
        version: plan.version,
        files: files
            .map(|(name, format)| ImportedFile { name, format: format.to_owned() })
            .collect(),
        counts,
        items: plan
            .plan
            .items
            .into_iter()
            .filter(|item| item.kind != ItemKind::Identical)
            .take(SHOWN)
            .collect(),
        notes: plan.plan.notes.into_iter().take(SHOWN).collect(),
        notes_in_all,
        sheets: plan.sheets,
    }
}
