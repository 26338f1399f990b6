import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { DraftPhase } from "@/drafts/draftStore";
import { same } from "@/drafts/same";
import { usePlatform, type DialogueChange, type Draft } from "@/platform";
import { useDebounced } from "@/state/useDebounced";

export type Comparison = { changes: DialogueChange[]; saved: boolean };

const REST_MS = 900;

/**
 * What editing a part does to the test dialogues since it was opened. What can't be saved yet is
 * compared with the files. Once it is saved, the files are compared with what was opened, the other
 * way round: saving comes too soon after a key for anybody to read what it will do.
 */
export function useDialogueChanges(
  draft: Draft,
  phase: DraftPhase,
): { comparison: Comparison | null; looking: boolean } {
  const platform = usePlatform();
  const opened = useRef(draft).current;
  const resting = useDebounced(draft, REST_MS);
  const saved = phase === "clean";
  const settled = resting === draft && phase !== "saving" && !same(opened, draft);
  const query = useQuery({
    queryKey: ["kb", "dialogue-changes", resting, saved, opened],
    queryFn: async (): Promise<Comparison> => {
      const changes = await platform.dialogueChanges(saved ? opened : resting);
      return { changes: saved ? changes.map(reversed) : changes, saved };
    },
    enabled: settled,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  return {
    comparison: same(opened, draft) ? null : (query.data ?? null),
    looking: query.isFetching || (!settled && !same(opened, draft)),
  };
}

/** Seen from the other end. */
export function reversed(change: DialogueChange): DialogueChange {
  return {
    ...change,
    before: change.after,
    after: change.before,
    passes_before: change.passes_after,
    passes_after: change.passes_before,
  };
}
