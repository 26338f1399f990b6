import { Checkbox } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ReviewGroup } from "@/platform";
import { ChangeGroup } from "./ChangeGroup";
import type { Decide } from "./decide";
import css from "./changes.module.css";
import { useShownError } from "./useShownError";

/** All changes by their cause; ↑ ↓ walk through all of them, A approves and R sends back. */
export function ChangeGroups({ groups, decide }: { groups: ReviewGroup[]; decide: Decide }) {
  const say = useSay();
  const shownError = useShownError();
  const [busy, setBusy] = useState(false);
  const [agent, setAgent] = useState(false);
  const decideOnce: Decide = async (ids, verdict) => {
    if (busy) return;
    setBusy(true);
    try {
      await decide(ids, verdict);
    } catch (thrown) {
      shownError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className={css.keys}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {say("review.keyWalk")}
        </span>
        <span>
          <kbd>A</kbd> {say("review.approve")}
        </span>
        <span>
          <kbd>R</kbd> {say("review.reject")}
        </span>
        <Checkbox
          className={css.agentToo}
          checked={agent}
          onChange={(event) => setAgent(event.target.checked)}
          data-testid="review-agent"
        >
          {say("review.agentToo")}
        </Checkbox>
      </p>
      <div data-rows data-testid="review-groups">
        {groups.map((group) => (
          <ChangeGroup
            key={`${group.cause.kind} ${JSON.stringify(group.cause)}`}
            group={group}
            agent={agent}
            decide={decideOnce}
          />
        ))}
      </div>
    </>
  );
}
