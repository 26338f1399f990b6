//! The use cases of the studio: what the window and the `kaopu` command can do, as plain functions
//! that need neither.
//!
//! A [`Workspace`] is an open knowledge base: reads look at its current [`Snapshot`], which never
//! changes; every write goes through one door, is recorded, atomic and undoable, and makes the next
//! snapshot. A [`Desk`] has it together with what is worked out about it, each with a memory of its
//! own: drafts as if they were saved, the open conversation, runs, what fixes would do. [`Studio`]
//! is the running program around it.
//!
//! ```
//! use jiff::civil::date;
//! use kaopu_studio::Snapshot;
//!
//! let entries = "id,question,answer\nship,什么时候发货,48小时内\n";
//! let files = [("kb.toml", "format = 1\n"), ("faqs.csv", entries)];
//! let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into();
//! let snapshot = Snapshot::new(files, date(2026, 11, 22));
//! assert_eq!(snapshot.kb().faqs[0].question, "什么时候发货");
//! assert!(!snapshot.diagnostics().is_empty());
//! ```

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may stop at once"
    )
)]

mod agenda;
mod apart;
mod approve;
mod background;
mod begin;
mod beside;
mod budget;
mod bulk;
mod bundle;
mod calendar;
mod changes;
mod changes_in_full;
mod clock;
mod desk;
mod deviations;
mod dialogue_runner;
mod dialogues;
mod discover;
mod draft;
mod encoder_state;
mod entries;
mod entry_preview;
mod error;
mod escalation;
mod evaluate;
mod export_sheet;
mod fact_usage;
mod fix;
mod gates;
mod handed_over;
mod health;
mod history;
mod impact;
mod import;
mod keep_dialogue;
mod keys;
mod learning;
mod lock;
mod merge;
mod new_folder;
mod overview;
mod part_changes;
mod past_release;
mod persona;
mod pictures;
mod placeholders;
mod protect;
mod protection;
mod refusal;
mod release;
mod release_diff;
mod replaced;
mod review;
mod rollback;
mod root_differences;
mod roots;
mod rule_coverage;
mod search;
mod sentence;
mod serve_apart;
mod signing;
mod simulate;
mod snapshot;
mod studio;
mod tables;
mod threads;
mod timeline;
mod transcripts;
mod trial;
mod upcoming;
mod view;
mod waiting_root;
mod wordings;
mod workspace;

pub use agenda::agenda;
pub use approve::{approve, review_candidate};
pub use background::{give_way, in_background};
pub use begin::{NewShop, TemplateView, begin, templates};
pub use bundle::verify_bundle;
pub use calendar::read_calendar;
pub use clock::{Clock, SystemClock};
pub use desk::Desk;
pub use dialogue_runner::DialogueRunner;
pub use discover::{ClusterNames, Discoverer, LogRequest, discover, load_log};
pub use draft::preview::DraftPreview;
pub use error::{ApiError, ApiResult};
pub use evaluate::{EvalRequest, evaluate, load_cases};
pub use export_sheet::{SheetExportView, export_sheet};
pub use gates::overrides;
pub use impact::ImpactPreview;
pub use import::{ImportPlan, ImportRequest, WorkbookReader, import_new};
pub use keys::{create_key, public_path, unlock_key};
pub use protect::{Protected, ProtectedEntry};
pub use protection::{
    Gap, KindOfMistake, Measured, NoticedBy, ProposedDialogue, ProtectionReport, Protector,
    measure_protection,
};
pub use release::{DEFAULT_DAYS, Export};
pub use release_diff::{
    AskedAt, ChangeCause, ChangeCount, ChangeGroup, ChangeSummary, ChangedPlace, ChangedTurn,
    Compared, Conversations, ReleaseDiff, release_diff,
};
pub use replaced::{may_replace_bundle, replaced_by_export};
pub use review::{Reviewer, read_log};
pub use rollback::{permit_rollback, review_rollback, sign_rollback};
pub use roots::{Quorum, RootChange, RootChanged};
pub use search::search;
pub use serve_apart::serve_apart;
pub use simulate::Simulator;
pub use snapshot::Snapshot;
pub use studio::{Places, Studio};
pub use upcoming::upcoming;
pub use view::*;
pub use wordings::WritingTester;
pub use workspace::{Changed, Opening, Workspace, resaved_tables};

/// What differs between two states, as the engine tells it.
pub use kaopu_engine::compare::{BehaviorPlace, ChangeVerdict, HandOff, Outcome};

/// The engine's types that cross this edge, so that the window needs no dependency of its own.
pub use kaopu_engine::{Action, Message, PlayedDialogue, ToneRow, Turn};

/// The model's types that cross this edge.
pub use kaopu_model::{
    CareMomentDraft, CellBlock, ColumnEdit, ConditionsDraft, DangerDraft, DayHours, EntryDraft,
    FactDraft, FaqId, Localized, Money, Mood, NewRows, PersonaDraft, PictureDraft, QueueDraft,
    QueueId, RecordField, RuleDraft, RuleId, TableEdit, TableName, Urgency, hidden_ranges,
};

/// The bundle's types and checks that cross this edge.
pub use kaopu_bundle::{
    Anchor, EncoderPin, SigningKey, TrustChain, VerifiedBundle, read_file as read_bundle,
};

/// A gate that somebody passes over.
pub use kaopu_gate::Override;

/// The types of imports that cross this edge.
pub use kaopu_exchange::{
    ColumnRole, FieldChange, FilePlace, ImportNote, ItemKind, ItemOf, LogColumn, LogRole, Mended,
    NoteKind, PlanItem, SheetColumn, SheetColumns, SheetKind,
};

/// The store's types that cross this edge.
pub use kaopu_store::Number as ReleaseNumber;

/// What answers, and the encoder that it understands with.
pub use kaopu_runtime::{EncoderChoice, EncoderPlaces, LoadedEncoder, program_of_bundle};

/// Foreign formats.
pub use kaopu_exchange::FORMATS;
