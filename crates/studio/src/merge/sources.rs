//! Versions that can be brought in: copies beside the files, and what another program saved over.

use kaopu_bundle::sha256_hex;
use kaopu_exchange::resaved;
use kaopu_model::{KbFiles, Localized, unwritable};
use kaopu_store::{FileVersion, OperationId};

use super::ancestor::Lineage;
use super::{Decisions, Versions, files};
use crate::changes_in_full::changes_in_full;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::Snapshot;
use crate::view::{MergeDecision, MergePlan, MergeSource, OpenMerge};
use crate::workspace::{Workspace, trouble_of};

/// How many versions of a file are looked at.
const LOOKED_AT: u32 = 30;

/// How many bytes all of them may have.
const MOST_BYTES: usize = 16 << 20;

/// A version to be brought in.
struct Brought {
    file: String,
    /// What it holds, byte for byte, if it is a copy.
    copy: Option<Vec<u8>>,
    /// What it says.
    other: Vec<u8>,
    /// What it and what stands there come from; `None`: it is not known, or there was no such file.
    base: Option<Vec<u8>>,
    knows_origin: bool,
}

impl Workspace {
    /// Versions that can be brought in.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn open_merges(&self) -> ApiResult<Vec<OpenMerge>> {
        if self.expect_writable().is_err() {
            return Ok(Vec::new());
        }
        let (copies, saved) = lock(&self.versions).all();
        let mut open = Vec::new();
        for copy in copies {
            let Ok(Some(content)) = self.store.read_copy(&copy.name) else { continue };
            let source = MergeSource::Copy { name: copy.name };
            if !self.is_left(&source, &content) {
                let unreadable = meant(&copy.of, &content).err();
                open.push(OpenMerge { source, file: copy.of, unreadable });
            }
        }
        for (file, operation) in saved {
            let source = MergeSource::Overwritten { operation: number(operation) };
            if self.is_undecided(&source)? {
                open.push(OpenMerge { source, file, unreadable: None });
            }
        }
        Ok(open)
    }

    /// What bringing a version in would do, decided so. Nothing is written.
    ///
    /// # Errors
    /// `conflict` if it is not there any more; `not-readable`.
    pub fn plan_merge(
        &self,
        source: &MergeSource,
        decisions: &[MergeDecision],
    ) -> ApiResult<MergePlan> {
        let snapshot = self.snapshot();
        let brought = self.brought(source, &snapshot)?;
        Ok(brought.plan(&snapshot, decisions)?.0)
    }

    /// Brings a version in: one operation, which one undo takes back. `version` is the plan that was
    /// looked at. A copy is put out of the way then; the answer says where it is.
    ///
    /// # Errors
    /// As [`Workspace::plan_merge`]; `conflict` if something has to be decided, or the plan is
    /// another by now; the files can't be written.
    pub fn apply_merge(
        &self,
        source: &MergeSource,
        version: &str,
        decisions: &[MergeDecision],
    ) -> ApiResult<Option<String>> {
        let label = label(source, &self.brought(source, &self.snapshot())?.file);
        let mut copy = None;
        self.transact_files("merge", &label, |snapshot| {
            let brought = self.brought(source, snapshot)?;
            let (plan, files) = brought.plan(snapshot, decisions)?;
            if plan.version != version || !plan.conflicts.is_empty() {
                return Err(gone());
            }
            copy = brought.copy;
            Ok(files)
        })?;
        let MergeSource::Copy { name } = source else { return Ok(None) };
        let place = self.store.set_aside_copy(name, copy.as_deref().unwrap_or_default())?;
        self.refresh()?;
        Ok(Some(place))
    }

    /// Leaves a version where it is: it is not spoken of again until it is another one.
    pub fn leave_merge(&self, source: &MergeSource) {
        let content = match source {
            MergeSource::Copy { name } => self.store.read_copy(name).ok().flatten(),
            MergeSource::Overwritten { operation } => {
                self.overwritten(*operation).ok().map(|brought| brought.other)
            }
        };
        let digest = sha256_hex(&content.unwrap_or_default());
        let mut versions = lock(&self.versions);
        versions.leave(source.clone(), digest);
        versions.keep(self.store.folder().path());
    }

    fn is_left(&self, source: &MergeSource, content: &[u8]) -> bool {
        let digest = sha256_hex(content);
        lock(&self.versions).is_left(source, &digest)
    }

    /// Whether a version that was saved over has anything that is not there now, and is not to stay
    /// so.
    fn is_undecided(&self, source: &MergeSource) -> ApiResult<bool> {
        let snapshot = self.snapshot();
        let Ok(brought) = self.brought(source, &snapshot) else { return Ok(false) };
        if self.is_left(source, &brought.other) {
            return Ok(false);
        }
        let (plan, _) = brought.plan(&snapshot, &[])?;
        Ok(!plan.changes.is_empty() || !plan.conflicts.is_empty())
    }

    fn brought(&self, source: &MergeSource, snapshot: &Snapshot) -> ApiResult<Brought> {
        match source {
            MergeSource::Copy { name } => self.copy(name, snapshot),
            MergeSource::Overwritten { operation } => self.overwritten(*operation),
        }
    }

    fn copy(&self, name: &str, snapshot: &Snapshot) -> ApiResult<Brought> {
        let found = self.store.copies()?.into_iter().find(|copy| copy.name == name);
        let file = found.ok_or_else(gone)?.of;
        let copy = self.store.read_copy(name)?.ok_or_else(gone)?;
        let other = meant(&file, &copy)
            .map_err(|reason| ApiError::new("not-readable", reason.zh, reason.en))?;
        let mut versions = self.store.versions(&file, LOOKED_AT)?;
        let now = snapshot.files().get(&file).cloned();
        if versions.last().is_none_or(|last| last.content != now) {
            versions.push(FileVersion { operation: None, is_outside: true, content: now });
        }
        let versions = looked_at(versions);
        let origin = lineage(&versions).origin(&other);
        let base = origin.and_then(|at| versions.into_iter().nth(at)).and_then(|one| one.content);
        let knows_origin = origin.is_some();
        Ok(Brought { file, copy: Some(copy), other, base, knows_origin })
    }

    fn overwritten(&self, operation: u32) -> ApiResult<Brought> {
        let operation = OperationId(operation.into());
        let (_, saved) = lock(&self.versions).all();
        let (file, _) = saved.into_iter().find(|(_, by)| *by == operation).ok_or_else(gone)?;
        let mut versions = looked_at(self.store.versions(&file, LOOKED_AT)?);
        let by = versions.iter().position(|version| version.operation == Some(operation));
        let over = by.and_then(|by| lineage(&versions).overwritten(by));
        let (base, other) = over.ok_or_else(gone)?;
        let mut take = |at: usize| versions.get_mut(at).and_then(|version| version.content.take());
        let (base, other) = (take(base), take(other).ok_or_else(gone)?);
        Ok(Brought { file, copy: None, other, base, knows_origin: true })
    }
}

