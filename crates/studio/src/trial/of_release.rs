//! Which release is tried, one at a time.

use std::path::{Path, PathBuf};

use kaopu_bundle::{Anchor, read_file};

use super::running::{Served, Trial};
use crate::bundle::verify_bundle;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::studio::Studio;
use crate::view::TrialView;

/// The command that the installers put beside the program.
const COMMAND: &str = "kaopu";

/// The encoder's weights among the app's resources.
const ENCODER: &str = "encoder.kew";

impl Studio {
    /// Serves a release of the open KB to the person at this computer, from its bundle, as production
    /// would. One that runs already ends.
    ///
    /// # Errors
    /// `no-release` if there is none with this number; why its bundle is refused; as
    /// `Trial::start`.
    pub fn try_release(&self, seq: u32, resources: Option<&Path>) -> ApiResult<TrialView> {
        self.stop_trial();
        let workspace = self.workspace()?;
        let path = workspace.release_path(seq)?;
        let roots = workspace.roots()?.ok_or_else(no_root)?;
        let bytes = read_file(&path)?;
        let bundle = verify_bundle(&bytes, &Anchor::from(roots.clone()), self.clock().instant())?;
        if bundle.release().seq != seq {
            return Err(ApiError::new(
                "conflict",
                format!("{} 现在是另一个发布包", path.display()),
                format!("{} is another bundle now", path.display()),
            ));
        }
        let encoder = resources.map(|folder| folder.join(ENCODER)).filter(|file| file.is_file());
        let root = roots.to_file()?;
        let served = Served { seq, bundle: &bytes, root: &root, encoder: encoder.as_deref() };
        let mut trial = Trial::start(&self.command(), served)?;
        let view = trial.view().ok_or_else(ended)?;
        *lock(&self.trial) = Some(trial);
        Ok(view)
    }

    /// The release that is being tried, if there is one.
    #[must_use]
    pub fn trial(&self) -> Option<TrialView> {
        let mut trial = lock(&self.trial);
        let view = trial.as_mut().and_then(Trial::view);
        if view.is_none() {
            *trial = None;
        }
        view
    }

    /// Ends it.
    pub fn stop_trial(&self) {
        *lock(&self.trial) = None;
    }

    /// Where the command is: beside the program, in a checkout as where it is installed.
    fn command(&self) -> PathBuf {
        let name = format!("{COMMAND}{}", std::env::consts::EXE_SUFFIX);
        self.program().map_or_else(|| name.clone().into(), |program| program.with_file_name(&name))
    }
}

fn no_root() -> ApiError {
    ApiError::new(
        "no-root",
        "这个知识库里没有 root.kbx，认不出谁签的名",
        "this knowledge base has no root.kbx, so nobody's signature is known",
    )
}

fn ended() -> ApiError {
    ApiError::new("trial", "试聊刚开始就停了", "the trial ended as soon as it began")
}
