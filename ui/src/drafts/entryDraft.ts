// Entry drafts as values: what is sent of them, and what is pasted into them.
import type { AnswerDraft, EntryDraft } from "@/platform";

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
