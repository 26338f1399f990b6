// Written by hand until the build writes it from the Rust types; same names, same shapes.
import { invoke as __TAURI_INVOKE } from "@tauri-apps/api/core";
import * as __TAURI_EVENT from "@tauri-apps/api/event";

export const commands = {
  recentWorkspaces: () => typedError<RecentWorkspace[], ApiError>(__TAURI_INVOKE("recent_workspaces")),
  openSample: () => typedError<WorkspaceView, ApiError>(__TAURI_INVOKE("open_sample")),
  openWorkspace: (path: string) => typedError<WorkspaceView, ApiError>(__TAURI_INVOKE("open_workspace", { path })),
  pickFolder: (title: string) => typedError<string | null, ApiError>(__TAURI_INVOKE("pick_folder", { title })),
  pickSavePath: (title: string, suggested: string) => typedError<string | null, ApiError>(__TAURI_INVOKE("pick_save_path", { title, suggested })),
  workspace: () => typedError<WorkspaceView | null, ApiError>(__TAURI_INVOKE("workspace")),
  status: () => typedError<Status, ApiError>(__TAURI_INVOKE("status")),
  overview: () => typedError<Overview, ApiError>(__TAURI_INVOKE("overview")),
  entries: () => typedError<EntryRow[], ApiError>(__TAURI_INVOKE("entries")),
  search: (query: string) => typedError<SearchHit[], ApiError>(__TAURI_INVOKE("search", { query })),
  entry: (id: string) => typedError<EntryView, ApiError>(__TAURI_INVOKE("entry", { id })),
  checkEntry: (draft: EntryDraft) => typedError<DraftCheck, ApiError>(__TAURI_INVOKE("check_entry", { draft })),
  saveEntry: (base: EntryDraft, draft: EntryDraft) => typedError<SaveOutcome, ApiError>(__TAURI_INVOKE("save_entry", { base, draft })),
  createEntry: (category: string, question: string) => typedError<EntryView, ApiError>(__TAURI_INVOKE("create_entry", { category, question })),
  removeEntry: (id: string) => typedError<null, ApiError>(__TAURI_INVOKE("remove_entry", { id })),
  undo: () => typedError<Localized | null, ApiError>(__TAURI_INVOKE("undo")),
  redo: () => typedError<Localized | null, ApiError>(__TAURI_INVOKE("redo")),
  placeholders: () => typedError<PlaceholderRow[], ApiError>(__TAURI_INVOKE("placeholders")),
  saveFact: (fact: FactDraft) => typedError<null, ApiError>(__TAURI_INVOKE("save_fact", { fact })),
  products: () => typedError<ProductRow[], ApiError>(__TAURI_INVOKE("products")),
  simulate: (messages: Message[] , draft: EntryDraft | null) => typedError<SimulatedTurn[], ApiError>(__TAURI_INVOKE("simulate", { messages, draft })),
  dialogues: () => typedError<DialogueRow[], ApiError>(__TAURI_INVOKE("dialogues")),
  dialogue: (file: string) => typedError<PlayedDialogue, ApiError>(__TAURI_INVOKE("dialogue", { file })),
  runDialogues: () => typedError<RunReport, ApiError>(__TAURI_INVOKE("run_dialogues")),
  cancelRun: () => typedError<null, ApiError>(__TAURI_INVOKE("cancel_run")),
  saveAsDialogue: (title: string, messages: Message[]) => typedError<DialogueRow, ApiError>(__TAURI_INVOKE("save_as_dialogue", { title, messages })),
  removeDialogue: (file: string) => typedError<null, ApiError>(__TAURI_INVOKE("remove_dialogue", { file })),
  persona: () => typedError<PersonaView, ApiError>(__TAURI_INVOKE("persona")),
  escalation: () => typedError<EscalationView, ApiError>(__TAURI_INVOKE("escalation")),
  keys: () => typedError<KeyView[], ApiError>(__TAURI_INVOKE("keys")),
  createKey: (name: string, passphrase: string) => typedError<KeyView, ApiError>(__TAURI_INVOKE("create_key", { name, passphrase })),
  releasePreview: () => typedError<ReleasePreview, ApiError>(__TAURI_INVOKE("release_preview")),
  exportBundle: (keyPath: string, passphrase: string, path: string, kbDigest: string) => typedError<Exported, ApiError>(__TAURI_INVOKE("export_bundle", { keyPath, passphrase, path, kbDigest })),
  releases: () => typedError<ReleaseRow[], ApiError>(__TAURI_INVOKE("releases")),
  history: (limit: number) => typedError<OperationRow[], ApiError>(__TAURI_INVOKE("history", { limit })),
};

