import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { AnswerPreview, ApiError, Draft, FieldDiagnostic, Localized } from "@/platform";
import type { DraftPhase } from "./draftStore";
import { useDrafts } from "./DraftsProvider";
import { useLiveDraft } from "./LiveDraft";
import { partKey, type DraftOf, type PartKind } from "./parts";
import { useSaid, type Known } from "./useSaid";

export type PartDraft<K extends PartKind> = {
  /** What the person sees; `null` until it has been read. */
  draft: DraftOf<K> | null;
  /** Also makes it the part that the simulator answers from. */
  change: (change: Partial<DraftOf<K>> | ((draft: DraftOf<K>) => Partial<DraftOf<K>>)) => void;
  /** Saves now rather than after a rest; for when a field is left or a switch was set. */
  flush: () => void;
  /** While a placeholder is being completed, a pause doesn't save. */
  hold: (held: boolean) => void;
  phase: DraftPhase;
  savedAt: number | null;
  error: ApiError | null;
  /**
   * The same part as it stands in the files, in a conflict; `null` there if somebody removed it.
   */
  theirs: { draft: DraftOf<K> | null; fields: string[] } | null;
  /** Ends a conflict: with mine, with theirs, or with something of both. */
  resolve: (decided: DraftOf<K> | null) => void;
  /** Fields that somebody else changed meanwhile and that were joined with it, to be said once. */
  merged: string[];
  /** Of the draft as it was last tried. */
  diagnostics: FieldDiagnostic[];
  /** An entry's answers as customers would read them. */
  previews: AnswerPreview[];
  /** A rule in words. */
  sentence: Localized | null;
};

const noPreviews: AnswerPreview[] = [];
const none: string[] = [];

/**
 * A part of the knowledge base being edited: saved when a field is left and after a rest, kept over
 * page changes and the end of the program, checked
 * as it is typed, answered from in the simulator. `stored` is the part as it was read, `known` what
 * was said about it then.
 */
export function usePartDraft<K extends PartKind>(
  kind: K,
  id: string,
  stored: DraftOf<K> | undefined,
  known?: Known,
): PartDraft<K> {
  const parts = useDrafts();
  const { edit, leave } = useLiveDraft();
  const key = partKey(kind, id);
  const state = useSyncExternalStore(parts.subscribe, () => parts.get(key));

  useEffect(() => {
    if (!stored) return;
    parts.receive({ kind, draft: stored } as unknown as Draft);
    // What was left unsaved is looked at again.
    if (parts.get(key)?.phase !== "clean") edit(kind, id);
  }, [stored, kind, id, key, parts, edit]);
  useEffect(
    () => () => {
      leave(kind, id);
      parts.leave(key);
      void parts.flush(key);
    },
    [parts, kind, id, key, leave],
  );

  const { said, hold } = useSaid(parts, key, state, known);
  const change = useCallback<PartDraft<K>["change"]>(
    (wanted) => {
      edit(kind, id);
      parts.change(key, (part) => {
        const draft = part.draft as DraftOf<K>;
        return {
          ...part,
          draft: { ...draft, ...(typeof wanted === "function" ? wanted(draft) : wanted) },
        } as Draft;
      });
    },
    [parts, key, kind, id, edit],
  );

  const flush = useCallback(() => {
    if (!isInField()) parts.leave(key);
    void parts.flush(key);
  }, [parts, key]);

  return useMemo<PartDraft<K>>(
    () => ({
      draft: (state?.draft.draft as DraftOf<K> | undefined) ?? null,
      change,
      hold,
      flush,
      phase: state?.phase ?? "clean",
      savedAt: state?.savedAt ?? null,
      error: state?.error ?? null,
      theirs: state?.conflict
        ? {
            draft: (state.conflict.theirs?.draft as DraftOf<K> | undefined) ?? null,
            fields: state.conflict.fields,
          }
        : null,
      resolve: (decided) =>
        void parts.resolve(key, decided && ({ kind, draft: decided } as unknown as Draft)),
      merged: state?.merged ?? none,
      diagnostics: said.diagnostics,
      previews: said.previews ?? noPreviews,
      sentence: said.sentence,
    }),
    [state, said, change, hold, flush, parts, key, kind],
  );
}

/** A field that loses the focus because the window does is not left: typing goes on in it. */
function isInField(): boolean {
  return document.activeElement?.matches("input, textarea") ?? false;
}
