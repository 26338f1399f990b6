//! An open knowledge base and those who look at it.

use std::sync::Arc;

use crate::dialogue_runner::DialogueRunner;
use crate::discover::Discoverer;
use crate::draft::preview::DraftPreview;
use crate::impact::ImpactPreview;
use crate::protection::Protector;
use crate::review::Reviewer;
use crate::simulate::Simulator;
use crate::wordings::WritingTester;
use crate::workspace::Workspace;

/// An open knowledge base, and what is worked out about it: each of these remembers what it worked
/// out last, and none of them writes but through the workspace's door.
pub struct Desk {
    /// The folder, its state, and the door.
    pub workspace: Arc<Workspace>,
    /// Drafts as if they were saved.
    pub preview: Arc<DraftPreview>,
    /// The conversation that is open.
    pub simulator: Simulator,
    /// The run of the test dialogues.
    pub runner: DialogueRunner,
    /// What fixes would do.
    pub impact: ImpactPreview,
    /// What a release changes for customers.
    pub review: Reviewer,
    /// What a log of chats asks.
    pub discoverer: Discoverer,
    /// What nobody would notice.
    pub protector: Protector,
    /// How entries stand up to the ways in which customers write.
    pub wordings: WritingTester,
}

impl Desk {
    /// Everything that is worked out about an open knowledge base.
    #[must_use]
    pub fn new(workspace: Arc<Workspace>) -> Self {
        let preview = Arc::new(DraftPreview::new(workspace.clone()));
        Self {
            simulator: Simulator::new(workspace.clone(), preview.clone()),
            runner: DialogueRunner::new(workspace.clone()),
            impact: ImpactPreview::new(workspace.clone()),
            review: Reviewer::new(workspace.clone()),
            discoverer: Discoverer::new(workspace.clone()),
            protector: Protector::new(workspace.clone()),
            wordings: WritingTester::new(workspace.clone()),
            preview,
            workspace,
        }
    }
}
