// Files are looked at before anything is taken over, and columns nobody knows are said once.
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";

import type { ImportChoice, ImportProgress, Platform } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";
import { letters } from "./PlanPreview";
import { rememberedColumns } from "./remembered";

/** The platform, what was applied, and a way to drop files on the window. */
function watched() {
  const platform = testingPlatform();
  const applied: [ImportChoice, string][] = [];
  let handle: (dropped: { files: string[] }) => void = () => undefined;
  const watching: Platform = {
    ...platform,
    applyImport: async (choice, version) => {
      applied.push([choice, version]);
      return platform.planImport(choice);
    },
    onFilesDropped: (given) => {
      handle = given;
      return () => undefined;
    },
  };
  return { platform: watching, applied, drop: (files: string[]) => handle({ files }) };
}

describe("taking over files", () => {
  beforeEach(() => localStorage.clear());

  it("shows what would change and what is left out, then makes it", async () => {
    const { platform, applied } = watched();
    render(<Root platform={platform} />);
    fireEvent.click(await screen.findByTestId("open-palette"));
    const input = await screen.findByTestId("palette-input");
    fireEvent.change(input, { target: { value: "导入" } });
    fireEvent.click(await screen.findByTestId("palette-import"));
    const preview = await screen.findByTestId("import-preview");
    expect(within(preview).getByTestId("import-counts").textContent).toContain("新增");
    const items = within(preview).getAllByTestId("import-item");
    expect(items.map((item) => item.dataset.kind).sort()).toEqual(["conflict", "new", "new"]);
    // The row whose number lost its digits, by its cell.
    expect(within(preview).getByTestId("import-unreadable").textContent).toContain("D5");
    fireEvent.click(screen.getByTestId("import-ok"));
    await waitFor(() => expect(applied).toHaveLength(1));
    expect(applied[0]?.[0].files).toEqual(["/home/xiaoman/import.csv"]);
    await waitFor(() => expect(screen.queryByTestId("import-preview")).toBeNull());
  });

  it("uses the file where it is told to", async () => {
    const { platform, drop } = watched();
    render(<Root platform={platform} />);
    await screen.findByTestId("open-palette");
    drop(["/home/xiaoman/import.csv"]);
    await screen.findByTestId("import-preview");
    fireEvent.click(screen.getByTestId("import-take"));
    await waitFor(() => {
      const kinds = screen.getAllByTestId("import-item").map((item) => item.dataset.kind);
      expect(kinds).not.toContain("conflict");
    });
  });

  it("says how far it is, and stops when nobody waits any more", async () => {
    const { platform, drop } = watched();
    let tell: (far: ImportProgress) => void = () => undefined;
    let stopped = 0;
    const slow: Platform = {
      ...platform,
      planImport: () => new Promise(() => undefined),
      stopImport: async () => {
        stopped += 1;
        return null;
      },
      onImportProgress: (handle) => {
        tell = handle;
        return () => undefined;
      },
    };
    render(<Root platform={slow} />);
    await screen.findByTestId("open-palette");
    drop(["/home/xiaoman/import.csv"]);
    const progress = await screen.findByTestId("import-progress");
    act(() => tell({ stage: "comparing", done: 400, total: 2000 }));
    expect(progress.textContent).toContain("400/2000");
    expect(screen.getByTestId("import-ok")).toHaveProperty("disabled", true);
    fireEvent.click(screen.getByTestId("import-cancel"));
    await waitFor(() => expect(screen.queryByTestId("import-progress")).toBeNull());
    expect(stopped).toBe(1);
  });

  it("asks for columns that it does not know, and remembers them", async () => {
    const { platform, drop } = watched();
    render(<Root platform={platform} />);
    await screen.findByTestId("open-palette");
    drop(["/home/xiaoman/other.csv"]);
    const choose = async (column: string, role: string) => {
      const field = await screen.findByTestId(`import-column-${column}`);
      const combobox = field.querySelector("input") ?? field;
      fireEvent.mouseDown(combobox);
      const options = await screen.findAllByText(role);
      fireEvent.click(options.at(-1) as HTMLElement);
    };
    await choose("客户怎么说", "标准问");
    await choose("怎么回", "答案");
    await screen.findByTestId("import-preview");
    expect(rememberedColumns()).toEqual([
      { column: "客户怎么说", role: "question" },
      { column: "怎么回", role: "answer" },
    ]);
  });
});

it("names columns as spreadsheets do", () => {
  expect([1, 26, 27, 52, 703].map(letters)).toEqual(["A", "Z", "AA", "AZ", "AAA"]);
});
