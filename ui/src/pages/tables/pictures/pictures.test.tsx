// The pictures of the made-up shop: chosen, pasted, given words, put into an answer.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApiFailure } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const added = { id: "picture-9", name: "截图", insert: "图:截图", made_smaller: false };

async function openPictures() {
  const platform = testingPlatform();
  platform.savePicture = vi.fn(async () => null);
  platform.addPicture = vi.fn(async () => added);
  platform.pickPictures = vi.fn(async () => ["/chosen/a.png", "/chosen/b.png"]);
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-tables"));
  fireEvent.click(await screen.findByTestId("tab-pictures"));
  await screen.findByTestId("picture-size-chart");
  return platform;
}

const image = (name: string, content = "png") => new File([content], name, { type: "image/png" });

describe("the pictures", () => {
  it("are seen with who uses them, and given words", async () => {
    const platform = await openPictures();
    fireEvent.click(screen.getByTestId("picture-size-chart"));
    expect((await screen.findByTestId("picture-large")).getAttribute("src")).toMatch(
      /^data:image\/png;base64,/,
    );
    expect(screen.getByTestId("picture-uses").textContent).toContain("怎么选尺码");
    expect(screen.getByTestId<HTMLButtonElement>("remove-picture").disabled).toBe(true);
    const alt = screen.getByTestId<HTMLTextAreaElement>("picture-alt");
    fireEvent.change(alt, { target: { value: "各码的体重" } });
    fireEvent.blur(alt);
    await waitFor(() =>
      expect(platform.savePicture).toHaveBeenCalledWith(
        expect.objectContaining({ id: "size-chart", name: "尺码表", alt: "各码的体重" }),
      ),
    );
  });

  it("are chosen several at once, and one that is refused is said by name", async () => {
    const platform = await openPictures();
    const reason = { zh: "「b」：SVG 里可能藏着脚本，不收", en: "b: an SVG" };
    platform.addPicture = vi.fn(async ({ name }) => {
      if (name.endsWith("a.png")) return added;
      throw new ApiFailure({ code: "bad-input", message: reason, hints: [] });
    });
    fireEvent.click(screen.getByTestId("add-picture"));
    expect(await screen.findByText(/SVG 里可能藏着脚本/)).toBeTruthy();
    expect(platform.addPicture).toHaveBeenCalledTimes(2);
  });

  it("are pasted in pieces that fit into a message", async () => {
    const platform = await openPictures();
    const large = image("截图.png", "x".repeat(1_000_000));
    fireEvent.paste(document.body, { clipboardData: { files: [large], types: ["Files"] } });
    await waitFor(() => expect(platform.addPicture).toHaveBeenCalledTimes(1));
    const [source] = vi.mocked(platform.addPicture).mock.calls[0] ?? [];
    expect(source?.parts.length).toBe(3);
    expect(atob(source?.parts.join("") ?? "").length).toBe(1_000_000);
    fireEvent.paste(document.body, { clipboardData: { files: [], types: ["text/plain"] } });
    expect(platform.addPicture).toHaveBeenCalledTimes(1);
  });
});