impl Brought {
    /// The plan, and the files as it makes them.
    fn plan(
        &self,
        snapshot: &Snapshot,
        decided: &[MergeDecision],
    ) -> ApiResult<(MergePlan, KbFiles)> {
        let now = snapshot.files();
        let with = |content: Option<&Vec<u8>>| {
            let mut files = now.clone();
            match content {
                Some(content) => files.insert(self.file.clone(), content.clone()),
                None => files.remove(&self.file),
            };
            files
        };
        let (base, other) = (with(self.base.as_ref()), with(Some(&self.other)));
        let mut decisions = Decisions::new(decided);
        let versions = Versions { base: &base, now, other: &other };
        let files = files::merged(versions, &mut decisions)?;
        let mut all = Vec::new();
        for bytes in [self.base.as_ref(), now.get(&self.file), files.get(&self.file)] {
            all.extend_from_slice(sha256_hex(bytes.map_or(&[], |bytes| bytes)).as_bytes());
        }
        all.extend_from_slice(snapshot.digest().as_bytes());
        all.extend_from_slice(format!("{decided:?}{:?}", self.copy).as_bytes());
        let plan = MergePlan {
            version: sha256_hex(&all),
            changes: changes_in_full(now, &files),
            conflicts: decisions.open,
            knows_origin: self.knows_origin,
        };
        Ok((plan, files))
    }
}

/// The newest versions of a file: as many as can be looked at in no time.
fn looked_at(mut versions: Vec<FileVersion>) -> Vec<FileVersion> {
    let mut bytes = 0;
    let fit = versions.iter().rev().take_while(|version| {
        bytes += version.content.as_ref().map_or(0, Vec::len);
        bytes <= MOST_BYTES
    });
    let fit = fit.count().max(2);
    versions.drain(..versions.len().saturating_sub(fit));
    versions
}

fn lineage(versions: &[FileVersion]) -> Lineage {
    let contents = versions.iter();
    Lineage::new(contents.map(|one| (one.is_outside, one.content.as_deref().unwrap_or_default())))
}

/// What a copy says: as it stands there, or as a spreadsheet program saved it its own way.
fn meant(file: &str, content: &[u8]) -> Result<Vec<u8>, Localized> {
    let trouble = trouble_of(file, content).or_else(|| {
        // What can't be read to its end may lack what it seems not to have.
        unwritable(file, content).map(|error| error.localized())
    });
    let Some(reason) = trouble else { return Ok(content.to_vec()) };
    match resaved(file, content, None).ok().flatten() {
        Some(table) => match table.faults.first() {
            Some(fault) => Err(fault.said()),
            // Bytes that are no text can be read as one in some encoding.
            None if unwritable(file, &table.table).is_some() => Err(reason),
            None => Ok(table.table),
        },
        None => Err(reason),
    }
}

fn number(operation: OperationId) -> u32 {
    u32::try_from(operation.0).unwrap_or(u32::MAX)
}

fn label(source: &MergeSource, file: &str) -> Localized {
    match source {
        MergeSource::Copy { name } => {
            Localized::new(format!("合并副本「{name}」"), format!("Merge the copy \"{name}\""))
        }
        MergeSource::Overwritten { .. } => Localized::new(
            format!("把 {file} 里被盖掉的改动合回来"),
            format!("Bring back what was saved over in {file}"),
        ),
    }
}

fn gone() -> ApiError {
    ApiError::new(
        "conflict",
        "文件刚刚又有变化，没有合并",
        "the files have just changed again; nothing was merged",
    )
    .hint("看看现在的样子，再合并一次。", "Look at it as it is now, and merge again.")
}
