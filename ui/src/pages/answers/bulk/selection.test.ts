import { describe, expect, it } from "vitest";
import { NOTHING, allOf, extended, toggled } from "./selection";

const order = ["a", "b", "c", "d", "e"];
const chosen = (selection: { chosen: ReadonlySet<string> }) =>
  [...selection.chosen].sort().join("");

describe("choosing entries", () => {
  it("takes one in and out", () => {
    const one = toggled(NOTHING, "b");
    expect(chosen(one)).toBe("b");
    expect(chosen(toggled(one, "b"))).toBe("");
  });

  it("takes a range from where the last one was chosen, either way", () => {
    const from = toggled(NOTHING, "c");
    const down = extended(from, order, "a", "e");
    expect(chosen(down)).toBe("cde");
    // The range turns round its anchor.
    expect(chosen(extended(down, order, "a", "a"))).toBe("abcde");
  });

  it("begins a range at the open entry where nothing is chosen", () => {
    expect(chosen(extended(NOTHING, order, "b", "d"))).toBe("bcd");
    expect(chosen(extended(NOTHING, order, null, "d"))).toBe("d");
    // What is not shown is no place to begin at.
    expect(chosen(extended(toggled(NOTHING, "gone"), order, "b", "c"))).toBe("bcgone");
  });

  it("takes all that is shown besides what is chosen, then lets that go", () => {
    const all = allOf(toggled(NOTHING, "hidden"), order);
    expect(chosen(all)).toBe("abcdehidden");
    expect(chosen(allOf(all, order))).toBe("hidden");
  });
});
