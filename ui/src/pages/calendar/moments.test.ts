import { describe, expect, it } from "vitest";
import type { CalendarEvent } from "@/platform";
import {
  byMoment,
  DAY,
  day,
  lanesOf,
  millis,
  moment,
  neighbour,
  placeOf,
  rangeOf,
  snapped,
  spanOf,
  stepped,
} from "./moments";

const range = rangeOf({ from: "2026-11-09", days: 56 });
const event = (at: string) => ({ at }) as CalendarEvent;
const events = ["2026-11-10T20:00:00", "2026-11-12T00:00:00", "2026-11-12T00:00:00"].map(event);
const at = (text: string) => millis(text);

describe("moments", () => {
  it("are of no zone, and come back as they were", () => {
    for (const one of ["2026-11-11T00:05:00", "2026-03-29T02:30:00"])
      expect(moment(millis(one))).toBe(one);
    expect(millis("2026-03-30") - millis("2026-03-29")).toBe(DAY);
    expect(day(millis("2026-11-10T20:00:00"))).toBe("2026-11-10");
  });

  it("lie along the days that are shown, and at their edge outside of them", () => {
    expect(placeOf(at("2026-12-07"), range)).toBe(50);
    expect(placeOf(at("2025-01-01"), range)).toBe(0);
    expect(spanOf(null, "2026-11-16", range)).toEqual({ left: 0, width: 12.5 });
    expect(spanOf("2026-12-28", null, range)).toEqual({ left: 87.5, width: 12.5 });
    expect(spanOf("2024-01-01", "2024-02-01", range).width).toBe(0);
  });

  it("draw the pointer to midnights and changes, or to the hour", () => {
    const changes = [at("2026-11-10T20:00:00"), at("2026-11-12T00:00:00")];
    const to = (text: string, fine = false) => moment(snapped(at(text), changes, range, fine));
    expect(to("2026-11-10T19:00:00")).toBe("2026-11-10T20:00:00");
    expect(to("2026-11-10T23:00:00")).toBe("2026-11-11T00:00:00");
    expect(to("2026-11-20T13:00:00")).toBe("2026-11-21T00:00:00");
    expect(to("2026-11-20T13:20:00", true)).toBe("2026-11-20T13:00:00");
    expect(to("2020-01-01")).toBe("2026-11-09T00:00:00");
  });
});

describe("keys", () => {
  const press = (key: string, from: string, fine = false) => {
    const to = stepped(key, fine, at(from), range);
    return to === null ? null : moment(to);
  };

  it("step by days, which begin at midnight, or by hours, and stay within", () => {
    expect(press("ArrowRight", "2026-11-10T20:00:00")).toBe("2026-11-11T00:00:00");
    expect(press("ArrowRight", "2026-11-11T00:00:00")).toBe("2026-11-12T00:00:00");
    expect(press("ArrowLeft", "2026-11-10T20:00:00")).toBe("2026-11-10T00:00:00");
    expect(press("ArrowLeft", "2026-11-10T00:00:00")).toBe("2026-11-09T00:00:00");
    expect(press("ArrowLeft", "2026-11-10T20:30:00", true)).toBe("2026-11-10T20:00:00");
    expect(press("ArrowLeft", "2026-11-09T00:00:00")).toBe("2026-11-09T00:00:00");
    expect(press("Home", "2026-12-01")).toBe("2026-11-09T00:00:00");
    expect(press("End", "2026-12-01")).toBe("2027-01-04T00:00:00");
    expect(press("x", "2026-12-01")).toBeNull();
  });

  it("find the next change and the one before, also outside of what is shown", () => {
    const known = ["2026-11-10T20:00:00", "2026-11-12", "2027-02-03"].map(millis);
    const next = (way: 1 | -1, from: string) => {
      const to = neighbour(way, at(from), known);
      return to === null ? null : moment(to);
    };
    expect(next(1, "2026-11-09")).toBe("2026-11-10T20:00:00");
    expect(next(1, "2026-11-10T20:00:00")).toBe("2026-11-12T00:00:00");
    expect(next(1, "2026-11-12")).toBe("2027-02-03T00:00:00");
    expect(next(1, "2027-02-03")).toBeNull();
    expect(next(-1, "2026-11-12")).toBe("2026-11-10T20:00:00");
    expect(next(-1, "2026-11-10")).toBeNull();
  });
});

it("what happens at one moment stands together, and what overlaps below each other", () => {
  expect(byMoment(events).map(([when, all]) => [when, all.length])).toEqual([
    ["2026-11-10T20:00:00", 1],
    ["2026-11-12T00:00:00", 2],
  ]);
  const span = (left: number, width: number) => ({ left, width });
  expect(lanesOf([span(0, 10), span(5, 10), span(10, 5), span(15, 1)])).toEqual([0, 1, 0, 0]);
});
