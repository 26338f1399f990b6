import { useEffect, useRef, useState } from "react";
import { useLearning } from "@/state/queries";
import { useKbVersion } from "@/state/useKbVersion";
import { toSave } from "@/drafts/entryDraft";
import { usePlatform, type Checkup, type EntryDraft } from "@/platform";
import { useLatest } from "@/state/useLatest";

/** What of a draft a check-up speaks of. */
export type CheckedDraft = Pick<EntryDraft, "id" | "enabled" | "phrasings">;

/** The last check-up, whether it is of the draft as it stands, and whether one is under way. */
export type Health = {
  checkup: Checkup | null;
  fresh: boolean;
  busy: boolean;
  /** How many entries are being learnt: it waits for them. */
  learning: number | null;
};

type Checked = { entry: string; key: string; checkup: Checkup };

const TYPING_MS = 350;
const QUIET_MS = 400;

/**
 * The check-up of an entry as it is being typed: in the background, one at a time, the newest next.
 * What was found last stays until something newer is there; `busy` says so only when it takes long
 * enough to be noticed.
 */
export function useCheckup(draft: EntryDraft | null): Health {
  const platform = usePlatform();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  // Other entries' wordings count as well: whatever changes is a reason to look again.
  const version = useKbVersion();
  const learning = useLearning();
  const canLook = learning === null;
  // Only what decides how messages are understood; an answer being typed changes nothing here.
  const sent = draft ? toSave({ ...draft }) : null;
  const key = sent ? JSON.stringify([sent.id, sent.enabled, sent.question, draft?.phrasings]) : "";
  const latest = useRef(draft);
  latest.current = draft;
  const wanted = useRef<{ key: string } | null>(null);
  const seen = useRef<string | null>(null);

  const look = useLatest(async () => {
    const asked = wanted.current;
    const of = latest.current;
    if (!asked || !of) return;
    const slow = setTimeout(() => setBusy(true), QUIET_MS);
    try {
      const checkup = await platform.checkUp(of);
      if (wanted.current === asked) setChecked({ entry: of.id, key: asked.key, checkup });
    } catch {
      // The draft can't be put into the files as it stands; the field says why, and the last
      // check-up stays.
    }
    clearTimeout(slow);
    setBusy(false);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: again in each new knowledge base
  useEffect(() => {
    if (key === "" || !canLook) return;
    wanted.current = { key };
    // One that has just been opened is looked at as it is: what it costs others counts from here.
    const opened = latest.current?.id ?? null;
    const timer = setTimeout(look, seen.current === opened ? TYPING_MS : 0);
    seen.current = opened;
    return () => {
      wanted.current = null;
      clearTimeout(timer);
    };
  }, [look, key, version, canLook]);

  const mine = checked && draft && checked.entry === draft.id ? checked : null;
  return {
    checkup: mine?.checkup ?? null,
    fresh: mine?.key === key,
    busy,
    learning: learning ?? null,
  };
}
