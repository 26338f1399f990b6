import dayjs from "dayjs";
import { describe, expect, it } from "vitest";
import {
  allDay,
  ends,
  joined,
  joinedShifts,
  parseHours,
  parseShifts,
  passesMidnight,
  shiftsOf,
  tidied,
  withShift,
} from "@/domain/hours";
import { packed, placeOf, planOf, restOfNight, weekOf, withPlan } from "../shared/week";
import { planOfDate, withDate } from "./DatesField";
import { holidayText, isPast, parseHoliday, withHoliday } from "./HolidayField";

const every = [1, 2, 3, 4, 5, 6, 7];

describe("hours", () => {
  it("are read as the bot reads them", () => {
    expect(parseHours("09:00-22:00")).toEqual({ opens: 540, closes: 1320 });
    expect(parseHours("8:30 – 24:00")).toEqual({ opens: 510, closes: 1440 });
    for (const wrong of [
      "",
      "09:00",
      "09:00-",
      "09:00-09:00",
      "24:00-08:00",
      "09:60-10:00",
      "9-18",
      "25:00-26:00",
    ])
      expect(parseHours(wrong)).toBeNull();
    expect(passesMidnight("22:00-06:00")).toBe(true);
    expect(passesMidnight("09:00-24:00")).toBe(false);
    expect(allDay("00:00-24:00")).toBe(true);
  });
  it("keep what is half typed", () => {
    expect(ends("09:00-2")).toEqual(["09:00", "2"]);
    expect(ends("abc")).toEqual(["abc", ""]);
    expect(joined("09:00", "2")).toBe("09:00-2");
    expect(joined(" ", "")).toBe("");
  });
  it("are tidied from what people type", () => {
    expect(["9", "930", "9：30", "22.15", "24", "noon"].map(tidied)).toEqual([
      "09:00",
      "09:30",
      "09:30",
      "22:15",
      "24:00",
      "noon",
    ]);
  });
});

describe("shifts", () => {
  it("are read in the order of the day, and kept as they were typed", () => {
    expect(parseShifts("13:30-18:00，09:00-12:00")).toEqual([
      { opens: 540, closes: 720 },
      { opens: 810, closes: 1080 },
    ]);
    expect(parseShifts("09:00-12:00, 13:30")).toBeNull();
    expect(shiftsOf("09:00-12:00, ")).toEqual(["09:00-12:00", ""]);
    expect(joinedShifts(shiftsOf("09:00-12:00、13:30-"))).toBe("09:00-12:00, 13:30-");
  });
  it("take a break at noon, or go on in the evening", () => {
    expect(withShift(["09:00-18:00"])).toEqual(["09:00-12:00", "13:30-18:00"]);
    expect(withShift(["09:00-12:00", "13:30-18:00"]).at(-1)).toBe("19:00-22:00");
    expect(withShift(["13:00-24:00"]).at(-1)).toBe("");
    expect(withShift(["22:00-06:00"]).at(-1)).toBe("");
  });
  it("fill the week", () => {
    const week = weekOf({ hours: "09:00-12:00, 13:30-18:00", days: [1], week: [] });
    expect(week[0]).toEqual([
      { from: 540, until: 720 },
      { from: 810, until: 1080 },
    ]);
  });
});

describe("dates of their own", () => {
  it("stand in the order of the calendar, each once", () => {
    const half = withDate([{ date: "2027-01-03", hours: "open" }], "2026-12-31", "09:00-12:00");
    expect(half.map(({ date }) => date)).toEqual(["2026-12-31", "2027-01-03"]);
    expect(withDate(half, "2027-01-03", "closed")[1]).toEqual({
      date: "2027-01-03",
      hours: "closed",
    });
    expect(["上班", "closed", "09:00-"].map(planOfDate)).toEqual(["workday", "closed", "own"]);
  });
});

