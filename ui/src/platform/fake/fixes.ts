// Mending in the made-up shop: phrasings come, go and move, and everything known is asked before
// and after.
import type {
  BehaviorChange,
  EntryDraft,
  FactDraft,
  Fix,
  FixImpact,
  Message,
  Outcome,
  ProductRow,
  ProposedFix,
  Turn,
} from "@/platform";
import { reply } from "./bot";

export type World = { entries: EntryDraft[]; facts: FactDraft[]; products: ProductRow[] };

/** The entries after a fix. */
export function fixed(entries: EntryDraft[], fix: Fix): EntryDraft[] {
  const without = (id: string) => (one: EntryDraft) =>
    one.id === id
      ? { ...one, phrasings: one.phrasings.filter((phrasing) => phrasing !== fix.phrasing) }
      : one;
  const add = (id: string) => (one: EntryDraft) =>
    one.id === id ? { ...one, phrasings: [...one.phrasings, fix.phrasing] } : one;
  switch (fix.kind) {
    case "add":
      return entries.map(add(fix.entry));
    case "move":
      return entries.map(without(fix.from)).map(add(fix.to));
    case "remove":
      return entries.map(without(fix.entry));
  }
}

export function propose(world: World, messages: Message[], right: string): ProposedFix[] {
  const last = messages.at(-1);
  if (!last) return [];
  const turn = reply(messages, world.entries, world.facts, world.products);
  const best = turn.candidates[0];
  const fixes: Fix[] = [{ kind: "add", entry: right, phrasing: last.text.trim() }];
  const misled = world.entries
    .find(({ id }) => id === best?.entry && id !== right)
    ?.phrasings.find((phrasing) => phrasing === best?.evidence);
  if (best && misled) fixes.push({ kind: "move", from: best.entry, to: right, phrasing: misled });
  return fixes.map((fix) => {
    const then = outcome(reply(messages, fixed(world.entries, fix), world.facts, world.products));
    return { fix, then, settles: then.action === "answer" && then.entry === right };
  });
}

export function fixImpact(
  world: World,
  messages: Message[],
  fix: Fix,
  scripts: { file: string; title: string; messages: Message[] }[],
): FixImpact {
  const after = fixed(world.entries, fix);
  const both = (history: Message[]): [Outcome, Outcome] => [
    outcome(reply(history, world.entries, world.facts, world.products)),
    outcome(reply(history, after, world.facts, world.products)),
  ];
  const changes: BehaviorChange[] = [];
  for (const script of scripts) {
    script.messages.forEach((message, index) => {
      const [before, then] = both(script.messages.slice(0, index + 1));
      if (
        JSON.stringify([before.action, before.entry]) !== JSON.stringify([then.action, then.entry])
      )
        changes.push({
          place: { kind: "dialogue", file: script.file, title: script.title, turn: index },
          text: message.text,
          before,
          after: then,
          differs: otherwise,
          verdict: "worse",
        });
    });
  }
  for (const entry of world.entries) {
    for (const text of entry.phrasings) {
      const [before, then] = both([
        {
          text,
          context: messages[0]?.context ?? {
            channel: "chat",
            now: null,
            order: null,
            product: null,
            customer: null,
          },
        },
      ]);
      if (before.entry !== then.entry)
        changes.push({
          place: { kind: "phrasing", entry: entry.id, question: entry.question },
          text,
          before,
          after: then,
          differs: otherwise,
          verdict:
            before.entry === entry.id ? "worse" : then.entry === entry.id ? "better" : "open",
        });
    }
  }
  const then = messages.length > 0 ? both(messages)[1] : null;
  const right = fix.kind === "add" ? fix.entry : fix.kind === "move" ? fix.to : null;
  return {
    then,
    settles: then !== null && then.action === "answer" && then.entry === right,
    changes,
    cancelled: false,
    phrasings: world.entries.reduce((sum, { phrasings }) => sum + phrasings.length + 1, 0),
    dialogues: scripts.length,
    messages: messages.length,
  };
}

const otherwise = {
  action: true,
  entry: true,
  entries: true,
  options: false,
  replies: true,
  record: false,
};

function outcome(turn: Turn): Outcome {
  const best = turn.candidates[0];
  return {
    action: turn.action,
    entry: turn.entry,
    questions: turn.entry ? [best?.question ?? ""] : turn.options.map(({ label }) => label),
    score: best?.score ?? 0,
    said: turn.replies.map(({ text }) => text).join("\n"),
  };
}
