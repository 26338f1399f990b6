import { useCallback } from "react";
import type { Moment, SearchHit } from "@/platform";
import type { Target } from "@/state/navigation";

/** Where a search result is edited. */
export function useOpenHit(go: (target: Target) => void, openFact: (name: string) => void) {
  return useCallback(
    ({ kind, id }: SearchHit) => {
      switch (kind) {
        case "entry":
          return go({ page: "answers", entry: id });
        case "fact":
          return openFact(id);
        case "product":
          return openFact(`product:${id}`);
        case "dialogue":
          return go({ page: "dialogues", dialogue: id });
        case "rule":
          return go({ page: "handover", rule: id });
        case "phrase":
          return go({ page: "persona", moment: id as Moment });
      }
    },
    [go, openFact],
  );
}
