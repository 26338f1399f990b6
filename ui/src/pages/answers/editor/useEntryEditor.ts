import { useEffect } from "react";
import { usePartDraft } from "@/drafts/usePartDraft";
import { useOnboarding } from "@/state/OnboardingProvider";
import { useEntry } from "@/state/queries";

/** An entry as it was read, and its draft. */
export function useEntryEditor(id: string) {
  const entry = useEntry(id);
  const part = usePartDraft("entry", id, entry.data?.draft, entry.data?.check);
  const { finish } = useOnboarding();
  useEffect(() => {
    if (part.savedAt) finish("edit");
  }, [part.savedAt, finish]);
  return { entry, part };
}
