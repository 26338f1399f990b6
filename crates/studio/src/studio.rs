//! The running program: which KB is open, which were open before, where keys and the sample are.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use kaopu_bundle::PublicKey;
use kaopu_durable::{Links, create_dir_all, write};
use kaopu_model::Localized;
use kaopu_runtime::{EncoderFileError, LoadedEncoder};
use kaopu_store::copy_kb;
use secrecy::SecretString;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::encoder_state::EncoderState;
use crate::error::{ApiError, ApiResult};
use crate::import::WorkbookReader;
use crate::keys::{create_key_in, key_folder};
use crate::lock::lock;
use crate::replaced::replaced_by_export;
use crate::trial::Trial;
use crate::view::{KeyFolderView, KeyView, RecentWorkspace, Status, Understanding, WorkspaceView};
use crate::workspace::{Changed, Opening, Workspace};

/// Knowledge bases that are remembered.
const MOST_RECENT: usize = 12;

/// Where the program keeps what does not belong to a KB.
#[derive(Debug, Clone)]
pub struct Places {
    /// Its settings: the list of recent KBs, the keys.
    pub config: PathBuf,
    /// Where the working copy of the sample is made.
    pub data: PathBuf,
    /// The user's folder of caches, if there is one: what takes long to learn is kept there.
    pub caches: Option<PathBuf>,
    /// The sample KB that ships with the program.
    pub sample: PathBuf,
    /// The program itself, which is started once more to read a workbook or take a picture in.
    pub program: Option<PathBuf>,
}

/// The running program.
pub struct Studio {
    places: Places,
    actor: String,
    clock: Arc<dyn Clock>,
    on_change: Arc<dyn Fn(Changed) + Send + Sync>,
    open: Mutex<Option<Arc<Desk>>>,
    /// The sentence encoder, as far as it is loaded.
    encoder: Mutex<EncoderState>,
    /// Why the folder that the program was started with could not be opened.
    not_opened: Mutex<Option<ApiError>>,
    /// Which look at files to be taken over is the newest: an older one stops.
    pub(crate) newest_import: AtomicU64,
    /// The release that somebody is trying out.
    pub(crate) trial: Mutex<Option<Trial>>,
}

impl Studio {
    /// A program with nothing open. `on_change` is called after every change of the open KB.
    pub fn new(
        places: Places,
        actor: String,
        clock: Arc<dyn Clock>,
        on_change: impl Fn(Changed) + Send + Sync + 'static,
    ) -> Self {
        Self {
            places,
            actor,
            clock,
            on_change: Arc::new(on_change),
            open: Mutex::new(None),
            encoder: Mutex::new(EncoderState::Awaited),
            not_opened: Mutex::new(None),
            newest_import: AtomicU64::new(0),
            trial: Mutex::new(None),
        }
    }

    /// The open KB.
    ///
    /// # Errors
    /// `no-workspace`.
    pub fn workspace(&self) -> ApiResult<Arc<Workspace>> {
        Ok(self.desk()?.workspace.clone())
    }

    /// The open KB and what is worked out about it.
    ///
    /// # Errors
    /// `no-workspace`.
    pub fn desk(&self) -> ApiResult<Arc<Desk>> {
        lock(&self.open).clone().ok_or_else(|| {
            ApiError::new("no-workspace", "还没有打开知识库", "no knowledge base is open")
        })
    }

    /// Opens the folder that the program was started with. What stands in the way is kept for
    /// [`Studio::current`], where somebody reads it.
    pub fn open_at_start(&self, path: &Path) {
        *lock(&self.not_opened) = self.open_workspace(path).err();
    }

    /// Takes in the encoder when it is loaded, which the window does not wait for: what is open and
    /// what will be opened is understood with it. If there is none, or its file cannot be taken,
    /// messages are understood by their words alone.
    pub fn use_encoder(&self, encoder: Result<Option<LoadedEncoder>, EncoderFileError>) {
        // While nothing is being opened: what is opened later finds the encoder.
        let open = lock(&self.open);
        let desk = open.clone();
        let loaded = encoder.as_ref().ok().cloned().flatten();
        *lock(&self.encoder) = match encoder {
            Ok(Some(encoder)) => EncoderState::Loaded(encoder),
            Ok(None) => EncoderState::Missing,
            Err(error) => EncoderState::Refused(error.into()),
        };
        // Making the program takes a while, and nobody should wait at the door for it.
        drop(open);
        let Some(desk) = desk else { return };
        match loaded {
            Some(encoder) => {
                let workspace = Arc::downgrade(&desk.workspace);
                drop(desk);
                Workspace::use_encoder_unless_closed(&workspace, &encoder);
            }
            // The reason is shown.
            None => (self.on_change)(Changed { files: Vec::new(), outside: false }),
        }
    }

    /// How the open KB stands, and why messages are understood by their words alone, if they are.
    ///
    /// # Errors
    /// As [`Workspace::status`]; `no-workspace`.
    pub fn status(&self) -> ApiResult<Status> {
        let workspace = self.workspace()?;
        let mut status = workspace.status()?;
        if status.understanding == Understanding::Lexical {
            match &*lock(&self.encoder) {
                // What is open is being prepared anew.
                EncoderState::Awaited | EncoderState::Loaded(_) => {
                    status.understanding = Understanding::Loading;
                    status.learning = Some(workspace.enabled_entries());
                }
                without => status.lexical_because = without.because(),
            }
        }
        Ok(status)
    }

    /// What is open, if anything.
    ///
    /// # Errors
    /// Nothing is open because the folder that the program was started with could not be opened.
    pub fn current(&self) -> ApiResult<Option<WorkspaceView>> {
        match (&*lock(&self.open), &*lock(&self.not_opened)) {
            (Some(desk), _) => Ok(Some(desk.workspace.view())),
            (None, Some(error)) => Err(error.clone()),
            (None, None) => Ok(None),
        }
    }

