// Entry drafts as values: what is sent of them, and what is pasted into them.
import { parseCells } from "@/domain/cells";
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

/** What a paste brings, and what it does not. */
export type Pasted = { added: string[]; repeated: number; blank: number };

/**
 * A column pasted from a spreadsheet, or lines: of several columns the first with something in it; a
 * cell of several lines holds several phrasings. What is there already, and what is blank, is left
 * out and counted.
 */
export function pastedPhrasings(text: string, existing: readonly string[]): Pasted {
  const rows = parseCells(text);
  const width = Math.max(...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, at) => rows.map((cells) => cells[at] ?? ""));
  const column =
    columns.find((cells) => cells.some((cell) => cell.trim() !== "")) ?? columns[0] ?? [];
  const seen = new Set(existing.map(folded));
  const pasted: Pasted = { added: [], repeated: 0, blank: 0 };
  for (const line of column.flatMap((cell) => cell.split("\n"))) {
    const phrasing = line.trim();
    const form = folded(phrasing);
    if (form === "") pasted.blank += 1;
    else if (seen.has(form)) pasted.repeated += 1;
    else pasted.added.push(phrasing);
    seen.add(form);
  }
  return pasted;
}

/** The form in which two wordings count as the same, nearly as the check has it. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]/gu, "");
}
