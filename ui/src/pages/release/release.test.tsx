// The release page where the folder does not know the last release's number.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());
const slow = { timeout: 8000 };

async function open(fail: string | null) {
  const platform = testingPlatform({ ready: true, fail });
  platform.releasePreview = vi.fn(platform.releasePreview);
  platform.exportBundle = vi.fn(platform.exportBundle);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release", {}, slow));
  await screen.findByTestId("release-checks", {}, slow);
  return platform;
}
const sign = () => screen.getByTestId<HTMLButtonElement>("export-button");

describe("the last release's number", () => {
  it("is not asked for where it is known", async () => {
    await open(null);
    expect(screen.queryByTestId("last-number")).toBeNull();
    expect(sign().disabled).toBe(false);
  });

  it("is asked for where it is not, and goes with the export", async () => {
    const platform = await open("last-number");
    expect(sign().disabled).toBe(true);
    fireEvent.change(screen.getByTestId("last-number-input"), { target: { value: "12" } });
    fireEvent.click(screen.getByTestId("last-number-answer"));
    await waitFor(() => expect(sign().disabled).toBe(false), slow);
    expect(platform.releasePreview).toHaveBeenLastCalledWith(12);
    expect(screen.getByTestId("last-number").textContent).toContain("13");
    fireEvent.click(sign());
    const passphrase = await screen.findByTestId("passphrase", {}, slow);
    fireEvent.change(passphrase, { target: { value: "correct horse battery staple" } });
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>("sign-confirm").disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("sign-confirm"));
    await waitFor(() => expect(platform.exportBundle).toHaveBeenCalledOnce(), slow);
    expect(vi.mocked(platform.exportBundle).mock.calls[0]?.[4]).toBe(12);
  });
});
