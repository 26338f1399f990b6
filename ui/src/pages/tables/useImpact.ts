import { useEffect, useRef, useState } from "react";
import { usePlatform, type TableEdit, type TableImpact } from "@/platform";
import { useLatest } from "@/state/useLatest";

/** Typing rests so long before it is asked what it would change. */
const REST = 250;

type Asked = { version: string; edit: TableEdit };

/** Which replies a gesture that is not made yet would change; `null` until that is known. */
export function useImpact(version: string, edit: TableEdit | null): TableImpact | null {
  const platform = usePlatform();
  const [found, find] = useState<{ asked: Asked; impact: TableImpact } | null>(null);
  const wanted = useRef<Asked | null>(null);
  const look = useLatest(async () => {
    const asked = wanted.current;
    if (!asked) return;
    try {
      const impact = await platform.tableImpact(asked.version, asked.edit);
      if (wanted.current === asked) find({ asked, impact });
    } catch {
      // The table is another one by now; the gesture itself will say so.
    }
  });
  useEffect(() => {
    wanted.current = edit && { version, edit };
    if (!edit) return;
    const timer = setTimeout(look, REST);
    return () => clearTimeout(timer);
  }, [version, edit, look]);
  return edit ? (found?.impact ?? null) : null;
}
