import { CustomerServiceOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useSyncExternalStore, type KeyboardEvent } from "react";
import { useDrafts } from "@/drafts/DraftsProvider";
import { partKey } from "@/drafts/parts";
import { useSay } from "@/i18n";
import type { EscalationView } from "@/platform";
import { useNavigation } from "@/state/navigation";
import { EmptyNote } from "@/ui/notes";
import { useRuleTouches } from "../builder/Touches";
import { NewRule } from "./NewRule";
import { RuleItem } from "./RuleItem";
import { phases, placeAmongPeers, useRuleOrder } from "./useRuleOrder";
import { usePointerOrder } from "./usePointerOrder";
import { useRuleActions } from "./useRuleActions";
import css from "./rules.module.css";

/** The rules in the order in which they are tried; carried by the handle, or moved with Alt+↑/↓. */
export function RuleList({
  view,
  selected,
  onQueues,
}: {
  view: EscalationView;
  selected: string | null;
  onQueues: () => void;
}) {
  const say = useSay();
  const { go } = useNavigation();
  const drafts = useDrafts();
  const scroller = useRef<HTMLDivElement>(null);
  const { move, said } = useRuleOrder();
  const { carried, handle } = usePointerOrder(scroller, move);
  const touches = useRuleTouches().data;
  const { create } = useRuleActions(view.rules);
  const troubled = useSyncExternalStore(drafts.subscribe, () =>
    drafts
      .unsaved()
      .filter((key) => ["failed", "conflict"].includes(drafts.get(key)?.phase ?? ""))
      .join(" "),
  );
  const groups = phases(view.rules);
  const order = groups.flatMap(({ rules }) => rules);

  const key = (event: KeyboardEvent, id: string) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.altKey) return move(id, placeAmongPeers(view.rules, id) + step);
    const next = order[order.findIndex(({ draft }) => draft.id === id) + step]?.draft.id;
    if (!next) return;
    go({ page: "handover", rule: next });
    scroller.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(next)}"]`)?.focus();
  };

  return (
    <section className={css.list} aria-label={say("handover.rules")}>
      <header className={css.listHead}>
        <h2>
          {say("handover.rules")}
          <span data-testid="rule-count">{view.rules.length}</span>
        </h2>
        {view.queues.length > 0 ? <NewRule view={view} /> : null}
      </header>
      <p className={css.order}>{say("handover.order")}</p>
      <div ref={scroller} className={css.rows} data-testid="rule-list">
        {order.length === 0 ? (
          <EmptyNote
            icon={<CustomerServiceOutlined />}
            title={say("handover.noRules")}
            action={
              view.queues[0] ? (
                <Button
                  type="primary"
                  onClick={() => void create("wants_human", view.queues[0]?.draft.id ?? "")}
                  data-testid="first-rule"
                >
                  {say("handover.start")}
                </Button>
              ) : (
                <Button type="primary" onClick={onQueues} data-testid="first-queue">
                  {say("handover.newQueue")}
                </Button>
              )
            }
          >
            {say(view.queues.length > 0 ? "handover.noRulesBody" : "handover.noQueuesBody")}
          </EmptyNote>
        ) : null}
        {groups.map(({ phase, rules }) => (
          <fieldset key={phase} aria-label={say(`handover.${phase}`)}>
            {groups.length > 1 ? (
              <p className={css.phase}>
                <b>{say(`handover.${phase}`)}</b>
                {say(`handover.${phase}Hint`)}
              </p>
            ) : null}
            <ol>
              {rules.map((rule, place) => (
                <RuleItem
                  key={rule.draft.id}
                  rule={rule}
                  number={order.indexOf(rule) + 1}
                  place={place}
                  selected={rule.draft.id === selected}
                  handle={handle(rule.draft.id)}
                  carried={
                    carried && rules.some(({ draft }) => draft.id === carried.id) ? carried : null
                  }
                  unsaved={troubled.split(" ").includes(partKey("rule", rule.draft.id))}
                  dialogues={
                    touches
                      ? new Set(
                          touches
                            .find((one) => one.rule === rule.draft.id)
                            ?.dialogues.map(({ file }) => file),
                        ).size
                      : null
                  }
                  onOpen={() => go({ page: "handover", rule: rule.draft.id })}
                  onKeyDown={(event) => key(event, rule.draft.id)}
                />
              ))}
            </ol>
          </fieldset>
        ))}
      </div>
      <p className="visually-hidden" role="status" aria-live="assertive" data-testid="rule-moved">
        {said}
      </p>
    </section>
  );
}
