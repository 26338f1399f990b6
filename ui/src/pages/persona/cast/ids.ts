/** What is wrong with an id for something new; `null` if nothing is. */
export function idProblem(id: string, taken: readonly string[]): "shape" | "taken" | null {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) return "shape";
  return taken.includes(id) ? "taken" : null;
}

/** An id that nobody has yet: `persona-2`, `persona-3`, … */
export function freeId(taken: readonly string[], stem = "persona"): string {
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
