// What the release page and the overview say has changed: as customers will read it.
import { fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { sayIn } from "@/i18n";
import {
  conditionalAnswer,
  fieldWord,
  isNoticed,
  valueWord,
} from "@/pages/overview/changes/changeWords";
import type { ChangeRow } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { Root } from "@/shell/Root";

beforeEach(() => localStorage.clear());

const changed = (
  what: ChangeRow["what"],
  id: string,
  title: string,
  ...details: [string, string, string][]
): ChangeRow => ({
  kind: "changed",
  what,
  id,
  title,
  details: details.map(([field, before, after]) => ({ field, before, after })),
});

const changes = [
  changed(
    "entry",
    "ship-when",
    "什么时候发货",
    ["answer", "{发货时限}内发", "{发货时限}内发出，从{发货地}"],
    [
      "answers",
      "[paid] 快了\n[phone] 您好",
      "[paid] 快了\n[unpaid|paid · phone] 马上，{订单.快递}",
    ],
  ),
  changed("entry", "ship-from", "从哪里发货", ["note", "", "问过仓库"]),
  changed("fact", "发货时限", "发货时限", ["value", "72小时", "48小时"]),
  changed("persona", "lively", "小满", ["moments.greeting", "您好", "{人设.名字}在"]),
  changed("dialogue", "a.toml", "问发货"),
  { ...changed("care", "care.toml", "care.toml"), kind: "added" as const },
];

async function open() {
  const platform = testingPlatform();
  const preview = await platform.releasePreview(null);
  platform.releasePreview = async () => ({ ...preview, seq: 2, changes });
  render(<Root platform={platform} />);
  fireEvent.click(await screen.findByTestId("nav-release"));
  return screen.findByTestId("release-changes");
}

it("says what customers will read before and after, with the facts of then and now", async () => {
  const noticed = await open();
  const of = (id: string) => within(noticed).getByTestId(`change-${id}`).textContent;
  await within(noticed).findByText(/48小时内发出，从/);
  expect(of("ship-when")).toContain("改了问答「什么时候发货」");
  expect(of("ship-when")).toMatch(/原来72小时内发现在48小时内发出，从(?!\{)/);
  // An answer that stayed is no change; conditions are words.
  expect(of("ship-when")).not.toContain("快了");
  expect(of("ship-when")).toContain("待付款或待发货、电话时：马上");
  expect(of("发货时限")).toContain("「发货时限」从 72小时 改成 48小时");
  expect(of("lively")).toContain("打招呼原来您好现在人设.名字在");
  expect(of("care.toml")).toBe("新增关怀时刻");
  expect(noticed.textContent).not.toMatch(/[{}]|toml|moments|paid/);
});

it("keeps what only the shop sees, and what is for experts, behind that", async () => {
  const noticed = await open();
  expect(within(noticed).queryByTestId("change-ship-from")).toBeNull();
  const behind = within(screen.getByTestId("release-behind"));
  expect(behind.getByTestId("change-ship-from")).toBeTruthy();
  expect(behind.getByTestId("change-a.toml")).toBeTruthy();
  const details = screen.getByTestId<HTMLDetailsElement>("release-technical");
  expect(details.open).toBe(false);
  expect(within(details).getByTestId("release-files")).toBeTruthy();
  expect(noticed.compareDocumentPosition(details)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

describe("a change in words", () => {
  const say = sayIn("zh-CN");
  it("never shows how the files spell a field or a value", () => {
    expect(fieldWord("rule", "when.mood", say)).toBe("心情");
    expect(fieldWord("rule", "any.0.amount_over", say)).toBe("订单金额");
    expect(fieldWord("persona", "dials.formality", say)).toBe("正式");
    expect(fieldWord("care", "toString", say)).toBe("其他");
    expect(fieldWord("settings", "budget", say)).toBe("其他");
    expect(valueWord("when.mood", "angry\nurgent", say)).toBe("生气\n着急");
    expect(valueWord("enabled", "no", say)).toBe("停用");
    expect(valueWord("on_holidays", "true", say)).toBe("是");
    expect(valueWord("title", "angry", say)).toBe("angry");
  });

  it("keeps what it does not know of a condition, and answers without one", () => {
    expect(conditionalAnswer("[2020-11-10 20:00 · 2020-11-12 · 面料=羊毛] 好\n的", say)).toEqual({
      when: "2020-11-10 20:00 – 2020-11-12、面料=羊毛",
      text: "好\n的",
    });
    expect(conditionalAnswer("没有括号", say)).toEqual({ when: "", text: "没有括号" });
    expect(conditionalAnswer("[] 空", say)).toEqual({ when: "", text: "空" });
  });

  it("counts as noticed unless it is only for the shop", () => {
    expect(isNoticed(changed("entry", "a", "a", ["note", "", "x"]))).toBe(false);
    expect(isNoticed(changed("entry", "a", "a", ["note", "", "x"], ["answer", "", "x"]))).toBe(
      true,
    );
    expect(isNoticed({ ...changed("entry", "a", "a"), kind: "removed" })).toBe(true);
  });
});
