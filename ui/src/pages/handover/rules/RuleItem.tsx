import { HolderOutlined } from "@ant-design/icons";
import { useEffect, useRef, type HTMLAttributes, type KeyboardEvent } from "react";
import { shortcut } from "@/domain/keyNames";
import { useLocalized, useSay } from "@/i18n";
import type { RuleRow } from "@/platform";
import { SeverityIcon } from "@/ui/icons";
import { UrgencyMark } from "../shared/UrgencyMark";
import { triedTwice } from "./useRuleOrder";
import type { Carried } from "./usePointerOrder";
import css from "./rules.module.css";

type Props = {
  rule: RuleRow;
  number: number;
  place: number;
  selected: boolean;
  dialogues: number | null;
  carried: Carried | null;
  unsaved: boolean;
  handle: HTMLAttributes<HTMLElement>;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/**
 * One rule of the list: its number, what it says, how urgent, and whether anything watches over it.
 */
export function RuleItem({
  rule,
  number,
  place,
  selected,
  dialogues,
  carried,
  unsaved,
  handle,
  onOpen,
  onKeyDown,
}: Props) {
  const say = useSay();
  const localized = useLocalized();
  const { draft, diagnostics } = rule;
  const row = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when it was moved
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: "nearest" });
  }, [selected, place]);
  const severity = (["error", "warning"] as const).find((one) =>
    diagnostics.some(({ diagnostic }) => diagnostic.severity === one),
  );
  const mine = carried?.id === draft.id;
  const drop =
    carried && !mine && carried.to !== carried.from && place === carried.to
      ? carried.to < carried.from
        ? "above"
        : "below"
      : undefined;
  return (
    <li
      ref={row}
      className={css.rule}
      data-selected={selected}
      data-carried={mine}
      data-drop={drop}
      data-testid={`rule-${draft.id}`}
      style={mine ? { transform: `translateY(${carried.by}px)` } : undefined}
    >
      <button
        type="button"
        className={`plain ${css.open}`}
        aria-current={selected || undefined}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        data-rule={draft.id}
      >
        <span className={css.number}>{number}</span>
        <span className={css.text}>
          <span className={css.name}>{draft.title || say("handover.untitled")}</span>
          <span className={css.says}>{localized(rule.sentence)}</span>
          <span className={css.marks}>
            <UrgencyMark urgency={draft.urgency} />
            {severity ? <SeverityIcon severity={severity} /> : null}
            {unsaved ? (
              <span
                className={css.unsaved}
                role="img"
                aria-label={say("status.unsaved")}
                title={say("status.unsaved")}
              />
            ) : null}
            {triedTwice(draft) ? <small>{say("handover.twice")}</small> : null}
            {dialogues === null ? null : (
              <small>
                {dialogues > 0
                  ? say("handover.touched", { count: dialogues })
                  : say("handover.untouched")}
              </small>
            )}
          </span>
        </span>
      </button>
      <span
        className={css.handle}
        title={say("handover.drag", { keys: shortcut("alt", "↑ ↓") })}
        data-testid={`drag-${draft.id}`}
        aria-hidden
        {...handle}
      >
        <HolderOutlined />
      </span>
    </li>
  );
}
