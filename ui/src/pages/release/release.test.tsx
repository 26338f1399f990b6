// The release page where the folder does not know the last release's number.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Root } from "@/shell/Root";
import type { Exported } from "@/platform";
import { testingPlatform } from "@/platform/testing";

beforeEach(() => localStorage.clear());

const lost = { zh: "修改历史损坏过", en: "the history was damaged" };

async function open(known: boolean) {
  const platform = testingPlatform();
  const preview = { ...(await platform.releasePreview(null)), blockers: [] };
  platform.releasePreview = vi.fn(async (last: number | null) =>
    known ? preview : { ...preview, seq: last === null ? 0 : last + 1, last_asked: lost },
  );
  platform.keys = async () => [{ path: "/home/xiaoman/a.key", public_key: "RWQ", key_id: "E7" }];
  platform.exportReplaces = async () => null;
  platform.exportBundle = vi.fn(() => new Promise<Exported>(() => undefined));
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  await screen.findByTestId("release-checks");
  return platform;
}
const sign = () => screen.getByTestId<HTMLButtonElement>("export-button");

describe("the last release's number", () => {
  it("is not asked for where it is known", async () => {
    await open(true);
    expect(screen.queryByTestId("last-number")).toBeNull();
    expect(sign().disabled).toBe(false);
  });

  it("is asked for where it is not, and goes with the export", async () => {
    const platform = await open(false);
    expect(sign().disabled).toBe(true);
    fireEvent.change(screen.getByTestId("last-number-input"), { target: { value: "12" } });
    fireEvent.click(screen.getByTestId("last-number-answer"));
    await waitFor(() => expect(sign().disabled).toBe(false));
    expect(platform.releasePreview).toHaveBeenLastCalledWith(12);
    expect(screen.getByTestId("last-number").textContent).toContain("13");
    fireEvent.click(sign());
    const passphrase = await screen.findByTestId("passphrase");
    fireEvent.change(passphrase, { target: { value: "correct horse battery staple" } });
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>("sign-confirm").disabled).toBe(false),
    );
    fireEvent.click(screen.getByTestId("sign-confirm"));
    await waitFor(() => expect(platform.exportBundle).toHaveBeenCalledOnce());
    expect(vi.mocked(platform.exportBundle).mock.calls[0]?.[6]).toBe(12);
  });
});