export const events = {
  workspaceChanged: makeEvent<WorkspaceChanged>("workspace-changed"),
  dialogueProgress: makeEvent<DialogueProgress>("dialogue-progress"),
};

export type WorkspaceChanged = { files: string[]; outside: boolean };
export type DialogueProgress = { done: number; total: number };
export type Localized = { zh: string; en: string };
export type ApiError = { code: string; message: Localized; hints: Localized[] };

export type WorkspaceView = { path: string; id: string; title: string; shop: string; read_only: boolean; is_sample: boolean; notes: Localized[] };
export type RecentWorkspace = { path: string; title: string; opened_at: string; exists: boolean };
export type Status = {
  errors: number; warnings: number; hints: number;
  dialogues: DialogueTally | null;
  changes_since_release: number; last_release: number | null;
  undo: Localized | null; redo: Localized | null;
  saved_at: string | null;
  understanding: "lexical";
};
export type DialogueTally = { passed: number; total: number; stale: boolean };
export type Overview = {
  status: Status; entries: number; enabled: number; phrasings: number; facts: number; products: number; rules: number; dialogues: number;
  blockers: Localized[];
  diagnostics: Diagnostic[];
  expiring: EntryRow[];
  changes: ChangeRow[];
  categories: { name: string; entries: number }[];
};
export type ChangeRow = { kind: "added" | "changed" | "removed"; what: "entry" | "fact" | "product" | "persona" | "escalation" | "dialogue" | "settings" | "synonyms"; id: string; title: string; details: { field: string; before: string; after: string }[] };
export type EntryRow = { id: string; category: string; question: string; enabled: boolean; phrasings: number; answers: number; errors: number; warnings: number; hints: number; review_by: string; answer_excerpt: string };
export type AnswerDraft = { when_order: string; when_product: string; when_channel: string; from: string; until: string; keyword: string; answer: string };
export type EntryDraft = { id: string; category: string; question: string; answer: string; enabled: boolean; review_by: string; note: string; phrasings: string[]; answers: AnswerDraft[] };
export type EntryView = { draft: EntryDraft; diagnostics: DraftDiagnostic[]; previews: AnswerPreview[]; dialogues: DialogueRow[] };
export type DraftDiagnostic = { field: string; index: number | null; column: string | null; diagnostic: Diagnostic };
export type AnswerPreview = { index: number | null ; label: Localized; segments: { text: string; placeholder: string | null }[]; chars: number };
export type DraftCheck = { diagnostics: DraftDiagnostic[]; previews: AnswerPreview[] };
export type SaveOutcome =
  | { outcome: "saved"; entry: EntryView }
  | { outcome: "merged"; entry: EntryView; fields: string[] }
  | { outcome: "conflict"; theirs: EntryDraft; fields: string[] };
export type PlaceholderRow = { insert: string ; value: string ; note: string; kind: "fact" | "product" | "order" | "other"; used_in: { id: string; question: string }[] };
export type FactDraft = { key: string; value: string; unit: string; note: string };
export type ProductRow = { id: string; name: string; aliases: string[]; attributes: { name: string; value: string }[] };
export type SearchHit = { kind: "entry" | "phrasing" | "answer" | "fact" | "product" | "dialogue" | "rule" | "phrase"; id: string; title: string; snippet: string; highlights: [number, number][] };
export type SimulatedTurn = { turn: Turn ; changed: boolean; before: Turn | null  };
export type DialogueRow = { file: string; title: string; turns: number; first: string; outcome: "passed" | "failed" | "unknown"; entries: string[] };
export type PlayedDialogue = { file: string; title: string; passed: boolean; turns: PlayedTurn[] };
export type PlayedTurn = { customer: string; turn: Turn; failures: ExpectationFailure[] };
export type ExpectationFailure = { field: string ; expected: string; actual: string; message: Localized };
export type RunReport = { passed: number; total: number; cancelled: boolean; reports: PlayedDialogue[] };
export type PersonaView = { name: string; address: string; tone: "lively" | "precise"; moments: { moment: Moment; phrases: string[]; sticker: string | null }[]; voice: { pace: number; pitch: number } };
export type EscalationView = { queues: { id: string; name: string; hours: string; days: number[]; open_now: boolean }[]; rules: RuleRow[]; dangers: { topic: string; words: string[] }[]; needs: string[] };
export type RuleRow = { id: string; title: string; queue: string; queue_name: string; urgency: Urgency; sentence: Localized ; say: string | null; dialogues: number };
export type KeyView = { path: string; public_key: string; key_id: string };
export type ReleasePreview = { seq: number; title: string; kb_digest: string; files: { path: string; size: number; sha256: string }[]; blockers: Localized[]; tally: DialogueTally; changes: ChangeRow[]; suggested_path: string };
export type Exported = { path: string; digest: string; seq: number; size: number; public_key: string; verify_commands: string[] };
export type ReleaseRow = { seq: number; digest: string; path: string; at: string; title: string };
export type OperationRow = { id: number; label: Localized; actor: string; at: string; files: string[]; undone: boolean };


