// What the fake platform computes from its entries: rows, problems, conversations
// as a draft would have them.
import type { Draft, EntryDraft, EntryRow, FactDraft } from "@/generated/bindings";
import type { Message } from "../complete";
import { reply } from "./bot";
import { check } from "./check";
import type * as parts from "./parts";
import { playPersonas, withDraft } from "./persona";
import * as shop from "./shop";
import { both } from "./words";

export function row(draft: EntryDraft, entries: EntryDraft[], facts: FactDraft[]): EntryRow {
  const { diagnostics } =
    entries.length > 500 ? { diagnostics: [] } : check(draft, entries, facts, shop.products);
  const count = (severity: string) =>
    diagnostics.filter((one) => one.diagnostic.severity === severity).length;
  return {
    id: draft.id,
    category: draft.category,
    question: draft.question,
    enabled: draft.enabled,
    phrasings: draft.phrasings.length,
    answers: draft.answers.length,
    errors: count("error"),
    warnings: count("warning"),
    hints: count("hint"),
    review_by: draft.review_by,
    answer_excerpt: draft.answer.slice(0, 40),
  };
}

export function problems(entries: EntryDraft[], facts: FactDraft[]) {
  return entries
    .slice(0, 200)
    .flatMap((draft) =>
      check(draft, entries.slice(0, 200), facts, shop.products).diagnostics.map(
        (one) => one.diagnostic,
      ),
    )
    .sort(
      (a, b) =>
        ["error", "warning", "hint"].indexOf(a.severity) -
        ["error", "warning", "hint"].indexOf(b.severity),
    );
}

export type State = { entries: EntryDraft[]; facts: FactDraft[]; house: parts.House };

export function simulated(
  { entries, facts, house }: State,
  messages: Message[],
  draft: Draft | null,
  began: State | null,
) {
  const cast = withDraft(house, draft);
  const told = (all: EntryDraft[], by: typeof cast) =>
    playPersonas(
      { ...by, personas: by.personas.filter(({ id }) => id === by.speaking) },
      messages,
      () =>
        messages.map((_, index) => reply(messages.slice(0, index + 1), all, facts, shop.products)),
    )[0]?.turns ?? [];
  const after = told(
    draft?.kind === "entry"
      ? entries.map((one) => (one.id === draft.draft.id ? draft.draft : one))
      : entries,
    cast,
  );
  const before = began ? told(began.entries, began.house) : [];
  return after.map((turn, index) => {
    const was = before[index] ?? turn;
    const changed = JSON.stringify(turn.replies) !== JSON.stringify(was.replies);
    return { turn, before: changed ? was : null };
  });
}

export function workspace(fail: string | null | undefined) {
  return {
    path: "/home/xiaoman/知识库/小满好物",
    id: "xiaoman",
    title: "小满好物客服知识库",
    shop: "小满好物",
    read_only: fail === "read-only",
    is_sample: true,
    notes:
      fail === "read-only"
        ? [
            both(
              "这个文件夹是只读的，改了也存不进去。可以先看、先试。",
              "The folder is read-only: you can look and try, but nothing is saved.",
            ),
          ]
        : [],
  };
}
