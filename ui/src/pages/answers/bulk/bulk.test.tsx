// Many entries at once: chosen in the list, changed together, told with the way back.
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BulkChange, BulkEdit, BulkPlan } from "@/platform";
import { ApiFailure } from "@/platform/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

// Nothing is laid out here, so no row is in view: each is drawn.
vi.mock("@tanstack/react-virtual", () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getTotalSize: () => 0,
    scrollToIndex: () => undefined,
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, start: 0, size: 40 })),
  }),
}));
beforeEach(() => localStorage.clear());

const text = (zh: string) => ({ zh, en: zh });
const change = (id: string, index: number, ...pieces: [string, string][]): BulkChange => ({
  place: { kind: "part", part: { kind: "entry", id }, field: "phrasings", index },
  title: text("什么时候发货"),
  pieces: pieces.map(([before, after]) => ({ before, after })),
  effect: "changed",
  reason: null,
});
const found = [
  change("ship-when", 0, ["啥时候", "啥时候"], ["发货", "寄出"]),
  change("ship-when", 1, ["发货", "寄出"], ["要多久", "要多久"]),
];

/** The Rust side, as far as a change to many things goes: it plans what is not left out. */
async function open() {
  const platform = testingPlatform();
  const asked: BulkEdit[] = [];
  const planned = (edit: BulkEdit): BulkPlan => {
    asked.push(edit);
    const skipped = edit.kind === "replace" ? edit.how.skip.length : 0;
    const changes = edit.kind === "replace" && edit.how.find === "发货" ? found : [];
    return {
      version: "this-state",
      changes,
      found: changes.length,
      chosen: changes.length - skipped,
      parts: 1,
      notes: edit.kind === "category" ? [text("转人工规则「加急」按分类起作用")] : [],
      problems: [],
      problems_in_all: 0,
    };
  };
  platform.planBulk = vi.fn(async (edit: BulkEdit) => {
    if (edit.kind === "replace" && edit.how.regex && edit.how.find === "(")
      throw new ApiFailure({ code: "bad-pattern", message: text("( 没有配上 )"), hints: [] });
    return planned(edit);
  });
  const apply = vi.fn(async (edit: BulkEdit, _version: string) => {
    const entry = edit.kind === "merge" ? edit.into : null;
    return { chosen: 2, parts: 1, entry };
  });
  platform.applyBulk = apply;
  platform.undo = vi.fn(async () => text("替换"));
  render(<Root platform={platform} />);
  await screen.findByTestId("entry-editor");
  return { platform, asked, apply, user: userEvent.setup({ delay: null }) };
}

const rows = () => [...screen.getByTestId("entry-list").querySelectorAll("[role=option]")];
const chosen = () => rows().filter((row) => row.getAttribute("aria-checked") === "true").length;
const row = (at: number) => rows()[at] as HTMLElement;
const box = (at: number) => row(at).querySelector("[data-testid^=choose-]") as HTMLElement;

describe("entries are chosen", () => {
  it("by their boxes, in ranges, and let go with Escape", async () => {
    await open();
    expect(screen.queryByTestId("bulk-bar")).toBeNull();
    fireEvent.click(box(1));
    expect(screen.getByTestId("bulk-count").textContent).toContain("已选 1 个");
    fireEvent.click(row(4), { shiftKey: true });
    expect(chosen()).toBe(4);
    fireEvent.click(row(2), { ctrlKey: true });
    expect(chosen()).toBe(3);
    // What is opened is opened, and nothing is let go.
    fireEvent.click(row(0));
    expect([chosen(), row(0).getAttribute("aria-selected")]).toEqual([3, "true"]);
    fireEvent.keyDown(screen.getByTestId("entry-list"), { key: "Escape" });
    expect([chosen(), screen.queryByTestId("bulk-bar")]).toEqual([0, null]);
  });

  it("by the keyboard alone", async () => {
    const { user } = await open();
    screen.getByTestId("entry-list").focus();
    await user.keyboard(" ");
    expect(chosen()).toBe(1);
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    expect(chosen()).toBe(3);
    await user.keyboard("{Control>}a{/Control}");
    const count = screen.getByTestId("entry-count").textContent;
    expect(screen.getByTestId("bulk-count").textContent).toContain(`已选 ${count} 个`);
    await user.keyboard("{Escape}");
    expect(chosen()).toBe(0);
    expect(document.activeElement).toBe(screen.getByTestId("entry-list"));
  });
});

