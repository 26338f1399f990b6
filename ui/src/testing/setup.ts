// What jsdom lacks and the components need, and a clean document after each test.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

configure({
  // Where the whole studio is rendered, on whatever else the machine has to do, it takes a while.
  asyncUtilTimeout: 20_000,
  getElementError: (message) => new Error(message?.split("\n")[0] ?? "not found"),
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

Object.defineProperty(window, "matchMedia", {
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }),
});
// Nothing is laid out here, so antd's measuring gets nowhere; yet jsdom would go through each of
// its rules for an answer, which took a third of the time of these tests.
window.getComputedStyle = (element) => (element as HTMLElement).style;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.scrollTo ??= (() => undefined) as never;
