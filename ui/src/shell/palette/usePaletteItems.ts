import { useMemo, useCallback } from "react";
import { useSay } from "@/i18n";
import type { SearchHit, Moment } from "@/platform";
import { useNavigation, type Target } from "@/state/navigation";
import { useTypedSearch } from "@/state/queries";
import { ranked } from "./rank";
import { usePaletteActions, type Overlays, type PaletteItem } from "./usePaletteActions";

/**
 * Pages and actions that fit, then what the search found in the knowledge base: both for the letters
 * of its last answer, so that the list is never empty in between.
 */
export function usePaletteItems(typed: string, overlays: Overlays) {
  const say = useSay();
  const { go } = useNavigation();
  const actions = usePaletteActions(overlays);
  const { of: query, hits, settled } = useTypedSearch(typed);
  const openHit = useOpenHit(go);
  const items = useMemo(() => {
    const found = query === "" ? [] : hits.slice(0, 30);
    return ranked(
      query,
      actions,
      found.map(
        (hit, index): PaletteItem => ({
          key: `${hit.kind}-${hit.id}-${index}`,
          group: say(`palette.kind.${hit.kind}`),
          title: hit.title,
          detail: hit.snippet === hit.title ? undefined : hit.snippet,
          highlights: hit.highlights,
          run: () => openHit(hit),
        }),
      ),
    );
  }, [query, actions, hits, say, openHit]);
  return { items, settled };
}

/** Where a search result is edited. */
function useOpenHit(go: (target: Target) => void) {
  return useCallback(
    ({ kind, id }: SearchHit) => {
      switch (kind) {
        case "entry":
          return go({ page: "answers", entry: id });
        case "fact":
          return go({ page: "tables", table: "facts", row: id, column: "value" });
        case "product":
          return go({ page: "tables", table: "products", row: id });
        case "dialogue":
          return go({ page: "dialogues", dialogue: id });
        case "rule":
          return go({ page: "handover", rule: id });
        case "phrase":
          return go({ page: "persona", moment: id as Moment });
      }
    },
    [go],
  );
}
