// Entry drafts as values: equality, what is sent, and joining what was typed meanwhile with what came back.
import type { AnswerDraft, EntryDraft } from "@/platform";

export const emptyAnswer: AnswerDraft = {
  when_order: "", when_product: "", when_channel: "", from: "", until: "", keyword: "", answer: "",
};

export function same<T>(a: T, b: T): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What is worth keeping: a phrasing or a conditional answer that is still blank is only a place to type in. */
export function toSave(draft: EntryDraft): EntryDraft {
  return {
    ...draft,
    phrasings: draft.phrasings.filter((phrasing) => phrasing.trim() !== ""),
    answers: draft.answers.filter((answer) => Object.values(answer).some((cell) => cell.trim() !== "")),
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

/** Lines pasted from a spreadsheet or typed: first cell of each line, trimmed, without blanks and repetitions. */
export function pastedPhrasings(text: string, existing: readonly string[]): string[] {
  const seen = new Set(existing.map((phrasing) => phrasing.trim()));
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => (line.split("\t")[0] ?? "").trim().replace(/^"(.*)"$/, "$1").replaceAll('""', '"'))
    .filter((line) => line !== "" && !seen.has(line) && Boolean(seen.add(line)));
}
