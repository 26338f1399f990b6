import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure, type Draft, type EntryDraft, type SaveOutcome } from "@/platform";
import { DraftStore } from "./draftStore";
import { handOverEarlier } from "./earlierDrafts";
import { pastedPhrasings, toSave } from "./entryDraft";
import { fieldOf } from "./fieldOf";
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
  const save = vi.fn((base: Draft | null, sent: Draft, _visit: string) => answer(base, sent));
  const keep = vi.fn((_base: Draft, _draft: Draft) => Promise.resolve());
  const forget = vi.fn((_draft: Draft) => Promise.resolve());
  const drafts = new DraftStore({ save, keep, forget });
  drafts.receive(draft());
  const sent = () => save.mock.calls.map(([, one]) => one);
  const visits = () => save.mock.calls.map(([, , visit]) => visit);
  return { drafts, save, keep, forget, sent, visits };
}
const saves = (_: Draft | null, sent: Draft) => Promise.resolve(saved(sent));
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const REST = 5_000;

describe("a draft", () => {
  it("is kept within a second, and saved once typing rests", async () => {
    const { drafts, save, keep } = store(saves);
    drafts.change(KEY, typed({ answer: "7" }));
    drafts.change(KEY, typed({ answer: "72" }));
    await wait(600);
    expect(keep).toHaveBeenCalledExactlyOnceWith(draft(), draft({ answer: "72" }));
    await wait(REST - 700);
    expect(save).not.toHaveBeenCalled();
    await wait(200);
    expect(save).toHaveBeenCalledExactlyOnceWith(
      draft(),
      draft({ answer: "72" }),
      expect.any(String),
    );
    expect(drafts.get(KEY)).toMatchObject({ phase: "clean", draft: { draft: { answer: "72" } } });
  });

  it("is kept once a second at most while typing goes on", async () => {
    const { drafts, save, keep } = store(saves);
    for (let key = 0; key < 40; key += 1) {
      drafts.change(KEY, typed({ answer: `${key}` }));
      await wait(250);
    }
    expect(keep.mock.calls.length).toBeGreaterThanOrEqual(10);
    expect(keep.mock.calls.length).toBeLessThanOrEqual(20);
    expect(save).not.toHaveBeenCalled();
  });

  it("is one step of undo as long as one field is typed in, however slowly", async () => {
    const { drafts, sent, visits } = store(saves);
    drafts.change(KEY, typed({ answer: "一" }));
    await wait(REST + 100);
    drafts.change(KEY, typed({ answer: "一二" }));
    await wait(REST + 100);
    // The window loses the focus, the field does not.
    drafts.change(KEY, typed({ answer: "一二三" }));
    await drafts.flushAll();
    drafts.change(KEY, typed({ answer: "一二三四" }));
    await drafts.flush(KEY);
    expect(sent()).toHaveLength(4);
    expect(new Set(visits()).size).toBe(1);
  });

  it("is another step in another field, and when the field is entered again", async () => {
    const { drafts, sent, visits } = store(saves);
    drafts.change(KEY, typed({ answer: "一" }));
    drafts.change(KEY, typed({ note: "二" }));
    await drafts.flush(KEY);
    expect(sent()).toEqual([draft({ answer: "一" }), draft({ answer: "一", note: "二" })]);
    drafts.leave(KEY);
    drafts.change(KEY, typed({ note: "二三" }));
    await drafts.flush(KEY);
    expect(new Set(visits()).size).toBe(3);
    expect(drafts.get(KEY)?.phase).toBe("clean");
  });

  it("is saved as it was when the field was left, though a save was under way", async () => {
    const answers: (() => void)[] = [];
    const { drafts, sent } = store(
      (_, one) => new Promise((resolve) => answers.push(() => resolve(saved(one)))),
    );
    drafts.change(KEY, typed({ answer: "一" }));
    const first = drafts.flush(KEY);
    drafts.change(KEY, typed({ answer: "一二" }));
    drafts.leave(KEY);
    const second = drafts.flush(KEY);
    drafts.change(KEY, typed({ enabled: false }));
    for (let round = 0; round < 3; round += 1) {
      await wait(1);
      answers[round]?.();
    }
    await wait(1);
    answers[2]?.();
    await Promise.all([first, second]);
    await drafts.flush(KEY).catch(() => undefined);
    expect(sent()).toEqual([
      draft({ answer: "一" }),
      draft({ answer: "一二" }),
      draft({ answer: "一二", enabled: false }),
    ]);
  });

  it("keeps what is typed while it is being saved, and saves that too", async () => {
    let answer: () => void = () => undefined;
    const { drafts, save } = store(
      (_, sent) =>
        new Promise((resolve) => {
          answer = () => resolve(saved(sent));
        }),
    );
    drafts.change(KEY, typed({ answer: "一" }));
    await wait(REST + 100);
    drafts.change(KEY, typed({ answer: "一二" }));
    answer();
    await wait(1);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "dirty",
      draft: { draft: { answer: "一二" } },
      base: { draft: { answer: "一" } },
    });
    await wait(REST + 100);
    expect(save).toHaveBeenCalledTimes(2);
    expect(save.mock.calls[1]?.[1]).toEqual(draft({ answer: "一二" }));
  });

  it("is kept when a save fails, and comes back with the next window", async () => {
    const { drafts, keep } = store(() =>
      Promise.reject(
        new ApiFailure({ code: "disk-full", message: { zh: "磁盘满了", en: "full" }, hints: [] }),
      ),
    );
    drafts.change(KEY, typed({ answer: "写了很久的话" }));
    await wait(REST + 100);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "failed",
      error: { code: "disk-full" },
      draft: { draft: { answer: "写了很久的话" } },
    });
    const [base, kept] = keep.mock.lastCall as [Draft, Draft];
    const next = store(saves);
    next.drafts.restore([{ base, draft: kept, is_gone: false }]);
    expect(next.drafts.get(KEY)).toMatchObject({
      phase: "dirty",
      draft: { draft: { answer: "写了很久的话" } },
    });
    await wait(REST + 100);
    expect(next.save.mock.calls[0]?.slice(0, 2)).toEqual([
      draft(),
      draft({ answer: "写了很久的话" }),
    ]);
  });

  it("that comes back is older than what is being typed", () => {
    const { drafts } = store(saves);
    drafts.change(KEY, typed({ answer: "新的" }));
    drafts.restore([{ base: draft(), draft: draft({ answer: "旧的" }), is_gone: false }]);
    expect(drafts.get(KEY)?.draft).toEqual(draft({ answer: "新的" }));
  });

  it("of a part that is gone is decided about, not saved by itself", async () => {
    const lost = { base: draft(), draft: draft({ answer: "还要" }), is_gone: true };
    const kept = store(saves);
    kept.drafts.restore([lost]);
    await wait(REST + 100);
    await kept.drafts.flushAll();
    expect(kept.save).not.toHaveBeenCalled();
    await kept.drafts.resolve(KEY, draft({ answer: "还要" }));
    expect(kept.save.mock.calls[0]?.slice(0, 2)).toEqual([null, draft({ answer: "还要" })]);

    const left = store(saves);
    left.drafts.restore([lost]);
    await left.drafts.resolve(KEY, null);
    await wait(1);
    expect(left.drafts.get(KEY)).toBeNull();
    expect(left.forget).toHaveBeenCalledExactlyOnceWith(draft({ answer: "还要" }));
  });

  it("goes nowhere once another knowledge base is being opened", async () => {
    const { drafts, save, keep } = store(saves);
    drafts.change(KEY, typed({ answer: "这一家的" }));
    drafts.stop();
    await wait(REST + 100);
    await drafts.flushAll();
    expect(save).not.toHaveBeenCalled();
    expect(keep).not.toHaveBeenCalled();
    drafts.resume();
    await wait(REST + 100);
    expect(save).toHaveBeenCalledOnce();
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
    await wait(REST + 100);
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
    await wait(REST + 100);
    expect(drafts.get(KEY)).toMatchObject({
      phase: "conflict",
      draft: { draft: { answer: "我的" } },
    });
    await drafts.flushAll();
    expect(save).toHaveBeenCalledTimes(1);
    await drafts.resolve(KEY, draft({ answer: "我的" }));
    expect(save.mock.lastCall?.slice(0, 2)).toEqual([theirs, draft({ answer: "我的" })]);
    expect(drafts.get(KEY)?.phase).toBe("clean");
  });

  it("is not saved in the middle of a placeholder", async () => {
    const { drafts, save } = store(saves);
    drafts.hold(KEY, true);
    drafts.change(KEY, typed({ answer: "{发货" }));
    await wait(3 * REST);
    expect(save).not.toHaveBeenCalled();
    drafts.change(KEY, typed({ answer: "{发货时限}" }));
    drafts.hold(KEY, false);
    await wait(REST + 100);
    expect(save).toHaveBeenCalledOnce();
  });

  it("is clean again when the change is typed back, and no longer kept", async () => {
    const { drafts, save, forget } = store(saves);
    drafts.change(KEY, typed({ answer: "x" }));
    await wait(600);
    drafts.change(KEY, typed({ answer: "48小时" }));
    expect(drafts.get(KEY)?.phase).toBe("clean");
    await wait(600);
    expect(forget).toHaveBeenCalledOnce();
    await wait(REST);
    expect(save).not.toHaveBeenCalled();
  });
});

