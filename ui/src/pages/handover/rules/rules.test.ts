import { describe, expect, it } from "vitest";
import { placeOfPart } from "@/state/placeOfPart";
import type { ConditionsDraft, Diagnostic, EscalationView, RuleRow } from "@/platform";
import {
  askedKinds,
  conditions,
  isBlank,
  needsUnderstanding,
  NOTHING,
  reconciled,
  sameConditions,
  shownKinds,
  withKind,
  withoutKind,
} from "../builder/conditions";
import {
  moved,
  moveTo,
  phaseOf,
  phases,
  placeAmongPeers,
  placeAt,
  triedTwice,
} from "./useRuleOrder";
import { freeId, fromTemplate, queueFor, TEMPLATES } from "./templates";

const row = (id: string, after_understanding = false): RuleRow => ({
  draft: {
    id,
    title: id,
    queue: "q",
    fallback: null,
    urgency: "normal",
    say: "",
    say_closed: "",
    ask_first: [],
    when: {},
    any: [],
  },
  queue_name: "Q",
  sentence: { zh: id, en: id },
  after_understanding,
  diagnostics: [],
});
const ids = (rules: readonly RuleRow[]) => rules.map(({ draft }) => draft.id).join("");
// a b | X | c | Y: two phases, interleaved in the file.
const rules = [row("a"), row("b"), row("X", true), row("c"), row("Y", true)];
const after = (id: string, place: number) => {
  const move = moveTo(rules, id, place);
  return move && ids(moved(rules, move));
};

describe("the order of rules", () => {
  it("is that in which they are tried", () => {
    expect(phases(rules).map((one) => `${one.phase} ${ids(one.rules)}`)).toEqual([
      "before abc",
      "after XY",
    ]);
    expect(phases([row("a")]).length).toBe(1);
  });
  it("has a rule of which some cases need no understanding where it is tried first", () => {
    const mixed = {
      ...row("m", true),
      draft: { ...row("m").draft, any: [{ words: ["x"] }, { asked: 2 }] },
    };
    const late = {
      ...row("l", true),
      draft: { ...row("l").draft, any: [{ unknowns: 2 }, { asked: 2 }] },
    };
    expect(
      [mixed, late, { ...mixed, draft: { ...mixed.draft, when: { entries: ["e"] } } }].map(phaseOf),
    ).toEqual(["before", "after", "after"]);
    expect([mixed, late].map(({ draft }) => triedTwice(draft))).toEqual([true, false]);
  });
  it("moves among the rules of the same phase, and leaves the others in theirs", () => {
    for (const [id, place, expected] of [
      ["a", 1, "bXacY"],
      ["a", 2, "bXcaY"],
      ["c", 0, "cabXY"],
      ["Y", 0, "abYXc"],
      ["X", 1, "abcYX"],
    ] as const) {
      expect(after(id, place)).toBe(expected);
      expect(
        placeAmongPeers(moved(rules, moveTo(rules, id, place) ?? { rule: "", before: null }), id),
      ).toBe(place);
    }
  });
  it("stays where it is at either end, and for a rule that is gone", () => {
    expect(moveTo(rules, "a", -1)).toBeNull();
    expect(moveTo(rules, "c", 9)).toBeNull();
    expect(moveTo(rules, "Y", 1)).toBeNull();
    expect(moveTo(rules, "gone", 0)).toBeNull();
    expect(ids(moved(rules, { rule: "a", before: "gone" }))).toBe("bXcYa");
  });
  it("follows the pointer", () => {
    const middles = [10, 30, 50];
    expect([5, 15, 35, 60].map((y) => placeAt(middles, 0, y))).toEqual([0, 0, 1, 2]);
    expect([5, 29, 60].map((y) => placeAt(middles, 2, y))).toEqual([0, 1, 2]);
  });
});

