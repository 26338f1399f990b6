// Passing over gates: which may be, and when a reason is one. The Rust side decides again on export.
import type { GateOverride, GateRow, GateState, ReleasePreview } from "@/platform";

/** Reasons by the gate's id, as they are typed. */
export type Reasons = Readonly<Record<string, string>>;

/** Characters that a reason has at least. */
export const REASON_CHARS = 8;

export const isReason = (text: string) => [...text.trim()].length >= REASON_CHARS;

/** How a gate stands with what is typed. */
export function stateOf(gate: GateRow, reasons: Reasons): GateState {
  const reason = reasons[gate.id];
  return gate.state === "blocked" && gate.overridable && reason !== undefined && isReason(reason)
    ? "overridden"
    : gate.state;
}

/** Whether it may be signed but for what no gate asks. */
export function isBlocked({ gates, blockers }: ReleasePreview, reasons: Reasons): boolean {
  const told = new Set(gates.map(({ reason }) => reason?.zh));
  return (
    blockers.some(({ zh }) => !told.has(zh)) ||
    gates.some((gate) => !["open", "overridden"].includes(stateOf(gate, reasons)))
  );
}

/** What goes with the export: the reasons that are needed. */
export function overridesOf({ gates }: ReleasePreview, reasons: Reasons): GateOverride[] {
  return gates
    .filter((gate) => gate.state === "blocked" && stateOf(gate, reasons) === "overridden")
    .map(({ id }) => ({ gate: id, reason: (reasons[id] ?? "").trim() }));
}
