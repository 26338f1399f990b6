// Talking to the last release in the browser, before anybody else does.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import { ApiFailure, type ReleaseRow, type TrialView } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const url = "http://127.0.0.1:43127/demo";
const release = (seq: number): ReleaseRow => ({
  seq,
  digest: "ab".repeat(32),
  path: `/home/xiaoman/shop-v${seq}.kbx`,
  at: "2026-11-22T08:00:00Z",
  title: "",
});

async function open(releases: ReleaseRow[], fails?: ApiFailure) {
  const platform = testingPlatform();
  let running: TrialView | null = null;
  platform.releases = async () => releases;
  platform.trial = async () => running;
  platform.tryRelease = vi.fn(async (seq: number) => {
    if (fails) throw fails;
    running = { seq, url };
    return running;
  });
  platform.showTrial = vi.fn(async () => null);
  platform.stopTrial = vi.fn(async () => {
    running = null;
    return null;
  });
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  await screen.findByTestId("trial");
  return platform;
}
const start = () => screen.getByTestId<HTMLButtonElement>("trial-start");

describe("trying a release", () => {
  it("says what is missing where nothing was exported", async () => {
    await open([]);
    expect(start().disabled).toBe(true);
    expect(screen.getByTestId("trial").textContent).toContain("还没有");
  });

  it("starts the last release, shows it again and stops it", async () => {
    const platform = await open([release(7), release(6)]);
    await waitFor(() => expect(start().disabled).toBe(false));
    fireEvent.click(start());
    const line = await screen.findByTestId("trial-running");
    expect(platform.tryRelease).toHaveBeenCalledExactlyOnceWith(7);
    expect(line.textContent).toContain(url);
    await waitFor(() => expect(screen.queryByTestId("trial-start")).toBeNull());
    fireEvent.click(screen.getByTestId("trial-show"));
    await waitFor(() => expect(platform.showTrial).toHaveBeenCalledOnce());
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>("trial-stop").disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("trial-stop"));
    await waitFor(() => expect(screen.queryByTestId("trial-running")).toBeNull());
    expect(start().disabled).toBe(false);
  });

  it("says why it does not begin", async () => {
    const message = { zh: "没有找到 kaopu 命令", en: "the kaopu command is missing" };
    await open([release(7)], new ApiFailure({ code: "no-command", message, hints: [] }));
    await waitFor(() => expect(start().disabled).toBe(false));
    fireEvent.click(start());
    await waitFor(() =>
      expect(screen.getByTestId("trial").textContent).toContain("没有找到 kaopu 命令"),
    );
    expect(start().disabled).toBe(false);
  });
});
