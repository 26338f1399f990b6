import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useEntry } from "@/state/queries";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useDraft, useDrafts } from "@/drafts/DraftsProvider";
import { toSave } from "@/drafts/entryDraft";
import { usePlatform, type DraftCheck, type EntryDraft } from "@/platform";
import { useDebounced } from "@/state/useDebounced";

const nothing: DraftCheck = { diagnostics: [], previews: [] };

/** An entry, its draft, and what is to be said about the draft as it stands. */
export function useEntryEditor(id: string) {
  const platform = usePlatform();
  const drafts = useDrafts();
  const entry = useEntry(id);
  const state = useDraft(id);
  const { finish } = useOnboarding();
  const saved = entry.data?.draft;

  useEffect(() => {
    if (saved) drafts.receive(saved);
  }, [saved, drafts]);
  useEffect(() => {
    if (state?.savedAt) finish("edit");
  }, [state?.savedAt, finish]);

  const [held, setHeld] = useState(false);
  const hold = useCallback(
    (completing: boolean) => {
      setHeld(completing);
      drafts.hold(id, completing);
    },
    [drafts, id],
  );

  // What is checked is what typing has come to rest at; half a placeholder is no mistake yet.
  const settled = useDebounced(state?.draft ?? null, 120);
  const checked = useRef(settled);
  if (!held && settled === (state?.draft ?? null)) checked.current = settled;
  const draft = checked.current;
  const check = useQuery({
    queryKey: ["kb", "check", id, draft],
    queryFn: () => platform.checkEntry(toSave(draft as EntryDraft)),
    enabled: draft !== null && draft !== saved,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const fresh = draft === saved ? entry.data : (check.data ?? entry.data);
  return {
    entry,
    state,
    check: fresh ?? nothing,
    change: (change: Partial<EntryDraft>) => drafts.change(id, change),
    save: () => void drafts.flush(id),
    hold,
  };
}
