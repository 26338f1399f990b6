// The check-up of the made-up shop: each wording is asked with itself taken away.
import type { Checkup, ConfusableEntry, EntryDraft, Neighbour, WordingCheck } from "@/platform";
import type { World } from "./fixes";
import { reply } from "./bot";

const nowhere = { channel: "chat" as const, now: null, order: null, product: null, customer: null };

/** The share of characters that two wordings have in common. */
function likeness(one: string, other: string): number {
  const [a, b] = [new Set(one), new Set(other)];
  const common = [...a].filter((character) => b.has(character)).length;
  return Math.round((10_000 * common) / Math.max(1, a.size + b.size - common));
}

export function checkUp(world: World, draft: EntryDraft): Checkup {
  if (!draft.enabled) return { wordings: [], confusable: [] };
  const all = world.entries.map((one) => (one.id === draft.id ? draft : one));
  const neighbours = (text: string): Neighbour[] => {
    const nearest = all
      .filter(({ id }) => id !== draft.id)
      .map(({ id, question, phrasings }) => {
        const [best] = [question, ...phrasings]
          .map((wording) => ({ wording, likeness: likeness(text, wording) }))
          .sort((a, b) => b.likeness - a.likeness);
        return {
          entry: id,
          question,
          wording: best?.wording ?? question,
          likeness: best?.likeness ?? 0,
        };
      });
    return nearest.sort((a, b) => b.likeness - a.likeness).slice(0, 3);
  };
  const check = (text: string, index: number | null): WordingCheck => {
    const without = all.map((one) =>
      one.id !== draft.id
        ? one
        : index === null
          ? { ...one, question: "" }
          : { ...one, phrasings: one.phrasings.filter((_, at) => at !== index) },
    );
    const turn = reply([{ text, context: nowhere }], without, world.facts, world.products);
    const own = turn.candidates.find(({ entry }) => entry === draft.id);
    const rival = turn.candidates.find(({ entry, score }) => entry !== draft.id && score > 0);
    const standing =
      turn.action === "unknown"
        ? "alone"
        : turn.entry === draft.id
          ? "holds"
          : turn.action === "clarify" && own
            ? "wavers"
            : "strays";
    return {
      index,
      text,
      standing,
      own: own?.score ?? 0,
      rival: rival
        ? {
            entry: rival.entry,
            question: rival.question,
            wording: rival.evidence,
            score: rival.score,
          }
        : null,
      neighbours: neighbours(text),
    };
  };
  const wordings = [
    check(draft.question, null),
    ...draft.phrasings
      .map((text, index) => ({ text, index }))
      .filter(({ text }) => text.trim())
      .map(({ text, index }) => check(text.trim(), index)),
  ];
  const confusable: ConfusableEntry[] = [];
  for (const { text, rival, standing } of wordings) {
    if (!rival || (standing !== "strays" && standing !== "wavers")) continue;
    const known = confusable.find(({ entry }) => entry === rival.entry);
    if (known) known.ties.push({ ours: text, theirs: rival.wording });
    else
      confusable.push({
        entry: rival.entry,
        question: rival.question,
        ties: [{ ours: text, theirs: rival.wording }],
      });
  }
  return { wordings, confusable };
}
