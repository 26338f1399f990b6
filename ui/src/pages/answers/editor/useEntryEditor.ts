import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useEntry } from "@/state/queries";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useDraft, useDrafts } from "@/drafts/DraftsProvider";
import { toSave } from "@/drafts/entryDraft";
import { useRestedDraft } from "@/drafts/useRestedDraft";
import { usePlatform, type DraftCheck, type EntryDraft } from "@/platform";

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

  const { rested: draft, hold } = useRestedDraft(drafts, id, state?.draft ?? null);
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
