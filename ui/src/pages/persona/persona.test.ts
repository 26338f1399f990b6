// What the persona page works out by itself: variants from a spreadsheet, what dials mean, what a
// matrix cell comes to, SSML to be read.
import { describe, expect, it } from "vitest";
import { sayIn, type TextKey } from "@/i18n";
import type { Feeling, PhraseDraft, PlaceholderRow, ToneCell } from "@/platform";
import { freeId, idProblem } from "./cast/NewPersona";
import { cellState, hasProblem, isProblem, merged } from "./matrix/ToneCellView";
import { slotsAt } from "./phrases/slots";
import {
  blankPhrase,
  byMood,
  moved,
  pastedVariants,
  replaced,
  sentIndex,
  withPasted,
  without,
} from "./phrases/variants";
import { languageOf, scriptMessages } from "./play/SideBySide";
import { ssmlLines } from "./voice/ssml";
import { DIALS, dialStep, dialValue, THRESHOLDS } from "./who/DialRow";

const texts = (phrases: PhraseDraft[]) => phrases.map(({ text }) => text);
const phrases = (...all: string[]) => all.map((text) => blankPhrase(text));

describe("variants pasted from a spreadsheet", () => {
  it("are the cells, row by row", () => {
    expect(pastedVariants("您好\r\n在的\r\n")).toEqual(["您好", "在的"]);
    expect(pastedVariants("您好\t在的\n请讲\t")).toEqual(["您好", "在的", "请讲"]);
    expect(pastedVariants("您好\n\n您好\n 在的 ")).toEqual(["您好", "在的"]);
  });
  it("may be quoted, with quotes and line breaks inside", () => {
    expect(pastedVariants('"第一行\n第二行"\n"他说""好"""')).toEqual(["第一行 第二行", '他说"好"']);
    expect(pastedVariants('"引"号\n好')).toEqual(['"引"号', "好"]);
  });
  it("are none if there is one cell only: that is text", () => {
    expect(pastedVariants("您好")).toBeNull();
    expect(pastedVariants("您好\n")).toBeNull();
    expect(pastedVariants("")).toBeNull();
  });
  it("come behind the one they were pasted in, or instead of a blank one, and never twice", () => {
    expect(texts(withPasted(phrases("甲", "乙"), 0, ["丙", "乙", "丁"]))).toEqual([
      "甲",
      "丙",
      "丁",
      "乙",
    ]);
    expect(texts(withPasted(phrases("甲", ""), 1, ["丙", "丁"]))).toEqual(["甲", "丙", "丁"]);
  });
});

describe("variants as a list", () => {
  it("are moved, replaced and taken out", () => {
    const all = phrases("甲", "乙", "丙");
    expect(texts(moved(all, 2, -1))).toEqual(["甲", "丙", "乙"]);
    expect(texts(moved(all, 0, -1))).toEqual(["甲", "乙", "丙"]);
    expect(texts(moved(all, 2, 1))).toEqual(["甲", "乙", "丙"]);
    expect(texts(without(all, 1))).toEqual(["甲", "丙"]);
    expect(replaced(all, 1, { moods: ["angry"] })[1]).toEqual({
      ...blankPhrase("乙"),
      moods: ["angry"],
    });
  });
  it("are numbered as they are sent: blank ones have no number", () => {
    const all = phrases("甲", " ", "丙");
    expect([0, 1, 2].map((at) => sentIndex(all, at))).toEqual([0, null, 1]);
  });
});

describe("dials", () => {
  it("have a sentence for each step, in both languages", () => {
    for (const dial of DIALS) {
      const said = new Set(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value) =>
          sayIn("zh-CN")(`persona.dialMeans.${dial}.s${dialStep(dial, value)}` as TextKey, {
            address: "亲",
          }),
        ),
      );
      expect(said.size).toBe(THRESHOLDS[dial].length + 1);
      expect([...said].filter((sentence) => sentence.startsWith("persona."))).toEqual([]);
    }
  });
  it("change their meaning at the thresholds of the format", () => {
    expect([0, 1, 2, 3, 5, 6, 10].map((value) => dialStep("warmth", value))).toEqual([
      0, 1, 1, 2, 2, 3, 3,
    ]);
    expect([3, 4].map((value) => dialStep("formality", value))).toEqual([0, 1]);
    expect([1, 2, 3, 4].map((value) => dialStep("playfulness", value))).toEqual([0, 1, 1, 2]);
  });
  it("that are not set have what the tone has", () => {
    expect(dialValue({}, "warmth", "precise")).toBe(4);
    expect(dialValue({ warmth: 0 }, "warmth", "lively")).toBe(0);
  });
});