describe("chosen entries", () => {
  it("are switched off together, and one click takes it back", async () => {
    const { apply, platform } = await open();
    fireEvent.click(box(0));
    fireEvent.click(box(1));
    fireEvent.click(screen.getByTestId("bulk-disable"));
    const done = await screen.findByTestId("bulk-done");
    expect(done.textContent).toBe("已改 2 处 · 撤销");
    const [edit, version] = apply.mock.calls[0] ?? [];
    expect(edit).toMatchObject({ kind: "enable", enabled: false });
    expect(edit?.kind === "enable" ? edit.entries : []).toHaveLength(2);
    expect(version).toBe("this-state");
    fireEvent.click(within(done).getByTestId("bulk-undo"));
    await waitFor(() => expect(platform.undo).toHaveBeenCalledOnce());
  });

  it("are moved to a category, told what goes by it", async () => {
    const { apply, user } = await open();
    fireEvent.click(box(0));
    fireEvent.click(screen.getByTestId("bulk-category"));
    const name = await screen.findByRole("combobox", { name: /移到哪个分类/ });
    await user.type(name, "大促");
    await screen.findByText("转人工规则「加急」按分类起作用");
    fireEvent.submit(name.closest("form") as HTMLFormElement);
    await waitFor(() => expect(apply).toHaveBeenCalledOnce());
    expect(apply.mock.calls[0]?.[0]).toMatchObject({ kind: "category", category: "大促" });
  });

  it("are merged into the one that is picked, which is opened", async () => {
    const { apply } = await open();
    fireEvent.click(box(0));
    fireEvent.click(box(2));
    const other = row(2).id.replace("entry-", "");
    fireEvent.click(screen.getByTestId("bulk-merge"));
    const radio = await screen.findByTestId(`merge-into-${other}`);
    fireEvent.click(radio);
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>("bulk-ok").disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("bulk-ok"));
    await waitFor(() => expect(apply).toHaveBeenCalledOnce());
    expect(apply.mock.calls[0]?.[0]).toMatchObject({ kind: "merge", into: other });
    await waitFor(() => expect(screen.queryByTestId("bulk-bar")).toBeNull());
    expect(row(2).getAttribute("aria-selected")).toBe("true");
  });
});

