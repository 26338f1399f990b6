import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useEnter } from "./useEnter";

function field() {
  const act = vi.fn();
  const { result, rerender } = renderHook(({ settled }) => useEnter(settled, act), {
    initialProps: { settled: false },
  });
  return { act, result, rerender };
}

describe("Enter in a search field", () => {
  it("waits for what was typed to be found, and then happens once", () => {
    const { act: opened, result, rerender } = field();
    act(() => result.current.press());
    expect(opened).not.toHaveBeenCalled();
    rerender({ settled: true });
    rerender({ settled: true });
    expect(opened).toHaveBeenCalledTimes(1);
  });

  it("is forgotten when typing goes on", () => {
    const { act: opened, result, rerender } = field();
    act(() => result.current.press());
    act(() => result.current.forget());
    rerender({ settled: true });
    expect(opened).not.toHaveBeenCalled();
  });

  it("happens at once where everything is found already", () => {
    const { act: opened, result, rerender } = field();
    rerender({ settled: true });
    act(() => result.current.press());
    expect(opened).toHaveBeenCalledTimes(1);
  });
});
