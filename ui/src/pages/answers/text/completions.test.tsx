// What `{` offers, and that it is no mistake while it is being typed.
import { fireEvent, render, screen } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { initials } from "@/domain/initials";
import { PlatformProvider, type PlaceholderRow } from "@/platform";
import { testingPlatform } from "@/platform/testing";
import { NavigationProvider } from "@/state/navigation";
import { AnswerText } from "./AnswerText";
import { completions } from "./completions";

const row = (insert: string, value = "", kind: PlaceholderRow["kind"] = "fact") => ({
  insert,
  value,
  kind,
  note: "",
  fact: null,
  used_in: [],
});
const rows: PlaceholderRow[] = [
  row("订单.快递", "中通快递", "order"),
  row("商品.面料", "", "product"),
  row("发货时限", "48小时"),
  row("当天发截单", "16:00"),
  row("常用快递", "中通、圆通"),
];
const names = (query: string, found?: ReadonlySet<string>) =>
  completions(rows, query, found).map(({ insert }) => insert);

describe("what was typed after the brace", () => {
  it("finds by initials, of the whole name or of a part", () => {
    expect(names("fhsx")).toEqual(["发货时限"]);
    expect(names("FH")).toEqual(["发货时限"]);
    expect(names("ddkd")).toEqual(["订单.快递"]);
    expect(names("ml")).toEqual(["商品.面料"]);
    expect(initials("双11时间（起）")).toBe("s11sjq");
  });

  it("finds by what the search says sounds alike", () => {
    expect(names("fahuoshixian", new Set(["发货时限"]))).toEqual(["发货时限"]);
    expect(names("fahuoshixian")).toEqual([]);
  });

  it("puts the shop's facts before what every shop has, and names before values", () => {
    expect(names("快递")).toEqual(["常用快递", "订单.快递"]);
    expect(names("订单")).toEqual(["订单.快递"]);
    expect(names("中通")).toEqual(["常用快递", "订单.快递"]);
    expect(names("")[0]).toBe("发货时限");
    expect(names("16")).toEqual(["当天发截单"]);
  });
});

it("is held while a brace is open, also where nothing fits", () => {
  const held = vi.fn();
  const text = (value: string) => (
    <QueryClientProvider client={new QueryClient()}>
      <PlatformProvider platform={testingPlatform()}>
        <NavigationProvider first={{ page: "answers" }}>
          <AnswerText
            value={value}
            onChange={() => undefined}
            onCompleting={held}
            label="答案"
            testid="text"
            offered={rows}
          />
        </NavigationProvider>
      </PlatformProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(text("好"));
  const area = screen.getByTestId<HTMLTextAreaElement>("text");
  const type = (value: string) => {
    rerender(text(value));
    area.focus();
    area.setSelectionRange(value.length, value.length);
    fireEvent.select(area);
  };
  type("好{没有这样的");
  expect(screen.queryByTestId("completions")).toBeNull();
  expect(held).toHaveBeenLastCalledWith(true);
  type("好{没有这样的}");
  expect(held).toHaveBeenLastCalledWith(false);
});
