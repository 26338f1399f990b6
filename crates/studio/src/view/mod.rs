//! What the screen and the command line are shown: plain data, one file for each area.

mod budget;
mod dialogue;
mod entry;
mod fix;
mod health;
mod overview;
mod release;
mod shop;
mod simulate;
mod workspace;

pub use budget::{BudgetStop, BudgetView, Fates};
pub use dialogue::{DialogueOutcome, DialogueRow, RunReport};
pub use entry::{AnswerPreview, DraftCheck, DraftDiagnostic, EntryRow, EntryView, PreviewSegment, SaveOutcome};
pub use fix::{Alteration, AlterationVerdict, AlteredPlace, Fix, Foresight, Outcome, ProposedFix};
pub use health::{Checkup, ConfusableEntry, Rival, Standing, Tie, WordingCheck};
pub use overview::{CategoryCount, ChangeDetail, ChangeKind, ChangeRow, ChangedThing, Overview};
pub use release::{Exported, FileDigest, KeyView, ReleasePreview, ReleaseRow};
pub use shop::{
    AttributeValue, DangerRow, EscalationView, MomentRow, PersonaView, PlaceholderKind, PlaceholderRow, PlaceholderUse,
    ProductRow, QueueRow, RuleRow,
};
pub use simulate::SimulatedTurn;
pub use workspace::{
    DialogueTally, HitKind, OperationRow, RecentWorkspace, SearchHit, Status, Understanding, WorkspaceView,
};
