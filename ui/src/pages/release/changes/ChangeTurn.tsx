import { CheckOutlined, RollbackOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { savedTime } from "@/domain/clock";
import { useSay } from "@/i18n";
import type { ReviewTurn } from "@/platform";
import { INNER_STOP, rowKeys, STOP } from "@/ui/rowKeys";
import { AgentSide } from "./AgentSide";
import type { Decide } from "./decide";
import { CustomerSide } from "./CustomerSide";
import { differing } from "./differing";
import { Places } from "./Places";
import { RejectForm } from "./RejectForm";
import css from "./changes.module.css";

/** One change, before beside after, as the customer and as the human agent sees it. */
export function ChangeTurn({
  turn,
  agent,
  decide,
}: {
  turn: ReviewTurn;
  agent: boolean;
  decide: Decide;
}) {
  const say = useSay();
  const row = useRef<HTMLLIElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const [rejecting, setRejecting] = useState(false);
  const { id, before, after, decision } = turn;
  const approve = () => {
    focusNext(row.current);
    void decide([id], { kind: "approved" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const key = event.key.toLowerCase();
    if (!plain || event.nativeEvent.isComposing || (key !== "a" && key !== "r")) {
      rowKeys(event);
      return;
    }
    event.preventDefault();
    if (key === "a") approve();
    else setRejecting(true);
  };
  const said = differing(before.said, after.said);
  const same = before.said === after.said && before.action === after.action;
  // A hand-over is the agent's affair, asked for or not.
  const handed = agent || turn.record || turn.handed_before.rule?.id !== turn.handed_after.rule?.id;
  return (
    <li
      ref={row}
      className={css.turn}
      data-row
      data-verdict={turn.verdict}
      data-decision={decision?.verdict.kind ?? "open"}
      data-testid="review-turn"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div
        ref={head}
        role="group"
        aria-label={turn.places[0]?.text ?? ""}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows lead from row to row, A and R decide
        tabIndex={0}
        {...STOP}
        data-testid="review-head"
      >
        <Places turn={turn} />
      </div>
      {same ? (
        <CustomerSide title={say("review.sameSaid")} outcome={after} said={said.after} />
      ) : (
        <div className={css.sides}>
          <CustomerSide title={say("review.before")} outcome={before} said={said.before} gone />
          <CustomerSide title={say("review.after")} outcome={after} said={said.after} />
        </div>
      )}
      {handed ? (
        <div className={css.sides} data-testid="review-handed">
          <AgentSide handed={turn.handed_before} />
          <AgentSide handed={turn.handed_after} other={turn.handed_before} />
        </div>
      ) : null}
      <footer>
        {decision ? (
          <>
            <span data-testid="review-decision">
              {decision.verdict.kind === "approved"
                ? say("review.approvedBy", { by: decision.by, time: savedTime(decision.at) })
                : say("review.rejectedBy", {
                    by: decision.by,
                    time: savedTime(decision.at),
                    reason: decision.verdict.reason,
                  })}
            </span>
            <Button
              type="text"
              size="small"
              {...INNER_STOP}
              onClick={() => void decide([id], null)}
              data-testid="review-reopen"
            >
              {say("review.reopen")}
            </Button>
          </>
        ) : (
          <>
            <Button
              size="small"
              icon={<RollbackOutlined aria-hidden />}
              {...INNER_STOP}
              onClick={() => setRejecting(true)}
              data-testid="review-reject"
            >
              {say("review.reject")}
            </Button>
            <Button
              size="small"
              type="primary"
              ghost
              icon={<CheckOutlined aria-hidden />}
              {...INNER_STOP}
              onClick={approve}
              data-testid="review-approve"
            >
              {say("review.approve")}
            </Button>
          </>
        )}
      </footer>
      {rejecting ? (
        <RejectForm
          onCancel={() => {
            setRejecting(false);
            head.current?.focus();
          }}
          onReject={async (reason) => {
            await decide([id], { kind: "rejected", reason });
            setRejecting(false);
            focusNext(row.current);
          }}
        />
      ) : null}
    </li>
  );
}

/** The next change nobody has decided about: who approves goes on reading. */
function focusNext(row: HTMLElement | null) {
  const rows = [
    ...(row?.closest("[data-rows]")?.querySelectorAll<HTMLElement>("[data-row]") ?? []),
  ];
  const here = row ? rows.indexOf(row) : -1;
  const next = rows.slice(here + 1).find((one) => one.dataset.decision === "open");
  (next ?? row)?.querySelector<HTMLElement>("[data-stop]")?.focus();
}
