// The order in which rules are tried: all that need not know what the message means, then the
// others; within each, as they stand in the file.
import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useRef, useState } from "react";
import { useLocalized, useSay } from "@/i18n";
import {
  toApiError,
  usePlatform,
  type RuleDraft,
  type RuleRow,
  type EscalationView,
} from "@/platform";
import { KB, keys } from "@/state/queries";
import { needsUnderstanding } from "../builder/conditions";

export type Phase = "before" | "after";
export type PhaseRules = { phase: Phase; rules: RuleRow[] };

/**
 * Some of its cases can be told before the message is understood, others only after: such a rule is
 * tried twice.
 */
export function triedTwice({ when, any }: RuleDraft): boolean {
  return (
    !needsUnderstanding(when) && any.some(needsUnderstanding) && !any.every(needsUnderstanding)
  );
}

/** When a rule is tried first. */
export function phaseOf(rule: RuleRow): Phase {
  return rule.after_understanding && !triedTwice(rule.draft) ? "after" : "before";
}

/** The rules as they are tried. */
export function phases(rules: readonly RuleRow[]): PhaseRules[] {
  return (["before", "after"] as const)
    .map((phase) => ({ phase, rules: rules.filter((rule) => phaseOf(rule) === phase) }))
    .filter((one) => one.rules.length > 0);
}

export type Move = { rule: string; before: string | null };

/**
 * What to ask for so that a rule comes to stand at a place (from 0) among those of its phase;
 * `null` if it stands there, or can't.
 */
export function moveTo(rules: readonly RuleRow[], id: string, place: number): Move | null {
  const rule = rules.find((one) => one.draft.id === id);
  if (!rule) return null;
  const peers = rules.filter((one) => phaseOf(one) === phaseOf(rule));
  const at = peers.indexOf(rule);
  const to = Math.max(0, Math.min(peers.length - 1, place));
  if (to === at) return null;
  const next = peers.filter((one) => one !== rule)[to];
  if (next) return { rule: id, before: next.draft.id };
  // Behind the last of its phase: before whatever the file has there.
  const last = peers.at(-1);
  const behind = rules.filter((one) => one !== rule);
  return {
    rule: id,
    before: behind[last ? behind.indexOf(last) + 1 : 0]?.draft.id ?? null,
  };
}

/** Where a rule stands among those of its phase, from 0. */
export function placeAmongPeers(rules: readonly RuleRow[], id: string): number {
  const rule = rules.find((one) => one.draft.id === id);
  return rule ? rules.filter((one) => phaseOf(one) === phaseOf(rule)).indexOf(rule) : -1;
}

/** The file's order after a move. */
export function moved(rules: readonly RuleRow[], { rule, before }: Move): RuleRow[] {
  const row = rules.find((one) => one.draft.id === rule);
  if (!row) return [...rules];
  const others = rules.filter((one) => one !== row);
  const at = before === null ? others.length : others.findIndex((one) => one.draft.id === before);
  return others.toSpliced(at < 0 ? others.length : at, 0, row);
}

/**
 * The place that a pointer at `y` asks for, from the middles of the rows of its phase (its own
 * included).
 */
export function placeAt(middles: readonly number[], own: number, y: number): number {
  return middles.filter((middle, index) => index !== own && middle < y).length;
}

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