describe("a cell of the tone matrix", () => {
  const cell = (change: Partial<ToneCell>): ToneCell => ({
    feeling: "calm",
    phrases: [],
    plain: null,
    sticker: null,
    unfit: [],
    ...change,
  });
  it("is the persona's own words, Kaopu's, or nothing", () => {
    expect(cellState({ moment: "greeting", care: false }, cell({ phrases: ["您好"] }))).toBe(
      "said",
    );
    expect(cellState({ moment: "closed", care: false }, cell({ plain: "现在没人" }))).toBe("plain");
    expect(cellState({ moment: "opener", care: false }, cell({}))).toBe("silent");
  });
  it("is a problem where the persona should have words, and worst where the tone is wrong", () => {
    expect(
      cellState({ moment: "greeting", care: false }, cell({ feeling: "angry", plain: "您好" })),
    ).toBe("gap");
    expect(cellState({ moment: "signed", care: true }, cell({}))).toBe("empty");
    expect(cellState({ moment: "signed", care: true }, cell({ feeling: "angry" }))).toBe("silent");
    expect(
      cellState(
        { moment: "greeting", care: false },
        cell({ feeling: "harmed", phrases: ["好呀~"], unfit: ["好呀~"] }),
      ),
    ).toBe("unsafe");
    expect((["gap", "empty", "unsafe", "said", "plain", "silent"] as const).map(isProblem)).toEqual(
      [true, true, true, false, false, false],
    );
    expect(
      hasProblem({
        persona: "main",
        moment: "greeting",
        care: false,
        cells: [cell({ phrases: ["您好"] }), cell({ feeling: "angry", plain: "您好" })],
      }),
    ).toBe(true);
  });
});

describe("SSML", () => {
  const ssml = [
    '<speak><prosody rate="105%" pitch="+1st">',
    '单号<say-as interpret-as="digits">78312345</say-as>。<break time="300ms"/>好的',
    "</prosody></speak>",
  ].join("");
  it("is laid out without losing a character", () => {
    const lines = ssmlLines(ssml);
    expect(
      lines
        .flat()
        .map(({ text }) => text)
        .join(""),
    ).toBe(ssml);
    expect(lines.map((line) => line.map(({ text }) => text).join(""))).toEqual([
      "<speak>",
      '<prosody rate="105%" pitch="+1st">',
      '单号<say-as interpret-as="digits">78312345</say-as>。<break time="300ms"/>',
      "好的",
      "</prosody>",
      "</speak>",
    ]);
    expect(ssmlLines("")).toEqual([]);
  });
});

describe("what else the page knows", () => {
  it("names an id that is free and says what is wrong with another", () => {
    expect(freeId(["main", "persona-2"])).toBe("persona-3");
    expect([
      idProblem("warm-2", ["main"]),
      idProblem("main", ["main"]),
      idProblem("暖", []),
      idProblem("-a", []),
      idProblem("", []),
    ]).toEqual([null, "taken", "shape", "shape", "shape"]);
  });
  it("offers a moment's placeholders besides the facts, and orders only to the agent", () => {
    const row = (insert: string, kind: PlaceholderRow["kind"]): PlaceholderRow => ({
      insert,
      kind,
      value: "",
      note: "",
      fact: null,
      used_in: [],
    });
    const all = [
      row("发货时限", "fact"),
      row("商品.名称", "product"),
      row("订单.编号", "order"),
      row("店铺", "other"),
      row("人设.名字", "other"),
    ];
    const names = (moment: Parameters<typeof slotsAt>[1]) =>
      slotsAt(all, moment).map(({ insert }) => insert);
    expect(names("greeting")).toEqual(["发货时限", "店铺", "人设.名字", "人设.自称"]);
    expect(names("confirm").at(-1)).toBe("问答.标准问");
    expect(names("alternatives").at(-1)).toBe("问答.标准问");
    expect(names("clarify")).not.toContain("问答.标准问");
    expect(names("closed")).toEqual([
      "发货时限",
      "店铺",
      "人设.名字",
      "人设.自称",
      "队列",
      "队列.服务时间",
      "队列.上线",
    ]);
    expect(names("agent_opening")).toEqual([
      "发货时限",
      "商品.名称",
      "订单.编号",
      "店铺",
      "人设.名字",
      "人设.自称",
      "队列",
      "病历.问题",
    ]);
  });
  it("lets customers write in the persona's language", () => {
    const draft = (text: string) =>
      ({
        moments: [{ moment: "greeting", phrases: phrases(text), sticker: "" }],
      }) as unknown as Parameters<typeof languageOf>[0];
    expect([languageOf(draft("您好")), languageOf(draft("Hello"))]).toEqual(["zh-CN", "en"]);
    expect(scriptMessages("phone", "zh-CN")[0]).toMatchObject({
      text: "你好",
      context: { channel: "phone" },
    });
  });
});

describe("what is the same", () => {
  const heard = (feeling: Feeling, phrases: string[]): ToneCell => ({
    feeling,
    phrases,
    plain: null,
    sticker: null,
    unfit: [],
  });

  it("is one cell of the matrix, as far as it stands side by side", () => {
    const cells = [
      heard("calm", ["好呀"]),
      heard("worried", ["您好"]),
      heard("complaining", ["您好"]),
      heard("angry", ["好呀"]),
    ];
    expect(merged(cells).map((run) => run.map(({ feeling }) => feeling))).toEqual([
      ["calm"],
      ["worried", "complaining"],
      ["angry"],
    ]);
    expect(merged([])).toEqual([]);
  });

  it("is one group of phrases, in whatever order moods were ticked; each keeps its place", () => {
    const to = (...moods: Feeling[]): PhraseDraft => ({
      text: "",
      moods,
      channel: null,
      promise: "",
    });
    const phrases = [to("angry", "worried"), to(), to("calm"), to("worried", "angry"), to()];
    expect(byMood(phrases).map(({ indices }) => indices)).toEqual([[1, 4], [0, 3], [2]]);
    expect(byMood([])).toEqual([]);
  });
});
