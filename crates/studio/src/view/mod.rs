//! What the screen and the command line are shown: plain data, one file for each area.

mod agenda;
mod budget;
mod bulk;
mod dialogue;
mod discover;
mod draft;
mod entry;
mod escalation;
mod fix;
mod gate;
mod health;
mod history;
mod import;
mod merge;
mod overview;
mod persona;
mod picture;
mod preview;
mod protection;
mod release;
mod review;
mod shop;
mod signing;
mod simulate;
mod table;
mod timeline;
mod unread;
mod wordings;
mod workspace;

pub use agenda::{AgendaDay, AgendaDayKind, CalendarPlan, CalendarRow, QueueAgenda};
pub use budget::{BudgetStop, BudgetView, Fates};
pub use bulk::{
    BulkChange, BulkDone, BulkEdit, BulkEffect, BulkPlan, DuplicateWording, KeptWording,
    ReplaceFields, Replacement, TextField, TextPiece, TextPlace, WordingPlace,
};
pub use dialogue::{
    DeviatingExpectation, Deviation, DeviationCause, DialogueOutcome, DialogueRow, ExpectationRef,
    RunReport,
};
pub use discover::{
    CoverageView, CurveStepView, DiscoveryProgress, DiscoveryStage, DiscoveryView, EntryName,
    JudgedReply, Judging, LeftCluster, LeftPage, LeftTally, LeftWording, LogChoice,
    LogColumnChoice, ReplyVerdict, SampledReply, ShareView,
};
pub use draft::{
    DialogueChange, Draft, DraftCheck, FieldDiagnostic, KeptDraft, PartId, SaveOutcome,
};
pub use entry::{EntryRow, EntryView, RuleName};
pub use escalation::{EscalationView, OpenSpan, QueueRow, RuleCoverage, RuleRow, TouchedDialogue};
pub use fix::{Fix, FixImpact, ProposedFix};
pub use gate::{GateCause, GateOverride, GateRow, GateState};
pub use health::{Checkup, ConfusableEntry, Elsewhere, Rival, Tie, WordingCheck};
pub use history::{
    ChangedPart, HistoryBackups, HistoryChange, HistoryPage, HistoryQuery, OperationRow,
    RestorePoint,
};
pub use import::{
    ColumnChoice, ImportChoice, ImportCounts, ImportProgress, ImportStage, ImportView, ImportedFile,
};
pub use merge::{MergeConflict, MergeDecision, MergePlan, MergeSource, OpenMerge, TableSaved};
pub use overview::{CategoryCount, ChangeDetail, ChangeKind, ChangeRow, ChangedThing, Overview};
pub use persona::{
    Capability, CareMomentRow, CareSaid, CareView, PersonaConversation, PersonaRow, PersonasView,
};
pub use picture::{AddedPicture, PictureSource, PictureSticker, PictureView, PicturesView};
pub use preview::{AnswerPreview, PreviewSegment};
pub use protection::{
    GuardedKind, GuardedPart, NoticedShare, ProposalState, ProposedTest, ProposedTurn,
    ProtectionProgress, ProtectionView, UnnoticedMistake, UnprotectedPart,
};
pub use release::{
    DamagedKey, Exported, FileDigest, KeyDamage, KeyFolderView, KeyView, PastReleaseView,
    ReleasePreview, ReleaseRow, TrialView,
};
pub use review::{
    CalendarEvent, CalendarKind, DecisionView, LogRead, ReleaseReview, ReviewGroup, ReviewTurn,
    SentBack, Verdict,
};
pub use shop::{AttributeValue, PlaceholderKind, PlaceholderRow, PlaceholderUse, ProductRow};
pub use signing::{
    CandidateView, ChangeTally, OverrideRow, SigningPerson, SigningView, WaitingRoot,
};
pub use simulate::{SimulatedTurn, Trial};
pub use table::{
    CellFinding, CellPlace, CellUses, ColumnKind, DialogueUse, PhraseUse, TableColumn, TableImpact,
    TableRow, TableView,
};
pub use timeline::{EntryLine, MomentChange, ShopDays, Timeline, WindowBar, WindowFault};
pub use unread::{ResavedView, UnreadCause, UnreadFile, UnreadSettlement};
pub use wordings::{
    EntryWays, FailedWording, MixedPair, SlipBounds, WayCell, WayTally, WordingOutcome,
    WordingsProgress, WordingsStage, WordingsView, WritingWay,
};
pub use workspace::{
    DialogueTally, HitKind, RecentWorkspace, SearchFound, SearchHit, Status, Understanding,
    WorkspaceView,
};