describe("conditions", () => {
  it("are added with something sensible and taken away without a trace", () => {
    const asked = withKind({ words: ["x"] }, "asked");
    expect(asked.asked).toBe(2);
    expect(askedKinds(asked)).toEqual(["words", "asked"]);
    expect(withKind({ asked: 5 }, "asked").asked).toBe(5);
    expect(withoutKind(withoutKind(asked, "asked"), "words")).toEqual(NOTHING);
  });
  it("count as asked only if they say something", () => {
    expect(isBlank({ request_human: false, words: [], anger: null, hours: " " })).toBe(true);
    expect(askedKinds({ request_human: true, hours: "22:00-08:00", amount_over: "1" })).toEqual([
      "request_human",
      "amount_over",
      "hours",
    ]);
  });
  it("keep their row while they are empty", () => {
    expect(shownKinds({ mood: ["angry"], asked: 2 }, ["words", "mood"])).toEqual([
      "words",
      "mood",
      "asked",
    ]);
    expect(shownKinds({}, ["request_human", "anger", "hours"])).toEqual(["hours"]);
  });
  it("compare by what they ask, whether a key is left out or empty", () => {
    expect(sameConditions({ asked: 2 }, conditions({ asked: 2 }))).toBe(true);
    expect(sameConditions({ asked: 2 }, { asked: 3 })).toBe(false);
  });
  it("know whether they need the message understood", () => {
    expect(needsUnderstanding({ unknowns: 2 })).toBe(true);
    expect(needsUnderstanding({ words: ["x"], mood: ["angry"] })).toBe(false);
  });
  it("keep blank alternatives on the screen until the rule is another", () => {
    const shown: ConditionsDraft[] = [{ asked: 2 }, {}];
    expect(reconciled(shown, [conditions({ asked: 2 })])).toBe(shown);
    const undone: ConditionsDraft[] = [{ mood: ["angry"] }];
    expect(reconciled(shown, undone)).toBe(undone);
    expect(reconciled([{}], [])).toEqual([{}]);
  });
});

describe("a problem", () => {
  it("is put right beside its field, or with its queue", () => {
    const gap: Diagnostic = {
      place: { file: "escalation.toml", row: 9, column: 1 },
      severity: "error",
      code: "bad-value",
      message: { zh: "x", en: "x" },
      hint: { zh: "", en: "" },
      faq: null,
    };
    const at = (field: string) => [{ field, diagnostic: gap }];
    const view = {
      queues: [],
      rules: [],
      dangers: [],
      settings: {} as EscalationView["settings"],
      levels: [],
    };
    expect(
      placeOfPart(gap, {
        escalation: { ...view, rules: [{ ...row("a"), diagnostics: at("any.0.hours") }] },
      }),
    ).toEqual({ page: "handover", rule: "a", field: { name: "any.0.hours", index: null } });
    expect(
      placeOfPart(gap, { escalation: { ...view, rules: [{ ...row("a"), diagnostics: at("") }] } }),
    ).toEqual({ page: "handover", rule: "a" });
    const queue = {
      draft: {
        id: "q",
        name: "Q",
        hours: "",
        days: [],
        week: [],
        holidays: [],
        on_holidays: false,
      },
      open_now: false,
      opens: null,
      week: [],
      rules: [],
      diagnostics: at("days"),
    };
    expect(placeOfPart(gap, { escalation: { ...view, queues: [queue] } })).toEqual({
      page: "handover",
      queue: "q",
    });
  });
});

describe("a new rule", () => {
  it("goes to whoever is there at night, if it is for the night", () => {
    const queue = (id: string, hours: string, days = [1, 2, 3, 4, 5, 6, 7]) => ({
      id,
      name: id,
      hours,
      days,
      week: [],
      holidays: [],
      on_holidays: false,
    });
    const queues = [
      queue("day", "09:00-18:00"),
      queue("weekend", "22:00-06:00", [6, 7]),
      queue("late", "12:00-24:00"),
    ];
    expect([
      queueFor("night", queues),
      queueFor("angry", queues),
      queueFor("night", [queue("day", "09:00-18:00")]),
      queueFor("night", []),
    ]).toEqual(["late", "day", "day", ""]);
  });
  it("always has a condition, and an id that is free", () => {
    for (const template of TEMPLATES) {
      const draft = fromTemplate(template, (key) => key, "q", []);
      expect(isBlank(draft.when)).toBe(false);
      expect(draft.id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
    }
    expect(fromTemplate("angry", (key) => key, "q", ["angry", "angry-2"]).id).toBe("angry-3");
    expect(freeId("asked-2", ["asked", "asked-2"])).toBe("asked-3");
    expect(freeId("a".repeat(64), ["a".repeat(64)]).length).toBeLessThanOrEqual(64);
  });
});