export type FaqId = string;
export type ProductId = string;
export type QueueId = string;
export type RuleId = string;
export type Money = string;
export type Score = number;
export type Severity = "error" | "warning" | "hint";
export type Place = { file: string; row: number; column: number };
export type Diagnostic = { place: Place; severity: Severity; code: string; message: Localized; hint: Localized; faq: FaqId | null };
export type OrderState = "none" | "unpaid" | "paid" | "shipped" | "delivering" | "stalled" | "signed" | "return_filed" | "exchange_filed" | "refund_filed" | "refunded" | "cancelled";
export type Channel = "chat" | "phone";
export type Mood = "calm" | "worried" | "angry";
export type Order = { id: string; state: OrderState; amount: Money | null; carrier: string | null; tracking: string | null };
export type Customer = { name: string | null };
export type Context = { channel: Channel; now: string | null; order: Order | null; product: ProductId | null; customer: Customer | null };
export type Message = { text: string; context: Context };
export type Moment = "greeting" | "thanks" | "goodbye" | "clarify" | "ask_product" | "ask_order" | "unknown" | "handoff" | "missing" | "empty";
export type Urgency = "normal" | "urgent" | "critical";
export type RecordField = "customer" | "order" | "tracking" | "product" | "issue" | "mood" | "queue";
export type Action = "answer" | "clarify" | "ask_product" | "ask_order" | "small_talk" | "unknown" | "hand_over" | "silent";
export type Span = { start: number; end: number };
export type Reply = { text: string; sticker: string | null };
export type TurnOption = { id: string; label: string };
export type Candidate = { entry: FaqId; question: string; score: Score; evidence: string; shared: Span[] };
export type FiredRule = { id: RuleId; title: string; queue: QueueId; urgency: Urgency };
export type Speaker = "customer" | "bot";
export type TranscriptLine = { from: Speaker; text: string };
export type AskedQuestion = { text: string; entry: FaqId | null; answered: boolean };
export type RecordedMood = { now: Mood; words: string[] };
export type RecordedIssue = { summary: string; entry: FaqId | null; category: string | null };
export type CaseRecord = { version: number; customer: string | null; phone: string | null; order: string | null; order_state: string | null; tracking: string | null; product: string | null; issue: RecordedIssue; mood: RecordedMood; danger: string[]; asked: AskedQuestion[]; missing: RecordField[]; queue: QueueId; queue_name: string; queue_open: boolean | null; urgency: Urgency; rule: RuleId | null; transcript: TranscriptLine[]; opening: string };
export type Extracted = { order: string | null; phone: string | null; product: ProductId | null };
export type DangerHit = { topic: string; word: string };
export type Decision =
  | { by: "exact"; wording: string }
  | { by: "clear"; score: Score; needed: Score; runner_up: Score }
  | { by: "close"; score: Score; needed: Score; runner_up: Score; margin: Score }
  | { by: "weak"; score: Score; needed: Score }
  | { by: "chosen"; label: string }
  | { by: "supplied" }
  | { by: "small_talk"; moment: Moment }
  | { by: "no_words" }
  | { by: "rule"; id: RuleId; because: string[] }
  | { by: "no_value"; entry: FaqId; placeholder: string }
  | { by: "with_human" };
export type AnswerCondition = "keyword" | "time" | "order" | "product" | "attribute" | "channel";
export type FactUse = { name: string; value: string };
export type AnswerTrace = { row: number | null; conditions: AnswerCondition[]; facts: FactUse[] };
export type Trace = { normalised: string; extracted: Extracted; mood: Mood; mood_words: string[]; danger: DangerHit[]; decision: Decision; answer: AnswerTrace | null };
export type Turn = { replies: Reply[]; action: Action; entry: FaqId | null; options: TurnOption[]; candidates: Candidate[]; rule: FiredRule | null; record: CaseRecord | null; trace: Trace };

async function typedError<T, E>(result: Promise<T>): Promise<{ status: "ok"; data: T } | { status: "error"; error: E }> {
  try {
    return { status: "ok", data: await result };
  } catch (error) {
    if (error instanceof Error) throw error;
    return { status: "error", error: error as E };
  }
}

function makeEvent<T>(name: string) {
  return { listen: (handle: __TAURI_EVENT.EventCallback<T>) => __TAURI_EVENT.listen<T>(name, handle) };
}
