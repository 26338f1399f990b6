// Which entries are chosen for something that is done to many: pure steps over the order in which
// they are shown.

export type Selection = {
  chosen: ReadonlySet<string>;
  /** Where a range begins; `null`: at the entry that is open. */
  anchor: string | null;
};

export const NOTHING: Selection = { chosen: new Set(), anchor: null };

/** With an entry more, or without it. */
export function toggled({ chosen }: Selection, id: string): Selection {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return { chosen: next, anchor: id };
}

/** All from the anchor to an entry besides what is chosen; the anchor stays. */
export function extended(
  { chosen, anchor }: Selection,
  order: readonly string[],
  open: string | null,
  id: string,
): Selection {
  const from = anchor !== null && order.includes(anchor) ? anchor : (open ?? id);
  const [start, end] = [order.indexOf(from), order.indexOf(id)].sort((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0)
    return { chosen: new Set([...chosen, id]), anchor: id };
  return { chosen: new Set([...chosen, ...order.slice(start, end + 1)]), anchor: from };
}

/** All that are shown; none of them, if that is how it is already. */
export function allOf({ chosen, anchor }: Selection, order: readonly string[]): Selection {
  if (order.every((id) => chosen.has(id))) {
    const shown = new Set(order);
    return { chosen: new Set([...chosen].filter((id) => !shown.has(id))), anchor: null };
  }
  return { chosen: new Set([...chosen, ...order]), anchor };
}
