import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { KB } from "@/app/queries";
import { toSave } from "@/drafts/entryDraft";
import { usePlatform, type Checkup, type EntryDraft } from "@/platform";

type Checked = { entry: string; key: string; checkup: Checkup };

const TYPING_MS = 350;
const QUIET_MS = 400;

/**
 * The check-up of an entry as it is being typed: in the background, one at a time, the newest next.
 * What was found last stays until something newer is there; `busy` says so only when it takes long
 * enough to be noticed.
 */
export function useCheckup(draft: EntryDraft | null) {
  const platform = usePlatform();
  const queries = useQueryClient();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [busy, setBusy] = useState(false);
  const [version, setVersion] = useState(0);
  const running = useRef(false);
  const next = useRef<(() => void) | null>(null);

  // Other entries' wordings count as well: whatever changes in the knowledge base is a reason to
  // look again.
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (
          event.type === "updated" &&
          event.action.type === "invalidate" &&
          event.query.queryKey[0] === KB[0] &&
          event.query.queryKey[1] === "status"
        )
          setVersion((before) => before + 1);
      }),
    [queries],
  );

  // Only what decides how messages are understood; an answer being typed changes nothing here.
  const sent = draft ? toSave({ ...draft }) : null;
  const key = sent ? JSON.stringify([sent.id, sent.enabled, sent.question, draft?.phrasings]) : "";
  const latest = useRef(draft);
  latest.current = draft;

  useEffect(() => {
    if (key === "") return;
    let gone = false;
    const look = async () => {
      const asked = latest.current;
      if (gone || !asked) return;
      if (running.current) {
        next.current = () => void look();
        return;
      }
      running.current = true;
      const slow = setTimeout(() => setBusy(true), QUIET_MS);
      try {
        const checkup = await platform.checkUp(asked);
        if (!gone) setChecked({ entry: asked.id, key, checkup });
      } catch {
        // The draft can't be put into the files as it stands; the field says why, and the last
        // check-up stays.
      }
      clearTimeout(slow);
      running.current = false;
      if (!gone) setBusy(false);
      const waiting = next.current;
      next.current = null;
      waiting?.();
    };
    const timer = setTimeout(() => void look(), TYPING_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [platform, key, version]);

  const mine = checked && draft && checked.entry === draft.id ? checked : null;
  return { checkup: mine?.checkup ?? null, fresh: mine?.key === key, busy };
}
