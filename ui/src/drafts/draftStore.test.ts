import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type Draft, type EntryDraft, type SaveOutcome } from "@/platform";
import { DraftStore } from "./draftStore";
import { pastedPhrasings, toSave } from "./entryDraft";
import { rebase } from "./parts";

const KEY = "entry:ship-when";
const entry = (change: Partial<EntryDraft> = {}): EntryDraft => ({
  id: "ship-when",
  category: "物流",
  question: "什么时候发货",
  answer: "48小时",
  enabled: true,
  review_by: "",
  note: "",
  phrasings: ["多久发"],
  answers: [],
  ...change,
});
const draft = (change: Partial<EntryDraft> = {}): Draft => ({
  kind: "entry",
  draft: entry(change),
});
const typed =
  (change: Partial<EntryDraft>) =>
  (part: Draft): Draft =>
    part.kind === "entry" ? { ...part, draft: { ...part.draft, ...change } } : part;
const saved = (part: Draft, merged: string[] = []): SaveOutcome => ({
  outcome: "saved",
  draft: part,
  merged,
});

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

function store(answer: (base: Draft | null, draft: Draft) => Promise<SaveOutcome>) {
  const save = vi.fn(answer);
  const drafts = new DraftStore({ save }, "/kb");
  drafts.receive(draft());
  return { drafts, save };
}
const saves = (_: Draft | null, sent: Draft) => Promise.resolve(saved(sent));

describe("a draft", () => {
  it("is saved once typing pauses", async () => {
    const { drafts, save } = store(saves);
    drafts.change(KEY, typed({ answer: "7" }));
    drafts.change(KEY, typed({ answer: "72" }));
    await vi.advanceTimersByTimeAsync(500);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(save).toHaveBeenCalledExactlyOnceWith(draft(), draft({ answer: "72" }));
    expect(drafts.get(KEY)).toMatchObject({ phase: "clean", draft: { draft: { answer: "72" } } });
  });

  it("keeps what is typed while it is being saved, and saves that too", async () => {
    let answer: (outcome: SaveOutcome) => void = () => undefined;
    const { drafts, save } = store(
      (_, sent) =>
        new Promise((resolve) => {
          answer = () => resolve(saved(sent));
        }),
    );
    drafts.change(KEY, typed({ answer: "一" }));
    await vi.advanceTimersByTimeAsync(700);
    drafts.change(KEY, typed({ answer: "一二" }));
    answer({} as SaveOutcome);
    await vi.advanceTimersByTimeAsync(1);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "dirty",
      draft: { draft: { answer: "一二" } },
      base: { draft: { answer: "一" } },
    });
    await vi.advanceTimersByTimeAsync(700);
    expect(save).toHaveBeenCalledTimes(2);
    expect(save.mock.calls[1]?.[1]).toEqual(draft({ answer: "一二" }));
  });

  it("survives a failed save and a new window", async () => {
    const { drafts } = store(() =>
      Promise.reject(
        new ApiFailure({ code: "disk-full", message: { zh: "磁盘满了", en: "full" }, hints: [] }),
      ),
    );
    drafts.change(KEY, typed({ answer: "写了很久的话" }));
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "failed",
      error: { code: "disk-full" },
      draft: { draft: { answer: "写了很久的话" } },
    });
    const { drafts: next, save } = store(saves);
    expect(next.get(KEY)).toMatchObject({
      phase: "dirty",
      draft: { draft: { answer: "写了很久的话" } },
    });
    await next.flush(KEY);
    expect(save.mock.calls[0]?.[1]).toEqual(draft({ answer: "写了很久的话" }));
    expect(localStorage.length).toBe(0);
  });

  it("takes over an outside edit while nothing is typed, never while something is", async () => {
    const { drafts } = store(saves);
    drafts.receive(draft({ answer: "外面改的" }));
    expect(drafts.get(KEY)?.draft).toEqual(draft({ answer: "外面改的" }));
    drafts.change(KEY, typed({ answer: "我在写" }));
    drafts.receive(draft({ answer: "外面又改" }));
    expect(drafts.get(KEY)?.draft).toEqual(draft({ answer: "我在写" }));
  });

  it("brings in the fields that a merge took from outside", async () => {
    const { drafts } = store((_, sent) =>
      Promise.resolve(saved(typed({ note: "同事写的" })(sent), ["note"])),
    );
    drafts.change(KEY, typed({ answer: "我写的" }));
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "clean",
      merged: ["note"],
      draft: { draft: { answer: "我写的", note: "同事写的" } },
    });
  });

  it("writes nothing in a conflict until it is decided", async () => {
    const theirs = draft({ answer: "他们的" });
    const outcomes: SaveOutcome[] = [{ outcome: "conflict", theirs, fields: ["answer"] }];
    const { drafts, save } = store((_, sent) => Promise.resolve(outcomes.shift() ?? saved(sent)));
    drafts.change(KEY, typed({ answer: "我的" }));
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "conflict",
      draft: { draft: { answer: "我的" } },
    });
    await drafts.flushAll();
    expect(save).toHaveBeenCalledTimes(1);
    await drafts.resolve(KEY, draft({ answer: "我的" }));
    expect(save).toHaveBeenLastCalledWith(theirs, draft({ answer: "我的" }));
    expect(drafts.get(KEY)?.phase).toBe("clean");
  });

  it("is not saved in the middle of a placeholder", async () => {
    const { drafts, save } = store(saves);
    drafts.hold(KEY, true);
    drafts.change(KEY, typed({ answer: "{发货" }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
    drafts.change(KEY, typed({ answer: "{发货时限}" }));
    drafts.hold(KEY, false);
    await vi.advanceTimersByTimeAsync(700);
    expect(save).toHaveBeenCalledOnce();
  });

  it("of an earlier version is taken over", async () => {
    const before = { base: entry(), draft: entry({ answer: "升级前写的" }) };
    localStorage.setItem("kaopu.draft./kb#ship-when", JSON.stringify(before));
    const { drafts } = store(saves);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "dirty",
      draft: { draft: { answer: "升级前写的" } },
    });
    await drafts.flush(KEY);
    expect(localStorage.length).toBe(0);
  });

  it("is clean again when the change is typed back", () => {
    const { drafts } = store(saves);
    drafts.change(KEY, typed({ answer: "x" }));
    drafts.change(KEY, typed({ answer: "48小时" }));
    expect(drafts.get(KEY)?.phase).toBe("clean");
    expect(localStorage.length).toBe(0);
  });
});

describe("drafts as values", () => {
  it("don't send blank lines", () => {
    const blank = {
      when_order: "",
      when_product: "",
      when_channel: "",
      from: "",
      until: "",
      keyword: "",
      answer: " ",
    };
    expect(toSave(entry({ phrasings: ["a", " "], answers: [blank] }))).toEqual(
      entry({ phrasings: ["a"], answers: [] }),
    );
  });
  it("join field by field", () => {
    expect(
      rebase(draft(), draft({ answer: "mine" }), draft({ note: "theirs", answer: "old" })),
    ).toEqual(draft({ answer: "mine", note: "theirs" }));
  });
  it("take the first column of what a spreadsheet copies", () => {
    expect(pastedPhrasings('多久发\tx\r\n几天到\r\n\r\n几天到\n"引""号"', ["多久发"])).toEqual([
      "几天到",
      '引"号',
    ]);
  });
});
