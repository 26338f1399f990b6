import { useMemo, useSyncExternalStore } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { same } from "@/drafts/same";
import type { OpenSpan, QueueDraft, QueueRow } from "@/platform";
import { weekOf } from "../shared/week";

export type QueueWeek = { id: string; name: string; index: number; week: OpenSpan[][] };

/**
 * Every queue's week as it is being edited: what is saved as the bot sees it, what is typed as it
 * will be.
 */
export function useQueueWeeks(rows: readonly QueueRow[]): QueueWeek[] {
  const drafts = useDrafts();
  // Snapshots change with their draft, so all of them together make a value to compare by.
  const typed = useSyncExternalStore(drafts.subscribe, () =>
    JSON.stringify(
      rows.map(({ draft }) => drafts.get(partKey("queue", draft.id))?.draft.draft ?? draft),
    ),
  );
  return useMemo(
    () =>
      (JSON.parse(typed) as QueueDraft[]).map((draft, index) => {
        const row = rows[index];
        return {
          id: draft.id,
          name: draft.name || draft.id,
          index,
          week: row && row.week.length === 7 && same(draft, row.draft) ? row.week : weekOf(draft),
        };
      }),
    [typed, rows],
  );
}
