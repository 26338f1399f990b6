// 不对？正确的问答是…, on the made-up shop: from the wrong answer to the right one, and back.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Fix, FixImpact, Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

async function ask(platform: Platform, text: string) {
  render(<Root platform={platform} />);
  await screen.findByTestId("answer-input");
  fireEvent.change(screen.getByTestId("sim-input"), { target: { value: text } });
  fireEvent.click(screen.getByTestId("sim-send"));
  await screen.findByTestId("sim-turn");
}

async function choose(query: string) {
  fireEvent.click(screen.getByTestId("sim-fix-0"));
  const search = screen.getByTestId("fix-search");
  fireEvent.change(search, { target: { value: query } });
  fireEvent.keyDown(search, { key: "Enter" });
  await screen.findByTestId("fix-wording");
}

describe("an answer that was wrong", () => {
  it("is put right by pinyin and Enter, its side effects seen, and can be taken back", async () => {
    const platform = testingPlatform();
    await ask(platform, "包裹何日启程");
    expect(screen.getByTestId("sim-turn").dataset.entry).not.toBe("ship-when");
    await choose("fhsj");
    await waitFor(() =>
      expect(screen.getByTestId<HTMLInputElement>("fix-wording").value).toBe("包裹何日启程"),
    );
    await waitFor(() => expect(screen.getByTestId("fix-then").dataset.settles).toBe("true"));
    expect(screen.getByTestId("fix-effects").textContent).toMatch(/\d/);
    fireEvent.click(screen.getByTestId("fix-confirm"));
    await waitFor(() =>
      expect(screen.getByTestId("sim-turn").dataset).toMatchObject({
        action: "answer",
        entry: "ship-when",
      }),
    );
    expect(screen.queryByTestId("fix-panel")).toBeNull();
    await platform.undo();
    await waitFor(() => expect(screen.getByTestId("sim-turn").dataset.entry).not.toBe("ship-when"));
  });

  it("is not mended before its side effects are known, and shows which get worse", async () => {
    const platform = testingPlatform();
    let answer: (impact: FixImpact) => void = () => undefined;
    const fixImpact = vi.fn(
      (_messages: unknown, _fix: Fix) =>
        new Promise<FixImpact>((resolve) => {
          answer = resolve;
        }),
    );
    platform.fixImpact = fixImpact;
    platform.applyFix = vi.fn(async () => null);
    await ask(platform, "包裹何日启程");
    await choose("fhsj");
    await waitFor(() => expect(fixImpact).toHaveBeenCalledTimes(1));
    expect(screen.getByTestId<HTMLButtonElement>("fix-confirm").disabled).toBe(true);
    const outcome = {
      action: "answer" as const,
      entry: "ship-when",
      questions: ["什么时候发货"],
      score: 9_000,
      said: "",
    };
    const shown: FixImpact = {
      // biome-ignore lint/suspicious/noThenProperty: what Rust calls it; nothing awaits it
      then: outcome,
      settles: true,
      phrasings: 9,
      dialogues: 6,
      messages: 1,
      cancelled: false,
      changes: [
        {
          place: { kind: "dialogue", file: "a.toml", title: "物流用例", turn: 0 },
          text: "查物流",
          before: { ...outcome, entry: "ship-track", questions: ["快递到哪了"] },
          after: outcome,
          differs: {
            action: false,
            entry: true,
            entries: true,
            options: false,
            replies: true,
            record: false,
          },
          verdict: "worse",
        },
      ],
    };
    answer(shown);
    const worse = await screen.findByTestId("fix-change");
    expect(worse.dataset.verdict).toBe("worse");
    expect(worse.textContent).toContain("物流用例");
    expect(screen.getByTestId<HTMLButtonElement>("fix-confirm").disabled).toBe(false);

    // Rewording looks again; what was found last stays, and can't be confirmed meanwhile.
    fireEvent.change(screen.getByTestId("fix-wording"), { target: { value: "包裹哪天启程" } });
    expect(screen.getByTestId<HTMLButtonElement>("fix-confirm").disabled).toBe(true);
    expect(screen.getByTestId("fix-change")).toBeTruthy();
    await waitFor(() => expect(fixImpact).toHaveBeenCalledTimes(2));
    expect(fixImpact.mock.calls[1]?.[1]).toEqual({
      kind: "add",
      entry: "ship-when",
      phrasing: "包裹哪天启程",
    });
    answer({ ...shown, changes: [] });
    await waitFor(() => expect(screen.queryByTestId("fix-change")).toBeNull());
    fireEvent.click(screen.getByTestId("fix-confirm"));
    await waitFor(() =>
      expect(platform.applyFix).toHaveBeenCalledWith({
        kind: "add",
        entry: "ship-when",
        phrasing: "包裹哪天启程",
      }),
    );
  });

  it("leaves with Escape, and the keyboard returns to where it was", async () => {
    await ask(testingPlatform(), "包裹何日启程");
    fireEvent.click(screen.getByTestId("sim-fix-0"));
    fireEvent.keyDown(screen.getByTestId("fix-search"), { key: "Escape" });
    expect(screen.queryByTestId("fix-panel")).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("sim-fix-0")));
  });
});

describe("why", () => {
  it("shows the candidates as bars with their numbers", async () => {
    await ask(testingPlatform(), "包裹何日启程");
    fireEvent.click(screen.getByTestId("sim-why-0"));
    const bars = within(screen.getByTestId("sim-candidates")).getAllByRole("meter");
    expect(bars.length).toBeGreaterThan(1);
    const sure = bars.map((bar) => Number(bar.getAttribute("aria-valuenow")));
    expect(sure).toEqual([...sure].sort((a, b) => b - a));
  });
});