    /// Opens a KB and watches it. The one that was open is closed; if the new one can't be opened,
    /// the old one stays.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_workspace(&self, path: &Path) -> ApiResult<WorkspaceView> {
        let mut open = lock(&self.open);
        if let Some(current) = &*open
            && same_folder(Path::new(&current.workspace.view().path), path)
        {
            return Ok(current.workspace.view());
        }
        let workspace = self.opened(path, Workspace::open_beside)?;
        let view = workspace.view();
        *open = Some(Arc::new(Desk::new(workspace)));
        drop(open);
        // It is a release of the one that was open.
        *lock(&self.trial) = None;
        // A list that can't be written must not keep the KB from opening.
        let _ = self.remember(&view);
        Ok(view)
    }

    /// Looks at the folder again: on focus, and while another window has it. Once that is closed,
    /// this one takes over; says whether anything is otherwise than before.
    ///
    /// # Errors
    /// `no-workspace`; the folder can't be read.
    pub fn rescan(&self) -> ApiResult<bool> {
        let workspace = self.workspace()?;
        if !workspace.is_beside() {
            return workspace.refresh();
        }
        let path = PathBuf::from(workspace.view().path);
        match self.opened(&path, Workspace::open_at_once) {
            Ok(taken) => {
                *lock(&self.open) = Some(Arc::new(Desk::new(taken)));
                Ok(true)
            }
            Err(_) => workspace.refresh(),
        }
    }

    /// A workspace that is watched.
    fn opened(
        &self,
        path: &Path,
        open: impl FnOnce(Opening) -> ApiResult<Workspace>,
    ) -> ApiResult<Arc<Workspace>> {
        let on_change = self.on_change.clone();
        let workspace = open(Opening {
            path: path.to_owned(),
            actor: self.actor.clone(),
            is_sample: same_folder(path, &self.sample_copy()),
            encoder: lock(&self.encoder).loaded(),
            caches: self.places.caches.clone(),
            clock: self.clock.clone(),
            on_change: Box::new(move |changed| on_change(changed)),
        })?;
        let workspace = Arc::new(workspace.known_by(&self.keys()));
        workspace.watch()?;
        Ok(workspace)
    }

    /// Opens the working copy of the sample, which is made on first use.
    ///
    /// # Errors
    /// The copy can't be made or opened.
    pub fn open_sample(&self) -> ApiResult<WorkspaceView> {
        let copy = self.sample_copy();
        if !copy.join("kb.toml").exists() {
            create_dir_all(&self.places.data)?;
            copy_kb(&self.places.sample, &copy)?;
        }
        self.open_workspace(&copy)
    }

    /// KBs that were open before, the latest first.
    #[must_use]
    pub fn recent_workspaces(&self) -> Vec<RecentWorkspace> {
        let Ok(text) = std::fs::read(self.recent_file()) else { return Vec::new() };
        let list: Vec<RecentWorkspace> = serde_json::from_slice(&text).unwrap_or_default();
        list.into_iter()
            .map(|recent| RecentWorkspace {
                exists: Path::new(&recent.path).join("kb.toml").exists(),
                title: recent.title.clone(),
                ..recent
            })
            .collect()
    }

    /// The signing keys on this computer.
    #[must_use]
    pub fn keys(&self) -> Vec<KeyView> {
        self.key_files().keys
    }

    /// The same, with the folder and what is wrong with other files in it.
    #[must_use]
    pub fn key_files(&self) -> KeyFolderView {
        key_folder(&self.key_folder())
    }

    /// Makes a signing key.
    ///
    /// # Errors
    /// `key-exists`, `passphrase`, `bad-input` for its name, or it can't be written.
    pub fn create_key(&self, name: &str, passphrase: &SecretString) -> ApiResult<KeyView> {
        create_key_in(&self.key_folder(), name, passphrase)
    }

    /// What an export to this path would replace, in words; `None`: nothing.
    ///
    /// # Errors
    /// As [`replaced_by_export`].
    pub fn export_replaces(&self, path: &Path) -> ApiResult<Option<Localized>> {
        let keys = self.keys();
        let keys: Vec<_> =
            keys.iter().filter_map(|key| PublicKey::parse(&key.public_key).ok()).collect();
        replaced_by_export(path, &keys, self.clock.instant())
    }

    pub(crate) fn program(&self) -> Option<&Path> {
        self.places.program.as_deref()
    }

    /// What reads workbooks: this program, in a process of its own.
    pub(crate) fn workbooks(&self) -> WorkbookReader {
        WorkbookReader { program: self.program().map(PathBuf::from) }
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    fn remember(&self, view: &WorkspaceView) -> ApiResult<()> {
        let mut list = self.recent_workspaces();
        list.retain(|recent| recent.path != view.path);
        let opened_at = self.clock.instant().to_string();
        list.insert(
            0,
            RecentWorkspace {
                path: view.path.clone(),
                title: view.title.clone(),
                opened_at,
                exists: true,
            },
        );
        list.truncate(MOST_RECENT);
        create_dir_all(&self.places.config)?;
        let text = serde_json::to_vec_pretty(&list)
            .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?;
        Ok(write(&self.recent_file(), &text, Links::Follow)?)
    }

    fn recent_file(&self) -> PathBuf {
        self.places.config.join("recent.json")
    }

    fn key_folder(&self) -> PathBuf {
        self.places.config.join("keys")
    }

    fn sample_copy(&self) -> PathBuf {
        self.places.data.join("sample-kb")
    }
}

fn same_folder(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
