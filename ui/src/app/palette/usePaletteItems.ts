import { useMemo } from "react";
import { useTypedSearch } from "@/app/queries";
import { useSay } from "@/i18n";
import type { SearchHit } from "@/platform";
import { useFactDrawer } from "@/pages/facts/FactDrawer";
import { useNavigation } from "../navigation";
import { usePaletteActions } from "./usePaletteActions";
import { useOpenHit } from "./useOpenHit";

export type PaletteItem = {
  key: string;
  group: string;
  title: string;
  detail?: string;
  keys?: string;
  highlights?: SearchHit["highlights"];
  run: () => void;
};

/** Pages and actions that fit, then what the search found in the knowledge base. */
export function usePaletteItems(typed: string, onShortcuts: () => void) {
  const say = useSay();
  const { go } = useNavigation();
  const { open } = useFactDrawer();
  const actions = usePaletteActions(onShortcuts);
  const { asked: query, hits, settled } = useTypedSearch(typed);
  const openHit = useOpenHit(go, open);
  const items = useMemo(() => {
    const asked = query.toLowerCase();
    const fitting = actions
      .filter(
        ({ item, words }) =>
          asked === "" || [item.title.toLowerCase(), ...words].some((word) => word.includes(asked)),
      )
      .map(({ item }) => item);
    const found =
      asked === ""
        ? []
        : hits.slice(0, 30).map(
            (hit, index): PaletteItem => ({
              key: `${hit.kind}-${hit.id}-${index}`,
              group: say(`palette.kind.${hit.kind}`),
              title: hit.title,
              detail: hit.snippet === hit.title ? undefined : hit.snippet,
              highlights: hit.highlights,
              run: () => openHit(hit),
            }),
          );
    // Whoever types two letters of pinyin looks for an entry more often than for an action.
    return [...found.slice(0, 8), ...fitting, ...found.slice(8)];
  }, [query, actions, hits, say, openHit]);
  return { items, settled };
}
