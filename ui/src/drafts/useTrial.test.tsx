import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import {
  PlatformProvider,
  type Draft,
  type Message,
  type Platform,
  type SimulatedTurn,
  type Trial,
} from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { useTrial } from "./useTrial";

const message: Message = {
  text: "多久发货",
  context: { channel: "chat", now: null, order: null, product: null, customer: null },
};
const draft = (answer: string) =>
  ({ kind: "entry", draft: { id: "a", answer, phrasings: [], answers: [] } }) as unknown as Draft;
const turn = (text: string) =>
  ({
    turn: { replies: [{ text, sticker: null }], action: "answer", options: [] },
    before: null,
  }) as unknown as SimulatedTurn;
const check = (said: string) => ({
  diagnostics: [],
  previews: [],
  sentence: { zh: said, en: said },
});

beforeEach(() => vi.useFakeTimers());

it("tries the newest draft after a slow trial, and never two at once", async () => {
  const answers: (() => void)[] = [];
  const tryOut = vi.fn(
    (sent: Draft | null) =>
      new Promise<Trial>((resolve) => {
        const said = sent?.kind === "entry" ? sent.draft.answer : "saved";
        answers.push(() => resolve({ check: check(said), turns: [turn(said)] }));
      }),
  );
  const platform = { ...testingPlatform({}), tryOut } as unknown as Platform;
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </PlatformProvider>
  );
  const messages = [message];
  const { result, rerender } = renderHook(
    ({ text }: { text: string }) => useTrial({ draft: draftOf(text), editing: true, messages }),
    { wrapper, initialProps: { text: "1" } },
  );
  const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await wait(150);
  expect(tryOut).toHaveBeenCalledTimes(1);
  for (const text of ["12", "123", "1234"]) {
    rerender({ text });
    await wait(150);
  }
  expect(tryOut).toHaveBeenCalledTimes(1);
  await act(async () => {
    answers[0]?.();
    await Promise.resolve();
  });
  expect(result.current.turns[0]?.turn.replies[0]?.text).toBe("1");
  expect(result.current.checked).toEqual({ draft: draftOf("1"), check: check("1") });
  await wait(1);
  expect(tryOut).toHaveBeenCalledTimes(2);
  await act(async () => {
    answers[1]?.();
    await Promise.resolve();
  });
  expect(result.current.turns[0]?.turn.replies[0]?.text).toBe("1234");
  expect(result.current.checked).toEqual({ draft: draftOf("1234"), check: check("1234") });
});

const drafts = new Map<string, Draft>();
function draftOf(text: string): Draft {
  const known = drafts.get(text) ?? draft(text);
  drafts.set(text, known);
  return known;
}
