// What the studio needs from the machine it runs on. Only this folder knows that it is Tauri.
import type {
  ApiError,
  DialogueProgress,
  DiscoveryProgress,
  FilesDropped,
  FixImpactProgress,
  ImportProgress,
  ProtectionProgress,
  ReviewProgress,
  WordingsProgress,
  WorkspaceChanged,
  commands,
} from "@/generated/bindings";

type Unwrapped<F> = F extends (...args: infer A) => Promise<infer R>
  ? (...args: A) => Promise<Extract<R, { status: "ok" }> extends { data: infer T } ? T : never>
  : never;

/** The use cases, each throwing an [`ApiFailure`] where the Rust side returned an error. */
export type UseCases = { [Name in keyof typeof commands]: Unwrapped<(typeof commands)[Name]> };

/** Stops listening. */
export type Unlisten = () => void;

export type Platform = UseCases & {
  /** Files of the open knowledge base changed, by this program or by another. */
  onWorkspaceChanged(handle: (change: WorkspaceChanged) => void): Unlisten;
  /** A run of the test dialogues got further. */
  onDialogueProgress(handle: (progress: DialogueProgress) => void): Unlisten;
  /** A look at what a fix would alter got further. */
  onFixImpactProgress(handle: (progress: FixImpactProgress) => void): Unlisten;
  /** A look at what a release changes got further. */
  onReviewProgress(handle: (progress: ReviewProgress) => void): Unlisten;
  /** Files that are to be taken over are read further, or taken over. */
  onImportProgress(handle: (progress: ImportProgress) => void): Unlisten;
  /** What a log of chats asks is found out further. */
  onDiscoveryProgress(handle: (progress: DiscoveryProgress) => void): Unlisten;
  /** It is found out further what nobody would notice. */
  onProtectionProgress(handle: (progress: ProtectionProgress) => void): Unlisten;
  /** The ways in which customers write are tried further. */
  onWordingsProgress(handle: (progress: WordingsProgress) => void): Unlisten;
  /** Files were dropped on the window. */
  onFilesDropped(handle: (dropped: FilesDropped) => void): Unlisten;
  /** The person closes the window; it stays until `closeWindow`, or for two seconds. */
  onWindowClosing(handle: () => void): Unlisten;
};

/** An error of the Rust side, with words for people in both languages. */
export class ApiFailure extends Error {
  readonly api: ApiError;

  constructor(api: ApiError) {
    super(`${api.code}: ${api.message.en}`);
    this.name = "ApiFailure";
    this.api = api;
  }
}

/**
 * Whatever was thrown, as an [`ApiError`]: what is not one (a framework error, a bug) is said to be
 * internal.
 */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiFailure) return thrown.api;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", message: { zh: detail, en: detail }, hints: [] };
}
