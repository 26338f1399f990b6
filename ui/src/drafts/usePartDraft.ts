import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import {
  usePlatform,
  type ApiError,
  type Draft,
  type FieldDiagnostic,
  type Localized,
  type PartCheck,
} from "@/platform";
import type { DraftPhase } from "./draftStore";
import { useAllDrafts } from "./DraftsProvider";
import { useLiveDraft } from "./LiveDraft";
import { partKey, tidied, type DraftOf, type PartKind } from "./parts";
import { useRestedDraft } from "./useRestedDraft";

export type PartDraft<K extends PartKind> = {
  /** What the person sees; `null` until it has been read. */
  draft: DraftOf<K> | null;
  /** Also makes it the part that the simulator answers from. */
  change: (change: Partial<DraftOf<K>> | ((draft: DraftOf<K>) => Partial<DraftOf<K>>)) => void;
  /** Saves now rather than after a pause; for when a field is left or a switch was set. */
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
  /** Of the draft as typing has come to rest at it. */
  diagnostics: FieldDiagnostic[];
  /** A rule in words. */
  sentence: Localized | null;
};

const nothing: PartCheck = { diagnostics: [], sentence: null };

/**
 * A part of the knowledge base being edited: saved after a pause, kept over page changes, checked
 * as it is typed, answered from in the simulator. `stored` is the part as it was read, `known` what
 * was said about it then.
 */
export function usePartDraft<K extends PartKind>(
  kind: K,
  id: string,
  stored: DraftOf<K> | undefined,
  known?: PartCheck,
): PartDraft<K> {
  const platform = usePlatform();
  const { parts } = useAllDrafts();
  const { edit, leave } = useLiveDraft();
  const key = partKey(kind, id);
  const state = useSyncExternalStore(parts.subscribe, () => parts.get(key));

  useEffect(() => {
    if (stored) parts.receive({ kind, draft: stored } as unknown as Draft);
  }, [stored, kind, parts]);
  useEffect(
    () => () => {
      leave(kind, id);
      void parts.flush(key);
    },
    [parts, kind, id, key, leave],
  );

  const { rested: asked, hold } = useRestedDraft(parts, key, state?.draft ?? null);
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

  const clean =
    known !== undefined && state !== null && state.phase === "clean" && asked === state.draft;
  const check = useQuery({
    queryKey: ["kb", "check-part", key, asked],
    queryFn: () => platform.checkDraft(tidied(asked as Draft)),
    enabled: asked !== null && asked === state?.draft && !clean,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const said = (clean ? known : check.data) ?? known ?? nothing;

  return useMemo<PartDraft<K>>(
    () => ({
      draft: (state?.draft.draft as DraftOf<K> | undefined) ?? null,
      change,
      hold,
      flush: () => void parts.flush(key),
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
      diagnostics: said.diagnostics,
      sentence: said.sentence,
    }),
    [state, said, change, hold, parts, key, kind],
  );
}
