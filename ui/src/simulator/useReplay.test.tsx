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
} from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { useReplay } from "./useReplay";

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

beforeEach(() => vi.useFakeTimers());

it("plays the newest draft after a slow replay, and never two at once", async () => {
  const answers: ((turns: SimulatedTurn[]) => void)[] = [];
  const simulate = vi.fn(
    (_: unknown, sent: Draft | null) =>
      new Promise<SimulatedTurn[]>((resolve) => {
        answers.push(() => resolve([turn(sent?.kind === "entry" ? sent.draft.answer : "saved")]));
      }),
  );
  const platform = { ...testingPlatform(), simulate } as unknown as Platform;
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PlatformProvider platform={platform}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </PlatformProvider>
  );
  const messages = [message];
  const { result, rerender } = renderHook(
    ({ text }: { text: string }) => useReplay(messages, draftOf(text), true),
    { wrapper, initialProps: { text: "1" } },
  );
  const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await wait(150);
  expect(simulate).toHaveBeenCalledTimes(1);
  for (const text of ["12", "123", "1234"]) {
    rerender({ text });
    await wait(150);
  }
  expect(simulate).toHaveBeenCalledTimes(1);
  await act(async () => {
    answers[0]?.([]);
    await Promise.resolve();
  });
  expect(result.current.turns[0]?.turn.replies[0]?.text).toBe("1");
  await wait(1);
  expect(simulate).toHaveBeenCalledTimes(2);
  await act(async () => {
    answers[1]?.([]);
    await Promise.resolve();
  });
  expect(result.current.turns[0]?.turn.replies[0]?.text).toBe("1234");
});

const drafts = new Map<string, Draft>();
function draftOf(text: string): Draft {
  const known = drafts.get(text) ?? draft(text);
  drafts.set(text, known);
  return known;
}
