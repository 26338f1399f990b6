import { Button } from "antd";
import { useState } from "react";
import { useSay } from "@/i18n";
import type { ReviewGroup } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { causePlace, causeWords } from "./causeWords";
import type { Decide } from "./decide";
import { ChangeTurn } from "./ChangeTurn";
import { RejectForm } from "./RejectForm";
import css from "./changes.module.css";

const FEW = 4;

/** What comes of one edit: approved or sent back as a whole, or one by one. */
export function ChangeGroup({
  group,
  agent,
  decide,
}: {
  group: ReviewGroup;
  agent: boolean;
  decide: Decide;
}) {
  const say = useSay();
  const { go } = useNavigation();
  const [all, setAll] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const { cause, turns, left, open, changed } = group;
  const words = causeWords(cause, say);
  const place = causePlace(cause);
  const undecided = turns.filter(({ decision }) => decision === null).map(({ id }) => id);
  const shown = all ? turns : turns.slice(0, FEW);
  return (
    <section className={css.group} aria-label={words} data-testid={`group-${cause.kind}`}>
      <header>
        <h3>
          {place ? (
            <button type="button" className="plain link" onClick={() => go(place)}>
              {words}
            </button>
          ) : (
            words
          )}
          <small>{say("review.places", { count: changed })}</small>
        </h3>
        {undecided.length > 0 ? (
          <>
            <Button
              size="small"
              onClick={() => setRejecting(true)}
              data-testid={`group-reject-${cause.kind}`}
            >
              {say("review.rejectGroup", { count: undecided.length })}
            </Button>
            <Button
              size="small"
              type="primary"
              ghost
              onClick={() => void decide(undecided, { kind: "approved" })}
              data-testid={`group-approve-${cause.kind}`}
            >
              {say("review.approveGroup", { count: undecided.length })}
            </Button>
          </>
        ) : (
          <small className={css.done}>
            {say(group.rejected > 0 ? "review.groupBack" : "review.groupDone", {
              count: group.rejected,
            })}
          </small>
        )}
      </header>
      {rejecting ? (
        <RejectForm
          onCancel={() => setRejecting(false)}
          onReject={async (reason) => {
            await decide(undecided, { kind: "rejected", reason });
            setRejecting(false);
          }}
        />
      ) : null}
      <ul>
        {shown.map((turn) => (
          <ChangeTurn key={turn.id} turn={turn} agent={agent} decide={decide} />
        ))}
      </ul>
      {turns.length > FEW && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)} data-testid="group-all">
          {say("review.showAll", { count: turns.length - FEW })}
        </Button>
      ) : null}
      {left > 0 && (all || turns.length <= FEW) ? (
        <p className={css.quiet}>
          {say(open > undecided.length ? "review.leftOpen" : "review.left", { count: left })}
        </p>
      ) : null}
    </section>
  );
}