describe("a week", () => {
  it("puts the rest of a night on the next day, Sunday's on Monday", () => {
    const week = weekOf({ hours: "22:00-06:00", days: [1, 7], week: [] });
    expect(week[0]).toEqual([
      { from: 0, until: 360 },
      { from: 1320, until: 1440 },
    ]);
    expect(week[1]).toEqual([{ from: 0, until: 360 }]);
    expect(week[6]).toEqual([{ from: 1320, until: 1440 }]);
    expect(week[2]).toEqual([]);
  });
  it("knows what of a day is the night before", () => {
    const night = { hours: "22:00-06:00", days: [5, 6], week: [{ day: 6, hours: "05:00-12:00" }] };
    expect([5, 6, 7].map((day) => restOfNight(night, day))).toEqual([0, 0, 0]);
    expect(
      [6, 7, 1].map((day) => restOfNight({ hours: "22:00-06:00", days: [5, 6], week: [] }, day)),
    ).toEqual([360, 360, 0]);
    expect(restOfNight({ hours: "09:00-18:00", days: [1], week: [] }, 2)).toBe(0);
  });
  it("joins what touches, and closes at midnight without a rest", () => {
    expect(
      weekOf({ hours: "08:00-02:00", days: every, week: [{ day: 2, hours: "01:00-03:00" }] })[1],
    ).toEqual([{ from: 0, until: 180 }]);
    expect(weekOf({ hours: "20:00-00:00", days: [3], week: [] })[3]).toEqual([]);
  });
  it("lets a day's own hours win, also on a day that is else closed", () => {
    const week = weekOf({
      hours: "09:00-18:00",
      days: [1],
      week: [
        { day: 1, hours: "closed" },
        { day: 6, hours: "10:00-12:00" },
      ],
    });
    expect(week[0]).toEqual([]);
    expect(week[5]).toEqual([{ from: 600, until: 720 }]);
  });
  it("changes one day's plan and nothing else", () => {
    const queue = { days: [1, 2, 3], week: [{ day: 2, hours: "10:00-11:00" }] };
    expect(planOf(queue, 2)).toEqual({ kind: "own", hours: "10:00-11:00" });
    expect(withPlan(queue, 2, { kind: "usual" })).toEqual({ days: [1, 2, 3], week: [] });
    expect(withPlan(queue, 3, { kind: "closed" })).toEqual({ days: [1, 2], week: queue.week });
    expect(withPlan(queue, 6, { kind: "own", hours: "09:00-15:00" })).toEqual({
      days: [1, 2, 3, 6],
      week: [...queue.week, { day: 6, hours: "09:00-15:00" }],
    });
    for (const kind of ["usual", "closed"] as const)
      expect(planOf(withPlan(queue, 5, { kind }), 5)).toEqual({ kind });
  });
  it("is drawn in as few lanes as it needs, and nothing covers anything", () => {
    const span = (from: number, until: number) => ({ from, until });
    const lanes = packed([
      [span(510, 1440)],
      [span(540, 1320)],
      [span(540, 1080)],
      [span(0, 360), span(1320, 1440)],
    ]);
    expect(lanes.map((lane) => lane.map(({ of, span: { from } }) => `${of}@${from}`))).toEqual([
      ["0@510", "3@0"],
      ["1@540", "3@1320"],
      ["2@540"],
    ]);
    for (const lane of lanes)
      for (const one of lane)
        for (const other of lane)
          expect(
            one === other || one.span.until <= other.span.from || one.span.from >= other.span.until,
          ).toBe(true);
    expect(packed([[], []])).toEqual([]);
    expect(placeOf(span(360, 720))).toEqual({ left: 25, width: 25 });
  });
});

describe("holidays", () => {
  it("are single days or runs", () => {
    expect(parseHoliday("2027-02-03..2027-02-11")?.last.format("MM-DD")).toBe("02-11");
    expect(parseHoliday("2026/12/25")?.first.format("MM-DD")).toBe("12-25");
    for (const wrong of ["2027-02-11..2027-02-03", "2027-02-30", "spring", ""])
      expect(parseHoliday(wrong)).toBeNull();
    expect(holidayText(dayjs("2026-12-25"), dayjs("2026-12-25"))).toBe("2026-12-25");
  });
  it("stand in the order of the calendar, once", () => {
    expect(withHoliday(["2027-05-01", "soon"], "2026-12-25")).toEqual([
      "2026-12-25",
      "2027-05-01",
      "soon",
    ]);
    expect(withHoliday(["2026-12-25"], "2026-12-25")).toEqual(["2026-12-25"]);
    const holiday = parseHoliday("2026-10-01..2026-10-07");
    expect(holiday && isPast(holiday, dayjs("2026-10-07T23:00"))).toBe(false);
    expect(holiday && isPast(holiday, dayjs("2026-10-08T00:00"))).toBe(true);
  });
});
