import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useRef, useState } from "react";
import { KB, keys } from "@/state/queries";
import { useLocalized, useSay } from "@/i18n";
import { toApiError, usePlatform, type EscalationView } from "@/platform";
import { moved, moveTo, phaseOf, placeAmongPeers } from "./order";

/**
 * Moves rules: seen at once, written one after the other, said aloud. What could not be written
 * goes back to where it was.
 */
export function useRuleOrder() {
  const platform = usePlatform();
  const queries = useQueryClient();
  const say = useSay();
  const localized = useLocalized();
  const { message } = App.useApp();
  const [said, setSaid] = useState("");
  const writing = useRef({ last: Promise.resolve(), open: 0 }).current;

  /** `place` is meant among the rules of the same phase, from 0. */
  const move = useCallback(
    (id: string, place: number) => {
      const view = queries.getQueryData<EscalationView>(keys.escalation);
      const rule = view?.rules.find(({ draft }) => draft.id === id);
      if (!view || !rule) return;
      const title = rule.draft.title || id;
      const wanted = moveTo(view.rules, id, place);
      if (!wanted) return setSaid(say("handover.atEdge", { title }));
      const rules = moved(view.rules, wanted);
      queries.setQueryData<EscalationView>(keys.escalation, { ...view, rules });
      const count = rules.filter((one) => phaseOf(one) === phaseOf(rule)).length;
      setSaid(say("handover.nowAt", { title, place: placeAmongPeers(rules, id) + 1, count }));
      writing.open += 1;
      writing.last = writing.last
        .then(() => platform.moveRule(wanted.rule, wanted.before))
        .catch(
          (thrown: unknown) =>
            void message.error({
              key: "handover",
              content: `${say("handover.moveFailed")} ${localized(toApiError(thrown).message)}`,
            }),
        )
        .then(() => {
          writing.open -= 1;
          // In the middle of several moves the files are behind the screen.
          if (writing.open === 0) void queries.invalidateQueries({ queryKey: KB });
        });
      return undefined;
    },
    [platform, queries, say, localized, message, writing],
  );
  return { move, said };
}
