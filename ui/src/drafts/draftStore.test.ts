import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type EntryDraft, type EntryView, type SaveOutcome } from "@/platform";
import { DraftStore } from "./draftStore";
import { keepingEntries, pastedPhrasings, rebase, toSave } from "./entryDraft";

const draft = (change: Partial<EntryDraft> = {}): EntryDraft => ({
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
const view = (entry: EntryDraft): EntryView => ({
  draft: entry,
  diagnostics: [],
  previews: [],
  dialogues: [],
});

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

function store(saveEntry: (base: EntryDraft, draft: EntryDraft) => Promise<SaveOutcome>) {
  const save = vi.fn(saveEntry);
  const drafts = new DraftStore(keepingEntries({ saveEntry: save }), "/kb");
  drafts.receive(draft());
  return { drafts, save };
}
const saves = (_: EntryDraft, sent: EntryDraft): Promise<SaveOutcome> =>
  Promise.resolve({ outcome: "saved", entry: view(sent) });

describe("a draft", () => {
  it("is saved once typing pauses", async () => {
    const { drafts, save } = store(saves);
    drafts.change("ship-when", { answer: "7" });
    drafts.change("ship-when", { answer: "72" });
    await vi.advanceTimersByTimeAsync(500);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(save).toHaveBeenCalledExactlyOnceWith(draft(), draft({ answer: "72" }));
    expect(drafts.get("ship-when")).toMatchObject({ phase: "clean", draft: { answer: "72" } });
  });

  it("keeps what is typed while it is being saved, and saves that too", async () => {
    let answer: (outcome: SaveOutcome) => void = () => undefined;
    const { drafts, save } = store(
      (_, sent) =>
        new Promise((resolve) => {
          answer = () => resolve({ outcome: "saved", entry: view(sent) });
        }),
    );
    drafts.change("ship-when", { answer: "一" });
    await vi.advanceTimersByTimeAsync(700);
    drafts.change("ship-when", { answer: "一二" });
    answer({} as SaveOutcome);
    await vi.advanceTimersByTimeAsync(1);
    expect(drafts.get("ship-when")).toMatchObject({
      phase: "dirty",
      draft: { answer: "一二" },
      base: { answer: "一" },
    });
    await vi.advanceTimersByTimeAsync(700);
    expect(save).toHaveBeenCalledTimes(2);
    expect(save.mock.calls[1]?.[1].answer).toBe("一二");
  });

  it("survives a failed save and a new window", async () => {
    const { drafts } = store(() =>
      Promise.reject(
        new ApiFailure({ code: "disk-full", message: { zh: "磁盘满了", en: "full" }, hints: [] }),
      ),
    );
    drafts.change("ship-when", { answer: "写了很久的话" });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get("ship-when")).toMatchObject({
      phase: "failed",
      error: { code: "disk-full" },
      draft: { answer: "写了很久的话" },
    });
    const { drafts: next, save } = store(saves);
    expect(next.get("ship-when")).toMatchObject({
      phase: "dirty",
      draft: { answer: "写了很久的话" },
    });
    await next.flush("ship-when");
    expect(save.mock.calls[0]?.[1].answer).toBe("写了很久的话");
    expect(localStorage.length).toBe(0);
  });

  it("takes over an outside edit while nothing is typed, never while something is", async () => {
    const { drafts } = store(saves);
    drafts.receive(draft({ answer: "外面改的" }));
    expect(drafts.get("ship-when")?.draft.answer).toBe("外面改的");
    drafts.change("ship-when", { answer: "我在写" });
    drafts.receive(draft({ answer: "外面又改" }));
    expect(drafts.get("ship-when")?.draft.answer).toBe("我在写");
  });

  it("brings in the fields that a merge took from outside", async () => {
    const { drafts } = store((_, sent) =>
      Promise.resolve({
        outcome: "merged",
        entry: view({ ...sent, note: "同事写的" }),
        fields: ["note"],
      }),
    );
    drafts.change("ship-when", { answer: "我写的" });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get("ship-when")).toMatchObject({
      phase: "clean",
      merged: ["note"],
      draft: { answer: "我写的", note: "同事写的" },
    });
  });

  it("writes nothing in a conflict until it is decided", async () => {
    const theirs = draft({ answer: "他们的" });
    const outcomes: SaveOutcome[] = [{ outcome: "conflict", theirs, fields: ["answer"] }];
    const { drafts, save } = store((base, sent) =>
      Promise.resolve(outcomes.shift() ?? { outcome: "saved", entry: view({ ...base, ...sent }) }),
    );
    drafts.change("ship-when", { answer: "我的" });
    await vi.advanceTimersByTimeAsync(700);
    expect(drafts.get("ship-when")).toMatchObject({ phase: "conflict", draft: { answer: "我的" } });
    await drafts.flushAll();
    expect(save).toHaveBeenCalledTimes(1);
    await drafts.resolve("ship-when", draft({ answer: "我的" }));
    expect(save).toHaveBeenLastCalledWith(theirs, draft({ answer: "我的" }));
    expect(drafts.get("ship-when")?.phase).toBe("clean");
  });

  it("is not saved in the middle of a placeholder", async () => {
    const { drafts, save } = store(saves);
    drafts.hold("ship-when", true);
    drafts.change("ship-when", { answer: "{发货" });
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
    drafts.change("ship-when", { answer: "{发货时限}" });
    drafts.hold("ship-when", false);
    await vi.advanceTimersByTimeAsync(700);
    expect(save).toHaveBeenCalledOnce();
  });

  it("is clean again when the change is typed back", () => {
    const { drafts } = store(saves);
    drafts.change("ship-when", { answer: "x" });
    drafts.change("ship-when", { answer: "48小时" });
    expect(drafts.get("ship-when")?.phase).toBe("clean");
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
    expect(toSave(draft({ phrasings: ["a", " "], answers: [blank] }))).toEqual(
      draft({ phrasings: ["a"], answers: [] }),
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
