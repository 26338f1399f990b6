// A file that can't be read: named at the top of the window, with what it was meant to be and the
// ways out.
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import type { UnreadFile } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const gbk: UnreadFile = {
  file: "faqs.csv",
  cause: "resaved",
  reason: { zh: "被表格软件存成了 GBK", en: "a spreadsheet program saved it as GBK" },
  keeps_last: true,
  resaved: {
    encoding: "GBK",
    delimiter: ",",
    mended: [{ row: 2, column: "review_by", found: "2026/1/5", meant: "2026-01-05" }],
    mended_count: 9,
    faults: [],
    rows: 50,
    digest: "ab",
  },
};
const gone: UnreadFile = {
  file: "facts.csv",
  cause: "gone",
  reason: { zh: "文件不见了", en: "the file is gone" },
  keeps_last: true,
  resaved: null,
};

async function open(...files: UnreadFile[]) {
  const platform = testingPlatform();
  const settleUnread = vi.fn(async () => null);
  Object.assign(platform, { unreadFiles: async () => files, settleUnread });
  render(<Root platform={platform} />);
  const banners = await screen.findAllByTestId("unread-file");
  return { banners, settleUnread };
}

it("names the file, says what was meant, and takes it over with one click", async () => {
  const { banners, settleUnread } = await open(gbk);
  const text = banners[0]?.textContent ?? "";
  expect(text).toContain("faqs.csv 被表格软件存成了 GBK。原来的内容还在用");
  expect(text).toContain("第 2 行「review_by」：2026/1/5 按 2026-01-05 读");
  expect(text).toContain("还有 8 处");
  fireEvent.click(screen.getByText("按 GBK 读入"));
  await waitFor(() =>
    expect(settleUnread).toHaveBeenCalledWith("faqs.csv", {
      settlement: "take_over",
      digest: "ab",
    }),
  );
});

it("offers no reading where digits are lost, and names the rows", async () => {
  const fault = {
    kind: "unreadable" as const,
    place: { file: "faqs.csv", sheet: "", row: 7, column: 2 },
    reason: { zh: "位数丢了", en: "digits are lost" },
  };
  await open({ ...gbk, resaved: gbk.resaved && { ...gbk.resaved, faults: [fault] } });
  expect(screen.queryByTestId("unread-take-over")).toBeNull();
  expect(screen.getByTestId("unread-faults").textContent).toBe("第 7 行：位数丢了");
});

it("puts back what is gone, lets it go, or waits for it", async () => {
  const { settleUnread } = await open(gone);
  fireEvent.click(screen.getByText("从历史里放回去"));
  await waitFor(() =>
    expect(settleUnread).toHaveBeenCalledWith("facts.csv", { settlement: "put_back" }),
  );
  fireEvent.click(screen.getByText("不要这个文件了"));
  await waitFor(() =>
    expect(settleUnread).toHaveBeenCalledWith("facts.csv", { settlement: "let_go" }),
  );
  fireEvent.click(screen.getByText("等它回来"));
  expect(screen.queryByTestId("unread-file")).toBeNull();
});
