// Where care moments stand, which comes first, what a new one begins with, and the situation in
// which it comes.
import { describe, expect, it } from "vitest";
import { sayIn } from "@/i18n";
import { blankPhrase } from "@/pages/persona/phrases/variants";
import type {
  CareMomentDraft,
  CareMomentRow,
  CareTrigger,
  Diagnostic,
  PersonaDraft,
  PersonasView,
} from "@/platform";
import { noSettings } from "@/simulator/settings";
import { placeOfPart } from "@/state/placeOfPart";
import { isEvent, isLight, LANES, PLACES, stopsOf, TRIGGERS } from "./line/lanes";
import { newMoment, phrasesOf, rankOf, withPhrases } from "./moments";
import { situationFor } from "./useTry";

const moment = (id: string, on: CareTrigger, priority: number): CareMomentRow => ({
  draft: { ...newMoment(on, id, []), id, priority },
  said: [],
  dialogues: [],
  diagnostics: [],
});

describe("the timeline", () => {
  it("has one place for each trigger, and no two in one place", () => {
    const places = TRIGGERS.map((trigger) => JSON.stringify(PLACES[trigger]));
    expect(TRIGGERS).toHaveLength(18);
    expect(new Set(places).size).toBe(places.length);
  });
  it("reads as an order lives", () => {
    const order = stopsOf("order", []).map(({ trigger }) => trigger);
    expect(order).toEqual([
      "order_placed",
      "shipped",
      "delayed",
      "out_for_delivery",
      "signed",
      "return_filed",
      "exchange_filed",
      "refund_filed",
      "refund_paid",
    ]);
    expect(LANES.flatMap((lane) => stopsOf(lane, [])).length).toBe(18);
  });
  it("has several moments at one stop, the most important on top", () => {
    const stops = stopsOf("order", [
      moment("a", "signed", 10),
      moment("b", "signed", 80),
      moment("c", "shipped", 5),
    ]);
    expect(
      stops.find(({ trigger }) => trigger === "signed")?.moments.map(({ draft }) => draft.id),
    ).toEqual(["b", "a"]);
  });
  it("tells what is for the calm only, and what the shop's system tells", () => {
    expect([
      isLight("birthday"),
      isLight("delayed"),
      isEvent("birthday"),
      isEvent("late_night"),
    ]).toEqual([true, false, true, false]);
  });
});

describe("care moments", () => {
  it("come in the order of their priority, of equals the upper one", () => {
    const all = [moment("a", "signed", 50), moment("b", "shipped", 80), moment("c", "goodbye", 50)];
    expect(all.map(({ draft }) => rankOf(draft, all))).toEqual([2, 1, 3]);
    expect(rankOf({ ...(all[2] as CareMomentRow).draft, priority: 90 }, all)).toBe(1);
  });
  it("begin with what is usual at their place, under an id of their own", () => {
    expect(newMoment("signed", "签收", [])).toMatchObject({
      id: "signed",
      once: "event",
      cooldown: 0,
    });
    expect(newMoment("signed", "签收", ["signed"]).id).toBe("signed-2");
    expect(newMoment("late_night", "深夜", [])).toMatchObject({
      id: "late-night",
      once: "session",
      hours: "23:00-05:00",
      cooldown: 2,
    });
    expect(newMoment("long_wait", "久等", []).after_minutes).toBe(10);
  });
  it("have phrases in each persona, also where there was no place for them yet", () => {
    const care: PersonaDraft["care"] = [{ id: "signed", phrases: [] }];
    expect(withPhrases(care, "signed", [blankPhrase("到啦")])).toEqual([
      { id: "signed", phrases: [blankPhrase("到啦")] },
    ]);
    expect(withPhrases(care, "shipped", [blankPhrase("走啦")])).toHaveLength(2);
    expect(phrasesOf({ care } as unknown as PersonaDraft, "none")).toEqual([]);
  });
});

describe("trying one", () => {
  const say = sayIn("zh-CN");
  const at = (on: CareTrigger, hours = ""): Pick<CareMomentDraft, "on" | "hours"> => ({
    on,
    hours,
  });
  it("lets the event happen, with the order as it is then, once", () => {
    const signed = situationFor(at("signed"), noSettings, say);
    expect(signed).toMatchObject({ events: ["signed"], order: { state: "signed" } });
    expect(situationFor(at("signed"), signed ?? noSettings, say)?.events).toEqual(["signed"]);
  });
  it("sets the clock into the night", () => {
    expect(situationFor(at("late_night", "23:30-05:00"), noSettings, say)?.now?.slice(11, 16)).toBe(
      "23:35",
    );
  });
  it("leaves alone what only the conversation brings about", () => {
    expect(situationFor(at("after_apology"), noSettings, say)).toBeNull();
  });
});

describe("a problem on the overview", () => {
  const diagnostic = (code: string, zh: string): Diagnostic => ({
    code,
    severity: "warning",
    faq: null,
    place: { file: "persona.toml", row: 4, column: 1 },
    message: { zh, en: zh },
    hint: { zh: "", en: "" },
  });
  const persona = (field: string, zh: string) =>
    ({
      speaking: "main",
      capabilities: [],
      personas: [
        {
          title: { zh: "", en: "" },
          draft: { id: "precise" },
          diagnostics: [{ field, diagnostic: diagnostic("tone-gap", zh) }],
        },
      ],
    }) as unknown as PersonasView;
  it("leads to the moment, the care moment or the persona that it was found in", () => {
    const gap = diagnostic("tone-gap", "差一句");
    expect(placeOfPart(gap, { personas: persona("moments.greeting", "差一句") })).toEqual({
      page: "persona",
      persona: "precise",
      moment: "greeting",
    });
    expect(placeOfPart(gap, { personas: persona("care.signed.0", "差一句") })).toEqual({
      page: "care",
      care: "signed",
    });
    expect(placeOfPart(gap, { personas: persona("name", "差一句") })).toEqual({
      page: "persona",
      persona: "precise",
    });
    expect(placeOfPart(gap, { personas: persona("name", "另一件事") })).toBeNull();
    expect(
      placeOfPart(gap, {
        care: {
          capabilities: [],
          moments: [
            { ...moment("signed", "signed", 1), diagnostics: [{ field: "say", diagnostic: gap }] },
          ],
        },
      }),
    ).toEqual({ page: "care", care: "signed" });
  });
});