describe("find and replace", () => {
  async function opened() {
    const all = await open();
    fireEvent.keyDown(window, { key: "H", ctrlKey: true, shiftKey: true });
    const find = await screen.findByTestId("replace-find");
    return { ...all, find };
  }

  it("shows what becomes of each place, and makes what is ticked", async () => {
    const { user, find, asked, apply } = await opened();
    expect(screen.getByTestId<HTMLButtonElement>("bulk-ok").disabled).toBe(true);
    await user.type(find, "发货");
    await user.type(screen.getByTestId("replace-with"), "寄出");
    const first = await screen.findByTestId("bulk-change-0");
    expect(first.querySelector("del")?.textContent).toBe("发货");
    expect(first.querySelector("ins")?.textContent).toBe("寄出");
    fireEvent.click(within(first).getByRole("checkbox"));
    await waitFor(() =>
      expect(screen.getByTestId("replace-found").textContent).toContain("会改 1 处"),
    );
    const ok = screen.getByTestId<HTMLButtonElement>("bulk-ok");
    await waitFor(() => expect([ok.textContent, ok.disabled]).toEqual(["替换 1 处", false]));
    fireEvent.click(ok);
    await waitFor(() => expect(apply).toHaveBeenCalledOnce());
    expect(apply.mock.calls[0]?.[0]).toMatchObject({
      kind: "replace",
      how: { find: "发货", with: "寄出", skip: [found[0]?.place] },
    });
    await waitFor(() => expect(screen.queryByTestId("replace-dialog")).toBeNull());
    // Typing asks now and then, not at every key.
    expect(asked.length).toBeLessThan(6);
  });

  it("asks for other places with nothing left out, and says what is wrong with an expression", async () => {
    const { user, find, asked } = await opened();
    await user.type(find, "发货");
    const first = await screen.findByTestId("bulk-change-0");
    fireEvent.click(within(first).getByRole("checkbox"));
    fireEvent.click(screen.getByTestId("replace-in-notes"));
    await waitFor(() => {
      const last = asked.at(-1);
      expect(last).toMatchObject({ kind: "replace", how: { fields: { notes: true }, skip: [] } });
    });
    fireEvent.click(screen.getByTestId("replace-regex"));
    await user.clear(find);
    await user.type(find, "(");
    const note = await screen.findByText("( 没有配上 )");
    expect(note.closest("[data-code]")?.getAttribute("data-code")).toBe("bad-pattern");
    expect(screen.getByTestId<HTMLButtonElement>("bulk-ok").disabled).toBe(true);
  });

  it("offers to understand one word as the other instead", async () => {
    const { user, find, apply } = await opened();
    await user.type(find, "多久到");
    await user.type(screen.getByTestId("replace-with"), "几天到");
    fireEvent.click(screen.getByTestId("bulk-synonym"));
    await waitFor(() => expect(apply).toHaveBeenCalledOnce());
    const synonym = { kind: "synonym", term: "几天到", word: "多久到" };
    expect(apply.mock.calls[0]?.[0]).toEqual(synonym);
  });

  it("looks only at chosen entries where some are chosen", async () => {
    const { user, asked } = await open();
    fireEvent.click(box(0));
    fireEvent.click(screen.getByTestId("bulk-replace"));
    await user.type(await screen.findByTestId("replace-find"), "发货");
    await screen.findByTestId("bulk-change-0");
    const last = asked.at(-1);
    expect(last?.kind === "replace" ? last.how.entries : []).toEqual([
      row(0).id.replace("entry-", ""),
    ]);
  });
});

it("splits phrasings off, with the first of them as the question", async () => {
  const { apply } = await open();
  fireEvent.click(await screen.findByTestId("split-entry"));
  const dialog = await screen.findByTestId("split-dialog");
  const [one, two] = within(dialog).getAllByRole("checkbox");
  fireEvent.click(one as HTMLElement);
  fireEvent.click(two as HTMLElement);
  const question = screen.getByTestId<HTMLInputElement>("split-question").value;
  expect(question).not.toBe("");
  fireEvent.click(screen.getByTestId("bulk-ok"));
  await waitFor(() => expect(apply).toHaveBeenCalledOnce());
  const edit = apply.mock.calls[0]?.[0];
  expect(edit).toMatchObject({ kind: "split", entry: "ship-when", question, keep_answers: false });
  expect(edit?.kind === "split" ? edit.phrasings : []).toHaveLength(2);
});

it("leaves each duplicate where somebody says", async () => {
  const { platform, apply } = await open();
  const place = (entry: string, question: string) => ({
    entry,
    question,
    enabled: true,
    is_question: false,
    times: 1,
  });
  platform.duplicateWordings = async () => [
    {
      wording: "到哪了",
      places: [place("ship-when", "什么时候发货"), place("track-where", "快递到哪了")],
      suggested: "ship-when",
    },
  ];
  fireEvent.click(screen.getByTestId("list-tools"));
  fireEvent.click(await screen.findByText(/查重复的相似问/));
  const dialog = await screen.findByTestId("duplicates-dialog");
  fireEvent.click(await within(dialog).findByRole("radio", { name: /快递到哪了/ }));
  await act(async () => {
    fireEvent.click(screen.getByTestId("bulk-ok"));
  });
  await waitFor(() => expect(apply).toHaveBeenCalledOnce());
  expect(apply.mock.calls[0]?.[0]).toEqual({
    kind: "deduplicate",
    keep: [{ wording: "到哪了", entry: "track-where" }],
  });
});
