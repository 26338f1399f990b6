import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { PlatformProvider, type Fix, type FixImpact, type Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { useFixImpact } from "./useFixImpact";

beforeEach(() => vi.useFakeTimers());

const add = (phrasing: string): Fix => ({ kind: "add", entry: "a", phrasing });

it("is not stopped by the stop that was meant for the look before", async () => {
  let stopped: () => void = () => undefined;
  const fixImpact = vi.fn(() => new Promise<FixImpact>(() => undefined));
  const stopFixImpact = vi.fn(
    () =>
      new Promise<null>((resolve) => {
        stopped = () => resolve(null);
      }),
  );
  const platform: Platform = { ...testingPlatform({}), fixImpact, stopFixImpact };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PlatformProvider platform={platform}>{children}</PlatformProvider>
  );
  const messages: never[] = [];
  const { rerender } = renderHook(({ fix }) => useFixImpact(messages, fix), {
    wrapper,
    initialProps: { fix: add("一") },
  });
  const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await wait(300);
  expect(fixImpact).toHaveBeenCalledTimes(1);
  rerender({ fix: add("一二") });
  await wait(300);
  expect(stopFixImpact).toHaveBeenCalledTimes(1);
  expect(fixImpact).toHaveBeenCalledTimes(1);
  stopped();
  await wait(1);
  expect(fixImpact).toHaveBeenCalledTimes(2);
});