describe("drafts that earlier versions kept", () => {
  const place = (key: string) => `kaopu.draft./kb#${key}`;
  const kept = { base: draft(), draft: draft({ answer: "升级前写的" }) };

  it("are handed over once, also those under a bare id", async () => {
    localStorage.setItem(place(KEY), JSON.stringify(kept));
    const bare = { base: entry({ id: "b" }), draft: entry({ id: "b", answer: "更早的" }) };
    localStorage.setItem(place("b"), JSON.stringify(bare));
    localStorage.setItem("kaopu.draft./other#entry:a", JSON.stringify(kept));
    const keep = vi.fn((_base: Draft, _draft: Draft) => Promise.resolve());
    await handOverEarlier("/kb", keep);
    expect(keep.mock.calls.map(([, one]) => one)).toEqual([
      kept.draft,
      { kind: "entry", draft: bare.draft },
    ]);
    await handOverEarlier("/kb", keep);
    expect(keep).toHaveBeenCalledTimes(2);
    expect(Object.keys(localStorage)).toEqual(["kaopu.draft./other#entry:a"]);
  });

  it("stay where they are while they can't be kept elsewhere, or be read", async () => {
    localStorage.setItem(place(KEY), JSON.stringify(kept));
    localStorage.setItem(place("entry:c"), JSON.stringify(kept));
    localStorage.setItem(place("queue:d"), "{");
    await handOverEarlier("/kb", () => Promise.reject(new Error("full")));
    const keep = vi.fn(() => Promise.resolve());
    await handOverEarlier("/kb", keep);
    expect(keep).toHaveBeenCalledOnce();
    expect(Object.keys(localStorage).sort()).toEqual([place("entry:c"), place("queue:d")]);
  });
});

