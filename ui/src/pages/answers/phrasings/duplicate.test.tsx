// A phrasing that two entries have: which of them keeps it.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Diagnostic, EntryDraft, EntryRow } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { otherEntry } from "./DuplicateFix";

beforeEach(() => localStorage.clear());

const duplicate = (en: string): Diagnostic => ({
  place: { file: "phrasings.csv", row: 9, column: 1 },
  severity: "error",
  code: "duplicate-phrasing",
  message: { zh: "重复", en },
  hint: { zh: "", en: "" },
  faq: "ship-when",
});

describe("the entry that has it as well", () => {
  const row = (id: string, question: string) => ({ id, question }) as EntryRow;
  const rows = [row("a", "发货"), row("ab", "什么时候发货"), row("me", "退货")];
  const found = (en: string) => otherEntry(duplicate(en), "me", rows)?.id;

  it("is the one that the check names, not one whose question is part of its", () => {
    expect(found("the phrasing `x` is already one of `ab` (什么时候发货) (row 3)")).toBe("ab");
    expect(found("the phrasing `x` is already in row 3, in the same entry")).toBeUndefined();
    expect(found("the phrasing `发货` is already one of `gone` (没了) (row 3)")).toBeUndefined();
  });
});

describe("in the window", () => {
  async function open() {
    const platform = testingPlatform();
    const read = await platform.entry("ship-when");
    const there = { ...read.draft, id: "ship-from", phrasings: ["在哪发货", "是我 的吗？"] };
    platform.entry = async (id) =>
      id === "ship-from"
        ? { ...read, draft: there }
        : {
            ...read,
            draft: { ...read.draft, phrasings: ["是我的吗", "别的"] },
            check: {
              ...read.check,
              diagnostics: [
                {
                  field: "phrasings.0",
                  diagnostic: duplicate("one of `ship-from` (从哪里发货) (row 3)"),
                },
              ],
            },
          };
    const save = vi.spyOn(platform, "saveDraft");
    render(<Root platform={platform} />);
    await screen.findByTestId("fix-phrasing-0-take");
    const saved = (id: string) =>
      save.mock.calls
        .map(([, draft]) => draft.draft as EntryDraft)
        .findLast((draft) => draft.id === id)?.phrasings;
    return saved;
  }

  it("is taken from the other entry, also where it is spelled a little differently", async () => {
    const saved = await open();
    fireEvent.click(screen.getByTestId("fix-phrasing-0-take"));
    await waitFor(() => expect(saved("ship-from")).toEqual(["在哪发货"]));
    expect(saved("ship-when")).toBeUndefined();
  });

  it("is left there, and deleted here", async () => {
    const saved = await open();
    fireEvent.click(screen.getByTestId("fix-phrasing-0-leave"));
    await waitFor(() => expect(saved("ship-when")).toEqual(["别的"]));
    expect(saved("ship-from")).toBeUndefined();
  });

  it("is deleted on both sides", async () => {
    const saved = await open();
    fireEvent.click(screen.getByTestId("fix-phrasing-0-both"));
    await waitFor(() => expect(saved("ship-when")).toEqual(["别的"]));
    expect(saved("ship-from")).toEqual(["在哪发货"]);
  });
});
