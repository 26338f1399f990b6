// What the Rust side answered, as a test of crates/studio recorded it: by what was done before, the
// call and its arguments. A situation is a file; who needs another call adds it there without a
// reply, and `UPDATE_FIXTURES=1 cargo test --workspace answered_as` fills that in.
import type { ApiError } from "@/generated/bindings";

export type Recorded = { call: string; args: unknown[]; reply?: unknown; error?: ApiError };
type Situation = { after: Recorded[]; calls: Recorded[] };

const files = import.meta.glob<Situation>("./fixtures/*.json", { eager: true, import: "default" });
const situations = Object.values(files);

/**
 * A call's name among all calls. What is not known, a list without anything in it, and the time by
 * the clock on the wall make no difference.
 */
export function callKey(call: string, args: readonly unknown[]): string {
  const told = args.map((arg) => JSON.stringify(arg ?? null, withoutBlanks));
  return `${call} ${told.join(" ")}`;
}

function withoutBlanks(name: string, value: unknown): unknown {
  if (name === "now") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const keyOf = ({ call, args }: Recorded) => callKey(call, args);
const situationKey = (done: readonly string[]) => done.join("\n");

const replies = new Map<string, Map<string, Recorded>>();
const steps = new Map<string, Recorded>();
for (const { after, calls } of situations) {
  const key = situationKey(after.map(keyOf));
  const known = replies.get(key) ?? new Map<string, Recorded>();
  for (const one of calls) known.set(keyOf(one), one);
  replies.set(key, known);
  after.forEach((step, index) => {
    steps.set(situationKey(after.slice(0, index + 1).map(keyOf)), step);
  });
}

/** What was done in the situation of a file. */
export const stepsOf = (name: string) => files[`./fixtures/${name}.json`]?.after ?? [];

/** The reply after what was done; to what that changed nothing about, the reply before it. */
export function replyTo(done: readonly string[], key: string): Recorded | undefined {
  for (let known = done.length; known >= 0; known -= 1) {
    const found = replies.get(situationKey(done.slice(0, known)))?.get(key);
    if (found) return found;
  }
  return undefined;
}

/** The call that leads on from what was done. */
export function stepFrom(done: readonly string[], key: string): Recorded | undefined {
  return steps.get(situationKey([...done, key]));
}
