import dayjs from "dayjs";
import { describe, expect, it } from "vitest";
import { cutAt, occurrences, sharedRuns } from "./characters";
import { cellTime, daysUntil, parseTime, shortTime, shopTime } from "./clock";
import { ORDER_STATES, toCell, toCodes } from "./orderStates";

describe("characters", () => {
  it("counts an emoji as one, as the engine does", () => {
    expect(cutAt("😀发货", [[1, 3]])).toEqual([
      { text: "😀", marked: false },
      { text: "发货", marked: true },
    ]);
    expect(occurrences("😀发货发货", "发货")).toEqual([
      [1, 3],
      [3, 5],
    ]);
  });
  it("finds what two wordings share", () => {
    expect(sharedRuns("啥时候发货呀", "什么时候发货")).toEqual([[1, 5]]);
  });
});

describe("order states", () => {
  it("reads both spellings and keeps the one in use", () => {
    expect(toCodes("待发货|shipped", ORDER_STATES)).toEqual(["paid", "shipped"]);
    expect(toCell(["paid", "signed"], "待发货", ORDER_STATES)).toBe("待发货|已签收");
    expect(toCell(["paid", "signed"], "paid", ORDER_STATES)).toBe("paid|signed");
  });
  it("keeps what it doesn't know", () => {
    expect(toCell(toCodes("没这个|paid", ORDER_STATES), "没这个|paid", ORDER_STATES)).toBe(
      "没这个|paid",
    );
  });
});

describe("the shop's clock", () => {
  const now = dayjs("2026-11-22T12:00:00");
  it("writes what the files hold", () => {
    expect(cellTime(dayjs("2026-11-12T00:00:00"))).toBe("2026-11-12");
    expect(cellTime(dayjs("2026-11-10T20:00:00"))).toBe("2026-11-10 20:00");
    expect(shopTime(dayjs("2026-11-11T00:05:00"))).toBe("2026-11-11T00:05:00");
  });
  it("reads both spellings, and nonsense as nothing", () => {
    expect(cellTime(parseTime("2026-11-10T20:00:00"))).toBe("2026-11-10 20:00");
    expect(parseTime("明天")).toBeNull();
  });
  it("is short for people", () => {
    expect(shortTime("2026-11-10 20:00", now)).toBe("11-10 20:00");
    expect(shortTime("2027-01-01", now)).toBe("2027-01-01");
    expect(daysUntil("2026-11-20", now)).toBe(-2);
  });
});
