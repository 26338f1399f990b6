// Entry drafts as values: what is sent, and joining what was typed meanwhile with what came back.
import type { AnswerDraft, EntryDraft, EntryView, Platform } from "@/platform";
import type { Keeping } from "./draftStore";
import { same } from "./same";

export { same } from "./same";

export const emptyAnswer: AnswerDraft = {
  when_order: "",
  when_product: "",
  when_channel: "",
  from: "",
  until: "",
  keyword: "",
  answer: "",
};

/**
 * What is worth keeping: a phrasing or a conditional answer that is still blank is only a place to
 * type in.
 */
export function toSave(draft: EntryDraft): EntryDraft {
  return {
    ...draft,
    phrasings: draft.phrasings.filter((phrasing) => phrasing.trim() !== ""),
    answers: draft.answers.filter((answer) =>
      Object.values(answer).some((cell) => cell.trim() !== ""),
    ),
  };
}

/** Takes `saved`, but keeps each field that was typed in since `sent` left. */
export function rebase(sent: EntryDraft, current: EntryDraft, saved: EntryDraft): EntryDraft {
  const joined = { ...saved };
  for (const field of Object.keys(saved) as (keyof EntryDraft)[]) {
    if (!same(sent[field], current[field])) Object.assign(joined, { [field]: current[field] });
  }
  return joined;
}

/** How entries are kept. */
export function keepingEntries(
  platform: Pick<Platform, "saveEntry">,
  onSaved: (view: EntryView) => void = () => undefined,
): Keeping<EntryDraft> {
  return {
    key: ({ id }) => id,
    tidy: toSave,
    rebase,
    save: async (base, draft) => {
      const outcome = await platform.saveEntry(base ?? draft, draft);
      if (outcome.outcome === "conflict") return { theirs: outcome.theirs, fields: outcome.fields };
      onSaved(outcome.entry);
      return {
        draft: outcome.entry.draft,
        merged: outcome.outcome === "merged" ? outcome.fields : [],
      };
    },
  };
}

/**
 * Lines pasted from a spreadsheet or typed: first cell of each line, trimmed, without blanks and
 * repetitions.
 */
export function pastedPhrasings(text: string, existing: readonly string[]): string[] {
  const seen = new Set(existing.map((phrasing) => phrasing.trim()));
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      (line.split("\t")[0] ?? "")
        .trim()
        .replace(/^"(.*)"$/, "$1")
        .replaceAll('""', '"'),
    )
    .filter((line) => line !== "" && !seen.has(line) && Boolean(seen.add(line)));
}