describe("a field", () => {
  it("is where two drafts differ", () => {
    const answers = [
      { answer: "a", from: "" },
      { answer: "b", from: "" },
    ];
    const found = (change: object) =>
      fieldOf({ answers, note: "" }, { answers, note: "", ...change });
    expect(found({})).toBeNull();
    expect(found({ note: "x" })).toBe("note");
    expect(found({ answers: [answers[0], { answer: "b!", from: "" }] })).toBe("answers.1.answer");
    expect(found({ answers: [...answers, answers[0]] })).toBe("answers");
    expect(found({ answers: [answers[1], answers[0]] })).toBe("answers.0+1");
    expect(found({ note: "x", answers: [] })).toBe("answers+note");
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
  it("take the first column of what a spreadsheet copies, and count what they leave", () => {
    const copied = '多久发\tx\r\n几天到\r\n\r\n几天 到？\n"引""号"\n"到哪了\n在哪"\t"y\nz"\n';
    expect(pastedPhrasings(copied, ["多久发！"])).toEqual({
      added: ["几天到", '引"号', "到哪了", "在哪"],
      repeated: 2,
      blank: 1,
    });
    // The first column is empty: the next one is meant.
    expect(pastedPhrasings("\t几天到\n\t多久到", [])).toEqual({
      added: ["几天到", "多久到"],
      repeated: 0,
      blank: 0,
    });
    expect(pastedPhrasings("  \n", [])).toEqual({ added: [], repeated: 0, blank: 1 });
  });
});
