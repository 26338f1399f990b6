// While meaning is being learnt: replies at once by words, marked, and what rests on it waits.
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import type { WorkspaceChanged } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "./Root";

beforeEach(() => localStorage.clear());

it("marks replies, says what waits, and asks for the rest once when all is learnt", async () => {
  const asked: string[] = [];
  let learning: number | null = 2000;
  let tell: (changed: WorkspaceChanged) => void = () => undefined;
  const listeners = new Set<typeof tell>();
  tell = (changed) => {
    for (const listen of listeners) listen(changed);
  };
  const recorded = testingPlatform();
  const platform = {
    ...recorded,
    status: async () => {
      const status = await recorded.status();
      const understanding = learning === null ? ("semantic" as const) : ("loading" as const);
      return { ...status, learning, understanding, lexical_because: null };
    },
    budget: () => {
      asked.push("budget");
      return recorded.budget();
    },
    checkUp: (...args: Parameters<typeof recorded.checkUp>) => {
      asked.push("checkUp");
      return recorded.checkUp(...args);
    },
    onWorkspaceChanged: (listen: typeof tell) => {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
  };
  render(<Root platform={platform} />);
  const bar = await screen.findByTestId("status-understanding");
  expect(bar.textContent).toContain("正在学习 2,000 个问答");
  fireEvent.change(screen.getByTestId("sim-input"), { target: { value: "啥时候发货呀" } });
  fireEvent.click(screen.getByTestId("sim-send"));
  expect((await screen.findByTestId("sim-by-words")).textContent).toBe("只按字词");
  expect(screen.getByTestId("health").textContent).toContain("学完就体检");
  expect(screen.queryByTestId("learning")).toBeNull();
  fireEvent.click(screen.getByTestId("nav-dialogues"));
  expect((await screen.findByTestId("learning")).textContent).toContain("学完自动开始");
  fireEvent.click(screen.getByTestId("nav-answers"));
  await screen.findByTestId("health");
  expect(asked).toEqual([]);

  learning = null;
  act(() => tell({ files: [], outside: false }));
  await screen.findByTestId("health-summary");
  await waitFor(() => expect([...asked].sort()).toEqual(["budget", "checkUp"]));
  expect(screen.queryByTestId("sim-by-words")).toBeNull();
  expect(bar.textContent).toContain("按意思理解");
});
