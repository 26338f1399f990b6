import { useMemo } from "react";
import { useTypedSearch } from "@/state/queries";
import { useSay } from "@/i18n";
import { useFactDrawer } from "@/state/FactDrawerContext";
import { useNavigation } from "@/state/navigation";
import { type Overlays, usePaletteActions } from "./usePaletteActions";
import type { PaletteItem } from "./paletteItem";
import { useOpenHit } from "./useOpenHit";

/** Pages and actions that fit, then what the search found in the knowledge base. */
export function usePaletteItems(typed: string, overlays: Overlays) {
  const say = useSay();
  const { go } = useNavigation();
  const { open } = useFactDrawer();
  const actions = usePaletteActions(overlays);
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
