import { expect, it } from "vitest";
import type { EntryRow, SearchHit } from "@/platform";
import { foundItems, groupedItems } from "./listItems";

const row = (id: string, category: string, more: Partial<EntryRow> = {}): EntryRow => ({
  id,
  category,
  question: id,
  enabled: true,
  phrasings: 0,
  answers: 0,
  errors: 0,
  warnings: 0,
  hints: 0,
  review_by: "",
  sensitive: false,
  answer_excerpt: "",
  ...more,
});
const all = { category: null, state: "all" } as const;

it("groups entries under categories with counts", () => {
  const items = groupedItems([row("a", "甲"), row("b", "乙"), row("c", "甲")], all);
  expect(
    items.map((item) => (item.kind === "category" ? `${item.name}${item.count}` : item.row.id)),
  ).toEqual(["甲2", "a", "c", "乙1", "b"]);
});

it("filters", () => {
  const rows = [
    row("a", "甲", { errors: 1 }),
    row("b", "乙", { enabled: false }),
    row("c", "甲", { hints: 1 }),
  ];
  const ids = (state: "problems" | "disabled", category: string | null = null) =>
    groupedItems(rows, { category, state }).flatMap((item) =>
      item.kind === "entry" ? [item.row.id] : [],
    );
  expect(ids("problems")).toEqual(["a"]);
  expect(ids("disabled")).toEqual(["b"]);
  expect(ids("problems", "乙")).toEqual([]);
});

it("shows all found entries, best first, and of the first ones why", () => {
  const hit = (kind: SearchHit["kind"], id: string): SearchHit => ({
    kind,
    id,
    title: id,
    snippet: "",
    highlights: [],
  });
  const items = foundItems(
    [row("a", "甲"), row("b", "乙"), row("c", "乙")],
    {
      hits: [hit("fact", "a"), hit("entry", "b"), hit("entry", "gone")],
      entries: ["b", "gone", "a"],
    },
    all,
  );
  expect(items.map((item) => item.kind === "entry" && [item.row.id, item.hit?.kind])).toEqual([
    ["b", "entry"],
    ["a", undefined],
  ]);
});
