// What a key in an answer asks of the Rust side.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import type { Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "./Root";

beforeEach(() => localStorage.clear());

/** The platform, and the names of the use cases that are asked for. */
function counted(): { platform: Platform; calls: string[] } {
  const calls: string[] = [];
  const counting = Object.entries(testingPlatform({})).map(([name, useCase]) => [
    name,
    name.startsWith("on")
      ? useCase
      : (...args: unknown[]) => {
          calls.push(name);
          return (useCase as (...args: unknown[]) => unknown)(...args);
        },
  ]);
  return { platform: Object.fromEntries(counting) as Platform, calls };
}

const slow = { timeout: 25_000 };
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("is one call, whose reply has the check and the conversation together", async () => {
  const { platform, calls } = counted();
  render(<Root platform={platform} />);
  const answer = await screen.findByTestId<HTMLTextAreaElement>("answer-input", {}, slow);
  fireEvent.change(screen.getByTestId("sim-input"), { target: { value: "啥时候发货呀" } });
  fireEvent.click(screen.getByTestId("sim-send"));
  await waitFor(() => expect(screen.getByTestId("sim-reply").textContent).toContain("48"), slow);
  // What opening asked for (the check-up of the entry, the lists) has been answered.
  await rest(500);
  expect(calls.filter((name) => name === "keepConversation")).toHaveLength(1);
  calls.length = 0;
  fireEvent.change(answer, { target: { value: "明天就发{没有这个}" } });
  await screen.findByTestId("diagnostic-unknown-placeholder", {}, slow);
  await waitFor(() => expect(screen.getByTestId("sim-reply").textContent).toContain("明天"), slow);
  // That the text is kept within a second shows nothing, and may have happened by now.
  expect(calls.filter((name) => name !== "keepDraft")).toEqual(["tryOut"]);
}, 90_000);
