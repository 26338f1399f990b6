// Parts as drafts: what is sent, conflicts without a merge, and the hook that the pages edit with.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  PlatformProvider,
  type Draft,
  type PersonaDraft,
  type PhraseDraft,
  type Platform,
  type QueueDraft,
  type SaveOutcome,
} from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { DraftsProvider } from "./DraftsProvider";
import { DraftStore } from "./draftStore";
import { LiveDraftProvider, useLivePart } from "./LiveDraft";
import { tidied } from "./parts";
import { TrialProvider } from "./TrialProvider";
import { usePartDraft } from "./usePartDraft";

const queue: QueueDraft = {
  id: "presale",
  name: "售前",
  hours: "09:00-22:00",
  days: [1],
  week: [],
  holidays: [],
  on_holidays: false,
};
const part = (change: Partial<QueueDraft> = {}): Draft => ({
  kind: "queue",
  draft: { ...queue, ...change },
});
const rename =
  (name: string) =>
  (draft: Draft): Draft =>
    draft.kind === "queue" ? { ...draft, draft: { ...draft.draft, name } } : draft;

const REST = 5_100;

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

function storeWith(outcomes: SaveOutcome[]) {
  const saveDraft = vi.fn(
    (_base: Draft | null, draft: Draft, _visit: string): Promise<SaveOutcome> =>
      Promise.resolve(outcomes.shift() ?? { outcome: "saved", draft, merged: [] }),
  );
  const keep = vi.fn(() => Promise.resolve());
  const store = new DraftStore({ save: saveDraft, keep, forget: keep });
  store.receive(part());
  return { store, saveDraft };
}

describe("a part's draft", () => {
  it("is saved after a rest, from what it was begun with", async () => {
    const { store, saveDraft } = storeWith([]);
    store.change("queue:presale", rename("售前客服"));
    await vi.advanceTimersByTimeAsync(REST);
    expect(saveDraft).toHaveBeenCalledExactlyOnceWith(
      part(),
      part({ name: "售前客服" }),
      expect.any(String),
    );
    expect(store.get("queue:presale")?.phase).toBe("clean");
  });

  it("is kept apart from an edit from outside until it is decided", async () => {
    const { store, saveDraft } = storeWith([
      { outcome: "conflict", theirs: part({ hours: "10:00-20:00" }), fields: ["hours"] },
    ]);
    store.change("queue:presale", rename("我的"));
    await vi.advanceTimersByTimeAsync(REST);
    expect(store.get("queue:presale")).toMatchObject({
      phase: "conflict",
      conflict: { fields: ["hours"] },
    });
    await store.flushAll();
    expect(saveDraft).toHaveBeenCalledTimes(1);
    await store.resolve("queue:presale", part({ name: "我的" }));
    expect(saveDraft).toHaveBeenLastCalledWith(
      part({ hours: "10:00-20:00" }),
      part({ name: "我的" }),
      expect.any(String),
    );
  });

  it("that was removed outside is written anew, or left removed", async () => {
    const gone: SaveOutcome = { outcome: "conflict", theirs: null, fields: [] };
    const kept = storeWith([gone]);
    kept.store.change("queue:presale", rename("还要"));
    await vi.advanceTimersByTimeAsync(REST);
    await kept.store.resolve("queue:presale", part({ name: "还要" }));
    expect(kept.saveDraft).toHaveBeenLastCalledWith(
      null,
      part({ name: "还要" }),
      expect.any(String),
    );
    expect(kept.store.get("queue:presale")?.phase).toBe("clean");

    const left = storeWith([gone]);
    left.store.change("queue:presale", rename("不要了"));
    await vi.advanceTimersByTimeAsync(REST);
    await left.store.resolve("queue:presale", null);
    expect(left.saveDraft).toHaveBeenCalledTimes(1);
    expect(left.store.get("queue:presale")).toBeNull();
  });

  it("is sent without the lines that are only places to type in", () => {
    const phrase = (text: string): PhraseDraft => ({ text, moods: [], channel: null, promise: "" });
    const persona = {
      id: "main",
      forbidden: ["亲亲", " "],
      moments: [{ moment: "greeting", phrases: [phrase("您好"), phrase(" ")], sticker: "" }],
      care: [{ id: "signed", phrases: [phrase("")] }],
    } as unknown as PersonaDraft;
    expect(tidied({ kind: "persona", draft: persona }).draft).toMatchObject({
      forbidden: ["亲亲"],
      moments: [{ phrases: [phrase("您好")] }],
      care: [{ id: "signed", phrases: [] }],
    });
  });
});

describe("usePartDraft", () => {
  function rendered(platform: Platform) {
    const queries = new QueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <PlatformProvider platform={platform}>
        <QueryClientProvider client={queries}>
          <DraftsProvider workspace="/kb">
            <LiveDraftProvider>
              <TrialProvider>{children}</TrialProvider>
            </LiveDraftProvider>
          </DraftsProvider>
        </QueryClientProvider>
      </PlatformProvider>
    );
    return renderHook(
      ({ stored }: { stored: QueueDraft }) => ({
        edited: usePartDraft("queue", "presale", stored, { diagnostics: [], sentence: null }),
        live: useLivePart(),
      }),
      { wrapper, initialProps: { stored: queue } },
    );
  }

  it("edits, checks what typing rests at, becomes the live draft and saves", async () => {
    const platform = testingPlatform({});
    platform.tryOut = vi.fn(() =>
      Promise.resolve({
        check: { diagnostics: [], previews: [], sentence: { zh: "一句话", en: "a sentence" } },
        turns: [],
      }),
    );
    platform.saveDraft = vi.fn(
      (_: Draft | null, draft: Draft): Promise<SaveOutcome> =>
        Promise.resolve({ outcome: "saved", draft, merged: [] }),
    );
    const { result } = rendered(platform);
    const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    await wait(200);
    expect(result.current.edited).toMatchObject({ draft: queue, phase: "clean" });
    expect(result.current.live).toBeNull();
    expect(platform.tryOut).not.toHaveBeenCalled();
    act(() => result.current.edited.change({ name: "新" }));
    act(() => result.current.edited.change((draft) => ({ name: `${draft.name}名字` })));
    expect(result.current.edited).toMatchObject({ draft: { name: "新名字" }, phase: "dirty" });
    expect(result.current.live).toMatchObject({
      key: "queue:presale",
      draft: part({ name: "新名字" }),
      base: part(),
    });
    await wait(200);
    expect(platform.tryOut).toHaveBeenCalledExactlyOnceWith(part({ name: "新名字" }), [], true);
    await wait(10);
    expect(result.current.edited.sentence?.zh).toBe("一句话");
    await wait(REST);
    expect(platform.saveDraft).toHaveBeenCalledExactlyOnceWith(
      part(),
      part({ name: "新名字" }),
      expect.any(String),
    );
    expect(result.current.edited).toMatchObject({ phase: "clean", draft: { name: "新名字" } });
  });

  it("saves what is unsaved when it is left", async () => {
    const platform = testingPlatform({});
    platform.saveDraft = vi.fn(
      (_: Draft | null, draft: Draft): Promise<SaveOutcome> =>
        Promise.resolve({ outcome: "saved", draft, merged: [] }),
    );
    const { result, unmount } = rendered(platform);
    act(() => result.current.edited.change({ name: "走了" }));
    unmount();
    await vi.advanceTimersByTimeAsync(1);
    expect(platform.saveDraft).toHaveBeenCalledOnce();
  });
});
