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
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.scrollTo ??= (() => undefined) as never;
